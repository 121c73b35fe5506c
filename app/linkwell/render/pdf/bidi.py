"""Text that runs from right to left, also beside text that does not: levels, and the order in which they are seen.

The rules are those of Unicode (UAX 9), as python-bidi works them out. It knows text and numbers only.
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

from bidi import algorithm

_CLASSES = ("L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "WS", "ON")
_KNOWN = frozenset(_CLASSES)  # a character without a class counts as a letter
_JOINER = "BN"  # a joiner is neither here nor there: it goes with the letter before it, as a mark over it does
_LETTER, _MARK = "a", "\u0300"


def levels(text: str, *, rtl: bool) -> list[int]:
    """The level of each character of a paragraph: even ones run to the right, odd ones to the left."""
    text = "".join(map(_known, text))
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(rtl), "R" if rtl else "L"
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [character["level"] for character in storage["chars"]]


def _known(character: str) -> str:
    """A character whose class the rules below know, in the place of one that they would drop."""
    kind = unicodedata.bidirectional(character)
    return character if kind in _KNOWN else _MARK if kind == _JOINER else _LETTER


def stretches(text: str, found: Sequence[int]) -> list[tuple[str, int]]:
    """The text cut where its level changes."""
    cut = []
    for level, group in groupby(range(len(text)), key=found.__getitem__):
        at = list(group)
        cut.append((text[at[0] : at[-1] + 1], level))
    return cut


def seen_order(found: Sequence[int]) -> list[int]:
    """The places of things on one line as they are seen from left to right (rule L2)."""
    order = list(range(len(found)))
    lowest_odd = min((level for level in found if level % 2), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(found), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if found[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order
