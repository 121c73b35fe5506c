"""The screens that this window has: the only file that imports them."""

from linkwell.ui.screens import LIBRARY, LINKS, PACKS, Screen
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.library_view import LibraryView
from linkwell.ui.views.links.links_view import LinksView
from linkwell.ui.views.packs.packs_view import PacksView
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk


def _links_view(desk: Desk, _runner: Runner, theme: Theme) -> LinksView:
    return LinksView(desk, theme)


SCREENS: tuple[Screen, ...] = (
    Screen(LIBRARY, "Library", LibraryView),
    Screen(PACKS, "Packs", PacksView, "Every change is kept at once; Ctrl + Z takes it back"),
    Screen(LINKS, "Links", _links_view, "A class is a name and a number here, never a list of children"),
)
