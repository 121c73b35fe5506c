"""Writing files that leave the app: the old file or the whole new one, never a mixture, never a leftover.

Bytes go to a temporary file in the same folder, are flushed to the disk and then take the place of the target in
one step. Whatever interrupts that (a full disk, Ctrl-C, a crash of the writer) leaves the target as it was.
"""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO

from linkwell import files
from linkwell.domain.errors import AppError

_MAX_PATH = 240


def prepare_folder(folder: Path) -> None:
    """Make sure that files can be written in `folder`. Raises `AppError` (S-PLACE, S-RO, S-FULL)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as fault:
        raise AppError(
            "S-PLACE",
            f"“{folder}” is a file, not a folder.",
            "No file was written.",
            "Choose another folder.",
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
        with files.temporary_beside(target) as (temporary, out):
            writer(out)
            out.flush()
            os.fsync(out.fileno())
            out.close()
            written = files.take_place(temporary, target)
        files.sync_folder(target.parent)
    except OSError as fault:
        raise _explained(fault, target) from fault
    return written


def write_folder(target: Path, filler: Callable[[Path], None]) -> Path:
    """Let `filler` fill a new folder; returns the folder made, whole or not at all.

    That is `target`, or `name (2)` beside it when `target` is there already: what is in it is left alone. Raises
    `AppError` like `write`.
    """
    prepare_folder(target.parent)
    temporary = target.parent / files.temporary_name()
    try:
        temporary.mkdir()
        filler(temporary)
        made = files.take_place(temporary, files.free_name(target))
        files.sync_folder(target.parent)
    except OSError as fault:
        raise _explained(fault, target) from fault
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return made


def _explained(fault: OSError, place: Path) -> AppError:
    kept = f"The older {place.name} is unchanged." if place.is_file() else "No file was written."
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
