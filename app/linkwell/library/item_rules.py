"""Rules that look at several facts of one item together: minutes that add up, steps that match their headings,
sheets that stand for each other. Each rule is one function; `RULES` lists them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from linkwell.domain.document import Heading, Variant, plain
from linkwell.domain.item import Item
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.body import Body
from linkwell.library.facts import UNKNOWN_DAY, Place
from linkwell.library.translations import is_unchecked

CONTACT_STEPS = frozenset({"exchange", "first-meeting", "visits", "social-action", "shared-arts"})
ADAPT_PARTS = ("Stretch", "Repeaters", "Mixed age", "Virtual", "Paper only", "Sensory route")
_LONGEST_REVIEW_DAYS = 731


@dataclass(frozen=True, slots=True)
class Subject:
    """An item under inspection and where its facts and words stand. Its sheets are those of `text`, in order."""

    item: Item
    text: Body
    place: Place
    vocabulary: Vocabulary

    def fault(self, code: str, name: str, what: str, mend: str) -> Problem:
        """A fault at the line of a fact."""
        return self.fault_at(code, self.place.line(name), what, mend)

    def fault_at(self, code: str, line: int, what: str, mend: str, severity: Severity = Severity.ERROR) -> Problem:
        """A fault at a line of the file."""
        return Problem(code, self.place.file, line, what, mend, severity)

    def heading_line(self, slug: str) -> int:
        """The line of a section's heading; that of the id if there is no such section."""
        return self.text.heading_lines.get(slug) or self.place.line("id")


Rule = Callable[[Subject], Iterator[Problem]]


def check(item: Item, text: Body, place: Place, vocabulary: Vocabulary) -> list[Problem]:
    """All faults that the rules find in one item. A rule is silent about a fact that is missing altogether."""
    subject = Subject(item, text, place, vocabulary)
    return [problem for rule in RULES for problem in rule(subject)]


def _id_and_file(subject: Subject) -> Iterator[Problem]:
    item, kind = subject.item, subject.vocabulary.kinds.get(subject.item.kind)
    if kind is None:
        return
    if not item.id:
        return
    if not kind.id_pattern.match(item.id):
        what = f"The id “{item.id}” is not one for a {kind.title.lower()}."
        yield subject.fault("R-ID", "id", what, "See the table “Where files go” in resources/README.md.")
    elif PurePosixPath(subject.place.file).stem != item.id:
        what = f"The file is not named after its id, “{item.id}”."
        yield subject.fault("R-FILE", "id", what, f"Rename the file to {item.id}.md.")


def _ages(subject: Subject) -> Iterator[Problem]:
    place, stages = subject.item.place, subject.vocabulary.stages
    known = [stages[stage] for stage in place.stages]
    if not known:
        return
    low, high = min(stage.age_min for stage in known), max(stage.age_max for stage in known)
    if place.age_min and place.age_max and not low <= place.age_min < place.age_max <= high:
        what = f"Ages {place.age_min} to {place.age_max} do not fit the stages ({low} to {high})."
        yield subject.fault("R-AGE", "age_min", what, "Change age_min and age_max, or the stages.")
    years = {year for stage in known for year in stage.years}
    if strange := [year for year in place.year_groups if year not in years]:
        what = f"{', '.join(strange)} is not in the stages of this item."
        yield subject.fault("R-YEAR", "year_group", what, "Change year_group or stage.")


def _lesson_stage(subject: Subject) -> Iterator[Problem]:
    """A lesson's id names its theme and one stage; both must be its own."""
    item = subject.item
    if item.kind != "lesson" or item.id.count("-") != 2 or not item.place.theme or not item.place.stages:
        return
    theme, stage, _ = item.id.split("-")
    if not item.place.theme.startswith(theme) or stage not in item.place.stages:
        stages = ", ".join(item.place.stages)
        what = f"The id “{item.id}” does not fit the theme “{item.place.theme}” and stage {stages}."
        yield subject.fault("R-ID", "id", what, "Change the id, the theme or the stage.")


