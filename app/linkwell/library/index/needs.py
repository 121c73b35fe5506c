"""What an item needs beyond printed sheets, worked out from its list of equipment.

A teacher asks “what can I do on Monday with nothing?”, so `none` means paper and pencils and no more. The rest is
sorted by how much trouble it is to get. These are word lists, not understanding: a thing nobody listed, and that is
not printed, counts as something to bring.
"""

import re
from collections.abc import Mapping

from linkwell.domain.item import Item
from linkwell.library.index.words import words_of

NONE, CLASSROOM, MATERIALS, DEVICE = "none", "classroom", "materials", "device"
NEEDS: Mapping[str, str] = {
    NONE: "Only paper and pencils",
    CLASSROOM: "Things every classroom has",
    MATERIALS: "Things to bring or collect",
    DEVICE: "A camera, screen or recorder",
}

_SHEET = re.compile(r"\bS\d{1,2}\b")
_FREE = frozenset(
    words_of(
        "adult adults badge badges card cards chart display log map mat mats page pages poster posters prompt prompts "
        "record script sheet sheets slip slips strip strips template tile tiles "
        "crayon crayons notebook notebooks paper pen pencil pencils pens"
    )
)
_CLASSROOM = frozenset(
    words_of(
        "bag bags book books box boxes clip clips clock envelope envelopes glue jar jars lid lids lidded peg pegs pin pins "
        "pot pots ruler rulers scissors stapler tack tape timer tray trays tub tubs watch whiteboard whiteboards "
        "window"
    )
)
_MATERIALS = frozenset(
    words_of(
        "ball balls beads bottle bottles button buttons cloth cork corks cotton counter counters cube cubes cup cups dice "
        "drum fabric flour food leaves magazines newspaper newspapers paint ribbon sand seeds shells sock socks sponge "
        "stones string torch torches toy toys wool"
    )
)
_DEVICE = frozenset(
    words_of(
        "camera cameras computer computers internet laptop laptops microphone phone phones projector recorder screen "
        "speakers tablet tablets webcam"
    )
)


def needs_of(item: Item) -> tuple[str, ...]:
    """The kinds of things an item needs, least trouble first; never empty."""
    found = {kind for equipment in item.teaching.equipment for kind in _kinds(equipment.item)}
    return tuple(need for need in NEEDS if need in found) or (NONE,)


def _kinds(thing: str) -> set[str]:
    """What one line of the list asks for; nothing if it is printed, or paper and pencil, or a person."""
    words = set(words_of(thing))
    named = ((CLASSROOM, _CLASSROOM), (MATERIALS, _MATERIALS), (DEVICE, _DEVICE))
    found = {kind for kind, list_of_words in named if words & list_of_words}
    free = words & _FREE or _SHEET.search(thing)
    return found if found or free else {MATERIALS}
