import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from linkwell.ui.widgets.panes import Divider, Pane, Splitter, Toolbar


@pytest.fixture
def splitter(theme, qtbot):
    made = Splitter()
    qtbot.addWidget(made)
    for title in ("Filters", "Results", "Preview"):
        made.addWidget(Pane(title))
    made.resize(900, 200)
    made.set_usual_sizes([200, 300, 386])
    made.show()
    return made


def test_a_pane_is_a_named_group(theme, qtbot):
    pane = Pane("Filters")
    qtbot.addWidget(pane)
    spoken = QAccessible.queryAccessibleInterface(pane)
    assert spoken.role() == QAccessible.Role.Grouping
    assert spoken.text(QAccessible.Text.Name) == "Filters"


def test_a_pane_wastes_no_room(theme, qtbot):
    pane = Pane("Filters")
    qtbot.addWidget(pane)
    pane.resize(300, 200)
    line = Divider()
    pane.body.addWidget(line)
    pane.body.addStretch(1)
    pane.show()
    assert line.geometry().topLeft() == QPoint(0, 0)
    assert line.width() == 300


def test_the_arrow_keys_move_a_divider(splitter, qtbot):
    handle = splitter.handle(1)
    before = splitter.sizes()
    qtbot.keyClick(handle, Qt.Key.Key_Right)
    assert splitter.sizes()[0] > before[0]
    qtbot.keyClick(handle, Qt.Key.Key_Left)
    qtbot.keyClick(handle, Qt.Key.Key_Left)
    assert splitter.sizes()[0] < before[0]


def test_home_and_a_double_click_restore_the_usual_sizes(splitter, qtbot):
    usual = splitter.sizes()
    for restore in (
        lambda handle: qtbot.keyClick(handle, Qt.Key.Key_Home),
        lambda handle: qtbot.mouseDClick(handle, Qt.MouseButton.LeftButton),
    ):
        splitter.setSizes([400, 200, 286])
        assert splitter.sizes() != usual
        restore(splitter.handle(1))
        assert splitter.sizes() == usual


def test_a_divider_is_wide_enough_to_grab_and_has_a_name(splitter):
    assert splitter.handle(1).width() == 7
    assert splitter.handle(1).accessibleName()
    assert splitter.handle(1).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_sizes_are_kept_as_bytes(splitter, theme, qtbot):
    splitter.setSizes([250, 350, 286])
    state = splitter.save_state()
    kept = splitter.sizes()
    splitter.restore_usual_sizes()
    assert splitter.restore_state(state)
    assert splitter.sizes() == kept
    assert not splitter.restore_state(b"nonsense")
    assert not splitter.childrenCollapsible()


def test_panes_do_not_vanish(splitter, qtbot):
    splitter.widget(0).setMinimumWidth(120)
    for _ in range(40):
        qtbot.keyClick(splitter.handle(1), Qt.Key.Key_Left)
    assert splitter.sizes()[0] >= 120


def test_a_toolbar_is_56_high_and_grows(theme, qtbot):
    bar = Toolbar("Library tools")
    qtbot.addWidget(bar)
    assert bar.sizeHint().height() == 56
    theme.set_percent(150)
    assert bar.sizeHint().height() == 84
