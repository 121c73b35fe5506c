"""One field for each setting, made from what the settings table says of it. `changed` tells a new, allowed value."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from linkwell.store.settings import Setting
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.roles import GROUP, Group
from linkwell.ui.widgets.segments import Segments

AnySetting = Setting[Any]
Changed = Callable[[Any], None]
Choices = Sequence[tuple[str, str]]
SEGMENTS_UP_TO = 3
LONGEST_TEXT = 80
_HUNDREDTHS = 100


def switch(setting: Setting[bool], value: bool, changed: Changed) -> QCheckBox:
    """A checkbox that carries the setting's own words."""
    box = QCheckBox(setting.title)
    box.setChecked(value)
    box.setAccessibleName(setting.title)
    box.toggled.connect(changed)
    return box


def choice(choices: Choices, value: str, changed: Changed, theme: Theme) -> QWidget:
    """Segments for a few choices, a list for more."""
    if len(choices) <= SEGMENTS_UP_TO:
        segments = Segments(choices, theme)
        segments.choose(value)
        segments.chosen.connect(changed)
        return segments
    return listed(choices, value, changed)


def listed(choices: Choices, value: str, changed: Changed) -> QComboBox:
    """A list to choose one from."""
    box = QComboBox()
    for id, title in choices:
        box.addItem(title, id)
    box.setCurrentIndex(max(box.findData(value), 0))
    box.activated.connect(lambda number: changed(box.itemData(number)))
    return box


class Ticks(QWidget):
    """Boxes to tick, in rows of `columns`. All ticked is no choice, and so is none, which ticks them all again."""

    spoken_role = GROUP

    def __init__(self, ids: Sequence[str], value: tuple[str, ...], changed: Changed, columns: int) -> None:
        super().__init__()
        self.boxes = {id: QCheckBox() for id in ids}
        self._changed = changed
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(columns, 1)
        for number, (id, box) in enumerate(self.boxes.items()):
            box.setChecked(id in value or not value)
            box.toggled.connect(self._tell)
            grid.addWidget(box, number // columns, number % columns)
        self.setFocusProxy(self.boxes[ids[0]])

    def name_boxes(self, titles: Mapping[str, str], of_what: str) -> None:
        """Give each box its words; a screen reader hears what they are about."""
        for id, box in self.boxes.items():
            box.setText(titles[id])
            box.setAccessibleName(f"{of_what}: {titles[id]}")

    def _tell(self) -> None:
        ticked = tuple(id for id, box in self.boxes.items() if box.isChecked())
        if not ticked:
            for box in self.boxes.values():
                with QSignalBlocker(box):
                    box.setChecked(True)
        self._changed(ticked if len(ticked) < len(self.boxes) else ())


def words(value: str, changed: Changed, placeholder: str = "") -> QLineEdit:
    """One line of text; told after each key, so that closing the window loses nothing."""
    line = QLineEdit(value)
    line.setMaxLength(LONGEST_TEXT)
    line.setPlaceholderText(placeholder)
    line.textEdited.connect(lambda text: changed(text.strip()))
    return line


def per_cent(setting: Setting[int], value: int, changed: Changed) -> QSpinBox:
    """A percentage in steps of ten; taken up when the typing ends."""
    box = QSpinBox()
    box.setRange(setting.low, setting.high)
    box.setSingleStep(10)
    box.setSuffix(" %")
    box.setKeyboardTracking(False)
    box.setValue(value)
    box.valueChanged.connect(changed)
    return box


def pence(setting: Setting[int], value: int, changed: Changed) -> QDoubleSpinBox:
    """Hundredths of a penny, shown as pence."""
    box = QDoubleSpinBox()
    box.setRange(setting.low / _HUNDREDTHS, setting.high / _HUNDREDTHS)
    box.setDecimals(2)
    box.setSingleStep(0.5)
    box.setSuffix(" p")
    box.setKeyboardTracking(False)
    box.setValue(value / _HUNDREDTHS)
    box.valueChanged.connect(lambda shown: changed(round(shown * _HUNDREDTHS)))
    return box


def folder(line: QLineEdit, choose: Callable[[], None], theme: Theme) -> QWidget:
    """A line for a folder with a button that opens the system's own chooser."""
    holder = Group()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    button = Button("Choose…", theme)
    button.setAccessibleName("Choose the folder")
    button.clicked.connect(lambda: choose())
    row.addWidget(line, 1)
    row.addWidget(button)
    holder.setFocusProxy(line)
    return holder
