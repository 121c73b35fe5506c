"""What a laid-out page is made of: marks with their places, strips of marks, and what they mean.

All lengths are points. Inside a strip x runs from the left edge of the column and y from the strip's top
downwards. `Node` says what a mark is for people who cannot see it; a mark without one is decoration.
"""

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from linkwell.domain.drawing import Drawing
from linkwell.render.pdf.faces import Face
from linkwell.render.pdf.shaping import ShapedFace

Colour = str  # three numbers from 0 to 1, as PDF writes them
Role = Literal[
    "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "Link", "Span",
    "TOC", "TOCI", "Reference", "Div", "Sect",
]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One element of the structure; marks of the same node belong together, even on different pages.

    `key` is the key of its block; `alt` its words when it is a picture or a place to write; `detail` how a list
    is numbered (`Decimal`, `Disc`) or whether a heading cell heads a `Column` or a `Row`. `language` is set where
    it is not that of the document.
    """

    role: Role
    parent: "Node | None" = None
    key: str = ""
    alt: str = ""
    detail: str = ""
    language: str = ""


class Piece(NamedTuple):
    """A stretch of one line in one face, `x` from the line's start. `node` is set where it differs (links).

    The words of a shaped face may end in a space that is read out and not drawn.
    """

    x: float
    face: Face | ShapedFace
    text: str
    width: float
    node: Node | None
    href: str | None


class TextLine(NamedTuple):
    """A line of type; `y` is its baseline. One without pieces keeps the place of an empty cell in its row."""

    x: float
    y: float
    pieces: tuple[Piece, ...]
    size: float
    colour: Colour
    node: Node | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line. `dash` is the length of dashes and gaps; a `stretch` line ends at the strip's foot."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    colour: Colour
    dash: tuple[float, float] | None = None
    stretch: bool = False
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, drawn, filled or both. A `stretch` box ends at the strip's foot."""

    x: float
    y: float
    width: float
    height: float
    weight: float = 0.0
    stroke: Colour = ""
    fill: Colour = ""
    radius: float = 0.0
    dash: tuple[float, float] | None = None
    stretch: bool = False
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled or drawn."""

    x: float
    y: float
    radius: float
    weight: float = 0.0
    stroke: Colour = ""
    fill: Colour = ""
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its top left corner at (x, y), at its own size."""

    x: float
    y: float
    drawing: Drawing
    colour: Colour
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the first page of a part, ending at `x`; known only when everything is laid out."""

    x: float
    y: float
    part_id: str
    face: Face
    size: float
    colour: Colour
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class PartLink:
    """An area that leads to a part."""

    x: float
    y: float
    width: float
    height: float
    part_id: str
    words: str
    node: Node | None = None


Mark = TextLine | Rule | Box | Disc | Picture | PageNumber | PartLink


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A box drawn behind consecutive strips; where it breaks, each page gets its own box.

    `bar` is a thick line at the left edge; `pad` the space kept inside its upper and lower edge.
    """

    x: float
    width: float
    pad: float
    fill: Colour = ""
    bar: Colour = ""
    bar_weight: float = 0.0
    stroke: Colour = ""
    weight: float = 0.0
    radius: float = 0.0


class Strip(NamedTuple):
    """A slice of the column that is never cut. (There are thousands; a tuple is the quickest value to make.)

    `above` and `below` are the spaces it wants to its neighbours (the larger of two counts; none at the top of
    a page). `keep` forbids a break after it. `flex` is how much shorter it may be made. `repeat` is printed
    again when a page begins with this strip. `fresh` begins a new page.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    flex: float = 0.0
    frames: tuple[Frame, ...] = ()
    repeat: tuple["Strip", ...] = ()
    fresh: bool = False
    bare: bool = False
    baseline: float = 0.0

    def shorter(self, amount: float) -> "Strip":
        """The strip with less height; marks that reach its foot are cut back with it."""
        marks = tuple(_shorter(mark, amount) for mark in self.marks)
        return self._replace(height=self.height - amount, flex=max(0.0, self.flex - amount), marks=marks)


class Placed(NamedTuple):
    """Marks on a page, `y` below the top of its text area."""

    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page but for what depends on the whole document: header, footer and page numbers.

    `bare` pages give their margins to the content (exact sheets of cards).
    """

    placed: tuple[Placed, ...]
    filled: float
    bare: bool = False


def moved(mark: Mark, right: float, down: float) -> Mark:
    """The same mark at another place."""
    if isinstance(mark, TextLine):
        return mark._replace(x=mark.x + right, y=mark.y + down)
    if isinstance(mark, Rule):
        return replace(mark, x1=mark.x1 + right, y1=mark.y1 + down, x2=mark.x2 + right, y2=mark.y2 + down)
    return replace(mark, x=mark.x + right, y=mark.y + down)


def undescribed(strip: Strip) -> Strip:
    """The strip as decoration: a heading row that is printed again is not read out again."""
    return strip._replace(marks=tuple(_undescribed(mark) for mark in strip.marks))


def _undescribed(mark: Mark) -> Mark:
    if isinstance(mark, TextLine):
        pieces = tuple(piece._replace(node=None, href=None) for piece in mark.pieces)
        return mark._replace(pieces=pieces, node=None)
    return replace(mark, node=None)


def _shorter(mark: Mark, amount: float) -> Mark:
    if isinstance(mark, Box) and mark.stretch:
        return replace(mark, height=mark.height - amount)
    if isinstance(mark, Rule) and mark.stretch:
        return replace(mark, y2=mark.y2 - amount)
    return mark
