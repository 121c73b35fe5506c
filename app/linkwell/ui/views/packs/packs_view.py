"""The Packs screen: the list of packs, the pack builder and editing in place, one of them in front."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.domain.errors import AppError
from linkwell.store.settings import LAST_LINK, LAST_PACK
from linkwell.ui.models.pack_list import moment
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.edit.edit_page import EditPage
from linkwell.ui.views.packs.builder import BuilderPage
from linkwell.ui.views.packs.list_page import ListPage
from linkwell.ui.views.packs.open_pack import OpenPack
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Change, Desk

_SMALLEST = (880, 420)
_NOT_HERE = "That is not in the library of this computer, so its words cannot be changed here."


class PacksView(QWidget):
    """`library_requested` and `links_requested` ask for those screens; `announced` is for the status line.

    `links_changed` is sent when a name was filled into a link here.
    """

    library_requested = Signal()
    links_requested = Signal()
    links_changed = Signal()
    compare_requested = Signal()
    recipes_requested = Signal()
    batch_requested = Signal()
    announced = Signal(str)

    def __init__(self, desk: Desk, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._open = OpenPack(desk, runner, self)
        self.list_page = ListPage(desk, theme)
        self.builder = BuilderPage(self._open, runner, theme)
        self.editor = EditPage(self._open, runner, theme)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        for page in (self.list_page, self.builder, self.editor):
            page.setMinimumSize(*_SMALLEST)  # else long words in a toolbar could make the window wider than the screen
            self._stack.addWidget(page)
            page.announced.connect(self.announced)
        self.list_page.opened.connect(self.open_pack)
        self.list_page.links_requested.connect(self.links_requested)
        self.list_page.recipes_requested.connect(self.recipes_requested)
        self.list_page.batch_requested.connect(self.batch_requested)
        self.builder.back.connect(self.show_list)
        self.builder.library_requested.connect(self.library_requested)
        self.builder.links_requested.connect(self.links_requested)
        self.builder.compare_requested.connect(self.compare_requested)
        self.builder.acts.edit_wanted.connect(self.edit)
        self._open.link_changed.connect(self.links_changed)
        self._stack.currentChanged.connect(self._name_window)
        self._open.changed.connect(self._name_window)
        self._name_window()
        self.editor.done.connect(self._leave_editor)
        self.editor.list_requested.connect(self.show_list)

    def current_pack_id(self) -> str:
        """The id of the open pack; empty if none is open."""
        return self._open.pack.id if self._open.is_open else ""

    def open_pack(self, pack_id: str) -> None:
        """Open a pack in the builder."""
        self.editor.keep()
        try:
            self._open.open(pack_id)
        except AppError as error:
            self.list_page.notice.show_notice("warn", f"{error.happened} {error.next_step}")
            self.announced.emit(error.happened)
            self.show_list()
            return
        changed = next((one.changed for one in self._desk.packs.list() if one.id == pack_id), "")
        self._stack.setCurrentWidget(self.builder)
        self.builder.begin(moment(changed).removeprefix("today "))

    def change_pack(self, pack_id: str, change: Change, label: str) -> None:
        """Open a pack if it is not, and change it in one step that undo takes back."""
        self.editor.keep()
        if pack_id != self.current_pack_id():
            self.open_pack(pack_id)
        if pack_id == self.current_pack_id() and self._open.apply(change, label):
            self._stack.setCurrentWidget(self.builder)
            self.announced.emit(f"Done: {label}. Undo takes it back.")

    def add_item(self, item_id: str, pack_id: str = "") -> None:
        """Add an item to a pack: the named one, else the open one, else the one used last, else a new empty one."""
        wanted = pack_id or self.current_pack_id() or self._latest()
        try:
            wanted = wanted or self._desk.empty_pack(self._desk.settings.get(LAST_LINK)).id
        except AppError as error:
            self.announced.emit(f"{error.happened} {error.next_step}")
            return
        if wanted != self.current_pack_id():
            self.open_pack(wanted)
        if wanted == self.current_pack_id():
            self.builder.acts.add_item(item_id)

    def begin(self, recipe_id: str) -> None:
        """Make a pack from a recipe and open it."""
        self.list_page.begin(recipe_id)

    def show_list(self) -> None:
        """Back to the list of packs."""
        self.editor.keep()
        self.list_page.reload()
        self._stack.setCurrentWidget(self.list_page)
        self.list_page.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, entry_id: str, sheet_id: str = "") -> None:
        """Edit the words of an entry in place."""
        if not self._open.is_open:
            return
        if self.editor.edit(entry_id, sheet_id):
            self._stack.setCurrentWidget(self.editor)
        else:
            self.announced.emit(_NOT_HERE)

    def undo(self) -> None:
        """Take the last change back, or bring back the pack deleted last while the list is in front."""
        if self._stack.currentWidget() is self.list_page:
            self.list_page.undelete()
        elif self._open.is_open:
            self.editor.keep()
            label = self._open.undo()
            self.announced.emit(f"Undone: {label}" if label else "There is nothing to undo.")

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._open.is_open and self._stack.currentWidget() is not self.list_page:
            self.editor.keep()
            label = self._open.redo()
            self.announced.emit(f"Done again: {label}" if label else "There is nothing to redo.")

    def export(self, suffixes: tuple[str, ...] = ("pdf",)) -> None:
        """Write the open pack to files in a folder that the user chooses."""
        if self._open.is_open:
            self.editor.keep()
            self.builder.export(suffixes)

    def versions(self) -> None:
        """Keep the open pack under a name, or go back to another of its states."""
        if self._open.is_open and self._stack.currentWidget() is not self.list_page:
            self.editor.keep()
            self.builder.open_versions()

    def print_pack(self) -> None:
        """Print the open pack."""
        if self._open.is_open:
            self.editor.keep()
            self.builder.print_pack()

    def new_pack(self) -> None:
        """Make an empty pack and open it."""
        self.list_page.begin_empty()

    def reload(self) -> None:
        """Show everything again after links or the library changed elsewhere."""
        self.list_page.reload()
        if not self._open.is_open:
            return
        known = {one.id for one in self._desk.packs.list()}
        if self._open.pack.id in known:
            self._open.refresh()
        else:
            self._open.close()
            self.show_list()

    def _name_window(self) -> None:
        listed = self._stack.currentWidget() is self.list_page or not self._open.is_open
        self.setWindowTitle("Packs" if listed else self._open.pack.title)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Each page has a home for the keyboard; as a focus proxy it would make Tab jump over the toolbar."""
        homes: dict[QWidget | None, QWidget] = {self.builder: self.builder.outline, self.editor: self.editor.parts}
        homes.get(self._stack.currentWidget(), self.list_page.list).setFocus(event.reason())

    def _latest(self) -> str:
        known = [one.id for one in self._desk.packs.list() if not one.damaged]
        last = self._desk.settings.get(LAST_PACK)
        return last if last in known else next(iter(known), "")

    def _leave_editor(self) -> None:
        self._stack.setCurrentWidget(self.builder)
        self.builder.outline.setFocus(Qt.FocusReason.OtherFocusReason)
