"""Takes out of `import` a look that PySide puts into it, which every later module would pay for.

PySide reads the source of each module imported after it, to see whether that wants Qt's names_written_so. Linkwell
never does, and a start imports some two hundred modules.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - PySide must be there before the look can be taken out


def import_plainly() -> None:
    """Import as before that look from now on; nothing happens where PySide has put none there."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
