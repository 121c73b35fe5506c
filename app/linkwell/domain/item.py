"""An item: anything in the library, as read from one file.

The facts of an item are grouped by what they answer: where it belongs (`Place`), how long it takes (`Timing`),
what is taught (`Teaching`), how everyone is kept safe and included (`Care`), what goes to the partner class
(`Exchange`). Field names and rules are documented for authors in `resources/README.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from linkwell.domain.document import Block, PaperName

Audience = Literal["teacher", "pupil", "family"]
Copies = Literal["one", "pair", "group", "pupil"]
Level = Literal["standard", "supported", "stretch"]
SheetRole = Literal["", "answers", "cover-note"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item belongs. `age_min` and `age_max` are the truth behind `stages`."""

    theme: str
    theme_also: tuple[str, ...]
    phase: int
    year_steps: tuple[str, ...]
    stages: tuple[str, ...]
    year_groups: tuple[str, ...]
    age_min: int
    age_max: int
    contact_modes: tuple[str, ...]
    settings: tuple[str, ...]
    subjects: tuple[str, ...]
    audience_role: str
    educational_use: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A shorter version of a lesson, such as the half-hour one."""

    id: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class LessonStep:
    """One step of a lesson. `say` is the one line to say; `cuts` maps a cut's id to the minutes it keeps."""

    title: str
    minutes: int
    grouping: str
    say: str
    cuts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Timing:
    minutes: int
    prep_minutes: int
    grouping: tuple[str, ...]
    cuts: tuple[Cut, ...]
    steps: tuple[LessonStep, ...]


@dataclass(frozen=True, slots=True)
class Keyword:
    word: str
    definition: str
    example: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Misconception:
    belief: str
    reply: str


@dataclass(frozen=True, slots=True)
class Equipment:
    item: str
    quantity: str
    instead: str


@dataclass(frozen=True, slots=True)
class Stem:
    tier: int
    text: str


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with answers to choose from, or with a strong and a weak answer and a reply to the weak one."""

    question: str
    type: str
    answers: tuple[str, ...]
    correct: int
    feedback: tuple[str, ...]
    strong: str
    weak: str
    reply: str


@dataclass(frozen=True, slots=True)
class Teaching:
    outcome: str
    key_points: tuple[str, ...]
    success_criteria: tuple[str, ...]
    keywords: tuple[Keyword, ...]
    misconceptions: tuple[Misconception, ...]
    equipment: tuple[Equipment, ...]
    stems: tuple[Stem, ...]
    quiz_start: tuple[QuizQuestion, ...]
    quiz_end: tuple[QuizQuestion, ...]
    oracy: tuple[str, ...]
    contested: str
    balance_note: str
    home_link: str
    review_prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Safety:
    guidance: tuple[str, ...]
    label: str
    adult_level: int
    distancing: str
    signposts: tuple[str, ...]
    disclosure: str
    hurtful_remark: str


@dataclass(frozen=True, slots=True)
class Care:
    """Safe practice and inclusion. `eal` maps bands A to E, `send` the four areas of need, to their support."""

    safety: Safety | None
    contact_conditions: Mapping[str, str]
    eal: Mapping[str, str]
    send: Mapping[str, str]
    inclusive_checks: str


@dataclass(frozen=True, slots=True)
class Exchange:
    send: tuple[str, ...]
    receive: str
    templates: tuple[str, ...]
    privacy_level: int
    question_back: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """A link to a curriculum statement. `code` is `framework:term`; labels live in the vocabulary."""

    code: str
    strength: str
    where: str


@dataclass(frozen=True, slots=True)
class Relations:
    check_in: str
    check_out: str
    prior: tuple[str, ...]
    leads_to: tuple[str, ...]
    related: tuple[str, ...]

    def ids(self) -> tuple[str, ...]:
        """Every item named here, in order."""
        single = tuple(name for name in (self.check_in, self.check_out) if name)
        return single + self.prior + self.leads_to + self.related


@dataclass(frozen=True, slots=True)
class Record:
    language: str
    licence: str
    version: str
    status: str
    created: date
    review_due: date
    sources: tuple[str, ...]
    reading_age: str


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one `##` heading. `slug` begins the keys of its blocks."""

    title: str
    slug: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printable part with an audience. `of` names the sheet that this one stands for, if any.

    `language` (a BCP 47 tag) is set for a sheet that is a translation; its blocks are then one translation.
    """

    id: str
    title: str
    audience: Audience
    copies: Copies
    paper: PaperName
    level: Level
    of: str
    role: SheetRole
    blocks: tuple[Block, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the library. `source` is its file, relative to the shipped root; `digest` its SHA-256."""

    id: str
    kind: str
    title: str
    aim: str
    summary: str
    place: Place
    timing: Timing
    teaching: Teaching
    care: Care
    exchange: Exchange | None
    alignments: tuple[Alignment, ...]
    relations: Relations
    record: Record
    sections: tuple[Section, ...]
    sheets: tuple[Sheet, ...]
    source: str
    digest: str

    def sheet(self, sheet_id: str) -> Sheet | None:
        """The sheet with that id, if there is one."""
        return next((sheet for sheet in self.sheets if sheet.id == sheet_id), None)
