"""Looks for unreachable objects from the window's thread alone.

Objects of Qt may only be freed in the thread they live in, and Python's own search runs in any.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 50  # so often that a look among new objects finds little and is over at once
_QUIET_LOOKS = 40  # older objects are many: they wait until nothing much was made for two seconds


class RubbishCollector(QObject):
    """Make it in the window's thread, after `fair_turns.keep_rubbish`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)

    def look(self) -> None:
        """Search the new objects if they are many; the older ones that are due in a quiet moment."""
        counts, most = gc.get_count(), gc.get_threshold()
        if counts[0] > most[0]:
            self._quiet = 0
            gc.collect(0)
            return
        self._quiet += 1
        if self._quiet == _QUIET_LOOKS and counts[1] > most[1]:
            gc.collect(2 if counts[2] > most[2] else 1)
