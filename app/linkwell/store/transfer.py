"""Everything the user has as one file, to move to another computer; and taking such a file in without trusting it.

A file from elsewhere is never opened for writing and never becomes our file: after all checks the rows of the tables
we know are copied, one by one, into a database of our own making.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

from linkwell import files
from linkwell.domain.errors import AppError, ContentError
from linkwell.domain.link import SideName
from linkwell.store import backups, codec, failures, migrations, snapshot
from linkwell.store.database import Database, connect_untouched, is_sound, staging
from linkwell.store.sealed import MAX_CHARS, unseal

SUFFIX = ".linkwell"
MAX_BYTES = 256_000_000
_LARGEST = 2**53


def export_everything(database: Database, target: Path, change: Callable[[Database], None] | None = None) -> Path:
    """Write all data into one file; gives the file written, which has another name if `target` is held open.

    States that are damaged stay behind, so that the file can be taken in. `change` may change the copy first, as when
    the data itself cannot be written. Raises `AppError` (S-FULL, S-RO, S-PLACE).
    """

    def fill(connection: sqlite3.Connection) -> None:
        database.copy_to(connection)
        if change is not None:
            change(Database(connection, target.parent))
        _leave_out_damaged(connection)
        connection.execute("VACUUM")

    try:
        with files.temporary_beside(target) as (temporary, out):
            out.close()
            snapshot.write(fill, temporary)
            written = files.take_place(temporary, target)
        files.sync_folder(target.parent)
    except OSError as fault:
        raise failures.explained(fault) from fault
    return written


def import_everything(database: Database, file: Path) -> None:
    """Put the data of an exported file in place of the present data, of which a backup is made first.

    Raises `AppError` and changes nothing: X-DATA if it is not a whole file of ours, V-NEW if a newer program made it.
    """
    if database.why_read_only is not None:
        raise database.why_read_only
    with closing(_taken_in(file)) as staged:
        backups.make(database, "import")
        database.replace_all(staged)


def _taken_in(file: Path) -> sqlite3.Connection:
    staged = staging()
    try:
        if not file.is_file() or file.stat().st_size > MAX_BYTES:
            raise _refused()
        with snapshot.private_copy(file) as own:
            version = _version(own)
            with closing(connect_untouched(own)) as foreign:
                migrations.migrate(staged, version)
                _copy_rows(foreign, staged)
        _check_bodies(staged)
        snapshot.bring_up_to_date(staged)
    except BaseException as fault:
        staged.close()
        if isinstance(fault, OSError):
            raise failures.explained(fault) from fault
        if isinstance(fault, sqlite3.Error | ContentError | ValueError):
            raise _refused() from fault
        raise
    return staged


def _version(file: Path) -> int:
    """Judge by the first bytes alone, before SQLite sees the file."""
    first = snapshot.header(file)
    if first is None or not first.ours or not first.plain or first.version < 1:
        raise _refused()
    if first.version > migrations.newest():
        raise AppError(
            "V-NEW",
            "This file was made with a newer Linkwell.",
            "Nothing was changed.",
            "Use the newer Linkwell here too, then take the file in again.",
        )
    return first.version


def _copy_rows(foreign: sqlite3.Connection, own: sqlite3.Connection) -> None:
    if _objects(foreign) != _objects(own) or not is_sound(foreign, thoroughly=True):
        raise _refused()
    own.execute("BEGIN")
    for (table,) in own.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = [row[1] for row in own.execute(f"PRAGMA table_info({table})")]
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        own.execute(f"DELETE FROM {table}")
        rows = foreign.execute(f"SELECT {names} FROM {table}")
        own.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", _within_bounds(rows))
    own.execute("COMMIT")


def _objects(connection: sqlite3.Connection) -> set[tuple[Any, ...]]:
    """All that a schema holds. A trigger, a view, a further table or index, a changed word in one: not ours."""
    return set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def _within_bounds(rows: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
    """Numbers that leave room to count on, texts and bodies of a bearable length."""
    for row in rows:
        if not all(_within(value) for value in row):
            raise _refused()
        yield tuple(row)


def _within(value: object) -> bool:
    match value:
        case int():
            return 0 <= value <= _LARGEST
        case str() | bytes():
            return len(value) <= MAX_CHARS
        case _:
            return False


def _check_bodies(own: sqlite3.Connection) -> None:
    """Everything can be read and is what it says it is."""
    for table in ("pack_state", "pack_version"):
        for pack_id, body in own.execute(f"SELECT pack_id, body FROM {table}"):
            _same(codec.read_pack(unseal(body))[0].id, pack_id)
    for link_id, body in own.execute("SELECT id, body FROM link"):
        _same(codec.read_link(unseal(body))[0].id, link_id)
    for (body,) in own.execute("SELECT body FROM saved_search"):
        codec.read_query(unseal(body))
    if own.execute("SELECT 1 FROM sqlite_master WHERE name = 'edition'").fetchone():
        for item_id, body in own.execute("SELECT item_id, body FROM edition"):
            _same(codec.read_edition(unseal(body)).item_id, item_id)
    for (side,) in own.execute("SELECT DISTINCT side FROM done"):
        _same(side in get_args(SideName), True)
    _same(own.execute(f"SELECT count(*) FROM pack WHERE {_WITHOUT_STATE}").fetchone(), (0,))
    _same(own.execute("SELECT count(*) FROM counter WHERE name = 'revision'").fetchone(), (1,))


_WITHOUT_STATE = "NOT EXISTS (SELECT 1 FROM pack_state WHERE pack_id = pack.id AND number = current)"


def _same(one: object, other: object) -> None:
    if one != other:
        raise _refused()


def _leave_out_damaged(copy: sqlite3.Connection) -> None:
    readers: dict[str, Callable[[str], object]] = {
        "pack_state": codec.read_pack,
        "pack_version": codec.read_pack,
        "link": codec.read_link,
        "saved_search": codec.read_query,
        "edition": codec.read_edition,
    }
    for table, reader in readers.items():
        for number, body in copy.execute(f"SELECT rowid, body FROM {table}").fetchall():
            try:
                reader(unseal(body))
            except ContentError:
                copy.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,))
    copy.execute("PRAGMA foreign_keys = ON")
    copy.execute(f"DELETE FROM pack WHERE {_WITHOUT_STATE}")


def _refused() -> AppError:
    return AppError(
        "X-DATA",
        "This file is damaged or is not an export from Linkwell, so it was not taken in.",
        "Nothing was changed.",
        "Export it again on the other computer and copy it once more.",
    )
