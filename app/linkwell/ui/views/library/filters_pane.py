"""The left pane of the library: sections of filters that fold, each a list of lines to tick.

It shows a `FacetsModel`; what a tick means is the owner's business.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.models.facets import FacetSection, FacetsModel
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.facet_delegate import FacetDelegate
from linkwell.ui.views.library.fold import FoldButton
from linkwell.ui.widgets.panes import Pane

_Index = QModelIndex | QPersistentModelIndex


class FacetList(QListView):
    """The lines of one section, as tall as all of them together, in one or two columns.

    `reached` comes when a key has gone to another line, which may be out of sight.
    """

    reached = Signal()

    def __init__(self, model: FacetsModel, number: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = model.sections[number]
        self._theme = theme
        self.setModel(model)
        self.setRootIndex(model.index(number, 0))
        self.setItemDelegate(FacetDelegate(theme, self))
        self.setAccessibleName(self._section.title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if self._section.columns > 1:
            self.setFlow(QListView.Flow.TopToBottom)
            self.setWrapping(True)
            self.setMovement(QListView.Movement.Static)
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Take the height that all lines need at the present width."""
        count = self.model().rowCount(self.rootIndex())
        if self._section.columns > 1:
            rows = -(-count // self._section.columns)
            height = self.sizeHintForRow(0) if count else 0
            self.setGridSize(QSize(max(self.width() // self._section.columns, 1), height))
            self.setFixedHeight(rows * height + 1)
        else:
            self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(count)))
        self.doItemsLayout()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            self.reached.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are for the window's own keys, not for jumping in a short list."""
        if event.text().isprintable() and event.text().strip() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)


class FiltersPane(Pane):
    """All sections, one below the other, scrolling together."""

    def __init__(self, model: FacetsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Filters", "facet", parent)
        self._model, self._theme = model, theme
        self._lists: list[FacetList] = []
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area)
        model.modelReset.connect(self._fill)
        theme.changed.connect(self._dress)
        self._dress()
        if model.sections:
            self._fill()

    def focus_first(self) -> None:
        """Put the keyboard on the first line."""
        if self._lists:
            first = self._lists[0]
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not first.currentIndex().isValid():
                first.setCurrentIndex(self._model.index(0, 0, first.rootIndex()))

    def _fill(self) -> None:
        inside = QWidget(self._area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 4, 16)
        column.setSpacing(0)
        self._lists = []
        for number, section in enumerate(self._model.sections):
            self._add(number, section, column)
        column.addStretch(1)
        self._area.setWidget(inside)
        # Qt makes the widget of a scroll area paint a ground of its own; the pane has one already.
        inside.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)

    def _add(self, number: int, section: FacetSection, column: QVBoxLayout) -> None:
        listing = FacetList(self._model, number, self._theme)
        fold = FoldButton(section.title, self._theme, expanded=section.open)
        column.addWidget(fold)
        column.addWidget(listing)
        listing.setVisible(section.open)
        fold.toggled_open.connect(listing.setVisible)
        listing.reached.connect(lambda: self._bring_into_view(listing))
        column.addSpacing(8)
        self._lists.append(listing)

    def _bring_into_view(self, listing: FacetList) -> None:
        line, inside = listing.visualRect(listing.currentIndex()), listing.parentWidget()
        if inside is not None:
            self._area.ensureVisible(0, listing.mapTo(inside, line.center()).y(), 0, line.height())

    def _dress(self) -> None:
        """The scroll bar stands on the ground of the pane."""
        palette = QPalette(self._area.palette())
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("facet"))
        self._area.setPalette(palette)

    def line_index(self, facet: str, value: str) -> tuple[FacetList, QModelIndex] | None:
        """The list and index of a line, for whoever wants to bring it into view."""
        for number, section in enumerate(self._model.sections):
            for row, line in enumerate(section.values):
                if (line.facet, line.value) == (facet, value):
                    return self._lists[number], self._model.index(row, 0, self._model.index(number, 0))
        return None
