"""Keeps the window answering while background threads compute: Python's own settings, once for the process.

It knows nothing of Qt or of Linkwell's work.
"""

import gc
import sys

_TURN_SECONDS = 0.0002
_COLLECT = (5_000, 20, 100)


def keep_rubbish() -> None:
    """Stop Python's own search for rubbish, which runs in whichever thread happens to make an object.

    A window's object that is found and freed in a background thread ends the program. `ui.rubbish` searches in the
    window's thread instead. (While modules are imported nothing is worth looking for either.)
    """
    gc.disable()


def take_short_turns() -> None:
    """Let threads change places often, and look for rubbish seldom.

    The window's thread waits up to one turn whenever Qt calls back into Python, many times in one repaint; and a full
    search for unreachable objects stops every thread for more than a tenth of a second once a long pack is in memory.
    """
    sys.setswitchinterval(_TURN_SECONDS)
    gc.set_threshold(*_COLLECT)
    settle()


def settle() -> None:
    """Leave what exists now out of later searches: the library stays until the program ends."""
    gc.freeze()
