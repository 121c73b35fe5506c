"""Imports after the start what the other screens need, one module at a time, so that each opens at once when asked for.

It knows no screen.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

_PAUSE_MS = 60


class Preloading(QObject):
    """Imports every module of some packages in moments between other events. `finished` comes after the last."""

    finished = Signal()

    def __init__(self, packages: Iterable[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = _modules(packages)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._import_next)
        self._timer.start(_PAUSE_MS)

    def _import_next(self) -> None:
        name = next(self._names, "")
        if name:
            importlib.import_module(name)
        else:
            self._timer.stop()
            self.finished.emit()


def _modules(packages: Iterable[str]) -> Iterator[str]:
    for package in packages:
        places = importlib.import_module(package).__path__
        yield from sorted(module.name for module in pkgutil.iter_modules(places, f"{package}."))
