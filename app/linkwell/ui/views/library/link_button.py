"""The button that shows for which link pages are made, and chooses another one."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from linkwell.domain.link import Link
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import MenuButton
from linkwell.ui.widgets.labels import paint_half_discs
from linkwell.workspace.desk import Desk

_LONGEST = 28


class LinkButton(MenuButton):
    """`link_chosen` brings a link or None."""

    link_chosen = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("No link", theme, "links", parent)
        self._links = desk.links
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)
        self.show_link(None)

    def show_link(self, link: Link | None) -> None:
        """Show this link as the one chosen."""
        name = link_name(link) if link else "No link"
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
        self.setText(short.replace("&", "&&"))
        self.setToolTip(name if short != name else "")
        self.setAccessibleName(f"For your link: {name}")
        self.updateGeometry()

    def fill(self) -> None:
        """Bring the menu up to date."""
        menu = self.menu()
        menu.clear()
        for link in self._links.list():
            menu.addAction(link_name(link).replace("&", "&&"), partial(self.link_chosen.emit, link))
        menu.addSeparator()
        menu.addAction("No link", partial(self.link_chosen.emit, None))

    @override
    def _dress(self) -> None:
        super()._dress()
        size, ratio = self.iconSize().width(), 2
        picture = QPixmap(size * ratio, size * ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_half_discs(painter, QRectF(0, 0, size * ratio, size * ratio), self._theme)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        self.setIcon(QIcon(picture))


def link_name(link: Link) -> str:
    """The two classes, or the title where a class has no name."""
    names = (link.a.class_name, link.b.class_name)
    return " & ".join(names) if all(names) else link.title
