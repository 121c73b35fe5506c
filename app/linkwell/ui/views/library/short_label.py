"""A line of words that ends in … where there is no room, with the whole in its tooltip."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from linkwell.ui.widgets.labels import Words
from linkwell.ui.widgets.rows import elide


class ShortLabel(Words):
    """Plain text in one line, as wide as there is room."""

    def __init__(self, role: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__("", role, token, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_full_text(self, text: str) -> None:
        """Show these words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text if self._too_long() else "")

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()), metrics.height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self.font()).height() + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), self.alignment(), elide(self.text(), self.font(), self.width()))

    def _too_long(self) -> bool:
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
