"""The settings, made from the settings table and taken up at once: there is nothing to save and nothing to cancel."""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QLabel, QLineEdit, QWidget

from linkwell.domain.errors import AppError
from linkwell.render import fonts
from linkwell.store.settings import (
    APPEARANCE,
    BLACK_COST,
    COLOUR_COST,
    DOCUMENT_FONT,
    NATION,
    OUTPUT_FOLDER,
    SETTINGS,
    STAGES_SHOWN,
    STYLE,
    TEXT_PERCENT,
)
from linkwell.ui.dialogs import setting_fields as fields
from linkwell.ui.dialogs.frame import Dialog
from linkwell.ui.dialogs.setting_fields import AnySetting
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Heading, Small, Words
from linkwell.workspace.desk import Desk

USUAL_WIDTH = 720
KEPT = "Kept at once"
HINTS = {
    "Your school": (
        "The nation decides what years are called and which curriculum comes first. Names may stay empty; children's "
        "names have no place here."
    ),
    "Window": "",
    "Printing": "For every page you see and print, for the cost in the print plan, and for where finished packs go.",
}
_TITLES = {BLACK_COST.name: "Cost of a black page", COLOUR_COST.name: "Cost of a colour page"}
_TITLES |= {TEXT_PERCENT.name: "Size of text in the window", STAGES_SHOWN.name: "Stages shown"}
_CHOICES = {"system": "As the system", "northern-ireland": "Northern Ireland", "other": "Elsewhere"}


