"""Packs with all their states, so that undo reaches across saves and restarts, and versions kept by name.

A pack's states are numbered; `current` tells which one counts. Saving cuts off what could be redone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from linkwell.domain.errors import ContentError, UsageError
from linkwell.domain.pack import Filled, Pack
from linkwell.store import codec, ids
from linkwell.store.database import Database
from linkwell.store.sealed import seal, unseal

HISTORY_LIMIT = 100
_NOT_CHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class PackSummary:
    """One line of the list of packs. `changed` is UTC and only shown; a damaged pack says so in its title."""

    id: str
    title: str
    changed: str
    link_id: str
    entry_count: int
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a pack that the user kept under a name. `kept` is UTC and only shown."""

    name: str
    kept: str


@dataclass(frozen=True, slots=True)
class State:
    """One state of a pack: the label of the action that led to it, and when (UTC, only shown)."""

    label: str
    at: str
    current: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Where undo or redo arrived, and the label of the action that was undone or redone."""

    pack: Pack
    label: str


class PackStore:
    """Each public method that changes something is one action of the user, kept whole or not at all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[PackSummary, ...]:
        """All packs that are not deleted, the one changed last first."""
        found = self._database.all(
            "SELECT pack.id, changed, body FROM pack LEFT JOIN pack_state ON pack_id = pack.id AND number = current"
            " WHERE deleted = 0 ORDER BY pack.revision DESC, pack.id"
        )
        return tuple(_summary(*row) for row in found)

    def load(self, pack_id: str) -> Pack:
        """The pack as it is now. Raises `UsageError` (U-PACK) or, if it is damaged, `ContentError` (S-ROW)."""
        return self._read(pack_id, self._current(pack_id))[0]

    def create(self, pack: Pack, label: str = "Make the pack") -> Pack:
        """Keep a new pack. Its id becomes one that is free, made from its own or from its title."""
        with self._database.transaction() as revision:
            own = replace(pack, id=ids.free_id(pack.id or pack.title, self._is_taken))
            self._database.run("INSERT INTO pack VALUES (?, 1, ?, ?, 0)", own.id, ids.now(), revision)
            self._put(own.id, 1, label, codec.pack_text(own))
        return own

    def save(self, pack_id: str, pack: Pack, label: str, *, merge: bool = False) -> None:
        """Keep a changed pack as a new state with a `label` such as "Reword a sentence".

        `merge` puts it in place of the current state if that has the same label, as when typing goes on. A pack that
        did not change is not kept twice.
        """
        with self._database.transaction():
            current = self._current(pack_id)
            text = codec.pack_text(replace(pack, id=pack_id), self._unknown(pack_id, current))
            if text == self._text(pack_id, current):
                return
            self._append(pack_id, current, label, text, merge=merge)

    def can_undo(self, pack_id: str) -> str:
        """The label of the action that undo would take back; empty if there is none."""
        current = self._current(pack_id)
        return self._label(pack_id, current) if self._has(pack_id, current - 1) else ""

    def can_redo(self, pack_id: str) -> str:
        """The label of the action that redo would do again; empty if there is none."""
        return self._label(pack_id, self._current(pack_id) + 1)

    def undo(self, pack_id: str) -> Step:
        """Go back one state. Raises `UsageError` (U-UNDO) if there is none."""
        with self._database.transaction():
            current = self._current(pack_id)
            label = self._label(pack_id, current)
            return Step(self._go_to(pack_id, current - 1), label)

    def redo(self, pack_id: str) -> Step:
        """Go forward one state. Raises `UsageError` (U-UNDO) if there is none."""
        with self._database.transaction():
            wanted = self._current(pack_id) + 1
            return Step(self._go_to(pack_id, wanted), self._label(pack_id, wanted))

    def states(self, pack_id: str) -> tuple[State, ...]:
        """All states that undo and redo reach, the oldest first."""
        current = self._current(pack_id)
        found = self._database.all(
            "SELECT number, label, at FROM pack_state WHERE pack_id = ? ORDER BY number", pack_id
        )
        return tuple(State(label, at, current=number == current) for number, label, at in found)

    def duplicate(self, pack_id: str, title: str) -> Pack:
        """A second pack with another title; its history starts anew."""
        with self._database.transaction():
            return self.create(replace(self.load(pack_id), id="", title=title), "Make a copy")

    def delete(self, pack_id: str) -> None:
        """Put a pack in the trash, from which `undelete_last` takes it back."""
        with self._database.transaction() as revision:
            self._current(pack_id)
            self._database.run("UPDATE pack SET deleted = ? WHERE id = ?", revision, pack_id)

    def undelete_last(self) -> str | None:
        """Bring back the pack deleted last; gives its id, None if the trash is empty."""
        found = self._database.one("SELECT id FROM pack WHERE deleted > 0 ORDER BY deleted DESC, id LIMIT 1")
        if found is None:
            return None
        with self._database.transaction():
            self._database.run("UPDATE pack SET deleted = 0 WHERE id = ?", found[0])
        return str(found[0])

    def purge(self) -> int:
        """Empty the trash for good; gives how many packs were in it."""
        with self._database.transaction():
            return self._database.run("DELETE FROM pack WHERE deleted > 0")

    def keep_version(self, pack_id: str, name: str) -> Version:
        """Keep the present state under a name. Raises `UsageError` (N-DUP) if the name is taken or empty."""
        clean = name.strip()
        with self._database.transaction() as revision:
            text = unseal(self._body(pack_id, self._current(pack_id)))
            if not clean or any(ids.same_name(clean, one.name) for one in self.versions(pack_id)):
                raise _name_taken(clean)
            version = Version(clean, ids.now())
            insert = "INSERT INTO pack_version VALUES (?, ?, ?, ?, ?)"
            self._database.run(insert, pack_id, clean, seal(text), version.kept, revision)
        return version

    def versions(self, pack_id: str) -> tuple[Version, ...]:
        """The versions kept, the newest first."""
        order = "ORDER BY revision DESC, rowid DESC"
        found = self._database.all(f"SELECT name, at FROM pack_version WHERE pack_id = ? {order}", pack_id)
        return tuple(Version(*row) for row in found)

    def restore_version(self, pack_id: str, name: str) -> Pack:
        """Make a kept version the present state; the state before stays one undo away.

        What was filled into links stays known, as going back takes nothing out of them.
        """
        with self._database.transaction():
            version = "SELECT body FROM pack_version WHERE pack_id = ? AND name = ?"
            found = self._database.one(version, pack_id, name)
            if found is None:
                raise _unknown_version(name)
            current = self._current(pack_id)
            kept, unknown = codec.read_pack(unseal(found[0]))
            pack = replace(kept, filled=self._filled(pack_id, current))
            self._append(pack_id, current, f"Go back to “{name}”", codec.pack_text(pack, unknown), merge=False)
        return pack

    def drop_version(self, pack_id: str, name: str) -> None:
        """Forget a kept version. The present state stays as it is."""
        with self._database.transaction():
            if not self._database.run("DELETE FROM pack_version WHERE pack_id = ? AND name = ?", pack_id, name):
                raise _unknown_version(name)

    def with_link(self, link_id: str) -> Iterator[PackSummary]:
        """The packs that are made for a link."""
        return (one for one in self.list() if one.link_id == link_id)

    def _current(self, pack_id: str) -> int:
        found = self._database.one("SELECT current FROM pack WHERE id = ? AND deleted = 0", pack_id)
        if found is None:
            raise _unknown_pack(pack_id)
        return int(found[0])

    def _text(self, pack_id: str, number: int) -> str:
        """The state's JSON, or nothing if it is damaged: damage must not keep anybody from saving anew."""
        try:
            return unseal(self._body(pack_id, number))
        except ContentError:
            return ""

    def _body(self, pack_id: str, number: int) -> bytes:
        state = "SELECT body FROM pack_state WHERE pack_id = ? AND number = ?"
        found = self._database.one(state, pack_id, number)
        return bytes(found[0]) if found else b""

    def _read(self, pack_id: str, number: int) -> tuple[Pack, codec.Unknown]:
        return codec.read_pack(unseal(self._body(pack_id, number)))

    def _unknown(self, pack_id: str, number: int) -> codec.Unknown:
        try:
            return self._read(pack_id, number)[1]
        except ContentError:
            return {}

    def _filled(self, pack_id: str, number: int) -> tuple[Filled, ...]:
        try:
            return self._read(pack_id, number)[0].filled
        except ContentError:
            return ()

    def _append(self, pack_id: str, current: int, label: str, text: str, *, merge: bool) -> None:
        self._database.run("DELETE FROM pack_state WHERE pack_id = ? AND number > ?", pack_id, current)
        joins = merge and self._has(pack_id, current - 1) and self._label(pack_id, current) == label
        number = current if joins else current + 1
        self._put(pack_id, number, label, text)
        self._set_current(pack_id, number)
        oldest = number - HISTORY_LIMIT
        self._database.run("DELETE FROM pack_state WHERE pack_id = ? AND number <= ?", pack_id, oldest)

    def _put(self, pack_id: str, number: int, label: str, text: str) -> None:
        put = "INSERT OR REPLACE INTO pack_state VALUES (?, ?, ?, ?, ?)"
        self._database.run(put, pack_id, number, label, seal(text), ids.now())

    def _set_current(self, pack_id: str, number: int) -> None:
        change = "UPDATE pack SET current = ?, changed = ?, revision = ? WHERE id = ?"
        self._database.run(change, number, ids.now(), self._database.revision, pack_id)

    def _go_to(self, pack_id: str, number: int) -> Pack:
        if not self._has(pack_id, number):
            raise UsageError("U-UNDO", "There is nothing to go back or forward to.", _NOT_CHANGED, "Carry on working.")
        pack = self._read(pack_id, number)[0]
        self._set_current(pack_id, number)
        return pack

    def _has(self, pack_id: str, number: int) -> bool:
        state = "SELECT 1 FROM pack_state WHERE pack_id = ? AND number = ?"
        return self._database.one(state, pack_id, number) is not None

    def _label(self, pack_id: str, number: int) -> str:
        state = "SELECT label FROM pack_state WHERE pack_id = ? AND number = ?"
        found = self._database.one(state, pack_id, number)
        return str(found[0]) if found else ""

    def _is_taken(self, pack_id: str) -> bool:
        return self._database.one("SELECT 1 FROM pack WHERE id = ?", pack_id) is not None


def _summary(pack_id: str, changed: str, body: bytes | None) -> PackSummary:
    try:
        pack, _ = codec.read_pack(unseal(body or b""))
    except ContentError:
        return PackSummary(pack_id, f"{pack_id} (damaged)", changed, "", 0, damaged=True)
    return PackSummary(pack_id, pack.title, changed, pack.link_id, len(pack.entries()))


def _unknown_pack(pack_id: str) -> UsageError:
    return UsageError("U-PACK", f"There is no pack “{pack_id}”.", _NOT_CHANGED, "Choose one from the list of packs.")


def _unknown_version(name: str) -> UsageError:
    what = f"This pack has no version “{name}”."
    return UsageError("U-VERSION", what, _NOT_CHANGED, "Choose one from the list of versions.")


def _name_taken(name: str) -> UsageError:
    what = f"A version with the name “{name}” exists." if name else "A version needs a name."
    return UsageError("N-DUP", what, _NOT_CHANGED, "Choose another name.")
