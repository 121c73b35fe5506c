import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from linkwell.ui.widgets.buttons import Button, FlatButton, IconButton, MenuButton, PrimaryButton, SplitButton
from linkwell.ui.widgets.segments import Segments


@pytest.mark.parametrize("kind", [Button, FlatButton, PrimaryButton, MenuButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_buttons_work_by_keyboard(theme, qtbot, kind, key):
    button = kind("Use", theme)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_enter_with_ctrl_is_left_to_the_screen(theme, qtbot):
    button = Button("Bold", theme)
    qtbot.addWidget(button)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("kind", [Button, FlatButton, PrimaryButton, MenuButton])
def test_words_fit_at_every_size(theme, qtbot, kind, percent):
    button = kind("Save agreement", theme, "print")
    qtbot.addWidget(button)
    theme.set_percent(percent)
    needed = button.fontMetrics().horizontalAdvance(button.text()) + button.iconSize().width()
    assert button.sizeHint().width() >= needed + 16
    assert button.sizeHint().height() >= max(24, button.fontMetrics().height() + 10)


def test_an_icon_button_has_a_name_and_a_tooltip(theme, qtbot):
    button = IconButton("undo", "Undo", theme)
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Undo", "Undo")
    assert min(button.sizeHint().width(), button.sizeHint().height()) >= 24


def test_icons_are_drawn_anew_for_another_scheme(theme, qtbot):
    button = Button("Print", theme, "print")
    qtbot.addWidget(button)
    before = button.icon().pixmap(18, 18).toImage()
    theme.set_appearance("dark")
    assert button.icon().pixmap(18, 18).toImage() != before


def test_a_split_button_has_an_action_and_a_menu(theme, qtbot):
    split = SplitButton("Add to pack", theme, "plus")
    qtbot.addWidget(split)
    with qtbot.waitSignal(split.clicked):
        qtbot.mouseClick(split.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(split.menu_requested):
        qtbot.mouseClick(split.arrow, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(split.menu_requested):
        qtbot.keyClick(split.button, Qt.Key.Key_Down)
    assert split.arrow.accessibleName()


def test_small_buttons_are_lower(theme, qtbot):
    button = Button("Use", theme)
    qtbot.addWidget(button)
    button.set_small()
    assert button.sizeHint().height() == 28


def segments(theme, qtbot):
    made = Segments([("plan", "Plan"), ("sheets", "Sheets"), ("about", "About")], theme)
    qtbot.addWidget(made)
    return made


def test_arrow_keys_choose_the_neighbour_and_go_round(theme, qtbot):
    row = segments(theme, qtbot)
    told = []
    row.chosen.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(row, key)
    assert told == ["sheets", "about", "plan", "about"]
    assert row.current == "about"


def test_choosing_in_code_tells_nobody(theme, qtbot):
    row = segments(theme, qtbot)
    with qtbot.assertNotEmitted(row.chosen):
        row.choose("sheets")
        row.choose("nothing of the kind")
    assert row.current == "sheets"


def test_a_segment_does_not_move_when_it_becomes_bold(theme, qtbot):
    row = segments(theme, qtbot)
    widths = row.sizeHint().width()
    row.choose("sheets")
    assert row.sizeHint().width() == widths


def test_a_title_can_change(theme, qtbot):
    row = segments(theme, qtbot)
    row.set_title("sheets", "Sheets 3")
    assert row.findChildren(type(row._group.button(1)))[1].accessibleName() == "Sheets 3"


def test_segments_stand_below_each_other_where_a_row_has_no_room(theme, qtbot):
    pane = QWidget()
    qtbot.addWidget(pane)
    segments = Segments((("black", "Black and white"), ("colour", "Colour")), theme)
    segments.set_stacking()
    column = QVBoxLayout(pane)
    column.addWidget(segments)
    column.addStretch(1)
    theme.set_percent(200)
    first, second = segments.findChildren(QPushButton)
    for width, stacked in ((600, False), (300, True), (600, False)):
        pane.resize(width, 300)
        with qtbot.waitExposed(pane):
            pane.show()
        qtbot.waitUntil(lambda stacked=stacked: (second.y() >= first.geometry().bottom()) is stacked)
        assert segments.rect().contains(second.geometry())
