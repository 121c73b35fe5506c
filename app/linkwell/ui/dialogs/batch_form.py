"""What is made for many links and where it goes: recipe, links, formats, style and folder, as one form."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from linkwell.ui.dialogs import setting_fields as fields
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Small, Words
from linkwell.ui.widgets.roles import Group
from linkwell.ui.widgets.segments import Segments

MINE, SAMPLES, TABLE = "mine", "samples", "table"
_FORMATS = (("pdf", "PDF"), ("docx", "Word"))
_PRINT_FILE = "One print file for the copier"
_LONGEST_PATH = 4096
Choices = Sequence[tuple[str, str]]


class BatchForm(Group):
    """`source_chosen` tells whose links are wanted, also when the same is chosen again; `changed` tells the rest."""

    source_chosen = Signal(str)
    changed = Signal()

    def __init__(self, recipes: Choices, styles: Choices, theme: Theme, folder: str) -> None:
        super().__init__()
        self.setAccessibleName("What is made")
        self.recipe, self.style_box = _listed(recipes, "Recipe"), _listed(styles, "Style")
        titles = ((MINE, "My links"), (SAMPLES, "Samples"), (TABLE, "From a table…"))
        self.source = Segments(titles, theme)
        self.source.setAccessibleName("Links")
        self.source_name = Small("")
        self.formats = {suffix: QCheckBox(title) for suffix, title in _FORMATS}
        self.print_file = QCheckBox(_PRINT_FILE)
        self.folder = QLineEdit(folder)
        self.folder.setMaxLength(_LONGEST_PATH)
        self.folder.setAccessibleName("Folder")
        self._lay_out(theme)
        self.source.chosen.connect(self.source_chosen)
        self.folder.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def chosen_formats(self) -> tuple[str, ...]:
        """The suffixes that are ticked."""
        return tuple(suffix for suffix, box in self.formats.items() if box.isChecked())

    @property
    def chosen_folder(self) -> Path | None:
        """Where it goes; None if that was left empty."""
        text = self.folder.text().strip()
        return Path(text).expanduser() if text else None

    def _lay_out(self, theme: Theme) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for box in (*self.formats.values(), self.print_file):
            box.setChecked(True)
            box.setAccessibleName(f"Make: {box.text()}")
            box.toggled.connect(lambda _on: self.changed.emit())
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Recipe", self.recipe),
            ("Links", _row(self.source, self.source_name)),
            ("Make", _row(*self.formats.values(), self.print_file)),
            ("Style", self.style_box),
            ("Folder", fields.folder(self.folder, self._choose_folder, theme)),
        )
        for title, field in rows:
            label = Words(title)
            label.setBuddy(field)
            form.addRow(label, field)

    def _choose_folder(self) -> None:
        chooser = QFileDialog(self, "Choose a folder", self.folder.text() or str(Path.home()))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self.folder.setText)
        chooser.open()


def _listed(choices: Choices, name: str) -> QComboBox:
    box = QComboBox()
    for id, title in choices:
        box.addItem(title, id)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(20)
    return box


def _row(*widgets: QWidget) -> QWidget:
    holder = Group()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    holder.setFocusProxy(widgets[0])
    return holder