def _minutes(subject: Subject) -> Iterator[Problem]:
    timing = subject.item.timing
    if not timing.steps or not all(step.minutes for step in timing.steps):
        return
    total = sum(step.minutes for step in timing.steps)
    if timing.minutes and total != timing.minutes:
        what = f"The steps take {total} minutes, but “minutes” says {timing.minutes}."
        yield subject.fault("R-MINUTES", "minutes", what, "Change the minutes of a step, or the total.")
    for number, cut in enumerate(timing.cuts):
        line = subject.place.inside("cuts", number).line("minutes")
        kept = sum(step.cuts.get(cut.id, 0) for step in timing.steps)
        if cut.minutes and kept != cut.minutes:
            what = f"The cut “{cut.title}” adds up to {kept} minutes, but says {cut.minutes}."
            yield subject.fault_at("R-MINUTES", line, what, f"Change the {cut.id} minutes of a step, or of the cut.")
        if cut.id in {earlier.id for earlier in timing.cuts[:number]}:
            yield subject.fault_at("R-CUT", line, f"Two cuts are called “{cut.id}”.", "Give each cut its own id.")


def _steps_in_text(subject: Subject) -> Iterator[Problem]:
    item = subject.item
    section = next((section for section in item.sections if section.slug == "the-lesson"), None)
    if section is None or not item.timing.steps:
        return
    written = [plain(block.text) for block in section.blocks if isinstance(block, Heading)]
    wanted = [step.title for step in item.timing.steps]
    if written == wanted:
        return
    missing = [title for title in wanted if title not in written]
    strange = [title for title in written if title not in wanted]
    what = "The headings under “The lesson” are not the steps in the facts."
    if missing:
        what += f" Missing: {'; '.join(missing)}."
    if strange:
        what += f" Not a step: {'; '.join(strange)}."
    mend = "Give each step one ### heading with exactly its title, in the same order."
    yield subject.fault_at("R-STEPS", subject.heading_line("the-lesson"), what, mend)


def _sections(subject: Subject) -> Iterator[Problem]:
    item, kind = subject.item, subject.vocabulary.kinds.get(subject.item.kind)
    wanted = list(kind.sections) if kind else []
    titles = [section.title for section in item.sections]
    missing = [title for title in wanted if title not in titles]
    if missing:
        what = f"Sections are missing: {', '.join(missing)}."
        yield subject.fault("R-SECTION", "id", what, "Add a ## heading for each.")
    elif [title for title in titles if title in wanted] != wanted:
        yield subject.fault("R-SECTION", "id", "The sections are in another order.", f"Use: {', '.join(wanted)}.")


def _adapt_parts(subject: Subject) -> Iterator[Problem]:
    section = next((section for section in subject.item.sections if section.slug == "adapt"), None)
    if subject.item.kind != "lesson" or section is None:
        return
    parts = {plain(block.text) for block in section.blocks if isinstance(block, Heading)}
    if absent := [part for part in ADAPT_PARTS if part not in parts]:
        what = f"Under “Adapt” these are missing: {', '.join(absent)}."
        yield subject.fault_at("R-ADAPT", subject.heading_line("adapt"), what, "Add a ### heading for each.")


def _exchange(subject: Subject) -> Iterator[Problem]:
    item = subject.item
    steps = set(item.place.year_steps)
    if steps & CONTACT_STEPS and item.kind in {"lesson", "venue-activity"} and not item.care.contact_conditions:
        what = "The classes meet or exchange here, so the five contact conditions are needed."
        yield subject.fault("R-CONTACT", "step", what, "Add [contact_conditions] with a “how” for each.")
    if "exchange" in steps and item.kind == "lesson" and item.exchange is None:
        what = "Something is exchanged here, but [exchange] is missing."
        yield subject.fault("R-EXCHANGE", "step", what, "Add [exchange].")


def _lesson_lists(subject: Subject) -> Iterator[Problem]:
    item, teaching = subject.item, subject.item.teaching
    if item.kind != "lesson":
        return
    if teaching.stems and {stem.tier for stem in teaching.stems} != {1, 2, 3}:
        what = "There must be a stem for each of tiers 1, 2 and 3."
        yield subject.fault("R-STEMS", "stems", what, "Add the missing tier.")
    for name, things, most in (("keywords", teaching.keywords, 5), ("misconceptions", teaching.misconceptions, 3)):
        if len(things) > most:
            what = f"There are {len(things)} {name}; at most {most} fit a lesson."
            yield subject.fault("R-MANY", name, what, "Keep the ones that matter most.")
    if len(item.alignments) == 1:
        what = "A lesson needs at least two curriculum links."
        yield subject.fault("R-ALIGN", "alignments", what, "Add another [[alignments]].")
    if teaching.contested not in {"none", ""} and not teaching.balance_note:
        what = "A contested subject needs a balance_note."
        yield subject.fault("R-BALANCE", "contested", what, "Say how balance is kept.")


