"""Worksheet parts: lines of a sheet that start with `@`, such as `@write-lines 3 x 10 mm | I think`.

Each part is one small function from its numbers and labels to a block; the table `PARTS` names them all. To add
a part, add a function and a line in the table (and, if it needs a new block, its drawing in each renderer).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from linkwell.domain.document import (
    Block,
    Cards,
    Checklist,
    Columns,
    CutLine,
    Diagram,
    DrawBoxes,
    Field,
    PageBreak,
    Run,
    Signatures,
    Symbol,
    Symbols,
    Table,
    Text,
    WriteLines,
    plain,
)

BADGE_MM = (90.0, 55.0)
_LINE = re.compile(r"@([A-Za-z][A-Za-z-]*)(?![\w.@-])[ \t]*(.*)\Z")
_NUMBER = re.compile(r"(?<![\d.-])\d+(?:\.\d+)?(?![\d.])")
_UNIT = re.compile(r"(?:[a-z]+|×)", re.IGNORECASE)
_UNITS = frozenset({"x", "×", "by", "mm", "row", "rows", "line", "lines", "blank", "plain"})
_PICTURE = re.compile(r"\(([a-z0-9-]+)\)\s*")


@dataclass(frozen=True, slots=True)
class PartCall:
    """One `@` line taken apart. `entries` are the lines of the list that follows, if the part takes one."""

    name: str
    arguments: str
    labels: tuple[Text, ...]
    entries: tuple[Text, ...]
    symbols: Mapping[str, str]
    key: str


class PartFault(Exception):  # noqa: N818 - it becomes a Problem, never reaches a user as an exception
    """A part that cannot be printed; its message tells how to write it."""


Make = Callable[[PartCall], Block]


def split_line(line: str) -> tuple[str, str, list[str]] | None:
    """Name, arguments and raw labels of an `@` line, or None if it is no such line."""
    found = _LINE.match(line.strip())
    if found is None:
        return None
    arguments, *labels = (piece.strip() for piece in found.group(2).split("|"))
    while labels and not labels[-1]:
        labels.pop()
    return found.group(1).lower(), arguments.lower(), labels


def takes_list(name: str, arguments: str) -> bool:
    """Whether a part takes the list that stands under it as its own."""
    return name in _TAKE_LISTS and "blank" not in arguments.split()


def _sizes(call: PartCall, count: int, form: str) -> tuple[float, ...]:
    """The numbers of a part; there must be `count` of them, and no other words than units."""
    numbers = tuple(float(number) for number in _NUMBER.findall(call.arguments))
    rest = _NUMBER.sub(" ", call.arguments)
    if len(numbers) != count or set(_UNIT.findall(rest.lower())) - _UNITS or _UNIT.sub("", rest).strip():
        raise PartFault(f"Write it as: {form}.")
    return numbers


def _count(number: float, most: int, things: str, least: int = 1) -> int:
    if not (number.is_integer() and least <= number <= most):
        raise PartFault(f"Use a whole number of {things}, from {least} to {most}.")
    return int(number)


def _length(number: float, least: float = 5.0, most: float = 400.0) -> float:
    if not least <= number <= most:
        raise PartFault(f"Use from {least:g} to {most:g} mm.")
    return number


def _labelled(call: PartCall, least: int, most: int, form: str, *, empty: bool = True) -> tuple[Text, ...]:
    """The labels of a part; `empty` says whether some may be without words."""
    if not least <= len(call.labels) <= most or not (empty or all(call.labels)):
        raise PartFault(f"Write it as: {form}.")
    return call.labels


def _said(label: Text) -> str:
    """A label inside the words that describe a figure: names to fill in by their plain title."""
    named = (Run(part.name.replace(".", " ").replace("_", " ")) if isinstance(part, Field) else part for part in label)
    return plain(tuple(named))


def _prompt(call: PartCall, form: str) -> Text:
    labels = _labelled(call, 0, 1, form)
    return labels[0] if labels else ()


def _write_lines(call: PartCall) -> Block:
    form = "@write-lines 3 x 10 mm | prompt"
    count, spacing = _sizes(call, 2, form)
    return WriteLines(_count(count, 60, "lines"), _length(spacing), _prompt(call, form), call.key)


def _draw_box(call: PartCall) -> Block:
    form = "@draw-box 80 x 60 mm | prompt"
    width, height = _sizes(call, 2, form)
    return DrawBoxes((_prompt(call, form),), _length(height), _length(width), call.key)


def _draw_boxes(call: PartCall) -> Block:
    form = "@draw-boxes 3 x 50 mm | First | Next | Last"
    number, height = _sizes(call, 2, form)
    count = _count(number, 8, "boxes")
    labels = _labelled(call, 0, count, form)
    return DrawBoxes(labels + ((),) * (count - len(labels)), _length(height), 0.0, call.key)


def _grid(call: PartCall) -> Block:
    form = "@grid 5 rows x 12 mm | First heading | Second heading"
    rows, height = _sizes(call, 2, form)
    header = _labelled(call, 1, 8, form)
    return Table(header, (((),) * len(header),) * _count(rows, 60, "rows"), (), _length(height), call.key)


def _checklist(call: PartCall) -> Block:
    form = "@checklist | prompt"
    _sizes(call, 0, form)
    if not call.entries:
        raise PartFault("Put a list of lines that start with - under @checklist.")
    return Checklist(_prompt(call, form), call.entries, call.key)


def _cards(call: PartCall) -> Block:
    form = "@cards 2 x 3 (across x down)"
    numbers = _sizes(call, 2, form)
    across, down = (_count(number, 8, "cards across and down") for number in numbers)
    _labelled(call, 0, 0, form)
    blank = not takes_list(call.name, call.arguments)
    if not call.entries and not blank:
        raise PartFault("Put the cards as a list of lines that start with - under @cards, or add the word blank.")
    entries = call.entries or ((),) * (across * down)
    pictured = [_pictured(entry, call) for entry in entries]
    pictures = tuple(symbol for symbol, _ in pictured)
    numbered = not blank and not any(pictures) and "plain" not in call.arguments
    words = tuple(text for _, text in pictured)
    return Cards(across, down, words, numbered=numbered, pictures=pictures if any(pictures) else (), key=call.key)


def _pictured(entry: Text, call: PartCall) -> tuple[Symbol | None, Text]:
    """A card that begins with the name of a symbol in round brackets carries that symbol."""
    first = entry[0] if entry else None
    found = _PICTURE.match(first.text) if isinstance(first, Run) else None
    if found is None or not isinstance(first, Run):
        return None, entry
    name = found.group(1)
    if name not in call.symbols:
        raise PartFault(f"There is no symbol “{name}”; the names are in resources/symbols/.")
    rest = first.text[found.end() :]
    return Symbol(name, call.symbols[name]), (*((replace(first, text=rest),) if rest else ()), *entry[1:])


def _badges(call: PartCall) -> Block:
    _labelled(call, 0, 0, "@badges")
    _sizes(call, 0, "@badges, or @badges blank")
    if not call.entries and takes_list(call.name, call.arguments):
        raise PartFault("Put the badges as a list under @badges, or write @badges blank.")
    entries = call.entries or ((),) * 10
    return Cards(2, 5, entries, *BADGE_MM, numbered=False, key=call.key)


def _scale(call: PartCall) -> Block:
    form = "@scale | not at all | a little | very"
    _sizes(call, 0, form)
    labels = _labelled(call, 2, 7, form, empty=False)
    alt = f"A line with {len(labels)} points, from {_said(labels[0])} to {_said(labels[-1])}."
    return Diagram("scale", labels, alt, len(labels), call.key)


def _symbols(call: PartCall) -> Block:
    form = "@symbols | ear: a sound | wave: calm"
    _sizes(call, 0, form)
    return Symbols(tuple(_symbol(label, call, form) for label in _labelled(call, 1, 24, form, empty=False)), call.key)


def _symbol(label: Text, call: PartCall, form: str) -> tuple[Symbol, Text]:
    """The picture named before the colon, and the words after it, gaps and names to fill in included."""
    first, *others = label
    opening = first if isinstance(first, Run) else Run("")
    written, colon, beginning = opening.text.partition(":")
    name = written.strip().lower()
    begun = Run(beginning.lstrip(), opening.strong, opening.href)
    words: Text = (begun, *others) if begun.text else tuple(others)
    if not colon or not words:
        raise PartFault(f"Write each as name: words, such as {form}.")
    if name not in call.symbols:
        raise PartFault(f"There is no symbol “{name}”; the names are in resources/symbols/.")
    return Symbol(name, call.symbols[name]), words


def _venn(call: PartCall) -> Block:
    form = "@venn | Only us | Both | Only them"
    _sizes(call, 0, form)
    labels = _labelled(call, 3, 4, form, empty=False)
    circles = 2 if len(labels) == 3 else 3
    alt = f"{circles} overlapping circles: " + ", ".join(_said(label) for label in labels) + "."
    return Diagram("venn", labels, alt, circles, call.key)


def _circles(call: PartCall) -> Block:
    form = "@circles | me | our class | our town"
    _sizes(call, 0, form)
    labels = _labelled(call, 2, 5, form, empty=False)
    alt = "Rings one in another, from the inside out: " + ", ".join(_said(label) for label in labels) + "."
    return Diagram("circles", labels, alt, len(labels), call.key)


def _t_chart(call: PartCall) -> Block:
    form = "@t-chart 100 mm | Same | Different"
    (height,) = _sizes(call, 1, form)
    return Columns(_labelled(call, 2, 5, form), _length(height), call.key)


def _timeline(call: PartCall) -> Block:
    form = "@timeline 5 | Monday | Friday"
    (number,) = _sizes(call, 1, form)
    count = _count(number, 15, "points", least=2)
    labels = _labelled(call, 2, 2, form, empty=False)
    alt = f"A line with {count} points from {_said(labels[0])} to {_said(labels[1])}."
    return Diagram("timeline", labels, alt, count, call.key)


def _speech_bubbles(call: PartCall) -> Block:
    form = "@speech-bubbles 2 | We say | They say"
    (number,) = _sizes(call, 1, form)
    count = _count(number, 4, "bubbles")
    labels = _labelled(call, 0, count, form)
    alt = f"{count} empty speech bubbles." if count > 1 else "An empty speech bubble."
    return Diagram("speech-bubbles", labels + ((),) * (count - len(labels)), alt, count, call.key)


def _cut_line(call: PartCall) -> Block:
    form = f"@{call.name} | words above the line"
    _sizes(call, 0, form)
    return CutLine(_prompt(call, form), call.name == "fold-line", call.key)


def _sign(call: PartCall) -> Block:
    form = "@sign | Class teacher | Partner teacher"
    _sizes(call, 0, form)
    return Signatures(_labelled(call, 1, 4, form, empty=False), call.key)


def _page(call: PartCall) -> Block:
    _sizes(call, 0, "@page")
    _labelled(call, 0, 0, "@page")
    return PageBreak(call.key)


PARTS: Mapping[str, Make] = {
    "write-lines": _write_lines,
    "draw-box": _draw_box,
    "draw-boxes": _draw_boxes,
    "grid": _grid,
    "checklist": _checklist,
    "cards": _cards,
    "badges": _badges,
    "scale": _scale,
    "symbols": _symbols,
    "venn": _venn,
    "circles": _circles,
    "t-chart": _t_chart,
    "timeline": _timeline,
    "speech-bubbles": _speech_bubbles,
    "cut-line": _cut_line,
    "fold-line": _cut_line,
    "sign": _sign,
    "page": _page,
}
_TAKE_LISTS = frozenset({"checklist", "cards", "badges"})
