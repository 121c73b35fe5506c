import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from linkwell.ui.widgets.chips import SearchField

CHIPS = [("phase-1", "Phase 1"), ("lks2", "LKS2")]


@pytest.fixture
def field(theme, qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    made = SearchField(theme)
    column.addWidget(made)
    column.addWidget(QPushButton("Other"))
    qtbot.addWidget(window)
    window.resize(600, 120)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.window_kept = window
    made.edit.setFocus()
    made.set_chips(CHIPS)
    return made


def test_typing_is_told(field, qtbot):
    told = []
    field.text_edited.connect(told.append)
    qtbot.keyClicks(field.edit, "art")
    assert told == ["a", "ar", "art"]
    assert field.text == "art"


def test_text_set_in_code_is_not_told(field, qtbot):
    with qtbot.assertNotEmitted(field.text_edited):
        field.set_text("museum")
    assert field.text == "museum"


def test_backspace_first_selects_the_last_chip_then_removes_it(field, qtbot):
    with qtbot.assertNotEmitted(field.chip_removed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    chip = field.chips[-1]
    assert chip.hasFocus()
    with qtbot.waitSignal(field.chip_removed) as removed:
        qtbot.keyClick(chip, Qt.Key.Key_Backspace)
    assert removed.args == ["lks2"]
    assert field.edit.hasFocus()


def test_backspace_inside_words_only_deletes_letters(field, qtbot):
    field.set_text("ab")
    with qtbot.assertNotEmitted(field.chip_removed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.text == "a"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_focused_chip_is_removed_by_key(field, qtbot, key):
    field.chips[0].setFocus()
    with qtbot.waitSignal(field.chip_removed) as removed:
        qtbot.keyClick(field.chips[0], key)
    assert removed.args == ["phase-1"]


def test_a_click_removes_a_chip(field, qtbot):
    with qtbot.waitSignal(field.chip_removed) as removed:
        qtbot.mouseClick(field.chips[1], Qt.MouseButton.LeftButton)
    assert removed.args == ["lks2"]


def test_arrow_keys_walk_along_the_chips(field, qtbot):
    qtbot.keyClick(field.edit, Qt.Key.Key_Left)
    assert field.chips[1].hasFocus()
    qtbot.keyClick(field.chips[1], Qt.Key.Key_Left)
    assert field.chips[0].hasFocus()
    qtbot.keyClick(field.chips[0], Qt.Key.Key_Left)
    assert field.chips[0].hasFocus()
    qtbot.keyClick(field.chips[0], Qt.Key.Key_Right)
    qtbot.keyClick(field.chips[1], Qt.Key.Key_Right)
    assert field.edit.hasFocus()


def test_letters_typed_on_a_chip_go_into_the_words(field, qtbot):
    field.chips[1].setFocus()
    qtbot.keyClick(field.chips[1], "m")
    assert field.edit.hasFocus()
    qtbot.keyClicks(field.edit, "ap")
    assert field.text == "map"


def test_escape_clears_the_words_and_keeps_the_chips(field, qtbot):
    field.set_text("museum")
    with qtbot.waitSignals([field.cleared, field.text_edited]):
        qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text == ""
    assert len(field.chips) == 2


def test_escape_in_an_empty_field_is_left_to_the_window(field, qtbot):
    with qtbot.assertNotEmitted(field.cleared):
        qtbot.keyClick(field.edit, Qt.Key.Key_Escape)


def test_the_clear_button_shows_only_when_there_are_words(field, qtbot):
    button = next(child for child in field.findChildren(QPushButton) if child.accessibleName() == "Clear the search")
    assert button.isHidden()
    qtbot.keyClicks(field.edit, "x")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.text == ""


def test_down_and_enter_are_told(field, qtbot):
    with qtbot.waitSignal(field.down_pressed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)


def test_there_is_always_room_to_type(field, qtbot):
    field.set_chips([(str(number), f"A long chip {number}") for number in range(12)])
    qtbot.waitUntil(lambda: field.edit.width() >= 100)
    hidden = sum(chip.isHidden() for chip in field.chips)
    assert 0 < hidden < 12
    assert field.findChild(QWidget, "more").text() == f"{hidden} more"


def test_new_chips_do_not_lose_the_focus(field):
    field.chips[0].setFocus()
    field.set_chips([])
    assert field.edit.hasFocus()


def test_everything_has_a_name(field):
    assert field.edit.accessibleName() == "Search"
    assert [chip.accessibleName() for chip in field.chips] == ["Phase 1, remove", "LKS2, remove"]
