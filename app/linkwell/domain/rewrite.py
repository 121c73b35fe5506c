"""Changing the words of a document without knowing every kind of block by heart.

`rewrite` applies a function to every stretch of inlines, wherever it stands; `choose_variants` keeps the blocks
meant for some stages.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from linkwell.domain.document import (
    Banner,
    Block,
    Callout,
    Cards,
    Checklist,
    Columns,
    Contents,
    CutLine,
    Diagram,
    DrawBoxes,
    Form,
    FormRow,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Signatures,
    Symbols,
    Table,
    Text,
    Variant,
    WriteLines,
    YearStrip,
)

Change = Callable[[Text], Text]
_SheetPart = WriteLines | Checklist | Cards | DrawBoxes | Diagram | Columns | Signatures | Symbols | Form


def rewrite(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    """The same blocks with `change` applied to all their inlines."""
    return tuple(_rewrite(block, change) for block in blocks)


def texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """Every stretch of inlines in the blocks, in reading order."""
    found: list[Text] = []

    def note(text: Text) -> Text:
        found.append(text)
        return text

    rewrite(blocks, note)
    yield from found


def without_translations(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without those in another language, such as for whatever reads English."""
    kept = (block for block in blocks if not (isinstance(block, Callout) and block.language))
    return tuple(
        replace(block, blocks=without_translations(block.blocks)) if isinstance(block, Variant) else block
        for block in kept
    )


def choose_variants(blocks: Iterable[Block], stages: frozenset[str]) -> tuple[Block, ...]:
    """Open the variants that serve any of `stages` and drop the others, also inside lists and callouts."""
    chosen: list[Block] = []
    for block in blocks:
        match block:
            case Variant():
                chosen += choose_variants(block.blocks, stages) if block.stages & stages else ()
            case Callout():
                chosen.append(replace(block, blocks=choose_variants(block.blocks, stages)))
            case ListBlock():
                entries = tuple(choose_variants(entry, stages) for entry in block.entries)
                if any(entries):
                    chosen.append(replace(block, entries=tuple(entry for entry in entries if entry)))
            case _:
                chosen.append(block)
    return tuple(chosen)


def _rewrite(block: Block, change: Change) -> Block:
    match block:
        case Heading() | Paragraph() | CutLine():
            return replace(block, text=change(block.text))
        case Callout() | Variant():
            return replace(block, blocks=rewrite(block.blocks, change))
        case ListBlock():
            return replace(block, entries=tuple(rewrite(entry, change) for entry in block.entries))
        case Table():
            header = _all(block.header, change)  # before the rows: `change` sees words in reading order
            return replace(block, header=header, rows=tuple(_all(row, change) for row in block.rows))
        case PageBreak() | Banner() | YearStrip() | Contents():
            return block
        case _:
            return _rewrite_part(block, change)


def _rewrite_part(block: _SheetPart, change: Change) -> Block:
    match block:
        case WriteLines():
            return replace(block, prompt=change(block.prompt))
        case Checklist():
            return replace(block, prompt=change(block.prompt), entries=_all(block.entries, change))
        case Cards():
            fronts = _all(block.entries, change)  # before the backs: `change` sees words in reading order
            return replace(block, entries=fronts, backs=_all(block.backs, change))
        case Form():
            return replace(block, rows=tuple(_form_row(row, change) for row in block.rows))
        case DrawBoxes() | Diagram() | Columns() | Signatures():
            return replace(block, labels=_all(block.labels, change))
        case Symbols():
            return replace(block, entries=tuple((symbol, change(text)) for symbol, text in block.entries))
        case _:
            assert_never(block)


def _form_row(row: FormRow, change: Change) -> FormRow:
    return replace(row, slots=tuple(replace(slot, text=change(slot.text)) for slot in row.slots))


def _all(values: Iterable[Text], change: Change) -> tuple[Text, ...]:
    return tuple(change(value) for value in values)
