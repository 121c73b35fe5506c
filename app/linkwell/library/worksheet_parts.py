"""Worksheet parts: lines of a sheet that start with `@`, such as `@write-lines 3 x 10 mm | I think`.

Each part is one small function from its numbers and labels to a block; the table `PARTS` names them all. To add
a part, add a function and a line in the table (and, if it needs a new block, its drawing in each renderer).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from linkwell.domain.document import (
    Block,
    Cards,
    Checklist,
    Columns,
    CutLine,
    Diagram,
    DrawBoxes,
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
_LINE = re.compile(r"@([a-z][a-z-]*)(?:\s+|$)(.*)$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class PartCall:
    """One `@` line taken apart. `entries` are the lines of the list that follows, if the part takes one."""

    name: str
    arguments: str
    labels: tuple[Text, ...]
    entries: tuple[Text, ...]
    symbols: Mapping[str, str]
    key: str

    def numbers(self) -> tuple[float, ...]:
        return tuple(float(number) for number in _NUMBER.findall(self.arguments))

    def first_label(self) -> Text:
        return self.labels[0] if self.labels else ()


class PartFault(Exception):  # noqa: N818 - it becomes a Problem, never reaches a user as an exception
    """A part that cannot be printed; its message tells how to write it."""


Make = Callable[[PartCall], Block]


def split_line(line: str) -> tuple[str, str, list[str]] | None:
    """Name, arguments and raw labels of an `@` line, or None if it is no such line."""
    found = _LINE.match(line.strip())
    if found is None:
        return None
    arguments, *labels = found.group(2).split("|")
    return found.group(1), arguments.strip(), [label.strip() for label in labels]


def _sized(call: PartCall, count: int, form: str, limits: tuple[float, float] = (0.5, 400.0)) -> tuple[float, ...]:
    numbers = call.numbers()
    if len(numbers) != count or not all(limits[0] <= number <= limits[1] for number in numbers):
        raise PartFault(f"Write it as: {form}.")
    return numbers


def _labelled(call: PartCall, least: int, most: int, form: str) -> tuple[Text, ...]:
    if not least <= len(call.labels) <= most:
        raise PartFault(f"Write it as: {form}.")
    return call.labels


def _write_lines(call: PartCall) -> Block:
    count, spacing = _sized(call, 2, "@write-lines 3 x 10 mm | prompt")
    if count > 60 or spacing < 5:
        raise PartFault("Use at most 60 lines, at least 5 mm apart.")
    return WriteLines(int(count), spacing, call.first_label(), call.key)


def _draw_box(call: PartCall) -> Block:
    width, height = _sized(call, 2, "@draw-box 80 x 60 mm | prompt")
    return DrawBoxes((call.first_label(),), height, width, call.key)


def _draw_boxes(call: PartCall) -> Block:
    count, height = _sized(call, 2, "@draw-boxes 3 x 50 mm | First | Next | Last")
    if not 1 <= int(count) <= 8 or len(call.labels) > int(count):
        raise PartFault("Use one to eight boxes, with no more labels than boxes.")
    labels = call.labels + ((),) * (int(count) - len(call.labels))
    return DrawBoxes(labels, height, 0.0, call.key)


def _grid(call: PartCall) -> Block:
    rows, height = _sized(call, 2, "@grid 5 rows x 12 mm | First heading | Second heading")
    header = _labelled(call, 1, 8, "@grid 5 rows x 12 mm | First heading | Second heading")
    if rows > 60:
        raise PartFault("Use at most 60 rows.")
    return Table(header, (((),) * len(header),) * int(rows), (), height, call.key)


def _checklist(call: PartCall) -> Block:
    if not call.entries:
        raise PartFault("Put a list of lines that start with - under @checklist.")
    return Checklist(call.first_label(), call.entries, call.key)


def _cards(call: PartCall) -> Block:
    numbers = call.numbers()
    if len(numbers) != 2 or not all(1 <= number <= 8 for number in numbers):
        raise PartFault("Write it as: @cards 2 x 3 (across x down, at most 8 x 8).")
    across, down = int(numbers[0]), int(numbers[1])
    blank = "blank" in call.arguments
    if not call.entries and not blank:
        raise PartFault("Put the cards as a list of lines that start with - under @cards, or add the word blank.")
    entries = call.entries or ((),) * (across * down)
    return Cards(across, down, entries, numbered=not blank, key=call.key)


def _badges(call: PartCall) -> Block:
    if not call.entries and "blank" not in call.arguments:
        raise PartFault("Put the badges as a list under @badges, or write @badges blank.")
    entries = call.entries or ((),) * 10
    return Cards(2, 5, entries, *BADGE_MM, numbered=False, key=call.key)


def _scale(call: PartCall) -> Block:
    labels = _labelled(call, 2, 7, "@scale | not at all | a little | very")
    alt = f"A line with {len(labels)} points, from {plain(labels[0])} to {plain(labels[-1])}."
    return Diagram("scale", labels, alt, len(labels), call.key)


def _symbols(call: PartCall) -> Block:
    form = "@symbols | ear: a sound | wave: calm"
    entries = []
    for label in _labelled(call, 1, 24, form):
        name, colon, words = plain(label).partition(":")
        name = name.strip().lower()
        if not colon or not words.strip():
            raise PartFault(f"Write each as name: words, such as {form}.")
        if name not in call.symbols:
            raise PartFault(f"There is no symbol “{name}”; the names are in resources/symbols/.")
        entries.append((Symbol(name, call.symbols[name]), (Run(words.strip()),)))
    return Symbols(tuple(entries), call.key)


def _venn(call: PartCall) -> Block:
    labels = _labelled(call, 3, 4, "@venn | Only us | Both | Only them")
    circles = 2 if len(labels) == 3 else 3
    alt = f"{circles} overlapping circles: " + ", ".join(plain(label) for label in labels) + "."
    return Diagram("venn", labels, alt, circles, call.key)


def _circles(call: PartCall) -> Block:
    labels = _labelled(call, 2, 5, "@circles | me | our class | our town")
    alt = "Rings one in another, from the inside out: " + ", ".join(plain(label) for label in labels) + "."
    return Diagram("circles", labels, alt, len(labels), call.key)


def _t_chart(call: PartCall) -> Block:
    (height,) = _sized(call, 1, "@t-chart 100 mm | Same | Different")
    return Columns(_labelled(call, 2, 5, "@t-chart 100 mm | Same | Different"), height, call.key)


def _timeline(call: PartCall) -> Block:
    (count,) = _sized(call, 1, "@timeline 5 | Monday | Friday", (2, 15))
    labels = _labelled(call, 2, 2, "@timeline 5 | Monday | Friday")
    alt = f"A line with {int(count)} points from {plain(labels[0])} to {plain(labels[1])}."
    return Diagram("timeline", labels, alt, int(count), call.key)


def _speech_bubbles(call: PartCall) -> Block:
    (count,) = _sized(call, 1, "@speech-bubbles 2 | We say | They say", (1, 4))
    labels = call.labels + ((),) * (int(count) - len(call.labels))
    if len(labels) != int(count):
        raise PartFault("Write no more labels than bubbles.")
    return Diagram("speech-bubbles", labels, f"{int(count)} empty speech bubbles.", int(count), call.key)


def _cut_line(call: PartCall) -> Block:
    return CutLine(call.first_label(), call.key)


def _sign(call: PartCall) -> Block:
    return Signatures(_labelled(call, 1, 4, "@sign | Class teacher | Partner teacher"), call.key)


def _page(call: PartCall) -> Block:
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
    "sign": _sign,
    "page": _page,
}
TAKES_LIST = frozenset({"checklist", "cards", "badges"})
