"""One stretch of words in an editor that is as high as its words; changed words are marked while typing.

It shows bold words and lists as they print, never their marks, and takes in nothing else: pasted words come in plain.
"""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from linkwell.library.compose.editing import Stretch
from linkwell.ui.theme.focus import RING
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.edit import rich_words
from linkwell.ui.views.edit.rich_words import Fields
from linkwell.ui.views.edit.wording import compare

_AROUND = 2 * (RING + 1) + 2
_NARROW, _CELL = 64, 112  # a cell is as wide as its longest word, within these; else a table is shared out by its words
_BESIDE = 2 * (RING + 4)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class StretchEdit(QTextEdit):
    """Edits one stretch. Undo belongs to the pack, so the editor has none of its own.

    Wishes: done, revert, undo, redo. `entered` when it gets focus, `left` when it loses it, `typed` with its words.
    """

    typed = Signal(str, str)
    entered = Signal(str)
    left = Signal()
    wished = Signal(str)

    def __init__(self, stretch: Stretch, theme: Theme, fields: Fields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stretch = stretch
        self._theme, self._fields = theme, fields
        self._shown = self._first = self._told = ""
        self._library = ""
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.document().setIndentWidth(24)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit)
        self.show_words(stretch.markdown)
        self._library = self.toPlainText()
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def words(self) -> str:
        """The words as Markdown; exactly those that were shown, if nobody changed them."""
        now = rich_words.markdown_of(self.document(), self.stretch)
        return self._shown if now == self._first else now

    @property
    def plain(self) -> str:
        """The words without any look."""
        return self.toPlainText()

    @property
    def original_plain(self) -> str:
        """The library's words without any look."""
        return self._library

    def show_words(self, words: str) -> None:
        """Show other words, without telling; the cursor stays as near as it can."""
        if words == self._shown and words == self.words:
            self._mark()
            return
        self._fill(words)
        self._mark()
        self._later.start()

    def toggle_bold(self) -> None:
        """Make the chosen words bold, or take that away; without a choice, the words typed next."""
        bold = self.currentCharFormat().fontWeight() >= QFont.Weight.Bold
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(look)
        self._changed()

    def toggle_list(self) -> None:
        """Make the chosen lines a list with bullets, then a numbered one, then plain lines again."""
        if self.stretch.kind != "block":
            return
        cursor = self.textCursor()
        around = cursor.currentList()
        cursor.beginEditBlock()
        if around is None:
            cursor.createList(rich_words.list_format(ordered=False))
        elif around.format().style() == rich_words.list_format(ordered=False).style():
            around.setFormat(rich_words.list_format(ordered=True))
        else:
            for number in range(around.count() - 1, -1, -1):
                rich_words.leave_list(QTextCursor(around.item(number)))
        cursor.endEditBlock()
        self._changed()

    def insert_name(self, name: str) -> None:
        """Insert a name that is filled in for each class."""
        cursor = self.textCursor()
        title = self._fields[name].title
        usual = QTextCharFormat()
        usual.setForeground(self._theme.color("ink"))
        cursor.insertText(title, rich_words.name_format(self._theme, name, title))
        cursor.setCharFormat(usual)
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(usual)

    def _changed(self) -> None:
        """Text that only looks otherwise counts as changed for Qt, but nobody typed."""
        self._mark()
        words = self.words
        if words != self._told:
            self._told = words
            self.typed.emit(self.stretch.key, words)

    def _mark(self) -> None:
        selections = []
        for start, end in compare(self._library, self.toPlainText()).added if self._library else ():
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one.cursor = cursor
            one.format = mark_format(self._theme)
            selections.append(one)
        self.setExtraSelections(selections)

    def _dress(self) -> None:
        words = self.words
        quiet = self.blockSignals(True)
        self.setFont(self._theme.font("item" if self.stretch.kind == "heading" else "body"))
        self.blockSignals(quiet)
        self._fill(words)
        self._mark()
        self._fit()

    def _fill(self, words: str) -> None:
        """Without telling, and with the cursor as near as it can be to where it was."""
        at = self.textCursor().position()
        quiet = self.blockSignals(True)
        rich_words.fill(self.document(), self.stretch, words, self._theme, self._fields)
        self._first = rich_words.markdown_of(self.document(), self.stretch)
        self._shown = self._told = words
        cursor = self.textCursor()
        cursor.setPosition(min(at, max(self.document().characterCount() - 1, 0)))
        self.setTextCursor(cursor)
        self.blockSignals(quiet)

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def _plain_next(self) -> None:
        """What is typed after a name, a link or a box is no part of it."""
        look = self.currentCharFormat()
        if look.hasProperty(rich_words.MARK) or look.isAnchor():
            usual = QTextCharFormat()
            usual.setForeground(self._theme.color("ink"))
            usual.setFontWeight(look.fontWeight())
            self.setCurrentCharFormat(usual)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self._plain_next()
        words = source.text().replace("\r", "")
        self.insertPlainText(words if self.stretch.kind == "block" else " ".join(words.split()))

    @override
    def sizeHint(self) -> QSize:
        height = self.document().documentLayout().documentSize().height()
        return QSize(self._narrowest(), max(round(height), self.fontMetrics().lineSpacing()) + _AROUND)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._narrowest(), self.sizeHint().height())

    def _narrowest(self) -> int:
        if self.stretch.cell is None:
            return _NARROW
        bold = QFont(self.font())
        bold.setBold(True)
        widest = max(map(QFontMetrics(bold).horizontalAdvance, self.toPlainText().split()), default=0)
        return min(max(_NARROW, widest + _BESIDE + 8), self._theme.scaled(_CELL))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()  # a height set while the rows are being placed would not move the rows below

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            wish = wish_of(event)
            if wish in {"undo", "redo"}:
                event.ignore()  # the window's own undo takes it if there is one
                return True
            if wish:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match wish_of(event):
            case "bold":
                self.toggle_bold()
            case "list":
                self.toggle_list()
            case "line":
                self._new_line()
            case "":
                if event.text():
                    self._plain_next()
                super().keyPressEvent(event)
            case wish:
                self.wished.emit(wish)

    def _new_line(self) -> None:
        """A new paragraph or entry; an empty entry ends its list. Where only one line fits, the next field."""
        cursor = self.textCursor()
        if self.stretch.kind != "block":
            self.focusNextChild()
        elif cursor.currentList() is not None and not cursor.block().text():
            rich_words.leave_list(cursor)
            self._changed()
        else:
            cursor.insertBlock()
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._plain_next()
        super().inputMethodEvent(event)

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


_OF_CTRL = {
    (Qt.Key.Key_R, _CTRL | _SHIFT): "revert",
    (Qt.Key.Key_L, _CTRL | _SHIFT): "list",
    (Qt.Key.Key_B, _CTRL): "bold",
    (Qt.Key.Key_Y, _CTRL): "redo",
}


def wish_of(event: QKeyEvent) -> str:
    """What a key asks for: done, line, undo, redo, revert, list or bold; empty for one that only types."""
    if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return "done" if event.modifiers() & _CTRL else "line"
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    if event.matches(QKeySequence.StandardKey.Redo):
        return "redo"
    return _OF_CTRL.get((Qt.Key(event.key()), event.modifiers()), "")
