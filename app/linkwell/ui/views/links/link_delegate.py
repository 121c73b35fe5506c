"""Paints one link: both half-discs, the classes, the schools, year and mode, and its status."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from linkwell.domain.link import Link
from linkwell.ui.models.link_list import LINK_ROLE, classes, mode_words, schools, status_words
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import paint_half_discs
from linkwell.ui.widgets.rows import Ink, badge_width, paint_badge, paint_row, paint_row_ring, paint_words

_PAD, _LEFT, _DISC = 10, 16, 18
_KINDS = {"active": ("ok", "check"), "on hold": ("warn", "pause"), "withdrawn": ("warn", "")}


class LinkDelegate(QStyledItemDelegate):
    """Two lines for each link."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = QFontMetrics(self._theme.font("item")).height() + QFontMetrics(self._theme.font("small")).height()
        return QSize(320, lines + 2 * _PAD + 4)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        link: Link = index.data(LINK_ROLE)
        rect: QRect = option.rect
        paint_row(painter, option, self._theme)
        disc = self._theme.scaled(_DISC)
        top = rect.top() + _PAD
        paint_half_discs(painter, QRectF(rect.left() + _LEFT, top + 1, disc, disc), self._theme)
        left = rect.left() + _LEFT + disc + 10
        right = self._badges(painter, link, QPoint(rect.right() - 12, top))
        high = QFontMetrics(self._theme.font("item")).height()
        words = QRect(left, top, right - left - 8, high)
        paint_words(painter, words, classes(link), Ink(self._theme.font("item")), self._theme)
        below = QRect(left, top + high + 4, rect.right() - left - 12, QFontMetrics(self._theme.font("small")).height())
        about = " · ".join(part for part in (schools(link), link.a.year, mode_words(link)) if part)
        paint_words(painter, below, about, Ink(self._theme.font("small"), "ink-3"), self._theme)
        paint_row_ring(painter, option, self._theme)

    def _badges(self, painter: QPainter, link: Link, right_top: QPoint) -> int:
        """Badges from the right edge; returns where they begin."""
        left = right_top.x()
        badges = [(status_words(link), *_KINDS.get(status_words(link), ("plain", "")))]
        badges += [("sample", "plain", "")] if link.sample else []
        for text, kind, icon in badges:
            left -= badge_width(text, self._theme, icon) + 6
            paint_badge(painter, QPoint(left + 6, right_top.y()), (text, kind, icon), self._theme)
        return left
