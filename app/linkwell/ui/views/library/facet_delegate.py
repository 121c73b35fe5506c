"""How one line of the filters is painted and ticked: box, shape, words, count."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from linkwell.ui.models.facets import COUNT, VALUE, FacetValue
from linkwell.ui.theme.shapes import box_path, fill_box, inside, tick
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.rows import paint_icon, paint_row_ring

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
        box = QRect(rect.left() + 5 + indent, rect.center().y() - size // 2 + 1, size, size)
        self._paint_tick(painter, box, chosen, hovered)
        left, right = self._edges(line)
        if line.icon:
            shape = self._theme.scaled(16)
            place = QRect(box.right() + _GAP, rect.center().y() - shape // 2 + 1, shape, shape)
            paint_icon(painter, place, line.icon, self._theme)
        painter.setFont(self._font(line))
        painter.setPen(self._theme.color("ink-3" if empty else "ink"))
        words = rect.adjusted(left, 0, -right, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, line.title)
        count = QRect(rect.right() - right, rect.top(), right - 6, rect.height())
        self._paint_count(painter, count, str(index.data(COUNT)))
        paint_row_ring(painter, option, self._theme)

    @override
    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """The whole line ticks, not only its box."""
        if not _ticks(event):
            return False
        chosen = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if chosen else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _font(self, line: FacetValue) -> QFont:
        font = self._theme.font("body")
        font.setBold(line.strong)
        return font

    def _edges(self, line: FacetValue) -> tuple[int, int]:
        """What stands left and right of the words, in pixels."""
        shape = self._theme.scaled(16) + _GAP if line.icon else 0
        indent = self._theme.scaled(_INDENT) * line.level
        digits = "00" if line.facet == "stage" else "000"
        count = QFontMetrics(self._theme.font("small")).horizontalAdvance(digits) + 10
        return 5 + indent + self._theme.scaled(_TICK) + _GAP + shape, count

    def _paint_tick(self, painter: QPainter, box: QRect, chosen: bool, hovered: bool) -> None:
        line = "accent" if chosen else "ink-2" if hovered else "control"
        fill = self._theme.color("accent" if chosen else "panel")
        fill_box(painter, box_path(inside(box, 1.5), 4), fill, self._theme.color(line), 1.5)
        if chosen:
            tick(painter, box, self._theme.color("on-accent"))

    def _paint_count(self, painter: QPainter, rect: QRect, count: str) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("ink-3"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)


def _ticks(event: QEvent) -> bool:
    if isinstance(event, QMouseEvent):
        return event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton
    return isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Select}
