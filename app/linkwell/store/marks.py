"""Small marks that the user leaves in the library: stars, what was looked at last, saved searches, what was done."""

from dataclasses import dataclass

from linkwell.domain.errors import ContentError, UsageError
from linkwell.domain.link import SideName
from linkwell.domain.query import Query
from linkwell.store import codec, ids
from linkwell.store.database import Database
from linkwell.store.sealed import seal, unseal

RECENT_LIMIT = 20
_NOT_CHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class SavedSearch:
    title: str
    query: Query


@dataclass(frozen=True, slots=True)
class Done:
    """An item that one side of a link has done in a school year, such as "2026-27"."""

    link_id: str
    side: SideName
    item_id: str
    school_year: str


class Stars:
    def __init__(self, database: Database) -> None:
        self._database = database

    def toggle(self, item_id: str) -> bool:
        """Star an item, or take its star away; gives whether it has one now."""
        with self._database.transaction() as revision:
            if self._database.run("DELETE FROM star WHERE item_id = ?", item_id):
                return False
            self._database.run("INSERT INTO star VALUES (?, ?)", item_id, revision)
            return True

    def list(self) -> tuple[str, ...]:
        """The ids of starred items, the newest star first."""
        return _ids(self._database, "SELECT item_id FROM star ORDER BY revision DESC, item_id")


class Recents:
    def __init__(self, database: Database) -> None:
        self._database = database

    def touch(self, item_id: str) -> None:
        """Remember that an item was looked at; the oldest of more than twenty are forgotten."""
        with self._database.transaction() as revision:
            self._database.run("INSERT OR REPLACE INTO recent VALUES (?, ?)", item_id, revision)
            newest = "SELECT item_id FROM recent ORDER BY revision DESC, item_id LIMIT ?"
            self._database.run(f"DELETE FROM recent WHERE item_id NOT IN ({newest})", RECENT_LIMIT)

    def list(self) -> tuple[str, ...]:
        """The ids of items looked at, the last one first."""
        return _ids(self._database, "SELECT item_id FROM recent ORDER BY revision DESC, item_id")


class SavedSearches:
    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[SavedSearch, ...]:
        """All saved searches that can be read, in the order of saving."""
        found = self._database.all("SELECT title, body FROM saved_search ORDER BY revision, title")
        return tuple(one for title, body in found if (one := _search(title, body)) is not None)

    def save(self, title: str, query: Query) -> None:
        """Keep a search under a title; the same title again means the new search."""
        clean = title.strip()
        with self._database.transaction() as revision:
            if not clean:
                raise UsageError("N-DUP", "A saved search needs a name.", _NOT_CHANGED, "Give it a name.")
            kept = self._same(clean)
            if kept is None:
                insert = "INSERT INTO saved_search VALUES (?, ?, ?)"
                self._database.run(insert, clean, seal(codec.query_text(query)), revision)
            else:
                change = "UPDATE saved_search SET body = ? WHERE title = ?"
                self._database.run(change, seal(codec.query_text(query)), kept)

    def rename(self, title: str, new_title: str) -> None:
        """Give a saved search another title. Raises `UsageError` (N-DUP, U-SEARCH)."""
        clean = new_title.strip()
        with self._database.transaction():
            if not clean or self._same(clean) not in {None, title}:
                what = f"A saved search with the name “{clean}” exists." if clean else "A saved search needs a name."
                raise UsageError("N-DUP", what, _NOT_CHANGED, "Choose another name.")
            if not self._database.run("UPDATE saved_search SET title = ? WHERE title = ?", clean, title):
                raise _unknown(title)

    def delete(self, title: str) -> None:
        """Forget a saved search. Raises `UsageError` (U-SEARCH)."""
        with self._database.transaction():
            if not self._database.run("DELETE FROM saved_search WHERE title = ?", title):
                raise _unknown(title)

    def _same(self, title: str) -> str | None:
        titles = self._database.all("SELECT title FROM saved_search")
        return next((kept for (kept,) in titles if ids.same_name(kept, title)), None)


class DoneItems:
    def __init__(self, database: Database) -> None:
        self._database = database

    def mark_done(self, done: Done) -> None:
        """Remember that an item was done. Twice is once."""
        values = (done.link_id, done.side, done.item_id, done.school_year)
        with self._database.transaction() as revision:
            self._database.run("INSERT OR IGNORE INTO done VALUES (?, ?, ?, ?, ?)", *values, revision)

    def unmark(self, done: Done) -> None:
        """Take such a mark back. One that is not there changes nothing."""
        values = (done.link_id, done.side, done.item_id, done.school_year)
        with self._database.transaction():
            where = "link_id = ? AND side = ? AND item_id = ? AND school_year = ?"
            self._database.run(f"DELETE FROM done WHERE {where}", *values)

    def list(self, link_id: str) -> tuple[Done, ...]:
        """All that a link has done, in the order in which it was marked."""
        marks = "SELECT link_id, side, item_id, school_year FROM done WHERE link_id = ?"
        found = self._database.all(f"{marks} ORDER BY revision, item_id, side, school_year", link_id)
        return tuple(Done(*row) for row in found)


def _ids(database: Database, statement: str) -> tuple[str, ...]:
    return tuple(item_id for (item_id,) in database.all(statement))


def _search(title: str, body: bytes) -> SavedSearch | None:
    try:
        return SavedSearch(title, codec.read_query(unseal(body)))
    except ContentError:
        return None


def _unknown(title: str) -> UsageError:
    what = f"There is no saved search “{title}”."
    return UsageError("U-SEARCH", what, _NOT_CHANGED, "Choose one from the list.")
