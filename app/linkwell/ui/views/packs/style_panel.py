"""The Style tab: the ways to print, one of which is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.domain.style import Style
from linkwell.ui.theme.focus import paint_focus_ring
from linkwell.ui.theme.shapes import box_path, fill_box, inside
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.packs.scrolling import PanelBase
from linkwell.ui.widgets.labels import Body
from linkwell.ui.widgets.rows import Ink, paint_words

_SIDE, _USUAL_LEADING = 12, 1.35
_HINT = "A style re-sets every page. Nothing is shrunk or stretched to fit."


class StylePanel(PanelBase):
    """Tells the id of the style the user chooses."""

    style_chosen = Signal(str)

    def __init__(self, styles: Sequence[Style], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Style", parent)
        self._cards: dict[str, StyleCard] = {}
        self._group = QButtonGroup(self)
        cards = QVBoxLayout()
        cards.setSpacing(8)
        for style in styles:
            card = StyleCard(style, theme)
            card.clicked.connect(lambda _checked=False, id=style.id: self.style_chosen.emit(id))
            self._cards[style.id] = card
            self._group.addButton(card)
            cards.addWidget(card)
        self.column.addLayout(cards)
        self.column.addWidget(Body(_HINT, "ink-3"))
        self.column.addStretch(1)

    def show_style(self, style_id: str) -> None:
        """Show which style is chosen."""
        if style_id in self._cards:
            self._cards[style_id].setChecked(True)


class StyleCard(QAbstractButton):
    """One style as a card with a round mark, a small page, its title and a few words."""

    def __init__(self, style: Style, theme: Theme) -> None:
        super().__init__()
        self._style, self._theme = style, theme
        self._words = style.told
        self.setText(style.title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(style.title)
        self.setAccessibleDescription(self._words)
        self.setToolTip(self._words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        lines = sum(QFontMetrics(self._theme.font(role)).height() for role in ("item", "small"))
        return QSize(240, lines + 28)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        chosen = self.isChecked()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = "accent-soft" if chosen else "hover" if self.underMouse() else "panel"
        line = theme.color("accent" if chosen else "line")
        fill_box(painter, box_path(inside(box, 2), 8), theme.color(fill), line, 2 if chosen else 1)
        size = theme.scaled(18)
        mark = QRectF(_SIDE, (self.height() - size) / 2, size, size)
        ring = theme.color("accent" if chosen else "control")
        fill_box(painter, box_path(inside(mark, 1.5), size / 2), theme.color("panel"), ring, 1.5)
        if chosen:
            fill_box(painter, box_path(mark.adjusted(5, 5, -5, -5), size / 2), ring, None)
        left = self._paint_page(painter, _SIDE + size + 14)
        title, small = theme.font("item"), theme.font("small")
        first, second = QFontMetrics(title).height(), QFontMetrics(small).height()
        top = (self.height() - first - second - 2) // 2
        width = self.width() - left - _SIDE
        paint_words(painter, QRect(left, top, width, first), self._style.title, Ink(title), theme)
        place = QRect(left, top + first + 2, width, second)
        paint_words(painter, place, self._words, Ink(small, "ink-2" if chosen else "ink-3"), theme)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), theme, 8)
        painter.end()

    def _paint_page(self, painter: QPainter, left: int) -> int:
        """A small page of the style's paper, with lines as heavy and as wide as its type; gives where words begin."""
        theme, style = self._theme, self._style
        room, share = theme.scaled(36), 0.72 if style.paper == "A5" else 1.0
        width, height = theme.scaled(27) * share, room * share
        page = QRectF(left + (theme.scaled(27) - width) / 2, (self.height() - height) / 2, width, height)
        fill_box(painter, box_path(inside(page), 0), theme.color("panel"), theme.color("control"))
        face = style.typeface("pupil")
        thick = max(1.0, (face.size - 8) / 2.0) if style.tint else 1.0
        step = thick + 3 * (face.leading / _USUAL_LEADING) ** 2
        margin = 5 * share
        head = QRectF(page.left() + margin, page.top() + margin, page.width() - 2 * margin, thick + 2)
        if style.tint:
            painter.fillRect(head, theme.color("accent" if style.colour else "ink-2"))
        y = head.bottom() + step - thick if style.tint else head.top()
        while y + thick < page.bottom() - 3:
            painter.fillRect(QRectF(head.left(), y, head.width(), thick), theme.color("ink-3"))
            y += step
        return left + theme.scaled(27) + 14
