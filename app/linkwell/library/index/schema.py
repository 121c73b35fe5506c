"""The fields of the index, as Whoosh sees them. Raise `VERSION` whenever an index written before would mislead."""

from whoosh import columns, fields, formats

from linkwell.library.index.facets import FACET_NAMES, MINUTES

VERSION = 1
INDEX_NAME = "linkwell"

TITLE, SUMMARY, KEYWORDS, BODY = "title", "summary", "keywords", "body"
TYPING, EXACT = "typing", "words"
SHOWN, TEXT = "shown", "text"
COLUMN = columns.VarBytesColumn()
BOOSTS: dict[str, float] = {BODY: 1.0, SUMMARY: 2.5, KEYWORDS: 4.0, TITLE: 9.0}
"""How much a word counts by where it stands. The longest lists come first, since they are merged in this order."""


def schema() -> fields.Schema:
    """Title, summary, keywords and body hold stems; `words` the words as written, for spelling and phrases; `typing`
    the beginnings of words of the title; facets their values. Two columns keep text: `shown`, from which snippets are
    cut, and `text`, in which phrases are looked for."""
    indexed = (*BOOSTS, TYPING, EXACT, *FACET_NAMES, MINUTES)
    kinds = {name: fields.FieldType(formats.Existence(), analyzer=None) for name in indexed}
    return fields.Schema(**kinds, **dict.fromkeys((SHOWN, TEXT), fields.COLUMN(COLUMN)))
