"""Asks the search index in the background: a quick answer at each key, the full one when typing stops.

It holds the one index object of the window. Answers to questions that were overtaken are dropped. What is done with
an answer is the caller's business.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from linkwell.domain.errors import AppError
from linkwell.domain.progress import Progress
from linkwell.domain.query import Filters, Hit, Query, SearchResult
from linkwell.late import LateModule
from linkwell.ui.fair_turns import settle
from linkwell.ui.models.facets import narrows, with_values
from linkwell.ui.models.results import PAGE
from linkwell.ui.widgets.first_paint import FirstPaint
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk

if TYPE_CHECKING:
    from linkwell.domain.catalogue import Catalogue
    from linkwell.domain.vocabulary import Vocabulary
    from linkwell.library.index import search
else:
    search = LateModule("linkwell.library.index.search")

BEST, TITLE, TIME, RECENT, STARRED = "best", "title", "time", "recent", "starred"
PAUSE_MS = 120
_KEYS_FIRST_MS = 50
_NEAR_UP_TO = 8
_MOST_NEAR = 3
_CHUNK = 500
_STEP = 0.01


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: words, filters, the order wanted, whether the words are meant as they are spelt, and the stages
    that are shown where none is chosen (none named: all)."""

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    order: str = BEST
    exact: bool = False
    stages: tuple[str, ...] = ()

    @property
    def searched(self) -> Filters:
        """The filters to search with. A stage that was chosen is shown, whatever is shown otherwise."""
        if not self.stages or self.filters.facets.get("stage"):
            return self.filters
        return with_values(self.filters, "stage", self.stages)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `mended` is the text searched for where the one asked for finds nothing; `near` are hits that
    only the filters keep out; `typing` marks the quick answer."""

    asked: Asked
    result: SearchResult
    hits: tuple[Hit, ...]
    mended: str = ""
    near: tuple[Hit, ...] = ()
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Library:
    """What must be read before anything can be shown."""

    catalogue: Catalogue
    vocabulary: Vocabulary
    index: search.SearchIndex


class Finder(QObject):
    """`ready` comes once, when titles can be searched; `indexed` when the whole index answers."""

    ready = Signal(object)
    indexed = Signal()
    progressed = Signal(float, str)
    answered = Signal(object)
    more = Signal(object, int)
    failed = Signal(AppError)

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._library: Library | None = None
        self._asked = Asked()
        self._shown = Asked()
        self._index_is_due = False  # it is made once the first results are seen: both want the same processor
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask_fully)

    @property
    def library(self) -> Library | None:
        """The library once it has been read."""
        return self._library

    def start(self, view: QWidget) -> None:
        """Read the library and open its index in the background, once the view has been painted and takes keys."""
        FirstPaint(view, _KEYS_FIRST_MS, self).painted.connect(self._open)

    def _open(self) -> None:
        job = self._runner.submit(lambda progress: open_library(self._desk, progress), "library-open")
        job.done.connect(self._opened)
        job.failed.connect(self.failed)

    def ask(self, asked: Asked) -> None:
        """Ask at once."""
        self._asked = asked
        self._pause.stop()
        self._ask_fully()

    def ask_while_typing(self, asked: Asked) -> None:
        """Ask for the quick answer now and for the full one when no key was pressed for a moment."""
        self._asked = asked
        self._pause.start()
        library = self._library
        if library is None or not library.index.is_ready:
            return
        job = self._runner.submit(lambda _progress: quick_answer(library.index, asked), "library-typing")
        job.done.connect(self._take_quick)

    def ask_for_more(self, start: int) -> None:
        """Ask for the next hits of the answer shown; they come with `more`."""
        library, shown = self._library, self._shown
        if library is None:
            return
        query = Query(shown.text, shown.searched, limit=PAGE, offset=start)
        job = self._runner.submit(lambda _progress: library.index.search(query).hits, "library-more")
        job.done.connect(lambda hits: self.more.emit(hits, start))

    def _ask_fully(self) -> None:
        library, asked = self._library, self._asked
        if library is None:
            return
        first = self._first(asked.order)
        job = self._runner.submit(lambda progress: full_answer(library, asked, first, progress), "library-full")
        job.done.connect(self._take_full)
        job.failed.connect(self.failed)

    def _first(self, order: str) -> tuple[str, ...]:
        """The items that an order puts first."""
        match order:
            case "recent":
                return self._desk.recents.list()
            case "starred":
                return self._desk.stars.list()
            case _:
                return ()

    def _opened(self, library: Library) -> None:
        self._library = library
        settle()
        self.ready.emit(library)
        self._ask_fully()
        self._index_is_due = not library.index.is_fresh()
        if not self._index_is_due:
            self.indexed.emit()

    def _update_index(self, library: Library) -> None:
        job = self._runner.submit(lambda progress: update_index(library, progress), "library-index")
        job.progressed.connect(self.progressed)
        job.done.connect(self._indexed)

    def _indexed(self, _done: object) -> None:
        self.indexed.emit()
        self._ask_fully()

    def _take_quick(self, answer: Answer) -> None:
        if answer.asked == self._asked and self._pause.isActive() and answer.result.total:
            self.answered.emit(answer)

    def _take_full(self, answer: Answer) -> None:
        if self._index_is_due and self._library is not None:
            self._index_is_due = False
            QTimer.singleShot(_KEYS_FIRST_MS, self, partial(self._update_index, self._library))
        if answer.asked == self._asked:
            self._shown = replace(answer.asked, text=answer.mended or answer.asked.text)
            self.answered.emit(answer)


def open_library(desk: Desk, progress: Progress) -> Library:
    """Read the library and open the index that is there. Slow: for a background thread."""
    workspace = desk.workspace
    catalogue, vocabulary = workspace.read(progress), workspace.vocabulary
    return Library(catalogue, vocabulary, search.SearchIndex(workspace.paths.cache / "index", catalogue, vocabulary))


def update_index(library: Library, progress: Progress) -> None:
    """Bring the index up to date, telling of whole steps only, so that the window is not kept busy with them."""
    told = -1.0

    def seldom(fraction: float, message: str) -> None:
        nonlocal told
        if fraction - told >= _STEP or fraction >= 1.0:
            told = fraction
            progress(fraction, message)

    library.index.update(library.catalogue, seldom)


def quick_answer(index: search.SearchIndex, asked: Asked) -> Answer:
    """The answer for a key press, from the beginnings of words."""
    result = index.search(Query(asked.text, asked.searched, limit=PAGE, typing=True))
    return Answer(asked, result, result.hits, typing=True)


def full_answer(library: Library, asked: Asked, first: tuple[str, ...], progress: Progress) -> Answer:
    """The whole answer: spelling mended where nothing is found, in the order wanted, with near matches."""
    index, text, mended = library.index, asked.text, ""
    result = index.search(Query(text, asked.searched, limit=PAGE))
    progress(0.1, "")
    if not result.total and result.suggestion and not asked.exact:
        again = index.search(Query(result.suggestion, asked.searched, limit=PAGE))
        if again.total or not narrows(asked.filters):
            result, text, mended = again, result.suggestion, result.suggestion
    progress(0.2, "")
    hits = result.hits if asked.order == BEST else _ordered(library, replace(asked, text=text), first, progress)
    return Answer(asked, result, hits, mended, _near(index, replace(asked, text=text), result))


def _ordered(library: Library, asked: Asked, first: tuple[str, ...], progress: Progress) -> tuple[Hit, ...]:
    """Every hit, in another order than the best first."""
    found: list[Hit] = []
    while True:
        part = library.index.search(Query(asked.text, asked.searched, limit=_CHUNK, offset=len(found)))
        found += part.hits
        progress(0.2 + 0.8 * len(found) / max(part.total, 1), "")
        if not part.hits or len(found) >= part.total:
            break
    places = {item_id: place for place, item_id in enumerate(first)}

    def key(hit: Hit) -> tuple[int, str]:
        item = library.catalogue.items.get(hit.id)
        minutes = item.timing.minutes if item and asked.order == TIME else 0
        return minutes or places.get(hit.id, len(places)), hit.title.casefold()

    return tuple(sorted(found, key=key))


def _near(index: search.SearchIndex, asked: Asked, result: SearchResult) -> tuple[Hit, ...]:
    """A few items with the words that only the filters keep out."""
    if not asked.text.strip() or not narrows(asked.filters) or result.total > _NEAR_UP_TO:
        return ()
    inside = {hit.id for hit in result.hits}
    shown = replace(asked, filters=Filters()).searched
    wider = index.search(Query(asked.text, shown, limit=len(inside) + _MOST_NEAR))
    return tuple(hit for hit in wider.hits if hit.id not in inside)[:_MOST_NEAR]
