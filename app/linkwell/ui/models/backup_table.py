"""The backups as a table: when made, why, how large. Holds no database and asks for nothing."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from linkwell.store.backups import Backup

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
COLUMNS = ("Made", "Because", "Size")
REASONS = {
    "start": "Linkwell was started",
    "work": "half an hour had passed",
    "end": "Linkwell was closed",
    "import": "a file was taken in",
    "upgrade": "Linkwell was updated",
    "delete": "something was deleted",
    "restore": "a backup was put back",
    "asked": "you asked for it",
}
_KILOBYTE = 1024


class BackupTable(QAbstractTableModel):
    """One row for each backup, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Backup, ...] = ()

    def show(self, rows: Sequence[Backup]) -> None:
        """Show these backups."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def backup(self, index: Index) -> Backup | None:
        """The backup of a row; None where there is no row."""
        return self._rows[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        backup = self.backup(index)
        if backup is None:
            return None
        cells = (when(backup.made), REASONS.get(backup.reason, backup.reason), size(backup.size))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"Backup of {cells[0]}, because {cells[1]}, {cells[2]}"
            case _:
                return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if across else None


def when(made: datetime) -> str:
    """A moment as this computer's clock shows it, such as “Thu 4 February 2027, 10:42”."""
    local = made.astimezone()
    return f"{local:%a} {local.day} {local:%B %Y, %H:%M}"


def size(count: int) -> str:
    """A number of bytes in words."""
    if count < _KILOBYTE * _KILOBYTE:
        return f"{max(1, round(count / _KILOBYTE))} kB"
    return f"{count / _KILOBYTE / _KILOBYTE:.1f} MB"
