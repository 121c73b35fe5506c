"""The way to a pack and its title in the toolbar, and the chip that says whether everything is kept."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid
from typing_extensions import override

from linkwell.ui.theme.focus import focus_by_key
from linkwell.ui.theme.shapes import box_path, fill_box, inside
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import IconButton
from linkwell.ui.widgets.labels import Heading, LinkLabel, Words
from linkwell.ui.widgets.roles import WORDS
from linkwell.ui.widgets.rows import elide

LONGEST_TITLE = 120
_CRUMB = 160
_CRUMBS = 2


class SavedChip(QWidget):
    """Says "Saved 10:42" with a tick, or "Not saved" with a warning sign."""

    spoken_role = WORDS

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text, self._good = "", True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def text(self) -> str:
        """The words shown."""
        return self._text

    def set_state(self, text: str, *, good: bool) -> None:
        """Say something else."""
        self._text, self._good = text, good
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + self._theme.scaled(14) + 28, metrics.height() + 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        fill, line, ink = ("panel", "line", "ink-2") if self._good else ("warn-soft", "warn", "warn")
        fill_box(painter, box_path(inside(self.rect()), self.height() / 2), theme.color(fill), theme.color(line))
        size = theme.scaled(14)
        name, token = ("check", "ok") if self._good else ("alert", "warn")
        sign = theme.pixmap(name, token, size, self.devicePixelRatioF())
        painter.drawPixmap(10, (self.height() - size) // 2, sign)
        painter.setPen(theme.color(ink))
        rect = QRectF(self.rect()).adjusted(size + 16, 0, -8, 0)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()

    def _dress(self) -> None:
        self.setFont(self._theme.font("small"))
        self.updateGeometry()


class _Edit(QLineEdit):
    """A line edit that Esc leaves."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TitleField(QWidget):
    """Packs > title, with a pencil to rename it. `back` asks for the list, `renamed` brings another title."""

    back = Signal(int)
    renamed = Signal(str)

    def __init__(self, theme: Theme, *, can_rename: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._crumbs = [self._crumb(number) for number in range(_CRUMBS)]
        self._shown: tuple[str, ...] = ()
        self._title = _Title()
        self._edit = _Edit()
        self._edit.setMaxLength(LONGEST_TITLE)
        self._edit.setAccessibleName("Title of the pack")
        self._edit.hide()
        self._before: QWidget | None = None
        self._pencil = IconButton("pencil", "Rename the pack (F2)", theme)
        if not can_rename:
            self._pencil.hide()  # showing what has no parent yet would flash up a window of its own
        for widget in (self._title, self._edit, self._pencil):
            self._row.addWidget(widget)
        self._edit.setMinimumWidth(280)
        self._edit.returnPressed.connect(self._take)
        self._edit.editingFinished.connect(self._take)
        self._edit.left.connect(self._leave)
        self._pencil.clicked.connect(self.start)
        theme.changed.connect(self._show_crumbs)

    def show_title(self, title: str, crumbs: tuple[str, ...] = ("Packs",)) -> None:
        """Show a title after the way to it; `back` counts the crumbs from 0."""
        self._title.set_whole(title)
        self._shown = crumbs
        self._show_crumbs()

    def _show_crumbs(self) -> None:
        """Each as long as there is room for at this size of text."""
        crumbs = self._shown
        for number, (way, arrow) in enumerate(self._crumbs):
            words = crumbs[number] if number < len(crumbs) else ""
            way.setText(elide(words, self._theme.font("body"), _CRUMB).replace("&", "&&"))
            way.setAccessibleName(words)
            way.setToolTip(words)
            way.setVisible(bool(words))
            arrow.setVisible(bool(words))

    def _crumb(self, number: int) -> tuple[LinkLabel, Words]:
        """A place on the way. They stay the same widgets, so Tab keeps its order and focus is not lost."""
        way, arrow = LinkLabel(""), Words("›", "section", "ink-3")
        way.clicked.connect(lambda _checked=False: self.back.emit(number))
        for widget in (way, arrow):
            self._row.addWidget(widget)
        return way, arrow

    def start(self) -> None:
        """Open the field; when it is left by a key, the keyboard goes back to where it was."""
        self._before = self.window().focusWidget()
        self._edit.setText(self._title.whole)
        self._title.hide()
        self._edit.show()
        self._edit.selectAll()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if self._edit.isHidden():
            return
        text = self._edit.text().strip()
        self._leave()
        if text and text != self._title.whole:
            self.renamed.emit(text)

    def _leave(self) -> None:
        by_key = self._edit.hasFocus()
        self._edit.hide()
        self._title.show()
        before = self._before
        if by_key and before is not None and isValid(before) and before.isVisible():
            focus_by_key(before)


class _Title(Heading):
    """A title that is shortened to the room there is."""

    def __init__(self) -> None:
        super().__init__("", "title")
        self.whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        self.whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.setText(text)
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(super().minimumSizeHint().width(), 120), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, elide(self.whole, self.font(), self.width()))
        painter.end()
