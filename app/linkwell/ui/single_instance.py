"""One window for one data folder: a second start asks the first to come forward and goes away.

The lock and the knock are two small files in `running/` inside the data folder. The operating system tells us when
the knock appears; no network socket is needed.
"""

import contextlib
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

FOLDER = "running"
_LOCK, _KNOCK = "linkwell.lock", "knock"


class SingleInstance(QObject):
    """`asked` is sent when a second start wants this window in front."""

    asked = Signal()

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = data_folder / FOLDER
        self._lock: QLockFile | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def claim(self) -> bool:
        """Whether this is the only window. True too where no lock can be made, as on a write-protected stick."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        lock = QLockFile(str(self._folder / _LOCK))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            return lock.error() != QLockFile.LockError.LockFailedError
        self._lock = lock
        self._remove_knock()
        self._watcher.addPath(str(self._folder))
        return True

    def knock(self) -> None:
        """Ask the first window to come forward."""
        with contextlib.suppress(OSError):
            (self._folder / _KNOCK).write_text(str(time.time_ns()), encoding="ascii")

    def release(self) -> None:
        """Let the next start have the data folder."""
        if self._lock is not None:
            self._watcher.removePath(str(self._folder))
            self._lock.unlock()
            self._lock = None

    def _look(self) -> None:
        if (self._folder / _KNOCK).exists():
            self._remove_knock()
            self.asked.emit()

    def _remove_knock(self) -> None:
        with contextlib.suppress(OSError):
            (self._folder / _KNOCK).unlink(missing_ok=True)
