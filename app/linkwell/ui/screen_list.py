"""The screens that this window has: the only file that imports them, each when it is first shown."""

from typing import TYPE_CHECKING

from linkwell.late import LateModule
from linkwell.ui.screens import LIBRARY, LINKS, PACKS, Screen
from linkwell.ui.theme.theme import Theme
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk

if TYPE_CHECKING:
    from linkwell.ui.views.library import library_view
    from linkwell.ui.views.links import links_view
    from linkwell.ui.views.packs import packs_view
else:
    library_view = LateModule("linkwell.ui.views.library.library_view")
    links_view = LateModule("linkwell.ui.views.links.links_view")
    packs_view = LateModule("linkwell.ui.views.packs.packs_view")

LATER_SCREENS = ("linkwell.ui.views.packs", "linkwell.ui.views.links")
"""The packages of the screens that are not there at the start, to be imported when there is time."""


def _library(desk: Desk, runner: Runner, theme: Theme) -> "library_view.LibraryView":
    return library_view.LibraryView(desk, runner, theme)


def _packs(desk: Desk, runner: Runner, theme: Theme) -> "packs_view.PacksView":
    return packs_view.PacksView(desk, runner, theme)


def _links(desk: Desk, runner: Runner, theme: Theme) -> "links_view.LinksView":
    return links_view.LinksView(desk, runner, theme)


SCREENS: tuple[Screen, ...] = (
    Screen(LIBRARY, "Library", _library),
    Screen(PACKS, "Packs", _packs, "Every change is kept at once; Ctrl + Z takes it back"),
    Screen(LINKS, "Links", _links, "A class is a name and a number here, never a list of children"),
)
