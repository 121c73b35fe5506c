"""Sets text into strips: the part of layout that every kind of block uses."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from linkwell.domain.document import Block, Text
from linkwell.render.pdf.line import Line
from linkwell.render.pdf.look import Look
from linkwell.render.pdf.marks import Box, Mark, Node, Rule, Strip, TextLine
from linkwell.render.pdf.text import Type, lines

GAP_RULE_PT = 0.75
_LINK_RULE_PT = 0.5
_OPEN = 1_000.0  # a measure as wide as this is no column


@dataclass(frozen=True, slots=True)
class Area:
    """Where a block may stand: from `x`, `width` wide, on pages with `page_height` of text; all in points.

    `parent` is the structure that the block belongs to; `measure` lays out blocks inside a block; `used` is
    how much of the page stands above, as far as that is known.
    """

    look: Look
    x: float
    width: float
    page_height: float
    page_width: float
    symbols: Path
    measure: Callable[[Block, "Area"], list[Strip]]
    parent: Node | None = None
    used: float = 0.0

    def inset(self, left: float, right: float = 0.0, parent: Node | None = None) -> "Area":
        """The area without some points at its sides, for blocks inside a block."""
        inner = max(20.0, self.width - left - right)
        return replace(self, x=self.x + left, width=inner, parent=parent or self.parent, used=0.0)


class Cell(NamedTuple):
    """Some lines that stand beside others in one strip: in a table, on a card, above a frame."""

    lines: tuple[Line, ...]
    type: Type
    node: Node | None
    room: float = 0.0

    @property
    def height(self) -> float:
        return sum(self.type.height + line.extra for line in self.lines)

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0)

    def marks(self, x: float, y: float, width: float = 0.0) -> list[Mark]:
        """The lines from (x, y) down; each in the middle of `width` if that is given."""
        marks: list[Mark] = []
        for line in self.lines:
            left = x + (width - line.width) / 2 if width else x + _start(line, self.room)
            marks.extend(line_marks(line, left, y + self.type.drop + line.extra, self.type, self.node))
            y += self.type.height + line.extra
        return marks


def cell(text: Text, type_: Type, width: float, node: Node | None) -> Cell:
    """`text` broken into lines of at most `width`."""
    return Cell(tuple(lines(text, type_, width, node)) if text else (), type_, node, width)


def text_strips(text: Text, type_: Type, area: Area, node: Node | None, *, centred: bool = False) -> list[Strip]:
    """One strip for each line; the first two and the last two lines never part."""
    set_ = lines(text, type_, area.width, node)
    last = len(set_) - 1
    strips: list[Strip] = []
    for index, line in enumerate(set_):
        x = area.x + ((area.width - line.width) / 2 if centred else _start(line, area.width))
        baseline = type_.drop + line.extra
        marks = line_marks(line, x, baseline, type_, node)
        keep = index < last and (index == 0 or index == last - 1)
        strips.append(Strip(type_.height + line.extra, marks, keep=keep, baseline=baseline))
    return strips


def _start(line: Line, room: float) -> float:
    """How far from the left a line begins: those that run to the left end at the right edge of their room."""
    return room - line.width if line.rtl and line.width < room < _OPEN else 0.0


def line_marks(line: Line, x: float, baseline: float, type_: Type, node: Node | None) -> tuple[Mark, ...]:
    """The marks of one line whose type starts at `x` on `baseline`."""
    if not line.specials and all(piece.href is None for piece in line.pieces):
        return (TextLine(x, baseline, line.pieces, type_.size, type_.colour, node),)
    marks: list[Mark] = []
    if line.pieces:
        marks.append(TextLine(x, baseline, line.pieces, type_.size, type_.colour, node))
    for piece in line.pieces:
        if piece.href is not None:
            left, right, y = x + piece.x, x + piece.x + piece.width, baseline + 0.12 * type_.size
            marks.append(Rule(left, y, right, y, _LINK_RULE_PT, type_.link_colour))
    for special in line.specials:
        if special.side:
            top = baseline - (special.side + type_.regular.cap_height * type_.size) / 2
            marks.append(tick_box(x + special.x, top, special.side, type_.colour, special.node))
        else:
            left, y = x + special.x + 1.5, baseline + 1.5
            right = left + max(4.0, special.width - 3.0)
            marks.append(Rule(left, y, right, y, GAP_RULE_PT, type_.colour, node=special.node))
    return tuple(marks)


def tick_box(x: float, y: float, side: float, colour: str, node: Node | None) -> Box:
    """A box to tick, `side` points wide, its top left corner at (x, y)."""
    inset = 0.5
    return Box(x + inset, y + inset, side - 2 * inset, side - 2 * inset, 1.0, colour, radius=1.2, node=node)


def total_height(strips: list[Strip]) -> float:
    """The height of strips one below another, with the spaces between them."""
    height = 0.0
    below = 0.0
    for index, strip in enumerate(strips):
        height += strip.height + (max(below, strip.above) if index else 0.0)
        below = strip.below
    return height


def spaced(strips: list[Strip], above: float, below: float) -> list[Strip]:
    """The same strips with these spaces before the first and after the last."""
    if strips:
        strips[0] = strips[0]._replace(above=above)
        strips[-1] = strips[-1]._replace(below=below)
    return strips


def kept(strips: list[Strip]) -> list[Strip]:
    """The same strips, never parted from one another nor from what follows."""
    return [strip._replace(keep=True) for strip in strips]
