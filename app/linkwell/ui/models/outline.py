"""The outline of a pack as a tree: cover, sections, entries and the sheets of each entry.

The rows are plain values made by `outline_rows`; the model shows them and turns drops and new titles into wishes
(signals). It changes no pack itself.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from linkwell.ui.models.item_mime import ITEM_MIME
from linkwell.ui.models.outline_rows import OutlineRow

ENTRY_MIME = "application/x-linkwell-entry"
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class OutlineModel(QAbstractItemModel):
    """Shows outline rows. Wishes: `entry_dropped(entry id, section, row)`, `item_dropped(item id, section, row)`,
    `section_renamed(section, title)` and `sheet_toggled(entry id, sheet id)`."""

    entry_dropped = Signal(str, int, int)
    item_dropped = Signal(str, int, int)
    section_renamed = Signal(int, str)
    sheet_toggled = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[OutlineRow, ...] = ()
        self._top: tuple[int, ...] = ()
        self._places: dict[str, int] = {}

    def set_rows(self, rows: Sequence[OutlineRow]) -> bool:
        """Show other rows; False if only their words changed, so that nothing moved."""
        same = [(row.key, row.parent) for row in rows] == [(row.key, row.parent) for row in self._rows]
        if same:
            self._rows = tuple(rows)
            for number in range(len(rows)):
                index = self._index(number)
                self.dataChanged.emit(index, index)
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self._top = tuple(number for number, row in enumerate(rows) if row.parent < 0)
        self._places = {row.key: number for number, row in enumerate(rows)}
        self.endResetModel()
        return True

    def row_at(self, index: Index) -> OutlineRow | None:
        """The row behind an index."""
        number = int(index.internalId()) if index.isValid() else -1
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def index_of(self, key: str) -> QModelIndex:
        """Where the row with that key is; an invalid index if it is not there."""
        number = self._places.get(key, -1)
        return self._index(number) if number >= 0 else QModelIndex()

    def row_keys(self) -> tuple[str, ...]:
        """The keys of all rows, in reading order."""
        return tuple(row.key for row in self._rows)

    @override
    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        if column != 0:
            return QModelIndex()
        own = self.row_at(parent)
        children = self._top if own is None else own.children
        return self.createIndex(row, 0, children[row]) if 0 <= row < len(children) else QModelIndex()

    @override
    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        own = self.row_at(child)
        return self._index(own.parent) if own is not None and own.parent >= 0 else QModelIndex()

    @override
    def rowCount(self, parent: Index = _NONE) -> int:
        if not parent.isValid():
            return len(self._top)
        own = self.row_at(parent)
        return len(own.children) if own is not None else 0

    @override
    def columnCount(self, parent: Index = _NONE) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        own = self.row_at(index)
        if own is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return own.title
            case Qt.ItemDataRole.ToolTipRole:
                return own.spoken
            case Qt.ItemDataRole.AccessibleTextRole:
                return own.spoken
            case Qt.ItemDataRole.CheckStateRole if own.checked is not None:
                return Qt.CheckState.Checked if own.checked else Qt.CheckState.Unchecked
            case _:
                return own if role == ROW_ROLE else None

    @override
    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        own = self.row_at(index)
        if own is None:
            return False
        if role == Qt.ItemDataRole.EditRole and own.kind == "section" and str(value).strip():
            self.section_renamed.emit(own.section, str(value).strip())
            return True
        if role == Qt.ItemDataRole.CheckStateRole and own.kind == "sheet":
            self.sheet_toggled.emit(own.entry_id, own.sheet_id)
            return True
        return False

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        own = self.row_at(index)
        if own is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        match own.kind:
            case "section":
                flags |= Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsEditable
            case "entry":
                flags |= Qt.ItemFlag.ItemIsDragEnabled
            case "sheet":
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            case _:
                pass
        return flags

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    @override
    def mimeTypes(self) -> list[str]:
        return [ENTRY_MIME, ITEM_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = [own.entry_id for index in indexes if (own := self.row_at(index)) and own.kind == "entry"]
        data.setData(ENTRY_MIME, QByteArray("\n".join(ids).encode()))
        return data

    @override
    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        known = data.hasFormat(ENTRY_MIME) or data.hasFormat(ITEM_MIME)
        own = self.row_at(parent)
        return known and (own is None or own.kind == "section")

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        section, at = self._target(row, parent)
        for entry_id in _ids(data, ENTRY_MIME):
            self.entry_dropped.emit(entry_id, section, at)
        for item_id in _ids(data, ITEM_MIME):
            self.item_dropped.emit(item_id, section, at)
        return False  # the owner changes the pack; the view must not take rows away itself

    def _target(self, row: int, parent: Index) -> tuple[int, int]:
        """Section and row of a drop; -1 as row means the section's end."""
        own = self.row_at(parent)
        if own is not None:
            return own.section, row
        sections = [self._rows[number].section for number in self._top if self._rows[number].kind == "section"]
        before = self._top[: max(row, 0)]
        above = [self._rows[number].section for number in before if self._rows[number].kind == "section"]
        if row < 0 or not sections:
            return (sections[-1] if sections else 0), -1
        return (above[-1], -1) if above else (sections[0], 0)

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._rows[number].row, 0, number)


def _ids(data: QMimeData, mime: str) -> list[str]:
    if not data.hasFormat(mime):
        return []
    return [line for line in bytes(data.data(mime).data()).decode("utf-8", "replace").split() if line]
