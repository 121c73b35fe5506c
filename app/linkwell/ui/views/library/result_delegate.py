"""How one row of the results is painted: shape, title with marks, facts, a line from the item, badges, star."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from linkwell.ui.models.result_rows import Badge, HeadingRow, ResultRow
from linkwell.ui.models.results import ROW
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.rows import (
    Ink,
    badge_height,
    badge_width,
    paint_badge,
    paint_highlighted,
    paint_icon,
    paint_row,
    paint_row_ring,
    paint_words,
)

_ABOVE, _BELOW, _SIDE = 9, 9, 14
_ROW_GAP = 2
_BADGE_GAP = 6
_CAUTION_GAP = 16
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Look:
    """Fonts and heights for one text size, in pixels."""

    title: QFont
    small: QFont
    title_height: int
    small_height: int
    icon: int
    badge: int

    @property
    def words_left(self) -> int:
        return _SIDE + 2 + self.icon + 8


class ResultDelegate(QStyledItemDelegate):
    """Paints rows of a `ResultsModel`. `star_clicked` tells the item whose star was clicked."""

    star_clicked = Signal(str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = self._measured()
        self._sizes: dict[str, QSize] = {}
        self._uniform = False
        theme.changed.connect(self._measure_again)

    def set_uniform(self, uniform: bool) -> None:
        """Make all rows equally high, with room for badges: what a list of thousands needs to stay quick."""
        self._uniform = uniform

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        if self._uniform:
            return self._sizes.setdefault("badges", QSize(100, self._height(badges=True)))
        row = index.data(ROW)
        if isinstance(row, HeadingRow):
            return self._sizes.setdefault("heading", QSize(100, self._look.small_height + 20))
        if row is not None and row.roomy:
            return self._sizes.setdefault("badges", QSize(100, self._height(badges=True)))
        return self._sizes.setdefault("plain", QSize(100, self._height(badges=False)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW)
        painter.save()
        if isinstance(row, HeadingRow):
            self._paint_heading(painter, option.rect, row)
        elif isinstance(row, ResultRow):
            paint_row(painter, option, self._theme)
            self._paint_result(painter, option, row)
            paint_row_ring(painter, option, self._theme)
        painter.restore()

    @override
    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        row = index.data(ROW)
        released = event.type() == QEvent.Type.MouseButtonRelease
        if isinstance(event, QMouseEvent) and released and isinstance(row, ResultRow):
            left = event.button() == Qt.MouseButton.LeftButton
            if left and self.star_rect(option.rect).contains(event.position().toPoint()):
                self.star_clicked.emit(row.item_id)
                return True
        return False

    def star_rect(self, rect: QRect) -> QRect:
        """Where the star of a row can be clicked; at least 24 by 24 pixels."""
        side = max(self._look.icon + 12, 28)
        return QRect(rect.right() - side - 6, rect.top() + 4, side, side)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: HeadingRow) -> None:
        painter.fillRect(rect, self._theme.color("facet"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("line"))
        font = QFont(self._look.small)
        font.setBold(True)
        paint_words(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0), row.text, Ink(font, "ink-2"), self._theme)

    def _paint_result(self, painter: QPainter, option: QStyleOptionViewItem, row: ResultRow) -> None:
        look, rect = self._look, option.rect
        star = self.star_rect(rect)
        left, top = rect.left() + look.words_left, rect.top() + _ABOVE
        icon = QRect(rect.left() + _SIDE, top + (look.title_height - look.icon) // 2, look.icon, look.icon)
        paint_icon(painter, icon, row.icon, self._theme)
        title = QRect(left, top, star.left() - 6 - left, look.title_height)
        paint_highlighted(painter, title, row.title, Ink(look.title), self._theme)
        self._paint_star(painter, star, row.starred, option)
        width = rect.right() - _SIDE - left
        top += look.title_height + _ROW_GAP
        self._paint_meta(painter, QRect(left, top, width, look.small_height), row)
        top += look.small_height + _ROW_GAP
        line = QRect(left, top, width, look.small_height)
        top += look.small_height + _BADGE_GAP
        if row.roomy or self._uniform:
            self._paint_badges(painter, QRect(left, top, width, look.badge), row.badges)
        elif row.badges:
            line = self._paint_late_badge(painter, line, row.badges[0])
        paint_highlighted(painter, line, row.snippet, Ink(look.small, "ink-2"), self._theme)

    def _paint_meta(self, painter: QPainter, rect: QRect, row: ResultRow) -> None:
        """Facts, then a caution; where there is no room for both, the facts are cut and not the caution."""
        ink, size = Ink(self._look.small, "ink-3"), self._look.small_height - 3
        words = QFontMetrics(self._look.small).horizontalAdvance(row.caution)
        kept = words + size + _CAUTION_GAP + 8 if row.caution else 0
        left = rect.left() + paint_words(painter, rect.adjusted(0, 0, -kept, 0), row.meta, ink, self._theme)
        if row.caution:
            left += _CAUTION_GAP
            icon = QRect(left, rect.top() + (rect.height() - size) // 2 - 1, size, size)
            paint_icon(painter, icon, ("info", "ink-3"), self._theme)
            place = QRect(left + size + 4, rect.top(), words + 4, rect.height())
            paint_words(painter, place, row.caution, ink, self._theme)

    def _paint_badges(self, painter: QPainter, rect: QRect, badges: tuple[Badge, ...]) -> None:
        left = rect.left()
        for badge in badges:
            words, _kind, icon = badge
            if left + badge_width(words, self._theme, icon) > rect.right():
                break
            left += paint_badge(painter, QPoint(left, rect.top()), badge, self._theme) + 8

    def _paint_late_badge(self, painter: QPainter, line: QRect, badge: Badge) -> QRect:
        """A badge at the end of a line, for a row that had none when it was placed; gives what is left of the line."""
        words, _kind, icon = badge
        left = max(line.right() - badge_width(words, self._theme, icon), line.left())
        paint_badge(painter, QPoint(left, line.center().y() - self._look.badge // 2), badge, self._theme)
        return line.adjusted(0, 0, left - line.right() - 8, 0)

    def _paint_star(self, painter: QPainter, rect: QRect, starred: bool, option: QStyleOptionViewItem) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        token = "warn" if starred else "ink" if hovered else "ink-3"
        inset = (rect.width() - self._look.icon) // 2
        place = rect.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, place, ("star-on" if starred else "star", token), self._theme)

    def _height(self, *, badges: bool) -> int:
        look = self._look
        lines = look.title_height + 2 * (look.small_height + _ROW_GAP)
        return _ABOVE + lines + _BELOW + (look.badge + _BADGE_GAP if badges else 0)

    def _measured(self) -> _Look:
        title, small = self._theme.font("item"), self._theme.font("small")
        return _Look(
            title,
            small,
            QFontMetrics(title).height() + 2,
            QFontMetrics(small).height() + 2,
            self._theme.scaled(18),
            badge_height(self._theme),
        )

    def _measure_again(self) -> None:
        self._look = self._measured()
        self._sizes.clear()
