"""Spares every start a twentieth of a second: Whoosh needs a decorator that Python has had since 3.8.

It takes it from the package `cached_property`, whose import brings all of `asyncio` with it. Importing this module
before Whoosh puts Python's own decorator in its place, unless the package is loaded already.
"""

import functools
import sys
from types import ModuleType

_stand_in = ModuleType("cached_property", "Python's own decorator; see linkwell.library.index.light_import.")
_stand_in.cached_property = functools.cached_property  # type: ignore[attr-defined] # a module takes any name
sys.modules.setdefault(_stand_in.__name__, _stand_in)
