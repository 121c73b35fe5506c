"""What can be printed of an item, and each of those as a `Part`."""

from collections.abc import Iterable
from dataclasses import replace

from linkwell.domain.document import Block, Paragraph, Part, Variant, Voice, words
from linkwell.domain.errors import UsageError
from linkwell.domain.item import Item, Sheet
from linkwell.domain.pack import NOTES, PLAN
from linkwell.domain.rewrite import choose_variants
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.compose import notes as teacher_notes
from linkwell.library.compose import plan as plan_page

SHEET_GROUPS = frozenset(
    {"pupil", "supported", "stretch", "answers", "cover-note", "teacher", "family", "translations"}
)
_ANSWERS_LAST = {"answers": 1}


def sheet_ids(item: Item) -> tuple[str, ...]:
    """Everything printable, in printing order: plan, notes, sheets, answers."""
    own = [sheet.id for sheet in sorted(item.sheets, key=lambda sheet: _ANSWERS_LAST.get(sheet.role, 0))]
    return (*((PLAN,) if item.timing.steps else ()), NOTES, *own)


def chosen_sheets(item: Item, wanted: Iterable[str]) -> tuple[str, ...]:
    """Sheet ids for a pack entry: group words (`pupil`, `supported`, `stretch`, `answers`, `cover-note`, `teacher`,
    `family`) opened up for this item, each sheet once, in the order wanted; everything if nothing is wanted."""
    opened = [name for word in wanted for name in _group(item, word)]
    return tuple(dict.fromkeys(opened)) or sheet_ids(item)


def _group(item: Item, word: str) -> tuple[str, ...]:
    if word == PLAN and not item.timing.steps:
        return (NOTES,)  # without steps there is nothing to plan, and the notes are all there is to say
    if word not in SHEET_GROUPS:
        return (word,)
    return tuple(sheet.id for sheet in item.sheets if _group_of(sheet) == word)


def _group_of(sheet: Sheet) -> str:
    if sheet.language:
        return "translations"  # families get those that they asked for, not all of them
    if sheet.role:
        return sheet.role
    return sheet.level if sheet.level != "standard" else sheet.audience


def compose(item: Item, sheet_id: str, stages: Iterable[str], vocabulary: Vocabulary) -> Part:
    """One printable part of an item, worded for `stages`: for the nearest of its own if they do not meet.

    Raises `UsageError` (U-SHEET) if the item has no such sheet.
    """
    wanted = _wording(item, frozenset(stages), vocabulary)
    footer = f"{item.title} · {item.id} · version {item.record.version} · CC BY 4.0"
    part_id = f"{item.id}/{sheet_id}"
    if sheet_id == PLAN and item.timing.steps:
        title = f"{item.title}: one-page plan"
        return Part(part_id, title, plan_page.plan(item, vocabulary), level=2, footer=footer, title_shown=False)
    if sheet_id == NOTES:
        return _notes(item, part_id, wanted, footer, vocabulary)
    sheet = item.sheet(sheet_id)
    if sheet is None:
        raise UsageError(
            "U-SHEET",
            f"“{item.title}” ({item.id}) has no sheet called “{sheet_id}”.",
            "Nothing was changed.",
            f"Choose from: {', '.join(sheet_ids(item))}.",
        )
    blocks = choose_variants(_labelled(sheet.blocks, wanted, vocabulary), wanted)
    voice = _voice(sheet, wanted, vocabulary)
    return Part(part_id, sheet.title, blocks, voice, sheet.paper, 2, f"{footer} · {sheet.id}")


def _wording(item: Item, stages: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    """For which of its stages an item is worded; for all of them where nobody is named."""
    own = frozenset(item.place.stages)
    if not stages or stages & own:
        return stages & own or own
    order = list(vocabulary.stages)
    near = min(sorted(own, key=order.index), key=lambda stage: vocabulary.stages_apart((stage,), stages))
    return frozenset({near})


def _labelled(blocks: tuple[Block, ...], stages: frozenset[str], vocabulary: Vocabulary) -> tuple[Block, ...]:
    """The blocks, with a line before each wording that says for whom it is, if more than one is printed."""
    kept = {block.stages & stages for block in blocks if isinstance(block, Variant)} - {frozenset()}
    if len(kept) < 2:
        return blocks
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Variant) and block.stages & stages:
            label = Paragraph(words(f"For {vocabulary.stage_label(block.stages & stages)}:", strong=True), "prompt")
            block = replace(block, blocks=(label, *block.blocks))
        made.append(block)
    return tuple(made)


def _notes(item: Item, part_id: str, stages: frozenset[str], footer: str, vocabulary: Vocabulary) -> Part:
    blocks = choose_variants(teacher_notes.notes(item, vocabulary), stages)
    if item.timing.steps:
        return Part(part_id, f"{item.title}: teacher notes", blocks, level=2, footer=footer)
    return Part(part_id, item.title, blocks, level=2, footer=footer, title_shown=False)


def _voice(sheet: Sheet, stages: frozenset[str], vocabulary: Vocabulary) -> Voice:
    """Pupil pages of younger stages get the early typeface; mixed ages get it too, as everyone can read it."""
    if sheet.audience != "pupil":
        return "family" if sheet.audience == "family" else "teacher"
    early = any(vocabulary.stages[stage].pupil_type == "early" for stage in stages)
    return "early" if early else "pupil"
