"""Places the three panes of the library: side by side, or, where there is no room, pages in place of the results."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.views.library import filters_pane, preview_pane, results_pane
from linkwell.ui.views.library.filters_pane import FiltersPane
from linkwell.ui.views.library.preview_pane import PreviewPane
from linkwell.ui.views.library.results_pane import ResultsPane
from linkwell.ui.widgets.panes import Splitter

_HANDLES = 14
_USUAL_FILTERS = 250
_WIDE_FILTERS = 264
_LIST_SHARE = 0.37
_WIDEST_LIST = 620
_WIDE = 1500


class LibraryPanes(QWidget):
    """Filters, results, preview. In a narrow window `show_preview` decides which of the last two is seen."""

    narrow_changed = Signal(bool)

    def __init__(self, filters: FiltersPane, results: ResultsPane, preview: PreviewPane) -> None:
        super().__init__()
        self._results, self._preview = results, preview
        self._narrow = False
        self._moved = False
        self.splitter = Splitter(parent=self)
        for pane in (filters, results, preview):
            self.splitter.addWidget(pane)
        for place, stretch in enumerate((0, 0, 1)):
            self.splitter.setStretchFactor(place, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.splitter.splitterMoved.connect(lambda _place, _number: self._keep())

    @property
    def narrow(self) -> bool:
        """Whether there is room for two panes only."""
        return self._narrow

    def show_preview(self, shown: bool) -> None:
        """In a narrow window: show the preview in place of the results, or the results."""
        if self._narrow:
            self._results.setVisible(not shown)
            self._preview.setVisible(shown)

    def restore(self, state: bytes) -> None:
        """Take up sizes kept from before."""
        if state and self.splitter.restore_state(state):
            self._moved = True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        least = filters_pane.NARROWEST + results_pane.NARROWEST + preview_pane.NARROWEST + _HANDLES
        narrow = width < least
        if narrow != self._narrow:
            self._narrow = narrow
            self._results.show()
            self._preview.setVisible(not narrow)
            self.narrow_changed.emit(narrow)
        if not self._moved:
            self._place(width)

    def _place(self, width: int) -> None:
        filters = _WIDE_FILTERS if width >= _WIDE else _USUAL_FILTERS
        if self._narrow:
            self.splitter.set_usual_sizes([filters, width - filters, width - filters])
            return
        listed = round(min(max(width * _LIST_SHARE, results_pane.NARROWEST), _WIDEST_LIST))
        filters = max(min(filters, width - listed - preview_pane.NARROWEST - _HANDLES), filters_pane.NARROWEST)
        self.splitter.set_usual_sizes([filters, listed, width - filters - listed - _HANDLES])

    def _keep(self) -> None:
        self._moved = True
