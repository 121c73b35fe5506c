"""Changes found in a Word file as a table: which to take, where, the pack's words, the file's words."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from linkwell.packs.word_changes import WordChange

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CHECKED = Qt.CheckState.Checked
_MIDDLE = Qt.AlignmentFlag.AlignVCenter  # beside its tick box
COLUMNS = ("Take", "In the pack", "In Word")
_LONGEST = 400  # letters of a wording that are shown; the whole is in the tip


class WordChangesModel(QAbstractTableModel):
    """One row for each change, with a tick box. `ticked` is sent when a tick changes.

    A change that has a note is not ticked at first: the note says what to think of before taking it.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[WordChange, ...] = ()
        self._taken: set[int] = set()

    def show(self, rows: Sequence[WordChange]) -> None:
        """Show these changes."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._taken = {at for at, row in enumerate(rows) if not row.note}
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> tuple[WordChange, ...]:
        """The changes that are ticked."""
        return tuple(row for at, row in enumerate(self._rows) if at in self._taken)

    def tick_all(self, taken: bool) -> None:
        """Tick every row, or none."""
        self._taken = set(range(len(self._rows))) if taken else set()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
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
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else usual

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        cells = (f"{row.where}\n{row.note}" if row.note else row.where, row.old, row.new)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _short(cells[index.column()])
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.where}. In the pack: {row.old}. In Word: {row.new}. {row.note}".strip()
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0:
                return _CHECKED if index.row() in self._taken else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | (_MIDDLE if index.column() == 0 else Qt.AlignmentFlag.AlignTop)
            case _:
                return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or index.column():
            return False
        if Qt.CheckState(value) == _CHECKED:
            self._taken.add(index.row())
        else:
            self._taken.discard(index.row())
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if across else None


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
