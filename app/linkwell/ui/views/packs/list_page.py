"""The list of packs, and where a new one begins: a recipe, or empty."""

import itertools

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.domain.errors import AppError
from linkwell.domain.link import Link
from linkwell.domain.pack import Recipe
from linkwell.store.settings import LAST_LINK
from linkwell.ui.models.pack_list import ROW_ROLE, PackListModel, PackRow, pair_name
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.packs.delegates import PackDelegate
from linkwell.ui.views.packs.recipe_cards import RecipeCards, card_of
from linkwell.ui.views.packs.scrolling import PanelBase
from linkwell.ui.widgets.buttons import Button, MenuButton, PrimaryMenuButton
from linkwell.ui.widgets.labels import Body, HalfDiscs, Heading, Words
from linkwell.ui.widgets.notices import NoticeBar
from linkwell.ui.widgets.panes import Pane, Toolbar
from linkwell.ui.widgets.tab_order import order_tabs
from linkwell.workspace.desk import Desk

_FIRST_WORDS = (
    "A pack is everything both classes need for one part of the year, with your names already in it. "
    "Pick a recipe. You can change every part."
)
_CARDS = 3
_MOST_ROWS = 7


class ListPage(QWidget):
    """Shows the packs. `opened` tells the id of the pack to open."""

    opened = Signal(str)
    recipes_requested = Signal()
    batch_requested = Signal()
    links_requested = Signal()
    announced = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._link_id = ""
        self.model = PackListModel()
        self.list = _List(self.model, theme)
        self.notice = NoticeBar(theme)
        self._title = Heading("", "display")
        self._words = Body("", "ink-2")
        self._second = Heading("Begin another pack", "section")
        self._for = Words("")
        self._change = MenuButton("Change", theme)
        self._lay_out()
        self.list.wished.connect(self._wish)
        theme.changed.connect(self._fit)
        self.reload()

    def reload(self) -> None:
        """Show packs and links as they are now."""
        links = {link.id: link for link in self._desk.links.list()}
        packs = self._desk.packs.list()
        self.model.show(packs, links, self._desk.links.damaged())
        if packs:
            self.list.setCurrentIndex(self.model.index(0, 0))
        kept = self._desk.settings.get(LAST_LINK)
        if self._link_id not in links:
            self._link_id = kept if kept in links else next(iter(links), "")
        self._title.setText("Your packs" if packs else "Make your first pack")
        self._words.setText(_FIRST_WORDS)
        self._words.setVisible(not packs)
        self._second.setVisible(bool(packs))
        self._row_of_buttons.setVisible(bool(packs))
        self.list.setVisible(bool(packs))
        link = links.get(self._link_id)
        self._for.setText(f"For {pair_name(link)}" if link else "No link yet: names stay as lines to write on")
        self._fit()

    def begin(self, recipe_id: str) -> None:
        """Make a pack from a recipe, for the link in front, and open it."""
        try:
            pack = self._desk.pack_from_recipe(recipe_id, self._link_id)
        except AppError as error:
            self._tell(error)
            return
        self.opened.emit(pack.id)

    def begin_empty(self) -> None:
        """Make an empty pack and open it."""
        try:
            pack = self._desk.empty_pack(self._link_id)
        except AppError as error:
            self._tell(error)
            return
        self.opened.emit(pack.id)

    def duplicate(self, row: PackRow) -> None:
        """Make a second pack like this one."""
        try:
            made = self._desk.packs.duplicate(row.id, f"{row.title} (copy)")
        except AppError as error:
            self._tell(error)
            return
        self.reload()
        self.list.setCurrentIndex(self.model.index(max(self.model.place_of(made.id), 0), 0))
        self.announced.emit(f"Made a copy: {made.title}.")

    def delete(self, row: PackRow) -> None:
        """Put a pack in the trash, with a way back."""
        place = self.model.place_of(row.id)
        try:
            self._desk.packs.delete(row.id)
        except AppError as error:
            self._tell(error)
            return
        self.reload()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(min(place, self.model.rowCount() - 1), 0))
        self.notice.show_notice("ok", f"“{row.title}” is deleted.", [("Undo", self.undelete), ("Close", lambda: None)])
        self.announced.emit(f"“{row.title}” is deleted. Undo brings it back.")

    def undelete(self) -> None:
        """Bring back the pack deleted last."""
        try:
            back = self._desk.packs.undelete_last()
        except AppError as error:
            self._tell(error)
            return
        self.notice.hide()
        self.reload()
        if back is not None:
            self.list.setCurrentIndex(self.model.index(max(self.model.place_of(back), 0), 0))
            self.announced.emit("The pack is back.")

    def _lay_out(self) -> None:
        bar = Toolbar("Packs tools")
        new = PrimaryMenuButton("New pack", self._theme, "plus")
        new.menu_requested.connect(lambda: self._new_menu(new))
        bar.row.addWidget(Heading("Packs", "title"), 1)
        bar.row.addWidget(new)
        body = PanelBase("All packs and recipes", token="window")
        body.column.setContentsMargins(40, 24, 40, 24)
        body.column.setSpacing(12)
        workspace = self._desk.workspace
        cards = RecipeCards([card_of(recipe, workspace) for recipe in self._recipes()], self._theme)
        cards.chosen.connect(self.begin)
        self._row_of_buttons = self._buttons()
        foot = QHBoxLayout()
        empty = Button("Start with an empty pack", self._theme)
        empty.clicked.connect(self.begin_empty)
        self._change.menu_requested.connect(self._link_menu)
        everything = Button("All recipes…", self._theme)
        everything.clicked.connect(self.recipes_requested)
        foot.addWidget(everything)
        foot.addWidget(Words("or", "body", "ink-2"))
        foot.addWidget(empty)
        foot.addStretch(1)
        foot.addWidget(HalfDiscs())
        foot.addWidget(self._for)
        foot.addWidget(self._change)
        for widget in (self._title, self._words, self.list, self._row_of_buttons, self._second, cards):
            body.column.addWidget(widget)
        body.column.addLayout(foot)
        body.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for top in (bar, self.notice):
            column.addWidget(top)
        pane = Pane("Your packs", "window")
        pane.body.addWidget(body)
        column.addWidget(pane, 1)
        order_tabs(self)

    def _recipes(self) -> list[Recipe]:
        known = self._desk.workspace.recipes
        order = ("phase-1-starter", "small-link")
        first = [known[id] for id in order if id in known]
        return [*first, *(recipe for id, recipe in known.items() if id not in order)][:_CARDS]

    def _buttons(self) -> QWidget:
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        for title, wish, keys in (("Open", "open", "Enter"), ("Make a copy", "copy", ""), ("Delete", "delete", "Del")):
            button = Button(title, self._theme)
            button.set_small()
            button.setAccessibleName(f"{title}: the chosen pack")
            button.setToolTip(f"{title} ({keys})" if keys else title)
            button.clicked.connect(lambda _checked=False, wish=wish: self._wish(wish))
            row.addWidget(button)
        row.addStretch(1)
        return group

    def _fit(self) -> None:
        rows = min(self.model.rowCount(), _MOST_ROWS)
        height = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(rows * height + 2)

    def _wish(self, wish: str) -> None:
        row = self.list.current_row
        if row is None:
            return
        match wish:
            case "open":
                self.opened.emit(row.id)
            case "copy":
                self.duplicate(row)
            case _:
                self.delete(row)

    def _new_menu(self, button: QWidget) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for group, recipes in itertools.groupby(self._desk.workspace.recipes.values(), lambda one: one.group):
            inner = menu.addMenu(group) if group else menu
            for recipe in recipes:
                inner.addAction(recipe.title).triggered.connect(lambda _checked=False, id=recipe.id: self.begin(id))
        menu.addAction("All recipes…").triggered.connect(self.recipes_requested)
        menu.addAction("Build for many links…").triggered.connect(self.batch_requested)
        menu.addSeparator()
        menu.addAction("Empty pack\tCtrl+N").triggered.connect(self.begin_empty)
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 2)))

    def _link_menu(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for link in self._desk.links.list():
            action = menu.addAction(pair_name(link).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, link=link: self._choose(link))
        menu.addAction("No link").triggered.connect(lambda: self._choose(None))
        menu.addSeparator()
        menu.addAction("Add or change links").triggered.connect(self.links_requested)
        menu.popup(self._change.mapToGlobal(QPoint(0, self._change.height() + 2)))

    def _choose(self, link: Link | None) -> None:
        self._link_id = link.id if link else ""
        self._for.setText(f"For {pair_name(link)}" if link else "For no link: names stay as lines to write on")
        if not self._desk.database.read_only:
            self._desk.settings.set(LAST_LINK, self._link_id)

    def _tell(self, error: AppError) -> None:
        words = f"{error.happened} {error.next_step}"
        self.notice.show_notice("warn", words, [("Close", lambda: None)])
        self.announced.emit(words)


class _List(QListView):
    """The packs; Enter opens, Delete deletes."""

    wished = Signal(str)

    def __init__(self, model: PackListModel, theme: Theme) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(PackDelegate(theme, self))
        self.setAccessibleName("Packs")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _index: self.wished.emit("open"))

    @property
    def current_row(self) -> PackRow | None:
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, PackRow) else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.wished.emit("open")
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.wished.emit("delete")
            case _:
                super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for title, wish in (("Open\tEnter", "open"), ("Make a copy", "copy"), ("Delete\tDel", "delete")):
            menu.addAction(title).triggered.connect(lambda _checked=False, wish=wish: self.wished.emit(wish))
        menu.popup(event.globalPos())
