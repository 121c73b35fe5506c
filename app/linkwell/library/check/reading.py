"""Reading age of what pupils and families read, against the ages an item is for."""

from collections.abc import Iterator

from linkwell.domain.document import plain
from linkwell.domain.item import Item, Sheet
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.rewrite import choose_variants, texts, without_translations
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.readability import ENOUGH_WORDS, Readability, measure

FAMILY_READING_AGE = 9
_LEEWAY_YEARS = 1.0


def check(item: Item, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Sheets whose reading age lies above the wanted one: a warning if long enough to be sure, else advice."""
    for sheet in item.sheets:
        if sheet.audience == "teacher":
            continue
        for stage in _worded_stages(sheet, item):
            found = _measured(sheet, stage)
            limit = FAMILY_READING_AGE if sheet.audience == "family" else vocabulary.stages[stage].reading_age_max
            if found.words and found.age > limit + _LEEWAY_YEARS:
                yield _problem(item, sheet, found, limit)
                break


def _worded_stages(sheet: Sheet, item: Item) -> tuple[str, ...]:
    return item.place.stages if sheet.audience == "pupil" else item.place.stages[:1]


def _measured(sheet: Sheet, stage: str) -> Readability:
    blocks = without_translations(choose_variants(sheet.blocks, frozenset({stage})))
    return measure("\n".join(plain(text) for text in texts(blocks)))


def _problem(item: Item, sheet: Sheet, found: Readability, limit: int) -> Problem:
    what = f"Sheet {sheet.id} reads at age {found.age:.0f}; {limit} is wanted ({found.words} words)."
    sure = found.words >= ENOUGH_WORDS
    severity = Severity.WARNING if sure else Severity.ADVICE
    return Problem("C-AGE", item.source, 0, what, "Use shorter sentences and plainer words.", severity)
