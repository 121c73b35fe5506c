"""The outline of a pack on the left: rows to choose, tick, drag, rename and count copies on, by mouse and keyboard."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget
from typing_extensions import override

from linkwell.ui.models.outline import OutlineModel
from linkwell.ui.models.outline_rows import OutlineRow
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.packs.delegates import OutlineDelegate

_Key, _No, _Alt = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_KEPT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
_WISHES: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (_Key.Key_Up, _Alt): "up",
    (_Key.Key_Down, _Alt): "down",
    (_Key.Key_Delete, _No): "remove",
    (_Key.Key_Backspace, _No): "remove",
    (_Key.Key_F2, _No): "edit",
    (_Key.Key_Return, _No): "edit",
    (_Key.Key_Enter, _No): "edit",
    (_Key.Key_Plus, _No): "more",
    (_Key.Key_Minus, _No): "fewer",
    (_Key.Key_Space, _No): "toggle",
}


class OutlineView(QTreeView):
    """Tells wishes with the row they are about: up, down, remove, edit, more, fewer, toggle, follow, new-section."""

    wished = Signal(str, object)
    chosen = Signal(object)

    def __init__(self, model: OutlineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._delegate = OutlineDelegate(theme, self)
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Outline of the pack")
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.doubleClicked.connect(lambda index: self._wish("edit", index))
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self._relay)

    @property
    def current_row(self) -> OutlineRow | None:
        """The row in front."""
        return self._model.row_at(self.currentIndex())

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """Show other rows; what is open and chosen stays so as far as it is still there."""
        before = self.current_row
        fresh = not self._model.row_keys()
        closed = {row.key for row in map(self._model.row_at, self._indexes()) if row and not self._open(row.key)}
        known = set(self._model.row_keys())
        self._quiet = True
        if self._model.set_rows(rows):
            for row in rows:
                opened = row.key not in closed if row.key in known else row.kind != "entry"
                if row.children and opened:
                    self.setExpanded(self._model.index_of(row.key), True)
            self._choose_again(before, rows, fresh=fresh)
        self._quiet = False

    def select(self, key: str, *, quietly: bool = True) -> None:
        """Choose the row with that key and bring it into view; rows above it are opened."""
        index = self._model.index_of(key)
        if not index.isValid():
            return
        self._quiet = quietly
        self.setExpanded(index.parent(), True)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        self._quiet = False

    def rename_row(self, key: str) -> None:
        """Open the field to type another title."""
        index = self._model.index_of(key)
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    def _choose_again(self, before: OutlineRow | None, rows: tuple[OutlineRow, ...], *, fresh: bool) -> None:
        keys = [row.key for row in rows]
        if before is not None and before.key in keys:
            self.select(before.key)
        elif before is not None:
            entries = [row.key for row in rows if row.kind in {"entry", "page"}]
            self.select(entries[min(1, len(entries) - 1)])
        elif fresh and rows:
            self.select("cover")

    def _indexes(self) -> list[QModelIndex]:
        return [self._model.index_of(key) for key in self._model.row_keys()]

    def _open(self, key: str) -> bool:
        return self.isExpanded(self._model.index_of(key))

    def _relay(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _tell(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None and not self._quiet:
            self.chosen.emit(row)

    def _wish(self, wish: str, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is None:
            return
        if wish == "edit" and row.kind == "section":
            self.edit(index)
        else:
            self.wished.emit(wish, row)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._wish_of(event):
            event.accept()
            return True
        return super().event(event)

    def _wish_of(self, event: QKeyEvent) -> str:
        return _WISHES.get((Qt.Key(event.key()), event.modifiers() & _KEPT), "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = self._wish_of(event)
        if wish:
            self._wish(wish, self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        x = event.position().toPoint().x()
        hit = self._delegate.hit(index, self.visualRect(index), x) if index.isValid() else ""
        if hit == "chevron":
            self.setExpanded(index, not self.isExpanded(index))
        elif hit == "check":
            self.setCurrentIndex(index)
            self._wish("toggle", index)
        else:
            super().mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() == QContextMenuEvent.Reason.Mouse else self.currentIndex()
        row = self._model.row_at(index)
        if row is None:
            return
        menu = QMenu(self)
        for wish, title, keys in _menu_of(row):
            action = menu.addAction(f"{title}\t{keys}" if keys else title)
            action.triggered.connect(lambda _checked=False, wish=wish, index=index: self._wish(wish, index))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.state() != QAbstractItemView.State.DraggingState:
            return
        index = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
        place = self.dropIndicatorPosition()
        below = place == QAbstractItemView.DropIndicatorPosition.BelowItem
        if not index.isValid() or place == QAbstractItemView.DropIndicatorPosition.OnViewport:
            return
        rect = self.visualRect(index)
        painter = QPainter(self.viewport())
        painter.fillRect(QRect(0, rect.bottom() if below else rect.top(), rect.width(), 2), self._theme.color("accent"))


def _menu_of(row: OutlineRow) -> list[tuple[str, str, str]]:
    section = ("new-section", "Add a section", "")
    match row.kind:
        case "section":
            return [("edit", "Rename this section", "F2"), ("remove", "Remove this section", "Del"), section]
        case "entry":
            moves = [("up", "Move up", "Alt+Up"), ("down", "Move down", "Alt+Down")]
            return [("edit", "Edit the words", "F2"), *moves, ("remove", "Take out of the pack", "Del"), section]
        case "sheet":
            word = "Leave out" if row.checked else "Include"
            more = [("more", "More copies", "+"), ("fewer", "Fewer copies", "-")]
            follow = [("follow", "Copies follow the class sizes", "")] if row.own else []
            return [("toggle", word, "Space"), ("edit", "Edit the words", "F2"), *more, *follow]
        case "page" if row.key == "cover":
            return [("edit", "Rename the pack", "F2"), section]
        case _:
            return [section]
