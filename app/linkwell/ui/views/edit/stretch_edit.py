"""One stretch of words in a plain editor that is as high as its words; changed words are marked while typing."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from linkwell.library.compose.editing import Stretch
from linkwell.ui.theme.focus import RING
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.edit.marking import Marking
from linkwell.ui.views.edit.wording import compare

_AROUND = 2 * (RING + 1) + 8
_NARROW = 64  # less than any cell gets, so that a table is shared out by its words
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class StretchEdit(QPlainTextEdit):
    """Edits one stretch. Undo belongs to the pack, so the editor has none of its own.

    Wishes: done, revert, undo, redo. `entered` when it gets focus, `left` when it loses it, `typed` with its words.
    """

    typed = Signal(str, str)
    entered = Signal(str)
    left = Signal()
    wished = Signal(str)

    def __init__(self, stretch: Stretch, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stretch = stretch
        self._theme = theme
        self._told = ""
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self._marking = Marking(self.document(), theme)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def words(self) -> str:
        """The words as Markdown, on one line."""
        return " ".join(self.toPlainText().split("\n")).strip()

    def show_words(self, words: str) -> None:
        """Show other words, without telling; the cursor stays as near as it can."""
        if words == self.words:
            self._mark()
            return
        at = self.textCursor().position()
        self._told = " ".join(words.split("\n")).strip()
        self.setPlainText(words)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(words)))
        self.setTextCursor(cursor)
        self._mark()

    def _changed(self) -> None:
        """Text that only looks otherwise counts as changed for Qt, but nobody typed."""
        self._mark()
        if self.words != self._told:
            self._told = self.words
            self.typed.emit(self.stretch.key, self._told)

    def _mark(self) -> None:
        selections = []
        for start, end in compare(self.stretch.markdown, self.toPlainText()).added:
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one.cursor = cursor
            one.format = mark_format(self._theme)
            selections.append(one)
        self.setExtraSelections(selections)

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))
        self._marking.rehighlight()
        self._mark()
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        lines = max(1, round(self.document().documentLayout().documentSize().height()))
        return QSize(_NARROW, lines * self.fontMetrics().lineSpacing() + _AROUND)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()  # a height set while the rows are being placed would not move the rows below

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            wish = _wish_of(event)
            if wish in {"undo", "redo"}:
                event.ignore()  # the window's own undo takes it if there is one
                return True
            if wish:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = _wish_of(event)
        if wish == "next":
            self.focusNextChild()
        elif wish:
            self.wished.emit(wish)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.stretch.key)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def mark_format(theme: Theme) -> QTextCharFormat:
    """Changed words: the mark, underlined."""
    look = QTextCharFormat()
    look.setBackground(theme.color("mark"))
    look.setForeground(theme.color("on-mark"))
    look.setFontUnderline(True)
    look.setUnderlineColor(theme.color("mark-line"))
    return look


def removed_format(theme: Theme) -> QTextCharFormat:
    """Removed words: struck through on a quiet ground."""
    look = QTextCharFormat()
    look.setBackground(theme.color("hover"))
    look.setForeground(theme.color("ink-3"))
    look.setFontStrikeOut(True)
    return look


def _wish_of(event: QKeyEvent) -> str:
    enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    if enter:
        return "done" if event.modifiers() & _CTRL else "next"
    if event.key() == Qt.Key.Key_R and event.modifiers() == _CTRL | _SHIFT:
        return "revert"
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    redo = event.key() == Qt.Key.Key_Y and event.modifiers() == _CTRL
    return "redo" if redo or event.matches(QKeySequence.StandardKey.Redo) else ""
