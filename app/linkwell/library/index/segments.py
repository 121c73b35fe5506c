"""One segment of the index: written from documents and read back, in memory, in Whoosh's own file format.

Whoosh's writer sorts every posting as a tuple, which is five times slower for our long texts and needs hundreds of
megabytes for a large library; here the postings are gathered by term and handed to Whoosh's codec in order. Segments
never change once written: what is replaced is left out by whoever reads (see `snapshot.py`).
"""

import hashlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from whoosh.codec.base import PerDocumentWriter
from whoosh.codec.whoosh3 import W3Segment
from whoosh.columns import ColumnReader
from whoosh.filedb.filestore import RamStorage
from whoosh.reading import SegmentReader, TermNotFound

from linkwell.library.index import schema
from linkwell.library.index.bitsets import bits
from linkwell.library.index.codec import IndexCodec, TermWriter
from linkwell.library.index.documents import Document

_Gathered = dict[str, dict[str, "tuple[array[int], array[float]]"]]


@dataclass(frozen=True, slots=True)
class SegmentFiles:
    """A segment as it is kept: `name` begins the name of each of its files; `digests` are their SHA-256; `count` says
    how many documents it has."""

    name: str
    count: int
    files: Mapping[str, bytes]
    digests: Mapping[str, str]


class _Memory(RamStorage):  # type: ignore[misc] # Whoosh has no types
    """Files in memory; what is temporary stays in memory too, so that a full or read-only disk does not matter."""

    def temp_storage(self, name: str | None = None) -> "_Memory":  # noqa: ARG002 - as Whoosh calls it
        return _Memory()


def write(documents: Iterable[Document]) -> SegmentFiles:
    """The files of a new segment; documents are numbered from 0 in the order given, and let go one by one."""
    storage, codec = _Memory(), IndexCodec()
    segment = codec.new_segment(storage, schema.INDEX_NAME)
    columns = codec.per_document_writer(storage, segment)
    gathered: _Gathered = {}
    count = 0
    for number, document in enumerate(documents):
        _add_columns(columns, number, document)
        _gather(gathered, number, document)
        count = number + 1
    columns.close()
    _write_terms(codec.field_writer(storage, segment), gathered)
    files = {file: bytes(storage.files[file]) for file in segment.list_files(storage)}
    digests = {file: hashlib.sha256(data).hexdigest() for file, data in files.items()}
    return SegmentFiles(segment.segment_id(), count, files, digests)


def _add_columns(writer: PerDocumentWriter, number: int, document: Document) -> None:
    writer.start_doc(number)
    values = (document.item_id, document.digest, document.shown, document.text)
    for name, value in zip(schema.COLUMNS, values, strict=True):
        writer.add_column_value(name, schema.COLUMN, value.encode(errors="replace"))
    writer.finish_doc()


def _gather(gathered: _Gathered, number: int, document: Document) -> None:
    for name, terms in document.terms.items():
        field = gathered.setdefault(name, {})
        for term, weight in terms.items():
            postings = field.get(term)
            if postings is None:
                postings = field[term] = (array("I"), array("f"))
            postings[0].append(number)
            postings[1].append(weight)


def _write_terms(writer: TermWriter, gathered: _Gathered) -> None:
    known = schema.schema()
    for name in sorted(gathered):
        writer.start_field(name, known[name])
        writer.add_terms(sorted((term.encode(), *postings) for term, postings in gathered[name].items()))
        writer.finish_field()
    writer.close()


class OpenSegment:
    """Reads one segment. Safe to use from several threads: Whoosh's readers share a position in each file."""

    def __init__(self, kept: SegmentFiles) -> None:
        """Raises whatever Whoosh raises if the files are not what they should be."""
        storage, codec = _Memory(), IndexCodec()
        storage.files.update(kept.files)
        own_name = kept.name.removeprefix(f"{schema.INDEX_NAME}_")
        segment = W3Segment(codec, schema.INDEX_NAME, doccount=kept.count, segid=own_name)
        self.kept = kept
        self._reader = SegmentReader(storage, schema.schema(), segment, codec=codec)
        ids, digests, self._shown, self._text = (self._column(name) for name in schema.COLUMNS)
        self.items: tuple[tuple[str, str], ...] = tuple(
            (item_id.decode(), digest.decode()) for item_id, digest in zip(ids, digests, strict=True)
        )
        self._facets: dict[tuple[str, str], int] = {}
        self._lock = Lock()

    def postings(self, name: str, term: str) -> tuple[list[int], list[float]]:
        """Numbers of the documents with this term in a field, in order, and their weights."""
        with self._lock:
            try:
                ids, weights = self._reader.postings(name, term).read_all()
            except TermNotFound:
                return [], []
        return ids, weights

    def facet(self, name: str, value: str) -> int:
        """The documents with this value of a facet as a set of bits, remembered for good."""
        docs = self._facets.get((name, value))
        if docs is None:
            with self._lock:
                try:
                    docs = bits(self._reader.postings(name, value).read_ids())
                except TermNotFound:
                    docs = 0
            self._facets[name, value] = docs
        return docs

    def frequency(self, name: str, term: str) -> int:
        """In how many documents the term stands."""
        with self._lock:
            return int(self._reader.doc_frequency(name, term))

    def lexicon(self, name: str) -> list[str]:
        """All terms of a field, in order."""
        with self._lock:
            return [term.decode() for term in self._reader.lexicon(name)]

    def shown(self, number: int) -> str:
        """The text that snippets are cut from."""
        text: bytes = self._shown[number]
        return text.decode()

    def text(self, number: int) -> bytes:
        """The text that phrases are looked for in."""
        text: bytes = self._text[number]
        return text

    def _column(self, name: str) -> ColumnReader:
        return self._reader.column_reader(name, translate=False)
