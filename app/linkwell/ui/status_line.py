"""The line at the bottom: what there is, a hint for the screen in front, and that no internet is needed."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Small
from linkwell.ui.widgets.roles import STATUS

OFFLINE = "Works without the internet"


class _Line(Small):
    """Words that may be cut at the end, so that they never make the window wider."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class StatusLine(QWidget):
    """Three short texts. Screen readers get news through announcements, not from here."""

    spoken_role = STATUS

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts, self._hint, self._offline = _Line("", "ink-3"), _Line("", "ink-2"), Small(OFFLINE, "ink-3")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(20)
        row.addWidget(self._counts)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addWidget(self._offline)
        self.setAccessibleName("Status")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def counts(self) -> str:
        """What the left side says."""
        return self._counts.text()

    @property
    def hint(self) -> str:
        """What the hint says."""
        return self._hint.text()

    def set_counts(self, words: str) -> None:
        """Say what there is."""
        self._counts.setText(words)
        self._fit()

    def set_hint(self, words: str) -> None:
        """Say what helps now."""
        self._hint.setText(words)
        self._fit()

    def _fit(self) -> None:
        """Large text in a small window leaves no room for all: the counts go first, then the hint."""
        room = self.width() - sum(line.sizeHint().width() + _SPACE for line in (self._hint, self._offline)) - _SIDE
        self._hint.setVisible(room >= _SIDE)
        needed = self._counts.sizeHint().width() + _SPACE + _SIDE
        self._counts.setVisible((room if self._hint.text() and room >= _SIDE else self.width()) >= needed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, max(28, self._offline.sizeHint().height() + 9))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("window"))
        painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.color("line"))
