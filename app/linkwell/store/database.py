"""One open database: one user action is one transaction, and a crash leaves the state before or after it.

How a file is found, mended or brought up to date is the business of `opening.py`. What is in it is the business of the
stores. SQLite's settings for lasting safety are all here.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from linkwell.domain.errors import AppError
from linkwell.store import failures

_DURABLE = (
    # One program writes. The lock is the system's own, so that it is gone when a program dies; nothing has to be
    # cleared away by hand, and no memory-mapped file is needed, which network folders often cannot do.
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)
_CAREFUL = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0")


class Database:
    """May be used from several threads: each action waits for the one before. `why_read_only` is None if writable."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, why_read_only: AppError | None = None) -> None:
        self.connection = connection
        self.folder = folder
        self.why_read_only = why_read_only
        self._turn = threading.RLock()

    @property
    def read_only(self) -> bool:
        return self.why_read_only is not None

    @contextmanager
    def transaction(self) -> Iterator[int]:
        """One action: all of it is kept, or nothing. Gives its revision, a number that only ever grows.

        Inside another transaction it is part of that one. Raises `AppError` (S-FULL, S-RO, S-DATA, V-NEW, P-BAD).
        """
        if self.why_read_only is not None:
            raise self.why_read_only
        with self._turn:
            if self.connection.in_transaction:
                yield self.revision
                return
            with self._whole():
                bump = "UPDATE counter SET value = value + 1 WHERE name = 'revision'"
                self.connection.execute(bump)
                yield self.revision

    @property
    def revision(self) -> int:
        """How many actions this data has seen."""
        found = self.one("SELECT value FROM counter WHERE name = 'revision'")
        return int(found[0]) if found else 0

    def run(self, statement: str, *values: object) -> int:
        """Change rows, inside a transaction; gives how many were changed."""
        return self.connection.execute(statement, values).rowcount

    def all(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows found. Raises `AppError` (P-BAD, S-DATA) if the file cannot be read."""
        with self._turn:
            try:
                return self.connection.execute(statement, values).fetchall()
            except failures.FROM_SQLITE as fault:
                raise _told(fault) from fault

    def one(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        """The first row found, or None."""
        return next(iter(self.all(statement, *values)), None)

    def copy_to(self, target: sqlite3.Connection) -> None:
        """Fill `target` with all of the present data."""
        with self._turn:
            copy(self.connection, target)

    def replace_all(self, source: sqlite3.Connection) -> None:
        """Put the data of `source` in place of the present data, all or nothing, even in a crash.

        The revision goes on growing, so that no backup looks newer than it is. Raises `AppError` like `transaction`.
        """
        if self.why_read_only is not None:
            raise self.why_read_only
        with self._turn:
            bump = "UPDATE counter SET value = max(value, ?) + 1 WHERE name = 'revision'"
            source.execute(bump, (self.revision,))
            copy(source, self.connection)
            with contextlib.suppress(sqlite3.Error):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        with self._turn:
            self.connection.close()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except BaseException as fault:
            with contextlib.suppress(sqlite3.Error):
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
            if isinstance(fault, failures.FROM_SQLITE):
                raise _told(fault) from fault
            raise


def connect(file: Path) -> sqlite3.Connection:
    """Open a file for reading and writing, for this program alone. Raises `failures.FROM_SQLITE`."""
    connection = sqlite3.connect(file, timeout=1.0, isolation_level=None, check_same_thread=False)
    try:
        for setting in (*_CAREFUL, *_DURABLE):
            connection.execute(setting)
        connection.text_factory = readable
        # The first look takes the lock.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def connect_untouched(file: Path) -> sqlite3.Connection:
    """Open a file that must not be changed, nor get neighbours, and that nobody else changes meanwhile."""
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    for setting in _CAREFUL:
        connection.execute(setting)
    return connection


def readable(text: bytes) -> str:
    """Text of a file that may be damaged: a spoilt label must not hide all the packs in a list."""
    return text.decode(errors="replace")


def staging() -> sqlite3.Connection:
    """A private database that vanishes when closed; it lives in memory and moves to a hidden file if it grows."""
    return sqlite3.connect("", isolation_level=None, check_same_thread=False)


def copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy all of one database over another. Raises `AppError`, and leaves the target as it was."""
    try:
        source.backup(target, pages=-1)
    except failures.FROM_SQLITE as fault:
        raise _told(fault) from fault


def is_sound(connection: sqlite3.Connection, *, thoroughly: bool) -> bool:
    """Whether SQLite finds the file whole. `thoroughly` also compares indexes and references (slower)."""
    check = "integrity_check" if thoroughly else "quick_check"
    try:
        whole = connection.execute(f"PRAGMA {check}(1)").fetchone() == ("ok",)
        return whole and not (thoroughly and connection.execute("PRAGMA foreign_key_check").fetchone())
    except failures.FROM_SQLITE as fault:
        if failures.is_damage(fault):
            return False
        raise


def _told(fault: sqlite3.DatabaseError | UnicodeDecodeError) -> Exception:
    """Words for the user; a mistake in a program's own statement stays what it is."""
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    own = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_RANGE}
    return fault if code in own else failures.explained(fault)
