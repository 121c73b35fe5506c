"""Editing in place: parts on the left, the teacher's words in the middle, the library's words on the right.

Typing is kept with the pack, shortly after the last key and at once when a field is left.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.domain.errors import AppError
from linkwell.domain.item import Item
from linkwell.domain.pack import PackEntry
from linkwell.library.compose.editing import Stretch
from linkwell.packs import changes
from linkwell.ui.models.parts import PartRow, PartsModel, parts_of
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.edit.original_pane import OriginalPane
from linkwell.ui.views.edit.part_fields import PartFields
from linkwell.ui.views.edit.parts_list import PartsList
from linkwell.ui.views.edit.stretch_edit import StretchEdit
from linkwell.ui.views.packs.open_pack import OpenPack
from linkwell.ui.views.packs.scrolling import PanelBase
from linkwell.ui.views.packs.title_field import SavedChip, TitleField
from linkwell.ui.widgets.buttons import Button, IconButton, PrimaryButton
from linkwell.ui.widgets.labels import Heading, Small
from linkwell.ui.widgets.notices import NoticeBar
from linkwell.ui.widgets.panes import Divider, Pane, Splitter, Toolbar
from linkwell.ui.widgets.segments import Segments
from linkwell.ui.widgets.tab_order import order_tabs
from linkwell.workspace.desk import Change

_KEEP_AFTER_MS = 800
_SIDE_BY_SIDE = 1040
_SHORT = 32
_SIZES = [280, 600, 360]


class EditPage(QWidget):
    """Edits the words of one entry of the open pack. `done` when the user is; `list_requested` asks for all packs."""

    done = Signal()
    list_requested = Signal()
    announced = Signal(str)

    def __init__(self, open_pack: OpenPack, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open, self._theme = open_pack, theme
        self._entry_id, self._current = "", ""
        self._typed: dict[str, str] = {}
        self._held: set[str] = set()
        self.edits: dict[str, StretchEdit] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self._model = PartsModel()
        self.parts = PartsList(self._model, theme)
        self.original = OriginalPane(theme)
        self.chip, self.notice = SavedChip(theme), NoticeBar(theme)
        self._title = TitleField(theme, can_rename=False)
        self._head, self._sum = Heading("", "item"), Small("", "ink-2")
        self._middle = PanelBase("Your version", token="canvas")
        self._mine, self._theirs = Pane("Your version"), Pane("Original")
        self._fields: PartFields | None = None
        self._which = Segments((("mine", "Yours"), ("original", "Original")), theme)
        self._lay_out()
        self.parts.chosen.connect(self._show_part)
        self.original.revert.connect(self.revert_part)
        self._which.chosen.connect(lambda _id: self._arrange())
        open_pack.changed.connect(self._refresh)
        open_pack.saved.connect(self._saved)
        open_pack.not_saved.connect(self._not_saved)

    def edit(self, entry_id: str, sheet_id: str = "") -> None:
        """Show the words of an entry, a sheet of it first if it is named."""
        entry = changes.find(self._open.pack, entry_id)
        item = self._item(entry)
        if entry is None or item is None:
            return
        self._entry_id, self._current = entry_id, ""
        self._typed, self._held = {}, set()
        link = self._open.link
        stages = link.stages if link is not None else ()
        rows = parts_of(item, entry, stages, self._open.desk.workspace.vocabulary)
        self._model.show(rows, entry.edits)
        title = "Edit lesson" if item.kind == "lesson" else "Edit words"
        self._title.show_title(title, ("Packs", self._open.pack.title))
        self._head.setText(item.title)
        self.original.show_source(f"library, version {item.record.version}")
        self.chip.set_state("", good=True)
        self.notice.hide()
        self._refresh()
        wanted = [at for at, row in enumerate(rows) if not row.is_heading and sheet_id in {"", row.sheet_id}]
        if wanted:
            self.parts.choose(wanted[0])
        self.parts.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what was typed, now."""
        self._timer.stop()
        typed, self._typed = self._typed, {}
        for key, words in typed.items():
            original = self._original_of(key)
            if original is None:
                continue
            wanted = None if words == original.markdown.strip() else words
            label = f"Reword “{_short(original.markdown)}”"
            if not self._open.apply(self._set(key, wanted), label, merge=True):
                self._held.add(key)

    def revert_part(self) -> None:
        """Go back to the library's words in the stretch in front."""
        original = self._original_of(self._current)
        if original is None:
            return
        self.keep()
        if self._open.apply(self._set(self._current, None), f"Revert “{_short(original.markdown)}”"):
            self.announced.emit("These are the library's words again. Undo brings yours back.")

    def revert_all(self) -> None:
        """Go back to the library's words throughout."""
        self.keep()
        entry_id = self._entry_id
        if self._open.apply(lambda pack: changes.revert_entry(pack, entry_id), f"Revert “{self._head.text()}”"):
            self.announced.emit("All words are the library's again. Undo brings yours back.")

    def finish(self) -> None:
        """Keep everything and leave."""
        self.keep()
        self.done.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._toolbar())
        column.addWidget(self.notice)
        left = Pane("Parts")
        left.setMinimumWidth(220)
        head = QHBoxLayout()
        head.setContentsMargins(14, 12, 14, 12)
        self._head.setWordWrap(True)
        head.addWidget(self._head)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 10, 14, 10)
        self._sum.setWordWrap(True)
        foot.addWidget(self._sum)
        left.body.addLayout(head)
        left.body.addWidget(Divider())
        left.body.addWidget(self.parts, 1)
        left.body.addWidget(Divider())
        left.body.addLayout(foot)
        words = QHBoxLayout()
        words.addWidget(Heading("Your version", "item"), 1)
        words.addWidget(Small("for this pack only", "ink-2"))
        self._middle.column.addLayout(words)
        self._middle.column.addStretch(1)
        splitter = Splitter()
        for pane, panel, smallest in ((self._mine, self._middle, 300), (self._theirs, self.original, 280)):
            pane.body.addWidget(panel)
            pane.setMinimumWidth(smallest)
        for widget in (left, self._mine, self._theirs):
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 1)
        splitter.set_usual_sizes(_SIZES)
        column.addWidget(splitter, 1)

    def _toolbar(self) -> Toolbar:
        bar = Toolbar("Editing tools")
        undo = IconButton("undo", "Undo (Ctrl+Z)", self._theme)
        redo = IconButton("redo", "Redo (Ctrl+Shift+Z)", self._theme)
        revert = Button("Revert lesson", self._theme)
        done = PrimaryButton("Done", self._theme, "check")
        done.setToolTip("Done (Ctrl+Enter)")
        bar.row.addWidget(self._title)
        bar.row.addWidget(self.chip)
        bar.row.addStretch(1)
        for widget in (self._which, undo, redo, revert, done):
            bar.row.addWidget(widget)
        undo.clicked.connect(lambda: self._wish("undo"))
        redo.clicked.connect(lambda: self._wish("redo"))
        revert.clicked.connect(self.revert_all)
        done.clicked.connect(self.finish)
        self._title.back.connect(self._go_back)
        return bar

    def _go_back(self, crumb: int) -> None:
        self.keep()
        if crumb == 0:
            self.list_requested.emit()
        else:
            self.done.emit()

    def _wish(self, wish: str) -> None:
        match wish:
            case "done":
                self.finish()
            case "revert":
                self.revert_part()
            case "undo" | "redo":
                self.keep()
                label = self._open.undo() if wish == "undo" else self._open.redo()
                word = "Undone" if wish == "undo" else "Done again"
                self.announced.emit(f"{word}: {label}" if label else f"There is nothing to {wish}.")

    def _show_part(self, part: PartRow) -> None:
        self.keep()
        if self._fields is not None:
            self._middle.column.removeWidget(self._fields)
            self._fields.hide()
            self._fields.deleteLater()
        self._fields = PartFields(part, self._theme, self._wording)
        self._middle.column.insertWidget(1, self._fields)
        order_tabs(self)
        self.edits = self._fields.edits
        before: QWidget = self.parts
        for edit in self.edits.values():
            QWidget.setTabOrder(before, edit)
            before = edit
            edit.typed.connect(self._note)
            edit.entered.connect(self._enter)
            edit.left.connect(self.keep)
            edit.wished.connect(self._wish)
        self._middle.verticalScrollBar().setValue(0)
        if part.stretches:
            changed = [stretch.key for stretch in part.stretches if stretch.key in self._now()]
            self._enter(changed[0] if changed else part.stretches[0].key)

    def _note(self, key: str, words: str) -> None:
        self._typed[key] = words
        self._timer.start()
        if key == self._current:
            self.original.show_words(self.edits[key].stretch.markdown, words)

    def _enter(self, key: str) -> None:
        self._current = key
        edit = self.edits.get(key)
        if edit is not None:
            self.original.show_words(edit.stretch.markdown, edit.words)
            if edit.hasFocus():
                self._middle.ensureWidgetVisible(edit, 0, 24)

    def _refresh(self) -> None:
        if not self._entry_id or not self._open.is_open:
            return
        if changes.find(self._open.pack, self._entry_id) is None:
            self._entry_id = ""
            self.done.emit()
            return
        edits = self._now()
        self._model.set_edits(edits)
        parts = [row for row in self._model.rows if not row.is_heading]
        count = sum(bool(row.changed(edits)) for row in parts)
        self._sum.setText(f"{count} of {len(parts)} parts changed.\nThe library copy stays as it was.")
        for key, edit in self.edits.items():
            if key not in self._typed and key not in self._held:
                edit.show_words(self._wording(edit.stretch))
        self._enter(self._current)

    def _saved(self, time: str) -> None:
        self._held.clear()
        self.chip.set_state(f"Saved {time}", good=True)
        self.notice.hide()

    def _not_saved(self, error: AppError) -> None:
        self.chip.set_state("Not saved", good=False)
        words = f"{error.happened} Your change is held in memory. {error.next_step}"
        self.notice.show_notice("warn", words, [("Try again", lambda: self._again())])

    def _again(self) -> None:
        self._open.try_again()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.scaled(_SIDE_BY_SIDE)
        self._which.setVisible(not wide)
        self._theirs.setVisible(wide or self._which.current == "original")
        self._mine.setVisible(wide or self._which.current == "mine")

    def _set(self, key: str, words: str | None) -> Change:
        entry_id = self._entry_id
        return lambda pack: changes.set_edit(pack, entry_id, key, words)

    def _now(self) -> dict[str, str]:
        entry = changes.find(self._open.pack, self._entry_id) if self._open.is_open else None
        return dict(entry.edits) if entry is not None else {}

    def _wording(self, stretch: Stretch) -> str:
        return self._now().get(stretch.key, stretch.markdown).strip()

    def _original_of(self, key: str) -> Stretch | None:
        own = (stretch for row in self._model.rows for stretch in row.stretches if stretch.key == key)
        return next(own, None)

    def _item(self, entry: PackEntry | None) -> Item | None:
        return self._open.desk.workspace.catalogue.items.get(entry.item_id) if entry is not None else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _short(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"
