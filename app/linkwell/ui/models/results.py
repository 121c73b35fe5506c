"""The list of items found, as a Qt model: rows are made as they are needed, and more hits are asked for by signal.

It knows rows, not how they are found or painted.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from linkwell.domain.query import Hit
from linkwell.ui.models.item_mime import ITEM_MIME, as_dragged
from linkwell.ui.models.result_rows import HeadingRow, Marks, ResultRow, RowMaker

ROW = Qt.ItemDataRole.UserRole + 1
ITEM_ID = Qt.ItemDataRole.UserRole + 2
PAGE = 60
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ResultsModel(QAbstractListModel):
    """Rows for the hits of one search, then near matches under a heading.

    `more_wanted` asks for hits from a number on; answer it with `add_hits`.
    """

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._maker: RowMaker | None = None
        self._marks = Marks()
        self._hits: list[Hit] = []
        self._near: tuple[Hit, ...] = ()
        self._rows: list[ResultRow | HeadingRow] = []
        self._total = 0
        self._asked_from = -1

    @property
    def total(self) -> int:
        """How many items were found, shown yet or not."""
        return self._total

    def set_maker(self, maker: RowMaker) -> None:
        """Use this library for the rows made from now on."""
        self._maker = maker

    def set_hits(self, hits: Sequence[Hit], total: int, near: Sequence[Hit] = ()) -> None:
        """Show other results. `hits` are the first of `total`; `near` follow them under their own heading."""
        self.beginResetModel()
        self._hits, self._near, self._total = list(hits), tuple(near), total
        self._asked_from = -1
        self._rows = [*self._made(self._hits[:PAGE]), *self._near_rows()]
        self.endResetModel()

    def add_hits(self, hits: Sequence[Hit], start: int) -> None:
        """Take in hits that were asked for with `more_wanted(start)`."""
        if start != len(self._hits):
            return
        self._asked_from = -1
        self._hits += hits
        if not hits:
            self._total = len(self._hits)
        self._show_more()

    def set_marks(self, marks: Marks) -> None:
        """Show other stars and badges on the rows that are there, which keep their heights."""
        if marks == self._marks:
            return
        changed, self._marks = self._marks.differing(marks), marks
        for number, row in enumerate(self._rows):
            if isinstance(row, ResultRow) and row.item_id in changed:
                made = self._made([self._hit_of(number)])[0]
                self._rows[number] = replace(made, roomy=row.roomy)
                self.dataChanged.emit(self.index(number), self.index(number))

    @property
    def marks(self) -> Marks:
        """The marks shown."""
        return self._marks

    def row_at(self, index: _Index) -> ResultRow | HeadingRow | None:
        """The row at an index; None outside the list."""
        number = index.row()
        return self._rows[number] if index.isValid() and 0 <= number < len(self._rows) else None

    def index_of(self, item_id: str) -> QModelIndex:
        """Where an item stands among the rows shown; an invalid index if it does not."""
        for number, row in enumerate(self._rows):
            if isinstance(row, ResultRow) and row.item_id == item_id:
                return self.index(number)
        return QModelIndex()

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if isinstance(row, HeadingRow):
            return row.text if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.plain_title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.spoken}, {self._place(index.row())}"
            case Qt.ItemDataRole.ToolTipRole:
                return ", ".join(words for words, _kind, _icon in row.badges)
            case _:
                return row.item_id if role == ITEM_ID else None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not isinstance(self.row_at(index), ResultRow):
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._shown < self._total and self._asked_from < 0

    @override
    def fetchMore(self, parent: _Index) -> None:
        if not self.canFetchMore(parent):
            return
        if self._shown < len(self._hits):
            self._show_more()
        else:
            self._asked_from = len(self._hits)
            self.more_wanted.emit(self._asked_from)

    @override
    def mimeTypes(self) -> list[str]:
        return [ITEM_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = [row.item_id for index in indexes if isinstance(row := self.row_at(index), ResultRow)]
        data.setData(ITEM_MIME, as_dragged(ids))
        return data

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    @property
    def _shown(self) -> int:
        """How many hits have rows. Near matches stand only where every hit is shown."""
        return len(self._rows) - (len(self._near) + 1 if self._near else 0)

    def _show_more(self) -> None:
        first = self._shown
        added = self._made(self._hits[first : first + PAGE])
        if added:
            self.beginInsertRows(QModelIndex(), first, first + len(added) - 1)
            self._rows[first:first] = added
            self.endInsertRows()

    def _made(self, hits: Sequence[Hit]) -> list[ResultRow]:
        if self._maker is None:
            return []
        return [self._maker.row(hit, self._marks) for hit in hits]

    def _hit_of(self, number: int) -> Hit:
        """The hit behind a row of an item."""
        return self._hits[number] if number < self._shown else self._near[number - self._shown - 1]

    def _near_rows(self) -> list[ResultRow | HeadingRow]:
        if not self._near:
            return []
        count = len(self._near)
        return [HeadingRow("1 near match" if count == 1 else f"{count} near matches"), *self._made(self._near)]

    def _place(self, number: int) -> str:
        if number < self._shown:
            return f"{number + 1} of {self._total}"
        return f"near match {number - self._shown} of {len(self._near)}"
