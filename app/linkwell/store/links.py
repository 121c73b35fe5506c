"""The links of the user: two schools, two classes, staff names at most."""

from linkwell.domain.errors import ContentError, UsageError
from linkwell.domain.link import Link
from linkwell.store import codec, ids
from linkwell.store.database import Database
from linkwell.store.packs import PackStore
from linkwell.store.sealed import seal, unseal

_NOT_CHANGED = "Nothing was changed."


class LinkStore:
    """Each public method that changes something is one action of the user, kept whole or not at all."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._packs = PackStore(database)

    def list(self) -> tuple[Link, ...]:
        """All links that can be read, by title."""
        found = self._database.all("SELECT body FROM link WHERE deleted = 0")
        links = [link for (body,) in found if (link := _readable(body)) is not None]
        return tuple(sorted(links, key=lambda link: (link.title.casefold(), link.id)))

    def damaged(self) -> tuple[str, ...]:
        """The ids of links that are there but cannot be read."""
        found = self._database.all("SELECT id, body FROM link WHERE deleted = 0 ORDER BY id")
        return tuple(link_id for link_id, body in found if _readable(body) is None)

    def load(self, link_id: str) -> Link:
        """One link. Raises `UsageError` (U-LINK) or, if it is damaged, `ContentError` (S-ROW)."""
        return codec.read_link(unseal(self._body(link_id)))[0]

    def free_id(self, title: str) -> str:
        """An id for a new link, made from its title."""
        return ids.free_id(title or "link", self._is_taken)

    def save(self, link: Link) -> None:
        """Keep a new or changed link."""
        if not link.id:
            raise UsageError("U-LINK", "A link needs an id.", _NOT_CHANGED, "Give it a title first.")
        with self._database.transaction() as revision:
            self._forget("id = ? AND deleted > 0", link.id)
            text = codec.link_text(link, self._unknown(link.id))
            self._database.run(
                "INSERT INTO link VALUES (?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET"
                " body = excluded.body, changed = excluded.changed, revision = excluded.revision",
                *(link.id, seal(text), ids.now(), revision),
            )

    def delete(self, link_id: str, *, anyway: bool = False) -> None:
        """Put a link in the trash; its packs stay. Raises `UsageError` (L-USED) if packs use it, unless `anyway`."""
        with self._database.transaction() as revision:
            self._body(link_id)
            using = [pack.title for pack in self._packs.with_link(link_id)]
            if using and not anyway:
                raise _in_use(using)
            self._database.run("UPDATE link SET deleted = ? WHERE id = ?", revision, link_id)

    def undelete_last(self) -> str | None:
        """Bring back the link deleted last, with what it had done; gives its id, None if the trash is empty."""
        found = self._database.one("SELECT id FROM link WHERE deleted > 0 ORDER BY deleted DESC, id LIMIT 1")
        if found is None:
            return None
        with self._database.transaction():
            self._database.run("UPDATE link SET deleted = 0 WHERE id = ?", found[0])
        return str(found[0])

    def purge(self) -> int:
        """Empty the trash for good, with what those links had done; gives how many links were in it."""
        with self._database.transaction():
            return self._forget("deleted > 0")

    def _forget(self, which: str, *values: object) -> int:
        self._database.run(f"DELETE FROM done WHERE link_id IN (SELECT id FROM link WHERE {which})", *values)
        return self._database.run(f"DELETE FROM link WHERE {which}", *values)

    def _body(self, link_id: str) -> bytes:
        found = self._database.one("SELECT body FROM link WHERE id = ? AND deleted = 0", link_id)
        if found is None:
            what = f"There is no link “{link_id}”."
            raise UsageError("U-LINK", what, _NOT_CHANGED, "Choose one from the list of links.")
        return bytes(found[0])

    def _unknown(self, link_id: str) -> codec.Unknown:
        try:
            return codec.read_link(unseal(self._body(link_id)))[1]
        except (ContentError, UsageError):
            return {}

    def _is_taken(self, link_id: str) -> bool:
        return self._database.one("SELECT 1 FROM link WHERE id = ?", link_id) is not None


def _readable(body: bytes) -> Link | None:
    try:
        return codec.read_link(unseal(body))[0]
    except ContentError:
        return None


def _in_use(titles: list[str]) -> UsageError:
    named = ", ".join(f"“{title}”" for title in titles[:3]) + (" and others" if len(titles) > 3 else "")
    count = "1 pack uses" if len(titles) == 1 else f"{len(titles)} packs use"
    return UsageError(
        "L-USED",
        f"{count} this link: {named}.",
        _NOT_CHANGED,
        "Delete the packs first, or delete the link all the same and keep the packs without it.",
    )
