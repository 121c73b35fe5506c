"""The Links screen: the links of the user, and the two sides of the one chosen."""

from linkwell.ui.views.links.links_view import LinksView

__all__ = ["LinksView"]
