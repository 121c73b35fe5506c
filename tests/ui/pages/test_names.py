import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from linkwell.ui.views.pages.keys import Move, move_of
from linkwell.ui.views.pages.names import short_names, spoken_name

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def test_a_page_is_named_by_its_place_and_what_it_is():
    assert spoken_name(6, 17, "pupil sheet, My three cases") == "Page 6 of 17, pupil sheet, My three cases"
    assert spoken_name(6, 17, "") == "Page 6 of 17"


def test_the_bar_has_shorter_names_for_less_room():
    assert short_names(6, 17, "pupil sheet, My three cases") == (
        "Page 6 of 17 · Pupil sheet",
        "Page 6 of 17",
        "6 of 17",
    )
    assert short_names(1, 2, "") == ("Page 1 of 2", "1 of 2")


@pytest.mark.parametrize(
    ("key", "held", "move"),
    [
        (Qt.Key.Key_PageDown, NONE, Move.NEXT),
        (Qt.Key.Key_PageUp, NONE, Move.PREVIOUS),
        (Qt.Key.Key_Space, NONE, Move.NEXT),
        (Qt.Key.Key_Space, SHIFT, Move.PREVIOUS),
        (Qt.Key.Key_Home, CONTROL, Move.FIRST),
        (Qt.Key.Key_End, CONTROL, Move.LAST),
        (Qt.Key.Key_Plus, CONTROL, Move.ZOOM_IN),
        (Qt.Key.Key_Plus, CONTROL | SHIFT, Move.ZOOM_IN),
        (Qt.Key.Key_Plus, CONTROL | KEYPAD, Move.ZOOM_IN),
        (Qt.Key.Key_Minus, CONTROL, Move.ZOOM_OUT),
        (Qt.Key.Key_0, CONTROL, Move.ZOOM_RESET),
        (Qt.Key.Key_Plus, CONTROL | ALT, None),
        (Qt.Key.Key_Plus, NONE, None),
        (Qt.Key.Key_End, CONTROL | SHIFT, None),
        (Qt.Key.Key_Tab, NONE, None),
    ],
)
def test_keys_mean_what_the_help_says(key, held, move):
    assert move_of(QKeyEvent(QEvent.Type.KeyPress, key, held)) is move
