"""The colours of the window, light and dark, each also strong. No other file holds a colour of the window.

Contrast of each text token on its surfaces is at least 4.5 to 1, and 7 in the strong schemes; a test computes it.
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


# Where the system asks for more contrast: plain grounds, full ink, and lines as strong as words.
_STRONG_LIGHT = {
    **dict.fromkeys(("window", "panel", "facet", "rail", "on-accent"), "#FFFFFF"),
    **dict.fromkeys(("control", "line", "ink", "ink-2", "ink-3", "on-mark", "focus"), "#000000"),
    **{"canvas": "#C8C8C8", "hover": "#EDEDED", "accent": "#00363D", "accent-pressed": "#000000"},
    **{"mark-line": "#000000", "ok": "#0B3D12", "warn": "#4F2900", "bad": "#6B0000"},
    **{"identity": "#5C0F45", "diversity": "#5A2900", "community": "#2A3D00", "equality": "#1B2873"},
}
_STRONG_DARK = {
    **dict.fromkeys(("window", "panel", "facet", "rail", "canvas", "on-accent", "focus-inner"), "#000000"),
    **dict.fromkeys(("control", "line", "ink", "ink-2", "ink-3", "on-mark"), "#FFFFFF"),
    **{"hover": "#262626", "accent": "#A9E9EE", "accent-pressed": "#FFFFFF", "accent-soft": "#12383C"},
    **{"mark": "#4A3A00", "ok": "#C4F2C8", "warn": "#FFDCA8", "bad": "#FFCFC9"},
    **{"identity": "#F8CDEB", "diversity": "#FFD6B0", "community": "#DDF2AC", "equality": "#D3DBFF"},
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
STRONG_LIGHT_SCHEME = Scheme({**LIGHT, **_STRONG_LIGHT}, dark=False)
STRONG_DARK_SCHEME = Scheme({**DARK, **_STRONG_DARK}, dark=True)
