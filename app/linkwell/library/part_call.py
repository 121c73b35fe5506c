"""One `@` line of a sheet taken apart, and the checks that all worksheet parts share.

It knows no part by name. A `PartFault` tells the writer how the line should be written.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from linkwell.domain.document import Field, Inline, Run, Symbol, Text, plain

_LINE = re.compile(r"@([A-Za-z][A-Za-z-]*)(?![\w.@-])[ \t]*(.*)\Z")
_NUMBER = re.compile(r"(?<![\d.-])\d+(?:\.\d+)?(?![\d.])")
_SIDES = re.compile(r"\s*//\s*")
_UNIT = re.compile(r"(?:[a-z]+|×)", re.IGNORECASE)
_UNITS = frozenset({"x", "×", "by", "mm", "row", "rows", "line", "lines", "blank", "plain"})


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


def split_line(line: str) -> tuple[str, str, list[str]] | None:
    """Name, arguments and raw labels of an `@` line, or None if it is no such line."""
    found = _LINE.match(line.strip())
    if found is None:
        return None
    arguments, *labels = (piece.strip() for piece in found.group(2).split("|"))
    while labels and not labels[-1]:
        labels.pop()
    return found.group(1).lower(), arguments.lower(), labels


def sizes(call: PartCall, count: int, form: str, extra: frozenset[str] = frozenset()) -> tuple[float, ...]:
    """The numbers of a part; there must be `count` of them, and no words but units and `extra`."""
    numbers = tuple(float(number) for number in _NUMBER.findall(call.arguments))
    rest = _NUMBER.sub(" ", call.arguments)
    if len(numbers) != count or set(_UNIT.findall(rest.lower())) - _UNITS - extra or _UNIT.sub("", rest).strip():
        raise PartFault(f"Write it as: {form}.")
    return numbers


def whole(number: float, most: int, things: str, least: int = 1) -> int:
    """A whole number of things between two bounds."""
    if not (number.is_integer() and least <= number <= most):
        raise PartFault(f"Use a whole number of {things}, from {least} to {most}.")
    return int(number)


def length(number: float, least: float = 5.0, most: float = 400.0) -> float:
    """A length in millimetres that fits on paper."""
    if not least <= number <= most:
        raise PartFault(f"Use from {least:g} to {most:g} mm.")
    return number


def labelled(call: PartCall, least: int, most: int, form: str, *, empty: bool = True) -> tuple[Text, ...]:
    """The labels of a part; `empty` says whether some may be without words."""
    if not least <= len(call.labels) <= most or not (empty or all(call.labels)):
        raise PartFault(f"Write it as: {form}.")
    return call.labels


def said(label: Text) -> str:
    """A label inside the words that describe a figure: names to fill in by their plain title."""
    named = (Run(part.name.replace(".", " ").replace("_", " ")) if isinstance(part, Field) else part for part in label)
    return plain(tuple(named))


def prompt(call: PartCall, form: str) -> Text:
    """The one label that a part may have."""
    labels = labelled(call, 0, 1, form)
    return labels[0] if labels else ()


def named_symbol(name: str, call: PartCall) -> Symbol:
    """The symbol of that name, with its words for people who cannot see it."""
    if name not in call.symbols:
        raise PartFault(f"There is no symbol “{name}”; the names are in resources/symbols/.")
    return Symbol(name, call.symbols[name])


def pictured(label: Text, call: PartCall, form: str) -> tuple[Symbol, Text]:
    """The picture named before the colon, and the words after it, gaps and names to fill in included."""
    first, *others = label
    opening = first if isinstance(first, Run) else Run("")
    written, colon, beginning = opening.text.partition(":")
    begun = Run(beginning.lstrip(), opening.strong, opening.href)
    words: Text = (begun, *others) if begun.text else tuple(others)
    if not colon or not words:
        raise PartFault(f"Write each as name: words, such as {form}.")
    return named_symbol(written.strip().lower(), call), words


def divided(text: Text) -> tuple[Text, ...]:
    """The stretches between the `//` of a line, without the spaces round them."""
    stretches: list[list[Inline]] = [[]]
    for inline in text:
        if not isinstance(inline, Run) or inline.href:
            stretches[-1].append(inline)
            continue
        for number, piece in enumerate(_SIDES.split(inline.text)):
            if number:
                stretches.append([])
            if piece:
                stretches[-1].append(replace(inline, text=piece))
    return tuple(map(tuple, stretches))
