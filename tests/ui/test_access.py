"""Every screen and dialog without a mouse and without eyes: names, tab stops, targets, keys, large text."""

from itertools import groupby

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QWidget,
)

from linkwell.ui.dialog_opener import DialogOpener
from linkwell.ui.main_window import MainWindow
from linkwell.ui.rail import Rail
from linkwell.ui.screen_list import SCREENS
from linkwell.ui.widgets.panes import Pane, Toolbar

SCREEN_PLACES = ("library", "packs", "builder", "edit", "links")
DIALOG_PLACES = ("settings", "shortcuts", "about", "report", "backups", "batch", "first_run", "help", "versions")
LEAST_TARGET = 24


@pytest.fixture
def window(desk, runner, theme, qtbot):
    made = MainWindow(desk, runner, theme, SCREENS)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def go(window, desk, runner, theme, qtbot):
    """Go to a place by its name; gives the window or dialog that is in front then."""
    opener = DialogOpener(window, desk, runner, theme)

    def to(place):
        if place in DIALOG_PLACES:
            return _dialog(place, opener, window, desk, qtbot)
        screen = {"builder": "packs", "edit": "packs"}.get(place, place)
        window.show_screen(screen)
        if place in {"builder", "edit"}:
            _open_pack(window.view, desk, qtbot)
        if place == "edit":
            window.view.edit(desk.packs.load(desk.packs.list()[0].id).sections[0].entries[0].id)
        if place == "library":
            qtbot.waitUntil(lambda: window.view.results.rowCount() > 0)
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        lay_out()
        return window

    return to


def _open_pack(view, desk, qtbot):
    view.open_pack(desk.packs.list()[0].id)
    qtbot.waitUntil(lambda: view.builder.pages.page_count > 0, timeout=20000)


def _dialog(place, opener, window, desk, qtbot):
    window.show_screen("packs" if place == "versions" else "links")
    if place == "versions":
        _open_pack(window.view, desk, qtbot)
        window.view.builder.open_versions()
        dialog = QApplication.activeModalWidget()
    else:
        opener.open(place)
        dialog = opener.help if place == "help" else opener.dialog(place)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.isVisible)
    lay_out()
    return dialog


def lay_out():
    """Let layouts that were asked to look again do so now."""
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents()


def shown(top):
    return [one for one in top.findChildren(QWidget) if one.isVisible() and one.window() is top]


def takes_tab(one):
    policy = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return policy and one.isVisible() and one.isEnabled() and one.focusProxy() is None


