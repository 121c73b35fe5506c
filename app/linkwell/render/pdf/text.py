"""Turns inlines into lines of type: cleans them, measures words and breaks lines at the end of the measure.

It works on widths alone and draws nothing. Words are kept whole where they fit; a longer one is broken after a
hyphen or slash, and only when even that fails between two letters.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from linkwell.domain.document import Field, Gap, Run, Text, Tick
from linkwell.render.direction import RTL, runs_rtl
from linkwell.render.pdf import bidi
from linkwell.render.pdf.faces import JOINERS, Face
from linkwell.render.pdf.line import MM, Fragment, Line, Setting, Word, set_line, tick_side
from linkwell.render.pdf.marks import Colour, Node, Piece

_TICK_SPACE = 1.6 * MM
_LEAST_GAP = 20 * MM  # a place to write is as wide as its line, but never needs more than this
_TICK_AIR = 2.5 * MM  # choices in one line stand apart, each box close to its own words
_TOLERANCE = 0.01  # points; a column made for a word must hold it in spite of rounding
_SPACES = re.compile(r"[^\S\u00a0]+")
_STRAY_JOINERS = re.compile("(?<![\u0590-\u10ff\u1780-\u18af\ufb50-\ufeff])[\u200c\u200d]+")
_AFTER_THESE = re.compile(r"[-\u2013\u2014/@&=?_](?=\w)|\.(?=[^\W\d])")  # never inside a number
_BEHIND_THESE = re.compile(r"(?<=[-\u2013\u2014/@&=?_])(?=\w)|(?<=\.)(?=[^\W\d])")  # the places themselves
_SAFE_LINK = re.compile(r"(https://|mailto:)[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class Type:
    """How some words are set: faces, size in points, leading as a share of it, colours.

    `height` is the distance from one line to the next; `drop` that from the top of a line to its baseline (the
    type stands in the middle of its leading). Both are asked for with every line, so they are worked out once.
    """

    regular: Face
    bold: Face
    size: float
    leading: float
    colour: Colour
    link_colour: Colour
    strong: bool = False
    height: float = field(init=False)
    drop: float = field(init=False)

    def __post_init__(self) -> None:
        face, size, height = self.regular, self.size, self.size * self.leading
        object.__setattr__(self, "height", height)
        object.__setattr__(self, "drop", (height - (face.ascent + face.descent) * size) / 2 + face.ascent * size)

    def width(self, words: str) -> float:
        """The width of some plain words on one line."""
        face = self.bold if self.strong else self.regular
        return sum(part.widths[shown] for part, shown in face.segments(clean(words))) * self.size / 1000


def clean(text: str) -> str:
    """The text without control characters, lone surrogates and invisible signs; any white space is a space."""
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text
    text = unicodedata.normalize("NFC", text).replace("\u202f", "\u00a0")
    text = _STRAY_JOINERS.sub("", _SPACES.sub(" ", text))
    return "".join(c for c in text if c in JOINERS or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


def safe_link(href: str | None) -> str | None:
    """The address if it is one that a page may hold (`https:` or `mailto:`), else nothing."""
    return href if href and _SAFE_LINK.fullmatch(href) else None


def lines(text: Text, type_: Type, width: float, node: Node | None = None) -> list[Line]:
    """Break `text` into lines no wider than `width`; no words give no lines. The first letter gives the direction."""
    room = width + _TOLERANCE
    plain = _plain(text, type_)
    if plain is not None:
        quick = _plain_lines(*plain, type_.size, room)
        if quick is not None:
            return quick
    levels = _Levels(text)
    setting = Setting(type_.size, levels.found is not None, levels.rtl)
    return _lines(_words(text, type_, width, (node, levels)), room, setting)


def natural_width(text: Text, type_: Type) -> tuple[float, float]:
    """The width of all of `text` on one line, and that of the widest piece that a line may not part."""
    plain = _plain(text, type_)
    if plain is not None:
        face, words = plain
        widths = [face.widths[word] for word in words]
        scale = type_.size / 1000
        pieces = (face.widths[piece] for word in words for piece in _BEHIND_THESE.split(word))
        return (sum(widths) + face.space * max(0, len(widths) - 1)) * scale, max(pieces, default=0.0) * scale
    measured = _words(text, type_, 1e6, (None, _Levels(text)))
    return sum(word.width + word.space for word in measured), max(map(_widest, measured), default=0.0)


def _widest(word: Word) -> float:
    """About the width of the widest piece of a word that may be parted, from its share of the letters."""
    if all(fragment.face is None for fragment in word.fragments):
        return min(word.width, _LEAST_GAP)
    letters = "".join(fragment.text for fragment in word.fragments if fragment.face is not None)
    pieces = _BEHIND_THESE.split(letters)
    return word.width if len(pieces) == 1 else word.width * max(map(len, pieces)) / len(letters)


def _plain(text: Text, type_: Type) -> tuple[Face, list[str]] | None:
    """The words of a text that is one run in one face: most of all text, so it is worth a short way."""
    if len(text) != 1 or not isinstance(text[0], Run) or text[0].href is not None:
        return None
    face = type_.bold if text[0].strong or type_.strong else type_.regular
    stretches = face.segments(clean(text[0].text))
    if len(stretches) != 1 or stretches[0][0] is not face:
        return None
    return face, [word for word in stretches[0][1].split(" ") if word]


def _plain_lines(face: Face, words: list[str], size: float, width: float) -> list[Line] | None:
    """The lines of plain words; nothing for the hard cases, in which a word must be parted."""
    scale, widths = size / 1000, face.widths
    space = face.space * scale
    found: list[Line] = []
    start, used = 0, -space
    for index, word in enumerate(words):
        wide = widths[word] * scale
        if used + space + wide > width:
            if wide > width or _AFTER_THESE.search(word):
                return None
            found.append(_plain_line(face, " ".join(words[start:index]) + " ", used))
            start, used = index, -space
        used += space + wide
    if words:
        found.append(_plain_line(face, " ".join(words[start:]), used))
    return found


def _plain_line(face: Face, text: str, width: float) -> Line:
    return Line((Piece(0.0, face, text, width, None, None),), (), width, 0.0)


# --- words -------------------------------------------------------------------------------------------


class _Words:
    """Collects words; what follows without a space is joined to the word before."""

    __slots__ = ("done", "space", "type")

    def __init__(self, type_: Type) -> None:
        self.done: list[Word] = []
        self.space = False
        self.type = type_

    def add(self, fragment: Fragment) -> None:
        done = self.done
        if done and not self.space:
            last = done[-1]
            done[-1] = Word(last.width + fragment.width, last.space, (*last.fragments, fragment))
            return
        space = 0.0
        if done:
            face = done[-1].fragments[-1].face or self.type.regular
            space = face.space * self.type.size / 1000
            if fragment.face is None and fragment.text == "tick":
                space += _TICK_AIR
        done.append(Word(fragment.width, space, (fragment,)))
        self.space = False

    def run(self, value: str, face: Face, about: "_About") -> None:
        """Clean words, all of one level."""
        size = self.type.size / 1000
        if self.done and self.done[-1].fragments[-1].text == "tick" and self.done[-1].fragments[-1].face is None:
            value = value.lstrip(" ")  # a box stays with the word that it is for
        node, href, level = about
        for shown, stretch in face.segments(value, rtl=level % 2 == 1):
            widths = shown.widths
            first = True
            for part in stretch.split(" "):
                if not first:
                    self.space = True
                first = False
                if part:
                    self.add(Fragment(shown, part, widths[part] * size, node, href, level))


class _About(NamedTuple):
    """What is true of all of some words: what they mean, where they lead, and the level of their direction."""

    node: Node | None = None
    href: str | None = None
    level: int = 0


def written(text: Text) -> str:
    """The words as they stand in the document, with a sign for each place to write in."""
    return "".join(inline.text if isinstance(inline, Run) else "\ufffc" for inline in text)


def _words(text: Text, type_: Type, width: float, about: "tuple[Node | None, _Levels]") -> list[Word]:
    words = _Words(type_)
    node, levels = about
    for inline in text:
        match inline:
            case Run(text=value, strong=strong, href=href):
                link = safe_link(href)
                face = type_.bold if strong or type_.strong else type_.regular
                leads = Node("Link", node, alt=value) if link else None
                if levels.found is None:
                    words.run(clean(value), face, _About(leads, link))
                    continue
                for stretch, level in levels.take(clean(value), levels.found):
                    words.run(stretch, face, _About(leads, link, level))
            case Field(name=name, strong=strong):
                # Assembly replaces every field; one that is left shows its name rather than nothing.
                words.run("{{" + name + "}}", type_.bold if strong else type_.regular, _About(level=levels.skip()))
            case Gap(width=gap, label=label):
                place = Node("Span", node, alt=label or "a place to write")
                words.add(Fragment(None, "gap", min(gap * MM, width), place, None, levels.skip()))
            case Tick():
                box = Node("Span", node, alt="a box to tick")
                words.add(Fragment(None, "tick", tick_side(type_.size) + _TICK_SPACE, box, None, levels.skip()))
    return words.done


class _Levels:
    """Deals out the levels of a paragraph's characters to its inlines; all are 0 where nothing runs to the left."""

    __slots__ = ("at", "found", "rtl")

    def __init__(self, text: Text) -> None:
        self.at = 0
        self.rtl = False
        self.found: list[int] | None = None
        whole = written(text)
        if not whole.isascii() and RTL.search(whole):
            kept = "".join(clean(inline.text) if isinstance(inline, Run) else "\ufffc" for inline in text)
            self.rtl = runs_rtl(whole)
            self.found = bidi.levels(kept, rtl=self.rtl)

    def take(self, value: str, found: list[int]) -> list[tuple[str, int]]:
        """The words cut where their level changes."""
        start, self.at = self.at, self.at + len(value)
        return bidi.stretches(value, found[start : self.at])

    def skip(self) -> int:
        """The level of one sign."""
        self.at += 1
        return self.found[self.at - 1] if self.found is not None else 0


