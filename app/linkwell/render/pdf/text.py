"""Turns inlines into lines of type: cleans them, measures words and breaks lines at the end of the measure.

It works on widths alone and draws nothing. Words are kept whole where they fit; a longer one is broken after a
hyphen or slash, and only when even that fails between two letters.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from linkwell.domain.document import Field, Gap, Run, Text, Tick
from linkwell.render.pdf.faces import Face
from linkwell.render.pdf.marks import Colour, Node, Piece

MM = 72 / 25.4
TICK_SIDE = 4 * MM
_TICK_SPACE = 1.6 * MM
_GAP_AIR = 0.35  # more height for a line with a gap in it, as a share of the type size
_SPACES = re.compile(r"[\s\u2028\u2029\x1c-\x1f\x85]+")
_AFTER_THESE = re.compile(r"[-\u2013\u2014/@&=?_.](?=\w)")
_SAFE_LINK = re.compile(r"(https://|mailto:)[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class Type:
    """How some words are set: faces, size in points, leading as a share of it, colours."""

    regular: Face
    bold: Face
    size: float
    leading: float
    colour: Colour
    link_colour: Colour
    strong: bool = False

    @property
    def height(self) -> float:
        """From one line to the next."""
        return self.size * self.leading

    @property
    def drop(self) -> float:
        """From the top of a line to its baseline: the type stands in the middle of its leading."""
        face = self.regular
        return (self.height - (face.ascent + face.descent) * self.size) / 2 + face.ascent * self.size

    def width(self, words: str) -> float:
        """The width of some plain words on one line."""
        face = self.bold if self.strong else self.regular
        return sum(part.widths[shown] for part, shown in face.segments(clean(words))) * self.size / 1000


class Fragment(NamedTuple):
    """Part of a word in one face, or (without a face) a gap or a tick box."""

    face: Face | None
    text: str
    width: float
    node: Node | None
    href: str | None


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
    """One line: what to show, how wide it is, and how much higher than usual it must be."""

    pieces: tuple[Piece, ...]
    specials: tuple[Special, ...]
    width: float
    extra: float


def clean(text: str) -> str:
    """The text without control characters, lone surrogates and invisible signs; any white space is a space."""
    if text.isprintable():
        return text
    text = text.replace("\u00a0", "\ue000").replace("\u202f", "\ue000")
    text = _SPACES.sub(" ", text)
    kept = "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return kept.replace("\ue000", "\u00a0")


def safe_link(href: str | None) -> str | None:
    """The address if it is one that a page may hold (`https:` or `mailto:`), else nothing."""
    return href if href and _SAFE_LINK.fullmatch(href) else None


def lines(text: Text, type_: Type, width: float, node: Node | None = None) -> list[Line]:
    """Break `text` into lines no wider than `width`; no words give no lines."""
    if len(text) == 1 and isinstance(text[0], Run) and text[0].href is None:
        quick = _plain_lines(text[0], type_, width)
        if quick is not None:
            return quick
    return _lines(_words(text, type_, width, node), width, type_.size)


def natural_width(text: Text, type_: Type) -> tuple[float, float]:
    """The width of all of `text` on one line, and that of its widest word."""
    words = _words(text, type_, 1e6, None)
    return sum(word.width + word.space for word in words), max((word.width for word in words), default=0.0)


def _plain_lines(run: Run, type_: Type, width: float) -> list[Line] | None:
    """The lines of one run in one face: most of all text, so it is worth a short way. Nothing for hard cases."""
    face = type_.bold if run.strong or type_.strong else type_.regular
    stretches = face.segments(clean(run.text))
    if len(stretches) != 1 or stretches[0][0] is not face:
        return None
    words = [word for word in stretches[0][1].split(" ") if word]
    size, widths = type_.size / 1000, face.widths
    space = face.space * size
    found: list[Line] = []
    start, used = 0, -space
    for index, word in enumerate(words):
        wide = widths[word] * size
        if used + space + wide > width:
            if wide > width or _AFTER_THESE.search(word):
                return None
            found.append(Line((Piece(0.0, face, " ".join(words[start:index]) + " ", used, None, None),), (), used, 0.0))
            start, used = index, -space
        used += space + wide
    if words:
        found.append(Line((Piece(0.0, face, " ".join(words[start:]), used, None, None),), (), used, 0.0))
    return found


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
        done.append(Word(fragment.width, space, (fragment,)))
        self.space = False

    def run(self, value: str, face: Face, node: Node | None, href: str | None) -> None:
        size = self.type.size / 1000
        value = clean(value)
        if self.done and self.done[-1].fragments[-1].text == "tick" and self.done[-1].fragments[-1].face is None:
            value = value.lstrip(" ")  # a box stays with the word that it is for
        for shown, stretch in face.segments(value):
            widths = shown.widths
            first = True
            for part in stretch.split(" "):
                if not first:
                    self.space = True
                first = False
                if part:
                    self.add(Fragment(shown, part, widths[part] * size, node, href))


def _words(text: Text, type_: Type, width: float, node: Node | None) -> list[Word]:
    words = _Words(type_)
    for inline in text:
        match inline:
            case Run(text=value, strong=strong, href=href):
                link = safe_link(href)
                face = type_.bold if strong or type_.strong else type_.regular
                words.run(value, face, Node("Link", node, alt=value) if link else None, link)
            case Field(name=name, strong=strong):
                # Assembly replaces every field; one that is left shows its name rather than nothing.
                words.run("{{" + name + "}}", type_.bold if strong else type_.regular, None, None)
            case Gap(width=gap, label=label):
                place = Node("Span", node, alt=label or "a place to write")
                words.add(Fragment(None, "gap", min(gap * MM, width), place, None))
            case Tick():
                box = Node("Span", node, alt="a box to tick")
                words.add(Fragment(None, "tick", TICK_SIDE + _TICK_SPACE, box, None))
    return words.done


# --- lines -------------------------------------------------------------------------------------------


def _lines(words: list[Word], width: float, size: float) -> list[Line]:
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
            found.append(_line(line, size, last=False))
            line = []
        line.append(Word(rest.width, 0.0, rest.fragments))
        room = width - rest.width
    if line:
        found.append(_line(line, size, last=True))
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


def _line(words: list[Word], size: float, *, last: bool) -> Line:
    """Put words side by side; neighbours in the same face become one piece, with the spaces between them."""
    pieces: list[Piece] = []
    specials: list[Special] = []
    x = 0.0
    extra = 0.0
    open_: list[str] = []  # texts of the piece being collected
    start: Piece | None = None
    for word in words:
        if x and word.space:
            x += word.space
            if open_:
                open_.append(" ")
        for fragment in word.fragments:
            face = fragment.face
            if face is None:
                start = _close(pieces, start, open_, x)
                specials.append(_special(fragment, x))
                extra = max(extra, _GAP_AIR * size if fragment.text == "gap" else 0.0)
            elif start is not None and start.face is face and start.node is fragment.node:
                open_.append(fragment.text)
            else:
                start = _close(pieces, start, open_, x)
                start = Piece(x, face, "", 0.0, fragment.node, fragment.href)
                open_.append(fragment.text)
            x += fragment.width
    if not last and open_:
        open_.append(" ")  # so that words are not joined when the text is read out or copied
    _close(pieces, start, open_, x)
    return Line(tuple(pieces), tuple(specials), x, extra)


def _close(pieces: list[Piece], start: Piece | None, texts: list[str], x: float) -> None:
    if start is not None:
        pieces.append(Piece(start.x, start.face, "".join(texts), x - start.x, start.node, start.href))
        texts.clear()


def _special(fragment: Fragment, x: float) -> Special:
    side = TICK_SIDE if fragment.text == "tick" else 0.0
    return Special(x, fragment.width, side, fragment.node)