def controls(top):
    """What can be worked with; the scroll bars and the insides of compound widgets are not."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QTabBar)
    inside = (QAbstractSpinBox, QComboBox)
    return [
        one for one in shown(top) if (isinstance(one, kinds) or takes_tab(one)) and not isinstance(one.parent(), inside)
    ]


def spoken(one):
    return QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()


def told(widgets):
    return [
        f"{type(one).__name__} {one.accessibleName() or getattr(one, 'text', str)()!r} {one.size().toTuple()} in {type(one.parent()).__name__}"
        for one in widgets
    ]


@pytest.mark.parametrize("place", SCREEN_PLACES + DIALOG_PLACES)
def test_every_control_has_a_name(go, place):
    found = controls(go(place))
    assert found
    assert told(one for one in found if not spoken(one)) == []


@pytest.mark.parametrize("place", SCREEN_PLACES + DIALOG_PLACES)
def test_every_target_is_large_enough(go, place):
    buttons = [one for one in controls(go(place)) if not isinstance(one, QSplitterHandle | QScrollBar)]
    assert told(one for one in buttons if min(one.width(), one.height()) < LEAST_TARGET) == []


@pytest.mark.parametrize("place", SCREEN_PLACES + DIALOG_PLACES)
def test_no_label_can_turn_words_into_markup(go, place):
    labels = go(place).findChildren(QLabel)
    assert told(one for one in labels if one.text() and one.textFormat() != Qt.TextFormat.PlainText) == []


@pytest.mark.parametrize("place", SCREEN_PLACES + DIALOG_PLACES)
def test_every_control_can_be_reached_by_keyboard(go, place):
    top = go(place)
    unreachable = [one for one in controls(top) if one.isEnabled() and not _reachable(one)]
    assert told(unreachable) == []


def _reachable(one):
    proxied = one.focusProxy() is not None
    inside = any(isinstance(outer, QComboBox | QTabBar) for outer in _outer(one))
    return proxied or inside or bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _outer(one):
    while (one := one.parent()) is not None:
        yield one


@pytest.mark.parametrize("place", SCREEN_PLACES + DIALOG_PLACES)
def test_tab_reaches_every_stop_and_comes_back(go, qtbot, place):
    top = go(place)
    walked = tab_through(top, qtbot)
    stops = [one for one in shown(top) if takes_tab(one) and not _another_of_its_group(one)]
    assert told(one for one in stops if one not in walked) == []


def _another_of_its_group(one):
    """Of radio buttons and segments only the chosen one is a stop; the arrow keys reach the others."""
    exclusive = isinstance(one, QAbstractButton) and (one.autoExclusive() or (one.group() and one.group().exclusive()))
    return bool(exclusive) and not one.isChecked()


def tab_through(top, qtbot):
    """The widgets that Tab reaches, in order, until it comes back to where it began."""
    top.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is top)
    if top.focusWidget() is None:
        qtbot.keyClick(top, Qt.Key.Key_Tab)
    walked = []
    for _ in range(400):
        focus = top.focusWidget()
        if walked and focus is walked[0]:
            return walked
        if focus not in walked[-1:]:  # in a date, Tab goes from part to part
            walked.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    pytest.fail("Tab never comes back")


@pytest.mark.parametrize("place", SCREEN_PLACES)
def test_tab_finishes_a_pane_before_it_goes_on(go, qtbot, place):
    top = go(place)
    panes = [_pane_of(one) for one in tab_through(top, qtbot)]
    blocks = [pane for pane, _ in groupby(pane for pane in panes if pane)]
    first_block_again = blocks[:1] == blocks[-1:] and len(blocks) > 1
    assert len(blocks) - first_block_again == len(set(blocks)), blocks


def _pane_of(one):
    outer = next((outer for outer in _outer(one) if isinstance(outer, Pane | Toolbar | Rail)), None)
    return outer.accessibleName() if outer is not None else ""


@pytest.mark.parametrize("place", SCREEN_PLACES)
def test_f6_visits_every_pane_and_comes_back(go, window, qtbot, place):
    go(place)
    panes = window._panes.panes()
    visited = []
    for _ in panes:
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F6)
        visited.append(next(pane for pane in panes if pane.isAncestorOf(window.focusWidget())))
    assert len(panes) >= 2
    assert len(set(visited)) == len(panes)


@pytest.mark.parametrize("place", SCREEN_PLACES)
def test_no_two_commands_listen_to_one_key(go, window, place):
    go(place)
    keys = [key.toString() for action in window.actions() if action.isEnabled() for key in action.shortcuts()]
    wide = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    keys += [one.key().toString() for one in window.view.findChildren(QShortcut) if one.context() in wide]
    assert keys
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("place", SCREEN_PLACES)
def test_no_button_of_a_toolbar_is_cut(go, window, theme, qtbot, place, percent):
    go(place)
    theme.set_percent(percent)
    qtbot.waitUntil(lambda: theme.percent == percent)
    lay_out()
    cut = []
    for bar in window.view.findChildren(Toolbar):
        for button in bar.findChildren(QAbstractButton):
            if bar.isVisible() and button.isVisible():
                inside = QRect(button.mapTo(bar, button.rect().topLeft()), button.size())
                hint = button.sizeHint()
                if not bar.rect().contains(inside) or button.width() < hint.width() or button.height() < hint.height():
                    cut.append(button)
    assert told(cut) == []
