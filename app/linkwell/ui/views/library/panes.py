"""Places the three panes of the library: side by side, or, where there is no room, pages in place of the results."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.filters_pane import FiltersPane
from linkwell.ui.views.library.preview_pane import PreviewPane
from linkwell.ui.views.library.results_pane import ResultsPane
from linkwell.ui.widgets.panes import Splitter

_LEAST, _PREVIEW = (220, 380), 420
_HANDLE = 7
_USUAL_FILTERS = 250
_WIDE_FILTERS = 264
_LIST_SHARE = 0.35
_WIDEST_LIST = 620
_WIDE = 1500
_GROWTHS = (0.6, 0.53)  # so that filters and results stand side by side at 200 per cent in a window of 1024


class LibraryPanes(QWidget):
    """Filters, results, preview. In a narrow window `show_preview` decides which of the last two is seen.

    `widths_chosen` comes when the user has moved a divider, or put it back with a double click or Home.
    """

    narrow_changed = Signal(bool)
    widths_chosen = Signal()

    def __init__(self, theme: Theme, filters: FiltersPane, results: ResultsPane, preview: PreviewPane) -> None:
        super().__init__()
        self._theme = theme
        self._filters, self._results, self._preview = filters, results, preview
        self._narrow = False
        self._chosen: tuple[int, int] | None = None
        self._least = (0, 0, 0)
        self.splitter = Splitter(parent=self)
        for place, pane in enumerate((filters, results, preview)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(place, 1 if pane is preview else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        # Without this the preview would hold the window open; it has to be able to give way instead.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.splitter.splitterMoved.connect(lambda _place, _number: self._take_widths())
        self.splitter.restored.connect(self._forget_widths)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def narrow(self) -> bool:
        """Whether there is room for two panes only."""
        return self._narrow

    def show_preview(self, shown: bool) -> None:
        """In a narrow window: show the preview in place of the results, or the results."""
        if self._narrow:
            self._results.setVisible(not shown)
            self._preview.setVisible(shown)
            self._filters.setVisible(not shown or self.width() >= self._least[0] + self._least[2] + _HANDLE)

    @property
    def widths(self) -> tuple[int, int] | None:
        """The widths of filters and results that the user chose; None where they are the usual ones."""
        return self._chosen

    def choose_widths(self, widths: tuple[int, int] | None) -> None:
        """Take up widths chosen before."""
        self._chosen = widths
        self._fit(self.width())

    def _take_widths(self) -> None:
        if not self._narrow:
            filters, results, _preview = self.splitter.sizes()
            self._chosen = filters, results
            self.widths_chosen.emit()

    def _forget_widths(self) -> None:
        self._chosen = None
        self.widths_chosen.emit()

    def _measure(self) -> None:
        """The smallest widths: those of the design, more for larger text."""
        more = (max(self._theme.percent, 100) - 100) / 100
        filters, results = (round(least * (1 + more * growth)) for least, growth in zip(_LEAST, _GROWTHS, strict=True))
        self._least = (filters, results, max(self._theme.scaled(_PREVIEW), _PREVIEW))
        for pane, width in zip((self._filters, self._results, self._preview), self._least, strict=True):
            pane.setMinimumWidth(width)
        self.setMinimumWidth(self._least[0] + self._least[1] + _HANDLE)
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        narrow = width < sum(self._least) + 2 * _HANDLE
        if narrow != self._narrow:
            self._narrow = narrow
            self._filters.show()
            self._results.show()
            self._preview.setVisible(not narrow)
            self.narrow_changed.emit(narrow)
        self._place(width)

    def _place(self, width: int) -> None:
        least_filters, least_results, least_preview = self._least
        if self._narrow:
            filters = max(min(self._theme.scaled(_USUAL_FILTERS), width // 3), least_filters)
            rest = width - filters - _HANDLE
            self.splitter.set_usual_sizes([filters, rest, rest])
            return
        listed = round(min(max(width * _LIST_SHARE, least_results), max(_WIDEST_LIST, least_results)))
        wanted = max(_WIDE_FILTERS if width >= _WIDE else _USUAL_FILTERS, least_filters)
        filters = max(min(wanted, width - listed - least_preview - 2 * _HANDLE), least_filters)
        self.splitter.set_usual_sizes([filters, listed, width - filters - listed - 2 * _HANDLE])
        if self._chosen is not None:
            room = width - least_preview - 2 * _HANDLE
            filters = min(max(self._chosen[0], least_filters), room - least_results)
            listed = min(max(self._chosen[1], least_results), room - filters)
            self.splitter.setSizes([filters, listed, width - filters - listed - 2 * _HANDLE])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())
