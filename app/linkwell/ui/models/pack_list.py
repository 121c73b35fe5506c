"""The list of packs: title, link, when it was changed and how much is in it, newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from linkwell.domain.link import Link
from linkwell.store.packs import PackSummary

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class PackRow:
    """One pack in words."""

    id: str
    title: str
    link: str
    changed: str
    items: str
    damaged: bool = False

    @property
    def spoken(self) -> str:
        """The row as one sentence."""
        return ", ".join(part for part in (self.title, self.link, self.items, f"changed {self.changed}") if part)


def pair_name(link: Link | None) -> str:
    """The two classes of a link: "Kestrels & Herons", or its title while they have no names."""
    if link is None:
        return ""
    names = [side.class_name or side.school for side in (link.a, link.b)]
    known = [name for name in names if name]
    return " & ".join(known) if known else link.title


def moment(stamp: str, now: datetime | None = None) -> str:
    """A stored UTC time as people say it here: "today 10:42", "21 Nov" or "3 Feb 2025"."""
    try:
        when = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return ""
    today = (now or datetime.now().astimezone()).date()
    if when.date() == today:
        return f"today {when:%H:%M}"
    day = f"{when.day} {_MONTHS[when.month - 1]}"
    return day if when.year == today.year else f"{day} {when.year}"


class PackListModel(QAbstractListModel):
    """Shows packs; `ROW_ROLE` gives the `PackRow`."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PackRow, ...] = ()

    def show(self, packs: Sequence[PackSummary], links: Mapping[str, Link], damaged: Sequence[str] = ()) -> None:
        """Show these packs; `damaged` are the ids of links that cannot be read."""
        self.beginResetModel()
        names = {id: pair_name(link) for id, link in links.items()} | dict.fromkeys(damaged, "link could not be read")
        self._rows = tuple(_row(pack, names.get(pack.link_id, "")) for pack in packs)
        self.endResetModel()

    def place_of(self, pack_id: str) -> int:
        """The row of a pack; -1 if it is not in the list."""
        return next((number for number, row in enumerate(self._rows) if row.id == pack_id), -1)

    @override
    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _:
                return row if role == ROW_ROLE else None


def _row(pack: PackSummary, link: str) -> PackRow:
    items = "1 item" if pack.entry_count == 1 else f"{pack.entry_count} items"
    return PackRow(pack.id, pack.title, link or "no link", moment(pack.changed), items, damaged=pack.damaged)
