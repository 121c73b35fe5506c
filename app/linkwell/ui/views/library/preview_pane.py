"""The right pane of the library: the printed pages of the chosen item, its sheets, and what is known about it.

It emits what the user wants (add to a pack, see another item); packs and search are the owner's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from linkwell.domain.errors import AppError
from linkwell.late import LateModule
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.about_view import AboutView
from linkwell.ui.views.library.item_pages import (
    ItemPageMaker,
    ItemPages,
    PagesWanted,
    other_sheets,
    plan_sheets,
)
from linkwell.ui.views.library.preview_header import ABOUT_TAB, PLAN_TAB, SHEETS_TAB, PreviewHeader
from linkwell.ui.widgets.notices import EmptyState
from linkwell.ui.widgets.panes import Pane
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk

if TYPE_CHECKING:
    from linkwell.domain.catalogue import Catalogue
    from linkwell.domain.item import Item
    from linkwell.domain.vocabulary import Vocabulary
    from linkwell.ui.views.library import about
    from linkwell.ui.views.pages import page_view
else:
    about = LateModule("linkwell.ui.views.library.about")
    page_view = LateModule("linkwell.ui.views.pages.page_view")

PAUSE_MS = 90


class PreviewPane(Pane):
    """Shows one item of the library at a time."""

    item_wanted = Signal(str)

    def __init__(self, desk: Desk, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Preview", "window", parent)
        self._runner, self._theme = runner, theme
        self._maker = ItemPageMaker(desk)
        self._catalogue: Catalogue | None = None
        self._vocabulary: Vocabulary | None = None
        self._item: Item | None = None
        self._link_id = ""
        self._shown: PagesWanted | None = None
        self._pages: page_view.PageView | None = None
        self._words: Sequence[str] = ()
        self._read: PagesWanted | None = None
        self.header = PreviewHeader(theme, self)
        self._about = AboutView(theme, self)
        self._empty = EmptyState("No page yet", "Choose a result and its printed pages stand here.", parent=self)
        self._stack = QStackedWidget(self)
        for part in (self._empty, self._about):
            self._stack.addWidget(part)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.body.addWidget(self.header)
        self.body.addWidget(self._stack, 1)
        self._connect()
        self.header.show_item("", ())

    @property
    def pages(self) -> page_view.PageView:
        """The printed pages; made when the first ones come, so that window and results stand before."""
        if self._pages is None:
            self._pages = page_view.PageView(self._theme, self._runner, self)
            self._pages.page_changed.connect(self._show_place)
            self._pages.search_words(self._words)
            self._stack.addWidget(self._pages)
            self.entry = self._pages
        return self._pages

    @property
    def item_id(self) -> str:
        """The item shown; empty if there is none."""
        return self._item.id if self._item else ""

    @property
    def tab(self) -> str:
        """The tab shown."""
        return self.header.tab

    def set_library(self, catalogue: Catalogue, vocabulary: Vocabulary) -> None:
        """Know the items from now on."""
        self._catalogue, self._vocabulary = catalogue, vocabulary

    def set_link(self, link_id: str) -> None:
        """Make pages for this link from now on; empty for none."""
        self._link_id = link_id
        self.renew()

    def renew(self) -> None:
        """Make the pages again, in place: names or words may have changed elsewhere."""
        self._maker.forget()
        self._shown = None
        if self.tab != ABOUT_TAB:
            self._pause.start()

    def show_item(self, item_id: str, words: Sequence[str] = ()) -> None:
        """Show an item, its pages soon; `words` are marked on them. An unknown id shows that nothing is chosen."""
        item = self._catalogue.items.get(item_id) if self._catalogue else None
        self._words = words
        if self._pages is not None:
            self._pages.search_words(words)
        if item is self._item:
            return
        self._item, self._shown = item, None
        self.header.show_item(item.title if item else "", other_sheets(item) if item else ())
        if item is None:
            self._stack.setCurrentWidget(self._empty)
        elif self.tab == ABOUT_TAB:
            self._show_about()
        else:
            self._pause.start()

    def next_page(self) -> None:
        """Show the next page; after the last one the first."""
        if self._stack.currentWidget() is self.pages and self.pages.page_count:
            self.pages.go_to_page(self.pages.page % self.pages.page_count + 1)

    def focus_pages(self) -> None:
        """Put the keyboard on what the pane shows of its item."""
        if self._item is None:
            return
        part: QWidget = self._about if self.tab == ABOUT_TAB else self.pages
        self._stack.setCurrentWidget(part)
        part.setFocus(Qt.FocusReason.TabFocusReason)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._make_pages)
        self.header.tab_chosen.connect(self._choose_tab)
        self.header.sheet_chosen.connect(lambda _sheet: self._make_pages())
        self._about.item_wanted.connect(self.item_wanted)

    def _choose_tab(self, tab: str) -> None:
        if self._item is None:
            return
        if tab == ABOUT_TAB:
            self._show_about()
        else:
            self._make_pages()

    def _show_about(self) -> None:
        if self._item is None or self._catalogue is None or self._vocabulary is None:
            return
        self._about.show_blocks(about.about_item(self._item, self._catalogue, self._vocabulary))
        self._stack.setCurrentWidget(self._about)
        kind = self._vocabulary.kinds[self._item.kind].title
        self.header.show_place(f"{kind} {self._item.id}")

    def _wanted(self) -> PagesWanted | None:
        if self._item is None or self.tab == ABOUT_TAB:
            return None
        every = tuple(sheet for sheet, _title in other_sheets(self._item))
        chosen = {PLAN_TAB: plan_sheets(self._item), SHEETS_TAB: every}[self.tab]
        if self.tab == SHEETS_TAB and self.header.sheet:
            chosen = (self.header.sheet,)
        return PagesWanted(self._item.id, chosen, self._link_id)

    def _make_pages(self) -> None:
        wanted = self._wanted()
        if wanted is None:
            return
        if not wanted.sheets:
            self._stack.setCurrentWidget(self.pages)
            self.pages.clear("This item has no sheets of its own.")
        elif wanted == self._shown:
            self._stack.setCurrentWidget(self.pages)
        elif (known := self._maker.known(wanted)) is not None:
            self._take(known)
        else:
            job = self._runner.submit(lambda progress: self._maker.make(wanted, progress), "library-pages")
            job.done.connect(self._take)
            job.failed.connect(self._fail)

    def _take(self, made: ItemPages) -> None:
        if made.wanted != self._wanted():
            return
        again = self._read == made.wanted
        self._shown = self._read = made.wanted
        self.pages.show_pdf(made.pdf)
        if not again:
            self.pages.go_to_page(1)
        self.pages.set_page_titles(made.titles)
        self._stack.setCurrentWidget(self.pages)

    def _fail(self, error: AppError) -> None:
        self._shown = None
        self._stack.setCurrentWidget(self.pages)
        self.pages.clear(f"{error.happened} {error.next_step}")

    def _show_place(self, page: int, count: int) -> None:
        if self._stack.currentWidget() is self._about:
            return
        title = self.pages.page_title
        words = f"Page {page} of {count}" if page else ""
        self.header.show_place(f"{words} · {title}" if words and title else words)
