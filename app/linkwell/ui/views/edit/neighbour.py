"""A part beside the one in front: its title, minutes and first words on a card; a click brings it to the front."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.models.parts import PartRow
from linkwell.ui.theme.shapes import box_path, fill_box, inside
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Body, Heading

_RADIUS = 8
_LONGEST = 150


class Neighbour(QWidget):
    """Told by mouse only: the list of parts is the way by keyboard, and says the same."""

    chosen = Signal(object)

    def __init__(self, part: PartRow, theme: Theme) -> None:
        super().__init__()
        self.part = part
        self._theme = theme
        self._title, self._minutes, self._opening = Heading(part.title, "item"), Body("", "ink-3"), Body("", "ink-2")
        self._minutes.setWordWrap(False)
        self._title.setMinimumWidth(1)  # a long title at a large size of text must not widen the pane
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Edit this part")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._minutes)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._opening)
        theme.changed.connect(self.update)

    def show_words(self, title: str, minutes: int, opening: str) -> None:
        """Show what it says now, shortened."""
        self._title.setText(title)
        self._minutes.setText(f"{minutes} min" if minutes else "")
        short = opening if len(opening) <= _LONGEST else f"{opening[:_LONGEST].rsplit(' ', 1)[0]}…"
        self._opening.setText(short)
        self._opening.setVisible(bool(short))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.part)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_box(painter, box_path(inside(self.rect()), _RADIUS), self._theme.color("panel"), None)
        painter.end()
