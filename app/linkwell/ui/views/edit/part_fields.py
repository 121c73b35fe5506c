"""The fields for the words of one part: one below the other, the cells of a table side by side as in print."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from linkwell.library.compose.editing import Stretch
from linkwell.ui.models.parts import PartRow
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.edit.rich_words import Fields
from linkwell.ui.views.edit.stretch_edit import StretchEdit

_NARROWEST, _WIDEST = 6, 40


class PartFields(QWidget):
    """`edits` holds the editors by key; `words_of` tells the wording of now."""

    def __init__(self, part: PartRow, theme: Theme, fields: Fields, words_of: Callable[[Stretch], str]) -> None:
        super().__init__()
        self.edits: dict[str, StretchEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._table, self._grid = "", QGridLayout()
        for number, stretch in enumerate(part.stretches, start=1):
            edit = StretchEdit(stretch, theme, fields, self)
            edit.setAccessibleName(f"{part.title}, words {number} of {len(part.stretches)}")
            edit.show_words(words_of(stretch))
            self.edits[stretch.key] = edit
            self._add(edit)

    def _add(self, edit: StretchEdit) -> None:
        stretch = edit.stretch
        if stretch.cell is None:
            self._column.addWidget(edit)
            return
        table = stretch.key.partition("#")[0]
        if table != self._table:
            self._table, self._grid = table, QGridLayout()
            self._grid.setSpacing(6)
            self._column.addLayout(self._grid)
        row, column = stretch.cell
        self._grid.addWidget(edit, row, column, Qt.AlignmentFlag.AlignTop)
        share = min(max(_NARROWEST, len(stretch.markdown)), _WIDEST)
        self._grid.setColumnStretch(column, max(share, self._grid.columnStretch(column)))
