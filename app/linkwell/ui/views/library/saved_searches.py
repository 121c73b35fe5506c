"""The Saved searches button: keep the present search under a name, open one, rename or delete one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from linkwell.domain.errors import AppError
from linkwell.domain.query import Query
from linkwell.late import LateModule
from linkwell.store.marks import SavedSearch
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import MenuButton
from linkwell.workspace.desk import Desk

if TYPE_CHECKING:
    from linkwell.ui.views.library import name_dialog
else:
    name_dialog = LateModule("linkwell.ui.views.library.name_dialog")

_TITLE, _NAME = "Saved searches", "Name of the search"


class SavedSearchesButton(MenuButton):
    """`opened` brings the query of the search chosen; `failed` the reason why something could not be kept."""

    opened = Signal(object)
    failed = Signal(AppError)
    told = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, present: Callable[[], tuple[str, Query]], parent: QWidget) -> None:
        super().__init__(_TITLE, theme, "star", parent)
        self.setProperty("arrow", False)
        self._searches = desk.searches
        self._present = present
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    def show_words(self, shown: bool) -> None:
        """With or without words; a screen reader is told them always."""
        self.setText(_TITLE if shown else "")
        self.setAccessibleName(_TITLE)
        self.setToolTip("" if shown else _TITLE)

    def fill(self) -> None:
        """Bring the menu up to date."""
        menu = self.menu()
        menu.clear()
        saved = self._searches.list()
        name, query = self._present()
        for search in saved:
            menu.addAction(_plain(search.title), partial(self.opened.emit, search.query))
        if not saved:
            menu.addAction("No saved searches yet").setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction("Save this search…", partial(self._ask_name, name, query))
        keep.setEnabled(bool(name))
        if saved:
            self._add_group(menu.addMenu("Rename"), saved, "…", self._ask_new_name)
            self._add_group(menu.addMenu("Delete"), saved, "", self._delete)

    def _add_group(self, menu: QMenu, saved: tuple[SavedSearch, ...], dots: str, act: Callable[[str], None]) -> None:
        for search in saved:
            menu.addAction(_plain(search.title) + dots, partial(act, search.title))

    def _ask_name(self, name: str, query: Query) -> None:
        dialog = name_dialog.NameDialog("Save this search", _NAME, name, self)
        dialog.named.connect(lambda title: self._try(f"Saved “{title}”", self._searches.save, title, query))
        dialog.open()

    def _ask_new_name(self, title: str) -> None:
        dialog = name_dialog.NameDialog("Rename the saved search", _NAME, title, self)
        dialog.named.connect(lambda new: self._try(f"Renamed to “{new}”", self._searches.rename, title, new))
        dialog.open()

    def _delete(self, title: str) -> None:
        self._try(f"Deleted “{title}”", self._searches.delete, title)

    def _try(self, words: str, act: Callable[..., None], *values: object) -> None:
        try:
            act(*values)
        except AppError as error:
            self.failed.emit(error)
        else:
            self.told.emit(words)


def _plain(title: str) -> str:
    """A title for a menu, where & would underline a letter."""
    return title.replace("&", "&&")
