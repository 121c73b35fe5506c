"""The menu bar and the window's own keys, both made from the table of actions.

At rest the bar is hidden on Windows and Linux; Alt or F10 shows it until it is left. What a command does is not known
here: `asked` tells its id.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMenuBar, QWidget
from shiboken6 import isValid
from typing_extensions import override

from linkwell.ui.actions import ACTIONS, MENUS, ActionRow, rows_of
from linkwell.ui.screen_commands import ScreenCommands, Trigger
from linkwell.ui.theme.theme import Theme

_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.WindowDeactivate)


class Menus(QObject):
    """All actions of a window in its menu bar.

    Keys are watched where the focus is, and the whole program only while Alt is held: a filter on everything would
    bring each event of each widget here, which a list of thousands of rows and the start have no time for.
    """

    asked = Signal(str)

    def __init__(self, window: QMainWindow, theme: Theme, screen: Callable[[], QWidget | None]) -> None:
        super().__init__(window)
        self._window, self._theme, self._screen = window, theme, screen
        self._bar: QMenuBar = window.menuBar()
        self._bar.setAccessibleName("Menu bar")
        self._always = self._alone = self._dressed = False
        self._before: QWidget | None = None
        self._focus: QWidget | None = None
        self._actions = {row.id: self._make(row) for row in ACTIONS}
        for title in MENUS:
            self._add_menu(title)
        theme.changed.connect(self._undress)
        self._bar.setVisible(self._bar.isNativeMenuBar())
        for always in (window, self._bar):
            always.installEventFilter(self)
        self._app = QApplication.instance()
        if isinstance(self._app, QApplication):
            self._app.focusChanged.connect(self._follow_focus)
        self._follow_focus()

    def action(self, id: str) -> QAction:
        """The action with this id."""
        return self._actions[id]

    def set_always_shown(self, always: bool) -> None:
        """Keep the bar shown, or hide it at rest."""
        self._always = always
        self._bar.setVisible(always or self._bar.isNativeMenuBar())

    def toggle_bar(self) -> None:
        """Show the bar with its first menu chosen, or hide it again."""
        if self._bar.isNativeMenuBar():
            return
        if self._bar.hasFocus():
            self._leave()
            return
        self._before = QApplication.focusWidget()
        self._bar.show()
        self._bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self._bar.setActiveAction(self._bar.actions()[0])

    def refresh(self) -> None:
        """Look again at what the screen in front can do, and give each key to one owner only."""
        commands = ScreenCommands(self._screen())
        for row in ACTIONS:
            if row.scope != "window":
                self._refresh_row(row, commands.trigger(row))

    def run_on_screen(self, row: ActionRow) -> None:
        """Let the screen in front do a command."""
        trigger = ScreenCommands(self._screen()).trigger(row)
        if trigger is not None and trigger.enabled:
            trigger.act()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _PRESSES and isinstance(event, QKeyEvent):
            # A key that is a shortcut arrives only as the question whether somebody overrides it.
            self._watch_alt(event.key() == Qt.Key.Key_Alt and self._is_ours(watched) and not _with_others(event))
            if kind == QEvent.Type.ShortcutOverride and _sizes_text(event):
                event.ignore()
                return True
            if kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape and watched is self._bar:
                self._leave()
                return True
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt and self._alone and not event.isAutoRepeat():
                self._watch_alt(False)
                self.toggle_bar()
        elif kind in _CLICKS:
            self._watch_alt(False)
        elif kind == QEvent.Type.FocusOut and watched is self._bar and QApplication.activePopupWidget() is None:
            self._rest()
        return False

    def _follow_focus(self) -> None:
        """Watch the keys of the widget that has the focus now; bar and window are watched always."""
        if self._focus is not None and isValid(self._focus):
            self._focus.removeEventFilter(self)
        focus = QApplication.focusWidget()
        self._focus = None if focus is self._bar or focus is self._window else focus
        if self._focus is not None:
            self._focus.installEventFilter(self)

    def _watch_alt(self, alone: bool) -> None:
        """While Alt is held alone, a click anywhere means that it is not for the menu bar."""
        if alone == self._alone or self._app is None:
            return
        self._alone = alone
        if alone:
            self._app.installEventFilter(self)
        else:
            self._app.removeEventFilter(self)

    def _leave(self) -> None:
        self._bar.clearFocus()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self._rest()

    def _rest(self) -> None:
        if not self._always:
            self._bar.hide()

    def _is_ours(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and watched.window() is self._window

    def _make(self, row: ActionRow) -> QAction:
        action = QAction(row.text, self._window)
        action.setObjectName(row.id)
        action.setMenuRole(_ROLES.get(row.id, QAction.MenuRole.NoRole))
        if row.scope == "window":
            action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.triggered.connect(lambda _checked=False: self.asked.emit(row.id))
        self._window.addAction(action)
        return action

    def _add_menu(self, title: str) -> None:
        menu = QMenu(f"&{title}", self._bar)
        for row in rows_of(title):
            menu.addAction(self._actions[row.id])
        menu.aboutToShow.connect(self.refresh)
        menu.aboutToShow.connect(self._dress)
        menu.aboutToHide.connect(self._menu_closed)
        self._bar.addMenu(menu)

    def _menu_closed(self) -> None:
        if not self._bar.hasFocus() and QApplication.activePopupWidget() is None:
            self._rest()

    def _refresh_row(self, row: ActionRow, trigger: Trigger | None) -> None:
        action = self._actions[row.id]
        listens = row.scope == "screen" and trigger is not None and not trigger.owns_key
        action.setShortcuts([QKeySequence(key) for key in row.keys] if listens else [])
        action.setText(row.text if listens or not row.keys else f"{row.text}\t{row.shown_keys[0]}")
        action.setVisible(trigger is not None or row.scope == "screen")
        action.setEnabled(trigger is not None and trigger.enabled)

    def _undress(self) -> None:
        self._dressed = False

    def _dress(self) -> None:
        """Draw the icons when a menu is first seen."""
        if self._dressed:
            return
        self._dressed = True
        for row in ACTIONS:
            if row.icon:
                self._actions[row.id].setIcon(self._theme.icon(row.icon, "ink-2", self._theme.scaled(18)))


def _with_others(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.AltModifier)


def _sizes_text(event: QKeyEvent) -> bool:
    """A text field would take Ctrl+Alt with a sign for AltGr and write it."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) == held and event.key() in _SIZE_KEYS


_SIZE_KEYS = (Qt.Key.Key_0, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal)
_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "settings": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
}
