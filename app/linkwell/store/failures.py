"""What SQLite's and the disk's refusals mean to the person at the desk."""

import errno
import sqlite3
from pathlib import Path

from linkwell.domain.errors import AppError

# The message of a damaged file may quote it, and then not even be text.
Fault = sqlite3.Error | OSError | UnicodeDecodeError
FROM_SQLITE = (sqlite3.DatabaseError, UnicodeDecodeError)

_UNSAVED = "What you saved before is safe; the last change was not saved."


def explained(fault: Fault) -> AppError:
    """An `AppError` for a failure of the disk (S-FULL, S-RO, L-OPEN, P-BAD, S-DATA)."""
    if isinstance(fault, OSError):
        return _of_the_disk(fault)
    match _code(fault) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return full()
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return write_protected()
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return already_open()
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return AppError(
                "P-BAD",
                "The data file is damaged.",
                _UNSAVED,
                "Close Linkwell and open it again: it will put the newest good backup in place.",
            )
        case _:
            return AppError(
                "S-DATA", "Your data could not be saved or read.", _UNSAVED, "Close Linkwell and open it again."
            )


def is_damage(fault: Fault) -> bool:
    """Whether the file itself is broken, and not the disk or another program in the way."""
    code = _code(fault)
    broken = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR}
    return code & 0xFF in broken or code == sqlite3.SQLITE_IOERR_SHORT_READ


def full() -> AppError:
    """No space is left (S-FULL)."""
    return AppError("S-FULL", "There is not enough space on the disk.", _UNSAVED, "Free some space and try again.")


def write_protected() -> AppError:
    """The place cannot be written (S-RO)."""
    return AppError(
        "S-RO",
        "The place of your data is write-protected, so it can be read but not changed.",
        "Nothing was changed.",
        "Take off the write protection, or copy the data folder to another place and use it there.",
    )


def not_a_folder(file: Path) -> AppError:
    """A file stands where the data should be (S-PLACE)."""
    return AppError(
        "S-PLACE",
        f"Your data cannot be kept in “{file}”: that is a file, not a folder.",
        "The file is as it was.",
        "Start Linkwell with another folder (--data-dir), or move the file away.",
    )


def newer() -> AppError:
    """The data is of a newer program (V-NEW)."""
    return AppError(
        "V-NEW",
        "Your data was made with a newer Linkwell, so it can be read and printed but not changed here.",
        "Nothing was changed.",
        "Use the newer Linkwell to change it.",
    )


def already_open() -> AppError:
    """Another window has the data open (L-OPEN)."""
    return AppError(
        "L-OPEN",
        "Your data is already open in another Linkwell window.",
        "Nothing was changed.",
        "Go on in the other window, or close it and try again.",
    )


def _code(fault: Fault) -> int:
    return sqlite3.SQLITE_CORRUPT if isinstance(fault, UnicodeDecodeError) else getattr(fault, "sqlite_errorcode", 0)


def _of_the_disk(fault: OSError) -> AppError:
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return full()
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return write_protected()
        case errno.ENOENT | errno.ENOTDIR | errno.EEXIST:
            return AppError(
                "S-PLACE", "The folder for your data is not there.", "Nothing was changed.", "Choose another folder."
            )
        case _:
            return AppError(
                "S-DATA", f"The disk does not answer ({fault.strerror}).", _UNSAVED, "Try again or use another place."
            )
