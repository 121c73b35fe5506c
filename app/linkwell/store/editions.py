"""Editions: the user's own wording of items, which new packs begin with. The library's words are never touched."""

from linkwell.domain.errors import ContentError
from linkwell.domain.pack import Edition
from linkwell.store import codec, ids
from linkwell.store.database import Database
from linkwell.store.sealed import seal, unseal


class Editions:
    """At most one edition for each item."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, item_id: str) -> Edition | None:
        """The edition of an item; None if there is none, or none that can be read."""
        found = self._database.one("SELECT body FROM edition WHERE item_id = ?", item_id)
        try:
            return codec.read_edition(unseal(found[0])) if found else None
        except ContentError:
            return None

    def save(self, edition: Edition) -> None:
        """Keep an edition in place of the one before; one without any change is forgotten."""
        if not edition.edits:
            self.forget(edition.item_id)
            return
        with self._database.transaction() as revision:
            values = (edition.item_id, seal(codec.edition_text(edition)), ids.now(), revision)
            self._database.run("INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?)", *values)

    def forget(self, item_id: str) -> None:
        """Let new packs begin with the library's words again. No edition to forget changes nothing."""
        with self._database.transaction():
            self._database.run("DELETE FROM edition WHERE item_id = ?", item_id)

    def list(self) -> tuple[str, ...]:
        """The ids of the items that have an edition, the one changed last first."""
        found = self._database.all("SELECT item_id FROM edition ORDER BY revision DESC, item_id")
        return tuple(item_id for (item_id,) in found)
