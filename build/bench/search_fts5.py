"""The peer: the same library in SQLite FTS5, asked the same things with the same words, filters, counts and snippets.

It gets the same texts, field weights in the same order, the Porter stemmer, the synonyms spelt out in the query,
facets in a table of their own counted by SQL, and `snippet()` for the lines shown. It does less: no mending of
spelling, no advice, no checksum of its files, no snippet chosen by sentence.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import search_paths  # noqa: F401 - before anything of the program
from search_items import Library

from linkwell.domain.item import Item
from linkwell.domain.query import Query
from linkwell.library.index import facets, field_values, query_language, synonyms
from linkwell.library.index.clauses import Choice, Clause, Group, Ids, InTitle, Minutes, Phrase, Words
from linkwell.library.index.item_text import text_of
from linkwell.library.index.words import stem, words_of

_SCHEMA = """
CREATE VIRTUAL TABLE items USING fts5(id UNINDEXED, title, summary, keywords, body, tokenize='porter unicode61');
CREATE VIRTUAL TABLE titles USING fts5(title, keywords, prefix='2 3 4');
CREATE TABLE facets(item INTEGER, facet TEXT, value TEXT, PRIMARY KEY(item, facet, value)) WITHOUT ROWID;
CREATE INDEX facet_values ON facets(facet, value, item);
CREATE TABLE minutes(item INTEGER PRIMARY KEY, minutes INTEGER);
CREATE INDEX by_minutes ON minutes(minutes);
CREATE TABLE names(item INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, kind TEXT, summary TEXT, place INTEGER);
"""
_WEIGHTS = "0, 9.0, 2.5, 4.0, 1.0"


class Fts5:
    """An FTS5 index in a file."""

    def __init__(self, file: Path, library: Library) -> None:
        self._library = library
        self._synonyms = synonyms.of(library.vocabulary)
        self._fields = field_values.FieldReader(library.vocabulary, library.catalogue.items)
        self._database = sqlite3.connect(file)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA temp_store=MEMORY")
        self._database.execute("CREATE TEMP TABLE found(item INTEGER PRIMARY KEY, rank REAL)")

    def build(self) -> None:
        """Index everything in one transaction."""
        self._database.executescript(_SCHEMA)
        with self._database:
            for number, item in enumerate(self._library.catalogue, start=1):
                self._insert(number, item)

    def update(self, item: Item) -> None:
        """Index one item anew."""
        with self._database:
            (number,) = self._database.execute("SELECT item FROM names WHERE id = ?", (item.id,)).fetchone()
            for table, key in (("items", "rowid"), ("titles", "rowid"), ("facets", "item"), ("minutes", "item")):
                self._database.execute(f"DELETE FROM {table} WHERE {key} = ?", (number,))
            self._database.execute("DELETE FROM names WHERE item = ?", (number,))
            self._insert(number, item)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def search(
        self, query: Query, *, counted: bool = True
    ) -> tuple[int, list[tuple[object, ...]], dict[str, list[tuple[object, ...]]]]:
        """How many, the best with a snippet, and, if they are to be `counted`, the values of each facet."""
        parsed = query_language.parse(query.text, self._fields, None if query.typing else self._synonyms)
        match, conditions = self._translate(parsed.groups, typing=query.typing)
        run = self._database.execute
        run("DELETE FROM temp.found")
        run(_found(match, conditions, typing=query.typing), (match,) if match else ())
        chosen = dict(self._chosen(query))
        narrowed = " AND ".join(chosen.values()) or "1"
        (total,) = run(f"SELECT count(*) FROM temp.found WHERE {narrowed}").fetchone()
        best = [number for (number,) in run(f"SELECT item FROM temp.found WHERE {narrowed} ORDER BY rank LIMIT 20")]
        shown = [self._shown(number, match, typing=query.typing) for number in best]
        return total, shown, self._counts(chosen) if counted else {}

    def _insert(self, number: int, item: Item) -> None:
        run = self._database.execute
        text = text_of(item, self._library.vocabulary)
        body = "\n".join((*text.body, *text.labels))
        parts = (text.title, "\n".join(text.summary), "\n".join(text.keywords), body)
        run(
            "INSERT INTO items(rowid, id, title, summary, keywords, body) VALUES (?,?,?,?,?,?)",
            (number, item.id, *parts),
        )
        keywords = " ".join(keyword.word for keyword in item.teaching.keywords)
        run("INSERT INTO titles(rowid, title, keywords) VALUES (?,?,?)", (number, item.title, keywords))
        values = facets.values(item, self._library.vocabulary)
        rows = [(number, name, value) for name in (*facets.FACET_NAMES, "minutes") for value in values[name]]
        self._database.executemany("INSERT INTO facets VALUES (?,?,?)", rows)
        run("INSERT INTO minutes VALUES (?,?)", (number, item.timing.minutes))
        run("INSERT INTO names VALUES (?,?,?,?,?,?)", (number, item.id, item.title, item.kind, item.summary, number))

    def _translate(self, groups: Iterable[Group], *, typing: bool) -> tuple[str, list[str]]:
        """The MATCH expression, and conditions for what full text cannot say."""
        wanted, unwanted, conditions = [], [], []
        for group in groups:
            others = [text for clause in group.clauses if (text := _condition(clause))]
            matches = [self._match(clause, typing=typing, alone=group.negated) for clause in group.clauses]
            if others:
                joined = f"({' OR '.join(others)})"
                conditions.append(f"NOT {joined}" if group.negated else joined)
            else:
                (unwanted if group.negated else wanted).append(f"({' OR '.join(filter(None, matches))})")
        match = " AND ".join(wanted)
        return (f"{match} NOT ({' OR '.join(unwanted)})" if match and unwanted else match), conditions

    def _match(self, clause: Clause, *, typing: bool, alone: bool) -> str:
        """What full text looks for; `alone` means without synonyms."""
        match clause:
            case Words(words=words) if typing:
                return " AND ".join(f'"{word}"*' for word in words)
            case Words(words=words):
                others = () if alone else self._synonyms.others([stem(word) for word in words])
                return " OR ".join(f'"{expression}"' for expression in (" ".join(words), *others))
            case Phrase(words=words):
                return f'"{" ".join(words)}"'
            case InTitle(words=words):
                return " AND ".join(f'title:"{word}"' for word in words)
            case _:
                return ""

    def _chosen(self, query: Query) -> Iterable[tuple[str, str]]:
        for name, values in query.filters.facets.items():
            yield name, _facet_condition("item", name, values)
        if query.filters.minutes_min or query.filters.minutes_max:
            least, most = query.filters.minutes_min, query.filters.minutes_max or 100_000
            yield "minutes", f"item IN (SELECT item FROM minutes WHERE minutes BETWEEN {least} AND {most})"

    def _counts(self, chosen: dict[str, str]) -> dict[str, list[tuple[object, ...]]]:
        """All facets in one go; those with a choice of their own once more, as if it had not been made."""
        counts: dict[str, list[tuple[object, ...]]] = {}
        for facet in (None, *chosen):
            others = " AND ".join(text for name, text in chosen.items() if name != facet) or "1"
            only = "" if facet is None else f"AND facet = '{facet}'"
            for name in () if facet is None else (facet,):
                counts[name] = []
            sql = (
                "SELECT facet, value, count(*) FROM temp.found CROSS JOIN facets USING(item) "
                f"WHERE {others} {only} GROUP BY facet, value"
            )
            for name, value, count in self._database.execute(sql):
                counts.setdefault(name, []).append((value, count))
        return counts

    def _shown(self, number: int, match: str, *, typing: bool) -> tuple[object, ...]:
        run = self._database.execute
        named = run("SELECT id, title, kind, summary FROM names WHERE item = ?", (number,)).fetchone()
        if typing or not match:
            return tuple(named)
        snippet = "SELECT snippet(items, -1, '[', ']', '…', 24) FROM items WHERE items MATCH ? AND rowid = ?"
        return (*named, run(snippet, (match, number)).fetchone()[0])


def _found(match: str, conditions: list[str], *, typing: bool) -> str:
    """The statement that gathers what is found with its rank."""
    table = "titles" if typing else "items"
    if not match:
        where = " AND ".join(conditions) or "1"
        return f"INSERT INTO temp.found SELECT item AS rowid, place FROM names WHERE {where.replace('rowid', 'item')}"
    rank = f"bm25({table})" if typing else f"bm25({table}, {_WEIGHTS})"
    where = " AND ".join([f"{table} MATCH ?", *conditions])
    return f"INSERT INTO temp.found SELECT rowid, {rank} FROM {table} WHERE {where}"


def _condition(clause: Clause) -> str:
    match clause:
        case Choice(facet=facet, values=values):
            return _facet_condition("+rowid", facet, values)
        case Minutes(least=least, most=most):
            return f"+rowid IN (SELECT item FROM minutes WHERE minutes BETWEEN {least} AND {most})"
        case Ids(ids=ids):
            named = ", ".join(f"'{item_id}'" for item_id in ids)
            return f"+rowid IN (SELECT item FROM names WHERE id IN ({named}))"
        case _:
            return ""


def _facet_condition(column: str, facet: str, values: Iterable[str]) -> str:
    listed = ", ".join(f"'{value}'" for value in values if words_of(value))
    return f"{column} IN (SELECT item FROM facets WHERE facet = '{facet}' AND value IN ({listed}))"
