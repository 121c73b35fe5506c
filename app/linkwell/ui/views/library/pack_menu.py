"""The menu of packs to add an item to."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from linkwell.workspace.desk import Desk

_MOST = 12


class PackMenu(QMenu):
    """The packs changed last, and New pack."""

    pack_chosen = Signal(str)
    new_pack_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Add to", parent)
        self._packs = desk.packs
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Bring the menu up to date."""
        self.clear()
        for pack in [pack for pack in self._packs.list() if not pack.damaged][:_MOST]:
            self.addAction(pack.title.replace("&", "&&"), partial(self.pack_chosen.emit, pack.id))
        self.addSeparator()
        self.addAction("New pack…", self.new_pack_wanted.emit)

    def open_at(self, point: QPoint) -> None:
        """Open at a place on the screen."""
        self.popup(point)
