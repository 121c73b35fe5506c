"""Blocks made of words: headings, paragraphs, lists, callouts and tables to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from linkwell.domain.document import (
    Block,
    Callout,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Table,
    Text,
    Variant,
    plain,
)
from linkwell.render.direction import runs_rtl
from linkwell.render.docx.callouts import callout
from linkwell.render.docx.grid import Cell, Grid, Row, grid
from linkwell.render.docx.inlines import answer, inlines, room_to_write
from linkwell.render.docx.job import BULLETS, Job, Place
from linkwell.render.docx.markup import indent, paragraph, points, spacing, twips
from linkwell.render.docx.measure import column_widths, given_widths

Prose = Heading | Paragraph | ListBlock | Table | Callout | PageBreak | Variant

_ROLE_STYLES: dict[ParagraphRole, str] = {
    "body": "Normal",
    "lead": "Lead",
    "small": "Small",
    "prompt": "Prompt",
    "centred": "Centred",
}
_Room = tuple[float, Sequence[str]]  # the least height of a row in mm, and the titles of its columns
_DEEPEST = 2
_CELL_PADDING = 4.0


def prose(job: Job, block: Prose, place: Place) -> str:
    """The XML of a block made of words."""
    match block:
        case Heading():
            return _heading(job, block, place)
        case Paragraph():
            return _paragraph(job, block, place)
        case ListBlock():
            return _list(job, block, place)
        case Table():
            return _table(job, block, place)
        case Callout():
            return callout(job, block, place)
        case PageBreak():
            job.break_due = True
            return ""
        case Variant():
            return job.write(job, block.blocks, place)
        case _:
            assert_never(block)


def _heading(job: Job, block: Heading, place: Place) -> str:
    style = place.style(f"Heading{min(max(block.level, 1), 3)}")
    words = inlines(block.text, job, place)
    return paragraph(style, words, job.take_break() + _indented(place))


def _paragraph(job: Job, block: Paragraph, place: Place) -> str:
    style = "ListContinue" if place.depth and block.role == "body" else _ROLE_STYLES[block.role]
    layout = job.take_break() + spacing(least=room_to_write(block.text, place)) + _indented(place)
    return paragraph(place.style(style), inlines(block.text, job, place), layout)


def _indented(place: Place) -> str:
    return indent(twips(place.indent)) if place.indent else ""


# --- lists -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Mark:
    """What stands before the entries of one list, and how far in (mm) their words are."""

    style: str
    numbering: str
    step: float


def _list(job: Job, block: ListBlock, place: Place) -> str:
    depth = min(place.depth, _DEEPEST)
    number = job.new_list(block.start, depth) if block.ordered else BULLETS
    digits = len(str(block.start + len(block.entries) - 1)) if block.ordered else 0
    mark = _Mark(
        "ListNumber" if block.ordered else "ListBullet",
        f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>',
        place.face.size * (0.36 + 0.16 * digits),
    )
    last = len(block.entries) - 1
    gap = points(job.style.paragraph_gap_pt)
    return "".join(
        _entry(job, entry, place, mark, gap if number == last and not place.depth else None)
        for number, entry in enumerate(block.entries)
    )


def _entry(job: Job, entry: Sequence[Block], place: Place, mark: _Mark, gap: int | None) -> str:
    """One entry: its first paragraph carries the mark, everything else stands under its words."""
    first = entry[0] if entry else None
    text, key, rest = (first.text, first.key, entry[1:]) if isinstance(first, Paragraph) else ((), "", entry)
    hang = indent(twips(place.indent + mark.step), twips(mark.step))
    words = inlines(text, job, place.inside(mark.step))
    space = spacing(after=None if rest else gap, least=room_to_write(text, place))
    layout = job.take_break() + mark.numbering + space + hang
    marked = paragraph(place.style(mark.style), words, layout)
    inner = place.inside(mark.step).deeper()
    return job.marked(key, marked) + job.write(job, rest, inner)


# --- tables ------------------------------------------------------------------------------------------


def _table(job: Job, block: Table, place: Place) -> str:
    rows = _squared((block.header, *block.rows))
    if not rows[0]:
        return ""
    widths = _widths(block, rows, place)
    writing = block.row_height > 0
    made = [_header(job, rows[0], widths, place)] if any(rows[0]) else []
    titles = tuple(map(plain, rows[0]))
    made += [_body(job, row, widths, place, (block.row_height, titles)) for row in rows[1:]]
    if not made:
        return ""
    turned = runs_rtl(plain(next((text for row in rows for text in row if text), ())))
    style = "WritingTable" if writing else "ReadingTable"
    table = Grid(widths, made, style, place.indent, turned=turned)
    return job.before_table() + grid(table) + job.gap(8.0)


def _squared(rows: Sequence[Sequence[Text]]) -> list[tuple[Text, ...]]:
    """The rows, all as long as the longest."""
    longest = max(map(len, rows))
    return [(*row, *(((),) * (longest - len(row)))) for row in rows]


def _widths(block: Table, rows: Sequence[Sequence[Text]], place: Place) -> list[float]:
    if len(block.widths) == len(rows[0]) and all(share > 0 for share in block.widths):
        return given_widths(block.widths, rows, place.face.size, place.width)
    if block.row_height and not any(cell for row in rows[1:] for cell in row):
        return [place.width / len(rows[0])] * len(rows[0])  # room to write is shared equally
    return column_widths(rows, place.face.size, place.width)


def _header(job: Job, row: Sequence[Text], widths: Sequence[float], place: Place) -> Row:
    style = place.style("TableHeading")
    cells = [
        Cell(paragraph(style, inlines(text, job, place.cell(width - _CELL_PADDING))), fill=job.colours.head_fill)
        for text, width in zip(row, widths, strict=True)
    ]
    return Row(cells, header=True)


def _body(job: Job, row: Sequence[Text], widths: Sequence[float], place: Place, room: _Room) -> Row:
    """A row of cells; an empty one that is high enough to write in is also one to type in."""
    style, (least, titles) = place.style("TableText"), room
    cells = []
    for text, width, title in zip(row, widths, titles, strict=True):
        words = inlines(text, job, place.cell(width - _CELL_PADDING))
        cells.append(Cell(paragraph(style, words if words or not least else answer(job, title))))
    return Row(cells, least)
