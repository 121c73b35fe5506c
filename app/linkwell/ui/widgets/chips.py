"""The search field: a line edit with chips in front of the words, each removable by mouse and keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QPushButton, QSizePolicy, QStyleOptionFrame, QWidget
from typing_extensions import override

from linkwell.ui.theme.focus import RING, focus_by_key, paint_focus_ring
from linkwell.ui.theme.paint_fields import RADIUS, paint_field
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import IconButton
from linkwell.ui.widgets.labels import Small, Words

_WORDS_WIDTH = 150


class Chip(QPushButton):
    """One narrowing of the search. `removed` tells its id; Delete, Backspace, Enter or a click removes it."""

    removed = Signal(str)
    moved = Signal(int)
    typed = Signal(str)

    def __init__(self, id: str, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(title.replace("&", "&&"), parent)
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
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.removed.emit(self.id)
            case Qt.Key.Key_Left:
                self.moved.emit(-1)
            case Qt.Key.Key_Right:
                self.moved.emit(1)
            case Qt.Key.Key_Space | Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                super().keyPressEvent(event)
            case _ if event.text().isprintable() and event.text():
                self.typed.emit(event.text())
            case _:
                super().keyPressEvent(event)


class _Words(QLineEdit):
    """The line edit inside. It tells of the keys that concern the whole field, and of focus."""

    back = Signal()
    escaped = Signal()
    down = Signal()
    focus_changed = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        key = event.key()
        if at_start and key in {Qt.Key.Key_Backspace, Qt.Key.Key_Left}:
            self.back.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.escaped.emit()
        elif key == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()


class SearchField(QWidget):
    """Words to find and chips that narrow. The owner keeps the chips; this shows them and asks for removals.

    The focus ring needs 4 px around the field, which are part of the widget.
    """

    text_edited = Signal(str)
    chip_removed = Signal(str)
    cleared = Signal()
    entered = Signal()
    down_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[Chip] = []
        self._edit = _Words(self)
        self._edit.setFrame(False)
        self._icon = Words("")
        self._more = Small("")
        self._more.setObjectName("more")
        self._clear = IconButton("close", "Clear the search", theme, self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._edit)
        self.set_name("Search")
        self._lay_out()
        self._edit.textChanged.connect(self._show_clear)
        self._edit.textEdited.connect(self.text_edited)
        self._edit.returnPressed.connect(self.entered)
        self._edit.down.connect(self.down_pressed)
        self._edit.back.connect(self._go_to_last_chip)
        self._edit.escaped.connect(self.clear)
        self._edit.focus_changed.connect(self.update)
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

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips shown, in order."""
        return tuple(self._chips)

    def set_text(self, text: str) -> None:
        """Show other words, without a signal."""
        self._edit.setText(text)

    def set_name(self, name: str, placeholder: str = "") -> None:
        """The name for screen readers and the words shown while it is empty."""
        self._edit.setAccessibleName(name)
        self._edit.setPlaceholderText(placeholder)

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show these chips, (id, title) each, instead of the present ones."""
        if any(chip.hasFocus() for chip in self._chips):
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        for old in self._chips:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = [Chip(id, title, self._theme, self) for id, title in chips]
        before: QWidget = self._icon
        for number, chip in enumerate(self._chips):
            self._row.insertWidget(number + 2, chip)
            self.setTabOrder(before, chip)
            before = chip
            chip.removed.connect(self._remove)
            chip.moved.connect(self._move)
            chip.typed.connect(self._type_on)
        self.setTabOrder(before, self._edit)
        self._fit_chips()

    def clear(self) -> None:
        """Empty the words, as Esc does, and tell so."""
        self._edit.clear()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text_edited.emit("")
        self.cleared.emit()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(RING + 10, RING + 2, RING + 3, RING + 2)
        self._row.setSpacing(6)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for widget in (self._icon, self._more, self._edit, self._clear):
            self._row.addWidget(widget, 1 if widget is self._edit else 0)
        self._more.hide()
        self._clear.hide()

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _go_to_last_chip(self) -> None:
        if self._chips:
            focus_by_key(self._chips[-1])

    def _move(self, step: int) -> None:
        shown = [chip for chip in self._chips if not chip.isHidden()]
        place = next((number for number, chip in enumerate(shown) if chip.hasFocus()), -1) + step
        target = shown[max(place, 0)] if place < len(shown) else self._edit
        focus_by_key(target)

    def _type_on(self, text: str) -> None:
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.setText(text + self._edit.text())
        self._edit.setCursorPosition(len(text))
        self.text_edited.emit(self._edit.text())

    def _remove(self, id: str) -> None:
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chip_removed.emit(id)

    def _fit_chips(self) -> None:
        """Hide the first chips, told by a number, when there is no room left to type."""
        room = self.width() - self._theme.scaled(_WORDS_WIDTH) - self._icon.sizeHint().width() - 2 * RING
        hidden = 0
        for chip in reversed(self._chips):
            room -= chip.sizeHint().width() + self._row.spacing()
            fits = room >= 0 or chip is self._chips[-1]
            chip.setVisible(fits)
            hidden += not fits
        self._more.setText(f"{hidden} more")
        self._more.setVisible(hidden > 0)

    def _dress(self) -> None:
        self._edit.setFont(self._theme.font("body"))
        self._icon.setPixmap(self._theme.pixmap("search", "ink", self._theme.scaled(18), self.devicePixelRatioF()))
        for chip in self._chips:
            chip.setFont(self._theme.font("small"))
            chip.updateGeometry()
        self._fit_chips()
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chips()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(420), self.fontMetrics().height() + 21 + 2 * RING)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(200), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionFrame()
        option.initFrom(self)
        option.rect = self.rect().adjusted(RING - 1, RING - 1, 1 - RING, 1 - RING)
        paint_field(option, painter, self._theme, ring=False)
        if self._edit.hasFocus():
            paint_focus_ring(painter, self.rect(), self._theme, RADIUS + RING)
