"""Opens the dialogs of the main window, one of each at most, and passes on what they ask for.

A dialog's module is imported when it is first opened, so that the window starts without it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from linkwell.late import LateModule
from linkwell.store.settings import APPEARANCE, DOCUMENT_FONT, NATION, TEXT_PERCENT
from linkwell.ui.main_window import MainWindow
from linkwell.ui.theme.theme import Theme
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Change, Desk

if TYPE_CHECKING:
    from linkwell.ui.dialogs import (
        about,
        backups,
        batch,
        crash_dialog,
        first_run,
        help_pages,
        help_window,
        recipes,
        settings,
        shortcuts,
        still_running,
        word_changes,
    )
else:
    about = LateModule("linkwell.ui.dialogs.about")
    backups = LateModule("linkwell.ui.dialogs.backups")
    batch = LateModule("linkwell.ui.dialogs.batch")
    crash_dialog = LateModule("linkwell.ui.dialogs.crash_dialog")
    first_run = LateModule("linkwell.ui.dialogs.first_run")
    help_pages = LateModule("linkwell.ui.dialogs.help_pages")
    help_window = LateModule("linkwell.ui.dialogs.help_window")
    recipes = LateModule("linkwell.ui.dialogs.recipes")
    settings = LateModule("linkwell.ui.dialogs.settings")
    shortcuts = LateModule("linkwell.ui.dialogs.shortcuts")
    still_running = LateModule("linkwell.ui.dialogs.still_running")
    word_changes = LateModule("linkwell.ui.dialogs.word_changes")

_SHOWN_BY_SCREENS = {NATION.name, DOCUMENT_FONT.name}


class DialogOpener(QObject):
    """Listens to the main window. A dialog that is already open comes forward instead of opening twice."""

    def __init__(self, window: MainWindow, desk: Desk, runner: Runner, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._desk, self._runner, self._theme = window, desk, runner, theme
        self._open: dict[str, QDialog] = {}
        self._help: help_window.HelpWindow | None = None
        self._makers: dict[str, Callable[[], QDialog]] = {
            "settings": self._settings,
            "shortcuts": lambda: shortcuts.ShortcutsDialog(theme, window),
            "about": lambda: about.AboutDialog(desk, theme, window),
            "report": lambda: about.AboutDialog(desk, theme, window, tab=2),
            "backups": self._backups,
            "first_run": self._first_run,
            "word_changes": self._word_changes,
            "recipes": self._recipes,
            "batch": lambda: batch.BatchDialog(desk, runner, theme, window),
            "still_running": self._still_running,
        }
        window.dialog_requested.connect(self.open)

    def open(self, id: str) -> None:
        """Open the dialog with this id, or bring it forward."""
        if id == "help":
            self._show_help()
        elif id in self._open:
            self._open[id].raise_()
            self._open[id].activateWindow()
        else:
            self._show(id, self._makers[id]())

    def dialog(self, id: str) -> QDialog | None:
        """The dialog with this id if it is open."""
        return self._open.get(id)

    @property
    def help(self) -> "help_window.HelpWindow | None":
        """The help window, once it has been opened."""
        return self._help

    def show_crash(self, report: str) -> None:
        """Tell of an unforeseen failure. While one is told, further ones only go to the log."""
        if "crash" in self._open:
            return
        dialog = crash_dialog.CrashDialog(report, self._theme, self._window)
        dialog.close_program.connect(self._window.close_at_once)
        self._show("crash", dialog)

    def _show(self, id: str, dialog: QDialog) -> None:
        self._open[id] = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self._open.pop(id, None))
        if getattr(dialog, "blocks", True):
            dialog.open()
        else:
            dialog.show()

    def _show_help(self) -> None:
        if self._help is None:
            self._help = help_window.HelpWindow(self._theme, self._window)
        self._help.show_page(help_pages.page_for(self._window.current))
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def _settings(self) -> QDialog:
        dialog = settings.SettingsDialog(self._desk, self._theme, self._window)
        dialog.changed.connect(self._window.apply_setting)
        changed = set[str]()
        dialog.changed.connect(changed.add)
        dialog.finished.connect(lambda _result: self.show_anew() if changed & _SHOWN_BY_SCREENS else None)
        return dialog

    def show_anew(self) -> None:
        """Screens take the library's words and typefaces when they are made. A pack that was open is opened again."""
        open_pack = getattr(self._window.view, "current_pack_id", str)()
        self._window.rebuild()
        reopen = getattr(self._window.view, "open_pack", None)
        if open_pack and callable(reopen):
            reopen(open_pack)

    def _backups(self) -> QDialog:
        dialog = backups.BackupsDialog(self._desk, self._runner, self._theme, self._window)
        dialog.data_replaced.connect(self._data_replaced)
        return dialog

    def _word_changes(self) -> QDialog:
        dialog = word_changes.WordChangesDialog(self._desk, self._runner, self._theme, self._window)
        dialog.taken.connect(self._take_changes)
        return dialog

    def _recipes(self) -> QDialog:
        dialog = recipes.RecipesDialog(self._desk, self._runner, self._theme, self._window)
        dialog.chosen.connect(self._begin_pack)
        return dialog

    def _begin_pack(self, recipe_id: str) -> None:
        self._window.show_screen("packs")
        begin = getattr(self._window.view, "begin", None)
        if callable(begin):
            begin(recipe_id)

    def _take_changes(self, pack_id: str, change: Change) -> None:
        """The screen of packs takes the change, so that it shows at once and undo is at hand."""
        self._window.show_screen("packs")
        change_pack = getattr(self._window.view, "change_pack", None)
        if callable(change_pack):
            change_pack(pack_id, change, word_changes.LABEL)

    def _still_running(self) -> QDialog:
        dialog = still_running.StillRunningDialog(self._window.running, self._theme, self._window)
        dialog.stop.connect(self._window.close_at_once)
        return dialog

    def _data_replaced(self) -> None:
        """The settings are other ones now, too."""
        apply_look(self._desk, self._theme)
        self._window.rebuild()

    def _first_run(self) -> QDialog:
        dialog = first_run.FirstRunDialog(self._desk, self._theme, self._window)
        before = self._desk.settings.get(NATION)
        dialog.finished.connect(lambda _result: self._take_up_nation(before))
        dialog.chosen.connect(self._begin_with)
        return dialog

    def _take_up_nation(self, before: str) -> None:
        if self._desk.settings.get(NATION) != before:
            self._desk.take_up_settings()
            self.show_anew()

    def _begin_with(self, screen: str) -> None:
        self._window.show_screen(screen)
        packs = self._desk.packs.list()
        open_pack = getattr(self._window.view, "open_pack", None)
        if packs and callable(open_pack):
            open_pack(packs[0].id)
        self._window.refresh()


def apply_look(desk: Desk, theme: Theme) -> None:
    """Give the theme and the library what the settings say."""
    desk.take_up_settings()
    theme.set_appearance(desk.settings.get(APPEARANCE))
    theme.set_percent(desk.settings.get(TEXT_PERCENT))
