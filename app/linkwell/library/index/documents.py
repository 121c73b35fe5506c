"""An item as the index keeps it: its terms with their weights, and its text for snippets and phrases."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from linkwell.domain.item import Item
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index import facets, item_text, schema
from linkwell.library.index.synonyms import Synonyms
from linkwell.library.index.words import stem, words_of

LONGEST_BEGINNING = 12
_TYPICAL_WORDS: Mapping[str, int] = {schema.TITLE: 5, schema.SUMMARY: 60, schema.KEYWORDS: 60, schema.BODY: 3000}
_LENGTH_MATTERS: Mapping[str, float] = {schema.TITLE: 0.5, schema.SUMMARY: 0.5, schema.KEYWORDS: 0.3, schema.BODY: 0.6}
_TITLE_BEGINNING, _FIRST_WORD, _KEYWORD_BEGINNING = 3.0, 4.0, 1.0

Terms = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Document:
    """`terms` maps a field to its terms and weights. `shown` is the text for snippets, `text` that for phrases: folded
    words with one space on either side, a line for each line."""

    item_id: str
    digest: str
    terms: Mapping[str, Terms]
    shown: str
    text: str


class DocumentMaker:
    """Makes documents for one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, synonyms: Synonyms) -> None:
        self._vocabulary = vocabulary
        self._synonyms = synonyms

    def make(self, item: Item) -> Document:
        """Everything the index needs to know of an item."""
        text = item_text.text_of(item, self._vocabulary)
        lines = {
            schema.TITLE: [words_of(text.title)],
            schema.SUMMARY: [words_of(line) for line in text.summary],
            schema.KEYWORDS: [words_of(line) for line in text.keywords],
            schema.BODY: [words_of(line) for line in (*text.body, *text.labels)],
        }
        everything = [line for part in lines.values() for line in part if line]
        terms: dict[str, Terms] = {name: self._stems(name, part) for name, part in lines.items()}
        terms[schema.EXACT] = {word: 1.0 for line in everything for word in line}
        terms[schema.TYPING] = _beginnings(lines[schema.TITLE][0], item)
        for name, values in facets.values(item, self._vocabulary).items():
            terms[name] = dict.fromkeys(values, 1.0)
        joined = "\n".join(f" {' '.join(line)} " for line in everything)
        return Document(item.id, item.digest, terms, text.shown(), joined)

    def _stems(self, name: str, lines: Iterable[list[str]]) -> Terms:
        stems = [[stem(word) for word in line] for line in lines]
        counts = Counter(chain.from_iterable(stems))
        length = counts.total()
        counts.update(chain.from_iterable(map(self._synonyms.expressions, stems)))
        share = _LENGTH_MATTERS[name]
        divisor = 1 - share + share * length / _TYPICAL_WORDS[name]
        return {term: count / divisor for term, count in counts.items()}


def _beginnings(title: list[str], item: Item) -> Terms:
    """Every beginning, of two letters or more, of the words of the title and of the keywords."""
    found: dict[str, float] = {}
    keywords = [word for keyword in item.teaching.keywords for word in words_of(keyword.word)]
    weighted = [(word, _KEYWORD_BEGINNING) for word in keywords]
    weighted += [(word, _TITLE_BEGINNING if number else _FIRST_WORD) for number, word in enumerate(title)]
    for word, weight in weighted:
        for length in range(min(2, len(word)), min(len(word), LONGEST_BEGINNING) + 1):
            found[word[:length]] = max(weight, found.get(word[:length], 0.0))
    return found
