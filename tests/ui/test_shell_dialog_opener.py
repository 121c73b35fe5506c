"""Dialogs opened from the window: one of each, for the screen in front, with what they ask for passed on."""

import pytest
from PySide6.QtCore import Qt

from linkwell.store.settings import APPEARANCE, MENU_BAR, NATION, STAGES_SHOWN
from linkwell.ui.crash import CrashHooks
from linkwell.ui.dialog_opener import DialogOpener
from linkwell.ui.main_window import MainWindow
from linkwell.ui.screen_list import SCREENS


@pytest.fixture
def window(desk, runner, theme, qtbot):
    made = MainWindow(desk, runner, theme, SCREENS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_screen("links")
    return made


@pytest.fixture
def opener(window, desk, runner, theme):
    return DialogOpener(window, desk, runner, theme)


@pytest.mark.parametrize("id", ["settings", "shortcuts", "about", "report", "backups", "word_changes", "batch"])
def test_a_command_opens_its_dialog_once(window, opener, qtbot, id):
    window.run(id)
    first = opener.dialog(id)
    assert first.isVisible()
    window.run(id)
    assert opener.dialog(id) is first
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opener.dialog(id) is None)


def test_f1_explains_the_screen_in_front(window, opener, qtbot):
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: opener.help is not None and opener.help.isVisible())
    assert opener.help.page == "links"
    opener.help.close()


def test_a_setting_reaches_the_window(window, opener, desk, qtbot):
    opener.open("settings")
    opener.dialog("settings").field(MENU_BAR.name).click()
    assert window.menuBar().isVisible()


def test_a_nation_or_a_typeface_makes_the_screens_anew_and_the_open_pack_stays(window, opener, desk, qtbot):
    window.show_screen("packs")
    window.view.open_pack(desk.packs.list()[0].id)
    before, pack = window.view, window.view.current_pack_id()
    opener.open("settings")
    field = opener.dialog("settings").field(NATION.name)
    field.activated.emit(field.findData("wales"))
    qtbot.keyClick(opener.dialog("settings"), Qt.Key.Key_Escape)
    assert window.view is not before
    assert window.view.current_pack_id() == pack
    assert desk.workspace.vocabulary.nation == "wales"


def test_stages_are_taken_up_at_once_by_the_screens_that_are_there(window, opener, desk, qtbot):
    window.show_screen("library")
    library = window.view
    qtbot.waitUntil(lambda: library.finder.library is not None, timeout=20_000)
    opener.open("settings")
    opener.dialog("settings").field(STAGES_SHOWN.name).boxes["eyfs"].click()
    assert "eyfs" not in [value.value for value in library.facets.sections[1].values]
    qtbot.keyClick(opener.dialog("settings"), Qt.Key.Key_Escape)
    assert window.view is library


def test_screens_made_anew_while_they_wait_for_something_are_no_failure(window, opener, desk, runner, qtbot):
    hooks = CrashHooks(str, window)
    hooks.install()
    try:
        for screen in ("library", "packs"):
            window.show_screen(screen)
            with qtbot.assertNotEmitted(hooks.crashed):
                opener.show_anew()
                qtbot.waitUntil(lambda: not runner.busy, timeout=20_000)
    finally:
        hooks.remove()


def test_a_second_failure_does_not_open_a_second_dialog(window, opener):
    opener.show_crash("first")
    opener.show_crash("second")
    assert opener.dialog("crash").report == "first"


def test_data_put_back_brings_its_settings_and_new_screens(window, opener, desk, theme, qtbot):
    before = window.view
    opener.open("backups")
    dialog = opener.dialog("backups")
    dialog.back_up()
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() == 1)
    desk.settings.set(APPEARANCE, "dark")
    with qtbot.waitSignal(dialog.data_replaced):
        dialog.put_back()
    assert theme.appearance == "system"
    assert window.view is not before
    assert window.current == "links"


def test_the_first_run_leads_to_the_sample_pack(window, opener, desk, qtbot):
    opener.open("first_run")
    opener.dialog("first_run").chosen.emit("packs")
    assert window.current == "packs"
    pack = desk.packs.list()[0]
    qtbot.waitUntil(lambda: window.windowTitle() == f"{pack.title} - Linkwell")
