"""How a command of the menu bar reaches the screen in front: by its own action, its own shortcut, or a method
of the screen or of the pages it shows.

A screen that listens to a key itself keeps that key; the menu then only shows it, so that no key has two owners.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from linkwell.ui.actions import ActionRow
from linkwell.ui.views.pages.names import PAGES


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a screen does for a command, whether it can do it now, and whether it listens to the key itself."""

    act: Callable[[], object]
    enabled: bool
    owns_key: bool


class ScreenCommands:
    """What a screen can do at this moment: looked through once, then asked for many commands."""

    def __init__(self, screen: QWidget | None) -> None:
        self._owned: dict[str, QAction | QShortcut] = {}
        self._owners: list[QWidget] = []
        if screen is not None:
            pages = (one for one in screen.findChildren(QWidget, PAGES) if one.isVisibleTo(screen))
            self._owners = [screen, *pages]
            for action in (*screen.actions(), *screen.findChildren(QAction)):
                self._own(action, action.shortcuts())
            for shortcut in screen.findChildren(QShortcut):
                if _listens(shortcut, screen):
                    self._own(shortcut, shortcut.keys())

    def trigger(self, row: ActionRow) -> Trigger | None:
        """What the screen does for this command; None if it does not know it."""
        owner = next((self._owned[key] for key in _portable(row.keys) if key in self._owned), None)
        if owner is None:
            return self._method(row)
        act = owner.trigger if isinstance(owner, QAction) else owner.activated.emit
        return Trigger(act, owner.isEnabled(), owns_key=True)

    def _own(self, owner: QAction | QShortcut, keys: list[QKeySequence]) -> None:
        for key in keys:
            self._owned.setdefault(_text(key), owner)

    def _method(self, row: ActionRow) -> Trigger | None:
        for owner in self._owners:
            for name, values in ((row.id, ()), *row.methods):
                found = getattr(owner, name, None)
                if callable(found):
                    return Trigger(partial(found, *values), enabled=True, owns_key=False)
        return None


def _listens(shortcut: QShortcut, screen: QWidget) -> bool:
    """A shortcut of a part that is not shown does not hear its key."""
    owner = shortcut.parent()
    return not isinstance(owner, QWidget) or owner is screen or owner.isVisibleTo(screen)


@lru_cache(maxsize=256)
def _portable(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_text(QKeySequence(key)) for key in keys)


def _text(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)
