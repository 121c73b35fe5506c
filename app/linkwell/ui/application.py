"""Starts the window: one for a data folder, with the user's data open, and ends it cleanly.

This is the top of the window's layers. It makes the parts, wires them together, and knows no screen's inside.
"""

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from linkwell import __version__
from linkwell.domain.errors import AppError
from linkwell.domain.progress import Progress
from linkwell.late import LateModule
from linkwell.paths import APP_NAME, Paths, default_paths
from linkwell.store import backups
from linkwell.store.opening import Opened, open_database
from linkwell.store.settings import APPEARANCE, FIRST_RUN_DONE, TEXT_PERCENT
from linkwell.ui.crash import CrashHooks, FaultLog, scrubber_for, start_log
from linkwell.ui.dialog_opener import DialogOpener
from linkwell.ui.display import why_no_window
from linkwell.ui.fair_turns import take_short_turns
from linkwell.ui.interrupts import Interrupts
from linkwell.ui.main_window import MainWindow
from linkwell.ui.preloading import Preloading
from linkwell.ui.rubbish import RubbishCollector
from linkwell.ui.screen_list import LATER_SCREENS, SCREENS
from linkwell.ui.screens import LIBRARY
from linkwell.ui.single_instance import SingleInstance
from linkwell.ui.singleton_guard import guard_singletons
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.first_paint import FirstPaint
from linkwell.ui.widgets.roles import speak_roles
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk
from linkwell.workspace.workspace import Workspace, require_library

if TYPE_CHECKING:
    from linkwell.ui.dialogs import sorry
else:
    sorry = LateModule("linkwell.ui.dialogs.sorry")

OK, FAILED = 0, 1
ALREADY_OPEN = "Linkwell is already open; its window comes to the front."
_POLL_MS, _BACK_UP_AFTER_MS, _BACK_UP_EVERY_MS = 2, 500, 30 * 60_000


def run(data_dir: Path | None = None, *, quit_after_start: bool = False) -> int:
    """Open the window and stay until it is closed; gives the exit code. Needs to be the first to touch Qt."""
    trouble = why_no_window()
    if trouble:
        _say(trouble)
        return FAILED
    guard_singletons()
    take_short_turns()
    app = make_application()
    paths = default_paths(data_dir)
    instance = SingleInstance(paths.data)
    if not instance.claim():
        instance.knock()
        _say(ALREADY_OPEN)
        return OK
    try:
        require_library(paths)
        opened = open_database(paths.data)
    except AppError as error:
        return _refused(error, instance, quiet=quit_after_start)
    try:
        return _Session(app, paths, opened).run(instance, quit_after_start=quit_after_start)
    finally:
        instance.release()


