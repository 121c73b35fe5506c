"""The library's words on the right: what was there before, with removed words struck through, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QGuiApplication, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.theme.focus import paint_focus_ring
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.edit.keep_choice import KeepChoice
from linkwell.ui.views.edit.stretch_edit import removed_format
from linkwell.ui.views.edit.wording import compare
from linkwell.ui.views.packs.scrolling import PanelBase
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Badge, Body, Heading, Small
from linkwell.ui.widgets.layouts import empty
from linkwell.ui.widgets.roles import GROUP

_SAME = "These are the library’s own words."
_LOOK = "Bold words or a list changed"


@dataclass(frozen=True, slots=True)
class Compared:
    """Some words of the library and those of now, without their look; `changed` if even the look is another one.

    A `label` (Minutes, Grouping) stands for a fact that is chosen, not written.
    """

    original: str
    mine: str
    changed: bool
    heading: bool = False
    label: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What changed, in words."""
        if self.label:
            return (f"{self.label}: {self.original}, now {self.mine}",) if self.changed else ()
        return compare(self.original, self.mine).sentences or ((_LOOK,) if self.changed else ())


class OriginalPane(PanelBase):
    """Shows the original of a part. `revert` asks to go back to it; `keep` holds for which packs changes are kept."""

    revert = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Words of the library", parent, token="facet")
        self._theme = theme
        self._pairs: tuple[Compared, ...] = ()
        self._source = Small("")
        self._text = _OriginalText(theme)
        self.keep = KeepChoice(theme)
        self._revert = Button("Revert this part", theme, "undo")
        self._revert.setToolTip("Revert this part (Ctrl+Shift+R)")
        self._copy = Button("Copy original text", theme)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(6)
        self._lay_out()
        self._revert.clicked.connect(self.revert)
        self._copy.clicked.connect(self.copy_original)
        theme.changed.connect(self._show_again)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What changed, in words."""
        return tuple(sentence for pair in self._pairs for sentence in pair.sentences)

    def show_source(self, words: str) -> None:
        """Say where the original is from."""
        self._source.setText(words)

    def copy_original(self) -> None:
        """Put the library's words on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(pair.original for pair in self._pairs if not pair.label))

    def show_part(self, pairs: Sequence[Compared]) -> None:
        """Show the original of a part against the words of now."""
        if tuple(pairs) != self._pairs:
            self._pairs = tuple(pairs)
            self._show_again()

    def _lay_out(self) -> None:
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
        self.column.addSpacing(6)
        self.column.addWidget(self.keep)
        self.column.addStretch(1)

    def _show_again(self) -> None:
        self._text.show_pairs(self._pairs)
        self._revert.setEnabled(any(pair.changed for pair in self._pairs))
        self._copy.setEnabled(bool(self._pairs))
        empty(self._changes)
        sentences = self.sentences
        if not sentences:
            self._changes.addWidget(Body(_SAME, "ink-3"))
        for number, sentence in enumerate(sentences, start=1):
            self._changes.addWidget(_Change(number, sentence))


class _Change(QWidget):
    """One numbered sentence."""

    spoken_role = GROUP

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

    def show_pairs(self, pairs: Sequence[Compared]) -> None:
        self.setFont(self._theme.font("body"))
        self.clear()
        cursor = QTextCursor(self.document())
        for number, pair in enumerate(pair for pair in pairs if not pair.label):
            if number:
                cursor.insertBlock()
            self._write(cursor, pair)
        facts = [pair for pair in pairs if pair.label]
        for number, pair in enumerate(facts):
            if number:
                cursor.insertText(" · ", self._look(small=True))
            else:
                cursor.insertBlock()
            cursor.insertText(pair.original, removed_format(self._theme) if pair.changed else self._look(small=True))

    def _write(self, cursor: QTextCursor, pair: Compared) -> None:
        start = cursor.position()
        look = self._look()
        if pair.heading:
            look.setFontWeight(QFont.Weight.Bold)
        cursor.insertText(pair.original, look)
        end = cursor.position()
        for first, last in compare(pair.original, pair.mine).removed:
            cursor.setPosition(start + first)
            cursor.setPosition(start + last, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(removed_format(self._theme))
        cursor.setPosition(end)

    def _look(self, *, small: bool = False) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self._theme.color("ink-3" if small else "ink"))
        return look

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("control"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        if self.hasFocus():
            paint_focus_ring(painter, self.viewport().rect(), self._theme, 7)
        painter.end()
