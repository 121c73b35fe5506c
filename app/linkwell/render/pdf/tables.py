"""Lays out tables: widths by content, a heading row that is repeated, rows that stay whole while they can."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from linkwell.domain.document import Table, Text, plain
from linkwell.render.column_shares import with_whole_words
from linkwell.render.direction import runs_rtl
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Box, Mark, Node, Rule, Strip, TextLine, undescribed
from linkwell.render.pdf.setting import Area, Cell, cell
from linkwell.render.pdf.text import natural_width

_SIDE = 2.0 * MM
_EDGE = 1.35 * MM  # above and below the words of a cell, before `Look.air`
_HEAD_SHARE = 0.4
_WIDEST_SHARE = 0.72  # one long column leaves room for the others


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of a table: where each begins, how wide it is, whether it has a heading row, how it is drawn."""

    area: Area
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    headed: bool
    ruled: bool
    row_height: float
    node: Node

    @property
    def edge(self) -> float:
        return _EDGE * self.area.look.air

    @property
    def right(self) -> float:
        return self.left + sum(self.widths)

    @property
    def left(self) -> float:
        return min(self.lefts)


def table(block: Table, area: Area) -> list[Strip]:
    """A table over the whole measure. Empty cells to write in get a full grid, others only light rules."""
    columns = max([len(block.header), *(len(row) for row in block.rows)], default=0)
    if not columns:
        return []
    rows = [_filled(row, columns) for row in block.rows]
    header = _filled(block.header, columns)
    node = Node("Table", area.parent, block.key)
    widths = _widths(block, header, rows, area)
    rtl = runs_rtl(plain(next(filter(None, (*header, *(text for row in rows for text in row))), ())))
    lefts = tuple(area.x + sum(widths[i + 1 :] if rtl else widths[:i]) for i in range(columns))
    grid = _Grid(area, lefts, widths, any(header), block.row_height > 0, block.row_height * MM, node)
    heads: list[Strip] = []
    if any(header):
        heads = [strip._replace(keep=True) for strip in _row(header, grid, area.page_height * _HEAD_SHARE, heads=True)]
    strips = list(heads)
    again = tuple(undescribed(strip) for strip in heads)
    if sum(strip.height for strip in heads) > area.page_height * _HEAD_SHARE:
        again = ()  # a heading as tall as that would leave no room for rows
    limit = area.page_height - sum(strip.height for strip in again) - 1
    for index, row in enumerate(rows):
        made = [strip._replace(repeat=again) for strip in _row(row, grid, limit, heads=False)]
        if len(made) == 1 and len(rows) > 1 and index in (0, len(rows) - 2):
            made[0] = made[0]._replace(keep=True)  # no row alone at the foot or the head of a page
        strips.extend(made)
    if strips:
        strips[0] = strips[0]._replace(above=area.look.gap * 1.4)
        strips[-1] = strips[-1]._replace(below=area.look.gap * 2)
    return strips


def _filled(row: tuple[Text, ...], columns: int) -> tuple[Text, ...]:
    return (*row, *(((),) * (columns - len(row))))


# --- widths ------------------------------------------------------------------------------------------


def _widths(block: Table, header: tuple[Text, ...], rows: list[tuple[Text, ...]], area: Area) -> tuple[float, ...]:
    columns = len(header)
    shares = block.widths
    given = len(shares) == columns and all(share > 0 for share in shares)
    if not given and block.row_height > 0 and not any(any(row) for row in rows):
        shares, given = (1.0,) * columns, True
    least, most = [0.0] * columns, [0.0] * columns
    for type_, row in ((area.look.label, header), *((area.look.body, row) for row in rows)):
        for index, text in enumerate(row):
            whole, word = natural_width(text, type_) if text else (0.0, 0.0)
            least[index] = max(least[index], word + 2 * _SIDE)
            most[index] = max(most[index], whole + 2 * _SIDE)
    if given:
        return tuple(with_whole_words(shares, least, area.width))
    return _shared(least, [min(width, area.width * _WIDEST_SHARE) for width in most], area.width)


