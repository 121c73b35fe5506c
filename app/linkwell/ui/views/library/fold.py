"""A heading that shows or hides what stands below it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOption, QWidget
from typing_extensions import override

from linkwell.ui.theme.focus import paint_focus_ring, shows_ring
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.rows import Ink, paint_icon, paint_words

_RING_ROOM = 5


class FoldButton(QAbstractButton):
    """Bold words and a chevron. It is told as a button whose name says whether it is expanded; `toggled_open` tells it.

    Not checkable: screen readers would call it a check box, which the filters below it are.
    """

    toggled_open = Signal(bool)

    def __init__(self, title: str, theme: Theme, *, expanded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._expanded = expanded
        self.setText(title)
        self._tell()
        self.clicked.connect(self._turn)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    @property
    def expanded(self) -> bool:
        """Whether what stands below is shown."""
        return self._expanded

    def _turn(self) -> None:
        self._expanded = not self._expanded
        self._tell()
        self.update()
        self.toggled_open.emit(self._expanded)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self.text()}, {'expanded' if self._expanded else 'collapsed'}")
        self.setAccessibleDescription("Shows or hides the choices below")

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("body"))
        return QSize(metrics.horizontalAdvance(self.text()) + self._theme.scaled(30), metrics.height() + 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(self.rect(), self._theme.color("hover"))
        font = self._theme.font("body")
        font.setBold(True)
        size = self._theme.scaled(16)
        words = self.rect().adjusted(_RING_ROOM, 0, -size - 8, 0)
        paint_words(painter, words, self.text(), Ink(font, "ink-2"), self._theme)
        place = QRect(self.width() - size - 4, (self.height() - size) // 2, size, size)
        paint_icon(painter, place, ("chevron-down" if self._expanded else "chevron-right", "ink-2"), self._theme)
        if shows_ring(option):
            paint_focus_ring(painter, self.rect(), self._theme, 4)
