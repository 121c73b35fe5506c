"""A teacher makes a pack, from the first word typed to the files, in the real window with its real screens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog

from linkwell.packs import changes
from linkwell.ui.main_window import MainWindow
from linkwell.ui.screen_list import SCREENS
from linkwell.ui.screens import LIBRARY, PACKS

PACK, LESSON, SHEET, CHECK_IN, TEMPLATE = "small-link", "equ-uks2-02", "S1", "chk-01", "xt-04"
REWORDED = " Point with a whole hand."
PATIENCE = 20_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(desk, runner, theme, qtbot):
    """Opens the window on the same data as often as it is called."""

    def open_window():
        window = MainWindow(desk, runner, theme, SCREENS)
        qtbot.addWidget(window)
        window.resize(1366, 720)
        with qtbot.waitExposed(window):
            window.show()
        window.show_screen(LIBRARY)
        return window

    return open_window


def press(window, qtbot, *keys):
    """Press keys as a person would: on the widget that has focus."""
    for one in keys:
        key = QKeySequence(one)[0]
        qtbot.keyClick(window.focusWidget() or window, key.key(), key.keyboardModifiers())


def tick(library, qtbot, facet, value):
    listing, index = library.filters_pane.line_index(facet, value)
    qtbot.mouseClick(listing.viewport(), LEFT, pos=listing.visualRect(index).center())


def read(library, qtbot, item_id):
    """Choose a result by the mouse and wait for its printed pages."""
    listing = library.list_pane.list
    index = library.results.index_of(item_id)
    listing.scrollTo(index)
    qtbot.mouseClick(listing.viewport(), LEFT, pos=listing.visualRect(index).center())
    assert library.current_item == item_id
    qtbot.waitUntil(lambda: library.preview.pages.page_count > 0, timeout=PATIENCE)


def find(window, qtbot):
    """Type a word, tick both halves of key stage 2 and the first phase."""
    library = window.view
    qtbot.waitUntil(lambda: library.results.rowCount() > 0, timeout=PATIENCE)
    qtbot.keyClicks(window.focusWidget(), "belonging")
    tick(library, qtbot, "stage", "lks2")
    tick(library, qtbot, "stage", "uks2")

    def is_last(answer):
        return not answer.typing and (answer.asked.text, answer.asked.filters) == (
            library.query.text,
            library.query.filters,
        )

    with qtbot.waitSignal(library.finder.answered, timeout=PATIENCE, check_params_cb=is_last):
        tick(library, qtbot, "phase", "1")
    assert library.query.text == "belonging"
    wanted = (LESSON, CHECK_IN, TEMPLATE)
    qtbot.waitUntil(lambda: all(library.results.index_of(item).isValid() for item in wanted), timeout=PATIENCE)
    return library


def add(window, library, desk, qtbot):
    """Read what was found and add it: by key, by button, by key."""
    read(library, qtbot, LESSON)
    press(window, qtbot, "Ctrl+D")
    read(library, qtbot, CHECK_IN)
    qtbot.mouseClick(library.preview.header.add.button, LEFT)
    read(library, qtbot, TEMPLATE)
    press(window, qtbot, "Ctrl+D")
    items = [entry.item_id for entry in desk.packs.load(PACK).entries()]
    assert {LESSON, CHECK_IN, TEMPLATE} < set(items)
    return items


def entry_of(desk, item_id):
    return next(entry for entry in desk.packs.load(PACK).entries() if entry.item_id == item_id)


def reword(window, desk, qtbot):
    """F2 on the lesson, Tab into its words, type, Ctrl+Enter."""
    packs, entry = window.view, entry_of(desk, LESSON)
    packs.builder.outline.select(f"entry:{entry.id}")
    press(window, qtbot, "F2")
    editor = packs.editor
    assert editor.isVisible()
    field = next(iter(editor.edits.values()))
    while window.focusWidget() is not field:
        press(window, qtbot, "Tab")
    press(window, qtbot, "Ctrl+End")
    qtbot.keyClicks(field, REWORDED)
    press(window, qtbot, "Ctrl+Return")
    assert packs.builder.isVisible()
    assert entry_of(desk, LESSON).edits[field.stretch.key].endswith(REWORDED)


def assert_left_out(desk):
    sheets = entry_of(desk, LESSON).sheets
    assert sheets
    assert SHEET not in sheets


def leave_out_a_sheet(window, desk, qtbot):
    """Space leaves a sheet out: the print plan follows, undo and redo go back and forth."""
    builder, entry = window.view.builder, entry_of(desk, LESSON)
    qtbot.waitUntil(lambda: builder.pages.page_count > 0, timeout=PATIENCE)
    pages = builder.pages.page_count
    builder.outline.select(f"sheet:{entry.id}:{SHEET}")
    builder.outline.setFocus()
    press(window, qtbot, "Space")
    assert_left_out(desk)
    qtbot.waitUntil(lambda: builder.pages.page_count < pages, timeout=PATIENCE)
    press(window, qtbot, "Ctrl+Z")
    assert entry_of(desk, LESSON).sheets == entry.sheets
    press(window, qtbot, "Ctrl+Shift+Z")
    assert_left_out(desk)


def export(window, qtbot, folder, monkeypatch):
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    for keys, count in (("Ctrl+E", 1), ("Ctrl+Shift+E", 2)):
        press(window, qtbot, keys)
        qtbot.waitUntil(lambda count=count: len(list(folder.glob("*.[pd]*"))) == count, timeout=PATIENCE)
    assert {file.suffix for file in folder.iterdir()} == {".pdf", ".docx"}


def test_a_teacher_makes_a_pack_and_finds_it_again(opened, desk, qtbot, tmp_path, monkeypatch):
    window = opened()
    library = find(window, qtbot)
    items = add(window, library, desk, qtbot)
    press(window, qtbot, "Ctrl+2")
    assert window.view.current_pack_id() == PACK
    reword(window, desk, qtbot)
    leave_out_a_sheet(window, desk, qtbot)
    export(window, qtbot, tmp_path / "out", monkeypatch)
    kept = desk.packs.load(PACK)
    window.close()

    again = opened()
    press(again, qtbot, "Ctrl+2", "Return")
    assert again.current == PACKS
    assert again.view.current_pack_id() == PACK
    assert desk.packs.load(PACK) == kept
    assert [entry.item_id for entry in kept.entries()] == items
    assert changes.find(kept, entry_of(desk, LESSON).id).edits
    pages = again.view.builder.pages
    qtbot.waitUntil(lambda: pages.page_count > 0, timeout=PATIENCE)
