"""Estimates of how much room words take, without opening a font.

They decide how wide the columns of a table are, how large the words on a card may be and what page number the
contents show until Word has counted for itself. None of them moves a word to another place in the order.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from linkwell.domain.document import (
    Banner,
    Block,
    Callout,
    Cards,
    Checklist,
    Columns,
    Contents,
    Diagram,
    DrawBoxes,
    Form,
    Gap,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Symbols,
    Table,
    Text,
    WriteLines,
    YearStrip,
    plain,
)
from linkwell.render import diagrams
from linkwell.render.column_shares import with_whole_words
from linkwell.render.docx.job import Place

MM_PER_POINT = 25.4 / 72
_LETTER = 0.46  # the mean width of a letter as a share of the type size, for our faces
_WIDE_LETTER = 0.6  # a single word may have no narrow letters, and must not be broken
_CELL_PADDING = 4.0
_WHOLE = (Diagram, DrawBoxes, Columns, Callout, Form)  # what never stands on two pages
_FLEXIBLE = 0.3
_CAREFUL = 1.05
_WIDEST_SHARE = 0.72  # one long column leaves room for the others


def text_width(words: str, size: float) -> float:
    """How wide (mm) some words are on one line at `size` points."""
    return len(words) * _LETTER * size * MM_PER_POINT


def inlines_width(text: Text, size: float) -> float:
    """How wide (mm) some inlines are on one line."""
    gaps = sum(inline.width for inline in text if isinstance(inline, Gap))
    return text_width(plain(text), size) + gaps


def lines(text: Text, size: float, width: float) -> int:
    """How many lines some inlines take on a line of `width` mm."""
    return max(1, math.ceil(inlines_width(text, size) * 1.04 / max(width, 1.0)))


def column_widths(rows: Sequence[Sequence[Text]], size: float, width: float) -> list[float]:
    """Widths in mm that add up to `width`: no word is broken if that can be helped, long columns get more."""
    wishes = [
        max(text_width(plain(cell), size) * 1.06 + _CELL_PADDING for cell in column)
        for column in zip(*rows, strict=True)
    ]
    return shared(_needs(rows, size), wishes, width)


def given_widths(shares: Sequence[float], rows: Sequence[Sequence[Text]], size: float, width: float) -> list[float]:
    """Widths in mm in the proportion of `shares`, but for columns whose longest word needs more."""
    return with_whole_words(shares, _needs(rows, size), width)


def _needs(rows: Sequence[Sequence[Text]], size: float) -> list[float]:
    """For each column of rows of one length, the width in mm that its longest word needs."""
    letter = _WIDE_LETTER * size * MM_PER_POINT
    return [
        max(len(word) for cell in column for word in (plain(cell).split() or [""])) * letter + _CELL_PADDING
        for column in zip(*rows, strict=True)
    ]


def shared(needs: Sequence[float], wishes: Sequence[float], width: float) -> list[float]:
    """`width` shared out: everybody's need first, then towards the wishes, long ones less than in proportion."""
    total = sum(needs)
    if total >= width:
        return [need * width / total for need in needs]
    most = [max(need, min(wish, width * _WIDEST_SHARE)) for need, wish in zip(needs, wishes, strict=True)]
    if sum(most) <= width:
        return [wish * width / sum(most) for wish in most]
    wants = [(wish - need) ** 0.75 for need, wish in zip(needs, most, strict=True)]
    return [need + (width - total) * want / sum(wants) for need, want in zip(needs, wants, strict=True)]


def height(block: Block, place: Place) -> float:
    """About how high (mm) a block is; 0 for what takes no room of its own."""
    line = place.face.size * place.face.leading * MM_PER_POINT
    match block:
        case Heading(level=level, text=text):
            size = place.face.heading_sizes[min(max(level, 1), 3) - 1]
            return lines(text, size, place.width) * size * 1.25 * MM_PER_POINT + 5.0
        case Paragraph(text=text):
            return lines(text, place.face.size, place.width) * line + 1.8
        case ListBlock(entries=entries):
            inner = place.inside(6.0)
            return sum(height(inside, inner) for entry in entries for inside in entry)
        case Callout(blocks=blocks):
            return sum(height(inside, place.inside(8.0)) for inside in blocks) + 6.0
        case Form(rows=rows):
            return sum(max(row.height, line) for row in rows) + 6.0
        case Table():
            return _table_height(block, place, line)
        case _:
            return _worksheet_height(block, place, line)


def _table_height(table: Table, place: Place, line: float) -> float:
    share = place.width / max(len(table.header), 1) - _CELL_PADDING
    size = place.face.size
    rows = (max((lines(cell, size, share) for cell in row), default=1) for row in (table.header, *table.rows))
    return sum(max(count * line + 2.5, table.row_height) for count in rows)


def _worksheet_height(block: Block, place: Place, line: float) -> float:
    match block:
        case WriteLines(count=count, spacing=gap):
            return count * gap + line
        case DrawBoxes(height=tall) | Columns(height=tall):
            return tall + 2 * line
        case Checklist(entries=entries) | Contents(entries=entries):
            return (len(entries) + 1) * line * 1.2
        case Cards(across=across, down=down, entries=entries):
            return math.ceil(len(entries) / (across * down)) * 220.0
        case Diagram():
            return diagrams.draw(block, place.width).height + 2 * line
        case Symbols(entries=entries):
            return math.ceil(len(entries) / 4) * 24.0
        case Banner() | YearStrip():
            return 32.0
        case _:
            return line


def pages(blocks: Sequence[Block], place: Place, room: float, above: float = 0.0) -> int:
    """About how many pages of `room` mm some blocks take, when `above` mm of the first are used already."""
    count, used = 1, above
    for block in blocks:
        if isinstance(block, PageBreak):
            count, used = count + 1, 0.0
            continue
        tall = height(block, place)
        if isinstance(block, _WHOLE) and used and used + tall > room:
            count, used = count + 1, 0.0
        used += tall
        while used > room:
            count, used = count + 1, used - room
    return count


def fitted(blocks: tuple[Block, ...], place: Place, room: float, above: float) -> tuple[Block, ...]:
    """The blocks with frames and columns a little lower if that brings them on to one page of `room` mm.

    Open space to draw in may lose up to three tenths of its height, as in the PDF; words never shrink.
    """
    open_space = sum(block.height for block in blocks if isinstance(block, DrawBoxes | Columns))
    if not open_space or any(isinstance(block, PageBreak | Cards) for block in blocks):
        return blocks
    over = _CAREFUL * (above + sum(height(block, place) for block in blocks)) - room
    if not 0 < over <= open_space * _FLEXIBLE:
        return blocks
    share = 1 - over / open_space
    return tuple(
        replace(block, height=block.height * share) if isinstance(block, DrawBoxes | Columns) else block
        for block in blocks
    )


def used_after(block: Block, place: Place, room: float, used: float) -> float:
    """How much (mm) of its page is used after a block, of `room` mm on each page."""
    if isinstance(block, PageBreak):
        return 0.0
    return math.fmod(used + height(block, place), room)
