"""The colours of the window, light and dark. The names are those of the design; nothing else in the code is a colour.

Contrast of each text token on its surfaces is at least 4.5 to 1; a test computes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LIGHT: Mapping[str, str] = {
    "window": "#F5F2EC",
    "panel": "#FFFFFF",
    "facet": "#FAF8F4",
    "rail": "#EAE5DA",
    "canvas": "#DDD7CB",
    "hover": "#F0ECE3",
    "line": "#DDD6C9",
    "control": "#857D70",
    "ink": "#221F1A",
    "ink-2": "#4A443B",
    "ink-3": "#5E574C",
    "accent": "#0B5A63",
    "accent-pressed": "#07454D",
    "on-accent": "#FFFFFF",
    "accent-soft": "#DCEDED",
    "mark": "#FFE38A",
    "mark-line": "#7A5A00",
    "on-mark": "#221F1A",
    "focus": "#221F1A",
    "focus-inner": "#FFCF3F",
    "ok": "#25602C",
    "ok-soft": "#E4F1E2",
    "warn": "#7A4100",
    "warn-soft": "#FCEFD8",
    "bad": "#971C1C",
    "bad-soft": "#FAE6E3",
    "identity": "#86296A",
    "identity-soft": "#F7E8F2",
    "diversity": "#8F4200",
    "diversity-soft": "#FBEBDD",
    "community": "#45600F",
    "community-soft": "#EDF3DD",
    "equality": "#3A49A0",
    "equality-soft": "#E8EBF9",
}

DARK: Mapping[str, str] = {
    "window": "#1D1C1A",
    "panel": "#262421",
    "facet": "#21201D",
    "rail": "#171614",
    "canvas": "#121110",
    "hover": "#2F2D29",
    "line": "#3D3A34",
    "control": "#928A7D",
    "ink": "#F3EFE7",
    "ink-2": "#D2CBBE",
    "ink-3": "#B8B0A2",
    "accent": "#83CBD0",
    "accent-pressed": "#A3DCE0",
    "on-accent": "#062A2E",
    "accent-soft": "#1E3F43",
    "mark": "#665000",
    "mark-line": "#FFCF3F",
    "on-mark": "#FFF2C6",
    "focus": "#FFCF3F",
    "focus-inner": "#1D1C1A",
    "ok": "#9BD3A0",
    "ok-soft": "#203523",
    "warn": "#F2BE7B",
    "warn-soft": "#3E2E15",
    "bad": "#F5A8A0",
    "bad-soft": "#442220",
    "identity": "#E9A8D4",
    "identity-soft": "#3D2437",
    "diversity": "#F3B780",
    "diversity-soft": "#402B18",
    "community": "#BDD683",
    "community-soft": "#2E3619",
    "equality": "#B0BEF8",
    "equality-soft": "#282E4A",
}


@dataclass(frozen=True, slots=True)
class Scheme:
    """One set of colours. `dark` also decides which way hover and disabled lean."""

    colours: Mapping[str, str]
    dark: bool

    def __getitem__(self, token: str) -> str:
        return self.colours[token]


LIGHT_SCHEME = Scheme(LIGHT, dark=False)
DARK_SCHEME = Scheme(DARK, dark=True)
