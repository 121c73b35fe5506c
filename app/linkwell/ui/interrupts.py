"""Ctrl+C in the terminal and the system's wish to end: the window closes as if its button had been pressed.

Python runs a signal's handler only between its own steps, and Qt's loop makes none while it waits; a pair of connected
sockets inside this process wakes it.
"""

import signal
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

INTERRUPTED = 130


class Interrupts(QObject):
    """Calls `close` after SIGINT or SIGTERM. `code` is then the exit code, else 0."""

    def __init__(self, close: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.code = 0
        self._close = close
        self._waker, self._woken = socket.socketpair()
        self._waker.setblocking(False)
        self._woken.setblocking(False)
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._before_fd = signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        self._before = [(one, signal.signal(one, self._came)) for one in _signals()]

    def restore(self) -> None:
        """Give the signals back to whoever had them."""
        for one, handler in self._before:
            signal.signal(one, handler)
        signal.set_wakeup_fd(self._before_fd)
        self._notifier.setEnabled(False)
        self._waker.close()
        self._woken.close()

    def _came(self, _number: int, _frame: object) -> None:
        self.code = INTERRUPTED

    def _wake(self) -> None:
        self._woken.recv(64)
        if self.code:
            self._close()


def _signals() -> tuple[signal.Signals, ...]:
    return (signal.SIGINT,) if sys.platform == "win32" else (signal.SIGINT, signal.SIGTERM)
