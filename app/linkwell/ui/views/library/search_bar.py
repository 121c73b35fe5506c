"""The tool row of the library: search field with chips, saved searches, and the link pages are made for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from linkwell.domain.query import Query
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.link_button import LinkButton
from linkwell.ui.views.library.saved_searches import SavedSearchesButton
from linkwell.ui.widgets.chips import SearchField
from linkwell.ui.widgets.labels import Small
from linkwell.ui.widgets.panes import Toolbar
from linkwell.workspace.desk import Desk

MORE_CHIP = "more:"
_WIDEST_FIELD = 720
_CHIP_SHARE = 0.62
_WITHOUT_LABEL, _WITHOUT_WORDS, _SMALLEST = 1080, 600, 440


class SearchBar(Toolbar):
    """Emits what is typed and chosen. `chips_removed` brings chip ids; `results_wanted` comes from Down and Enter."""

    chips_removed = Signal(list)
    results_wanted = Signal(bool)

    def __init__(self, desk: Desk, theme: Theme, present: Callable[[], tuple[str, Query]]) -> None:
        super().__init__("Search")
        self._theme = theme
        self._chips: tuple[tuple[str, str], ...] = ()
        self._hidden: list[str] = []
        self.field = SearchField(theme, self)
        self.field.set_name("Search the library", "Search lessons and templates")
        self.field.setMaximumWidth(theme.scaled(_WIDEST_FIELD))
        self.field.chip_removed.connect(self._remove)
        self.field.edit.installEventFilter(self)
        self.saved = SavedSearchesButton(desk, theme, present, self)
        self._label = Small("For your link", "ink-3")
        self.link = LinkButton(desk, theme, self)
        row: QHBoxLayout = self.row
        row.setContentsMargins(12, 8, 16, 8)
        row.addWidget(self.field, 12)
        row.addWidget(self.saved)
        row.addStretch(1)
        row.addWidget(self._label)
        row.addWidget(self.link)

    def show_chips(self, chips: tuple[tuple[str, str], ...]) -> None:
        """Show these chips; those for which there is no room become one."""
        self._chips = chips
        room = self.field.width() * _CHIP_SHARE
        metrics = self.fontMetrics()
        shown: list[tuple[str, str]] = []
        for chip in chips:
            room -= metrics.horizontalAdvance(chip[1]) + self._theme.scaled(44)
            if room < 0 and shown:
                break
            shown.append(chip)
        self._hidden = [chip_id for chip_id, _title in chips[len(shown) :]]
        if self._hidden:
            shown.append((MORE_CHIP, f"{len(self._hidden)} more"))
        self.field.set_chips(shown)

    def _remove(self, chip_id: str) -> None:
        self.chips_removed.emit(self._hidden if chip_id == MORE_CHIP else [chip_id])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        leave = event.key() == Qt.Key.Key_Down or (event.key() == Qt.Key.Key_Escape and not self.field.text)
        if enter or leave:
            self.results_wanted.emit(enter)
        return enter or leave

    @override
    def minimumSizeHint(self) -> QSize:
        """What it needs without words; with them it would keep a narrow window from being as narrow as it may."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._theme.scaled(_SMALLEST)), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label.setVisible(self.width() >= self._theme.scaled(_WITHOUT_LABEL))
        self.saved.show_words(self.width() >= self._theme.scaled(_WITHOUT_WORDS))
        if event.size().width() != event.oldSize().width() and self._chips:
            self.show_chips(self._chips)
