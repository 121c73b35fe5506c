"""One section of filters: a heading that folds, and a list of lines to tick with their counts."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from linkwell.ui.models.facets import COUNT, VALUE, FacetsModel, FacetValue
from linkwell.ui.theme.focus import paint_focus_ring
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.rows import Ink, paint_icon, paint_row_ring, paint_words
from linkwell.ui.views.library.tick import paint_tick

_SIDE = 12
_INDENT = 16
_TICK = 18
_GAP = 8
_Index = QModelIndex | QPersistentModelIndex


class FacetDelegate(QStyledItemDelegate):
    """Paints a line: tick, shape, title in up to three lines of text, count. A count of 0 is dimmed, not removed."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line: FacetValue = index.data(VALUE)
        width = self._view.viewport().width()
        metrics = QFontMetrics(self._font(line))
        left, right = self._edges(line)
        room = max(width - left - right, 40)
        box = metrics.boundingRect(QRect(0, 0, room, 1000), Qt.TextFlag.TextWordWrap, line.title)
        return QSize(width, max(box.height() + 9, self._theme.scaled(27)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: FacetValue = index.data(VALUE)
        chosen = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        rect: QRect = option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "accent-soft" if chosen else "hover" if hovered else "facet"
        painter.fillRect(rect.adjusted(0, 0, -2, 0), self._theme.color(ground))
        empty = not index.data(COUNT) and not chosen
        indent = self._theme.scaled(_INDENT) * line.level
        size = self._theme.scaled(_TICK)
        tick = QRect(rect.left() + 5 + indent, rect.center().y() - size // 2 + 1, size, size)
        paint_tick(painter, tick, chosen, hovered, self._theme)
        left, right = self._edges(line)
        if line.icon:
            shape = self._theme.scaled(16)
            place = QRect(tick.right() + _GAP, rect.center().y() - shape // 2 + 1, shape, shape)
            paint_icon(painter, place, line.icon, self._theme)
        token = "ink-3" if empty else "ink"
        painter.setFont(self._font(line))
        painter.setPen(self._theme.color(token))
        words = rect.adjusted(left, 0, -right, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, line.title)
        count = QRect(rect.right() - right, rect.top(), right - 6, rect.height())
        self._paint_count(painter, count, str(index.data(COUNT)))
        paint_row_ring(painter, option, self._theme)

    @override
    def editorEvent(
        self, event: QEvent, model: FacetsModel, option: QStyleOptionViewItem, index: _Index  # type: ignore[override]
    ) -> bool:
        """The whole line ticks, not only its box."""
        released = event.type() == QEvent.Type.MouseButtonRelease
        pressed = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Select}
        if not released and not (event.type() == QEvent.Type.KeyPress and pressed):
            return event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
        chosen = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if chosen else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _font(self, line: FacetValue):  # noqa: ANN202
        font = self._theme.font("body")
        font.setBold(line.strong)
        return font

    def _edges(self, line: FacetValue) -> tuple[int, int]:
        """What stands left and right of the words, in pixels."""
        shape = self._theme.scaled(16) + _GAP if line.icon else 0
        indent = self._theme.scaled(_INDENT) * line.level
        count = QFontMetrics(self._theme.font("small")).horizontalAdvance("000") + 10
        return 5 + indent + self._theme.scaled(_TICK) + _GAP + shape, count

    def _paint_count(self, painter: QPainter, rect: QRect, count: str) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("ink-3"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
