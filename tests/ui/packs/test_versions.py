"""Versions and the list of all changes, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QTabWidget

from linkwell.ui.views.packs.open_pack import OpenPack
from linkwell.ui.views.packs.pack_acts import PackActs
from linkwell.ui.views.packs.versions import VersionsDialog

PACK = "small-link"


@pytest.fixture
def opened(desk, runner):
    made = OpenPack(desk, runner)
    made.open(PACK)
    acts = PackActs(made)
    acts.retitle("Spring")
    acts.choose_colour(True)
    return made


@pytest.fixture
def dialog(qtbot, desk, theme, opened):
    made = VersionsDialog(desk.packs, PACK, theme)
    made.step_wanted.connect(opened.go)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_version_is_kept_and_gone_back_to_by_keyboard(qtbot, desk, dialog, opened):
    field = dialog.findChild(QLineEdit)
    assert dialog.focusWidget() is field
    qtbot.keyClicks(field, "before the half term")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [one.name for one in desk.packs.versions(PACK)] == ["before the half term"]
    PackActs(opened).retitle("Summer")
    back = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Go back to this")
    with qtbot.waitSignal(dialog.restored):
        qtbot.keyClick(back, Qt.Key.Key_Space)
    assert desk.packs.load(PACK).title == "Spring"


def test_the_list_of_changes_goes_back_several_steps_at_once(qtbot, desk, dialog, opened):
    tabs = dialog.findChild(QTabWidget)
    tabs.setCurrentIndex(1)
    listed = next(one for one in dialog.findChildren(QListView) if "changes" in one.accessibleName())
    lines = [listed.model().index(row, 0).data() for row in range(listed.model().rowCount())]
    assert [line.split("   ")[0] for line in lines] == [
        "Print in colour",
        "Rename the pack to “Spring”",
        "Make the pack",
    ]
    assert "now" in lines[0]
    qtbot.keyClick(listed, Qt.Key.Key_End)
    go = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Go to this")
    qtbot.keyClick(go, Qt.Key.Key_Space)
    assert opened.pack == desk.packs.load(PACK)
    assert (opened.pack.title == "Spring", opened.pack.in_colour) == (False, False)
    assert opened.redo() == "Rename the pack to “Spring”"
