"""Notices: the bar under the toolbar, the empty state of a list, and the strip that shows long work."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.theme.theme import Theme, theme_of
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Body, Heading, Small, Words
from linkwell.ui.widgets.layouts import empty
from linkwell.ui.widgets.roles import GROUP

Choice = tuple[str, Callable[[], None]]
_ICONS = {"warn": "alert", "bad": "alert", "ok": "check"}


class NoticeBar(QWidget):
    """A bar with words and up to two buttons, hidden until `show_notice`. Kinds: warn, bad, ok."""

    spoken_role = GROUP

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = "warn"
        self._buttons: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 16, 8)
        self._row.setSpacing(10)
        self._icon = Words("")
        self._words = Body("")
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        # Not Maximum: the height for a wide bar would then cut the words of a narrow one.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._dress)
        self.hide()

    @property
    def words(self) -> str:
        """The words shown."""
        return self._words.text()

    def show_notice(self, kind: str, words: str, buttons: Sequence[Choice] = ()) -> None:
        """Show words of a kind with (title, what it does) buttons; a button closes the bar before it acts."""
        self._kind = kind
        self._words.setText(words)
        self.setAccessibleName(words)
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(title, act) for title, act in buttons[:2]]
        self._dress()
        self.show()

    def close_notice(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def _button(self, title: str, act: Callable[[], None]) -> Button:
        button = Button(title, self._theme, parent=self)
        button.set_small()
        button.clicked.connect(self.close_notice)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        return button

    def _dress(self) -> None:
        self._words.set_token(self._kind)
        self._icon.setPixmap(
            self._theme.pixmap(_ICONS[self._kind], self._kind, self._theme.scaled(18), self.devicePixelRatioF())
        )
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color(f"{self._kind}-soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color(self._kind))


class EmptyState(QWidget):
    """What an empty place shows: a heading, a sentence and buttons that help."""

    spoken_role = GROUP

    def __init__(
        self, title: str, words: str = "", buttons: Sequence[Choice] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme_of()
        self._title = Heading(title)
        self._title.setWordWrap(True)
        self._words = Body(words, "ink-3")
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(self._row)
        column.addStretch(3)
        self.set(title, words, buttons)

    def set(self, title: str, words: str = "", buttons: Sequence[Choice] = ()) -> None:
        """Show another situation. `buttons` are (title, what it does)."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        empty(self._row)
        for name, act in buttons:
            button = Button(name, self._theme)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.addWidget(button)
        self._row.addStretch(1)


class ProgressStrip(QWidget):
    """Long work, by name, with how far it is, what it is doing now, and Cancel. Hidden when nothing runs.

    While one is `running` anywhere in the window, closing the window asks first.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.running = False
        self._title = Heading("", "item")
        self._message = Small("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bar.setFixedHeight(12)
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._cancel = Button("Cancel", theme)
        self._cancel.set_small()
        words = QHBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._message, 1)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addLayout(words)
        middle.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addLayout(middle, 1)
        row.addWidget(self._cancel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._cancel.clicked.connect(self._ask_to_cancel)
        self.setFocusProxy(self._cancel)
        self.hide()

    @property
    def title(self) -> str:
        """The name of the work."""
        return self._title.text()

    def start(self, title: str) -> None:
        """Show the strip for work with this name."""
        self.running = True
        self._title.setText(title)
        self._message.setText("")
        self._bar.setValue(0)
        self._bar.setAccessibleName(title)
        self._cancel.setEnabled(True)
        self._cancel.setAccessibleName(f"Cancel {title}")
        self.show()

    def update(self, fraction: float, message: str) -> None:  # type: ignore[override]
        """Show how far the work is (0 to 1) and what it is doing."""
        self._bar.setValue(round(min(max(fraction, 0.0), 1.0) * 1000))
        self._message.setText(message)
        self._bar.setAccessibleDescription(message)

    def finish(self) -> None:
        """Hide the strip: the work has ended."""
        self.running = False
        self.hide()

    def _ask_to_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._message.setText("Stopping after this step")
        self.cancelled.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("facet"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.color("line"))
