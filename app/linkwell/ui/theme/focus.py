"""The focus ring: one painter function for widgets and delegates alike.

The ring lies inside the given rectangle, so no neighbour and no edge can cut it: `focus` on the outside, 2 px, then
`focus-inner` next to the control, 2 px.
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOption, QWidget

from linkwell.ui.theme.colours import Colours

RING = 4
_LINE = 2


def paint_focus_ring(painter: QPainter, rect: QRect | QRectF, theme: Colours, radius: float) -> None:
    """Draw the ring along the inside of `rect`. `radius` is that of the rectangle's outer corners, in pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for step, token in enumerate(("focus", "focus-inner")):
        inset = _LINE / 2 + step * _LINE
        corner = max(0.0, radius - inset)
        painter.setPen(QPen(theme.color(token), _LINE))
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), corner, corner)
    painter.restore()


def shows_ring(option: QStyleOption, widget: QWidget | None = None) -> bool:
    """Whether a control drawn with these options has focus that came by keyboard.

    Qt's own drawing of list items always says so; with the `widget` given, its window is asked instead.
    """
    wanted = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
    if (option.state & wanted) != wanted:
        return False
    if widget is None or not option.state & QStyle.StateFlag.State_Item:
        return True
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def focus_by_key(widget: QWidget) -> None:
    """Move the focus because of a key, so that the ring shows; Qt counts only Tab and shortcuts as the keyboard."""
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
