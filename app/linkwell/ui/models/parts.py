"""The parts of an entry that can be reworded: groups of stretches of words, with what is changed so far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from linkwell.domain.item import Item
from linkwell.domain.pack import NOTES, PackEntry
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.compose.editing import Stretch, stretches
from linkwell.library.compose.parts import chosen_sheets, compose
from linkwell.ui.models.outline_rows import sheet_title

PART_ROLE = int(Qt.ItemDataRole.UserRole)
CHANGED_ROLE = PART_ROLE + 1
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_FACTS = "Aim and facts"


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part. A heading has no stretches."""

    key: str
    title: str
    sheet_id: str
    stretches: tuple[Stretch, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether this only names a group."""
        return not self.stretches

    def changed(self, edits: Mapping[str, str]) -> int:
        """How many of its stretches have other words now."""
        return sum(stretch.key in edits for stretch in self.stretches)


def parts_of(item: Item, entry: PackEntry, stages: tuple[str, ...], vocabulary: Vocabulary) -> tuple[PartRow, ...]:
    """The parts of what is printed of an entry, each group after its heading."""
    found: list[PartRow] = []
    sheets: list[PartRow] = []
    for sheet_id in chosen_sheets(item, entry.sheets):
        words = stretches(compose(item, sheet_id, stages, vocabulary))
        if sheet_id == NOTES:
            found.append(PartRow("head:notes", "Teacher notes", sheet_id))
            found += _sections(item, words)
        elif words:
            sheets.append(PartRow(sheet_id, sheet_title(item, sheet_id), sheet_id, words))
    pages = [PartRow("head:sheets", "Pages", ""), *sheets] if sheets else []
    return (*pages, *found)


def _sections(item: Item, words: Sequence[Stretch]) -> Iterator[PartRow]:
    titles = {section.slug: section.title for section in item.sections}
    groups: dict[str, list[Stretch]] = {}
    for stretch in words:
        groups.setdefault(stretch.key.partition("#")[0].partition(".")[0], []).append(stretch)
    for slug, own in groups.items():
        yield PartRow(f"notes:{slug}", titles.get(slug, _FACTS), NOTES, tuple(own))


class PartsModel(QAbstractListModel):
    """Shows parts; `PART_ROLE` gives the row, `CHANGED_ROLE` how many of its stretches are changed."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PartRow, ...] = ()
        self._edits: Mapping[str, str] = {}

    @property
    def rows(self) -> tuple[PartRow, ...]:
        """All rows."""
        return self._rows

    def show(self, rows: tuple[PartRow, ...], edits: Mapping[str, str]) -> None:
        """Show other parts."""
        self.beginResetModel()
        self._rows, self._edits = rows, edits
        self.endResetModel()

    def set_edits(self, edits: Mapping[str, str]) -> None:
        """Show what is changed now."""
        self._edits = edits
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

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
                return f"{row.title}, changed" if row.changed(self._edits) else row.title
            case _ if role == PART_ROLE:
                return row
            case _:
                return row.changed(self._edits) if role == CHANGED_ROLE else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        if row is None or row.is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
