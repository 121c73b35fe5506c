"""Which words of an item are searched, and how much each counts: title, summary, keywords and body.

The lines gathered here are also those that snippets are taken from, in this order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linkwell.domain.document import Block, plain
from linkwell.domain.item import Item, QuizQuestion
from linkwell.domain.rewrite import texts, without_translations
from linkwell.domain.vocabulary import Vocabulary

_FIELD_NAME = re.compile(r"\{\{(\w+)(?:\.(\w+))?\}\}")
_GAP = re.compile(r"_{2,}|\[ \]")


@dataclass(frozen=True, slots=True)
class ItemText:
    """Lines of text by what they are. `keywords` and `labels` come from word lists and are not shown in snippets."""

    title: str
    summary: tuple[str, ...]
    keywords: tuple[str, ...]
    body: tuple[str, ...]
    labels: tuple[str, ...]

    def shown(self) -> str:
        """The lines that a snippet may be taken from."""
        return "\n".join((*self.summary, *self.body))


def text_of(item: Item, vocabulary: Vocabulary) -> ItemText:
    """All searchable words of an item, cleaned: no gaps to write in, no names in braces, no line breaks."""
    return ItemText(
        title=_clean(item.title),
        summary=_lines((item.aim, item.summary, item.teaching.outcome)),
        keywords=_lines(_keywords(item, vocabulary)),
        body=_lines((*_facts(item), *_blocks(item))),
        labels=_lines(_labels(item, vocabulary)),
    )


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cleaned for line in lines if (cleaned := _clean(line))))


def _clean(text: str) -> str:
    if "{{" in text:
        text = _FIELD_NAME.sub(lambda found: " ".join(filter(None, found.groups())).replace("_", " "), text)
    if "__" in text or "[ ]" in text:
        text = _GAP.sub("…", text)
    return " ".join(text.split()).strip(" …")


def _keywords(item: Item, vocabulary: Vocabulary) -> Iterator[str]:
    place = item.place
    yield from (keyword.word for keyword in item.teaching.keywords)
    for theme_id in (place.theme, *place.theme_also):
        theme = vocabulary.themes.get(theme_id)
        if theme is not None:
            yield from (theme.title, theme.key_question)
    if item.kind in vocabulary.kinds:
        yield vocabulary.kinds[item.kind].title
    for stage_id in place.stages:
        stage = vocabulary.stages.get(stage_id)
        if stage is not None:
            yield from (stage.short, stage.title)
    for year in place.year_groups:
        yield from (year, f"year {year.removeprefix('Y')}")
    yield from (vocabulary.subjects.get(subject, subject) for subject in place.subjects)
    yield from (vocabulary.steps[step].title for step in place.year_steps if step in vocabulary.steps)
    yield f"phase {place.phase}"


def _labels(item: Item, vocabulary: Vocabulary) -> Iterator[str]:
    """Words that many items share: they find an item, but say little about it."""
    yield from (vocabulary.label("contact_mode", mode) for mode in item.place.contact_modes)
    yield from (vocabulary.label("setting", setting) for setting in item.place.settings)
    for alignment in item.alignments:
        found = vocabulary.term(alignment.code)
        if found is not None:
            yield f"{found[0].title}: {found[1].label}"


def _facts(item: Item) -> Iterator[str]:
    teaching = item.teaching
    yield from teaching.key_points
    yield from teaching.success_criteria
    for step in item.timing.steps:
        yield from (step.title, step.say)
    for keyword in teaching.keywords:
        yield from (f"{keyword.word}: {keyword.definition}", keyword.example)
    for misconception in teaching.misconceptions:
        yield from (misconception.belief, misconception.reply)
    yield from (equipment.item for equipment in teaching.equipment)
    yield from (stem.text for stem in teaching.stems)
    for question in (*teaching.quiz_start, *teaching.quiz_end):
        yield from _quiz(question)
    yield from (teaching.balance_note, teaching.home_link)
    yield from _care(item)


def _quiz(question: QuizQuestion) -> Iterator[str]:
    yield question.question
    yield from question.answers
    yield question.strong


def _care(item: Item) -> Iterator[str]:
    if item.care.safety is not None:
        yield from (item.care.safety.label, item.care.safety.distancing)
    for support in (item.care.contact_conditions, item.care.eal, item.care.send):
        yield from support.values()
    if item.exchange is not None:
        yield from (*item.exchange.send, item.exchange.receive, item.exchange.question_back)


def _blocks(item: Item) -> Iterator[str]:
    for section in item.sections:
        yield section.title
        yield from _words_in(section.blocks)
    for sheet in item.sheets:
        yield sheet.title
        yield from _words_in(sheet.blocks)


def _words_in(blocks: Iterable[Block]) -> Iterator[str]:
    return (plain(text) for text in texts(without_translations(blocks)))
