"""The links as rows of a list; each row speaks as one sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from linkwell.domain.link import Link, Side

LINK_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_STATUS = {"planned": "planned", "active": "active", "on-hold": "on hold", "completed": "completed"}
_MODES = {"face-to-face": "meeting", "virtual": "on screen", "both": "both"}


def status_words(link: Link) -> str:
    """The status of a link in words."""
    return _STATUS.get(link.status, "withdrawn")


def mode_words(link: Link) -> str:
    """How the classes meet, in words."""
    return _MODES[link.mode]


def classes(link: Link) -> str:
    """Both classes, as far as they are named, or the link's title."""
    named = [side.class_name for side in (link.a, link.b) if side.class_name]
    return " & ".join(named) or link.title


def schools(link: Link) -> str:
    """Both schools, as far as they are known."""
    return " · ".join(side.school for side in (link.a, link.b) if side.school) or "Schools not named yet"


class LinkListModel(QAbstractListModel):
    """Rows of links. It holds what it was given and asks nobody."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._links: list[Link] = []

    def set_links(self, links: Sequence[Link]) -> None:
        """Show these links."""
        self.beginResetModel()
        self._links = list(links)
        self.endResetModel()

    def row_of(self, link_id: str) -> int:
        """The row of a link, -1 if it is not there."""
        return next((row for row, link in enumerate(self._links) if link.id == link_id), -1)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._links)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._links):
            return None
        link = self._links[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return classes(link)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _sentence(link)
            case _:
                return link if role == LINK_ROLE else None


def _sentence(link: Link) -> str:
    sizes = [_size(side) for side in (link.a, link.b)]
    parts = [classes(link), schools(link).replace(" · ", " and "), link.a.year, *sizes]
    parts += [f"mode {mode_words(link)}", status_words(link), "sample" if link.sample else ""]
    return ", ".join(part for part in parts if part)


def _size(side: Side) -> str:
    return f"{side.class_name or 'class'} {side.size} pupils" if side.size else ""
