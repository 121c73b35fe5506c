"""Whole copies of the data as single files: how backups and exports are written, and how such files are read again."""

import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from linkwell import files
from linkwell.domain.errors import AppError
from linkwell.store import failures, migrations
from linkwell.store.database import connect_untouched, copy, is_sound, staging

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a database tell, read without opening it. `plain` means without a log beside it."""

    application_id: int
    version: int
    plain: bool

    @property
    def ours(self) -> bool:
        return self.application_id == migrations.APPLICATION_ID


def header(file: Path) -> Header | None:
    """The header of a database; None if the file is none. Raises `OSError`."""
    with file.open("rb") as opened:
        first = opened.read(_HEADER_BYTES)
    if len(first) < _HEADER_BYTES or not first.startswith(_MAGIC):
        return None
    (version,) = struct.unpack_from(">i", first, 60)
    (application_id,) = struct.unpack_from(">I", first, 68)
    return Header(application_id, version, plain=first[18:20] == b"\x01\x01")


def write(fill: Callable[[sqlite3.Connection], None], target: Path) -> None:
    """Let `fill` copy data into `target`, a file without a log; checked and flushed. Raises `AppError`."""
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as connection:
            fill(connection)
            connection.execute("PRAGMA journal_mode = DELETE")
            sound = is_sound(connection, thoroughly=True)
        files.sync_file(target)
    except (*failures.FROM_SQLITE, OSError) as fault:
        raise failures.explained(fault) from fault
    if not sound:
        raise unsound()


def read(file: Path) -> sqlite3.Connection:
    """A staged copy of a snapshot of ours, checked and brought up to date. Raises `AppError` (P-BAD, V-NEW)."""
    staged = staging()
    try:
        first = header(file)
        if first is None or not first.ours or first.version < 1:
            raise unsound()
        if first.version > migrations.newest():
            raise failures.newer()
        with closing(connect_untouched(file)) as source:
            copy(source, staged)
        bring_up_to_date(staged)
    except (*failures.FROM_SQLITE, OSError) as fault:
        staged.close()
        raise failures.explained(fault) from fault
    except AppError:
        staged.close()
        raise
    return staged


def bring_up_to_date(staged: sqlite3.Connection) -> None:
    """Migrate a staged copy and check it before and after. Raises `AppError` (P-BAD)."""
    if not is_sound(staged, thoroughly=True):
        raise unsound()
    if migrations.version(staged) < migrations.newest():
        migrations.migrate(staged)
        if not is_sound(staged, thoroughly=True):
            raise unsound()


@contextmanager
def private_copy(file: Path) -> Iterator[Path]:
    """A copy, with its log if it has one, in a folder that nobody else changes and that vanishes afterwards."""
    with tempfile.TemporaryDirectory(prefix="linkwell-") as folder:
        target = Path(folder) / "copy.sqlite3"
        shutil.copyfile(file, target)
        log = file.with_name(f"{file.name}-wal")
        if log.exists():
            shutil.copyfile(log, target.with_name(f"{target.name}-wal"))
        yield target


def unsound() -> AppError:
    """A copy cannot be read whole (P-BAD)."""
    return AppError(
        "P-BAD", "This copy of your data is damaged.", "Nothing was changed.", "Choose another copy, such as a backup."
    )
