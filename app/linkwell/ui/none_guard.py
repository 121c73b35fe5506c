"""Works around a fault of PySide 6.12 with Python 3.11 that ends the program after some minutes of painting.

When Qt calls a Python override (as the proxy style's) with a null pointer, PySide passes None and counts one reference
to it too few; at zero Python aborts with “deallocating None”. From Python 3.12 on None cannot be freed, and nothing is
done here.
"""

import ctypes
import sys

_RESERVE = 1 << 40


def guard_none() -> None:
    """Give None, once for the process, more references than could ever be lost."""
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython" and not _is_guarded():
        ctypes.c_ssize_t.from_address(id(None)).value += _RESERVE


def _is_guarded() -> bool:
    return sys.getrefcount(None) > _RESERVE // 2
