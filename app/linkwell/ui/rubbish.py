"""Looks for unreachable objects from the window's thread alone, as often as Python would.

Objects of Qt may only be freed in the thread they live in, and Python's own search runs in any.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 50  # so often that each look finds little and is over at once


class RubbishCollector(QObject):
    """Make it in the window's thread, after `fair_turns.keep_rubbish`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)

    def look(self) -> None:
        """Search the oldest generation that is due, and the younger ones with it; nothing if none is."""
        counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, most) in enumerate(counted) if count > most]
        if due:
            gc.collect(due[-1])
