"""Works around a fault of PySide 6.12 on Python 3.11 that ends the program after some minutes.

Each call into Qt that returns nothing counts one reference to None too few, and each signal sent one to True; at zero
Python aborts with “deallocating None”. From Python 3.12 on these objects cannot be freed, and nothing is done here.
"""

import ctypes
import sys

_RESERVE = 1 << 40
_SINGLETONS = (None, True, False, NotImplemented, Ellipsis)


def guard_singletons() -> None:
    """Give Python's own singletons, once for the process, more references than could ever be lost."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or _is_guarded():
        return
    for single in _SINGLETONS:
        ctypes.c_ssize_t.from_address(id(single)).value += _RESERVE


def _is_guarded() -> bool:
    return sys.getrefcount(None) > _RESERVE // 2
