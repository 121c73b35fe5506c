"""Changing a pack: each change is a pure function from one pack to the next.

Whoever keeps the packs that come out, one after the other, has all that undo needs. Entries are found by their
`id`, which stays the same while they move.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from linkwell.domain.pack import Pack, PackEntry, PackSection

ITEMS_TITLE = "Items"
_Value = TypeVar("_Value", int, str)


def with_ids(pack: Pack) -> Pack:
    """The pack with an id for every entry that has none yet."""
    done = replace(pack, sections=tuple(replace(section, entries=()) for section in pack.sections))
    for at, section in enumerate(pack.sections):
        for entry in section.entries:
            own = entry if entry.id else replace(entry, id=_free_id(done, entry.item_id))
            done = _with_entries(done, at, (*done.sections[at].entries, own))
    return done


def add(pack: Pack, entry: PackEntry, section: int | None = None) -> Pack:
    """Add an entry at the end of a section (the last one if none is named); gives it an id of its own."""
    own = replace(entry, id=_free_id(pack, entry.item_id))
    sections = pack.sections or (PackSection(ITEMS_TITLE, ()),)
    at = len(sections) - 1 if section is None else min(max(section, 0), len(sections) - 1)
    return _with_entries(replace(pack, sections=sections), at, (*sections[at].entries, own))


def remove(pack: Pack, entry_id: str) -> Pack:
    """Take an entry out. An unknown id changes nothing."""
    return _each(pack, entry_id, lambda _: None)


def place_at(pack: Pack, entry_id: str, section: int, row: int) -> Pack:
    """Put an entry at a row of a section, as after a drag."""
    entry = find(pack, entry_id)
    if entry is None or not 0 <= section < len(pack.sections):
        return pack
    rest = remove(pack, entry_id)
    entries = list(rest.sections[section].entries)
    entries.insert(min(max(row, 0), len(entries)), entry)
    return _with_entries(rest, section, tuple(entries))


def move(pack: Pack, entry_id: str, down: bool) -> Pack:
    """Move an entry one place up or down, over the borders of sections; nothing happens at either end."""
    for at, section in enumerate(pack.sections):
        ids = [entry.id for entry in section.entries]
        if entry_id not in ids:
            continue
        row = ids.index(entry_id) + (1 if down else -1)
        if 0 <= row < len(ids):
            return place_at(pack, entry_id, at, row)
        target = at + (1 if down else -1)
        if 0 <= target < len(pack.sections):
            return place_at(pack, entry_id, target, 0 if down else len(pack.sections[target].entries))
    return pack


def add_section(pack: Pack, title: str) -> Pack:
    """Add an empty section at the end."""
    return replace(pack, sections=(*pack.sections, PackSection(title, ())))


def rename_section(pack: Pack, section: int, title: str) -> Pack:
    """Give a section another title."""
    sections = [replace(own, title=title) if at == section else own for at, own in enumerate(pack.sections)]
    return replace(pack, sections=tuple(sections))


def remove_section(pack: Pack, section: int) -> Pack:
    """Take a section away; its entries go to the one before it (or after, for the first)."""
    if not 0 <= section < len(pack.sections):
        return pack
    orphans = pack.sections[section].entries
    rest = pack.sections[:section] + pack.sections[section + 1 :]
    if not rest:
        return replace(pack, sections=(PackSection(ITEMS_TITLE, orphans),) if orphans else ())
    heir = max(section - 1, 0)
    own = rest[heir].entries
    return _with_entries(replace(pack, sections=rest), heir, own + orphans if section else orphans + own)


def set_sheets(pack: Pack, entry_id: str, sheets: tuple[str, ...]) -> Pack:
    """Choose what is printed of an entry, in order."""
    return _each(pack, entry_id, lambda entry: replace(entry, sheets=sheets))


def set_copies(pack: Pack, entry_id: str, sheet_id: str, copies: int | None) -> Pack:
    """Set the copies for each side of one sheet, or let them follow the class sizes again (None)."""

    def change(entry: PackEntry) -> PackEntry:
        return replace(entry, copies=_put(entry.copies, sheet_id, copies))

    return _each(pack, entry_id, change)


def set_edit(pack: Pack, entry_id: str, key: str, wording: str | None) -> Pack:
    """Change the wording of some words of an entry, or go back to the original (None)."""

    def change(entry: PackEntry) -> PackEntry:
        return replace(entry, edits=_put(entry.edits, key, wording))

    return _each(pack, entry_id, change)


def set_first_line(pack: Pack, entry_id: str, key: str, wording: str) -> Pack:
    """Change the wording of the first paragraph only, where the teacher made several of one."""
    entry = find(pack, entry_id)
    more = entry.edits.get(key, "").split("\n")[1:] if entry is not None else []
    return set_edit(pack, entry_id, key, "\n".join((wording, *more)))


def set_edits(pack: Pack, entry_id: str, edits: Mapping[str, str]) -> Pack:
    """Give an entry all of its wording at once, such as that of the user's own version."""
    return _each(pack, entry_id, lambda entry: replace(entry, edits=dict(edits)))


def revert_entry(pack: Pack, entry_id: str) -> Pack:
    """Give an entry its original wording throughout."""
    return set_edits(pack, entry_id, {})


def find(pack: Pack, entry_id: str) -> PackEntry | None:
    """The entry with that id."""
    return next((entry for entry in pack.entries() if entry.id == entry_id), None)


def _each(pack: Pack, entry_id: str, change: Callable[[PackEntry], PackEntry | None]) -> Pack:
    sections = []
    for section in pack.sections:
        changed = (change(entry) if entry.id == entry_id else entry for entry in section.entries)
        sections.append(replace(section, entries=tuple(entry for entry in changed if entry is not None)))
    return replace(pack, sections=tuple(sections))


def _with_entries(pack: Pack, at: int, entries: tuple[PackEntry, ...]) -> Pack:
    sections = [replace(own, entries=entries) if number == at else own for number, own in enumerate(pack.sections)]
    return replace(pack, sections=tuple(sections))


def _put(values: Mapping[str, _Value], key: str, value: _Value | None) -> dict[str, _Value]:
    kept = {name: own for name, own in values.items() if name != key}
    return kept if value is None else {**kept, key: value}


def _free_id(pack: Pack, item_id: str) -> str:
    taken = {entry.id for entry in pack.entries()}
    number = 1
    while (candidate := f"{item_id}.{number}") in taken:
        number += 1
    return candidate
