"""Build for many links, as a coordinator uses it; and what happens when the window is closed while files are written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from linkwell.domain.link import Link, Side
from linkwell.store.settings import OUTPUT_FOLDER
from linkwell.ui.dialog_opener import DialogOpener
from linkwell.ui.dialogs.batch import BatchDialog
from linkwell.ui.main_window import MainWindow
from linkwell.ui.models.batch_table import LINK, NOTE, STATE
from linkwell.ui.screen_list import SCREENS
from linkwell.ui.views.packs.exporting import Exporting

WAIT_MS = 30_000


@pytest.fixture
def dialog(desk, runner, theme, qtbot, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    desk.settings.set(OUTPUT_FOLDER, str(folder))
    made = BatchDialog(desk, runner, theme)
    qtbot.addWidget(made)
    made.show()
    choose(made.form.recipe, "phase-1-starter")
    made.form.formats["docx"].setChecked(False)
    made.form.print_file.setChecked(False)
    yield made
    made.strip.cancelled.emit()
    qtbot.waitUntil(lambda: not made.running, timeout=WAIT_MS)


def choose(box, id):
    box.setCurrentIndex(box.findData(id))


def cells(dialog, column):
    return [dialog.model.index(row, column).data() for row in range(dialog.model.rowCount())]


def table(tmp_path, rows="Swifts,Larks,KS1,\nOwls,Kites,KS9,\nQuoits,Darts,KS4,\nTerns,Gulls,KS2,on hold\n"):
    file = tmp_path / "links.csv"
    file.write_text(f"Class A,Class B,Stages,Status\n{rows}", encoding="utf-8")
    return str(file)


def test_without_links_of_ones_own_it_begins_with_the_samples(dialog):
    assert dialog.form.source.current == "samples"
    assert dialog.model.rowCount() == 16
    assert dialog.start_button.text() == "Make 14 packs"


def test_it_begins_with_ones_own_links(desk, runner, theme, qtbot):
    desk.links.save(Link("ours", "Ours", Side(class_name="Swifts"), Side(), ("ks1",)))
    made = BatchDialog(desk, runner, theme)
    qtbot.addWidget(made)
    assert (made.form.source.current, cells(made, LINK)) == ("mine", ["Ours"])
    assert made.start_button.text() == "Make 1 pack"


def test_each_link_of_a_table_tells_what_came_of_it(dialog, qtbot, tmp_path):
    dialog.show_table(table(tmp_path))
    assert "1 row with faults left out" in dialog.notice.words
    assert cells(dialog, STATE) == ["", "", "on hold, left out", "not read"]
    qtbot.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    assert not dialog.form.isEnabled()
    assert "waiting" in cells(dialog, STATE)
    qtbot.waitUntil(lambda: not dialog.running, timeout=WAIT_MS)
    assert cells(dialog, STATE) == ["done", "failed", "left out", "not read"]
    assert "is for" in cells(dialog, NOTE)[1]
    assert dialog.notice.words.startswith("1 link done, 1 left out, 1 failed, 1 row not read.")
    (made,) = (tmp_path / "out").iterdir()
    assert [one.name for one in made.iterdir() if one.is_dir()] == ["01 Swifts and Larks"]
    assert dialog.open_button.isEnabled()
    assert dialog.form.isEnabled()


def test_ticks_choose_and_what_is_missing_keeps_it_from_starting(dialog):
    dialog.model.tick_all(False)
    assert not dialog.start_button.isEnabled()
    row = dialog.model.index(0, LINK)
    assert dialog.model.setData(row, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert (dialog.start_button.isEnabled(), dialog.model.wanted) == (True, 1)
    dialog.form.folder.clear()
    assert not dialog.start_button.isEnabled()
    dialog.form.folder.setText("somewhere")
    dialog.form.formats["pdf"].setChecked(False)
    assert not dialog.start_button.isEnabled()


def test_a_bad_table_and_a_bad_folder_are_told(dialog, qtbot, tmp_path):
    dialog.show_table(table(tmp_path, ""))
    assert "(B-CSV)" in dialog.notice.words
    assert dialog.form.source.current == "samples"
    dialog.form.folder.setText(str(tmp_path / "links.csv"))
    dialog.start()
    qtbot.waitUntil(lambda: not dialog.running, timeout=WAIT_MS)
    assert "(S-PLACE)" in dialog.notice.words


def test_closing_meanwhile_asks_and_stopping_leaves_nothing_half_made(dialog, qtbot, tmp_path):
    dialog.show_table(table(tmp_path, "Swifts,Larks,KS1,\nOwls,Kites,KS1,\n"))
    dialog.start()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "still being made" in dialog.notice.words
    buttons = dialog.notice.findChildren(type(dialog.open_button))
    qtbot.mouseClick(next(one for one in buttons if one.text() == "Stop and close"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=WAIT_MS)
    assert list((tmp_path / "out").rglob(".~*")) == []


def test_the_table_keeps_the_rules_of_models(dialog, tmp_path):
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.show_table(table(tmp_path))
    spoken = [dialog.model.index(row, LINK).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert spoken[0] == "Swifts and Larks, Schools not named yet, Key stage 1, to be made"
    assert "not read" in spoken[3]


@pytest.fixture
def window(desk, runner, theme, qtbot):
    made = MainWindow(desk, runner, theme, SCREENS)
    qtbot.addWidget(made, before_close_func=lambda window: window.close_at_once())
    with qtbot.waitExposed(made):
        made.show()
    made.show_screen("packs")
    return made


@pytest.fixture
def opener(window, desk, runner, theme):
    return DialogOpener(window, desk, runner, theme)


def test_the_window_can_be_used_beside_it(window, opener):
    window.run("batch")
    assert opener.dialog("batch").isVisible()
    assert not opener.dialog("batch").isModal()


def test_closing_the_window_during_an_export_asks(window, opener, qtbot, tmp_path):
    window.view.open_pack("small-link")
    exporting = window.view.findChild(Exporting)
    assert window.running == ()
    exporting.export_to(tmp_path, ("pdf",))
    assert window.running == ("Writing Small link: three sessions, one exchange",)
    window.run("quit")
    asked = opener.dialog("still_running")
    assert (window.isVisible(), asked.isVisible()) == (True, True)
    asked.accept()
    qtbot.waitUntil(lambda: window.running == (), timeout=WAIT_MS)
    assert list(tmp_path.glob("*.pdf"))
    window.run("quit")
    assert not window.isVisible()


def test_stop_it_and_close_closes(window, opener, qtbot, tmp_path):
    window.run("batch")
    strip = opener.dialog("batch").strip
    strip.start("Making packs for 2 links")
    window.close()
    assert window.isVisible()
    opener.dialog("still_running").stop.emit()
    assert not window.isVisible()
    strip.finish()