def _lesson_words(subject: Subject) -> Iterator[Problem]:
    teaching = subject.item.teaching
    if subject.item.kind != "lesson":
        return
    criteria = teaching.success_criteria
    if criteria and len(criteria) != 3:
        what = "There must be three success criteria."
        yield subject.fault("R-CRITERIA", "success_criteria", what, "Write exactly three.")
    for name, lines in (("success_criteria", criteria), ("outcome", (teaching.outcome,))):
        if not all(line.startswith("I can") for line in lines if line):
            yield subject.fault("R-ICAN", name, f"“{name}” must start with “I can”.", "Begin with the words I can.")
    if any(len(point.split()) > 20 for point in teaching.key_points):
        what = "A key point has more than 20 words."
        yield subject.fault("R-POINT", "key_points", what, "Say it in fewer words.")


def _sheets(subject: Subject) -> Iterator[Problem]:
    sheets = subject.item.sheets
    ids = [sheet.id for sheet in sheets]
    for number, (sheet, raw) in enumerate(zip(sheets, subject.text.sheets, strict=True)):
        if sheet.id and sheet.id in ids[:number]:
            what = f"Two sheets are called “{sheet.id}”."
            yield subject.fault_at("R-SHEET", raw.line, what, "Give each sheet its own id.")
        if sheet.of and (sheet.of not in ids or sheet.of == sheet.id):
            what = f"Sheet {sheet.id} stands for “{sheet.of}”, which is no other sheet of this item."
            yield subject.fault_at("R-SHEET", raw.line, what, "Name a sheet of this item.")
        if sheet.level != "standard" and not sheet.of:
            what = f"Sheet {sheet.id} does not say which sheet it stands for."
            yield subject.fault_at("R-SHEET", raw.line, what, 'Add of="S1".')
    if subject.item.kind == "lesson" and not any(s.audience == "pupil" and s.level == "supported" for s in sheets):
        line = subject.heading_line("sheets")
        what = "There is no supported pupil sheet."
        yield subject.fault_at("R-SHEET", line, what, 'Add one with level="supported".')


def _variants(subject: Subject) -> Iterator[Problem]:
    stages = frozenset(subject.item.place.stages)
    for sheet, raw in zip(subject.item.sheets, subject.text.sheets, strict=True):
        variants = [block for block in sheet.blocks if isinstance(block, Variant)]
        if stages and any(variant.stages and not variant.stages & stages for variant in variants):
            what = f"A @variant in sheet {sheet.id} is for stages that this item is not for; it is never printed."
            mend = "Change the stages of the variant or of the item, or delete it."
            yield subject.fault_at("R-VARIANT", raw.line, what, mend, Severity.WARNING)


def _translations(subject: Subject) -> Iterator[Problem]:
    """What families rely on is checked by somebody who speaks the language, before the item is live."""
    if subject.item.record.status != "live":
        return
    for sheet, raw in zip(subject.item.sheets, subject.text.sheets, strict=True):
        if any(map(is_unchecked, sheet.blocks)):
            what = f"No speaker has checked a translation in sheet {sheet.id}, but the item is live."
            mend = 'Say who did: checked_by="role, date" or @translation ur | role, date. Or set status = "checked".'
            yield subject.fault_at("R-SPEAKER", raw.line, what, mend)


def _review(subject: Subject) -> Iterator[Problem]:
    record = subject.item.record
    if UNKNOWN_DAY in {record.created, record.review_due}:
        return
    if not 0 < (record.review_due - record.created).days <= _LONGEST_REVIEW_DAYS:
        what = "The review is due before the item was made, or more than two years after."
        yield subject.fault("R-REVIEW", "review_due", what, "Choose a date at most 24 months after “created”.")


RULES: tuple[Rule, ...] = (
    _id_and_file,
    _ages,
    _lesson_stage,
    _minutes,
    _steps_in_text,
    _sections,
    _adapt_parts,
    _exchange,
    _lesson_lists,
    _lesson_words,
    _sheets,
    _variants,
    _translations,
    _review,
)
