"""The screens that this window has: the only file that imports them."""

from linkwell.ui.screens import LIBRARY, LINKS, PACKS, Screen
from linkwell.ui.views.library.library_view import LibraryView
from linkwell.ui.views.links.links_view import LinksView
from linkwell.ui.views.packs.packs_view import PacksView

SCREENS: tuple[Screen, ...] = (
    Screen(LIBRARY, "Library", LibraryView),
    Screen(PACKS, "Packs", PacksView, "Every change is kept at once; Ctrl + Z takes it back"),
    Screen(LINKS, "Links", LinksView, "A class is a name and a number here, never a list of children"),
)
