"""The parts of an entry that can be reworded, by what they are for; and the list of them, with what is changed so far.

The plan and the notes print the same facts, so they are not listed as pages: each fact has one place to change it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from linkwell.domain.document import Heading, plain, words
from linkwell.domain.item import Audience, Item, LessonStep
from linkwell.domain.pack import NOTES, PLAN, PackEntry
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.compose import adapting
from linkwell.library.compose.editing import Stretch, stretches, to_markdown
from linkwell.library.compose.parts import chosen_sheets, compose
from linkwell.ui.models.outline_rows import sheet_title

PART_ROLE = int(Qt.ItemDataRole.UserRole)
CHANGED_ROLE = PART_ROLE + 1
MINUTES_ROLE = PART_ROLE + 2
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_LESSON_SLUG = "the-lesson"
_FACTS = {  # the beginning of a key after `facts.`: its part, and whether that stands before the steps
    "title": ("Title and aim", True),
    "outcome": ("Title and aim", True),
    "summary": ("Title and aim", True),
    "points": ("Key points", True),
    "criteria": ("Key points", True),
    "equipment": ("You will need", True),
    "keywords": ("Words to teach", True),
    "misconceptions": ("Misconceptions", True),
    "safety": ("Keep it safe and kind", False),
    "quiz_start": ("Quizzes", False),
    "quiz_end": ("Quizzes", False),
    "stems": ("Sentence stems", False),
    "eal": ("Help for all", False),
    "send": ("Help for all", False),
    "exchange": ("Ready to exchange", False),
    "contact": ("Good contact", False),
}
_BEFORE = ("before-you-teach", _LESSON_SLUG)
_OTHER = ("Aims, links and sources", False)
_ON_BOTH = ("Title and aim", "You will need", "Ready to exchange")
_PLAN_ALONE = (adapting.EQUIPMENT, adapting.SEND, adapting.QUESTION)


@dataclass(frozen=True, slots=True)
class StepFacts:
    """The facts of a step, counted from 1, that are chosen and not written."""

    number: int
    minutes: int
    grouping: str

    def keys(self) -> tuple[str, ...]:
        """The keys of both facts."""
        return adapting.step_key(self.number, "minutes"), adapting.step_key(self.number, "grouping")


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part. A heading has no stretches. `shared` parts are printed on the plan and in the notes."""

    key: str
    title: str
    sheet_id: str
    stretches: tuple[Stretch, ...] = ()
    step: StepFacts | None = None
    audience: Audience = "teacher"
    shared: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether this only names a group."""
        return not self.stretches

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all that can be changed in it."""
        words = (key for stretch in self.stretches for key in (stretch.key, *stretch.inside))
        return (*words, *(self.step.keys() if self.step else ()))

    def changed(self, edits: Mapping[str, str]) -> int:
        """How many of its words and facts are changed now."""
        return sum(key in edits for key in self.keys)

    def minutes(self, edits: Mapping[str, str]) -> int:
        """The minutes of a step as they are now; 0 for what is no step."""
        if self.step is None:
            return 0
        return adapting.minutes_of(edits.get(self.step.keys()[0]), self.step.minutes)


def parts_of(item: Item, entry: PackEntry, stages: tuple[str, ...], vocabulary: Vocabulary) -> tuple[PartRow, ...]:
    """The parts of what is printed of an entry, each group after its heading."""
    chosen = chosen_sheets(item, entry.sheets)
    rows: list[PartRow] = []
    if PLAN in chosen or NOTES in chosen:
        rows += _Words(item, (PLAN in chosen, NOTES in chosen), stages, vocabulary).rows()
    sheets = [_sheet(item, sheet_id, stages, vocabulary) for sheet_id in chosen if sheet_id not in {PLAN, NOTES}]
    written = [row for row in sheets if row.stretches]
    return (*rows, *([PartRow("head:sheets", "Sheets", ""), *written] if written else ()))


def _sheet(item: Item, sheet_id: str, stages: tuple[str, ...], vocabulary: Vocabulary) -> PartRow:
    sheet = item.sheet(sheet_id)
    own = stretches(compose(item, sheet_id, stages, vocabulary))
    audience: Audience = sheet.audience if sheet else "teacher"
    return PartRow(sheet_id, sheet_title(item, sheet_id), sheet_id, own, audience=audience)


