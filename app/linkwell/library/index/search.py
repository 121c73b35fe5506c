"""The search over the library: opens the index, answers from it, builds it and keeps it up to date.

The index is a cache. Whatever is wrong with the one on disk, it is dropped and built anew; whatever goes wrong while
answering, titles and summaries are scanned instead; and where nothing can be written, the index lives in memory. So
a search never fails. All methods may be called from any thread; a search during a build sees the index before it.
"""

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.item import Item
from linkwell.domain.progress import Progress, part_of, silent
from linkwell.domain.query import Query, SearchResult
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index import segments, storage, synonyms
from linkwell.library.index.answering import Answerer
from linkwell.library.index.documents import Document, DocumentMaker
from linkwell.library.index.field_values import FieldReader
from linkwell.library.index.scan import scan
from linkwell.library.index.segments import OpenSegment
from linkwell.library.index.snapshot import Snapshot, living
from linkwell.library.index.storage import Stamp

_MOST_SEGMENTS = 12
_FEW = 20


@dataclass(frozen=True, slots=True)
class _Serving:
    """What answers at one moment, always replaced as a whole. `kept`: is it on disk, too?"""

    catalogue: Catalogue
    fields: FieldReader
    answerer: Answerer | None = None
    library: str = ""
    kept: bool = False


class SearchIndex:
    """A search index in `folder` (which may not exist, or not be writable) over a catalogue."""

    def __init__(self, folder: Path, catalogue: Catalogue, vocabulary: Vocabulary) -> None:
        """Open the index if there is a sound one; this builds nothing."""
        self._folder = folder
        self._vocabulary = vocabulary
        self._synonyms = synonyms.of(vocabulary)
        self._maker = DocumentMaker(vocabulary, self._synonyms)
        self._made_for = storage.made_for(hashlib.sha256(repr(vocabulary).encode()).hexdigest())
        self._writing = Lock()
        self._serving = _Serving(catalogue, FieldReader(vocabulary, catalogue.items))
        self._open()

    @property
    def is_ready(self) -> bool:
        """Does an index answer? If not, searches scan titles and summaries."""
        return self._serving.answerer is not None

    @property
    def is_kept(self) -> bool:
        """Is the index that answers on disk, so that the next start need not build it?"""
        return self._serving.kept

    def is_fresh(self) -> bool:
        """Does an index of exactly this catalogue answer?"""
        serving = self._serving
        return serving.answerer is not None and serving.library == serving.catalogue.digest

    def search(self, query: Query) -> SearchResult:
        """The items that a query finds. Never raises."""
        serving = self._serving
        if serving.answerer is not None:
            try:
                return serving.answerer.answer(query)
            except Exception:  # whatever a damaged index raises, the answer is to do without it
                self._give_up(serving)
        return scan(query, serving.catalogue, self._vocabulary, serving.fields)

    def complete(self, prefix: str) -> tuple[str, ...]:
        """What the words typed so far may become: titles, then words of the library. Never raises."""
        serving = self._serving
        if serving.answerer is not None:
            try:
                return serving.answerer.complete(prefix)
            except Exception:  # as above
                self._give_up(serving)
        return ()

    def build(self, progress: Progress = silent) -> None:
        """Build the index anew. If `progress` raises, what answered before still does, and still is on disk."""
        with self._writing:
            self._build(self._serving.catalogue, progress)

    def update(self, catalogue: Catalogue, progress: Progress = silent) -> None:
        """Serve this catalogue: index what was added or changed, forget what was removed."""
        with self._writing:
            answerer = self._serving.answerer
            opened = answerer.snapshot.segments if answerer else ()
            known = living(opened, catalogue)
            missing = [item for item in catalogue if item.id not in known]
            wasted = sum(len(segment.items) for segment in opened) - len(known)
            if not opened or max(len(missing), wasted) > _FEW + len(catalogue) // 3:
                self._build(catalogue, progress)
            else:
                self._extend(list(opened), catalogue, missing, progress)

    def _open(self) -> None:
        try:
            stamp, found = storage.read(self._folder, self._made_for)
            opened = [OpenSegment(kept) for kept in found]
            self._serve(self._serving.catalogue, opened, stamp.library, kept=True)
        except Exception:  # a file can be damaged in more ways than can be named; all are mended by building
            storage.drop(self._folder)

    def _build(self, catalogue: Catalogue, progress: Progress) -> None:
        made = self._segment(list(catalogue), part_of(progress, 0.0, 0.9))
        progress(0.9, "Saving the search index")
        self._keep([made], catalogue)
        progress(1.0, "The search index is ready")

    def _extend(self, opened: list[OpenSegment], catalogue: Catalogue, missing: list[Item], progress: Progress) -> None:
        """Add a segment for what is missing; when there are many segments, the small ones become one with it."""
        if len(opened) >= _MOST_SEGMENTS:
            opened = [max(opened, key=lambda segment: len(segment.items))]
            stays = living(opened, catalogue)
            missing = [item for item in catalogue if item.id not in stays]
        made = [self._segment(missing, progress)] if missing else []
        self._keep([*opened, *made], catalogue)

    def _segment(self, items: list[Item], progress: Progress) -> OpenSegment:
        return OpenSegment(segments.write(self._documents(items, progress)))

    def _documents(self, items: list[Item], progress: Progress) -> Iterator[Document]:
        for number, item in enumerate(items):
            progress(number / len(items), f"Indexing “{item.title}”")
            yield self._maker.make(item)

    def _keep(self, opened: Sequence[OpenSegment], catalogue: Catalogue) -> None:
        """Save the index if that is possible, and serve it in any case."""
        kept = False
        with contextlib.suppress(OSError):
            storage.save(self._folder, Stamp(self._made_for, catalogue.digest), [segment.kept for segment in opened])
            kept = True
        self._serve(catalogue, opened, catalogue.digest, kept=kept)

    def _serve(self, catalogue: Catalogue, opened: Sequence[OpenSegment], library: str, *, kept: bool) -> None:
        fields = FieldReader(self._vocabulary, catalogue.items)
        snapshot = Snapshot(opened, catalogue, self._vocabulary)
        answerer = Answerer(snapshot, self._vocabulary, self._synonyms, fields)
        answerer.answer(Query(limit=0))  # reads what every query needs, so that the first key press need not wait
        self._serving = _Serving(catalogue, fields, answerer, library, kept)

    def _give_up(self, serving: _Serving) -> None:
        """Stop using an index that failed, here and on disk."""
        if self._serving is serving:
            self._serving = replace(serving, answerer=None, library="", kept=False)
            storage.drop(self._folder)


def open_or_build(
    folder: Path, catalogue: Catalogue, vocabulary: Vocabulary, progress: Progress = silent
) -> SearchIndex:
    """An index of exactly this catalogue: opened, or brought up to date, or built."""
    index = SearchIndex(folder, catalogue, vocabulary)
    if not index.is_fresh():
        index.update(catalogue, progress)
    return index
