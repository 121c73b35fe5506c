"""Backups: whole copies of the data, numbered, checked when made, thinned so that old ones stay far apart.

Numbers tell their order. The time in a backup's name is shown, and decides only how far apart old ones are kept.
"""

import contextlib
import re
from collections.abc import Hashable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from linkwell import files
from linkwell.domain.errors import AppError
from linkwell.store import failures, snapshot
from linkwell.store.database import Database, connect_untouched

FOLDER = "backups"
KEEP_NEWEST, KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 10, 12, 10, 9
Reason = Literal["start", "work", "end", "import", "upgrade", "delete", "restore", "asked"]

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(rf"(\d{{6,}})_(\d{{8}}T\d{{6}}Z)_({'|'.join(get_args(Reason))})\.sqlite3")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. `made` is UTC and only as right as the computer's clock was; `size` is in bytes."""

    file: Path
    number: int
    made: datetime
    reason: str
    size: int


def make(database: Database, reason: Reason) -> Backup:
    """Copy the present data into a new backup, and thin out old ones. Raises `AppError` (S-FULL, S-RO, S-DATA)."""
    folder = database.folder / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        number = max((one.number for one in listed(database.folder)), default=0) + 1
        made = datetime.now(UTC).replace(microsecond=0)
        target = folder / f"{number:06}_{made.strftime(_STAMP)}_{reason}.sqlite3"
        with files.temporary_beside(target) as (temporary, out):
            out.close()
            snapshot.write(database.copy_to, temporary)
            temporary.replace(target)
        files.sync_folder(folder)
    except OSError as fault:
        raise failures.explained(fault) from fault
    _thin(database.folder)
    return Backup(target, number, made, reason, target.stat().st_size)


def make_if_changed(database: Database, reason: Reason) -> Backup | None:
    """Make a backup unless the newest one holds the present data already. Raises `AppError` like `make`."""
    newest = next(iter(listed(database.folder)), None)
    if database.read_only or (newest is not None and _revision(newest.file) == database.revision):
        return None
    return make(database, reason)


def listed(data_folder: Path) -> tuple[Backup, ...]:
    """All backups of a data folder, the newest first."""
    folder = data_folder / FOLDER
    found = [_backup(file) for file in folder.iterdir()] if folder.is_dir() else []
    return tuple(sorted((one for one in found if one is not None), key=lambda one: -one.number))


def restore(database: Database, backup: Backup) -> None:
    """Put a backup in place of the present data, of which a backup is made first.

    Raises `AppError` (P-BAD if this backup is damaged) and changes nothing then.
    """
    staged = snapshot.read(backup.file)
    try:
        make(database, "restore")
        database.replace_all(staged)
    finally:
        staged.close()


def to_keep(backups: Iterable[Backup]) -> set[int]:
    """The numbers of the backups worth their room, out of all (the newest first)."""
    kept, seen = set[int](), set[Hashable]()
    limits = {"day": KEEP_DAYS, "week": KEEP_WEEKS, "month": KEEP_MONTHS}
    for place, one in enumerate(backups):
        if place < KEEP_NEWEST or one.reason == "upgrade":
            kept.add(one.number)
        spans = {"day": one.made.date(), "week": one.made.isocalendar()[:2], "month": (one.made.year, one.made.month)}
        for name, span in spans.items():
            if limits[name] and (name, span) not in seen:
                seen.add((name, span))
                limits[name] -= 1
                kept.add(one.number)
    return kept


def _revision(file: Path) -> int | None:
    """How many actions the data in a backup had seen; None if it cannot be read."""
    with contextlib.suppress(*failures.FROM_SQLITE), closing(connect_untouched(file)) as backup:
        found = backup.execute("SELECT value FROM counter WHERE name = 'revision'").fetchone()
        return int(found[0]) if found else None
    return None


def _thin(data_folder: Path) -> None:
    backups = listed(data_folder)
    kept = to_keep(backups)
    for one in backups:
        if one.number not in kept:
            # A backup that will not go does no harm; the next thinning tries again.
            with contextlib.suppress(OSError):
                one.file.unlink()


def _backup(file: Path) -> Backup | None:
    parts = _NAME.fullmatch(file.name)
    if parts is None:
        return None
    try:
        made = datetime.strptime(parts[2], _STAMP).replace(tzinfo=UTC)
        return Backup(file, int(parts[1]), made, parts[3], file.stat().st_size)
    except (ValueError, OSError):
        return None


def newest_good(data_folder: Path) -> Backup | None:
    """The newest backup that can be read whole."""
    for one in listed(data_folder):
        with contextlib.suppress(AppError):
            snapshot.read(one.file).close()
            return one
    return None