# --- lines -------------------------------------------------------------------------------------------


def _lines(words: list[Word], width: float, setting: Setting) -> list[Line]:
    found: list[Line] = []
    line: list[Word] = []
    room = width
    for word in words:
        needed = word.width + word.space if line else word.width
        if needed <= room:
            line.append(word)
            room -= needed
            continue
        *parts, rest = _parted(word, room - word.space if line else room, width, starts=not line)
        for index, part in enumerate(parts):
            if part.width:
                line.append(part if index == 0 else Word(part.width, 0.0, part.fragments))
            # A space at the end keeps words apart when the text is read out or copied; not inside a word.
            found.append(set_line(line, setting, spaced=index == 0 and not part.width))
            line = []
        line.append(Word(rest.width, 0.0, rest.fragments))
        room = width - rest.width
    if line:
        found.append(set_line(line, setting, spaced=False))
    return found


def _parted(word: Word, room: float, width: float, *, starts: bool) -> list[Word]:
    """The word as the parts that stand on successive lines; an empty first part leaves the line as it is."""
    nothing = Word(0.0, 0.0, ())
    if word.width <= width:
        split = None if starts else _split(word, room, _after_hyphen)
        if split is None:
            return [nothing, word]
        return [*split]
    parts: list[Word] = [] if starts else [nothing]
    room = width
    while word.width > width:
        split = _split(word, room, _after_hyphen) or _split(word, room, _between_letters)
        if split is None:
            break
        parts.append(split[0])
        word = split[1]
    return [*parts, word]


