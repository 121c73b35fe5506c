"""Panes and what divides them: a named group, a splitter with a grip, a tool row and a hairline."""

from PySide6.QtCore import QByteArray, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QSplitterHandle,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from linkwell.ui.theme.focus import paint_focus_ring
from linkwell.ui.theme.style import PANE
from linkwell.ui.theme.theme import Theme, theme_of
from linkwell.ui.widgets.roles import DIVIDER

_GRAB = 7
_GRIP = QSize(5, 34)
_STEP = 16


class Surface(QGroupBox):
    """A named group, filled with one colour token and without any frame."""

    def __init__(self, name: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme_of()
        self.token = token
        self.setProperty(PANE, True)
        self.setAccessibleName(name)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._theme.color(self.token))


class Pane(Surface):
    """A part of a screen, known to screen readers as a group with this title. Fill it through `body`."""

    def __init__(self, title: str, token: str = "panel", parent: QWidget | None = None) -> None:
        super().__init__(title, token, parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.entry: QWidget | None = None
        """Where F6 enters it, if not at its first control. A focus proxy would keep Tab from what comes before it."""

    @property
    def pane_title(self) -> str:
        """The name of the pane."""
        return self.accessibleName()


class Divider(QFrame):
    """A decorative line of one pixel, lying or standing."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme_of()
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("line"))


class Toolbar(Surface):
    """The row at the top of a screen, 56 px high or more if the text is larger. Add widgets to `row`."""

    def __init__(self, title: str = "Tools", parent: QWidget | None = None) -> None:
        super().__init__(title, "window", parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 0, 16, 0)
        self.row.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(self._theme.scaled(56), hint.height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(QRect(0, self.height() - 1, self.width(), 1), self._theme.color("line"))


class Splitter(QSplitter):
    """Panes side by side. Handles can be moved by keyboard; a double click restores the first sizes: `restored`."""

    restored = Signal()

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._usual: list[int] = []
        self.setHandleWidth(_GRAB)
        self.setChildrenCollapsible(False)

    @override
    def addWidget(self, widget: QWidget) -> None:
        """A splitter puts what is new before what it had, so a screen reader would read the panes backwards."""
        super().addWidget(widget)
        widget.raise_()

    def set_usual_sizes(self, sizes: list[int]) -> None:
        """Set the sizes, in pixels, and remember them as those a double click restores."""
        self._usual = list(sizes)
        self.setSizes(sizes)

    def restore_usual_sizes(self) -> None:
        """Go back to the usual sizes."""
        if self._usual:
            self.setSizes(self._usual)
            self.restored.emit()

    def save_state(self) -> bytes:
        """The sizes, to be kept in the settings."""
        return bytes(self.saveState().data())

    def restore_state(self, state: bytes) -> bool:
        """Take up sizes saved before; False if they do not fit this splitter."""
        restored = self.restoreState(QByteArray(state))
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_GRAB)
        return restored

    @override
    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    """One pixel of line in seven of grab area, with a grip in the middle."""

    spoken_role = DIVIDER

    def __init__(self, orientation: Qt.Orientation, parent: Splitter) -> None:
        super().__init__(orientation, parent)
        self._theme: Theme = theme_of()
        self._panes = parent
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Divider between panes")
        self.setAccessibleDescription("Arrow keys move it, Home restores it")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        upright = self.orientation() == Qt.Orientation.Horizontal
        colour = self._theme.color("line")
        middle = self.rect().center()
        for part, token in self._halves(upright):
            painter.fillRect(part, self._theme.color(token))
        if upright:
            painter.fillRect(QRect(middle.x(), 0, 1, self.height()), colour)
        else:
            painter.fillRect(QRect(0, middle.y(), self.width(), 1), colour)
        self._paint_grip(painter, colour, upright)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), self._theme, 3)

    def _halves(self, upright: bool) -> tuple[tuple[QRect, str], tuple[QRect, str]]:
        """Both sides of the line, each with the colour of the pane beside it."""
        after = next((n for n in range(self._panes.count()) if self._panes.handle(n) is self), 1)
        tokens = [getattr(self._panes.widget(number), "token", "panel") for number in (after - 1, after)]
        first = QRect(0, 0, _GRAB // 2, self.height()) if upright else QRect(0, 0, self.width(), _GRAB // 2)
        second = self.rect().adjusted(_GRAB // 2, 0, 0, 0) if upright else self.rect().adjusted(0, _GRAB // 2, 0, 0)
        return (first, tokens[0]), (second, tokens[1])

    def _paint_grip(self, painter: QPainter, colour: QColor, upright: bool) -> None:
        grip = QRect(0, 0, _GRIP.width(), _GRIP.height()) if upright else QRect(0, 0, _GRIP.height(), _GRIP.width())
        grip.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(grip, 2, 2)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._panes.restore_usual_sizes()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        upright = self.orientation() == Qt.Orientation.Horizontal
        less, more = (Qt.Key.Key_Left, Qt.Key.Key_Right) if upright else (Qt.Key.Key_Up, Qt.Key.Key_Down)
        place = self.x() if upright else self.y()
        if event.key() == less:
            self.moveSplitter(place - _STEP)
        elif event.key() == more:
            self.moveSplitter(place + _STEP)
        elif event.key() == Qt.Key.Key_Home:
            self._panes.restore_usual_sizes()
        else:
            super().keyPressEvent(event)
