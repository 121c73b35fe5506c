"""The main window: the rail, the screens, the notice bar and the status line. It wires; the screens do the work.

A screen is made when it is first shown. Screens never see this window: they send signals, and are asked through the
methods that `screens.py` and `actions.py` name.
"""

import contextlib
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.domain.errors import AppError
from linkwell.store.settings import MENU_BAR, TEXT_PERCENT, WINDOW_PLACE
from linkwell.ui.actions import row
from linkwell.ui.menus import Menus
from linkwell.ui.models.item_mime import ITEM_MIME, from_dragged
from linkwell.ui.pane_cycle import PaneCycle
from linkwell.ui.rail import Rail, RailEntry
from linkwell.ui.screens import LIBRARY, LINKS, PACKS, Screen
from linkwell.ui.status import StatusWriter
from linkwell.ui.status_line import StatusLine
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.notices import Choice, EmptyState, NoticeBar, ProgressStrip
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk

APP_TITLE = "Linkwell"
GETTING_READY = "Getting the library ready, once only"
SMALLEST, USUAL = QSize(1024, 600), QSize(1366, 768)
TITLE_BAR = QSize(2, 32)  # the frame is only known once the window is shown, too late to make room for it
WORDS_FROM = 1180
SIZE_STEP = 10


class MainWindow(QMainWindow):
    """`dialog_requested` names the dialog wanted (settings, help, about, …); whoever made the window opens it."""

    dialog_requested = Signal(str)
    shown_first = Signal()

    def __init__(self, desk: Desk, runner: Runner, theme: Theme, screens: Sequence[Screen]) -> None:
        super().__init__()
        self._desk, self._runner, self._theme = desk, runner, theme
        self._screens = {screen.id: screen for screen in screens}
        self._views: dict[str, QWidget] = {}
        self._current = ""
        self._open_pack = ""
        self._waiting: QWidget | None = None
        self._at_once = False
        self._rail = Rail(self._entries(), _LOWER, theme, self)
        self._notice = NoticeBar(theme, self)
        self._stack = QStackedWidget()
        self._status = StatusLine(theme)
        self._lay_out()
        self._writer = StatusWriter(desk, self._status)
        self._menus = Menus(self, theme, lambda: self.view)
        self._panes = PaneCycle(self, (Rail,))
        self._rail.chosen.connect(self._rail_chosen)
        self._rail.dropped.connect(self._take_dropped)
        self._menus.asked.connect(self.run)
        theme.changed.connect(self._dress)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self._menus.set_always_shown(desk.settings.get(MENU_BAR))
        self._dress()
        self._place()

    @property
    def current(self) -> str:
        """The id of the screen in front; empty before the first is shown."""
        return self._current

    @property
    def view(self) -> QWidget | None:
        """The screen in front."""
        return self._views.get(self._current)

    @property
    def menus(self) -> Menus:
        """The menu bar and its actions."""
        return self._menus

    @property
    def rail(self) -> Rail:
        """The navigation rail."""
        return self._rail

    @property
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self._status

    @property
    def notice(self) -> NoticeBar:
        """The bar for what the user should know."""
        return self._notice

    @property
    def running(self) -> tuple[str, ...]:
        """What is being written in any screen or dialog, by name."""
        return tuple(strip.title for strip in self.findChildren(ProgressStrip) if strip.running)

    def close_at_once(self) -> None:
        """Close without asking, whatever is being written."""
        self._at_once = True
        self.close()

    def show_waiting(self) -> None:
        """Until the library has been read for the first time."""
        self._waiting = EmptyState(GETTING_READY, "This takes a few seconds. Nothing leaves this computer.")
        self._stack.addWidget(self._waiting)
        self._stack.setCurrentWidget(self._waiting)

    def show_screen(self, id: str) -> None:
        """Bring a screen to the front and put the focus into it."""
        view = self._view(id)
        first, self._current = not self._current, id
        self._stack.setCurrentWidget(view)
        self._end_waiting()
        self._rail.choose(id)
        self.refresh()
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        if id == LIBRARY:
            self._menus.run_on_screen(row("search"))
        if first:
            self.shown_first.emit()

    def refresh(self) -> None:
        """Say anew what the title, the menus and the status line say."""
        self._menus.refresh()
        self._write_title()
        screen = self._screens.get(self._current)
        if screen is not None:
            self._writer.write(screen)

    def rebuild(self) -> None:
        """Make all screens anew: other data has taken the place of the present."""
        for view in self._views.values():
            self._stack.removeWidget(view)
            view.hide()
            # What a screen asked for may still come; it must find the screen there.
            if self._runner.busy:
                self._runner.idle.connect(view.deleteLater)
            else:
                view.deleteLater()
        self._views.clear()
        self._apply_settings()
        self.show_screen(self._current or LIBRARY)

    def set_library_count(self, count: int) -> None:
        """Tell how many items the library has, once it has been read."""
        self._writer.set_library(count)
        self.refresh()

    def tell(self, words: str, kind: str = "warn", buttons: Sequence[Choice] = ()) -> None:
        """Show a notice, with a button to close it when it has room for one."""
        closing: Choice = ("Close", lambda: None)
        self._notice.show_notice(kind, words, (*buttons, closing)[:2])
        self.announce(words)

    def announce(self, words: str) -> None:
        """Let a screen reader say something, politely, and what can be done now be looked at again."""
        event = QAccessibleAnnouncementEvent(self, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
        self.refresh()

    def come_forward(self) -> None:
        """Be the window in front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def run(self, id: str) -> None:
        """Do a command of the table of actions."""
        command = row(id)
        if command.scope != "window":
            self._menus.run_on_screen(command)
        elif id.startswith("show_"):
            self.show_screen(id.removeprefix("show_"))
        elif id in _DIALOGS:
            self.dialog_requested.emit(id)
        else:
            self._run_here(id)

    def _run_here(self, id: str) -> None:
        match id:
            case "quit":
                self.close()
            case "next_pane":
                self._panes.move(1)
            case "previous_pane":
                self._panes.move(-1)
            case "menu_bar":
                self._menus.toggle_bar()
            case "larger":
                self._set_percent(self._theme.percent + SIZE_STEP)
            case "smaller":
                self._set_percent(self._theme.percent - SIZE_STEP)
            case "usual_size":
                self._set_percent(TEXT_PERCENT.default)

    def apply_setting(self, name: str) -> None:
        """Take up a setting that has just been changed."""
        if name == MENU_BAR.name:
            self._menus.set_always_shown(self._desk.settings.get(MENU_BAR))
        for view in self._views.values():
            take_up = getattr(view, "apply_setting", None)
            if callable(take_up):
                take_up(name)
        self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.set_little_width(event.size().width() < WORDS_FROM)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._menus.refresh()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.running and not self._at_once:
            event.ignore()
            self.dialog_requested.emit("still_running")
            return
        place = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        with contextlib.suppress(AppError):
            self._desk.settings.set(WINDOW_PLACE, place)
        super().closeEvent(event)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._notice, self._stack, self._status):
            column.addWidget(widget)
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._rail)
        across.addLayout(column, 1)
        self.setCentralWidget(middle)

    def _entries(self) -> list[RailEntry]:
        return [
            RailEntry(
                screen.id,
                screen.title,
                screen.id,
                row(f"show_{screen.id}").shown_keys[0],
                takes=ITEM_MIME if screen.id == PACKS else "",
            )
            for screen in self._screens.values()
        ]

    def _rail_chosen(self, id: str) -> None:
        self.run(f"show_{id}" if id in self._screens else id)

    def _view(self, id: str) -> QWidget:
        if id not in self._views:
            view = self._screens[id].make(self._desk, self._runner, self._theme)
            self._views[id] = view
            self._stack.addWidget(view)
            self._connect(id, view)
        return self._views[id]

    def _connect(self, id: str, view: QWidget) -> None:
        """Listen to every signal of a screen that the window or another screen cares for."""
        wires: dict[str, Callable[..., object]] = {
            "announced": partial(self._said, id),
            "add_requested": self._add_to_pack,
            "library_requested": lambda: self.show_screen(LIBRARY),
            "links_requested": lambda: self.show_screen(LINKS),
            "links_changed": partial(self._links_changed, id),
            "compare_requested": lambda: self.dialog_requested.emit("word_changes"),
            "recipes_requested": lambda: self.dialog_requested.emit("recipes"),
            "batch_requested": lambda: self.dialog_requested.emit("batch"),
        }
        for name, act in wires.items():
            signal = getattr(view, name, None)
            if signal is not None:
                signal.connect(act)
        view.windowTitleChanged.connect(self._write_title)

    def _said(self, id: str, words: str) -> None:
        """What a screen says is spoken; what a screen behind says is shown in the status line as well."""
        self.announce(words)
        if id != self._current:
            self._status.set_hint(words)

    def _take_dropped(self, _id: str, words: str) -> None:
        for item_id in from_dragged(words):
            self._add_to_pack(item_id, "")

    def _add_to_pack(self, item_id: str, pack_id: str) -> None:
        add = getattr(self._view(PACKS), "add_item", None)
        if callable(add):
            add(item_id, pack_id)

    def _links_changed(self, changed_by: str) -> None:
        """The other screens take up the names of links; a field is also kept when its screen has just gone."""
        for id, view in self._views.items():
            take_up = getattr(view, "refresh_links", None) or getattr(view, "reload", None)
            if id != changed_by and callable(take_up):
                take_up()
        self.refresh()

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._stack.removeWidget(self._waiting)
            self._waiting.deleteLater()
            self._waiting = None

    def _focus_moved(self) -> None:
        """A pack opened or closed inside its screen is told by no signal, but the keyboard always moves."""
        if self.isVisible() and self._writer.open_pack(self.view) != self._open_pack:
            self.refresh()

    def _write_title(self) -> None:
        screen, view = self._screens.get(self._current), self.view
        self._open_pack = self._writer.open_pack(view)
        own = (view.windowTitle() if view else "") or self._open_pack
        title = own or (screen.title if screen and screen.id != LIBRARY else "")
        self.setWindowTitle(f"{title} - {APP_TITLE}" if title else APP_TITLE)

    def _apply_settings(self) -> None:
        self._menus.set_always_shown(self._desk.settings.get(MENU_BAR))

    def _set_percent(self, percent: int) -> None:
        if TEXT_PERCENT.allows(percent):
            self._desk.settings.set(TEXT_PERCENT, percent)
            self._theme.set_percent(percent)

    def _dress(self) -> None:
        self.setWindowIcon(self._theme.icon("links", "accent", 32))

    def _place(self) -> None:
        """Where the window was last; never larger than its screen, which may have become another."""
        screen = QApplication.primaryScreen().availableSize() - TITLE_BAR
        self.setMinimumSize(SMALLEST.boundedTo(screen))
        saved = QByteArray.fromBase64(self._desk.settings.get(WINDOW_PLACE).encode("ascii", "ignore"))
        if saved.isEmpty() or not self.restoreGeometry(saved):
            self.resize(USUAL.boundedTo(screen))


_LOWER = (
    RailEntry("settings", "Settings", "settings", row("settings").shown_keys[0], place=False),
    RailEntry("help", "Help", "help", row("help").shown_keys[0], place=False),
)
_DIALOGS = frozenset({"settings", "help", "shortcuts", "about", "report", "backups", "word_changes", "batch"})
