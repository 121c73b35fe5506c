"""The card of the part in front: its tools, the fields for its words, and the minutes and grouping of a step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.library.check.adaptation import Reading
from linkwell.library.compose.adapting import LONGEST_STEP, minutes_of
from linkwell.library.compose.editing import Stretch
from linkwell.ui.models.parts import PartRow
from linkwell.ui.theme.shapes import box_path, fill_box, inside
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.edit.part_fields import PartFields
from linkwell.ui.views.edit.rich_words import Fields
from linkwell.ui.views.edit.stretch_edit import StretchEdit
from linkwell.ui.widgets.buttons import FlatButton, MenuButton
from linkwell.ui.widgets.labels import Small

_RADIUS = 8
_GROUPING_LETTERS = 18
_SHARED = "Printed on the one-page plan and in the teacher notes: change it here, and both follow."


@dataclass(frozen=True, slots=True)
class Words:
    """What a card needs to know of words: names to fill in, the groupings with their titles, the edits of now."""

    fields: Fields
    groupings: Mapping[str, str]
    wording: Callable[[str, str], str]
    words_of: Callable[[Stretch], str]


class PartCard(QWidget):
    """`edits` holds the editors by key. `fact_changed` tells a key and a new wording, as the editors' `typed` does."""

    fact_changed = Signal(str, str)

    def __init__(self, part: PartRow, theme: Theme, words: Words) -> None:
        super().__init__()
        self.part = part
        self._theme, self._words = theme, words
        self.fields = PartFields(part, theme, words.fields, words.words_of)
        self.edits = self.fields.edits
        self._current = next(iter(self.edits.values()))
        self._reading = Small("", "ink-2")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 2, 2, 14)
        self._column.setSpacing(0)
        self._bar = self._tools()
        self._column.addWidget(self._bar)
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 12, 14, 0)
        inner.setSpacing(10)
        inner.addWidget(self.fields)
        self._column.addLayout(inner)
        self.minutes, self.grouping = QSpinBox(self), QComboBox(self)
        self._step_row = self._facts()
        inner.addWidget(self._step_row)
        if part.shared:
            note = Small(_SHARED, "ink-3")
            note.setWordWrap(True)
            inner.addWidget(note)
        for edit in self.edits.values():
            edit.entered.connect(self._entered)
        theme.changed.connect(self.update)

    @property
    def plain(self) -> str:
        """All its words, without any look."""
        return "\n".join(edit.plain for edit in self.edits.values())

    def show_reading(self, reading: Reading) -> None:
        """Tell the reading age, and whether it is too high."""
        said = f"Reading age {reading.age:.0f}" if reading.age else ""
        if reading.too_hard:
            said = f"⚠ {said}: {reading.limit} is wanted. Try shorter sentences and plainer words."
        self._reading.setText(said)
        self._reading.set_token("warn" if reading.too_hard else "ink-2")

    def show_facts(self) -> None:
        """Show the minutes and the grouping of now, without telling."""
        step = self.part.step
        if step is None:
            return
        minutes, grouping = step.keys()
        for box in (self.minutes, self.grouping):
            box.blockSignals(True)
        self.minutes.setValue(minutes_of(self._words.wording(minutes, ""), step.minutes))
        at = self.grouping.findData(self._words.wording(grouping, step.grouping))
        self.grouping.setCurrentIndex(max(at, 0))
        for box in (self.minutes, self.grouping):
            box.blockSignals(False)

    def _tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(10, 4, 14, 4)
        row.setSpacing(4)
        self._bold = FlatButton("B", self._theme)
        self._bold.setAccessibleName("Bold")
        self._bold.setToolTip("Bold (Ctrl+B)")
        self._list = FlatButton("List", self._theme)
        self._list.setToolTip("Bullets, then numbers, then plain lines (Ctrl+Shift+L)")
        self._name = MenuButton("Insert name", self._theme)
        self._name.set_small()
        self._name.setToolTip("A name that is filled in for each class")
        self._bold.clicked.connect(lambda: self._act(StretchEdit.toggle_bold))
        self._list.clicked.connect(lambda: self._act(StretchEdit.toggle_list))
        self._name.menu_requested.connect(self._choose_name)
        self._reading.setWordWrap(True)
        self._reading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for button in (self._bold, self._list, self._name):
            row.addWidget(button)
        row.addWidget(self._reading, 1)
        return tools

    def _facts(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.minutes.setRange(1, LONGEST_STEP)
        self.minutes.setAccessibleName("Minutes")
        self.grouping.setAccessibleName("Grouping")
        self.grouping.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.grouping.setMinimumContentsLength(_GROUPING_LETTERS)
        titles = dict(self._words.groupings)
        if self.part.step is not None:
            titles.setdefault(self.part.step.grouping, self.part.step.grouping)
        for grouping, title in titles.items():
            self.grouping.addItem(title, grouping)
        for title, field in (("Minutes", self.minutes), ("Grouping", self.grouping)):
            label = Small(title, "ink-2")
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
            row.addSpacing(8)
        row.addStretch(1)
        holder.setVisible(self.part.step is not None)
        self.show_facts()
        self.minutes.valueChanged.connect(lambda value: self._tell(0, str(value)))
        self.grouping.currentIndexChanged.connect(lambda _at: self._tell(1, str(self.grouping.currentData())))
        return holder

    def _tell(self, fact: int, wording: str) -> None:
        if self.part.step is not None:
            self.fact_changed.emit(self.part.step.keys()[fact], wording)

    def _act(self, act: Callable[[StretchEdit], None]) -> None:
        act(self._current)
        self._current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_name(self) -> None:
        menu = QMenu(self)
        for name, field in self._words.fields.items():
            action = menu.addAction(field.title[:1].upper() + field.title[1:])
            action.triggered.connect(lambda _checked=False, name=name: self._insert(name))
        menu.popup(self._name.mapToGlobal(QPoint(0, self._name.height())))

    def _insert(self, name: str) -> None:
        self._act(lambda edit: edit.insert_name(name))

    def _entered(self, key: str) -> None:
        self._current = self.edits[key]
        self._list.setEnabled(self._current.stretch.kind == "block")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        path = box_path(inside(self.rect(), 2), _RADIUS)
        fill_box(painter, path, theme.color("panel"), theme.color("accent"), 2)
        painter.fillRect(QRect(2, self._bar.geometry().bottom() + 1, self.width() - 4, 1), theme.color("line"))
        painter.end()
