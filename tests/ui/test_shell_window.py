"""The main window with small stand-in screens: rail, keys, menus, panes, status, notices."""

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from linkwell.store.settings import LAST_PACK, MENU_BAR, TEXT_PERCENT, WINDOW_PLACE
from linkwell.ui.main_window import MainWindow
from linkwell.ui.screens import LIBRARY, LINKS, PACKS, Screen
from linkwell.ui.widgets.panes import Pane, Toolbar

MADE = []


class StandIn(QWidget):
    """A screen with a toolbar, two panes and a record of what was asked of it."""

    announced = Signal(str)
    add_requested = Signal(str, str)
    library_requested = Signal()
    links_requested = Signal()
    links_changed = Signal()

    def __init__(self, desk, runner, theme):
        super().__init__()
        MADE.append(self)
        self.asked = []
        column = QVBoxLayout(self)
        bar = Toolbar("Tools")
        self.field = QLineEdit()
        bar.row.addWidget(self.field)
        column.addWidget(bar)
        self.buttons = [QPushButton("one"), QPushButton("two")]
        for button in self.buttons:
            pane = Pane(button.text())
            pane.body.addWidget(button)
            column.addWidget(pane)

    def search(self):
        self.field.setFocus()

    def add_item(self, item_id, pack_id):
        self.asked.append(("add", item_id, pack_id))
        self.announced.emit(f"{item_id} was added")

    def export(self, suffixes):
        self.asked.append(("export", suffixes))

    def refresh_links(self):
        self.asked.append("links")


SCREENS = tuple(Screen(id, id.capitalize(), StandIn, f"hint for {id}") for id in (LIBRARY, PACKS, LINKS))


@pytest.fixture
def window(desk, runner, theme, qtbot):
    MADE.clear()
    made = MainWindow(desk, runner, theme, SCREENS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_screen(LIBRARY)
    return made


def press(window, qtbot, keys):
    """Press a key combination as a person would: on the widget that has focus."""
    key = QKeySequence(keys)[0]
    qtbot.keyClick(window.focusWidget() or window, key.key(), key.keyboardModifiers())


def test_a_screen_is_made_when_it_is_first_shown_and_only_once(window):
    assert len(MADE) == 1
    window.show_screen(PACKS)
    window.show_screen(LIBRARY)
    window.show_screen(PACKS)
    assert len(MADE) == 2


@pytest.mark.parametrize(("keys", "id"), [("Ctrl+2", PACKS), ("Ctrl+3", LINKS), ("Ctrl+1", LIBRARY)])
def test_keys_show_screens(window, qtbot, keys, id):
    press(window, qtbot, keys)
    qtbot.waitUntil(lambda: window.current == id)
    assert window.rail.item(id).current


def test_the_rail_shows_screens_and_opens_dialogs(window, qtbot):
    qtbot.mouseClick(window.rail.item(LINKS), Qt.MouseButton.LeftButton)
    assert window.current == LINKS
    with qtbot.waitSignal(window.dialog_requested) as asked:
        qtbot.mouseClick(window.rail.item("settings"), Qt.MouseButton.LeftButton)
    assert asked.args == ["settings"]
    assert window.rail.item(LINKS).current


def test_the_rail_drops_its_words_in_a_narrow_window_and_for_large_text(window, theme, qtbot):
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: not window.rail.narrow)
    assert window.rail.width() == 84
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: window.rail.narrow)
    assert window.rail.width() == 56
    window.resize(1366, 600)
    theme.set_percent(200)
    qtbot.waitUntil(lambda: window.rail.narrow)


def test_every_rail_item_has_a_name_and_a_tooltip(window):
    for id in (LIBRARY, PACKS, LINKS, "settings", "help"):
        assert window.rail.item(id).accessibleName()
        assert window.rail.item(id).toolTip()


def test_the_search_field_has_the_keyboard_at_the_start(window):
    assert window.focusWidget() is MADE[0].field


