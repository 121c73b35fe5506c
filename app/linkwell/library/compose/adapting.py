"""An item with some of its facts changed: what is printed in several places is changed once and follows everywhere.

Such an edit has a key of its own (the title; title, minutes and grouping of a step) or is an edit of the words in which
the notes print the fact (the things needed, what goes to the partner class). It knows nothing of pages.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from linkwell.domain.document import Heading, plain, words
from linkwell.domain.item import Equipment, Exchange, Item, LessonStep, Section
from linkwell.library.compose.editing import from_markdown
from linkwell.library.inlines import NAME

TITLE, SEND, QUESTION = "facts.title", "facts.exchange.send", "facts.exchange.question"
STEPS, EQUIPMENT = "facts.steps", "facts.equipment"
LONGEST_STEP = 240
_PLAN_COLUMNS, _EQUIPMENT_COLUMNS = 3, 3
_LABEL = re.compile(r"\A\*\*[^*]+\*\*\s*")


def step_key(number: int, fact: str) -> str:
    """The key of a fact (title, minutes, grouping) of a step, counted from 1."""
    return f"step.{number}.{fact}"


def say_key(number: int) -> str:
    """The key of the words to say in a step, counted from 1: their cell on the plan page."""
    return f"{STEPS}#{number * _PLAN_COLUMNS + 2}"


def adapted(item: Item, edits: Mapping[str, str]) -> Item:
    """The item with the facts that the edits change. What cannot be understood, such as odd minutes, is left alone."""
    if not edits:
        return item
    steps = tuple(_step(number, step, edits) for number, step in enumerate(item.timing.steps, start=1))
    more = sum(step.minutes for step in steps) - sum(step.minutes for step in item.timing.steps)
    titles = {old.title: new.title for old, new in zip(item.timing.steps, steps, strict=True)}
    return replace(
        item,
        title=_said(edits.get(TITLE, ""), item.title),
        timing=replace(item.timing, steps=steps, minutes=item.timing.minutes + more),
        teaching=replace(item.teaching, equipment=_equipment(item.teaching.equipment, edits)),
        exchange=_exchange(item.exchange, edits) if item.exchange else None,
        sections=tuple(_section(section, titles) for section in item.sections),
    )


def minutes_of(wording: str | None, usual: int) -> int:
    """The minutes that some words mean, or the usual ones."""
    plain_number = (wording or "").strip()
    number = int(plain_number) if plain_number.isascii() and plain_number.isdigit() and len(plain_number) < 5 else 0
    return number if 0 < number <= LONGEST_STEP else usual


def _step(number: int, step: LessonStep, edits: Mapping[str, str]) -> LessonStep:
    return replace(
        step,
        title=_said(edits.get(step_key(number, "title"), ""), step.title),
        minutes=minutes_of(edits.get(step_key(number, "minutes")), step.minutes),
        grouping=edits.get(step_key(number, "grouping"), step.grouping),
    )


def _equipment(things: tuple[Equipment, ...], edits: Mapping[str, str]) -> tuple[Equipment, ...]:
    def cell(row: int, column: int, value: str) -> str:
        wording = edits.get(f"{EQUIPMENT}#{row * _EQUIPMENT_COLUMNS + column}")
        return value if wording is None else _plain(wording)

    changed = (
        Equipment(cell(row, 0, one.item), cell(row, 1, one.quantity), cell(row, 2, one.instead))
        for row, one in enumerate(things, start=1)
    )
    return tuple(changed)


def _exchange(exchange: Exchange, edits: Mapping[str, str]) -> Exchange:
    send, question = edits.get(SEND), edits.get(QUESTION)
    return replace(
        exchange,
        send=exchange.send if send is None else (_unlabelled(send),),
        question_back=exchange.question_back if question is None else _unlabelled(question),
    )


def _section(section: Section, titles: Mapping[str, str]) -> Section:
    """The notes find a step by its heading, so the heading has to change with the step."""
    blocks = tuple(
        replace(block, text=words(titles[title]))
        if isinstance(block, Heading) and titles.get(title := plain(block.text), title) != title
        else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks) if blocks != section.blocks else section


def _unlabelled(wording: str) -> str:
    """The words without the bold label in front of them, on one line."""
    return _plain(_LABEL.sub("", wording.strip()))


def _said(wording: str, usual: str) -> str:
    return _plain(wording) or usual


def _plain(wording: str) -> str:
    """Names to fill in stay as they are typed."""
    named = {name.strip(): None for name in NAME.findall(wording)}
    return " ".join(plain(from_markdown(line, named)).strip() for line in wording.splitlines()).strip()
