"""How a command of the menu bar reaches the screen in front: by its own action, its own shortcut, or a method
of the screen or of the pages it shows.

A screen that listens to a key itself keeps that key; the menu then only shows it, so that no key has two owners.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from linkwell.ui.actions import ActionRow
from linkwell.ui.views.pages.page_view import PageView


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a screen does for a command, whether it can do it now, and whether it listens to the key itself."""

    act: Callable[[], object]
    enabled: bool
    owns_key: bool


def trigger_for(screen: QWidget | None, row: ActionRow) -> Trigger | None:
    """What this screen does for this command; None if it does not know it."""
    if screen is None:
        return None
    return _own_action(screen, row) or _own_shortcut(screen, row) or _method(screen, row)


def _own_action(screen: QWidget, row: ActionRow) -> Trigger | None:
    wanted = _sequences(row)
    for action in (*screen.actions(), *screen.findChildren(QAction)):
        if wanted.intersection(_text(key) for key in action.shortcuts()):
            return Trigger(action.trigger, action.isEnabled(), owns_key=True)
    return None


def _own_shortcut(screen: QWidget, row: ActionRow) -> Trigger | None:
    wanted = _sequences(row)
    for shortcut in screen.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and owner is not screen and not owner.isVisibleTo(screen):
            continue
        keys = shortcut.keys()
        if wanted.intersection(map(_text, keys)):
            return Trigger(shortcut.activated.emit, shortcut.isEnabled(), owns_key=True)
    return None


def _method(screen: QWidget, row: ActionRow) -> Trigger | None:
    pages = [one for one in screen.findChildren(PageView) if one.isVisibleTo(screen)]
    for owner in (screen, *pages):
        for name, values in ((row.id, ()), *row.methods):
            found = getattr(owner, name, None)
            if callable(found):
                return Trigger(partial(found, *values), enabled=True, owns_key=False)
    return None


def _sequences(row: ActionRow) -> set[str]:
    return {_text(QKeySequence(key)) for key in row.keys}


def _text(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)