def test_f6_goes_round_the_panes_and_back_to_where_each_was_left(window, qtbot):
    library = MADE[0]
    reached = []
    for _ in range(4):
        press(window, qtbot, "F6")
        reached.append(window.focusWidget())
    assert reached[:2] == library.buttons
    assert window.rail.isAncestorOf(reached[2])
    assert reached[3] is library.field
    press(window, qtbot, "Shift+F6")
    assert window.rail.isAncestorOf(window.focusWidget())


def test_alt_alone_shows_the_menu_bar_and_escape_hides_it(window, qtbot):
    bar = window.menuBar()
    assert not bar.isVisible()
    qtbot.keyClick(MADE[0].field, Qt.Key.Key_Alt)
    qtbot.waitUntil(bar.isVisible)
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert window.focusWidget() is MADE[0].field


def test_alt_with_another_key_does_not_show_the_menu_bar(window, qtbot):
    qtbot.keyPress(MADE[0].field, Qt.Key.Key_Alt)
    qtbot.keyClick(MADE[0].field, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(MADE[0].field, Qt.Key.Key_Alt)
    assert not window.menuBar().isVisible()


def test_alt_with_a_click_does_not_show_the_menu_bar(window, qtbot):
    qtbot.keyPress(MADE[0].field, Qt.Key.Key_Alt)
    qtbot.mouseClick(MADE[0].buttons[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(QApplication.focusWidget(), Qt.Key.Key_Alt)
    assert not window.menuBar().isVisible()


def test_alt_is_heard_wherever_the_focus_goes_in_the_window(window, qtbot):
    for part in (MADE[0].buttons[1], MADE[0].field):
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_Alt)
        assert window.menuBar().isVisible()
        qtbot.keyClick(window.menuBar(), Qt.Key.Key_Escape)
        assert window.focusWidget() is part
    assert not window.menuBar().isVisible()


def test_alt_is_heard_after_the_widget_with_the_focus_has_gone(window, qtbot):
    gone = QLineEdit(MADE[0])
    gone.show()
    gone.setFocus()
    gone.deleteLater()
    qtbot.waitUntil(lambda: not isValid(gone))
    MADE[0].field.setFocus()
    qtbot.keyClick(MADE[0].field, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()


def test_alt_in_another_window_is_not_for_this_ones_menu_bar(window, qtbot):
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    qtbot.keyClick(other, Qt.Key.Key_Alt)
    assert not window.menuBar().isVisible()


def test_icons_stand_in_the_menus_when_they_are_seen(window, theme):
    menu = window.menuBar().actions()[0].menu()
    menu.aboutToShow.emit()
    assert not window.menus.action("settings").icon().isNull()


def test_f10_shows_the_menu_bar_and_a_setting_keeps_it(window, desk, qtbot):
    press(window, qtbot, "F10")
    assert window.menuBar().isVisible()
    qtbot.keyClick(window.menuBar(), Qt.Key.Key_F10)
    desk.settings.set(MENU_BAR, True)
    window.apply_setting(MENU_BAR.name)
    assert window.menuBar().isVisible()
    desk.settings.set(MENU_BAR, False)
    window.apply_setting(MENU_BAR.name)
    assert not window.menuBar().isVisible()


def test_a_command_reaches_the_screen_in_front_by_its_method(window, qtbot):
    window.show_screen(PACKS)
    press(window, qtbot, "Ctrl+E")
    assert MADE[1].asked == [("export", ("pdf",))]
    window.menus.action("export_word").trigger()
    assert MADE[1].asked[-1] == ("export", ("docx",))


def test_a_command_that_a_screen_does_not_know_is_disabled(window):
    assert not window.menus.action("undo").isEnabled()
    assert window.menus.action("search").isEnabled()


def test_a_screen_that_owns_a_key_keeps_it(window, qtbot):
    own = QShortcut(QKeySequence("Ctrl+D"), MADE[0])
    own.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    window.refresh()
    with qtbot.waitSignal(own.activated):
        press(window, qtbot, "Ctrl+D")
    with qtbot.waitSignal(own.activated):
        window.menus.action("add_to_pack").trigger()


def test_an_item_added_from_the_library_reaches_the_packs_and_is_told(window):
    MADE[0].add_requested.emit("com-lks2-01", "")
    assert MADE[1].asked == [("add", "com-lks2-01", "")]
    assert window.current == LIBRARY
    assert "com-lks2-01 was added" in window.status.hint


def test_changed_links_are_taken_up_by_the_other_screens(window):
    window.show_screen(LINKS)
    MADE[1].links_changed.emit()
    assert MADE[0].asked == ["links"]
    assert MADE[1].asked == []


def test_links_kept_by_a_screen_that_has_just_gone_are_taken_up_too(window):
    packs, links = (window.show_screen(PACKS), window.view)[1], (window.show_screen(LINKS), window.view)[1]
    window.show_screen(PACKS)
    links.links_changed.emit()
    assert packs.asked == ["links"]
    assert links.asked == []


def test_the_title_names_the_screen_or_what_it_shows(window):
    assert window.windowTitle() == "Linkwell"
    window.show_screen(PACKS)
    assert window.windowTitle() == "Packs - Linkwell"
    MADE[1].setWindowTitle("Autumn exchange")
    assert window.windowTitle() == "Autumn exchange - Linkwell"


def test_the_status_line_counts_and_hints(window, desk):
    window.set_library_count(1158)
    assert window.status.counts == "1,158 lessons and templates"
    pack = desk.packs.list()[0]
    desk.settings.set(LAST_PACK, pack.id)
    window.refresh()
    assert window.status.hint == f"Ctrl + D adds to {pack.title}"
    window.show_screen(LINKS)
    assert window.status.counts == "1 link · 2 classes · 2 schools"
    assert window.status.hint == "hint for links"


def test_text_size_by_keys_stays_within_its_bounds(window, desk, theme, qtbot):
    press(window, qtbot, "Ctrl+Alt++")
    assert (theme.percent, desk.settings.get(TEXT_PERCENT)) == (110, 110)
    press(window, qtbot, "Ctrl+Alt+0")
    press(window, qtbot, "Ctrl+Alt+-")
    assert (theme.percent, desk.settings.get(TEXT_PERCENT)) == (100, 100)


def test_a_notice_can_be_closed(window, qtbot):
    window.tell("The disk is full.")
    assert window.notice.isVisible()
    qtbot.mouseClick(window.notice.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()


def test_the_place_of_the_window_is_kept(window, desk, runner, theme, qtbot):
    window.resize(1200, 700)
    window.close()
    assert desk.settings.get(WINDOW_PLACE)
    again = MainWindow(desk, runner, theme, SCREENS)
    qtbot.addWidget(again)
    assert again.width() <= 1200


def test_a_new_window_leaves_room_for_its_title_bar(desk, runner, theme, qtbot):
    made = MainWindow(desk, runner, theme, SCREENS)
    qtbot.addWidget(made)
    assert made.height() + 32 <= made.screen().availableSize().height()


def test_a_spoilt_place_is_ignored(desk, runner, theme, qtbot):
    desk.settings.set(WINDOW_PLACE, "not base64 at all ÿ")
    made = MainWindow(desk, runner, theme, SCREENS)
    qtbot.addWidget(made)
    assert made.width() > 0


def test_other_data_makes_all_screens_anew(window):
    window.show_screen(PACKS)
    before = len(MADE)
    window.rebuild()
    assert len(MADE) == before + 1
    assert window.current == PACKS


def test_what_the_library_says_is_spoken(window, monkeypatch):
    window.show_screen(LIBRARY)
    spoken = []
    monkeypatch.setattr(window, "announce", spoken.append)
    window.view.announced.emit("8 lessons and templates")
    assert spoken == ["8 lessons and templates"]
