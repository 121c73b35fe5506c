"""What stands above the pages of an item: its title, Plan | Sheets | About, and Add to pack."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.short_label import ShortLabel
from linkwell.ui.widgets.buttons import FlatButton, SplitButton
from linkwell.ui.widgets.labels import Heading, Small
from linkwell.ui.widgets.panes import Divider
from linkwell.ui.widgets.segments import Segments

PLAN_TAB, SHEETS_TAB, ABOUT_TAB = "plan", "sheets", "about"
ALL_SHEETS = ""
_TABS = ((PLAN_TAB, "Plan"), (SHEETS_TAB, "Sheets"), (ABOUT_TAB, "About"))
_TITLE_ROOM = 130


class PreviewHeader(QWidget):
    """Emits what is wanted; in a narrow pane its buttons go below the title."""

    tab_chosen = Signal(str)
    sheet_chosen = Signal(str)
    results_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Heading("", "item")
        self._title.setWordWrap(True)
        self._place = ShortLabel("small", "ink-3")
        self.back = FlatButton("Results", theme, "search", self)
        self.back.set_small()
        self.back.clicked.connect(self.results_wanted)
        self.back.hide()
        self.tabs = Segments(_TABS, theme, self)
        self.tabs.setAccessibleName("What is shown of the item")
        self.tabs.chosen.connect(self._choose_tab)
        self.add = SplitButton("Add to pack", theme, "plus", self)
        self._picker = QComboBox(self)
        self._picker.activated.connect(lambda number: self.sheet_chosen.emit(self._picker.itemData(number)))
        self._sheet_row = self._picker_row()
        self._build()
        theme.changed.connect(self._fit)

    @property
    def tab(self) -> str:
        """The tab chosen."""
        return self.tabs.current

    @property
    def sheet(self) -> str:
        """The sheet picked; empty for all."""
        return str(self._picker.currentData() or ALL_SHEETS)

    def show_item(self, title: str, sheets: tuple[tuple[str, str], ...]) -> None:
        """Show an item: its title and the sheets to pick from, (id, title) each."""
        self._title.setText(title)
        self._place.set_full_text("")
        self._picker.clear()
        self._picker.addItem("All sheets", ALL_SHEETS)
        for sheet_id, name in sheets:
            self._picker.addItem(name, sheet_id)
        self.tabs.setEnabled(bool(title))
        self.add.setEnabled(bool(title))
        self._fit()

    def show_place(self, words: str) -> None:
        """Say which page is shown."""
        self._place.set_full_text(words)

    def set_back_button(self, shown: bool) -> None:
        """Offer the way back to the results where the pane covers them."""
        self.back.setVisible(shown)

    def _choose_tab(self, tab: str) -> None:
        self._sheet_row.setVisible(tab == SHEETS_TAB)
        self.tab_chosen.emit(tab)

    def _picker_row(self) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(14, 0, 12, 8)
        label: QLabel = Small("Sheet", "ink-2")
        label.setBuddy(self._picker)
        for part in (self._picker, self._picker.view()):
            part.setAccessibleName("Sheet")
        self._picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._picker.setMinimumContentsLength(16)
        self._picker.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line.addWidget(label)
        line.addWidget(self._picker, 1)
        row.hide()
        return row

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._place)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self._buttons.addWidget(self.back)
        self._buttons.addWidget(self.tabs)
        self._buttons.addWidget(self.add)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(14, 8, 10, 8)
        self._line.setSpacing(4)
        self._line.addLayout(words, 1)
        self._line.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._line)
        column.addWidget(self._sheet_row)
        column.addWidget(Divider())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def _fit(self) -> None:
        needed = self._buttons.sizeHint().width() + self._theme.scaled(_TITLE_ROOM) + 32
        lying = self.width() >= needed
        direction = QBoxLayout.Direction.LeftToRight if lying else QBoxLayout.Direction.TopToBottom
        if direction != self._line.direction():
            self._line.setDirection(direction)
            side = Qt.AlignmentFlag.AlignRight if lying else Qt.AlignmentFlag.AlignLeft
            self._line.setAlignment(self._buttons, side)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
