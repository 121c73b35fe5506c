"""The index as one piece, unchanging, ready to be asked: which documents hold a term, and how much it counts there.

Documents are numbered through all segments. A set of documents is one whole number with a bit for each, which makes
“and”, “or”, “not” and counting quick however many there are. Documents whose item has changed or gone are no longer
alive and never found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.item import Item
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index import schema
from linkwell.library.index.bitsets import bits, members
from linkwell.library.index.segments import OpenSegment
from linkwell.library.index.words import words_of

Weights = Mapping[int, float]
_MOST_REMEMBERED = 400_000


@dataclass(frozen=True, slots=True)
class Found:
    """Documents with what they count for some word. `docs` is a set of bits; `frequency` says how common the word
    is, in documents; without `weights` nothing is ranked by it."""

    docs: int
    weights: Weights = field(default_factory=dict)
    frequency: int = 0


NOTHING = Found(0)


class Snapshot:
    """All segments of an index, seen through the catalogue that they serve."""

    def __init__(self, segments: Sequence[OpenSegment], catalogue: Catalogue, vocabulary: Vocabulary) -> None:
        self.segments = tuple(segments)
        self._catalogue = catalogue
        self._vocabulary = vocabulary
        self._ids = [item_id for segment in segments for item_id, _ in segment.items]
        self.by_id = living(segments, catalogue)
        self.alive = bits(self.by_id.values())
        self._facets: dict[tuple[str, str], int] = {}
        self._terms: dict[tuple[str, str], Found] = {}
        self._words: dict[str, Found] = {}
        self._values: dict[str, tuple[str, ...]] = {}
        self._remembered = 0

    def __len__(self) -> int:
        return len(self.by_id)

    def item(self, number: int) -> Item:
        """The item behind a living document."""
        return self._catalogue.items[self._ids[number]]

    def shown(self, number: int) -> str:
        """The text of a document that snippets are cut from."""
        segment, own_number = self._place(number)
        return segment.shown(own_number)

    def facet(self, name: str, value: str) -> int:
        """The documents with this value of a facet. They are remembered for good: all are counted for every query."""
        docs = self._facets.get((name, value))
        if docs is None:
            docs = 0
            for start, segment in self._starts:
                docs |= segment.facet(name, value) << start
            docs = self._facets[name, value] = docs & self.alive
        return docs

    def field(self, name: str, term: str) -> Found:
        """The documents with this term in one field."""
        found = self._terms.get((name, term))
        if found is None:
            weights = self._read(name, term)
            found = self._terms[name, term] = self._found(weights)
            self._remember(len(weights))
        return found

    def word(self, term: str) -> Found:
        """The documents with this stem, or expression of stems, anywhere in their text."""
        found = self._words.get(term)
        if found is None:
            merged: dict[int, float] = {}
            for name, boost in schema.BOOSTS.items():
                for number, weight in self._read(name, term).items():
                    merged[number] = merged.get(number, 0.0) + weight * boost
            found = self._words[term] = self._found(merged)
            self._remember(len(merged))
        return found

    def phrase(self, words: Sequence[str]) -> Found:
        """The documents with exactly these words in a row, on one line."""
        docs = self.alive
        for word in words:
            docs &= self.field(schema.EXACT, word).docs
        wanted = f" {' '.join(words)} ".encode()
        counted: dict[int, float] = {}
        for number in members(docs):
            segment, own_number = self._place(number)
            count = segment.text(own_number).count(wanted)
            if count:
                counted[number] = float(count)
        return self._found(counted)

    def titled(self, words: Sequence[str]) -> int:
        """The documents with exactly this title."""
        return self._titles.get(tuple(words), 0)

    @cached_property
    def order(self) -> Mapping[int, int]:
        """The place of each document in a list that nobody ranked: by stage, what is for one stage first, then by
        id."""
        stages = {stage: place for place, stage in enumerate(self._vocabulary.stages)}

        def key(item_id: str) -> tuple[int, int, str]:
            own = [stages[stage] for stage in self._catalogue.items[item_id].place.stages if stage in stages]
            return min(own, default=len(stages)), len(own), item_id

        return {self.by_id[item_id]: place for place, item_id in enumerate(sorted(self.by_id, key=key))}

    def lexicon(self) -> tuple[str, ...]:
        """Every word of the library as it is written, in order."""
        return self.values(schema.EXACT)

    def values(self, name: str) -> tuple[str, ...]:
        """Every term that stands in a field, in order."""
        found = self._values.get(name)
        if found is None:
            every = {value for segment in self.segments for value in segment.lexicon(name)}
            found = self._values[name] = tuple(sorted(every))
        return found

    def about(self, word: str) -> int:
        """In about how many documents a word stands as it is written, those no longer alive included."""
        return sum(segment.frequency(schema.EXACT, word) for segment in self.segments)

    @cached_property
    def _titles(self) -> Mapping[tuple[str, ...], int]:
        titles: dict[tuple[str, ...], int] = {}
        for number in self.by_id.values():
            title = tuple(words_of(self.item(number).title))
            titles[title] = titles.get(title, 0) | 1 << number
        return titles

    @cached_property
    def _starts(self) -> tuple[tuple[int, OpenSegment], ...]:
        """The segments with the number of their first document."""
        counts = accumulate((len(segment.items) for segment in self.segments), initial=0)
        return tuple(zip(counts, self.segments, strict=False))

    def _place(self, number: int) -> tuple[OpenSegment, int]:
        """The segment of a document, and its number there."""
        for start, segment in reversed(self._starts):
            if number >= start:
                return segment, number - start
        raise LookupError(f"there is no document {number}")

    def _found(self, weights: Weights) -> Found:
        docs = bits(weights) & self.alive
        return Found(docs, weights, docs.bit_count())

    def _read(self, name: str, term: str) -> dict[int, float]:
        merged: dict[int, float] = {}
        for start, segment in self._starts:
            numbers, weights = segment.postings(name, term)
            merged.update(zip([start + number for number in numbers] if start else numbers, weights, strict=True))
        return merged

    def _remember(self, size: int) -> None:
        """Forget everything from time to time, so that memory stays flat however much is asked."""
        self._remembered += size + 10
        if self._remembered > _MOST_REMEMBERED:
            self._terms, self._words, self._remembered = {}, {}, 0


def living(segments: Sequence[OpenSegment], catalogue: Catalogue) -> dict[str, int]:
    """The document of each item of the catalogue that stands in the segments as it now is."""
    found: dict[str, int] = {}
    number = 0
    for segment in segments:
        for item_id, digest in segment.items:
            item = catalogue.items.get(item_id)
            if item is not None and item.digest == digest:
                found[item_id] = number
            number += 1
    return found