class SettingsDialog(Dialog):
    """`changed` tells the name of a setting after its new value was kept."""

    changed = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Settings", theme, parent)
        self._desk = desk
        self._fields: dict[str, QWidget] = {}
        self._labels: list[tuple[QLabel, QWidget]] = []
        self._gaps: list[QLabel] = []
        self._makers: dict[str, Callable[[AnySetting], QWidget]] = {
            TEXT_PERCENT.name: self._per_cent,
            BLACK_COST.name: self._pence,
            COLOUR_COST.name: self._pence,
            STAGES_SHOWN.name: self._stages,
            DOCUMENT_FONT.name: self._font,
            STYLE.name: self._style,
            OUTPUT_FOLDER.name: self._folder,
        }
        self._styles = [(style.id, style.title) for style in desk.workspace.styles()]
        for group in dict.fromkeys(setting.group for setting in SETTINGS if setting.group):
            self._add_group(group)
        self.body.addStretch(1)
        self._align_labels()
        theme.changed.connect(self._align_labels)
        self._note = Small(KEPT, "ink-3")
        self._note.setWordWrap(True)
        self.footer.insertWidget(0, self._note, 20)
        self.add_button("Close", main=True).clicked.connect(self.accept)
        self.fit_to_content(USUAL_WIDTH)

    def field(self, name: str) -> QWidget:
        """The field of the setting with this name."""
        return self._fields[name]

    def _add_group(self, group: str) -> None:
        self.body.addWidget(Heading(group))
        if HINTS.get(group):
            hint = Small(HINTS[group])
            hint.setWordWrap(True)
            self.body.addWidget(hint)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for setting in SETTINGS:
            if setting.group == group and (setting is not STYLE or len(self._styles) > 1):
                self._add_row(form, setting)
        self.body.addLayout(form)
        self.body.addSpacing(8)

    def _add_row(self, form: QFormLayout, setting: AnySetting) -> None:
        maker = self._makers.get(setting.name, self._plain)
        field = self._fields[setting.name] = maker(setting)
        field.setEnabled(not self._desk.database.read_only)
        if isinstance(setting.default, bool):
            self._gaps.append(QLabel())
            form.addRow(self._gaps[-1], field)
            return
        title = _TITLES.get(setting.name, setting.title)
        field.setAccessibleName(title)
        label: QLabel = Words(title)
        label.setBuddy(field)
        self._labels.append((label, field))
        form.addRow(label, field)

    def _align_labels(self) -> None:
        """All groups have their fields at the same place."""
        widest = max(label.fontMetrics().horizontalAdvance(label.text()) for label, _field in self._labels) + 2
        for label, field in self._labels:
            first_row = self._ticks.boxes if field is self._ticks else {"": field}
            label.setMinimumSize(widest, next(iter(first_row.values())).sizeHint().height())
        for gap in self._gaps:
            gap.setMinimumWidth(widest)

    def _plain(self, setting: AnySetting) -> QWidget:
        keep, value = self._keeper(setting), self._desk.settings.get(setting)
        if isinstance(setting.default, bool):
            return fields.switch(setting, value, keep)
        if setting.choices:
            named = [(id, _CHOICES.get(id, id.replace("-", " ").capitalize())) for id in setting.choices]
            return fields.choice(named, value, keep, self.theme)
        return fields.words(value, keep)

    def _per_cent(self, setting: AnySetting) -> QWidget:
        return fields.per_cent(setting, self._desk.settings.get(setting), self._keeper(setting))

    def _pence(self, setting: AnySetting) -> QWidget:
        return fields.pence(setting, self._desk.settings.get(setting), self._keeper(setting))

    def _stages(self, setting: AnySetting) -> QWidget:
        columns = 2 if self.theme.scaled(USUAL_WIDTH) <= self._room().width() else 1
        known = tuple(self._desk.workspace.vocabulary.stages)
        self._ticks = fields.Ticks(known, self._desk.settings.get(setting), self._keeper(setting), columns)
        self._name_stages()
        return self._ticks

    def _name_stages(self) -> None:
        """Each nation has its own words for them."""
        words = self._desk.workspace.vocabulary
        titles = {id: ": ".join(filter(None, (one.short, words.years_here((id,))))) for id, one in words.stages.items()}
        self._ticks.name_boxes(titles, _TITLES[STAGES_SHOWN.name])
        for id, box in self._ticks.boxes.items():
            box.setToolTip(words.stage_hint(id))

    def _font(self, setting: AnySetting) -> QWidget:
        return fields.listed(_families(), self._desk.settings.get(setting), self._keeper(setting))

    def _style(self, setting: AnySetting) -> QWidget:
        return fields.choice(self._styles, self._desk.settings.get(setting), self._keeper(setting), self.theme)

    def _folder(self, setting: AnySetting) -> QWidget:
        line = fields.words(self._desk.settings.get(setting), self._keeper(setting), "Ask each time")
        line.setMaxLength(4096)
        line.setAccessibleName(setting.title)
        return fields.folder(line, partial(self._choose_folder, setting, line), self.theme)

    def _choose_folder(self, setting: AnySetting, line: QLineEdit) -> None:
        chooser = QFileDialog(self, setting.title, line.text() or str(Path.home()))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(line.setText)
        chooser.fileSelected.connect(self._keeper(setting))
        chooser.open()

    def _say(self, words: str, token: str) -> None:
        if words != self._note.text():
            self._note.setText(words)
            self._note.set_token(token)

    @property
    def said(self) -> str:
        """What is told about keeping: all is well, or why the last change was not kept."""
        return self._note.text()

    def _keeper(self, setting: AnySetting) -> fields.Changed:
        return partial(self._keep, setting)

    def _keep(self, setting: AnySetting, value: object) -> None:
        if not setting.allows(value) or value == self._desk.settings.get(setting):
            return
        try:
            self._desk.settings.set(setting, value)
        except AppError as error:
            self._say(str(error), "bad")
            return
        self._say(KEPT, "ink-3")
        match setting.name:
            case APPEARANCE.name:
                self.theme.set_appearance(self._desk.settings.get(APPEARANCE))
            case TEXT_PERCENT.name:
                self.theme.set_percent(self._desk.settings.get(TEXT_PERCENT))
            case NATION.name | DOCUMENT_FONT.name:
                self._desk.take_up_settings()
                self._name_stages()
        self.changed.emit(setting.name)


def _families() -> fields.Choices:
    """The typefaces that come with Linkwell, then those of this computer that pages may be set in."""
    names = [("", "As the style says")]
    for id in fonts.family_ids():
        with contextlib.suppress(AppError):
            names.append((id, fonts.family(id).name))
    return [*names, *((id, fonts.display_name(id)) for id in fonts.installed_ids())]
