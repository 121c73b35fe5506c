"""The list of results: a view with the keys of the library. It shows a `ResultsModel` and emits what is wanted."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from linkwell.ui.models.results import ITEM_ID, ResultsModel
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.drag_picture import drag_picture
from linkwell.ui.views.library.result_delegate import ResultDelegate

_MANY = 600


class ResultList(QListView):
    """`current_changed` tells the item now chosen, or an empty text; `dropped` the item that was dragged somewhere and
    taken; the other signals tell what a key asked for."""

    current_changed = Signal(str)
    opened = Signal(str)
    star_wanted = Signal(str)
    next_page_wanted = Signal()
    dropped = Signal(str)
    search_wanted = Signal()

    def __init__(self, model: ResultsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._theme = model, theme
        self.setModel(model)
        self._delegate = ResultDelegate(theme, self)
        self._delegate.star_clicked.connect(self.star_wanted)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Lessons and templates")
        self.setAccessibleDescription("Enter opens, S stars, Ctrl+D adds to the pack")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(28)
        model.modelReset.connect(self._choose_heights)
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        self.activated.connect(lambda index: self.opened.emit(index.data(ITEM_ID) or ""))

    @property
    def current_id(self) -> str:
        """The item chosen; empty if there is none."""
        return str(self.currentIndex().data(ITEM_ID) or "")

    def choose(self, item_id: str) -> bool:
        """Choose an item if it is among the rows shown."""
        index = self._rows.index_of(item_id) if item_id else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def place(self) -> tuple[str, int]:
        """The item chosen and how far below the top of the view it stands, for `put_back`."""
        return self.current_id, self.visualRect(self.currentIndex()).top()

    def put_back(self, place: tuple[str, int]) -> bool:
        """Choose the item again, where it stood before other rows came; False if it is not among them."""
        item_id, top = place
        if not self.choose(item_id):
            return False
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.visualRect(self.currentIndex()).top() - top)
        return True

    def choose_first(self) -> None:
        """Choose the first item."""
        for number in range(min(self._rows.rowCount(), 2)):
            index = self._rows.index(number)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                self.scrollToTop()
                return
        self.current_changed.emit("")

    def _choose_heights(self) -> None:
        """Qt asks every row for its height again whenever rows are added; a long list answers once for all."""
        uniform = self._rows.total > _MANY
        self._delegate.set_uniform(uniform)
        self.setUniformItemSizes(uniform)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if selected.indexes():
            self.current_changed.emit(str(selected.indexes()[0].data(ITEM_ID) or ""))

    @override
    def startDrag(self, actions: Qt.DropAction) -> None:
        """A small picture, so that the place to drop it on can be seen."""
        item_id, data = self.current_id, self._rows.mimeData([self.currentIndex()])
        if not item_id:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(drag_picture(str(self.currentIndex().data() or ""), self._theme, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-12, -8))
        if drag.exec(actions) != Qt.DropAction.IgnoreAction:
            self.dropped.emit(item_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match event.key():
            case Qt.Key.Key_S if plain:
                self.star_wanted.emit(self.current_id)
            case Qt.Key.Key_Space if plain:
                self.next_page_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain:
                self.opened.emit(self.current_id)
            case Qt.Key.Key_Slash if plain:
                self.search_wanted.emit()
            case Qt.Key.Key_Up if plain and self.currentIndex().row() <= 0:
                self.search_wanted.emit()
            case _ if plain and event.text().isalnum():
                event.ignore()
            case _:
                super().keyPressEvent(event)
