"""Recipe cards: three ready-made ways to begin, each with its title, what is in it, and one button."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.domain.pack import Choice, Recipe
from linkwell.ui.models.outline_rows import item_icon
from linkwell.ui.theme.shapes import box_path, draw_lines, fill_box, inside
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import Button, PrimaryButton
from linkwell.ui.widgets.labels import Heading, Small, Words
from linkwell.ui.widgets.roles import GROUP
from linkwell.workspace.workspace import Workspace

_MOST_LINES = 4
_TINTS = ("identity", "community", "equality", "diversity")
_SHAPES = (("identity", "identity", "diversity"), ("community", "diversity"), ("identity", "diversity", "equality"))
_PICTURE = 96


@dataclass(frozen=True, slots=True)
class CardLine:
    """One thing in a recipe: its icon (drawing and token), title and minutes."""

    icon: tuple[str, str]
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a recipe card says."""

    id: str
    title: str
    summary: str
    lines: tuple[CardLine, ...]
    more: str


def card_of(recipe: Recipe, workspace: Workspace) -> Card:
    """A recipe as a card; rules are told as what they look for."""
    choices = [choice for section in recipe.sections for choice in section.choices]
    lines = tuple(_line(choice, workspace) for choice in choices[:_MOST_LINES])
    more = len(choices) - len(lines)
    told = f"and {more} more" if more > 0 else "1 item" if len(choices) == 1 else f"{len(choices)} items"
    return Card(recipe.id, recipe.title, recipe.for_whom or recipe.summary, lines, told)


def _line(choice: Choice, workspace: Workspace) -> CardLine:
    words = workspace.vocabulary
    item = workspace.catalogue.items.get(choice.item_id)
    if item is not None:
        minutes = f"{item.timing.minutes} min" if item.timing.minutes else words.kinds[item.kind].title.lower()
        return CardLine(item_icon(item, words), item.title, minutes)
    theme = words.themes.get(choice.find.get("theme", ""))
    kind = words.kinds.get(choice.find.get("kind", ""))
    kind_title = kind.title if kind is not None else "Item"
    if theme is None:
        return CardLine(("library", "ink-2"), f"{kind_title} for your classes", "")
    return CardLine((theme.symbol, theme.id), f"{theme.title}: a {kind_title.lower()} for your classes", "")


class RecipeCards(QWidget):
    """Cards side by side, or below one another in a narrow window. `chosen` tells the recipe's id."""

    chosen = Signal(str)

    def __init__(self, cards: Sequence[Card], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        for number, card in enumerate(cards):
            widget = _CardWidget(card, number, theme)
            widget.chosen.connect(self.chosen)
            row.addWidget(widget, 1)


class _CardWidget(QWidget):
    """One card."""

    spoken_role = GROUP

    chosen = Signal(str)

    def __init__(self, card: Card, number: int, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setMinimumWidth(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 14)
        column.setSpacing(6)
        column.addWidget(_Picture(number, theme))
        inner = QVBoxLayout()
        inner.setContentsMargins(18, 10, 18, 0)
        inner.setSpacing(6)
        title = Heading(card.title)
        title.setWordWrap(True)
        words = Words(card.summary, "small", "ink-2")
        words.setWordWrap(True)
        inner.addWidget(title)
        inner.addWidget(words)
        for line in card.lines:
            inner.addLayout(self._line(line))
        inner.addSpacing(8)
        inner.addStretch(1)
        foot = QHBoxLayout()
        start = (PrimaryButton if number == 0 else Button)("Start with this", theme)
        contents = ", ".join(line.title for line in card.lines)
        start.setAccessibleName(f"Start with {card.title}: {contents}, {card.more}")
        start.clicked.connect(lambda: self.chosen.emit(card.id))
        foot.addWidget(start)
        foot.addStretch(1)
        foot.addWidget(Small(card.more))
        inner.addLayout(foot)
        column.addLayout(inner, 1)
        self.setAccessibleName(card.title)

    def _line(self, line: CardLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_Sign(line.icon, self._theme), 0, Qt.AlignmentFlag.AlignTop)
        title = Words(line.title)
        title.setWordWrap(True)
        row.addWidget(title, 1)
        row.addWidget(Small(line.detail))
        return row

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_box(painter, box_path(inside(self.rect()), 8), self._theme.color("panel"), self._theme.color("line"))
        painter.end()


class _Sign(QWidget):
    """An icon beside words."""

    def __init__(self, icon: tuple[str, str], theme: Theme) -> None:
        super().__init__()
        self._icon, self._theme = icon, theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = self._theme.scaled(18)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        size = self._theme.scaled(16)
        painter = QPainter(self)
        painter.drawPixmap(1, 2, self._theme.pixmap(*self._icon, size, self.devicePixelRatioF()))
        painter.end()


class _Picture(QWidget):
    """Small pages with theme shapes on a tint; an ornament that says nothing new."""

    def __init__(self, number: int, theme: Theme) -> None:
        super().__init__()
        self._number, self._theme = number, theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.scaled(_PICTURE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        tint = theme.color(f"{_TINTS[self._number % len(_TINTS)]}-soft")
        painter.setClipPath(box_path(QRectF(self.rect()).adjusted(0, 0, 0, 8), 7))
        painter.fillRect(self.rect(), tint)
        shapes = _SHAPES[self._number % len(_SHAPES)]
        high = self.height() - 20
        wide = round(high * 0.8)
        gap = 16
        left = (self.width() - len(shapes) * wide - (len(shapes) - 1) * gap) / 2
        for number, theme_id in enumerate(shapes):
            self._paint_sheet(painter, QRectF(left + number * (wide + gap), 10, wide, high), theme_id)
        painter.end()

    def _paint_sheet(self, painter: QPainter, page: QRectF, theme_id: str) -> None:
        theme = self._theme
        fill_box(painter, box_path(inside(page), 3), theme.color("panel"), theme.color("control"))
        size = round(page.height() * 0.28)
        place = QRect(round(page.center().x() - size / 2), round(page.top() + page.height() * 0.14), size, size)
        painter.drawPixmap(place.topLeft(), theme.pixmap(f"theme-{theme_id}", theme_id, size, self.devicePixelRatioF()))
        for line, share in enumerate((1.0, 1.0, 0.6)):
            y = page.top() + page.height() * 0.58 + line * page.height() * 0.13
            left, right = page.left() + 10, page.left() + 10 + (page.width() - 20) * share
            draw_lines(painter, [QPointF(left, y), QPointF(right, y)], theme.color("canvas"), 3)
