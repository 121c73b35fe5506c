"""What a screen reader is told of widgets that Qt has no word for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from linkwell.ui.dialogs.shortcuts import ShortcutsDialog
from linkwell.ui.rail import CURRENT, Rail, RailEntry
from linkwell.ui.status_line import OFFLINE, StatusLine
from linkwell.ui.views.pages.page_bar import PageBar
from linkwell.ui.widgets.labels import Badge, HalfDiscs
from linkwell.ui.widgets.roles import Group, speak_roles
from linkwell.ui.widgets.segments import Segments


@pytest.fixture(scope="module", autouse=True)
def spoken_roles(qapp):
    speak_roles()


def told(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


def test_named_widgets_have_fitting_roles(qtbot, theme):
    made = {
        Badge("Draft"): (QAccessible.Role.StaticText, "Draft"),
        HalfDiscs("ours"): (QAccessible.Role.Graphic, "our class"),
        PageBar(theme): (QAccessible.Role.Grouping, "Page view tools"),
        StatusLine(theme): (QAccessible.Role.StatusBar, "Status"),
    }
    for widget in made:
        qtbot.addWidget(widget)
    assert {widget: told(widget) for widget in made} == made


def test_a_group_keeps_what_is_inside_it(qtbot, theme):
    group = Group()
    qtbot.addWidget(group)
    inner = Segments([("a", "All"), ("b", "Some")], theme, group)
    interface = QAccessible.queryAccessibleInterface(group)
    assert interface.childCount() == 1
    assert interface.child(0).object() is inner
    assert interface.child(0).child(1).role() == QAccessible.Role.RadioButton


def test_widgets_without_a_role_are_left_to_qt(qtbot):
    plain = QWidget()
    qtbot.addWidget(plain)
    assert told(plain) == (QAccessible.Role.Client, "")


@pytest.fixture
def rail(qtbot, theme):
    entries = [RailEntry(id, id.title(), id) for id in ("library", "packs", "links")]
    made = Rail(entries, [RailEntry("settings", "Settings", "settings", place=False)], theme, None)
    qtbot.addWidget(made)
    made.choose("library")
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_rail_says_which_screen_is_in_front(rail, qtbot):
    assert told(rail) == (QAccessible.Role.Grouping, "Screens")
    qtbot.mouseClick(rail.item("links"), Qt.MouseButton.LeftButton)
    assert rail.item("links").accessibleDescription() == CURRENT
    assert rail.item("library").accessibleDescription() == ""
    assert told(rail.item("links")) == (QAccessible.Role.Button, "Links")
    assert not rail.item("links").isCheckable()


def test_a_press_that_opens_no_screen_leaves_the_current_one(rail, qtbot):
    qtbot.mouseClick(rail.item("settings"), Qt.MouseButton.LeftButton)
    assert [id for id in ("library", "packs", "links", "settings") if rail.item(id).current] == ["library"]


def test_keys_of_the_sheet_are_said_once(qtbot, theme):
    sheet = ShortcutsDialog(theme)
    qtbot.addWidget(sheet)
    assert {badge.accessibleName() for badge in sheet.findChildren(Badge)} == {""}


def test_the_status_line_leaves_out_what_does_not_fit_whole(qtbot, theme):
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.set_counts("1 pack")
    line.set_hint("Every change is kept at once; Ctrl + Z takes it back")
    with qtbot.waitExposed(line):
        line.show()
    shown = {}
    for width in (1200, 1):
        line.resize(width, line.height())
        shown[width] = [label.text() for label in line.findChildren(QLabel) if label.isVisible()]
    assert shown[1200] == ["1 pack", line.hint, OFFLINE]
    assert shown[1] == [OFFLINE]
    assert line.counts == "1 pack"
