"""What is told about an item besides its pages: aim, way through the year, curriculum, licence, version, sources.

Values only; `about_view.py` shows them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.item import Alignment, Item
from linkwell.domain.vocabulary import Vocabulary, nation_names
from linkwell.packs.fill import day_in_words


@dataclass(frozen=True, slots=True)
class Line:
    """One line: words, a quieter remark, and the id of the item it leads to, if any."""

    words: str
    remark: str = ""
    item_id: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    title: str
    lines: tuple[Line, ...]


def about_item(item: Item, catalogue: Catalogue, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """Everything worth telling, in reading order; what an item does not have is left out."""
    relations = item.relations
    told = {*relations.prior, *relations.leads_to}
    around = (relations.check_in, relations.check_out, *relations.related)
    blocks = (
        Block("Aim", tuple(Line(words) for words in (item.aim,) if words)),
        Block("In short", tuple(Line(words) for words in (item.summary,) if words)),
        Block("Good to do before", tuple(_items(relations.prior, catalogue))),
        Block("Leads to", tuple(_items(relations.leads_to, catalogue))),
        Block("Goes with", tuple(_items((name for name in around if name not in told), catalogue))),
        Block("Curriculum", tuple(_curriculum(item.alignments, vocabulary))),
        Block("Where it belongs", tuple(_place(item, vocabulary))),
        Block("Version and licence", tuple(_record(item, vocabulary))),
        Block("Sources", tuple(Line(source) for source in item.record.sources)),
    )
    return tuple(block for block in blocks if block.lines)


def _items(ids: Iterable[str], catalogue: Catalogue) -> Iterator[Line]:
    for item_id in dict.fromkeys(ids):
        item = catalogue.items.get(item_id)
        if item is not None:
            yield Line(item.title, f"{item.timing.minutes} min" if item.timing.minutes else "", item.id)


def _curriculum(alignments: Iterable[Alignment], vocabulary: Vocabulary) -> Iterator[Line]:
    """Those that apply in the reader's nation come first; the others say where they apply."""
    for alignment in sorted(alignments, key=lambda one: not vocabulary.applies_here(one.code)):
        found = vocabulary.term(alignment.code)
        strength = vocabulary.label("strength", alignment.strength)
        where = f"{strength}: {alignment.where}" if alignment.where else strength
        if found is None:
            yield Line(alignment.code, where, doubtful=True)
        else:
            framework, term = found
            there = "" if vocabulary.applies_here(alignment.code) else f" ({nation_names(framework.nations)})"
            yield Line(f"{framework.title}{there}: {term.label}", where, doubtful=not term.confirmed)


def _place(item: Item, vocabulary: Vocabulary) -> Iterator[Line]:
    theme = vocabulary.themes.get(item.place.theme)
    steps = (vocabulary.steps[step].title for step in item.place.year_steps if step in vocabulary.steps)
    modes = (vocabulary.label("contact_mode", mode) for mode in item.place.contact_modes)
    subjects = (vocabulary.subjects.get(subject, subject) for subject in item.place.subjects)
    if theme:
        yield Line(f"{theme.key_question} ({theme.title})")
    yield Line(f"{vocabulary.stage_label(item.place.stages)}, ages {item.place.age_min} to {item.place.age_max}")
    yield from _here(item, vocabulary)
    for words in (", ".join(steps), ", ".join(modes), ", ".join(subjects)):
        if words:
            yield Line(words)


def _here(item: Item, vocabulary: Vocabulary) -> Iterator[Line]:
    """The classes and levels of these stages where the reader teaches. Cut-off dates differ, so it is no promise."""
    years = vocabulary.years_here(item.place.stages)
    if years:
        yield Line(f"{years} in {nation_names((vocabulary.nation,))}", "Nearest classes; birthdays may tip it")
    names = (vocabulary.stages[stage].nations.get(vocabulary.nation) for stage in item.place.stages)
    known = [one for one in names if one is not None and one.levels]
    if known:
        levels = "; ".join(dict.fromkeys(one.levels for one in known))
        yield Line(levels[0].upper() + levels[1:], doubtful=not all(one.levels_confirmed for one in known))


def _record(item: Item, vocabulary: Vocabulary) -> Iterator[Line]:
    record = item.record
    yield Line(f"Version {record.version}, {vocabulary.label('status', record.status).lower()}", item.id)
    licence = record.licence.replace("CC-BY-", "CC BY ")
    yield Line(f"Licence {licence}", "Free to use, change and share; name the source")
    yield Line(f"Made {day_in_words(record.created)}", f"To be looked at again by {day_in_words(record.review_due)}")
