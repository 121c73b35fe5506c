"""The frame of all dialogs: a title, a body that scrolls when the screen is small, and a row of buttons below."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import Button, PrimaryButton
from linkwell.ui.widgets.panes import Divider

MARGIN = 24
_SHARE_OF_SCREEN = 0.94


class Dialog(QDialog):
    """Fill `body` with widgets and add buttons with `add_button`. Esc closes it.

    `blocks` says whether the window has to wait until it is closed.
    """

    blocks = True

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._left_buttons = 0
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(MARGIN, 20, MARGIN, 20)
        self.body.setSpacing(12)
        self._area = QScrollArea()
        self._area.setWidget(self._inner)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(MARGIN, 12, MARGIN, 12)
        self.footer.setSpacing(8)
        self.footer.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(Divider())
        column.addLayout(self.footer)

    def add_button(self, text: str, *, main: bool = False, left: bool = False) -> QPushButton:
        """A button in the row below; the main one is pressed by Enter."""
        button = PrimaryButton(text, self.theme) if main else Button(text, self.theme)
        if left:
            self.footer.insertWidget(self._left_buttons, button)
            self._left_buttons += 1
        else:
            self.footer.addWidget(button)
        if main:
            button.setDefault(True)
        return button

    def set_usual_size(self, width: int, height: int) -> None:
        """The size for text of 100 per cent; it grows with the text and stays inside the screen."""
        wanted = QSize(self.theme.scaled(width), self.theme.scaled(height))
        self.resize(wanted.boundedTo(self._room()))

    def fit_to_content(self, width: int) -> None:
        """As high as the content needs at this width, and never higher than the screen."""
        across = self.theme.scaled(width)
        needed = self.body.totalHeightForWidth(across) if self.body.hasHeightForWidth() else 0
        height = max(needed, self.body.totalSizeHint().height()) + self.footer.totalSizeHint().height() + 2
        self.resize(QSize(across, height).boundedTo(self._room()))

    def _room(self) -> QSize:
        return QApplication.primaryScreen().availableSize() * _SHARE_OF_SCREEN

    @override
    def changeEvent(self, event: QEvent) -> None:
        """The ring shows at once where the keyboard is; Qt would wait for the first Tab."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self, self._show_ring)

    def _show_ring(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        first = self.focusWidget()
        if first is not None:
            first.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin border, for systems that draw no frame round dialogs."""
        painter = QPainter(self)
        painter.setPen(self.theme.color("control"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 200)
