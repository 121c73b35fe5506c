"""Writing files that leave the app: the old file or the whole new one, never a mixture, never a leftover.

Bytes go to a temporary file in the same folder, are flushed to the disk and then take the place of the target in
one step. Whatever interrupts that (a full disk, Ctrl-C, a crash of the writer) leaves the target as it was.
"""

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from linkwell.domain.errors import AppError

_TRIES, _FIRST_WAIT_S, _LONGEST_WAIT_S = 10, 0.05, 2.0
_MAX_PATH = 240
_TEMPORARY = ".~"


def prepare_folder(folder: Path) -> None:
    """Make sure that files can be written in `folder`. Raises `AppError` (S-PLACE, S-RO, S-FULL)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as fault:
        raise AppError(
            "S-PLACE",
            f"“{folder}” is a file, not a folder.",
            "No file was written.",
            "Choose another folder with --out.",
        ) from fault
    except OSError as fault:
        raise _explained(fault, folder) from fault


def write(target: Path, writer: Callable[[IO[bytes]], None]) -> Path:
    """Let `writer` fill `target`; returns the file written.

    That is `target`, or `name (2).ext` beside it when another program keeps the target open. Raises `AppError`
    when the disk is full (S-FULL), the folder cannot be written (S-RO) or the path is too long (N-LONG).
    """
    if len(str(target.absolute())) > _MAX_PATH:
        raise AppError(
            "N-LONG",
            f"The path to {target.name} is too long.",
            "No file was written.",
            "Choose a folder nearer the top.",
        )
    try:
        with _temporary_beside(target) as (temporary, out):
            writer(out)
            out.flush()
            os.fsync(out.fileno())
            out.close()
            written = _take_place(temporary, target)
        _sync_folder(target.parent)
    except OSError as fault:
        raise _explained(fault, target) from fault
    return written


@contextmanager
def _temporary_beside(target: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    handle, name = tempfile.mkstemp(prefix=_TEMPORARY, suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield temporary, out
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _take_place(temporary: Path, target: Path) -> Path:
    """Put the temporary file in the target's place; beside it if another program will not let go."""
    _make_readable(temporary)
    wait = _FIRST_WAIT_S
    for _ in range(_TRIES):
        try:
            temporary.replace(target)
        except PermissionError:
            if not target.exists():
                raise
            time.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT_S)
        else:
            return target
    beside = _free_name(target)
    temporary.replace(beside)
    return beside


def _make_readable(file: Path) -> None:
    """Temporary files are private; a pack is for everyone who may read the folder."""
    mask = os.umask(0)
    os.umask(mask)
    file.chmod(0o666 & ~mask)


def _free_name(target: Path) -> Path:
    number = 2
    while (candidate := target.with_name(f"{target.stem} ({number}){target.suffix}")).exists():
        number += 1
    return candidate


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explained(fault: OSError, place: Path) -> AppError:
    kept = "No file was changed; an older copy is still there."
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return AppError(
                "S-FULL", f"There is not enough space to write {place.name}.", kept, "Free some space and try again."
            )
        case errno.EROFS | errno.EACCES | errno.EPERM:
            what = f"{place.name} cannot be written: the folder is read-only."
            return AppError("S-RO", what, kept, "Choose another folder.")
        case errno.ENAMETOOLONG:
            return AppError(
                "N-LONG", f"The name {place.name[:60]}… is too long.", kept, "Choose a shorter folder name."
            )
        case errno.ENOENT | errno.ENOTDIR:
            return AppError(
                "S-PLACE", f"The folder for {place.name} is not there any more.", kept, "Choose another folder."
            )
        case _:
            return AppError(
                "S-WRITE", f"{place.name} could not be written ({fault.strerror}).", kept, "Try another folder."
            )
