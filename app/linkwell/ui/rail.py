"""The navigation rail: one item for each screen, Settings and Help at the bottom; icons only when there is little room.

It paints itself from the tokens and says what was asked for. It does not know what a screen is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.theme.focus import paint_focus_ring
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.roles import GROUP

WIDE, NARROW = 84, 56
_ICON, _WIDE_HEIGHT, _NARROW_HEIGHT = 24, 64, 52
_BAR = QSize(4, 30)
_HELD_MS = 800
CURRENT = "Current screen"


@dataclass(frozen=True, slots=True)
class RailEntry:
    """An item of the rail. `place` True means that it shows a screen and stays chosen; `keys` are for the tooltip.

    `takes` is the MIME type of what can be dropped on it; empty for nothing.
    """

    id: str
    title: str
    icon: str
    keys: str = ""
    place: bool = True
    takes: str = ""


class RailItem(QPushButton):
    """One item: an icon above a word, on a card while its screen is shown.

    `dropped` brings the words dropped on it. What is held over it for a moment presses it, to go on to that screen.
    """

    dropped = Signal(str)

    def __init__(self, entry: RailEntry, theme: Theme, parent: QWidget) -> None:
        super().__init__(entry.title, parent)
        self._entry, self._theme = entry, theme
        self._narrow = self._current = False
        self.setAcceptDrops(bool(entry.takes))
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(_HELD_MS)
        self._held.timeout.connect(self.click)
        self.setAutoDefault(False)
        self.setAccessibleName(entry.title)
        self.setToolTip(f"{entry.title} ({entry.keys})" if entry.keys else entry.title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> bool:
        """Whether its screen is in front."""
        return self._current

    def set_current(self, current: bool) -> None:
        """Show whether its screen is in front. It says so in words: a checked button would be spoken as a tick box."""
        if current != self._current:
            self._current = current
            self.setAccessibleDescription(CURRENT if current else "")
            self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon without its word, or both."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def height_for(self, narrow: bool) -> int:
        """The height, in pixels, with the word or without."""
        icon = self._theme.scaled(_ICON)
        if narrow:
            return icon + _NARROW_HEIGHT - _ICON
        return max(self._theme.scaled(_WIDE_HEIGHT), icon + self._word_metrics().height() + 23)

    def word_width(self) -> int:
        """How wide the word is when it is chosen, in pixels."""
        return self._word_metrics().horizontalAdvance(self._entry.title)

    @override
    def sizeHint(self) -> QSize:
        return QSize(NARROW, self.height_for(self._narrow))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(self._entry.takes):
            event.acceptProposedAction()
            self._held.start()
            self.setDown(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_drag()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._end_drag()
        event.acceptProposedAction()
        self.dropped.emit(bytes(event.mimeData().data(self._entry.takes).data()).decode())

    def _end_drag(self) -> None:
        self._held.stop()
        self.setDown(False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 5 if self._narrow else 9
        card = QRectF(self.rect()).adjusted(side, 3, -side, -3)
        self._paint_card(painter, card)
        self._paint_words(painter, card.toRect())
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            paint_focus_ring(painter, card, self._theme, 8)

    def _paint_card(self, painter: QPainter, card: QRectF) -> None:
        if self._current:
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.setBrush(self._theme.color("panel"))
            painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            bar = QRectF(0, 0, _BAR.width(), _BAR.height())
            bar.moveCenter(card.center())
            bar.moveLeft(0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(bar, 2, 2)
        elif self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent-soft" if self.isDown() else "hover"))
            painter.drawRoundedRect(card, 8, 8)

    def _paint_words(self, painter: QPainter, card: QRect) -> None:
        token = "accent" if self._current else "ink-2"
        size = self._theme.scaled(_ICON)
        picture = self._theme.pixmap(self._entry.icon, token, size, self.devicePixelRatioF())
        left = card.left() + (card.width() - size) // 2
        top = card.top() + ((card.height() - size) // 2 if self._narrow else 9)
        painter.drawPixmap(left, top, picture)
        if self._narrow:
            return
        font = self._theme.font("nav")
        font.setBold(self._current)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        box = QRect(0, top + size, self.width(), card.bottom() - top - size)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._entry.title)

    def _word_metrics(self) -> QFontMetrics:
        font = self._theme.font("nav")
        font.setBold(True)
        return QFontMetrics(font)


class Rail(QWidget):
    """The items in a column. `chosen` tells the id of the item that was pressed, `dropped` the words dropped on one."""

    spoken_role = GROUP

    chosen = Signal(str)
    dropped = Signal(str, str)

    def __init__(self, upper: Iterable[RailEntry], lower: Iterable[RailEntry], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow = self._little_width = False
        self._items: dict[str, RailItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 1, 4)
        column.setSpacing(0)
        for entry in upper:
            column.addWidget(self._add(entry))
        column.addStretch(1)
        for entry in lower:
            column.addWidget(self._add(entry))
        self.setAccessibleName("Screens")
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def item(self, id: str) -> RailItem:
        """The item with this id."""
        return self._items[id]

    def choose(self, id: str) -> None:
        """Show this item as the chosen one, without a signal."""
        for own, item in self._items.items():
            item.set_current(own == id)

    def set_little_width(self, little: bool) -> None:
        """Tell whether the window is too narrow for words."""
        self._little_width = little
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), sum(item.height_for(narrow=True) for item in self._items.values()) + 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("rail"))
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), self._theme.color("line"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def _add(self, entry: RailEntry) -> RailItem:
        item = RailItem(entry, self._theme, self)
        item.clicked.connect(lambda: self._pressed(entry))
        item.dropped.connect(lambda words: self.dropped.emit(entry.id, words))
        self._items[entry.id] = item
        return item

    def _pressed(self, entry: RailEntry) -> None:
        if entry.place:
            self.choose(entry.id)
        self.chosen.emit(entry.id)

    def _fit(self) -> None:
        """Words are dropped where the window is narrow, and where large words would not fit in its height."""
        needed = sum(item.height_for(narrow=False) for item in self._items.values()) + 8
        self._narrow = self._little_width or needed > max(self.height(), 1)
        widest = max((item.word_width() for item in self._items.values()), default=0)
        width = self._theme.scaled(_ICON) + NARROW - _ICON if self._narrow else max(WIDE, widest + 20)
        for item in self._items.values():
            item.set_narrow(self._narrow)
        if self.width() != width:
            self.setFixedWidth(width)
