"""Links to make packs for, as a table: which are wanted, how far each is, and what came of it. It asks nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from linkwell.domain.link import Link
from linkwell.packs.batch_index import STATE_WORDS, LinkOutcome
from linkwell.ui.models.link_list import schools, status_words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
COLUMNS = ("Link", "Stage", "State", "Pages", "Sheets", "Note")
LINK, STAGE, STATE, PAGES, SHEETS, NOTE = range(len(COLUMNS))
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A link that can be made, or words about one that cannot be read (`link` is None)."""

    link: Link | None
    stage: str = ""
    fault: str = ""
    open: bool = True

    @property
    def title(self) -> str:
        return self.link.title if self.link else self.fault.partition(":")[0]


class BatchTable(QAbstractTableModel):
    """One row for each link. `ticked` is sent when a tick changes. Links that are left out cannot be ticked."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[BatchRow, ...] = ()
        self._wanted: set[int] = set()
        self._asked: tuple[int, ...] = ()
        self._outcomes: dict[int, LinkOutcome] = {}
        self._running = False

    def show(self, rows: Sequence[BatchRow]) -> None:
        """Show these links, all wanted."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._wanted = {at for at, row in enumerate(rows) if row.link and row.open}
        self._outcomes, self._asked = {}, ()
        self.endResetModel()
        self.ticked.emit()

    @property
    def wanted(self) -> int:
        """How many links are ticked."""
        return len(self._wanted)

    @property
    def can_tick(self) -> int:
        """How many links could be."""
        return sum(bool(row.link) and row.open for row in self._rows)

    def begin(self) -> tuple[Link, ...]:
        """The links that are ticked, and those that are always left out, in their order; each waits from now on."""
        asked = [at for at, row in enumerate(self._rows) if row.link and (at in self._wanted or not row.open)]
        self._asked, self._outcomes, self._running = tuple(asked), {}, True
        self._all_changed()
        return tuple(link for at in asked if (link := self._rows[at].link) is not None)

    def take(self, outcome: LinkOutcome) -> None:
        """Show what came of a link."""
        at = self.row_of(outcome.number)
        self._outcomes[at] = outcome
        self.dataChanged.emit(self.index(at, 0), self.index(at, NOTE))

    def row_of(self, number: int) -> int:
        """The row of the link with this number among those that `begin` gave."""
        return self._asked[number - 1]

    def end(self) -> None:
        """Nothing is being made any more."""
        self._running = False
        self._all_changed()

    def tick_all(self, wanted: bool) -> None:
        """Tick every row that can be, or none."""
        self._wanted = {at for at, row in enumerate(self._rows) if wanted and row.link and row.open}
        self._all_changed()
        self.ticked.emit()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        if index.isValid() and index.column() == LINK and self._can_tick(index.row()):
            return usual | Qt.ItemFlag.ItemIsUserCheckable
        return usual

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        at, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cells(at)[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(at)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(at, column)
            case Qt.ItemDataRole.CheckStateRole if column == LINK and self._rows[at].link and self._rows[at].open:
                return _CHECKED if at in self._wanted else _UNCHECKED
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column in {PAGES, SHEETS} else _LEFT
            case _:
                return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != LINK or not self._can_tick(index.row()):
            return False
        if Qt.CheckState(value) == _CHECKED:
            self._wanted.add(index.row())
        else:
            self._wanted.discard(index.row())
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in {PAGES, SHEETS} else _LEFT
        return COLUMNS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _can_tick(self, at: int) -> bool:
        return not self._running and bool(self._rows[at].link) and self._rows[at].open

    def _cells(self, at: int) -> tuple[str, ...]:
        row, outcome = self._rows[at], self._outcomes.get(at)
        if row.link is None:
            return row.title, "", "not read", "", "", row.fault.partition(": ")[2]
        if outcome is not None:
            pages, sheets = str(outcome.pages or ""), f"{outcome.sheets:,}" if outcome.sheets else ""
            return row.title, row.stage, STATE_WORDS[outcome.state], pages, sheets, outcome.note
        waiting = "waiting" if self._running and at in self._asked else ""
        return row.title, row.stage, waiting if row.open else f"{status_words(row.link)}, left out", "", "", ""

    def _sentence(self, at: int) -> str:
        link, (title, stage, state, pages, sheets, note) = self._rows[at].link, self._cells(at)
        ticked = "" if link is None or not self._rows[at].open else "to be made" if at in self._wanted else "not wanted"
        told = [title, schools(link) if link else "", stage, state or ticked, pages and f"{pages} pages"]
        return ", ".join(filter(None, [*told, sheets and f"{sheets} sheets", note]))

    def _tip(self, at: int, column: int) -> str | None:
        link, cells = self._rows[at].link, self._cells(at)
        if column == LINK and link is not None:
            return f"{link.title}\n{schools(link)}"
        return cells[NOTE] if column == NOTE and cells[NOTE] else None

    def _all_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, NOTE))
