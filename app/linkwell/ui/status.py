"""What the status line says for each screen: how much there is, and one hint. Reads the desk, changes nothing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from linkwell.domain.errors import AppError
from linkwell.store.settings import LAST_PACK
from linkwell.ui.screens import LIBRARY, LINKS, PACKS, Screen
from linkwell.ui.status_line import StatusLine
from linkwell.workspace.desk import Desk


class StatusWriter:
    """Writes the status line."""

    def __init__(self, desk: Desk, line: StatusLine) -> None:
        self._line = line
        self._counts: dict[str, Callable[[], str]] = {
            LIBRARY: lambda: self._library,
            PACKS: partial(_packs, desk),
            LINKS: partial(_links, desk),
        }
        self._desk = desk
        self._library = ""

    def set_library(self, count: int) -> None:
        """Tell how many items the library has, once it has been read."""
        self._library = f"{count:,} lessons and templates"

    def write(self, screen: Screen) -> None:
        """Say what holds for this screen."""
        counts = self._counts.get(screen.id)
        self._line.set_counts(counts() if counts else "")
        self._line.set_hint(self._adds_to() if screen.id == LIBRARY else screen.hint)

    def open_pack(self, view: QWidget | None) -> str:
        """The title of the pack that a screen has open; empty if there is none."""
        current = getattr(view, "current_pack_id", None)
        wanted = current() if callable(current) else ""
        return self._title(wanted)

    def _adds_to(self) -> str:
        title = self._title(self._desk.settings.get(LAST_PACK))
        return f"Ctrl + D adds to {title}" if title else ""

    def _title(self, pack_id: str) -> str:
        if not pack_id:
            return ""
        try:
            return self._desk.packs.load(pack_id).title
        except AppError:
            return ""


def _packs(desk: Desk) -> str:
    return _counted(len(desk.packs.list()), "pack")


def _links(desk: Desk) -> str:
    links = desk.links.list()
    sides = [side for link in links for side in (link.a, link.b)]
    schools = {side.school.casefold() for side in sides if side.school}
    parts = (
        _counted(len(links), "link"),
        _counted(sum(1 for side in sides if side.class_name), "class", "classes"),
        _counted(len(schools), "school"),
    )
    return " · ".join(parts)


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
