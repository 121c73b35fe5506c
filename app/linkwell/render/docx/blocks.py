"""Which function writes which block. A new kind of block is one more name here."""

from collections.abc import Sequence
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
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Signatures,
    Symbols,
    Table,
    Variant,
    WriteLines,
    YearStrip,
)
from linkwell.render.docx import figures, front
from linkwell.render.docx.forms import form
from linkwell.render.docx.job import Job, Place
from linkwell.render.docx.prose import prose
from linkwell.render.docx.worksheet import worksheet


def write(job: Job, blocks: Sequence[Block], place: Place) -> str:
    """The XML of some blocks in their order, each inside its bookmark."""
    return "".join(job.marked(block.key, _one(job, block, place)) for block in blocks)


def _one(job: Job, block: Block, place: Place) -> str:
    match block:
        case Heading() | Paragraph() | ListBlock() | Table() | Callout() | PageBreak() | Variant():
            return prose(job, block, place)
        case WriteLines() | DrawBoxes() | Checklist() | Cards() | Columns() | CutLine() | Signatures():
            return worksheet(job, block, place)
        case Form():
            return form(job, block, place)
        case Symbols() | Diagram() | Banner() | YearStrip() | Contents():
            return _figure(job, block, place)
        case _:
            assert_never(block)


def _figure(job: Job, block: Symbols | Diagram | Banner | YearStrip | Contents, place: Place) -> str:
    match block:
        case Symbols():
            return figures.symbol_rows(job, block, place)
        case Diagram():
            return figures.diagram(job, block, place)
        case Banner():
            return front.banner(job, block, place)
        case YearStrip():
            return figures.year_strip(job, block, place)
        case Contents():
            return front.contents(job, block, place)
        case _:
            assert_never(block)
