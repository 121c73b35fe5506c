"""Gives back Python's own `import` after PySide has put one of its own in the way.

PySide's reads the source of every module imported later, to see whether it wants Qt's names_written_so. Linkwell never
does, and a start imports some two hundred modules.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - PySide must be there before its `import` can be taken back


def import_plainly() -> None:
    """Import as Python does from now on; nothing happens where PySide left `import` alone."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
