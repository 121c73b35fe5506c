"""The print plan sheet by sheet, in a window of its own: there is no room for seven columns beside the pages."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from linkwell.packs.print_plan import PrintPlan
from linkwell.ui.models.plan_table import PlanTable
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import PrimaryButton
from linkwell.ui.widgets.labels import Body, Heading
from linkwell.ui.widgets.tables import table_of_rows

_TITLE = "Print plan, sheet by sheet"
_WORDS = (
    "Pages and pages in colour are those of one copy. Paper is sheets for both classes: each part begins on new paper, "
    "and A5 pages lie two to a sheet."
)
_WIDE, _HIGH = 860, 560


class PlanDialog(QDialog):
    """Shows one plan as it was when it was opened."""

    def __init__(self, plan: PrintPlan, classes: tuple[str, str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self._model = PlanTable(self)
        self._model.show(plan, classes)
        self.table = self._make_table()
        close = PrimaryButton("Close", theme)
        close.clicked.connect(self.accept)
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addWidget(Heading(_TITLE))
        column.addWidget(Body(_WORDS, "ink-2"))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(QSize(theme.scaled(_WIDE), theme.scaled(_HIGH)).boundedTo(room * 0.92))
        self.table.setFocus()

    def _make_table(self) -> QTableView:
        table = table_of_rows(self._model, _TITLE)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().setDefaultSectionSize(QFontMetrics(table.font()).height() + 12)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        table.selectRow(0)
        return table
