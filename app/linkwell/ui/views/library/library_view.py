"""The Library screen: find lessons and templates, see their printed pages, add them to a pack.

It joins search bar, filters, results and preview, and says by signals what the user wants with packs and links.
"""

import contextlib
import re
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.domain.errors import AppError
from linkwell.domain.link import Link
from linkwell.domain.query import Filters, Query
from linkwell.store.settings import LAST_LINK
from linkwell.ui.models.chips import Offer, chips, offers, without
from linkwell.ui.models.facets import FacetsModel, narrows, sections_of
from linkwell.ui.models.result_rows import Marks, ResultRow, RowMaker
from linkwell.ui.models.results import ResultsModel
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.filters_pane import FiltersPane
from linkwell.ui.views.library.finder import Answer, Asked, Finder, Library
from linkwell.ui.views.library.marks import read_marks
from linkwell.ui.views.library.name_dialog import NameDialog
from linkwell.ui.views.library.pack_menu import PackMenu
from linkwell.ui.views.library.panes import LibraryPanes
from linkwell.ui.views.library.preview_pane import PreviewPane
from linkwell.ui.views.library.results_pane import ResultsPane
from linkwell.ui.views.library.search_bar import SearchBar
from linkwell.ui.widgets.notices import NoticeBar, ProgressStrip
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import EMPTY_TITLE, Desk

_WORD = re.compile(r"[^\W\d_]{3,}")
_CONTROL = Qt.KeyboardModifier.ControlModifier
_CONTROL_SHIFT = _CONTROL | Qt.KeyboardModifier.ShiftModifier


