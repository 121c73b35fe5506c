"""Adding an item of the library to a pack: the current one, one from a menu, or a new one.

It asks by a signal; putting the item into the pack is the owner's business.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from linkwell.domain.errors import AppError
from linkwell.late import LateModule
from linkwell.ui.views.library.pack_menu import PackMenu
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import EMPTY_TITLE, Desk

if TYPE_CHECKING:
    from linkwell.ui.views.library import name_dialog
else:
    name_dialog = LateModule("linkwell.ui.views.library.name_dialog")


class PackAdder(QObject):
    """`add_requested` brings an item's id and a pack's id, empty for the current pack."""

    add_requested = Signal(str, str)
    failed = Signal(AppError)

    def __init__(self, desk: Desk, runner: Runner, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._runner, self._window = desk, runner, window
        self._item_id = self._link_id = ""
        self.menu = PackMenu(desk, window)
        self.menu.pack_chosen.connect(lambda pack_id: self.add(self._item_id, pack_id))
        self.menu.new_pack_wanted.connect(self._ask_for_name)

    def set_link(self, link_id: str) -> None:
        """Make new packs for this link; empty for none."""
        self._link_id = link_id

    def add(self, item_id: str, pack_id: str = "") -> None:
        """Ask for an item to be added to a pack; without an item nothing happens."""
        if item_id:
            self.remember(item_id)
            self.add_requested.emit(item_id, pack_id)

    def choose_pack(self, item_id: str, place: QPoint) -> None:
        """Open the menu of packs for an item, at a place on the screen."""
        if item_id:
            self._item_id = item_id
            self.menu.open_at(place)

    def add_to_new(self, title: str) -> None:
        """Make a pack of this name for the item that the menu was opened for."""
        try:
            pack = self._desk.empty_pack(self._link_id, title)
        except AppError as error:
            self.failed.emit(error)
        else:
            self.add(self._item_id, pack.id)

    def remember(self, item_id: str) -> None:
        """Put an item among those used last."""
        self._runner.submit(lambda _progress: self._desk.recents.touch(item_id)).failed.connect(self.failed)

    def _ask_for_name(self) -> None:
        dialog = name_dialog.NameDialog("New pack", "Name of the pack", EMPTY_TITLE, self._window)
        dialog.named.connect(self.add_to_new)
        dialog.open()
