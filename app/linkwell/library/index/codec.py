"""Whoosh's file format, written and read a whole list of postings at a time.

Whoosh's own writer takes postings one by one and its reader steps through blocks of 128, which suits huge indexes
that are skipped through. Ours are small and always read whole: writing a list at once is ten times quicker, and so is
reading it. The files are the same as Whoosh's, with one block for each term and no compression.
"""

from array import array
from collections.abc import Iterable
from itertools import accumulate, pairwise
from pickle import dumps
from struct import Struct

from whoosh import formats
from whoosh.codec.base import Segment
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3LeafMatcher, W3TermInfo
from whoosh.filedb.filestore import Storage
from whoosh.filedb.structfile import StructFile
from whoosh.system import pack_int, pack_long, pack_ushort

_PROTOCOL = 2
_TERM_FACTS = Struct("!BfIBBfII")
"""As Whoosh packs them: not inlined, total weight, documents, shortest and longest field (not kept; see
`documents.py`), greatest weight, first and last document."""


class WholeList(W3LeafMatcher):  # type: ignore[misc] # Whoosh has no types
    """A list of postings that can be read at once."""

    def read_all(self) -> tuple[list[int], list[float]]:
        """Numbers of documents in rising order, and their weights."""
        ids: list[int] = []
        weights: list[float] = []
        while self.is_active():
            self._read_data()
            gaps, kept, _ = self._data
            ids.extend(accumulate(gaps))
            weights.extend(kept if isinstance(kept, tuple) else [1.0 if kept is None else kept] * len(gaps))
            self._next_block()
        return ids, weights

    def read_ids(self) -> list[int]:
        """Numbers of documents alone."""
        ids: list[int] = []
        while self.is_active():
            self._read_data()
            ids.extend(accumulate(self._data[0]))
            self._next_block()
        return ids


class TermWriter(W3FieldWriter):  # type: ignore[misc] # as above
    """Writes the terms of a field, each with all its postings."""

    def add_terms(self, terms: Iterable[tuple[bytes, "array[int]", "array[float]"]]) -> None:
        """Write terms in order of their bytes, each with its documents in order and their weights."""
        field = pack_ushort(self._fieldid)
        start = self._postfile.tell()
        for term, numbers, weights in terms:
            block = _block(numbers, weights)
            self._postfile.write(block)
            facts = (0, sum(weights), len(numbers), 0, 0, max(weights), numbers[0], numbers[-1])
            place = pack_long(start) + pack_int(len(block))
            self._tindex.add(field + term, _TERM_FACTS.pack(*facts) + place)
            start += len(block)


class IndexCodec(W3Codec):  # type: ignore[misc] # as above
    """Makes the writers and readers above."""

    def field_writer(self, storage: Storage, segment: Segment) -> TermWriter:
        return TermWriter(self, storage, segment)

    def postings_reader(
        self, dbfile: StructFile, terminfo: W3TermInfo, format_: formats.Format, **options: object
    ) -> WholeList:
        offset, length = terminfo.extent()
        return WholeList(dbfile, offset, length, format_, **options)


def _block(numbers: "array[int]", weights: "array[float]") -> bytes:
    """A list of postings as its only, and so its last, block."""
    gaps = (numbers[0], *(after - before for before, after in pairwise(numbers)))
    first = weights[0]
    same = weights.count(first) == len(weights)
    kept = (None if first == 1.0 else first) if same else tuple(weights)
    data = dumps((gaps, kept, None), _PROTOCOL)
    facts = dumps((len(numbers), numbers[-1], max(weights), 0, 0, 0), _PROTOCOL)
    return b"".join((WHOOSH3_HEADER_MAGIC, pack_int(-len(facts) - len(data)), facts, data))