def make_application() -> QApplication:
    """The application object with its names and its way of scaling; the one that exists if there is one."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    rounding = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(rounding)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    QCoreApplication.setOrganizationName(APP_NAME)
    QCoreApplication.setApplicationName(APP_NAME)
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setApplicationDisplayName("")
    QGuiApplication.setDesktopFileName(APP_NAME.lower())
    speak_roles()
    return QApplication([APP_NAME])


class _Session(QObject):
    """Everything that lives as long as the window does."""

    def __init__(self, app: QApplication, paths: Paths, opened: Opened) -> None:
        super().__init__()
        self._app, self._opened = app, opened
        self._desk = Desk(Workspace(paths), opened.database)
        self._log, self._faults = start_log(paths.data), FaultLog(paths.data)
        self._hooks = CrashHooks(scrubber_for(self._desk), self)
        self._runner, self._rubbish = Runner(self), RubbishCollector(self)
        settings = self._desk.settings
        self._theme = Theme(app, settings.get(APPEARANCE), settings.get(TEXT_PERCENT))
        self._window = MainWindow(self._desk, self._runner, self._theme, SCREENS)
        self._dialogs = DialogOpener(self._window, self._desk, self._runner, self._theme)

    def run(self, instance: SingleInstance, *, quit_after_start: bool) -> int:
        self._hooks.install()
        self._hooks.crashed.connect(self._dialogs.show_crash)
        self._hooks.told.connect(self._tell)
        instance.asked.connect(self._window.come_forward)
        interrupts = Interrupts(self._window.close_at_once, self)
        self._window.show()
        QTimer.singleShot(0, self._prepare)
        if quit_after_start:
            self._hooks.crashed.connect(lambda _report: self._app.exit(FAILED))
            _Watch(self._window, self)
        else:
            self._window.shown_first.connect(self._greet)
        code = self._app.exec()
        interrupts.restore()
        self._end()
        return interrupts.code or code

    def _prepare(self) -> None:
        """On a first start the samples are made, which reads the library: not on the window's thread."""
        if self._desk.links.list() or self._desk.packs.list() or self._desk.database.read_only:
            self._begin()
            return
        self._window.show_waiting()
        job = self._runner.submit(lambda _progress: self._desk.prepare_samples())
        job.done.connect(lambda _nothing: self._begin())
        job.failed.connect(self._begin_without_samples)

    def _begin_without_samples(self, error: AppError) -> None:
        self._begin()
        self._window.tell(str(error))

    def _begin(self) -> None:
        self._window.show_screen(LIBRARY)
        if self._opened.notices:
            others = ("See the backups…", lambda: self._dialogs.open("backups"))
            self._window.tell(" ".join(self._opened.notices), buttons=(others,) if self._opened.recovered else ())
        QTimer.singleShot(_BACK_UP_AFTER_MS, self, self._look_after_data)

    def _look_after_data(self) -> None:
        job = self._runner.submit(self._read_and_back_up)
        job.done.connect(self._library_is_read)
        regularly = QTimer(self)
        regularly.timeout.connect(lambda: self._runner.submit(lambda _progress: self._back_up("work")))
        regularly.start(_BACK_UP_EVERY_MS)

    def _library_is_read(self, count: int) -> None:
        self._window.set_library_count(count)
        Preloading(LATER_SCREENS, self)

    def _read_and_back_up(self, progress: Progress) -> int:
        self._back_up("start")
        return len(self._desk.workspace.read(progress))

    def _back_up(self, reason: backups.Reason) -> None:
        """A backup that cannot be made stops nobody's work: the next one tries again."""
        with contextlib.suppress(AppError):
            backups.make_if_changed(self._desk.database, reason)

    def _tell(self, error: AppError) -> None:
        elsewhere = ("Save everything elsewhere…", lambda: self._dialogs.open("backups"))
        self._window.tell(str(error), buttons=(elsewhere,) if error.code == "S-FULL" else ())

    def _greet(self) -> None:
        if not self._desk.settings.get(FIRST_RUN_DONE) and not self._opened.notices:
            self._dialogs.open("first_run")

    def _end(self) -> None:
        self._runner.stop()
        self._hooks.remove()
        self._window.close_at_once()
        self._window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._back_up("end")
        self._desk.database.close()
        self._faults.close()
        if self._log is not None:
            self._log.close()


class _Watch(QObject):
    """Ends the program as soon as somebody could use it: words can be typed into a search field that was painted."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_POLL_MS)

    def _look(self) -> None:
        field = self._window.focusWidget()
        ready = self._window.isVisible() and isinstance(field, QLineEdit) and field.isEnabled()
        if ready:
            self._timer.stop()
            FirstPaint(field, parent=self).painted.connect(self._window.close)


def _refused(error: AppError, instance: SingleInstance, *, quiet: bool) -> int:
    """Say why the data cannot be opened, in a window too: who starts from an icon sees no terminal."""
    if error.code == "L-OPEN":
        instance.knock()
    _say(str(error))
    if not quiet:
        sorry.show_sorry(error)
    instance.release()
    return FAILED


def _say(words: str) -> None:
    """A started icon has no terminal, and then no standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"linkwell: {words}\n")
