"""Opening the user's data: a new file, an older one brought up to date, a newer one only read, a damaged one set aside.

Nothing is ever thrown away here: a damaged file goes to `quarantine/` before the newest good backup takes its place.
"""

import os
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from linkwell import files
from linkwell.domain.errors import AppError
from linkwell.store import backups, failures, migrations, snapshot
from linkwell.store.database import Database, connect, copy, is_sound, readable, staging

FILE_NAME = "linkwell.sqlite3"
QUARANTINE = "quarantine"
_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Opened:
    """The data, and what to tell the user about the opening: nothing, when all was well.

    `recovered` means that an older state, or none, took the place of a damaged file.
    """

    database: Database
    notices: tuple[str, ...] = ()
    recovered: bool = False


def open_database(folder: Path) -> Opened:
    """Open the data in `folder`, which is made if need be.

    Raises `AppError`: L-OPEN if another program has it open, S-RO or S-PLACE if there is nothing and nothing can be
    made, S-FULL if there is no room.
    """
    in_the_way = next((place for place in (folder, *folder.parents) if place.is_file()), None)
    if in_the_way is not None:
        raise failures.not_a_folder(in_the_way)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / FILE_NAME
        if not _can_write(folder, file):
            return _only_read(folder, failures.write_protected())
        files.sweep(folder)
        files.sweep(folder / backups.FOLDER)
        return _open_writable(folder, file)
    except (*failures.FROM_SQLITE, OSError) as fault:
        raise failures.explained(fault) from fault


def _open_writable(folder: Path, file: Path) -> Opened:
    if not file.exists() or not file.stat().st_size:
        if backups.listed(folder):
            return _recovered(folder, "Your data file was missing.")
        _put_in_place(file, _empty())
    elif (first := snapshot.header(file)) is None or not first.ours or first.version < 1:
        return _recovered(folder, "Your data file was damaged.")
    elif first.version > migrations.newest():
        return _only_read(folder, failures.newer())
    connection = _connect_if_sound(file)
    if connection is None:
        return _recovered(folder, "Your data file was damaged.")
    return _brought_up_to_date(Database(connection, folder))


def _connect_if_sound(file: Path) -> sqlite3.Connection | None:
    """None only if the file itself is broken. A disk or a program in the way raises `failures.FROM_SQLITE`."""
    try:
        connection = connect(file)
        if is_sound(connection, thoroughly=False):
            return connection
        connection.close()
    except failures.FROM_SQLITE as fault:
        if not failures.is_damage(fault):
            raise
    return None


def _brought_up_to_date(database: Database) -> Opened:
    try:
        version = migrations.version(database.connection)
        if version == migrations.newest():
            return Opened(database)
        if version < migrations.newest():
            return Opened(database, _upgrade(database, version))
    except BaseException:
        database.close()
        raise
    # Only a log that a newer program left behind can still tell so here; the first bytes were looked at before.
    database.close()
    return _only_read(database.folder, failures.newer())


def _upgrade(database: Database, version: int) -> tuple[str, ...]:
    backups.make(database, "upgrade")
    with closing(staging()) as staged:
        database.copy_to(staged)
        snapshot.bring_up_to_date(staged)
        database.replace_all(staged)
    return (f"Your data was updated from version {version}; the old copy is kept among the backups. (V-UP)",)


def _only_read(folder: Path, why: AppError) -> Opened:
    """A copy in memory: the file and its folder stay exactly as they are. Raises `AppError` if there is nothing."""
    file = folder / FILE_NAME
    if not file.exists():
        raise why
    staged = staging()
    try:
        with snapshot.private_copy(file) as own, closing(sqlite3.connect(own)) as source:
            copy(source, staged)
        if not is_sound(staged, thoroughly=False) or migrations.version(staged) == 0:
            raise snapshot.unsound()
        if migrations.version(staged) < migrations.newest():
            migrations.migrate(staged)
        staged.text_factory = readable
        staged.execute("PRAGMA query_only = ON")
    except BaseException as fault:
        staged.close()
        if isinstance(fault, failures.FROM_SQLITE) and failures.is_damage(fault):
            raise snapshot.unsound() from fault
        raise
    return Opened(Database(staged, folder, why), (str(why),))


def _recovered(folder: Path, what: str) -> Opened:
    """Set the damaged file aside and put the newest good backup in its place, or begin anew if there is none."""
    file = folder / FILE_NAME
    good = backups.newest_good(folder)
    aside = _put_in_place(file, snapshot.read(good.file) if good else _empty())
    where = f" The damaged file is kept in “{aside}”." if aside else ""
    again = " There was no good backup, so you begin with empty data."
    if good:
        here = good.made.astimezone()
        made = f"{here.day} {here:%B %Y, %H:%M}"
        again = f" The backup of {made} was put in its place; what you changed after it is missing."
    return Opened(Database(connect(file), folder), (f"{what}{again}{where} (P-BAD)",), recovered=True)


def _put_in_place(file: Path, staged: sqlite3.Connection) -> Path | None:
    """Make a whole file of `staged`; what was there goes aside in the last moment, to the folder given back."""
    with closing(staged), files.temporary_beside(file) as (temporary, out):
        out.close()
        snapshot.write(partial(copy, staged), temporary)
        aside = _set_aside(file)
        temporary.replace(file)
    files.sync_folder(file.parent)
    return aside


def _empty() -> sqlite3.Connection:
    connection = staging()
    migrations.migrate(connection)
    return connection


def _set_aside(file: Path) -> Path | None:
    """Move the file first and its log after it: a crash between leaves no log that could meet another file."""
    present = [one for one in (file, *(file.with_name(f"{file.name}{end}") for end in _BESIDE)) if one.exists()]
    if not present:
        return None
    aside = _new_folder(file.parent / QUARANTINE)
    for one in present:
        one.replace(aside / one.name)
    files.sync_folder(aside)
    return aside


def _new_folder(parent: Path) -> Path:
    number = 1
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    while (wanted := parent / f"{day}-{number}").exists():
        number += 1
    wanted.mkdir(parents=True)
    return wanted


def _can_write(folder: Path, file: Path) -> bool:
    """Try it out: permissions as told by the system are not the whole truth on network folders and sticks."""
    try:
        with tempfile.TemporaryFile(prefix=files.TEMPORARY, dir=folder):
            pass
        if file.exists():
            os.close(os.open(file, os.O_RDWR))
    except PermissionError:
        return False
    except OSError as fault:
        if failures.explained(fault).code == "S-RO":
            return False
        raise
    return True
