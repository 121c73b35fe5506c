"""How Markdown looks while it is typed: bold words are bold, their marks are quiet, names to fill in are coloured."""

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from typing_extensions import override

from linkwell.ui.theme.theme import Theme

_BOLD = re.compile(r"(\*\*)(.+?)(\*\*)")
_NAME = re.compile(r"\{\{[^{}]+\}\}")


class Marking(QSyntaxHighlighter):
    """Belongs to the document."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme

    @override
    def highlightBlock(self, text: str) -> None:
        quiet, bold, name = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(self._theme.color("control"))
        bold.setFontWeight(QFont.Weight.Bold)
        name.setForeground(self._theme.color("accent"))
        for found in _BOLD.finditer(text):
            self.setFormat(found.start(1), 2, quiet)
            self.setFormat(found.start(2), len(found[2]), bold)
            self.setFormat(found.start(3), 2, quiet)
        for found in _NAME.finditer(text):
            self.setFormat(found.start(), len(found[0]), name)
