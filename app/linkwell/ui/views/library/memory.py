"""What the library remembers from one start to the next: the last search with its order, and the widths of its panes.

Values go to the settings a moment after the last change, in the background, and at once when the screen is left. What
cannot be read counts as nothing remembered.
"""

import contextlib
import json
from typing import Any

from PySide6.QtCore import QObject, QTimer

from linkwell.domain.errors import AppError
from linkwell.domain.progress import Progress
from linkwell.domain.query import Filters
from linkwell.store.settings import LIBRARY_PANES, LIBRARY_SEARCH, Setting
from linkwell.ui.views.library.finder import BEST, Asked
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk

PAUSE_MS = 500
_LONGEST = 500
_MOST = 100_000
_SCREENS = 8


class LibraryMemory(QObject):
    """Keeps and gives back. Widths are logical pixels, kept for each width of screen."""

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._runner = desk.settings, runner
        self._search = desk.settings.get(LIBRARY_SEARCH)
        self._panes = desk.settings.get(LIBRARY_PANES)
        self._kept = self._values()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self._runner.submit(self._write))

    def search(self) -> Asked:
        """The search that was shown last."""
        return _read_search(_loaded(self._search))

    def panes(self, screen_width: int) -> tuple[int, int] | None:
        """The widths of filters and results that the user chose on a screen of this width; None if never."""
        return _two_numbers(_loaded(self._panes).get(str(screen_width)), 1)

    def keep_search(self, asked: Asked) -> None:
        """Remember this search."""
        filters = asked.filters
        values = {
            "text": asked.text[:_LONGEST],
            "order": asked.order,
            "facets": {name: list(chosen) for name, chosen in filters.facets.items()},
            "minutes": [filters.minutes_min, filters.minutes_max],
        }
        self._search = json.dumps(values, ensure_ascii=False)
        self._pause.start()

    def keep_panes(self, screen_width: int, widths: tuple[int, int] | None) -> None:
        """Remember widths for screens of this width; None takes the usual ones."""
        known = {name: value for name, value in _loaded(self._panes).items() if name != str(screen_width)}
        if widths is not None:
            known[str(screen_width)] = list(widths)
        self._panes = json.dumps(dict(list(known.items())[-_SCREENS:]))
        self._pause.start()

    def flush(self) -> None:
        """Write what is waiting, now."""
        if self._pause.isActive():
            self._pause.stop()
            with contextlib.suppress(AppError):
                self._write()

    def _values(self) -> tuple[tuple[Setting[str], str], ...]:
        return (LIBRARY_SEARCH, self._search), (LIBRARY_PANES, self._panes)

    def _write(self, _progress: Progress | None = None) -> None:
        """The values as they are when this runs, so that a write that was held up never brings back older ones."""
        values, kept = self._values(), self._kept
        for setting, value in values:
            if (setting, value) not in kept:
                self._settings.set(setting, value)
        self._kept = values


def _read_search(values: dict[str, Any]) -> Asked:
    text, order, facets = values.get("text", ""), values.get("order", BEST), values.get("facets", {})
    minutes = _two_numbers(values.get("minutes", [0, 0]), 0)
    sound = isinstance(text, str) and isinstance(order, str) and isinstance(facets, dict)
    if not sound or minutes is None:
        return Asked()
    if not all(isinstance(chosen, list) and all(isinstance(one, str) for one in chosen) for chosen in facets.values()):
        return Asked()
    chosen_facets = {name: tuple(chosen) for name, chosen in facets.items()}
    return Asked(text[:_LONGEST], Filters(chosen_facets, minutes[0], minutes[1]), order)


def _loaded(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _two_numbers(values: object, least: int) -> tuple[int, int] | None:
    if not isinstance(values, list) or not all(isinstance(one, int) and not isinstance(one, bool) for one in values):
        return None
    return (values[0], values[1]) if len(values) == 2 and all(least <= one < _MOST for one in values) else None
