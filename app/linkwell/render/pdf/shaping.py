"""Scripts whose letters join, stack or change places: words become glyphs through HarfBuzz.

A `ShapedFace` measures like a `Face` but writes glyphs, never characters. It does not know lines or pages, and it is
made only for text that the typefaces of a style cannot show.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

_WORDS_KEPT = 20_000
_BOLD_WEIGHT = 700


class FontFile(NamedTuple):
    """One typeface in a file: `index` counts the faces of a collection; `bold` asks a variable one for its bold."""

    path: Path
    index: int = 0
    bold: bool = False


class Glyph(NamedTuple):
    """A glyph and the characters that it stands for (none for all but one of those that share them).

    `advance` and the offsets are in thousandths of the type size; `own` is the advance that the font gives it.
    """

    number: int
    text: str
    advance: float
    own: float
    dx: float
    dy: float


class Shaper:
    """A font as HarfBuzz holds it, for both directions."""

    def __init__(self, file: FontFile) -> None:
        self.face = hb.Face(hb.Blob.from_file_path(file.path), file.index)
        self.font = hb.Font(self.face)
        self.weight: float | None = None
        axes = {axis.tag: axis for axis in self.face.axis_infos} if self.face.has_var_data else {}
        if "wght" in axes and file.bold:
            self.weight = min(float(_BOLD_WEIGHT), axes["wght"].max_value)
            self.font.set_variations({"wght": self.weight})
        self.scale = 1000 / self.face.upem
        self.characters = frozenset(map(chr, self.face.unicodes))

    def glyphs(self, text: str, *, rtl: bool) -> Iterator[Glyph]:
        """The glyphs of some words from left to right."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self.font, buffer)
        infos, places, scale = buffer.glyph_infos, buffer.glyph_positions, self.scale
        starts = sorted({info.cluster for info in infos})
        words = {start: text[start:end] for start, end in pairwise([*starts, len(text)])}
        for info, place in zip(infos, places, strict=True):
            own = self.font.get_glyph_h_advance(info.codepoint) * scale
            shown = words.pop(info.cluster, "")
            yield Glyph(
                info.codepoint, shown, place.x_advance * scale, own, place.x_offset * scale, place.y_offset * scale
            )


class _ShapedWidths(dict[str, float]):
    """Widths of words as they are set, in thousandths of the type size."""

    def __init__(self, shaper: Shaper, *, rtl: bool) -> None:
        super().__init__()
        self.shaper = shaper
        self.rtl = rtl

    def __missing__(self, word: str) -> float:
        if len(self) > _WORDS_KEPT:
            self.clear()
        width = self[word] = sum(glyph.advance for glyph in self.shaper.glyphs(word, rtl=self.rtl))
        return width


class ShapedFace:
    """One weight of one typeface in one direction; as much of a `Face` as text needs to be measured."""

    __slots__ = ("characters", "name", "rtl", "shaper", "space", "widths")

    def __init__(self, name: str, shaper: Shaper, *, rtl: bool) -> None:
        self.name = name
        self.shaper = shaper
        self.rtl = rtl
        self.characters = shaper.characters
        self.widths = _ShapedWidths(shaper, rtl=rtl)
        self.space = self.widths[" "]

    def glyphs(self, text: str) -> Iterator[Glyph]:
        """The glyphs of the words from left to right."""
        return self.shaper.glyphs(text, rtl=self.rtl)


@lru_cache(maxsize=32)
def shaped_pair(file: FontFile) -> tuple[ShapedFace, ShapedFace]:
    """The font of a file for text from left to right, and from right to left. Raises OSError, or what HarfBuzz does."""
    shaper = Shaper(file)
    name = file.path.stem + ("-Bold" if file.bold else "")
    return ShapedFace(name, shaper, rtl=False), ShapedFace(name, shaper, rtl=True)
