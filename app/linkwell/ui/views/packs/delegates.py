"""How rows of the Packs screen look: the rows of a pack's outline and of the list of packs."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from linkwell.ui.models import outline, pack_list
from linkwell.ui.models.outline_rows import OutlineRow
from linkwell.ui.models.pack_list import PackRow
from linkwell.ui.theme.shapes import box_path, chevron, fill_box, inside, tick
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets import rows
from linkwell.ui.widgets.rows import Ink

Index = QModelIndex | QPersistentModelIndex
_RIGHT = 12
_GRIP, _CHEVRON, _ICON, _CHECK = 6, 24, 46, 50
_ABOVE = {"group": 12, "section": 12, "entry": 15, "page": 15, "sheet": 9}


class OutlineDelegate(QStyledItemDelegate):
    """Paints an outline row: grip, chevron, icon or check box, title, and its detail at the right."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def hit(self, index: Index, rect: QRect, x: int) -> str:
        """What is at `x` of a row: "chevron", "check" or nothing."""
        row = index.data(outline.ROW_ROLE)
        place = x - rect.left()
        scaled = self._theme.scaled
        if row.kind == "entry" and row.children and scaled(_GRIP + 12) <= place < scaled(_ICON):
            return "chevron"
        if row.kind == "sheet" and scaled(_CHECK - 6) <= place < scaled(_CHECK + 24):
            return "check"
        return ""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: OutlineRow = index.data(outline.ROW_ROLE)
        return QSize(160, QFontMetrics(self._theme.font("body")).height() + _ABOVE[row.kind])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: OutlineRow = index.data(outline.ROW_ROLE)
        painter.save()
        rows.paint_row(painter, option, self._theme, line=False)
        rect: QRect = option.rect
        right = self._paint_detail(painter, rect, row)
        left = rect.left() + self._paint_lead(painter, rect, row, index)
        font = self._theme.font("small" if row.kind in {"group", "section"} else "body")
        font.setBold(row.kind in {"group", "section", "entry"})
        token = {"group": "ink-2", "section": "ink-2"}.get(row.kind, "ink-3" if row.checked is False else "ink")
        words = QRect(left, rect.top(), right - left - 8, rect.height())
        rows.paint_words(painter, words, row.title, Ink(font, token), self._theme)
        rows.paint_row_ring(painter, option, self._theme)
        painter.restore()

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        height = max(editor.sizeHint().height(), rect.height())
        editor.setGeometry(QRect(rect.left() + 4, rect.center().y() - height // 2, rect.width() - 8, height))

    def _paint_detail(self, painter: QPainter, rect: QRect, row: OutlineRow) -> int:
        font = self._theme.font("small")
        width = QFontMetrics(font).horizontalAdvance(row.detail)
        left = rect.right() + 1 - _RIGHT - width
        box = QRect(left, rect.top(), width + 2, rect.height())
        rows.paint_words(painter, box, row.detail, Ink(font, "ink-3"), self._theme)
        if row.own or row.edited:
            size = self._theme.scaled(14)
            left -= size + 6
            icon = QRect(left, rect.top() + (rect.height() - size) // 2, size, size)
            rows.paint_icon(painter, icon, ("pencil", "accent"), self._theme)
        return left

    def _paint_lead(self, painter: QPainter, rect: QRect, row: OutlineRow, index: Index) -> int:
        """Everything before the title; gives the width it takes."""
        scaled = self._theme.scaled
        size = scaled(16)

        def place(x: int, side: int = size) -> QRect:
            return QRect(rect.left() + scaled(x), rect.top() + (rect.height() - side) // 2, side, side)

        match row.kind:
            case "group" | "section":
                return 12
            case "sheet":
                self._paint_check(painter, place(_CHECK, scaled(18)), checked=bool(row.checked))
                return scaled(_CHECK + 26)
            case _:
                if row.kind == "entry":
                    rows.paint_icon(painter, place(_GRIP), ("drag", "ink-3"), self._theme)
                if row.children:
                    open_now = self._view.isExpanded(self._view.model().index(index.row(), 0, index.parent()))
                    chevron(painter, place(_CHEVRON), "down" if open_now else "right", self._theme.color("ink-2"))
                rows.paint_icon(painter, place(_ICON), row.icon, self._theme)
                return scaled(_ICON + 22)

    def _paint_check(self, painter: QPainter, box: QRect, *, checked: bool) -> None:
        theme = self._theme
        path = box_path(inside(box, 1.5), 4)
        line = theme.color("accent" if checked else "control")
        fill_box(painter, path, theme.color("accent" if checked else "panel"), line, 1.5)
        if checked:
            tick(painter, QRectF(box), theme.color("on-accent"))


class PackDelegate(QStyledItemDelegate):
    """Paints a pack: title, link and items below it, and when it was changed at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title, small = (QFontMetrics(self._theme.font(role)).height() for role in ("item", "small"))
        return QSize(240, title + small + 22)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PackRow = index.data(pack_list.ROW_ROLE)
        painter.save()
        rows.paint_row(painter, option, self._theme)
        title, small = self._theme.font("item"), self._theme.font("small")
        rect: QRect = option.rect
        body = rect.adjusted(20, 10, -20, -10)
        icon = self._theme.scaled(20)
        place = QRect(body.left(), rect.top() + (rect.height() - icon) // 2, icon, icon)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        sign = ("alert", "bad") if row.damaged else ("packs", "accent" if chosen else "ink-2")
        rows.paint_icon(painter, place, sign, self._theme)
        changed = f"changed {row.changed}"
        width = QFontMetrics(small).horizontalAdvance(changed) + 2
        right = QRect(body.right() - width, rect.top(), width, rect.height())
        rows.paint_words(painter, right, changed, Ink(small, "ink-3"), self._theme)
        left = body.left() + icon + 14
        room = right.left() - left - 16
        high = QFontMetrics(title).height()
        rows.paint_words(painter, QRect(left, body.top(), room, high), row.title, Ink(title), self._theme)
        below = QRect(left, body.top() + high + 2, room, body.bottom() - body.top() - high)
        rows.paint_words(painter, below, f"{row.link} · {row.items}", Ink(small, "ink-3"), self._theme)
        rows.paint_row_ring(painter, option, self._theme)
        painter.restore()
