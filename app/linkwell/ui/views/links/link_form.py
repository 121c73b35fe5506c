"""The two sides of a link, to read and to change. A change is kept when a field is left or its writer rests."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from linkwell.domain.link import Link, Side
from linkwell.domain.vocabulary import Vocabulary
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.links.worries import worries
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Body, HalfDiscs, Heading, Small, Words
from linkwell.ui.widgets.roles import GROUP
from linkwell.ui.widgets.segments import Segments

NEW_TITLE = "New link"
_HINT = (
    "A side may be several classes: write all their names, such as “Owls and Larks”, and how many children together. "
    "A link holds schools, classes and staff. There is no place for a pupil's name."
)
_BESIDE = 520
_REST_MS = 700
_NO_DAY = QDate(2000, 1, 1)
_MODES = (("face-to-face", "Meet"), ("virtual", "On screen"), ("both", "Both"))
_STATUSES = (
    ("planned", "Planned"),
    ("active", "Active"),
    ("on-hold", "On hold"),
    ("completed", "Completed"),
    ("withdrawn", "Withdrawn"),
)


class SideFields(QWidget):
    """School, class, year, size and teacher of one side."""

    spoken_role = GROUP

    changed = Signal()
    typed = Signal()

    def __init__(self, title: str, which: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.school, self.class_name, self.year, self.teacher = (QLineEdit(self) for _ in range(4))
        self.pupils = QSpinBox(self)
        self.pupils.setRange(0, 200)
        self.pupils.setSpecialValueText("not known")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(HalfDiscs(which))
        head.addWidget(Heading(title))
        head.addStretch(1)
        column.addLayout(head)
        form = _form()
        for name, field in self._fields():
            label = Words(name)
            label.setBuddy(field)
            field.setAccessibleName(f"{name}, {title}")
            form.addRow(label, field)
        column.addLayout(form)
        for line in (self.school, self.class_name, self.year, self.teacher):
            line.setMaxLength(80)
            line.editingFinished.connect(self.changed)
            line.textEdited.connect(self.typed)
        self.pupils.editingFinished.connect(self.changed)

    def show_side(self, side: Side) -> None:
        """Fill the fields."""
        self.school.setText(side.school)
        self.class_name.setText(side.class_name)
        self.year.setText(side.year)
        self.teacher.setText(side.teacher)
        self.pupils.setValue(side.size)

    def side(self) -> Side:
        """What the fields hold now."""
        return Side(
            school=self.school.text().strip(),
            class_name=self.class_name.text().strip(),
            year=self.year.text().strip(),
            size=self.pupils.value(),
            teacher=self.teacher.text().strip(),
        )

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        fields: tuple[tuple[str, QWidget], ...] = (
            ("Class", self.class_name),
            ("School", self.school),
            ("Year group", self.year),
            ("Pupils", self.pupils),
            ("Teacher", self.teacher),
        )
        return fields


class LinkForm(QWidget):
    """One link. `edited` carries the link as it is after a change; `year_plan_wanted` the link whose year to print."""

    edited = Signal(object)
    year_plan_wanted = Signal(object)

    def __init__(self, vocabulary: Vocabulary, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link: Link | None = None
        self.title = QLineEdit(self)
        self.title.setAccessibleName("Title of the link")
        self.title.setMaxLength(80)
        self.a, self.b = SideFields("Our class", "ours", self), SideFields("Partner class", "theirs", self)
        self.mode = Segments(_MODES, theme, self)
        self.mode.setAccessibleName("How the classes meet")
        self.status, self.programme = QComboBox(self), QComboBox(self)
        self.year_button = Button("As pages…", theme)
        self.year_button.setAccessibleName("The year plan as pages")
        self.year_button.setToolTip("Write this year plan as PDF and Word, with lines for dates")
        for value, words in _STATUSES:
            self.status.addItem(words, value)
        for programme in vocabulary.programmes.values():
            self.programme.addItem(programme.title, programme.id)
        self.stages = {stage.id: QCheckBox(stage.short, self) for stage in vocabulary.stages.values()}
        for id, box in self.stages.items():
            box.setToolTip(vocabulary.stage_hint(id))
        self._theme = theme
        self._sides, self._form = QHBoxLayout(), _form()
        self._worries = Body("", "warn")
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self.reply_by, self.delete_by = _day_field("Reply by"), _day_field("Delete or return work by")
        self._lay_out()
        self._connect()

    @property
    def link(self) -> Link | None:
        """The link as the fields show it."""
        return self._link

    def show_link(self, link: Link) -> None:
        """Show a link; nothing is sent."""
        self._link = None
        self._rest.stop()
        self.title.setText(link.title)
        self.a.show_side(link.a)
        self.b.show_side(link.b)
        self.mode.choose(link.mode)
        self.status.setCurrentIndex(max(self.status.findData(link.status), 0))
        self.programme.setCurrentIndex(max(self.programme.findData(link.programme), 0))
        for stage, box in self.stages.items():
            box.setChecked(stage in link.stages)
        _show_day(self.reply_by, link.reply_by)
        _show_day(self.delete_by, link.delete_by)
        self._link = link
        self._worry(link)

    def fit(self, width: int) -> None:
        """Put the two classes beside each other, or one below the other where there is no room for that."""
        beside = width >= self._theme.scaled(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        wrap = QFormLayout.RowWrapPolicy.DontWrapRows if beside else QFormLayout.RowWrapPolicy.WrapAllRows
        self._form.setRowWrapPolicy(wrap)

    def _worry(self, link: Link) -> None:
        found = worries(link)
        self._worries.setText("\n".join(found))
        self._worries.setVisible(bool(found))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        first, form = _form(), self._form
        form.setVerticalSpacing(10)
        stages = QGridLayout()
        for number, box in enumerate(self.stages.values()):
            stages.addWidget(box, number // 4, number % 4)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("They meet", self.mode),
            ("Status", self.status),
            ("Year plan", self.programme),
            ("Reply by", self.reply_by),
            ("Delete work by", self.delete_by),
        )
        for name, field in rows:
            label = Words(name)
            label.setBuddy(field)
            form.addRow(label, self._with_button(field) if field is self.programme else field)
        form.addRow(Words("Key stages"), stages)
        title = Words("Title")
        title.setBuddy(self.title)
        first.addRow(title, self.title)
        self._sides.setSpacing(20)
        self._sides.addWidget(self.a, 1)
        self._sides.addWidget(self.b, 1)
        column.addLayout(first)
        column.addWidget(self._worries)
        column.addLayout(self._sides)
        column.addLayout(form)
        hint = Small(_HINT)
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addStretch(1)

    def _with_button(self, field: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        row.addWidget(self.year_button)
        return row

    def _connect(self) -> None:
        self.year_button.clicked.connect(lambda: self.year_plan_wanted.emit(self._link))
        self._rest.timeout.connect(self._send)
        for typed in (self.title.textEdited, self.a.typed, self.b.typed):
            typed.connect(self._rest.start)
        self.title.editingFinished.connect(self._send)
        self.a.changed.connect(self._send)
        self.b.changed.connect(self._send)
        self.mode.chosen.connect(lambda _id: self._send())
        self.status.activated.connect(lambda _row: self._send())
        self.programme.activated.connect(lambda _row: self._send())
        self.reply_by.editingFinished.connect(self._send)
        self.delete_by.editingFinished.connect(self._send)
        for box in self.stages.values():
            box.clicked.connect(lambda _on: self._send())

    def _send(self) -> None:
        if self._link is None:
            return
        a, b = self.a.side(), self.b.side()
        now = replace(
            self._link,
            title=_title(self.title.text().strip() or self._link.title, a, b),
            a=a,
            b=b,
            stages=tuple(stage for stage, box in self.stages.items() if box.isChecked()),
            mode=self.mode.current,  # type: ignore[arg-type]  # the segments hold nothing else
            status=self.status.currentData(),
            programme=self.programme.currentData() or "",
            reply_by=_day(self.reply_by),
            delete_by=_day(self.delete_by),
        )
        if now != self._link:
            now = replace(now, sample=False)
            self._link = now
            if now.title != self.title.text().strip():
                self.title.setText(now.title)
            self._worry(now)
            self.edited.emit(now)


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return form


def _title(title: str, a: Side, b: Side) -> str:
    """A link that nobody has named yet is called after its classes as soon as both are known."""
    return f"{a.class_name} and {b.class_name}" if title == NEW_TITLE and a.class_name and b.class_name else title


def _day_field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setAccessibleName(name)
    field.setMinimumDate(_NO_DAY)
    field.setSpecialValueText("not set")
    field.setDisplayFormat("ddd d MMMM yyyy")
    field.setCalendarPopup(True)
    return field


def _show_day(field: QDateEdit, day: date | None) -> None:
    field.setDate(QDate(day.year, day.month, day.day) if day else _NO_DAY)


def _day(field: QDateEdit) -> date | None:
    chosen = field.date()
    return None if chosen == _NO_DAY else date(chosen.year(), chosen.month(), chosen.day())
