"""One line of type: words side by side, in the order in which they are seen.

Pieces stand in the order in which they are read, each at its own place, so that a line of mixed directions is read
out rightly too. It draws nothing and measures nothing: words come with their widths.
"""

from collections.abc import Sequence
from typing import NamedTuple

from linkwell.render.pdf.bidi import seen_order
from linkwell.render.pdf.faces import Face
from linkwell.render.pdf.marks import Node, Piece
from linkwell.render.pdf.shaping import ShapedFace

MM = 72 / 25.4
_TICK_SIDE, _TICK_SHARE = 4 * MM, 0.81  # of the type size, for large print
_ZOOM_AIR = 1.5
_GAP_AIR = 0.35  # more height for a line with a gap in it, as a share of the type size


class Fragment(NamedTuple):
    """Part of a word in one face, or (without a face) a gap or a tick box. Words of an odd level run to the left."""

    face: Face | ShapedFace | None
    text: str
    width: float
    node: Node | None
    href: str | None
    level: int = 0


class Word(NamedTuple):
    """What is never parted unless it must be; `space` is the width of the space before it."""

    width: float
    space: float
    fragments: tuple[Fragment, ...]


class Special(NamedTuple):
    """A place to write (`side` 0) or a box to tick in a line, `x` from its start."""

    x: float
    width: float
    side: float
    node: Node | None


class Line(NamedTuple):
    """One line: what to show, how wide it is, how much higher than usual it must be, and whether it starts right."""

    pieces: tuple[Piece, ...]
    specials: tuple[Special, ...]
    width: float
    extra: float
    rtl: bool = False


class Setting(NamedTuple):
    """The size of the type in points, whether anything runs from right to left, and whether the paragraph does."""

    size: float
    mixed: bool = False
    rtl: bool = False


def tick_side(size: float) -> float:
    """The side of a box to tick beside type of this size, in points."""
    return max(_TICK_SIDE, size * _TICK_SHARE)


def set_line(words: Sequence[Word], setting: Setting, *, spaced: bool) -> Line:
    """The words on one line; `spaced` if a space follows, so that words stay apart when they are read out."""
    if setting.mixed:
        return _mixed_line(words, setting, spaced=spaced)
    maker = _LineMaker()
    for word in words:
        maker.word(word, setting.size)
    if spaced and maker.texts:
        maker.texts.append(" ")
    maker.close()
    return Line(tuple(maker.pieces), tuple(maker.specials), maker.x, maker.extra)


class _LineMaker:
    """Puts fragments side by side; neighbours in the same face become one piece, with the spaces between them."""

    __slots__ = ("extra", "face", "href", "left", "node", "pieces", "specials", "texts", "x")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.specials: list[Special] = []
        self.texts: list[str] = []  # of the piece being collected
        self.x = self.left = self.extra = 0.0
        self.face: Face | ShapedFace | None = None
        self.node: Node | None = None
        self.href: str | None = None

    def word(self, word: Word, size: float) -> None:
        if self.x and word.space:
            self.x += word.space
            if self.texts:
                self.texts.append(" ")
                if isinstance(self.face, ShapedFace):
                    self.close()  # its own space is of another width
        for fragment in word.fragments:
            if fragment.face is None:
                self.close()
                self.specials.append(_special(fragment, self.x, size))
                self.extra = max(self.extra, _extra(fragment, size))
            else:
                if fragment.face is not self.face or fragment.node is not self.node:
                    self.close()
                    self.face, self.node, self.href = fragment.face, fragment.node, fragment.href
                    self.left = self.x
                self.texts.append(fragment.text)
            self.x += fragment.width

    def close(self) -> None:
        """Finish the piece being collected."""
        if self.face is not None and self.texts:
            text = "".join(self.texts)
            self.pieces.append(Piece(self.left, self.face, text, self.x - self.left, self.node, self.href))
        self.texts.clear()
        self.face = None


class _Seen(NamedTuple):
    """Something on a line of mixed directions: a fragment, or (without one) a space."""

    width: float
    level: int
    fragment: Fragment | None


def _mixed_line(words: Sequence[Word], setting: Setting, *, spaced: bool) -> Line:
    """A line in which something runs from right to left: each fragment is a piece of its own."""
    row = _row(words)
    places = [0.0] * len(row)
    x = extra = 0.0
    for index in seen_order([seen.level for seen in row]):
        places[index] = x
        x += row[index].width
    pieces: list[Piece] = []
    specials: list[Special] = []
    for index, (seen, place) in enumerate(zip(row, places, strict=True)):
        fragment = seen.fragment
        if fragment is None:
            continue
        extra = max(extra, _extra(fragment, setting.size))
        if fragment.face is None:
            specials.append(_special(fragment, place, setting.size))
            continue
        follows = row[index + 1].fragment is None if index + 1 < len(row) else spaced
        text = fragment.text + " " if follows else fragment.text
        pieces.append(Piece(place, fragment.face, text, fragment.width, fragment.node, fragment.href))
    return Line(tuple(pieces), tuple(specials), x, extra, setting.rtl)


def _row(words: Sequence[Word]) -> list[_Seen]:
    """Fragments and the spaces between words as they are read; a space has the lower level of its neighbours."""
    row: list[_Seen] = []
    for word in words:
        if row and word.space:
            level = min(row[-1].level, word.fragments[0].level)
            row.append(_Seen(word.space, level, None))
        row += (_Seen(fragment.width, fragment.level, fragment) for fragment in word.fragments)
    return row


def _extra(fragment: Fragment, size: float) -> float:
    """How much higher than usual a line with it must be: for handwriting, or for letters that are set larger."""
    if isinstance(fragment.face, ShapedFace):
        return _ZOOM_AIR * (fragment.face.zoom - 1) * size
    return _GAP_AIR * size if fragment.face is None and fragment.text == "gap" else 0.0


def _special(fragment: Fragment, x: float, size: float) -> Special:
    side = tick_side(size) if fragment.text == "tick" else 0.0
    before = fragment.width - side if side and fragment.level % 2 else 0.0  # the words follow on its left
    return Special(x + before, fragment.width, side, fragment.node)
