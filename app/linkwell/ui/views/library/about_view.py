"""The About page of the preview pane: headings, lines, and links to other items."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.flow import FlowRow
from linkwell.ui.widgets.labels import Badge, Body, Heading, LinkLabel, Small
from linkwell.ui.widgets.roles import GROUP

if TYPE_CHECKING:
    from linkwell.ui.views.library.about import Block, Line

_READING_WIDTH = 720


class AboutView(QScrollArea):
    """Shows blocks of lines. `item_wanted` tells the item whose link was followed."""

    spoken_role = GROUP

    item_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("About this item")
        self.show_blocks(())

    def show_blocks(self, blocks: Iterable[Block]) -> None:
        """Show other blocks, from the top."""
        page = QWidget()
        page.setMaximumWidth(_READING_WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 20, 24)
        column.setSpacing(3)
        for block in blocks:
            heading = Heading(block.title, "item")
            heading.setContentsMargins(0, 10, 0, 2)
            column.addWidget(heading)
            for line in block.lines:
                self._add(line, column)
        column.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(0)

    def _add(self, line: Line, column: QVBoxLayout) -> None:
        if line.item_id:
            row = FlowRow(8)
            row.flow.addWidget(self._link(line))
            row.flow.addWidget(Small(line.remark))
            column.addWidget(row)
            return
        column.addWidget(_sentence(line.words))
        if line.remark:
            remark = Small(line.remark)
            remark.setWordWrap(True)
            column.addWidget(remark)
        if line.doubtful:
            column.addWidget(Badge("not confirmed yet", "warn", "info"))

    def _link(self, line: Line) -> LinkLabel:
        link = LinkLabel(line.words)
        link.setAccessibleName(f"Show {line.words}")
        link.clicked.connect(lambda: self.item_wanted.emit(line.item_id))
        return link


def _sentence(words: str) -> Body:
    label = Body(words)
    label.setContentsMargins(0, 4, 0, 0)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
