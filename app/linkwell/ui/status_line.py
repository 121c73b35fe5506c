"""The line at the bottom: what there is, a hint for the screen in front, and that no internet is needed."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Small
from linkwell.ui.widgets.roles import STATUS

OFFLINE = "Works without the internet"
_SIDE, _SPACE = 16, 20


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
        row.setContentsMargins(_SIDE, 1, _SIDE, 0)
        row.setSpacing(_SPACE)
        row.addWidget(self._counts)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addWidget(self._offline)
        self.setAccessibleName("Status")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

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
        """Large text in a small window leaves no room for all: what does not fit is left out, the counts first."""
        room = self.width() - 2 * _SIDE - self._offline.sizeHint().width()
        for line in (self._hint, self._counts):
            needed = line.sizeHint().width() + _SPACE
            line.setVisible(needed <= room)
            room -= needed if needed <= room else 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, max(28, self._offline.sizeHint().height() + 9))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("window"))
        painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.color("line"))
