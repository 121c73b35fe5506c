"""The fields of the index, as Whoosh sees them. Raise `VERSION` whenever an index written before would mislead."""

from whoosh import columns, fields, formats

from linkwell.library.index.facets import FACET_NAMES, MINUTES

VERSION = 1
INDEX_NAME = "linkwell"

TITLE, SUMMARY, KEYWORDS, BODY = "title", "summary", "keywords", "body"
TYPING, EXACT = "typing", "words"
COLUMN = columns.VarBytesColumn()
COLUMNS = ("id", "digest", "shown", "text")
"""What is kept of each document as it is: the item it was made from, that item's digest, the text that snippets are
cut from, and the text in which phrases are looked for."""
BOOSTS: dict[str, float] = {BODY: 1.0, SUMMARY: 2.5, KEYWORDS: 4.0, TITLE: 9.0}
"""How much a word counts by where it stands. The longest lists come first, since they are merged in this order."""


def schema() -> fields.Schema:
    """Title, summary, keywords and body hold stems; `words` the words as written, for spelling and phrases; `typing`
    the beginnings of words of the title; facets their values."""
    indexed = (*BOOSTS, TYPING, EXACT, *FACET_NAMES, MINUTES)
    kinds = {name: fields.FieldType(formats.Existence(), analyzer=None) for name in indexed}
    return fields.Schema(**kinds, **dict.fromkeys(COLUMNS, fields.COLUMN(COLUMN)))
