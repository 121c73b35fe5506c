"""The Links screen: a list of links on the left, the chosen one to read and change on the right."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QListView, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.domain.errors import AppError
from linkwell.domain.link import Link, Side
from linkwell.ui.models.link_list import LINK_ROLE, LinkListModel, classes
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.links.link_delegate import LinkDelegate
from linkwell.ui.views.links.link_form import NEW_TITLE, LinkForm
from linkwell.ui.views.links.year_pages import YearPages
from linkwell.ui.widgets.buttons import Button, PrimaryButton
from linkwell.ui.widgets.labels import Heading, Small
from linkwell.ui.widgets.notices import EmptyState, NoticeBar
from linkwell.ui.widgets.panes import Pane, Splitter, Toolbar
from linkwell.ui.widgets.tab_order import order_tabs
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk

_DAMAGED = (
    "Everything else is safe. Put back a backup (File, Backups and moving), or remove it and add the two classes again."
)


class LinksView(QWidget):
    """The user's links. `links_changed` is sent after one was made, changed or deleted."""

    links_changed = Signal()
    announced = Signal(str)

    def __init__(self, desk: Desk, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self.model = LinkListModel(self)
        self.list = QListView(self)
        self.form = LinkForm(desk.workspace.vocabulary, theme)
        self.notice, self._damage = NoticeBar(theme), NoticeBar(theme)
        self.year_pages = YearPages(desk, runner, self.notice, self)
        self.new_button = PrimaryButton("New link", theme, "plus")
        self.delete_button = Button("Delete", theme)
        self._count = Small("")
        self._right = QStackedWidget()
        self._build()
        order_tabs(self)
        self.reload()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list is the home of the keyboard; as a focus proxy it would make Tab jump over the toolbar."""
        self.list.setFocus(event.reason())

    def reload(self, choose: str = "") -> None:
        """Read the links again; keep the chosen one, or choose another."""
        wanted = choose or self.current_link_id()
        links = self._desk.links.list()
        self.model.set_links(links)
        self._count.setText(f"{len(links)} {'link' if len(links) == 1 else 'links'}")
        row = max(self.model.row_of(wanted), 0)
        if links:
            self.list.setCurrentIndex(self.model.index(row))
        self._show(self.list.currentIndex())
        self._tell_of_damage()

    def current_link_id(self) -> str:
        """The id of the chosen link; empty if there is none."""
        link: Link | None = self.list.currentIndex().data(LINK_ROLE)
        return link.id if link else ""

    def new_link(self) -> None:
        """Make a link of our own class and nobody yet, choose it and begin with its first field."""
        link = Link(self._desk.links.free_id(NEW_TITLE), NEW_TITLE, self._desk.our_side(), Side(), stages=())
        if self._keep(lambda: self._desk.links.save(link)):
            self.reload(link.id)
            self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.title.selectAll()
            self.announced.emit("New link")

    def delete_link(self) -> None:
        """Put the chosen link in the trash, with a way back."""
        link: Link | None = self.list.currentIndex().data(LINK_ROLE)
        if link is None or not self._keep(lambda: self._desk.links.delete(link.id, anyway=True)):
            return
        place = self.list.currentIndex().row()
        self.reload()
        self.list.setCurrentIndex(self.model.index(min(place, self.model.rowCount() - 1)))
        home = self.list if self.model.rowCount() else self.new_button
        home.setFocus(Qt.FocusReason.OtherFocusReason)
        words = f"{classes(link)} was deleted. Its packs are kept."
        self.notice.show_notice("ok", words, (("Undo", self._undelete), ("Close", lambda: None)))
        self.announced.emit(words)

    def _undelete(self) -> None:
        restored: list[str | None] = []
        if self._keep(lambda: restored.append(self._desk.links.undelete_last())):
            self.reload(restored[0] or "")
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.announced.emit("The link is back.")

    def _tell_of_damage(self) -> None:
        """Say calmly which links are there but cannot be read. Other words about an action go first."""
        damaged = self._desk.links.damaged()
        if not damaged:
            self._damage.hide()
            return
        named = ", ".join(f"“{one}”" for one in damaged)
        count = (
            f"The link {named} could not be read." if len(damaged) == 1 else f"These links could not be read: {named}."
        )
        remove = ("Remove it" if len(damaged) == 1 else "Remove them", lambda: self._remove_damaged(damaged))
        self._damage.show_notice("warn", f"{count} {_DAMAGED}", [remove])

    def _remove_damaged(self, damaged: tuple[str, ...]) -> None:
        def remove() -> None:
            for one in damaged:
                self._desk.links.delete(one, anyway=True)

        if self._keep(remove):
            self.reload()
            self.announced.emit("Removed. Its packs are kept; they have lines to write on until you choose a link.")

    def _edited(self, link: Link) -> None:
        if self._keep(lambda: self._desk.links.save(link)):
            self.reload(link.id)
            self.announced.emit("Saved")

    def _keep(self, action: Callable[[], None]) -> bool:
        try:
            action()
        except AppError as error:
            self.notice.show_notice("bad", str(error), (("Try again", lambda: self._try_again(action)),))
            return False
        self.links_changed.emit()
        return True

    def _try_again(self, action: Callable[[], None]) -> None:
        if self._keep(action):
            self.reload()

    def _show(self, index: QModelIndex) -> None:
        link: Link | None = index.data(LINK_ROLE)
        self.delete_button.setEnabled(link is not None)
        self._right.setCurrentIndex(0 if link else 1)
        if link is not None and link != self.form.link:
            self.form.show_link(link)

    def _build(self) -> None:
        bar = Toolbar("Link tools")
        bar.row.addWidget(Heading("Links", "title"))
        bar.row.addWidget(self._count)
        bar.row.addStretch(1)
        bar.row.addWidget(self.delete_button)
        bar.row.addWidget(self.new_button)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinkDelegate(self._theme, self.list))
        self.list.setAccessibleName("Links")
        self.list.setMinimumWidth(340)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        left = Pane("All links")
        left.body.addWidget(self.list)
        scroll = _FormScroll(self.form)
        self._theme.changed.connect(scroll.fit)
        empty = EmptyState(
            "No link yet", "Add your two classes once and every page fills in.", (("Add a link", self.new_link),)
        )
        self._right.addWidget(scroll)
        self._right.addWidget(empty)
        right = Pane("Chosen link")
        right.body.addWidget(self._right)
        panes = Splitter()
        panes.addWidget(left)
        panes.addWidget(right)
        panes.set_usual_sizes([460, 720])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.notice)
        column.addWidget(self._damage)
        column.addWidget(panes, 1)
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._show(now))
        self.form.edited.connect(self._edited)
        self.form.year_plan_wanted.connect(self.year_pages.ask)
        self.year_pages.announced.connect(self.announced)
        self.new_button.clicked.connect(self.new_link)
        self.delete_button.clicked.connect(self.delete_link)
        QShortcut(
            QKeySequence(Qt.Key.Key_Delete), self.list, self.delete_link, context=Qt.ShortcutContext.WidgetShortcut
        )


class _FormScroll(QScrollArea):
    """Scrolls the form, and tells it how much room there is beside one another."""

    def __init__(self, form: LinkForm) -> None:
        super().__init__()
        self._form = form
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(form)

    def fit(self) -> None:
        """Lay the form out for the room there is."""
        self._form.fit(self.viewport().width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
