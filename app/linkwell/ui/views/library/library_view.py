"""The Library screen: find lessons and templates, see their printed pages, add them to a pack.

It joins search bar, filters, results and preview, and says by signals what the user wants with packs and links.
"""

import contextlib
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.domain.errors import AppError
from linkwell.domain.link import Link
from linkwell.domain.query import Filters, Query
from linkwell.store.settings import LAST_LINK, STAGES_SHOWN
from linkwell.ui.models.chips import Offer, chips, known_only, offers, without
from linkwell.ui.models.facets import FacetsModel, sections_of
from linkwell.ui.models.result_rows import Marks, RowMaker, words_found
from linkwell.ui.models.results import ResultsModel
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.adding import PackAdder
from linkwell.ui.views.library.filters_pane import FiltersPane
from linkwell.ui.views.library.finder import Answer, Asked, Finder, Library
from linkwell.ui.views.library.marks import read_marks
from linkwell.ui.views.library.memory import LibraryMemory
from linkwell.ui.views.library.panes import LibraryPanes
from linkwell.ui.views.library.preview_pane import PreviewPane
from linkwell.ui.views.library.results_pane import ResultsPane
from linkwell.ui.views.library.search_bar import SearchBar
from linkwell.ui.views.library.shown_stages import ShownStages
from linkwell.ui.widgets.notices import NoticeBar, ProgressStrip
from linkwell.ui.widgets.tab_order import order_tabs
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk


