"""The print plan sheet by sheet as a table: pages, colour, copies for each class, paper and cost."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from linkwell.packs.money import money
from linkwell.packs.print_plan import PlanRow, PrintPlan

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CLASSES = {3, 4}  # the columns whose heads are their names


class PlanTable(QAbstractTableModel):
    """One row for each printed part, in the order of the pack, and the sum as the last one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show(self, plan: PrintPlan, classes: tuple[str, str]) -> None:
        """Show this plan."""
        self.beginResetModel()
        self._heads = ("Sheet", "Pages", "In colour", *classes, "Paper", "Cost")
        self._rows = (*(_cells(row, plan) for row in plan.rows), _sum(plan))
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cells = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole:
                across = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
                return across | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(self._heads, cells)
            case _:
                return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return across | Qt.AlignmentFlag.AlignVCenter
        return self._heads[section] if role == Qt.ItemDataRole.DisplayRole else None


def _cells(row: PlanRow, plan: PrintPlan) -> tuple[str, ...]:
    paper = {"A4": "", "A5": " (two to a sheet)"}.get(row.part.paper, f" ({row.part.paper[:2]})")
    paper = "" if row.part.paper == "A4-landscape" else paper
    return (
        f"{row.part.title}{paper}",
        str(row.pages),
        str(row.part.colour_pages),
        f"{row.copies_a:,}",
        f"{row.copies_b:,}",
        f"{plan.row_sheets(row):,}",
        money(plan.row_pence(row)),
    )


def _sum(plan: PrintPlan) -> tuple[str, ...]:
    pages = sum(row.pages for row in plan.rows)
    colour = sum(row.part.colour_pages for row in plan.rows)
    return ("Altogether", str(pages), str(colour), "", "", f"{plan.total_sheets:,}", money(plan.pence))


def _spoken(heads: Sequence[str], cells: Sequence[str]) -> str:
    """The names of classes stay as they are written; an empty cell is not told."""
    words = [head if number in _CLASSES else head.lower() for number, head in enumerate(heads)]
    told = (f"{word} {cell}" for word, cell in zip(words[1:], cells[1:], strict=True) if cell)
    return f"{cells[0]}: {', '.join(told)}"
