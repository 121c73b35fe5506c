"""The words of one entry while they are edited: what is typed and not kept yet, and the user's own version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linkwell.domain.errors import AppError
from linkwell.domain.item import Item
from linkwell.domain.pack import Edition, Pack, PackEntry
from linkwell.packs import changes
from linkwell.ui.views.packs.open_pack import OpenPack

_SHORT = 32


@dataclass(frozen=True, slots=True)
class _Typed:
    """A wording that is not kept yet, None for the original one, and what undo will show for it."""

    wording: str | None
    label: str


class OwnWords:
    """Everything goes through the open pack, so that undo and the sign for what is kept follow."""

    def __init__(self, open_pack: OpenPack) -> None:
        self._open = open_pack
        self._entry_id, self._pack_id = "", ""
        self._typed: dict[str, _Typed] = {}
        self._held: set[str] = set()
        self.for_all = False

    def begin(self, entry_id: str) -> Item | None:
        """Work on an entry; gives its item, None if either is not there."""
        entry = changes.find(self._open.pack, entry_id)
        item = self._open.desk.workspace.catalogue.items.get(entry.item_id) if entry is not None else None
        if entry is None or item is None:
            return None
        self._entry_id, self._pack_id = entry_id, self._open.pack.id
        self._typed, self._held = {}, set()
        version = self.version
        self.for_all = version is not None and dict(version.edits) == dict(entry.edits)
        return item

    def end(self) -> None:
        """Work on nothing any more."""
        self._entry_id = ""

    @property
    def entry(self) -> PackEntry | None:
        """The entry as it is kept; None if it is gone, or if another pack is open (ids may be the same there)."""
        if not self._entry_id or not self._open.is_open or self._open.pack.id != self._pack_id:
            return None
        return changes.find(self._open.pack, self._entry_id)

    @property
    def kept(self) -> Mapping[str, str]:
        """The edits that are kept with the pack."""
        entry = self.entry
        return entry.edits if entry is not None else {}

    @property
    def edits(self) -> dict[str, str]:
        """The edits as they will be when everything typed is kept."""
        now = dict(self.kept)
        for key, typed in self._typed.items():
            now.pop(key, None)
            if typed.wording is not None:
                now[key] = typed.wording
        return now

    @property
    def version(self) -> Edition | None:
        """The user's own version of the item, with which new packs begin."""
        entry = self.entry
        return self._open.desk.editions.get(entry.item_id) if entry is not None else None

    def is_pending(self, key: str) -> bool:
        """Whether something typed there is not kept yet."""
        return key in self._typed or key in self._held

    def saved(self) -> None:
        """Everything that was held back is kept now."""
        self._held.clear()

    def note(self, key: str, words: str, original: str, label: str) -> None:
        """Remember what was typed, until `keep`. Changes of one `label` after one another are one step of undo."""
        self._typed[key] = _Typed(None if words == original else words, label)

    def keep(self) -> None:
        """Keep what was typed, now. Where its entry is gone there is nothing left to keep it in."""
        noted, self._typed = self._typed, {}
        entry_id = self._entry_id
        for key, typed in noted.items() if self.entry is not None else ():

            def change(pack: Pack, key: str = key, wording: str | None = typed.wording) -> Pack:
                return changes.set_edit(pack, entry_id, key, wording)

            if not self._open.apply(change, typed.label, merge=True):
                self._held.add(key)

    def revert(self, keys: Iterable[str], title: str) -> bool:
        """Give some words their original wording; True if that is kept."""
        self.keep()
        gone = set(keys)
        rest = {key: words for key, words in self.kept.items() if key not in gone}
        return self._set(rest, labelled("Revert", title))

    def use_version(self) -> bool:
        """Give the entry the user's own version; True if that is kept."""
        version = self.version
        self.keep()
        if version is None or not self._set(version.edits, "Use my version"):
            return False
        self.for_all = True
        return True

    def keep_for_all(self, wanted: bool) -> bool:
        """Let new packs begin with these words, or keep further changes in this pack only; True if that is kept."""
        self.keep()
        self.for_all = wanted
        kept = self.follow()
        self.for_all = wanted and kept
        return kept

    def forget(self) -> bool:
        """Let new packs begin with the library's words again; True if that is kept. This pack keeps what it has."""
        entry = self.entry
        if entry is None or not self._store(Edition(entry.item_id, entry.version, {})):
            return False
        self.for_all = False
        return True

    def follow(self) -> bool:
        """Let the user's own version follow the pack, if it is meant to; False if that could not be kept."""
        entry, version = self.entry, self.version
        if not self.for_all or entry is None:
            return True
        if dict(entry.edits) == (dict(version.edits) if version is not None else {}):
            return True
        return self._store(Edition(entry.item_id, entry.version, dict(entry.edits)))

    def _set(self, edits: Mapping[str, str], label: str) -> bool:
        entry_id, wanted = self._entry_id, dict(edits)
        return self._open.apply(lambda pack: changes.set_edits(pack, entry_id, wanted), label)

    def _store(self, edition: Edition) -> bool:
        try:
            self._open.desk.editions.save(edition)
        except AppError as error:
            self._open.not_saved.emit(error)
            return False
        return True


def labelled(what: str, words: str) -> str:
    """What undo shows: what was done, and to which words, shortened."""
    line = " ".join(words.split())
    short = line if len(line) <= _SHORT else f"{line[:_SHORT].rstrip()}…"
    return f"{what} “{short}”"