def _shared(least: list[float], most: list[float], width: float) -> tuple[float, ...]:
    """Give each column what its longest word needs, then share the rest by how much text it holds."""
    most = [max(pair) for pair in zip(least, most, strict=True)]
    if sum(least) >= width:
        return tuple(width * value / sum(least) for value in least)
    if sum(most) <= width:
        spare = width - sum(most)
        return tuple(value + spare * value / sum(most) for value in most)
    wants = [(high - low) ** 0.75 for low, high in zip(least, most, strict=True)]
    spare = (width - sum(least)) / (sum(wants) or 1)
    return tuple(low + want * spare for low, want in zip(least, wants, strict=True))


# --- rows --------------------------------------------------------------------------------------------


def _row(row: tuple[Text, ...], grid: _Grid, limit: float, *, heads: bool) -> list[Strip]:
    """One strip, or one for each level of lines when the row is taller than `limit`."""
    look = grid.area.look
    type_ = look.label if heads else look.body
    line = Node("TR", grid.node)
    cells = [
        cell(text, type_, width - 2 * _SIDE, _cell_node(line, grid, index, heads=heads))
        for index, (text, width) in enumerate(zip(row, grid.widths, strict=True))
    ]
    height = max([type_.height, *_heights(cells)]) + 2 * grid.edge
    if not heads:
        height = max(height, min(grid.row_height, limit))
    if height <= limit:
        return [_strip(cells, grid, height, _Edges(heads=heads))]
    count = max(len(set_.lines) for set_ in cells)
    strips: list[Strip] = []
    for level in range(count):
        edges = _Edges(level == 0, level == count - 1, heads)
        parts = [set_._replace(lines=set_.lines[level : level + 1]) for set_ in cells]
        height = max([type_.height, *_heights(parts)]) + grid.edge * (edges.first + edges.last)
        strips.append(_strip(parts, grid, height, edges))
    return strips


def _drops(cells: Sequence[Cell]) -> list[float]:
    """How far each cell begins below the top, so that the first lines of a row stand on one line.

    A line with a place to write is higher than others.
    """
    first = [set_.lines[0].extra if set_.lines else 0.0 for set_ in cells]
    return [max(first, default=0.0) - extra for extra in first]


def _heights(cells: Sequence[Cell]) -> Iterator[float]:
    return (drop + set_.height for drop, set_ in zip(_drops(cells), cells, strict=True))


def _cell_node(row: Node, grid: _Grid, index: int, *, heads: bool) -> Node:
    """A cell of the heading row heads its column; without one, the first cell of each row heads the row."""
    if heads:
        return Node("TH", row, detail="Column")
    return Node("TD", row) if grid.headed or index else Node("TH", row, detail="Row")


class _Edges(NamedTuple):
    """Whether a strip begins or ends its row, and whether that is the heading row."""

    first: bool = True
    last: bool = True
    heads: bool = False


def _strip(cells: list[Cell], grid: _Grid, height: float, edges: _Edges) -> Strip:
    marks = _lines_of_row(grid, height, edges)
    top = grid.edge if edges.first else 0.0
    for set_, left, drop in zip(cells, grid.lefts, _drops(cells), strict=True):
        empty = edges.first and not set_.lines  # its place is kept, so that every row has all its cells
        marks.extend([_nothing(set_)] if empty else set_.marks(left + _SIDE, top + drop))
    return Strip(height, tuple(marks), baseline=top + cells[0].type.drop)


def _nothing(set_: Cell) -> Mark:
    return TextLine(0.0, 0.0, (), set_.type.size, set_.type.colour, set_.node)


def _lines_of_row(grid: _Grid, height: float, edges: _Edges) -> list[Mark]:
    """The tint and rules of a row: a grid to write in, or a line under each row."""
    look, left, right = grid.area.look, grid.left, grid.right
    marks: list[Mark] = []
    if edges.heads and look.tint:
        marks.append(Box(left, 0.0, right - left, height, fill=look.pale))
    weight, colour = (1.0, look.ink) if edges.heads else (0.5, look.line)
    if grid.ruled:
        weight, colour = 0.75, look.dark
        marks.extend(Rule(x, 0.0, x, height, weight, colour) for x in (*grid.lefts, right))
    if edges.heads and edges.first and (grid.ruled or not look.tint):
        marks.append(Rule(left, 0.0, right, 0.0, weight, colour))
    if edges.last:
        marks.append(Rule(left, height, right, height, weight, colour))
    return marks
