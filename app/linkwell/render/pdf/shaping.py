"""Scripts whose letters join, stack or change places: words become glyphs through HarfBuzz.

A `ShapedFace` measures like a `Face` but writes glyphs, never characters. It does not know lines or pages, and it is
made only for text that the typefaces of a style cannot show.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

_WORDS_KEPT = 20_000
_BOLD_WEIGHT = 700
_NOTHING = "\u200d"  # a sign beyond the letters that it helps to write: it joins them, and is not seen


@dataclass(frozen=True, slots=True)
class FontFile:
    """One typeface in a file: `index` counts the faces of a collection; `bold` asks a variable one for its bold.

    `zoom` is how much larger its letters are to be set than those beside them.
    """

    path: Path
    index: int = 0
    bold: bool = False
    zoom: float = 1.0


class Glyph(NamedTuple):
    """A glyph and the characters that it stands for, so that all of them in a row are what was written.

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
        """The glyphs of some words in the order in which they are read."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self.font, buffer)
        infos, places, scale = buffer.glyph_infos, buffer.glyph_positions, self.scale
        starts = sorted({info.cluster for info in infos})
        told = {start: text[start:end] for start, end in pairwise([*starts, len(text)])}
        left = Counter(info.cluster for info in infos)
        seen = list(zip(infos, places, strict=True))
        for info, place in reversed(seen) if rtl else seen:
            own = self.font.get_glyph_h_advance(info.codepoint) * scale
            left[info.cluster] -= 1
            shown, told[info.cluster] = _parted(told[info.cluster], others=left[info.cluster])
            yield Glyph(
                info.codepoint, shown, place.x_advance * scale, own, place.x_offset * scale, place.y_offset * scale
            )


def _parted(text: str, *, others: int) -> tuple[str, str]:
    """What one of the signs that write some letters together stands for, and what is left for the others."""
    if not others:
        return text or _NOTHING, ""
    return text[:1] or _NOTHING, text[1:]


class _ShapedWidths(dict[str, float]):
    """Widths of words as they are set, in thousandths of the type size."""

    def __init__(self, shaper: Shaper, zoom: float, *, rtl: bool) -> None:
        super().__init__()
        self.shaper = shaper
        self.zoom = zoom
        self.rtl = rtl

    def __missing__(self, word: str) -> float:
        if len(self) > _WORDS_KEPT:
            self.clear()
        wide = sum(glyph.advance for glyph in self.shaper.glyphs(word, rtl=self.rtl))
        width = self[word] = wide * self.zoom
        return width


class ShapedFace:
    """One weight of one typeface in one direction; as much of a `Face` as text needs to be measured.

    `zoom` is how much larger than the type around it its letters are set, so that both look of one size.
    """

    __slots__ = ("_kept", "characters", "name", "rtl", "shaper", "space", "widths", "zoom")

    def __init__(self, name: str, shaper: Shaper, zoom: float, *, rtl: bool) -> None:
        self.name = name
        self.shaper = shaper
        self.zoom = zoom
        self.rtl = rtl
        self.characters = shaper.characters
        self.widths = _ShapedWidths(shaper, zoom, rtl=rtl)
        self.space = self.widths[" "]
        self._kept: dict[str, tuple[Glyph, ...]] = {}

    def glyphs(self, text: str) -> tuple[Glyph, ...]:
        """The glyphs of the words in the order in which they are read."""
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) > _WORDS_KEPT:
                self._kept.clear()
            found = self._kept[text] = tuple(self.shaper.glyphs(text, rtl=self.rtl))
        return found


@lru_cache(maxsize=32)
def shaped_pair(file: FontFile) -> tuple[ShapedFace, ShapedFace]:
    """The font of a file for text from left to right, and from right to left. Raises OSError, or what HarfBuzz does."""
    shaper = Shaper(file)
    name = file.path.stem + ("-Bold" if file.bold else "")
    return ShapedFace(name, shaper, file.zoom, rtl=False), ShapedFace(name, shaper, file.zoom, rtl=True)
