"""A pack in separate documents, by who gets them: the teacher, pupils of each level, families; answers by themselves.

Every part goes into exactly one of them, in the order of the pack. Nothing here knows a file or a format.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.document import Block, Contents, Document, Part

_TEACHER = "teacher"
_WHAT = {
    _TEACHER: "for the teacher",
    "pupils": "for pupils",
    "pupils-supported": "for pupils, supported",
    "pupils-stretch": "for pupils, stretch",
    "answers": "answers",
    "families": "for families",
}


@dataclass(frozen=True, slots=True)
class Share:
    """One of the documents; `name` is a file's name without a suffix."""

    name: str
    document: Document


def shares(document: Document, catalogue: Catalogue) -> tuple[Share, ...]:
    """The documents that a pack falls into, without empty ones; the teacher's comes first and holds the credits."""
    return tuple(_shares(document, catalogue))


def name_in(identifier: str) -> str:
    """The name of the share that a document with this identifier seems to be; empty if it is the whole pack."""
    return next((name for name in _WHAT if f"-{identifier}".endswith(f"-{name}")), "")


def share_named(name: str, document: Document, catalogue: Catalogue) -> Document:
    """One share of a pack; without parts if the pack holds none of them any more."""
    found = (share.document for share in _shares(document, catalogue) if share.name == name)
    return next(found, replace(document, parts=()))


def share_of(part: Part, catalogue: Catalogue) -> str:
    """The name of the share that a part belongs to; what belongs to no sheet is the teacher's."""
    item_id, _, rest = part.id.partition("/")
    item = catalogue.items.get(item_id)
    sheet = item.sheet(rest.partition("/")[0]) if item else None
    if sheet is None or sheet.role == "cover-note":
        return _TEACHER
    if sheet.role == "answers":
        return "answers"
    if sheet.audience == "pupil":
        return "pupils" if sheet.level == "standard" else f"pupils-{sheet.level}"
    return "families" if sheet.audience == "family" else _TEACHER


def _shares(document: Document, catalogue: Catalogue) -> Iterator[Share]:
    placed = [(share_of(part, catalogue), part) for part in document.parts]
    for name in _WHAT:
        parts = tuple(part for own, part in placed if own == name)
        if not parts:
            continue
        title = f"{document.title}: {_WHAT[name]}"
        identifier = f"{document.identifier}-{name}"
        yield Share(name, replace(document, title=title, identifier=identifier, parts=_with_own_contents(parts)))


def _with_own_contents(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Lists of contents name only what is in the same document."""
    here = {part.id for part in parts}
    return tuple(replace(part, blocks=tuple(_own(part.blocks, here))) for part in parts)


def _own(blocks: Iterable[Block], here: set[str]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Contents(entries=entries):
                yield replace(block, entries=tuple(entry for entry in entries if entry.part_id in here))
            case _:
                yield block
