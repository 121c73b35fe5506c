"""The Link tab: for which two classes the pack is, what is known of them, and for which side sheets are printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from linkwell.domain.link import Link, Side
from linkwell.domain.pack import Pack
from linkwell.ui.models.pack_list import pair_name
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.packs.scrolling import PanelBase
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Body, HalfDiscs, Heading, Small, Words
from linkwell.ui.widgets.layouts import empty
from linkwell.ui.widgets.roles import GROUP
from linkwell.ui.widgets.segments import Segments

NO_LINK = "No link: leave lines to write on"
DAMAGED_LINK = (
    "This link could not be read, so its names are lines to write on. Choose another link, or put back a backup: "
    "File, Backups and moving."
)
_KEPT = "Names, sizes and dates come from the link. Change them once in Links and every pack follows."


class LinkPanel(PanelBase):
    """Tells the link and the sides the user chooses, and when the Links screen is wanted."""

    link_chosen = Signal(str)
    sides_chosen = Signal(str)
    links_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Link", parent)
        self._theme = theme
        self._ids: list[str] = []
        self._choice = QComboBox()
        self._choice.setAccessibleName("Link of this pack")
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        label = Small("For which two classes")
        label.setBuddy(self._choice)
        self._classes = QVBoxLayout()
        self._classes.setSpacing(10)
        self._sides = Segments((("both", "Both"), ("a", "First"), ("b", "Second")), theme)
        self._sides.set_stacking()
        self._sides.setAccessibleName("Sheets with names are printed for")
        change = Button("Open in Links", theme, "links")
        self._notes = Body("", "ink-2")
        self._choice.setPlaceholderText("Choose a link")
        self._damaged = Body(DAMAGED_LINK, "warn")
        self._damaged.hide()
        for part in (label, self._choice, self._damaged):
            self.column.addWidget(part)
        self.column.addLayout(self._classes)
        self.column.addWidget(Heading("Sheets with names", "item"))
        self.column.addWidget(Body("Pages that name a class are printed for:", "ink-2"))
        self.column.addWidget(self._sides)
        self.column.addWidget(change)
        self.column.addWidget(Body(_KEPT, "ink-3"))
        self.column.addWidget(self._notes)
        self.column.addStretch(1)
        self._choice.activated.connect(lambda at: self.link_chosen.emit(self._ids[at]))
        self._sides.chosen.connect(self.sides_chosen)
        change.clicked.connect(self.links_requested)

    def show_pack(self, pack: Pack, link: Link | None, links: tuple[Link, ...], *, damaged: bool = False) -> None:
        """Show what the pack is made for; `damaged` says that its link is there but cannot be read."""
        self._damaged.setVisible(damaged)
        self._ids = ["", *(one.id for one in links)]
        self._choice.clear()
        self._choice.addItems([NO_LINK, *(pair_name(one) for one in links)])
        unknown = -1 if damaged else 0
        self._choice.setCurrentIndex(self._ids.index(pack.link_id) if pack.link_id in self._ids else unknown)
        empty(self._classes)
        if link is not None:
            self._classes.addWidget(_SideCard("ours", link.a, self._theme))
            self._classes.addWidget(_SideCard("theirs", link.b, self._theme))
        a, b = (link.a.class_name, link.b.class_name) if link else ("", "")
        self._sides.set_title("a", a or "First")
        self._sides.set_title("b", b or "Second")
        self._sides.choose(pack.sides)
        self._sides.setEnabled(link is not None)
        self._notes.setText("\n".join(pack.notes))
        self._notes.setVisible(bool(pack.notes))


class _SideCard(QWidget):
    """One class: its half-disc, its name and what is known."""

    spoken_role = GROUP

    def __init__(self, which: str, side: Side, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(HalfDiscs(which))
        grid = QGridLayout()
        grid.setSpacing(2)
        title = Heading(side.class_name or "Class not named yet", "item")
        title.setWordWrap(True)
        grid.addWidget(title, 0, 0)
        pupils = f"{side.size} children" if side.size else "size not known"
        known = [value for value in (side.school, side.year, pupils, side.teacher) if value]
        words = Words(" · ".join(known), "small", "ink-3")
        words.setWordWrap(True)
        grid.addWidget(words, 1, 0)
        row.addLayout(grid, 1)
        self.setAccessibleName(", ".join([title.text(), *known]))
        self._theme = theme