class _Words:
    """Sorts the words of plan and notes into parts."""

    def __init__(
        self, item: Item, on_pages: tuple[bool, bool], stages: tuple[str, ...], vocabulary: Vocabulary
    ) -> None:
        self._item, (self._plan, self._notes) = item, on_pages
        self._first = {number: key for key, number in _step_starts(item).items()}
        plan = stretches(compose(item, PLAN, stages, vocabulary)) if self._plan and item.timing.steps else ()
        notes = stretches(compose(item, NOTES, stages, vocabulary))
        written = notes if self._notes else tuple(one for one in notes if _on_plan(one))
        self._all = {one.key: one for one in (*plan, *written)}

    def rows(self) -> list[PartRow]:
        """The lesson before its steps, the steps, what comes after."""
        groups = self._groups()
        before = [self._row(title, own) for (title, first), own in groups.items() if first]
        after = [self._row(title, own) for (title, first), own in groups.items() if not first]
        steps = [self._step(number, step) for number, step in enumerate(self._item.timing.steps, start=1)]
        named = (("Lesson" if steps else "Words", before), ("Steps", steps), ("Close" if steps else "More", after))
        page = PLAN if self._plan else NOTES
        return [row for title, own in named if own for row in (PartRow(f"head:{title}", title, page), *own)]

    def _groups(self) -> dict[tuple[str, bool], list[Stretch]]:
        title = Stretch(adapting.TITLE, to_markdown(words(self._item.title)), kind="heading")
        groups: dict[tuple[str, bool], list[Stretch]] = {_FACTS["title"]: [title]}
        for stretch in self._all.values():
            if not stretch.key.startswith(adapting.STEPS) and not self._step_of(stretch.key):
                groups.setdefault(self._place(stretch.key), []).append(stretch)
        order = list(dict.fromkeys(_FACTS.values()))
        return dict(sorted(groups.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order)))

    def _place(self, key: str) -> tuple[str, bool]:
        slug, _, rest = key.partition("#")[0].partition(".")
        if slug == "facts":
            return _FACTS.get(rest.partition(".")[0], _OTHER)
        titles = {section.slug: section.title for section in self._item.sections}
        return (titles.get(slug, _OTHER[0]), slug in _BEFORE or not self._item.timing.steps)

    def _row(self, title: str, own: list[Stretch]) -> PartRow:
        shared = title in _ON_BOTH and self._plan and self._notes
        return PartRow(f"part:{title}", title, PLAN if self._plan else NOTES, tuple(own), shared=shared)

    def _step(self, number: int, step: LessonStep) -> PartRow:
        title = Stretch(adapting.step_key(number, "title"), to_markdown(words(step.title)), kind="heading")
        say = self._all.get(adapting.say_key(number))
        own = [one for key, one in self._all.items() if self._step_of(key) == number]
        said = (title, *((replace(say, cell=None),) if say else ()), *own)
        facts = StepFacts(number, step.minutes, step.grouping)
        page = PLAN if self._plan else NOTES
        return PartRow(f"step:{number}", step.title, page, said, facts, shared=self._plan and self._notes)

    def _step_of(self, key: str) -> int:
        """The step whose notes hold a key; 0 if none does."""
        slug, _, rest = key.partition("#")[0].partition(".")
        if slug != _LESSON_SLUG:
            return 0
        at = _whole(rest)
        return max((number for number, first in self._first.items() if first <= at), default=0)


def _step_starts(item: Item) -> dict[int, int]:
    """Where the notes of each step begin: number of the block to number of the step."""
    titles = [step.title for step in item.timing.steps]
    section = next((one for one in item.sections if one.slug == _LESSON_SLUG), None)
    starts: dict[int, int] = {}
    for block in section.blocks if section else ():
        number = len(starts)
        if isinstance(block, Heading) and number < len(titles) and plain(block.text) == titles[number]:
            starts[_whole(block.key.partition(".")[2])] = number + 1
    return starts


def _whole(words_of_key: str) -> int:
    first = words_of_key.partition(".")[0]
    return int(first) if first.isdigit() else 0


def _on_plan(stretch: Stretch) -> bool:
    """Whether words of the notes are printed on the plan too, in another form."""
    table = stretch.key.partition("#")[0]
    if table == adapting.EQUIPMENT:
        return stretch.cell is not None and stretch.cell[0] > 0 and stretch.cell[1] < 2
    return table in _PLAN_ALONE


class PartsModel(QAbstractListModel):
    """Shows parts; `PART_ROLE` gives the row, `CHANGED_ROLE` how many words are changed, `MINUTES_ROLE` minutes."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PartRow, ...] = ()
        self._edits: Mapping[str, str] = {}

    @property
    def rows(self) -> tuple[PartRow, ...]:
        """All rows."""
        return self._rows

    def group_of(self, part: PartRow) -> tuple[PartRow, ...]:
        """The parts under the same heading."""
        group: list[PartRow] = []
        for row in self._rows:
            if row.is_heading:
                if part in group:
                    break
                group = []
            else:
                group.append(row)
        return tuple(group)

    def show(self, rows: tuple[PartRow, ...], edits: Mapping[str, str]) -> None:
        """Show other parts."""
        self.beginResetModel()
        self._rows, self._edits = rows, edits
        self.endResetModel()

    def set_edits(self, edits: Mapping[str, str]) -> None:
        """Show what is changed now."""
        self._edits = edits
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def minutes(self) -> int:
        """The minutes of all steps as they are now."""
        return sum(row.minutes(self._edits) for row in self._rows)

    @override
    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _ if role == PART_ROLE:
                return row
            case _ if role == MINUTES_ROLE:
                return self._minutes_of(row)
            case _:
                return row.changed(self._edits) if role == CHANGED_ROLE else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        if row is None or row.is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _minutes_of(self, row: PartRow) -> int:
        return self.minutes() if row.key == "head:Steps" else row.minutes(self._edits)

    def _spoken(self, row: PartRow) -> str:
        minutes = self._minutes_of(row)
        said = (row.title, f"{minutes} minutes" if minutes else "", "changed" if row.changed(self._edits) else "")
        return ", ".join(filter(None, said))
