"""Editing in place: parts on the left, the teacher's words in the middle, the library's words on the right.

Typing is kept with the pack, shortly after the last key and at once when a field is left.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.domain.errors import AppError
from linkwell.domain.item import Item
from linkwell.domain.progress import Progress
from linkwell.library.check import adaptation
from linkwell.library.compose.editing import Stretch, wording_of
from linkwell.ui.models.parts import PartRow, PartsModel, parts_of
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.edit import comparing
from linkwell.ui.views.edit.cards import Cards
from linkwell.ui.views.edit.check_strip import CheckStrip
from linkwell.ui.views.edit.original_pane import OriginalPane
from linkwell.ui.views.edit.own_words import OwnWords, labelled
from linkwell.ui.views.edit.part_card import Words
from linkwell.ui.views.edit.parts_list import PartsList
from linkwell.ui.views.edit.stretch_edit import StretchEdit, wish_of
from linkwell.ui.views.packs.open_pack import OpenPack
from linkwell.ui.views.packs.title_field import SavedChip, TitleField
from linkwell.ui.widgets.buttons import Button, IconButton, PrimaryButton
from linkwell.ui.widgets.labels import Heading, Small
from linkwell.ui.widgets.notices import NoticeBar
from linkwell.ui.widgets.panes import Divider, Pane, Splitter, Toolbar
from linkwell.ui.widgets.segments import Segments
from linkwell.ui.widgets.tab_order import order_tabs
from linkwell.ui.workers.runner import Runner

_KEEP_AFTER_MS, _CHECK_AFTER_MS = 800, 500
_LANE = "check-words"
_SIDE_BY_SIDE = 1040
_SIZES = [288, 620, 360]
_OTHER_WORDS = "You have your own version of this lesson. This pack has other words, which it keeps unless you choose."


class EditPage(QWidget):
    """Edits the words of one entry of the open pack. `done` when the user is; `list_requested` asks for all packs."""

    done = Signal()
    list_requested = Signal()
    announced = Signal(str)

    def __init__(self, open_pack: OpenPack, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open, self._runner, self._theme = open_pack, runner, theme
        self._own = OwnWords(open_pack)
        self._item: Item | None = None
        self._current = ""
        self.edits: dict[str, StretchEdit] = {}
        self._timer = self._after(_KEEP_AFTER_MS, self.keep)
        self._check_timer = self._after(_CHECK_AFTER_MS, self._check)
        self._model = PartsModel()
        self.parts = PartsList(self._model, theme)
        self.original = OriginalPane(theme)
        self.cards = Cards(self._model, theme)
        self.chip, self.notice = SavedChip(theme), NoticeBar(theme)
        self._title = TitleField(theme, can_rename=False)
        self._head, self._sum = Heading("", "item"), Small("", "ink-2")
        self.strip = CheckStrip(theme)
        self._mine, self._theirs = Pane("Your version", "canvas"), Pane("Original")
        self._which = Segments((("mine", "Yours"), ("original", "Original")), theme)
        self._which.setAccessibleName("Whose words are shown")
        self._lay_out()
        self.parts.chosen.connect(self._show_part)
        self.parts.activated.connect(lambda _index: self._write())
        self.cards.part_wanted.connect(self._choose_part)
        self.original.revert.connect(self.revert_part)
        self.original.keep.chosen.connect(self._keep_for_all)
        self.original.keep.forget.connect(self._forget)
        self._which.chosen.connect(lambda _id: self._arrange())
        theme.changed.connect(self._arrange)
        open_pack.changed.connect(self._refresh)
        open_pack.saved.connect(self._saved)
        open_pack.not_saved.connect(self._not_saved)

    def edit(self, entry_id: str, sheet_id: str = "") -> bool:
        """Show the words of an entry, a sheet of it first if it is named; False if it or its item is not there."""
        self.keep()
        item = self._own.begin(entry_id)
        entry = self._own.entry
        if entry is None or item is None:
            return False
        self._item, self._current = item, ""
        rows = parts_of(item, entry, self._stages(), self._open.desk.workspace.vocabulary)
        self._model.show(rows, entry.edits)
        title = "Edit lesson" if item.kind == "lesson" else "Edit words"
        self._title.show_title(title, ("Packs", self._open.pack.title))
        self._head.setText(item.title)
        self.original.show_source(f"library, version {item.record.version}")
        self.chip.set_state("", good=True)
        self.notice.hide()
        self.strip.hide()
        if (version := self._own.version) is not None and dict(version.edits) != dict(entry.edits):
            self.notice.show_notice("ok", _OTHER_WORDS, [("Use my version", self._use_version)])
        self._refresh()
        wanted = [at for at, row in enumerate(rows) if not row.is_heading and sheet_id in {"", row.sheet_id}]
        if wanted:
            self.parts.choose(wanted[0])
        self.parts.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keep(self) -> None:
        """Keep what was typed, now."""
        self._timer.stop()
        self._own.keep()

    def revert_part(self) -> None:
        """Go back to the library's words in the part in front."""
        card = self.cards.card
        if card is not None and self._own.revert(card.part.keys, card.part.title):
            self.announced.emit("These are the library's words again. Undo brings yours back.")

    def revert_all(self) -> None:
        """Go back to the library's words throughout."""
        self.keep()
        if self._own.revert(tuple(self._own.kept), self._head.text()):
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
        left.setMinimumWidth(240)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row, label in ((head, self._head), (foot, self._sum)):
            row.setContentsMargins(14, 12, 14, 12)
            label.setWordWrap(True)
            row.addWidget(label)
        left.body.addLayout(head)
        left.body.addWidget(Divider())
        left.body.addWidget(self.parts, 1)
        left.body.addWidget(Divider())
        left.body.addLayout(foot)
        splitter = Splitter()
        for pane, panel, smallest in ((self._mine, self.cards, 300), (self._theirs, self.original, 280)):
            pane.body.addWidget(panel)
            pane.setMinimumWidth(smallest)
        check = QHBoxLayout()
        check.setContentsMargins(16, 6, 16, 12)
        check.addWidget(self.strip)
        self._mine.body.addLayout(check)
        for widget in (left, self._mine, self._theirs):
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 2)
        splitter.setStretchFactor(2, 1)
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

    def _choose_part(self, part: PartRow) -> None:
        """A card was clicked: write there."""
        self.parts.choose(self._model.rows.index(part))
        self._write()

    def _write(self) -> None:
        """Go from the list of parts into the words."""
        edit = self.edits.get(self._current)
        if edit is not None:
            edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_part(self, part: PartRow) -> None:
        self.keep()
        vocabulary = self._open.desk.workspace.vocabulary
        words = Words(vocabulary.fields, vocabulary.lists.get("grouping", {}), self._wording, self._words_of)
        card = self.cards.show_part(part, words)
        self.edits = card.edits
        order_tabs(self)
        card.fact_changed.connect(self._fact_changed)
        for edit in self.edits.values():
            edit.typed.connect(self._note)
            edit.entered.connect(self._enter)
            edit.left.connect(self.keep)
            edit.wished.connect(self._wish)
        changed = [stretch.key for stretch in part.stretches if stretch.key in self._own.edits]
        written = [one.key for one in part.stretches if one.kind != "heading" and not (one.cell and one.cell[0] == 0)]
        self._enter(next(iter((*changed, *written, part.stretches[0].key))))
        self._check_timer.start(0)

    def _note(self, key: str, words: str) -> None:
        stretch = self.edits[key].stretch
        one_by_one = any(inside in self._own.kept for inside in stretch.inside)
        original = "" if one_by_one else stretch.markdown
        self._own.note(key, words, original, labelled("Reword", stretch.markdown))
        self._timer.start()
        self._check_timer.start(_CHECK_AFTER_MS)
        self._compare()

    def _fact_changed(self, key: str, words: str) -> None:
        card = self.cards.card
        if card is None or (step := card.part.step) is None:
            return
        minutes, _grouping = step.keys()
        what, original = ("Minutes of", str(step.minutes)) if key == minutes else ("Grouping of", step.grouping)
        self._own.note(key, words, original, labelled(what, card.part.title))
        self._timer.start()
        self._model.set_edits(self._own.edits)
        self._check_timer.start(_CHECK_AFTER_MS)
        self._compare()

    def _enter(self, key: str) -> None:
        self._current = key
        self._compare()
        edit = self.edits.get(key)
        if edit is not None and edit.hasFocus():
            self.cards.ensureWidgetVisible(edit, 0, 24)

    def _compare(self) -> None:
        card = self.cards.card
        if card is not None:
            groupings = self._open.desk.workspace.vocabulary.lists.get("grouping", {})
            self.original.show_part(comparing.pairs(card, self._current, self._own.edits, groupings))

    def _refresh(self) -> None:
        if self._item is None or not self._open.is_open:
            return
        if self._own.entry is None:
            self._own.end()
            self._item = None
            self.done.emit()
            return
        self._own.follow()
        edits = self._own.edits
        self._model.set_edits(edits)
        parts = [row for row in self._model.rows if not row.is_heading]
        count = sum(bool(row.changed(edits)) for row in parts)
        self._sum.setText(f"{count} of {len(parts)} parts changed.\nThe library copy stays as it was.")
        for key, edit in self.edits.items():
            if not self._own.is_pending(key):
                edit.show_words(self._words_of(edit.stretch))
        if self.cards.card is not None:
            self.cards.card.show_facts()
        self.cards.refresh()
        self._show_choice()
        self._compare()
        self._check_timer.start(_CHECK_AFTER_MS)

    def _check(self) -> None:
        """Reading age and private details, looked for in the background."""
        card, item = self.cards.card, self._item
        if card is None or item is None:
            return
        words, audience, vocabulary = card.plain, card.part.audience, self._open.desk.workspace.vocabulary
        stages = set(self._stages()) & set(item.place.stages) or set(item.place.stages)
        wordings = tuple(self._own.edits.values())

        def work(_progress: Progress) -> tuple[adaptation.Reading, tuple[str, ...]]:
            reading = adaptation.reading(words, audience, stages, vocabulary)
            return reading, adaptation.private_details(wordings, vocabulary)

        self._runner.submit(work, _LANE).done.connect(self._show_check)

    def _show_check(self, found: tuple[adaptation.Reading, tuple[str, ...]]) -> None:
        reading, private = found
        usual = sum(row.step.minutes for row in self._model.rows if row.step is not None)
        self.strip.show_check((self._model.minutes(), usual), private)
        if self.cards.card is not None:
            self.cards.card.show_reading(reading)

    def _keep_for_all(self, wanted: bool) -> None:
        kept = self._own.keep_for_all(wanted)
        self._show_choice()
        if kept:
            self.announced.emit("New packs begin with your words." if wanted else "Changes stay in this pack.")

    def _forget(self) -> None:
        if self._own.forget():
            self._show_choice()
            self.announced.emit("New packs begin with the library's words again. This pack keeps yours.")

    def _use_version(self) -> None:
        if self._own.use_version():
            self._show_choice()
            self.announced.emit("This pack has your own version now. Undo brings its words back.")

    def _show_choice(self) -> None:
        self.original.keep.show_state(for_all=self._own.for_all, has_version=self._own.version is not None)
        self.cards.show_for(for_all=self._own.for_all)

    def _saved(self, time: str) -> None:
        self._own.saved()
        self.chip.set_state(f"Saved {time}", good=True)
        self.notice.hide()

    def _not_saved(self, error: AppError) -> None:
        again = ("Try again", self._again) if self._open.waits else ("Close", lambda: None)
        if self._open.waits:
            self.chip.set_state("Not saved", good=False)
        self.notice.show_notice("warn", self._open.told(error), [again])

    def _again(self) -> None:
        self._open.try_again()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.scaled(_SIDE_BY_SIDE)
        self._which.setVisible(not wide)
        self._theirs.setVisible(wide or self._which.current == "original")
        self._mine.setVisible(wide or self._which.current == "mine")

    def _wording(self, key: str, original: str) -> str:
        return self._own.edits.get(key, original).strip()

    def _words_of(self, stretch: Stretch) -> str:
        return wording_of(stretch, self._own.edits).strip()

    def _stages(self) -> tuple[str, ...]:
        link = self._open.link if self._open.is_open else None
        return link.stages if link is not None else ()

    def _after(self, wait_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(act)
        return timer

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that neither the words nor the list took."""
        wish = wish_of(event)
        if wish in {"done", "revert"}:
            self._wish(wish)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
