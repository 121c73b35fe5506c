"""The search field: a line edit with chips in front of the words, each removable by mouse and keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import IconButton
from linkwell.ui.widgets.labels import Words


class Chip(QPushButton):
    """One narrowing of the search. `removed` tells its id; Delete, Backspace or a click removes it."""

    removed = Signal(str)
    left = Signal(int)

    def __init__(self, id: str, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.id = id
        self.setProperty("look", "chip")
        self.setAutoDefault(False)
        self.setFont(theme.font("small"))
        self.setAccessibleName(f"{title}, remove")
        self.setToolTip(f"Remove {title}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.removed.emit(self.id))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit(self.id)
            case Qt.Key.Key_Left:
                self.left.emit(-1)
            case Qt.Key.Key_Right:
                self.left.emit(1)
            case _:
                super().keyPressEvent(event)


class _Words(QLineEdit):
    """The line edit inside; tells when Backspace is pressed at its start, and when Esc is."""

    back = Signal()
    escaped = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        if event.key() == Qt.Key.Key_Backspace and at_start:
            self.back.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class SearchField(QWidget):
    """Words to find and chips that narrow. The owner keeps the chips; this shows them and asks for removals."""

    text_edited = Signal(str)
    chip_removed = Signal(str)
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[Chip] = []
        self._edit = _Words(self)
        self._edit.setFrame(False)
        self._edit.setProperty("look", "bare")
        self._icon = Words("")
        self._clear = IconButton("close", "Clear the search", theme, self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 5, 8, 5)
        self._row.setSpacing(6)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._edit, 1)
        self._row.addWidget(self._clear)
        self.setFocusProxy(self._edit)
        self.set_name("Search")
        self._edit.textEdited.connect(self.text_edited)
        self._edit.back.connect(self._take_last_chip)
        self._edit.escaped.connect(self.clear)
        self._clear.clicked.connect(self.clear)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def text(self) -> str:
        """The words typed."""
        return self._edit.text()

    @property
    def edit(self) -> QLineEdit:
        """The line edit, for buddies and completers."""
        return self._edit

    def set_text(self, text: str) -> None:
        """Show other words, without a signal."""
        self._edit.setText(text)

    def set_name(self, name: str, placeholder: str = "") -> None:
        """The name for screen readers and the words shown while it is empty."""
        self._edit.setAccessibleName(name)
        self._edit.setPlaceholderText(placeholder)

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show these chips, (id, title) each, instead of the present ones."""
        for old in self._chips:
            self._row.removeWidget(old)
            old.deleteLater()
        self._chips = [Chip(id, title, self._theme, self) for id, title in chips]
        for number, chip in enumerate(self._chips):
            self._row.insertWidget(number + 1, chip)
            chip.removed.connect(self._remove)

    def clear(self) -> None:
        """Empty the words, as Esc does, and tell so."""
        self._edit.clear()
        self.text_edited.emit("")
        self.cleared.emit()

    def _take_last_chip(self) -> None:
        if self._chips:
            self._chips[-1].setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, id: str) -> None:
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chip_removed.emit(id)

    def _dress(self) -> None:
        self._edit.setFont(self._theme.font("body"))
        self._icon.setPixmap(self._theme.pixmap("search", "ink", self._theme.scaled(18), self.devicePixelRatioF()))

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, self.fontMetrics().height() + 21)