def _split(word: Word, room: float, places: "_Places") -> tuple[Word, Word] | None:
    """The longest beginning of a word that fits, and the rest of it; nothing if there is no such place."""
    used = 0.0
    best: tuple[int, int] | None = None
    for index, fragment in enumerate(word.fragments):
        if fragment.face is not None:
            scale = fragment.width / (fragment.face.widths[fragment.text] or 1)
            for end in places(fragment.text):
                if used + fragment.face.widths[fragment.text[:end]] * scale > room:
                    break
                best = index, end
        used += fragment.width
        if used > room:
            break
        if index + 1 < len(word.fragments) and places is _between_letters:
            best = index + 1, 0
    if best is None or best == (0, 0):
        return None
    return _cut(word, *best)


def _cut(word: Word, index: int, end: int) -> tuple[Word, Word]:
    before, after = list(word.fragments[:index]), list(word.fragments[index:])
    if end:
        whole = after[0]
        face = whole.face
        assert face is not None
        scale = whole.width / (face.widths[whole.text] or 1)
        head, tail = whole.text[:end], whole.text[end:]
        before.append(whole._replace(text=head, width=face.widths[head] * scale))
        after[0] = whole._replace(text=tail, width=face.widths[tail] * scale)
        if not tail:
            del after[0]
    return _joined(before, word.space), _joined(after, 0.0)


def _joined(fragments: list[Fragment], space: float) -> Word:
    return Word(sum(fragment.width for fragment in fragments), space, tuple(fragments))


class _Places:
    """Where a word may be parted: places in rising order."""

    def __init__(self, pattern: re.Pattern[str] | None) -> None:
        self.pattern = pattern

    def __call__(self, text: str) -> Iterable[int]:
        if self.pattern is None:
            return range(1, len(text) + 1)
        return [match.end() for match in self.pattern.finditer(text)]


_after_hyphen = _Places(_AFTER_THESE)
_between_letters = _Places(None)
