"""Which keys do what in the page view, as one table. Knows key events, not the view."""

import enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Move(enum.Enum):
    """What a key asks for."""

    NEXT = enum.auto()
    PREVIOUS = enum.auto()
    FIRST = enum.auto()
    LAST = enum.auto()
    UP = enum.auto()
    DOWN = enum.auto()
    LEFT = enum.auto()
    RIGHT = enum.auto()
    ZOOM_IN = enum.auto()
    ZOOM_OUT = enum.auto()
    ZOOM_RESET = enum.auto()


_PLAIN: dict[int, Move] = {
    Qt.Key.Key_PageDown: Move.NEXT,
    Qt.Key.Key_PageUp: Move.PREVIOUS,
    Qt.Key.Key_Space: Move.NEXT,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
}
_SHIFT: dict[int, Move] = {Qt.Key.Key_Space: Move.PREVIOUS}
_CONTROL: dict[int, Move] = {
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
    Qt.Key.Key_Plus: Move.ZOOM_IN,
    Qt.Key.Key_Equal: Move.ZOOM_IN,
    Qt.Key.Key_Minus: Move.ZOOM_OUT,
    Qt.Key.Key_0: Move.ZOOM_RESET,
}
_NONE, _WITH_SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_WITH_CONTROL = Qt.KeyboardModifier.ControlModifier


def move_of(event: QKeyEvent) -> Move | None:
    """What a key asks for; None for keys that belong to somebody else. The number pad counts like the main keys."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == _NONE:
        return _PLAIN.get(event.key())
    if held == _WITH_SHIFT:
        return _SHIFT.get(event.key())
    # The plus sign needs Shift on many keyboards.
    if held == _WITH_CONTROL or (held == _WITH_CONTROL | _WITH_SHIFT and event.key() == Qt.Key.Key_Plus):
        return _CONTROL.get(event.key())
    return None
