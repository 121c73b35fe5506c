"""Comparing with a Word file in the window: what is shown, ticked and taken; bad files get a calm message."""

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu

from linkwell.domain.progress import silent
from linkwell.packs.word_changes import WordChange
from linkwell.ui.dialog_opener import DialogOpener
from linkwell.ui.dialogs.word_changes import LABEL, WordChangesDialog
from linkwell.ui.main_window import MainWindow
from linkwell.ui.models.word_changes import WordChangesModel
from linkwell.ui.screen_list import SCREENS
from linkwell.workspace import building

STARTS = ("Please keep the flaps folded", "Our question for you")


@pytest.fixture
def edited(desk, tmp_path):
    """The Word file of the sample pack with two sentences changed and one typed beside."""
    pack = desk.packs.load(desk.packs.list()[0].id)
    wanted = building.Export(desk.document(pack), pack.style_id, tmp_path, ("docx",))
    file = building.write(desk.workspace, wanted, silent)[0]
    word = docx.Document(str(file))
    for start in STARTS:
        paragraph = next(one for one in word.paragraphs if one.text.startswith(start))
        paragraph.runs[0].text = f"Now: {paragraph.runs[0].text}"
    paragraph.insert_paragraph_before("Typed beside.")
    word.save(str(file))
    return file


@pytest.fixture
def dialog(desk, runner, theme, qtbot):
    made = WordChangesDialog(desk, runner, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def _compared(dialog, qtbot, file):
    dialog.compare(str(file))
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    return dialog


def test_nothing_can_be_taken_before_a_file_is_chosen(dialog):
    assert not dialog.take_button.isEnabled()
    assert not dialog.table.isVisible()


def test_it_shows_what_was_changed_and_what_cannot_be_taken(dialog, qtbot, edited):
    _compared(dialog, qtbot, edited)
    shown = [dialog.model.index(row, 2).data() for row in range(dialog.model.rowCount())]
    assert [words.startswith("Now: ") for words in shown] == [True, True]
    assert "Typed beside." in dialog.others.toPlainText()
    assert dialog.take_button.text() == "Take 2 changes"
    assert dialog.table.hasFocus()


def test_only_what_is_ticked_is_taken(dialog, qtbot, edited, desk):
    _compared(dialog, qtbot, edited)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.take_button.text() == "Take 1 change"
    with qtbot.waitSignal(dialog.taken) as sent:
        qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    pack_id, change = sent.args
    [words] = [words for entry in change(desk.packs.load(pack_id)).entries() for words in entry.edits.values()]
    assert words.startswith(f"Now: {STARTS[1]}")


def test_ticking_none_leaves_nothing_to_take(dialog, qtbot, edited):
    _compared(dialog, qtbot, edited)
    dialog.model.tick_all(False)
    assert not dialog.take_button.isEnabled()
    dialog.model.tick_all(True)
    assert dialog.take_button.isEnabled()


def test_a_bad_file_is_told_calmly_and_another_can_be_chosen(dialog, qtbot, edited, tmp_path):
    bad = tmp_path / "bad.docx"
    bad.write_text("Dear class")
    dialog.compare(str(bad))
    qtbot.waitUntil(lambda: dialog.notice.isVisible())
    assert "D-FORM" in dialog.notice.words
    _compared(dialog, qtbot, edited)
    assert not dialog.notice.isVisible()


def test_what_is_taken_in_the_window_shows_in_the_pack_and_can_be_undone(desk, runner, theme, qtbot, edited):
    window = MainWindow(desk, runner, theme, SCREENS)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    opener = DialogOpener(window, desk, runner, theme)
    window.show_screen("packs")
    window.view.open_pack(desk.packs.list()[0].id)
    window.view.builder.bar.open_export()
    [menu] = [one for one in window.view.builder.bar.findChildren(QMenu) if one.isVisible()]
    next(action for action in menu.actions() if action.text() == "Compare with a Word file…").trigger()
    menu.close()
    dialog = _compared(opener.dialog("word_changes"), qtbot, edited)
    dialog.take()
    pack_id = desk.packs.list()[0].id
    assert window.current == "packs"
    assert window.view.current_pack_id() == pack_id
    assert desk.packs.can_undo(pack_id) == LABEL
    assert sum(len(entry.edits) for entry in desk.packs.load(pack_id).entries()) == 2
    window.view.undo()
    assert sum(len(entry.edits) for entry in desk.packs.load(pack_id).entries()) == 0


def test_the_table_keeps_the_rules_of_models_and_does_not_tick_what_has_a_note(qtmodeltester):
    model = WordChangesModel()
    rows = [WordChange("A sheet", "old", "new " * 400, "e", "k", "new", note) for note in ("", "Think first.")]
    model.show(rows)
    qtmodeltester.check(model)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.chosen() == (rows[0],)
    assert "Think first." in model.index(1, 0).data()
    assert len(model.index(0, 2).data()) < 500
