"""Results dragged onto Packs in the rail."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from linkwell.ui.models.item_mime import ITEM_MIME, as_dragged, from_dragged
from linkwell.ui.rail import Rail, RailEntry

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def rail(qtbot, theme):
    entries = [RailEntry("library", "Library", "library"), RailEntry("packs", "Packs", "packs", takes=ITEM_MIME)]
    made = Rail(entries, (), theme, None)
    qtbot.addWidget(made)
    made.show()
    return made


def dragged(mime=ITEM_MIME):
    data = QMimeData()
    data.setData(mime, as_dragged(["chk-01", "chk-02"]))
    return data


def enter(item, data):
    event = QDragEnterEvent(QPointF(5, 5), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(item, event)
    return event.isAccepted()


def test_an_item_of_the_library_can_be_dropped_on_packs(rail, qtbot):
    data = dragged()
    assert enter(rail.item("packs"), data)
    with qtbot.waitSignal(rail.dropped) as told:
        QApplication.sendEvent(rail.item("packs"), QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE))
    assert told.args[0] == "packs"
    assert from_dragged(told.args[1]) == ("chk-01", "chk-02")


def test_other_things_are_not_taken(rail):
    assert not enter(rail.item("packs"), dragged("text/plain"))
    assert not rail.item("library").acceptDrops()


def test_holding_an_item_over_packs_goes_there(rail, qtbot):
    data = dragged()
    with qtbot.waitSignal(rail.chosen) as told:
        enter(rail.item("packs"), data)
    assert told.args == ["packs"]


def test_passing_over_packs_does_not_go_there(rail, qtbot):
    data = dragged()
    enter(rail.item("packs"), data)
    QApplication.sendEvent(rail.item("packs"), QDragLeaveEvent())
    assert not rail.item("packs").isDown()
