"""A row of segments of which one is chosen, such as Plan, Sheets, About.

Tab reaches the chosen segment; the arrow keys choose its neighbour.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from linkwell.ui.theme.focus import focus_by_key
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.roles import GROUP

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segments(QWidget):
    """One choice of a few. `options` are (id, title); `chosen` tells the id when the user changes it."""

    spoken_role = GROUP

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ids = [id for id, _title in options]
        self._group = QButtonGroup(self)
        self._stacks = False
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (_id, title) in enumerate(options):
            segment = QPushButton(title, self)
            segment.setProperty("look", "segment")
            segment.setProperty("side", _side(number, len(options)))
            segment.setCheckable(True)
            segment.setAutoExclusive(True)  # says "radio button", not "check box"; the group does the rest
            segment.setAutoDefault(False)
            segment.setAccessibleName(title)
            self._group.addButton(segment, number)
            row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._ids[number]))
        theme.changed.connect(self._dress)
        self._dress()
        if self._ids:
            self.choose(self._ids[0])

    @property
    def current(self) -> str:
        """The id of the chosen segment; empty if there is none."""
        number = self._group.checkedId()
        return self._ids[number] if number >= 0 else ""

    def choose(self, id: str) -> None:
        """Show that segment as chosen, without a signal. An unknown id changes nothing."""
        if id in self._ids:
            self._group.button(self._ids.index(id)).setChecked(True)
            self._dress()

    def set_small(self, small: bool = True) -> None:
        """Use the 28 px height of segments in panes."""
        for button in self._group.buttons():
            button.setProperty("small", small)
            button.updateGeometry()

    def set_title(self, id: str, title: str) -> None:
        """Change the words of a segment, for instance its count."""
        button = self._group.button(self._ids.index(id))
        button.setText(title)
        button.setAccessibleName(title)

    def set_stacking(self) -> None:
        """Stand below each other where there is no room for a row: in a slim pane with large text."""
        self._stacks = True
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._row_width(), super().sizeHint().height()) if self._stacks else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        if not self._stacks:
            return super().minimumSizeHint()
        return QSize(max(button.sizeHint().width() for button in self._group.buttons()), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self._stacks and event.size().width() < self._row_width()
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if way == self._row.direction():
            return
        self._row.setDirection(way)
        self._row.setSpacing(4 if stacked else 0)
        buttons = self._group.buttons()
        for number, button in enumerate(buttons):
            button.setProperty("side", "" if stacked else _side(number, len(buttons)))
            button.update()

    def _row_width(self) -> int:
        return sum(button.sizeHint().width() for button in self._group.buttons())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step or not self._ids:
            super().keyPressEvent(event)
            return
        number = (self._group.checkedId() + step) % len(self._ids)
        button = self._group.button(number)
        focus_by_key(button)
        button.click()

    def _dress(self) -> None:
        for button in self._group.buttons():
            button.setFont(self._theme.font("body"))


def _side(number: int, count: int) -> str:
    if count == 1:
        return ""
    return "left" if number == 0 else "right" if number == count - 1 else "middle"
