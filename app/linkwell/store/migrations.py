"""The database's schema, step by step. A step is never changed once released; new ones are added at the end.

Bodies are sealed JSON (see `sealed.py`). Order in time is told by `revision`, which counts the user's actions, never by
a clock; `at` and `changed` are only shown.
"""

import sqlite3

APPLICATION_ID = 0x4C4B574C

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO counter VALUES ('revision', 0);
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE link (
        id TEXT PRIMARY KEY, body BLOB NOT NULL, changed TEXT NOT NULL, revision INTEGER NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE pack (
        id TEXT PRIMARY KEY, current INTEGER NOT NULL, changed TEXT NOT NULL, revision INTEGER NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE pack_state (
        pack_id TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
        number INTEGER NOT NULL, label TEXT NOT NULL, body BLOB NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (pack_id, number)
    ) STRICT;
    CREATE TABLE pack_version (
        pack_id TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
        name TEXT NOT NULL, body BLOB NOT NULL, at TEXT NOT NULL, revision INTEGER NOT NULL,
        PRIMARY KEY (pack_id, name)
    ) STRICT;
    CREATE TABLE star (item_id TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE recent (item_id TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE saved_search (
        title TEXT PRIMARY KEY, body BLOB NOT NULL, revision INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE done (
        link_id TEXT NOT NULL, side TEXT NOT NULL, item_id TEXT NOT NULL, school_year TEXT NOT NULL,
        revision INTEGER NOT NULL, PRIMARY KEY (link_id, side, item_id, school_year)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE edition (
        item_id TEXT PRIMARY KEY, body BLOB NOT NULL, changed TEXT NOT NULL, revision INTEGER NOT NULL
    ) STRICT;
    """,
)


def newest() -> int:
    """The schema that this program writes."""
    return len(MIGRATIONS)


def version(connection: sqlite3.Connection) -> int:
    """The schema of a database: the number of steps it has had."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, up_to: int | None = None) -> None:
    """Bring a database (a new or a staged one, not one in use) up to a schema, by default the newest."""
    done = version(connection)
    steps = MIGRATIONS[:up_to]
    script = "\n".join(steps[done:])
    connection.executescript(
        f"BEGIN;\n{script}\nPRAGMA user_version = {len(steps)};\nPRAGMA application_id = {APPLICATION_ID};\nCOMMIT;"
    )