class LibraryView(QWidget):
    """`add_requested` brings an item's id and a pack's id, empty for the current pack; `link_chosen` the link's id or
    an empty text; `announced` what is told politely. Methods named like commands are what the menu bar calls."""

    add_requested = Signal(str, str)
    link_chosen = Signal(str)
    announced = Signal(str)

    def __init__(self, desk: Desk, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._asked = Asked()
        self._link: Link | None = None
        self._library: Library | None = None
        self._told = ""
        self.results = ResultsModel(self)
        self.facets = FacetsModel(self)
        self.finder = Finder(desk, runner, self)
        self.bar = SearchBar(desk, theme, self._present_search)
        self.filters_pane = FiltersPane(self.facets, theme)
        self.list_pane = ResultsPane(self.results, theme)
        self.preview = PreviewPane(desk, runner, theme)
        self.panes = LibraryPanes(theme, self.filters_pane, self.list_pane, self.preview)
        self._packs = PackMenu(desk, self)
        self._notice = NoticeBar(theme, self)
        self._progress = ProgressStrip(theme, self)
        self._build()
        self._connect_search()
        self._connect_results()
        self.set_link(desk.link(desk.settings.get(LAST_LINK)))
        self.finder.start()

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
        job.done.connect(self.results.set_marks)

    def refresh_links(self) -> None:
        """Take up changed links."""
        self.set_link(self._desk.link(self._link.id) if self._link else None)

    def add_to_pack(self) -> None:
        """Ask for the chosen item to be added to the current pack."""
        self._add("")

    def choose_pack(self) -> None:
        """Open the menu of packs for the chosen item."""
        if self.current_item:
            self._packs.open_at(self.preview.header.add.menu_point())

    def zoom_in(self) -> None:
        """A larger page."""
        self.preview.pages.zoom_in()

    def zoom_out(self) -> None:
        """A smaller page."""
        self.preview.pages.zoom_out()

    def zoom_reset(self) -> None:
        """The page as wide as its pane."""
        self.preview.pages.fit_width()

    def star(self) -> None:
        """Star the chosen item, or take its star away."""
        self.toggle_star()

    def toggle_star(self, item_id: str = "") -> None:
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
        self.list_pane.chip_removal_asked.connect(lambda chip: self._remove_chips([chip]))
        self.list_pane.everything_asked.connect(lambda: self.open_query(Query()))
        listing.current_changed.connect(self._show_current)
        listing.opened.connect(self._open)
        listing.star_wanted.connect(self.toggle_star)
        listing.next_page_wanted.connect(self.preview.next_page)
        listing.search_wanted.connect(self.focus_search)
        self.preview.item_wanted.connect(self.show_item)
        self.preview.header.results_wanted.connect(self.focus_results)
        self.preview.header.add.clicked.connect(self.add_to_pack)
        self.preview.header.add.menu_requested.connect(self.choose_pack)
        self._packs.pack_chosen.connect(self._add)
        self._packs.new_pack_wanted.connect(self._ask_for_pack)
        self.panes.narrow_changed.connect(header.set_page_button)
        self.panes.narrow_changed.connect(self.preview.header.set_back_button)
        header.set_page_button(self.panes.narrow)
        self.preview.header.set_back_button(self.panes.narrow)

    def _take_library(self, library: Library) -> None:
        self._library = library
        self.facets.set_sections(sections_of(library.vocabulary))
        self.facets.set_filters(self._asked.filters)
        self.results.set_maker(RowMaker(library.catalogue, library.vocabulary))
        self.preview.set_library(library.catalogue, library.vocabulary)
        self._show_chips()

    def _type(self, text: str) -> None:
        self._asked = replace(self._asked, text=text, exact=False)
        self._show_offers()
        self.finder.ask_while_typing(self._asked)

    def _ask(self, asked: Asked) -> None:
        """Search at once and show the question everywhere it is shown."""
        self._asked = asked
        self.facets.set_filters(asked.filters)
        self.list_pane.header.show_order(asked.order)
        self._show_chips()
        self._show_offers()
        self.finder.ask(asked)

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

    def _take_answer(self, answer: Answer) -> None:
        if self._library is None:
            return
        library = self._library
        self.facets.set_counts(answer.result.facets)
        words = self.list_pane.show_answer(answer, len(library.catalogue), library.vocabulary)
        if not answer.typing:
            self._announce(words)

    def _show_current(self, item_id: str) -> None:
        row = self.results.row_at(self.list_pane.list.currentIndex())
        found = set(_WORD.findall(self._asked.text.lower()))
        if isinstance(row, ResultRow):
            found |= {words.lower() for words, marked in (*row.title, *row.snippet) if marked}
        self.preview.show_item(item_id, sorted(found) if self._asked.text.strip() else ())

    def _open(self, item_id: str) -> None:
        """Enter: the keyboard goes to the pages."""
        if not item_id:
            return
        self._remember(item_id)
        self.panes.show_preview(True)
        self.preview.focus_pages()

    def _add(self, pack_id: str) -> None:
        if self.current_item:
            self._remember(self.current_item)
            self.add_requested.emit(self.current_item, pack_id)
            self.refresh_marks()

    def _remember(self, item_id: str) -> None:
        """Put an item among those used last."""
        self._runner.submit(lambda _progress: self._desk.recents.touch(item_id)).failed.connect(self._fail)

    def _ask_for_pack(self) -> None:
        """A new pack: ask for its name, make it, add the item."""
        if not self.current_item:
            return
        dialog = NameDialog("New pack", "Name of the pack", EMPTY_TITLE, self)
        dialog.named.connect(self._add_to_new)
        dialog.open()

    def _add_to_new(self, title: str) -> None:
        try:
            pack = self._desk.empty_pack(self._link.id if self._link else "", title)
        except AppError as error:
            self._fail(error)
        else:
            self._add(pack.id)

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
        if self._library is not None:
            self.bar.show_chips(chips(self._asked.filters, self._library.vocabulary))

    def _show_offers(self) -> None:
        self.list_pane.header.show_offers(self._offered())

    def _offered(self) -> tuple[Offer, ...]:
        if self._library is None:
            return ()
        return offers(self._asked.text, self._asked.filters, self._library.vocabulary)

    def _present_search(self) -> tuple[str, Query]:
        """The present search and a name for it; the name is empty where nothing is searched for."""
        titles = [title for _id, title in self._chips()]
        name = ", ".join(part for part in (self._asked.text.strip(), *titles) if part)
        return name[:80], self.query

    def _chips(self) -> tuple[tuple[str, str], ...]:
        if self._library is None or not narrows(self._asked.filters):
            return ()
        return chips(self._asked.filters, self._library.vocabulary)

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

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of this screen, where no action of the window has taken them."""
        match event.key(), event.modifiers():
            case Qt.Key.Key_D, held if held == _CONTROL:
                self.add_to_pack()
            case Qt.Key.Key_D, held if held == _CONTROL_SHIFT:
                self.choose_pack()
            case Qt.Key.Key_F, held if held == _CONTROL:
                self.focus_search()
            case Qt.Key.Key_F, held if held == _CONTROL_SHIFT:
                self.filters()
            case Qt.Key.Key_Slash, _:
                self.focus_search()
            case Qt.Key.Key_Escape, _:
                self.focus_results()
            case _:
                super().keyPressEvent(event)
