"""Worksheet parts to cut out: cards with or without backs, badges and bunting.

Their sizes are true millimetres; the renderers put as many on a page as it holds.
"""

import re
from dataclasses import replace

from linkwell.domain.document import Block, Cards, Run, Symbol, Text
from linkwell.library.part_call import PartCall, PartFault, divided, labelled, named_symbol, sizes, whole

BADGE_MM = (90.0, 55.0)
PENNANT_MM = (80.0, 110.0)
_PICTURE = re.compile(r"\(([a-z0-9-]+)\)\s*")
_BACKS = frozenset({"backs"})


def cards(call: PartCall) -> Block:
    """`@cards 2 x 3` with a list, or blank; with `backs`, each line holds both sides of a card."""
    form = "@cards 2 x 3 (across x down)"
    across, down = (whole(number, 8, "cards across and down") for number in sizes(call, 2, form, _BACKS))
    labelled(call, 0, 0, form)
    blank = "blank" in call.arguments.split()
    if not call.entries and not blank:
        raise PartFault("Put the cards as a list of lines that start with - under @cards, or add the word blank.")
    entries, backs = _sides(call.entries or ((),) * (across * down), call)
    shown = [_pictured(entry, call) for entry in entries]
    pictures = tuple(symbol for symbol, _ in shown)
    numbered = not blank and not any(pictures) and "plain" not in call.arguments
    return Cards(
        across,
        down,
        tuple(text for _, text in shown),
        numbered=numbered,
        pictures=pictures if any(pictures) else (),
        backs=backs,
        key=call.key,
    )


def badges(call: PartCall) -> Block:
    """`@badges` with a list, or `@badges blank`: ten to a page of A4."""
    labelled(call, 0, 0, "@badges")
    sizes(call, 0, "@badges, or @badges blank")
    if not call.entries and "blank" not in call.arguments.split():
        raise PartFault("Put the badges as a list under @badges, or write @badges blank.")
    shown = [_pictured(entry, call) for entry in call.entries or ((),) * 10]
    pictures = tuple(symbol for symbol, _ in shown)
    entries = tuple(text for _, text in shown)
    pictured = pictures if any(pictures) else ()
    return Cards(2, 5, entries, *BADGE_MM, numbered=False, pictures=pictured, key=call.key)


def bunting(call: PartCall) -> Block:
    """`@bunting | W | E`, a pennant for each label, or `@bunting 4 blank`."""
    form = "@bunting | W | E | L, or @bunting 4 blank"
    blank = "blank" in call.arguments.split()
    numbers = sizes(call, 1 if blank else 0, form)
    entries = labelled(call, 0, 0, form) if blank else labelled(call, 1, 30, form)
    if blank:
        entries = ((),) * whole(numbers[0], 30, "pennants")
    return Cards(2, 2, entries, *PENNANT_MM, numbered=False, shape="pennant", key=call.key)


def _sides(entries: tuple[Text, ...], call: PartCall) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """The fronts and, if the part asks for them, the backs of cards."""
    if "backs" not in call.arguments.split():
        return entries, ()
    sides = [divided(entry) for entry in entries]
    if any(len(both) > 2 for both in sides):
        raise PartFault("Write both sides of a card on one line: front // back.")
    return tuple(both[0] for both in sides), tuple(both[1] if len(both) > 1 else () for both in sides)


def _pictured(entry: Text, call: PartCall) -> tuple[Symbol | None, Text]:
    """A card that begins with the name of a symbol in round brackets carries that symbol."""
    first = entry[0] if entry else None
    found = _PICTURE.match(first.text) if isinstance(first, Run) else None
    if found is None or not isinstance(first, Run):
        return None, entry
    symbol = named_symbol(found.group(1), call)
    rest = first.text[found.end() :]
    return symbol, (*((replace(first, text=rest),) if rest else ()), *entry[1:])
