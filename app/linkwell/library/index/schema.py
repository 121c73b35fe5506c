"""The fields of the index, as Whoosh sees them. Raise `VERSION` whenever an index written before would mislead.

Weights are stored with each posting, already divided for the length of the text, so that ranking needs no second
look-up for each hit.
"""

from whoosh import columns, fields, formats
from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher, W3TermInfo
from whoosh.filedb.structfile import StructFile

from linkwell.library.index.facets import FACET_NAMES, MINUTES

VERSION = 1
INDEX_NAME = "linkwell"

TITLE, SUMMARY, KEYWORDS, BODY = "title", "summary", "keywords", "body"
TYPING, EXACT = "typing", "words"
SHOWN, TEXT = "shown", "text"
COLUMN = columns.VarBytesColumn()
BOOSTS: dict[str, float] = {BODY: 1.0, SUMMARY: 2.5, KEYWORDS: 4.0, TITLE: 9.0}
"""How much a word counts by where it stands. The longest lists come first, since they are merged in this order."""

_POSTINGS_IN_BLOCK = 1 << 14
"""Large blocks, because postings are read whole; Whoosh's 128 are meant for skipping through."""


def schema() -> fields.Schema:
    """Title, summary, keywords and body hold stems; `words` the words as written, for spelling and phrases; `typing`
    the beginnings of words of the title; facets their values. Two columns keep text: `shown`, from which snippets are
    cut, and `text`, in which phrases are looked for."""
    indexed = (*BOOSTS, TYPING, EXACT, *FACET_NAMES, MINUTES)
    kinds = {name: fields.FieldType(formats.Existence(), analyzer=None) for name in indexed}
    return fields.Schema(**kinds, **dict.fromkeys((SHOWN, TEXT), fields.COLUMN(COLUMN)))


class WholeList(W3LeafMatcher):  # type: ignore[misc] # Whoosh has no types
    """A list of postings that can be read at once, some ten times faster than step by step."""

    def read_all(self) -> tuple[list[int], list[float]]:
        """Numbers of documents in rising order, and their weights."""
        ids: list[int] = []
        weights: list[float] = []
        while self.is_active():
            self._read_ids()
            self._read_weights()
            ids.extend(self._ids)
            weights.extend(self._weights)
            self._next_block()
        return ids, weights


class IndexCodec(W3Codec):  # type: ignore[misc] # Whoosh has no types
    """Whoosh's own file format, uncompressed, in large blocks."""

    def __init__(self) -> None:
        super().__init__(blocklimit=_POSTINGS_IN_BLOCK, compression=0)

    def postings_reader(
        self, dbfile: StructFile, terminfo: W3TermInfo, format_: formats.Format, **options: object
    ) -> WholeList:
        offset, length = terminfo.extent()
        return WholeList(dbfile, offset, length, format_, **options)