class LibraryView(QWidget):
    """`add_requested` brings an item's id and a pack's id, empty for the current pack; `link_chosen` the link's id or
    an empty text; `announced` what is told politely. Methods named like commands are what the menu bar calls."""

    add_requested = Signal(str, str)
    link_chosen = Signal(str)
    announced = Signal(str)

    def __init__(self, desk: Desk, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._memory = LibraryMemory(desk, runner, self)
        self._asked = self._memory.search()
        self._stages = ShownStages(desk.settings.get(STAGES_SHOWN))
        self._link: Link | None = None
        self._library: Library | None = None
        self._marked = False
        self._held: Answer | None = None
        self._told = ""
        self.results = ResultsModel(self)
        self.facets = FacetsModel(self)
        self.finder = Finder(desk, runner, self)
        self.bar = SearchBar(desk, theme, self._present_search)
        self.filters_pane = FiltersPane(self.facets, theme)
        self.list_pane = ResultsPane(self.results, theme)
        self.preview = PreviewPane(desk, runner, theme)
        self.panes = LibraryPanes(theme, self.filters_pane, self.list_pane, self.preview)
        self.adder = PackAdder(desk, runner, self)
        self._notice = NoticeBar(theme, self)
        self._progress = ProgressStrip(theme, self)
        self._build()
        self._connect_search()
        self._connect_results()
        self._take_up_memory()
        self.set_link(desk.link(desk.settings.get(LAST_LINK)))
        self.finder.start(self)

    @property
    def current_item(self) -> str:
        """The id of the item chosen; empty if there is none."""
        return self.preview.item_id

    @property
    def query(self) -> Query:
        """The present search."""
        return Query(self._asked.text, self._asked.filters)

    def focus_search(self) -> None:
        """Put the keyboard into the search field and select its words."""
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.edit.selectAll()

    def search(self) -> None:
        """Ctrl+F."""
        self.focus_search()

    def filters(self) -> None:
        """Put the keyboard on the filters."""
        self.filters_pane.focus_first()

    def focus_results(self) -> None:
        """Put the keyboard on the results."""
        self.panes.show_preview(False)
        self.list_pane.list.setFocus(Qt.FocusReason.TabFocusReason)

    def set_link(self, link: Link | None) -> None:
        """Make pages and badges for this link, or for none."""
        self._link = link
        self.bar.link.show_link(link)
        self.preview.set_link(link.id if link else "")
        self.adder.set_link(link.id if link else "")
        self.refresh_marks()

    def open_query(self, query: Query) -> None:
        """Search for something else, such as a saved search."""
        self.bar.field.set_text(query.text)
        self._ask(Asked(query.text, query.filters, self._asked.order))

    def show_item(self, item_id: str) -> None:
        """Show an item in the preview, and in the list if it is there."""
        if not self.list_pane.list.choose(item_id):
            self.list_pane.list.clearSelection()
            self.preview.show_item(item_id)
        self.panes.show_preview(True)

    def refresh_marks(self) -> None:
        """Read stars and badges anew: packs, links or what was done have changed."""
        link_id = self._link.id if self._link else ""
        job = self._runner.submit(lambda _progress: read_marks(self._desk, link_id), "library-marks")
        job.done.connect(self._take_marks)
        job.failed.connect(lambda _error: self._take_marks(self.results.marks))

    def refresh_links(self) -> None:
        """Take up changed links."""
        self.set_link(self._desk.link(self._link.id) if self._link else None)

    def add_to_pack(self) -> None:
        """Ask for the chosen item to be added to the current pack."""
        self.adder.add(self.current_item)

    def choose_pack(self) -> None:
        """Open the menu of packs for the chosen item."""
        self.adder.choose_pack(self.current_item, self.preview.header.add.menu_point())

    def apply_setting(self, name: str) -> None:
        """Take up a setting that has just been changed."""
        if name == STAGES_SHOWN.name:
            self._show_stages(ShownStages(self._desk.settings.get(STAGES_SHOWN)))

    def zoom_in(self) -> None:
        """A larger page."""
        self.preview.pages.zoom_in()

    def zoom_out(self) -> None:
        """A smaller page."""
        self.preview.pages.zoom_out()

    def zoom_reset(self) -> None:
        """The page as wide as its pane."""
        self.preview.pages.fit_width()

    def star(self, item_id: str = "") -> None:
        """Star the item (the chosen one if none is named), or take its star away."""
        wanted = item_id or self.current_item
        if not wanted:
            return
        job = self._runner.submit(lambda _progress: self._desk.stars.toggle(wanted))
        job.done.connect(lambda starred: self._show_star(wanted, starred))
        job.failed.connect(self._fail)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self._notice, self._progress):
            column.addWidget(part)
        column.addWidget(self.panes, 1)

    def _connect_search(self) -> None:
        self.bar.field.text_edited.connect(self._type)
        self.bar.chips_removed.connect(self._remove_chips)
        self.bar.results_wanted.connect(self._leave_field)
        self.bar.saved.opened.connect(self.open_query)
        self.bar.saved.failed.connect(self._fail)
        self.bar.saved.told.connect(self._announce)
        self.bar.link.link_chosen.connect(self._choose_link)
        self.facets.filters_chosen.connect(self._narrow_to)
        self.finder.ready.connect(self._take_library)
        self.finder.answered.connect(self._take_answer)
        self.finder.more.connect(self.results.add_hits)
        self.finder.failed.connect(self._fail)
        self.finder.progressed.connect(self._show_progress)
        self.finder.indexed.connect(self._progress.finish)
        self.results.more_wanted.connect(self.finder.ask_for_more)

    def _connect_results(self) -> None:
        header, listing = self.list_pane.header, self.list_pane.list
        header.order_chosen.connect(lambda order: self._ask(replace(self._asked, order=order)))
        header.search_asked.connect(self._search_for)
        header.offer_taken.connect(self._take_offer)
        header.page_wanted.connect(lambda: self.panes.show_preview(True))
        header.stages_toggled.connect(self._toggle_stages)
        self.list_pane.chip_removal_asked.connect(lambda chip: self._remove_chips([chip]))
        self.list_pane.everything_asked.connect(lambda: self.open_query(Query()))
        listing.current_changed.connect(self._show_current)
        listing.opened.connect(self._open)
        listing.star_wanted.connect(self.star)
        listing.next_page_wanted.connect(self.preview.next_page)
        listing.search_wanted.connect(self.focus_search)
        listing.dropped.connect(self.adder.remember)
        listing.dropped.connect(lambda _item: self.refresh_marks())
        self.preview.item_wanted.connect(self.show_item)
        self.preview.header.results_wanted.connect(self.focus_results)
        self.preview.header.add.clicked.connect(self.add_to_pack)
        self.preview.header.add.menu_requested.connect(self.choose_pack)
        self.adder.add_requested.connect(self.add_requested)
        self.adder.add_requested.connect(lambda _item, _pack: self.refresh_marks())
        self.adder.failed.connect(self._fail)
        self.panes.widths_chosen.connect(self._keep_widths)
        self.panes.narrow_changed.connect(header.set_page_button)
        self.panes.narrow_changed.connect(self.preview.header.set_back_button)
        header.set_page_button(self.panes.narrow)
        self.preview.header.set_back_button(self.panes.narrow)

    def _take_library(self, library: Library) -> None:
        self._library = library
        self._asked = replace(self._asked, filters=known_only(self._asked.filters, library.vocabulary))
        self.results.set_maker(RowMaker(library.catalogue, library.vocabulary))
        self.preview.set_library(library.catalogue, library.vocabulary)
        self._show_stages(self._stages)

    def _take_up_memory(self) -> None:
        """Show what was searched for last, and how wide the panes were."""
        self.bar.field.set_text(self._asked.text)
        self.list_pane.header.show_order(self._asked.order)
        self.finder.ask(self._asked)
        self.panes.choose_widths(self._memory.panes(self.screen().size().width()))

    def _keep_widths(self) -> None:
        self._memory.keep_panes(self.screen().size().width(), self.panes.widths)

    def _toggle_stages(self) -> None:
        self._show_stages(replace(self._stages, everything=not self._stages.everything))

    def _show_stages(self, stages: ShownStages) -> None:
        """Show items and filters of these stages only."""
        if self._library is None:
            self._stages = stages
            return
        self._stages = stages.known(self._library.vocabulary)
        self.facets.set_sections(sections_of(self._library.vocabulary, self._stages.ids))
        self._ask(self._asked)
        order_tabs(self)

    def _type(self, text: str) -> None:
        self._asked = replace(self._asked, text=text, exact=False)
        self._memory.keep_search(self._asked)
        self._show_offers()
        self.finder.ask_while_typing(self._asked)

    def _ask(self, asked: Asked) -> None:
        """Search at once and show the question everywhere it is shown."""
        self._asked = replace(asked, stages=self._stages.ids)
        self._memory.keep_search(self._asked)
        self.facets.set_filters(asked.filters)
        self.list_pane.header.show_order(asked.order)
        self._show_chips()
        self._show_offers()
        self.finder.ask(self._asked)

    def _search_for(self, words: str, exact: bool) -> None:
        self.bar.field.set_text(words)
        self._ask(replace(self._asked, text=words, exact=exact))

    def _narrow_to(self, filters: Filters) -> None:
        self._ask(replace(self._asked, filters=filters))

    def _remove_chips(self, chip_ids: list[str]) -> None:
        filters = self._asked.filters
        for chip_id in chip_ids:
            filters = without(filters, chip_id)
        self._narrow_to(filters)

    def _take_offer(self, offer: Offer) -> None:
        self.bar.field.set_text(offer.text)
        self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask(replace(self._asked, text=offer.text, filters=offer.filters))

    def _leave_field(self, entered: bool) -> None:
        """Enter takes the chip that stands for all the words, if there is one; else the keyboard goes to the list."""
        if entered:
            whole = next((offer for offer in self._offered() if not offer.text), None)
            if whole is not None and self._asked.text.strip():
                self._take_offer(whole)
                return
        self.focus_results()
        if not self.list_pane.list.current_id:
            self.list_pane.list.choose_first()

    def _take_marks(self, marks: Marks) -> None:
        """The first rows wait for their badges, so that none has to make room for one later."""
        self.results.set_marks(marks)
        self._marked = True
        held, self._held = self._held, None
        if held is not None:
            self._take_answer(held)

    def _take_answer(self, answer: Answer) -> None:
        if self._library is None:
            return
        if not self._marked:
            self._held = answer
            return
        library = self._library
        self.facets.set_counts(answer.result.facets)
        words = self.list_pane.show_answer(answer, self._stages.count(library.catalogue), library.vocabulary)
        hidden = not answer.asked.filters.facets.get("stage")
        self.list_pane.header.show_stages(*(self._stages.offer(library.vocabulary) if hidden else ("", "")))
        if not answer.typing:
            self._announce(words)
            order_tabs(self)

    def _show_current(self, item_id: str) -> None:
        row = self.results.row_at(self.list_pane.list.currentIndex())
        text = self._asked.text.strip()
        self.preview.show_item(item_id, words_found(text, row) if text else ())

    def _open(self, item_id: str) -> None:
        """Enter: the keyboard goes to the pages."""
        if not item_id:
            return
        self.adder.remember(item_id)
        self.panes.show_preview(True)
        self.preview.focus_pages()

    def _choose_link(self, link: Link | None) -> None:
        self.set_link(link)
        with contextlib.suppress(AppError):
            self._desk.settings.set(LAST_LINK, link.id if link else "")
        self.link_chosen.emit(link.id if link else "")

    def _show_star(self, item_id: str, starred: bool) -> None:
        marks: Marks = self.results.marks
        stars = marks.stars | {item_id} if starred else marks.stars - {item_id}
        self.results.set_marks(replace(marks, stars=stars))
        self._announce("Starred" if starred else "Star taken away")

    def _show_chips(self) -> None:
        self.bar.show_chips(self._chips())

    def _show_offers(self) -> None:
        self.list_pane.header.show_offers(self._offered())

    def _offered(self) -> tuple[Offer, ...]:
        return offers(self._asked.text, self._asked.filters, self._library.vocabulary) if self._library else ()

    def _present_search(self) -> tuple[str, Query]:
        """The present search and a name for it; the name is empty where nothing is searched for."""
        titles = [title for _id, title in self._chips()]
        name = ", ".join(part for part in (self._asked.text.strip(), *titles) if part)
        return name[:80], self.query

    def _chips(self) -> tuple[tuple[str, str], ...]:
        return chips(self._asked.filters, self._library.vocabulary) if self._library else ()

    def _show_progress(self, fraction: float, message: str) -> None:
        if self._progress.isHidden():
            self._progress.start("Getting the library ready, once only.")
        self._progress.update(fraction, message)

    def _fail(self, error: AppError) -> None:
        self._notice.show_notice("bad", f"{error.happened} {error.kept} {error.next_step}", [("Close", lambda: None)])
        self._announce(error.happened)

    def _announce(self, words: str) -> None:
        """Tell once; the window makes it a polite announcement."""
        if words != self._told or words.startswith("Star"):
            self._told = words
            self.announced.emit(words)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh_marks()
        self.preview.renew()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._memory.flush()
        super().hideEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, the one key that no menu has."""
        if event.key() == Qt.Key.Key_Escape:
            self.focus_results()
        else:
            super().keyPressEvent(event)
