"""The words of one entry while they are edited: what is typed and not kept yet, and the user's own version."""

from collections.abc import Iterable, Mapping

from linkwell.domain.errors import AppError
from linkwell.domain.item import Item
from linkwell.domain.pack import Edition, Pack, PackEntry
from linkwell.packs import changes
from linkwell.ui.views.packs.open_pack import OpenPack

_SHORT = 32


class OwnWords:
    """Everything goes through the open pack, so that undo and the sign for what is kept follow."""

    def __init__(self, open_pack: OpenPack) -> None:
        self._open = open_pack
        self._entry_id, self._pack_id = "", ""
        self._typed: dict[str, tuple[str, str]] = {}
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
        for key, (words, original) in self._typed.items():
            now.pop(key, None)
            if words != original:
                now[key] = words
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

    def note(self, key: str, words: str, original: str) -> None:
        """Remember what was typed, until `keep`."""
        self._typed[key] = (words, original)

    def keep(self) -> None:
        """Keep what was typed, now."""
        typed, self._typed = self._typed, {}
        entry_id = self._entry_id
        for key, (words, original) in typed.items():
            wanted = None if words == original else words

            def change(pack: Pack, key: str = key, wanted: str | None = wanted) -> Pack:
                return changes.set_edit(pack, entry_id, key, wanted)

            if not self._open.apply(change, f"Reword “{_short(original)}”", merge=True):
                self._held.add(key)

    def revert(self, keys: Iterable[str], title: str) -> bool:
        """Give some words their original wording; True if that is kept."""
        self.keep()
        gone = set(keys)
        rest = {key: words for key, words in self.kept.items() if key not in gone}
        return self._set(rest, f"Revert “{_short(title)}”")

    def use_version(self) -> bool:
        """Give the entry the user's own version; True if that is kept."""
        version = self.version
        self.keep()
        if version is None or not self._set(version.edits, "Use my version"):
            return False
        self.for_all = True
        return True

    def keep_for_all(self, wanted: bool) -> None:
        """Let new packs begin with these words, or keep further changes in this pack only."""
        self.keep()
        self.for_all = wanted
        self.follow()

    def forget(self) -> None:
        """Let new packs begin with the library's words again. This pack keeps what it has."""
        entry = self.entry
        self.for_all = False
        if entry is not None:
            self._store(Edition(entry.item_id, entry.version, {}))

    def follow(self) -> None:
        """Let the user's own version follow the pack, if it is meant to."""
        entry, version = self.entry, self.version
        if not self.for_all or entry is None:
            return
        if dict(entry.edits) != (dict(version.edits) if version is not None else {}):
            self._store(Edition(entry.item_id, entry.version, dict(entry.edits)))

    def _set(self, edits: Mapping[str, str], label: str) -> bool:
        entry_id, wanted = self._entry_id, dict(edits)
        return self._open.apply(lambda pack: changes.set_edits(pack, entry_id, wanted), label)

    def _store(self, edition: Edition) -> None:
        try:
            self._open.desk.editions.save(edition)
        except AppError as error:
            self._open.not_saved.emit(error)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rstrip()}…"
