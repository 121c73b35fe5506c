"""A pack and a link to one `Document`: cover with contents, the chosen parts of each item, credits.

Assembly decides what is printed and for whom; it knows nothing of pages, fonts or formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.document import ContentsEntry, Document, Part
from linkwell.domain.item import Item
from linkwell.domain.link import Link, SideName
from linkwell.domain.pack import NOTES, Pack, PackEntry
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.compose.adapting import adapted
from linkwell.library.compose.editing import edited
from linkwell.library.compose.parts import chosen_sheets, compose
from linkwell.packs import fill, front_matter

ADAPTED = "adapted"
"""Said beside the licence: the words are no longer only the library's."""
_SIDES: dict[str, tuple[SideName, ...]] = {"a": ("a",), "b": ("b",), "both": ("a", "b")}


@dataclass(frozen=True, slots=True)
class Shelf:
    """What assembly takes from: the library and its words."""

    catalogue: Catalogue
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class MadePart:
    """One part of a pack: the entry it comes from, its words before names were filled in, and as it prints."""

    entry: PackEntry
    source: Part
    printed: Part


def made_parts(pack: Pack, link: Link | None, shelf: Shelf) -> Iterator[MadePart]:
    """All parts that come from items, in their order."""
    for entry in pack.entries():
        item = adapted(shelf.catalogue.get(entry.item_id), entry.edits)
        yield from _item_parts(entry, item, pack, link, shelf)


def assemble(pack: Pack, link: Link | None, shelf: Shelf) -> Document:
    """The whole pack as a document. The pack must have passed `choose.check_pack`."""
    parts: list[Part] = []
    contents: list[ContentsEntry] = []
    for section in pack.sections:
        for entry in section.entries:
            item = adapted(shelf.catalogue.get(entry.item_id), entry.edits)
            own = tuple(made.printed for made in _item_parts(entry, item, pack, link, shelf))
            parts += own
            contents += _contents(entry, item, own)
    credits = front_matter.credits(pack, shelf.catalogue, shelf.vocabulary)
    contents.append(ContentsEntry(credits.id, credits.title))
    cover = front_matter.cover(pack, link, shelf.catalogue, shelf.vocabulary, tuple(contents))
    link_id = f"-{link.id}" if link else ""
    return Document(
        title=front_matter.full_title(pack, link),
        parts=(cover, *parts, credits),
        running_head=front_matter.running_head(pack, link),
        subject=pack.summary,
        keywords=tuple(entry.item_id for entry in pack.entries()),
        rights="Lesson texts: CC BY 4.0",
        identifier=f"{pack.id}{link_id}",
    )


def _item_parts(entry: PackEntry, item: Item, pack: Pack, link: Link | None, shelf: Shelf) -> Iterator[MadePart]:
    stages = link.stages if link else ()
    level = 1
    for sheet_id in chosen_sheets(item, entry.sheets):
        part = edited(compose(item, sheet_id, stages, shelf.vocabulary), entry.edits, shelf.vocabulary.fields)
        if entry.edits:
            part = replace(part, footer=f"{part.footer} · {ADAPTED}")
        for copy in _for_sides(part, sheet_id, pack, link, shelf.vocabulary):
            yield MadePart(entry, part, replace(copy, level=level))
            level = 2


def _for_sides(part: Part, sheet_id: str, pack: Pack, link: Link | None, vocabulary: Vocabulary) -> Iterator[Part]:
    """The part once for everybody, or once for each side if it names a class."""
    if not fill.names_a_side(part.blocks):
        yield replace(part, blocks=fill.fill(part.blocks, fill.values_for(link, "a"), vocabulary))
    elif sheet_id == NOTES and pack.sides == "both":
        yield replace(part, blocks=fill.fill_neutrally(part.blocks, vocabulary))
    elif link is None:
        yield replace(part, blocks=fill.fill(part.blocks, {}, vocabulary))
    else:
        for side in _SIDES[pack.sides]:
            yield _for_side(part, side, link, vocabulary)


def _for_side(part: Part, side: SideName, link: Link, vocabulary: Vocabulary) -> Part:
    ours, _ = link.sides(side)
    whose = ours.class_name or ours.school or f"class {side.upper()}"
    blocks = fill.fill(part.blocks, fill.values_for(link, side), vocabulary)
    return replace(part, id=f"{part.id}/{side}", title=f"{part.title} (for {whose})", blocks=blocks)


def _contents(entry: PackEntry, item: Item, parts: tuple[Part, ...]) -> Iterator[ContentsEntry]:
    """One line for the item, and one for each of its parts but a plan or notes that stand first."""
    for number, part in enumerate(parts):
        sheet = item.sheet(part.id.split("/")[1])
        if number == 0:
            yield ContentsEntry(part.id, item.title, entry.why)
        elif sheet is None:
            yield ContentsEntry(part.id, "Teacher notes", level=2)
        else:
            level = "" if sheet.level == "standard" else f" ({sheet.level})"
            yield ContentsEntry(part.id, f"{sheet.id}  {part.title}{level}", level=2)
