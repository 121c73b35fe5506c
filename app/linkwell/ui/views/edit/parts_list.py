"""The list of parts on the left of editing: headings, parts, and a badge on those that are changed."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from linkwell.ui.models.parts import CHANGED_ROLE, MINUTES_ROLE, PART_ROLE, PartRow, PartsModel
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets import rows
from linkwell.ui.widgets.rows import Ink

Index = QModelIndex | QPersistentModelIndex
_BADGE = ("changed", "accent", "pencil")


class PartsList(QListView):
    """Tells the part that was chosen."""

    chosen = Signal(object)

    def __init__(self, model: PartsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = model
        self.setModel(model)
        self.setItemDelegate(_PartDelegate(theme, self))
        self.setAccessibleName("Parts of the lesson")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)

    def choose(self, number: int) -> None:
        """Choose a part by its row."""
        self.setCurrentIndex(self._parts.index(number, 0))

    def _tell(self, index: QModelIndex) -> None:
        row = index.data(PART_ROLE)
        if isinstance(row, PartRow) and not row.is_heading:
            self.chosen.emit(row)


class _PartDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, QFontMetrics(self._theme.font("body")).height() + 15)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PartRow = index.data(PART_ROLE)
        painter.save()
        rows.paint_row(painter, option, self._theme, line=False)
        rect: QRect = option.rect
        changed = bool(index.data(CHANGED_ROLE))
        right = self._paint_minutes(painter, rect, index.data(MINUTES_ROLE))
        if changed:
            width = rows.badge_width(_BADGE[0], self._theme, _BADGE[2])
            top = rect.top() + (rect.height() - rows.badge_height(self._theme)) // 2
            rows.paint_badge(painter, QPoint(right - width, top), _BADGE, self._theme)
            right -= width + 8
        font = self._theme.font("body")
        font.setBold(row.is_heading or changed)
        left = rect.left() + (12 if row.is_heading else 16)
        ink = Ink(font, "ink-2" if row.is_heading else "ink")
        rows.paint_words(painter, QRect(left, rect.top(), right - left, rect.height()), row.title, ink, self._theme)
        rows.paint_row_ring(painter, option, self._theme)
        painter.restore()

    def _paint_minutes(self, painter: QPainter, rect: QRect, minutes: int) -> int:
        """The minutes of a step or of all of them, at the right; gives where there is room until."""
        right = rect.right() - 12
        if not minutes:
            return right
        words = f"{minutes} min"
        ink = Ink(self._theme.font("small"), "ink-3")
        width = QFontMetrics(ink.font).horizontalAdvance(words) + 1
        rows.paint_words(painter, QRect(right - width, rect.top(), width, rect.height()), words, ink, self._theme)
        return right - width - 10
