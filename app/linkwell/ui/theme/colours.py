"""How a token name becomes a colour, and the palette that gives Qt's own widgets the same colours.

This file knows the tokens and Qt's palette, and nothing of widgets, fonts or settings.
"""

from typing import Protocol

from PySide6.QtGui import QColor, QPalette

from linkwell.ui.theme.tokens import Scheme

_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "panel"),
    (QPalette.ColorRole.AlternateBase, "facet"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.Button, "panel"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "bad"),
    (QPalette.ColorRole.PlaceholderText, "ink-3"),
    (QPalette.ColorRole.Highlight, "accent-soft"),
    (QPalette.ColorRole.HighlightedText, "ink"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.ToolTipBase, "ink"),
    (QPalette.ColorRole.ToolTipText, "panel"),
    (QPalette.ColorRole.Light, "panel"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "control"),
    (QPalette.ColorRole.Shadow, "control"),
)
_DISABLED_TEXT = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Colours(Protocol):
    """Anything that can say what colour a token has now."""

    @property
    def dark(self) -> bool: ...

    def color(self, token: str) -> QColor: ...


def palette_of(scheme: Scheme) -> QPalette:
    """The application palette of a scheme. Disabled words stay readable (`ink-3`)."""
    palette = QPalette()
    for role, token in _ROLES:
        palette.setColor(role, QColor(scheme[token]))
    for role in _DISABLED_TEXT:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(scheme["ink-3"]))
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Button):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(scheme["facet"]))
    return palette
