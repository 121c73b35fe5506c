"""The library's words on the right: what was there before, with removed words struck through, and what changed."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.edit.stretch_edit import removed_format
from linkwell.ui.views.edit.wording import compare
from linkwell.ui.views.packs.scrolling import PanelBase
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Badge, Body, Heading, Small

_SAME = "These are the library's own words."


class OriginalPane(PanelBase):
    """Shows the original of one stretch. `revert` asks to go back to it."""

    revert = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Original", parent, token="facet")
        self._theme = theme
        self._original, self._mine = "", ""
        self._source = Small("")
        self._text = _OriginalText(theme)
        self._revert = Button("Revert this part", theme, "undo")
        self._revert.setToolTip("Revert this part (Ctrl+Shift+R)")
        self._copy = Button("Copy original text", theme)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Heading("Original", "item"), 1)
        head.addWidget(self._source)
        buttons = QHBoxLayout()
        for button in (self._revert, self._copy):
            button.set_small()
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self._text)
        self.column.addLayout(buttons)
        self.column.addSpacing(6)
        self.column.addWidget(Heading("What changed", "item"))
        self.column.addLayout(self._changes)
        self.column.addStretch(1)
        self._revert.clicked.connect(self.revert)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._original))
        theme.changed.connect(self._show_again)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What changed, in words."""
        return compare(self._original, self._mine).sentences

    def show_source(self, words: str) -> None:
        """Say where the original is from."""
        self._source.setText(words)

    def show_words(self, original: str, mine: str) -> None:
        """Show the original against the words of now."""
        self._original, self._mine = original, mine
        found = compare(original, mine)
        self._text.show_words(original, found.removed)
        self._revert.setEnabled(original != mine)
        self._copy.setEnabled(bool(original))
        while (item := self._changes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        if not found.sentences:
            self._changes.addWidget(Body(_SAME, "ink-3"))
        for number, sentence in enumerate(found.sentences, start=1):
            self._changes.addWidget(_Change(number, sentence))

    def _show_again(self) -> None:
        self.show_words(self._original, self._mine)


class _Change(QWidget):
    """One numbered sentence."""

    def __init__(self, number: int, sentence: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Badge(str(number)), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Body(sentence), 1)
        self.setAccessibleName(f"{number}. {sentence}")


class _OriginalText(QTextEdit):
    """The original words, to read and to copy from, in a dashed box as high as they are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("The library's words")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(14)
        self.document().documentLayout().documentSizeChanged.connect(
            lambda size: self.setFixedHeight(round(size.height()) + 2)
        )

    def show_words(self, words: str, removed: tuple[tuple[int, int], ...]) -> None:
        self.setFont(self._theme.font("body"))
        plain = QTextCharFormat()
        plain.setForeground(self._theme.color("ink"))
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.insertText(words, plain)
        for start, end in removed:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(removed_format(self._theme))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("control"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.end()
