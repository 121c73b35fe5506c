"""What an item needs beyond printed sheets, worked out from its list of equipment.

A teacher asks “what can I do on Monday with nothing?”, so `none` means paper and pencils and no more. The rest is
sorted by how much trouble it is to get. These are word lists, not understanding: a thing nobody listed, and that is
not printed, counts as something to bring.
"""

import re
from collections.abc import Mapping

from linkwell.domain.item import Item
from linkwell.library.index.words import stems_of

NONE, CLASSROOM, MATERIALS, DEVICE = "none", "classroom", "materials", "device"
NEEDS: Mapping[str, str] = {
    NONE: "Only paper and pencils",
    CLASSROOM: "Things every classroom has",
    MATERIALS: "Things to bring or collect",
    DEVICE: "A camera, phone or screen",
}

_SHEET = re.compile(r"\bS\d{1,2}\b")
_FREE = frozenset(
    stems_of(
        "adult badge card chart display log map mat page poster prompt record script sheet slip strip template tile "
        "crayon notebook paper pen pencil"
    )
)
_CLASSROOM = frozenset(
    stems_of(
        "bag book box clip clock envelope glue jar lid lidded peg pin pot ruler scissors stapler tack tape timer tray "
        "tub watch whiteboard window"
    )
)
_MATERIALS = frozenset(
    stems_of(
        "ball bead bottle button cloth cork cotton counter cube cup dice drum fabric flour food leaves magazine "
        "newspaper paint ribbon sand seed shell sock sponge stone string torch toy wool"
    )
)
_DEVICE = frozenset(stems_of("camera computer internet laptop microphone phone projector screen speaker tablet webcam"))


def needs_of(item: Item) -> tuple[str, ...]:
    """The kinds of things an item needs, least trouble first; never empty."""
    found = {kind for equipment in item.teaching.equipment for kind in _kinds(equipment.item)}
    return tuple(need for need in NEEDS if need in found) or (NONE,)


def _kinds(thing: str) -> set[str]:
    """What one line of the list asks for; nothing if it is printed, or paper and pencil, or a person."""
    words = set(stems_of(thing))
    named = ((CLASSROOM, _CLASSROOM), (MATERIALS, _MATERIALS), (DEVICE, _DEVICE))
    found = {kind for kind, list_of_words in named if words & list_of_words}
    free = words & _FREE or _SHEET.search(thing)
    return found if found or free else {MATERIALS}
