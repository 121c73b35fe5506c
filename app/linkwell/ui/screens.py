"""The screens of the window, in the order of the rail. A new screen is one row here and its package in `views/`."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from linkwell.ui.theme.theme import Theme
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk

Maker = Callable[[Desk, Runner, Theme], QWidget]
LIBRARY, PACKS, LINKS = "library", "packs", "links"


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: its id is also its icon, its help page, and `show_` before it its command in `actions.py`.

    A screen may have a `windowTitle`, which then stands in the title of the window, and methods named like commands.
    """

    id: str
    title: str
    make: Maker
    hint: str = ""
