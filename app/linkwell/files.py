"""How a whole file takes the place of another in one step: a temporary neighbour, flushed to the disk, then renamed.

It speaks in paths and `OSError`s; the words for the person at the desk belong to the layers above.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

TEMPORARY = ".~"
_TRIES, _FIRST_WAIT_S, _LONGEST_WAIT_S = 10, 0.05, 2.0


def temporary_name() -> str:
    """A name that nothing else has, for what is not whole yet."""
    return f"{TEMPORARY}{os.urandom(8).hex()}"


@contextmanager
def temporary_beside(target: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A new file in the target's folder, open for writing; gone afterwards unless it took the target's place."""
    temporary = target.parent / f"{temporary_name()}.tmp"
    try:  # the name is known before the file is there, so that Ctrl-C at any moment finds it to remove
        with temporary.open("xb") as out:
            yield temporary, out
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def take_place(temporary: Path, target: Path) -> Path:
    """Put the temporary file in the target's place; beside it if another program will not let go."""
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
    beside = free_name(target)
    temporary.replace(beside)
    return beside


def free_name(target: Path) -> Path:
    """The target itself, or `name (2).ext` and so on if it is there."""
    candidate, number = target, 2
    while candidate.exists():
        candidate = target.with_name(f"{target.stem} ({number}){target.suffix}")
        number += 1
    return candidate


def sync_file(file: Path) -> None:
    """Make the content survive a power cut. Windows wants the file open for writing."""
    with file.open("r+b") as opened:
        os.fsync(opened.fileno())


def sync_folder(folder: Path) -> None:
    """Make new names survive a power cut, where the system can."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove temporary files that a crash left behind. Only for folders that are the app's own."""
    for left in folder.glob(f"{TEMPORARY}*"):
        with contextlib.suppress(OSError):
            left.unlink()
