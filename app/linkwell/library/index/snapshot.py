"""The index as one piece, unchanging, ready to be asked: which documents hold a term, and how much it counts there.

Documents are numbered through all segments. A set of documents is one whole number with a bit for each, which makes
“and”, “or”, “not” and counting quick however many there are. Documents whose item has changed or gone are no longer
alive and never found.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.item import Item
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index import schema
from linkwell.library.index.segments import OpenSegment
from linkwell.library.index.storage import Segment
from linkwell.library.index.words import words_of

Weights = Mapping[int, float]
_MOST_REMEMBERED = 400_000
_BITS: tuple[tuple[int, ...], ...] = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))


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

    def __init__(self, segments: Sequence[Segment], catalogue: Catalogue, vocabulary: Vocabulary) -> None:
        self.segments = tuple(segments)
        self._open: list[tuple[int, OpenSegment]] = []
        self.entries = [entry for segment in segments for entry in segment.entries]
        start = 0
        for segment in segments:
            self._open.append((start, OpenSegment(segment.kept, len(segment.entries))))
            start += len(segment.entries)
        self._items: list[Item | None] = [None] * start
        self.by_id: dict[str, int] = {}
        for number, entry in enumerate(self.entries):
            item = catalogue.items.get(entry.item_id)
            if item is not None and item.digest == entry.digest:
                self.by_id[entry.item_id] = number
        for item_id, number in self.by_id.items():
            self._items[number] = catalogue.items[item_id]
        self.alive = bits(self.by_id.values())
        self.order = _order(self.by_id, catalogue, vocabulary)
        self._terms: dict[tuple[str, str], Found] = {}
        self._words: dict[str, Found] = {}
        self._remembered = 0
        self._values: dict[str, tuple[str, ...]] = {}
        self._titles: dict[tuple[str, ...], int] | None = None

    def __len__(self) -> int:
        return len(self.by_id)

    def item(self, number: int) -> Item:
        """The item behind a living document."""
        item = self._items[number]
        if item is None:
            raise LookupError(f"document {number} is no longer alive")
        return item

    def shown(self, number: int) -> str:
        """The text of a document that snippets are cut from."""
        segment, own_number = self._place(number)
        return segment.shown(own_number)

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
        if self._titles is None:
            titles: dict[tuple[str, ...], int] = {}
            for number in self.by_id.values():
                title = tuple(words_of(self.item(number).title))
                titles[title] = titles.get(title, 0) | 1 << number
            self._titles = titles
        return self._titles.get(tuple(words), 0)

    def lexicon(self) -> tuple[str, ...]:
        """Every word of the library as it is written, in order."""
        return self.values(schema.EXACT)

    def values(self, name: str) -> tuple[str, ...]:
        """Every term that stands in a field, in order."""
        found = self._values.get(name)
        if found is None:
            every = {value for _, segment in self._open for value in segment.lexicon(name)}
            found = self._values[name] = tuple(sorted(every))
        return found

    def frequency(self, word: str) -> int:
        """About how many documents hold a word as it is written."""
        return sum(segment.frequency(schema.EXACT, word) for _, segment in self._open)

    def _place(self, number: int) -> tuple[OpenSegment, int]:
        """The segment of a document, and its number there."""
        for start, segment in reversed(self._open):
            if number >= start:
                return segment, number - start
        raise LookupError(f"there is no document {number}")

    def _found(self, weights: Weights) -> Found:
        docs = bits(weights) & self.alive
        return Found(docs, weights, docs.bit_count())

    def _read(self, name: str, term: str) -> dict[int, float]:
        merged: dict[int, float] = {}
        for start, segment in self._open:
            numbers, weights = segment.postings(name, term)
            merged.update(zip((start + number for number in numbers), weights, strict=True))
        return merged

    def _remember(self, size: int) -> None:
        """Forget everything from time to time, so that memory stays flat however much is asked."""
        self._remembered += size + 10
        if self._remembered > _MOST_REMEMBERED:
            self._terms, self._words, self._remembered = {}, {}, 0


def bits(numbers: Iterable[int]) -> int:
    """Numbers of documents as a set of bits."""
    wanted = list(numbers)
    if not wanted:
        return 0
    row = bytearray(max(wanted) // 8 + 1)
    for number in wanted:
        row[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(row, "little")


def members(docs: int) -> list[int]:
    """The numbers in a set of bits, in rising order."""
    found: list[int] = []
    for at, byte in enumerate(docs.to_bytes((docs.bit_length() + 7) // 8, "little")):
        if byte:
            found.extend([at * 8 + bit for bit in _BITS[byte]])
    return found


def _order(by_id: Mapping[str, int], catalogue: Catalogue, vocabulary: Vocabulary) -> dict[int, int]:
    """The place of each document in a list that nobody ranked: by stage, what is for one stage first, then by id."""
    stages = {stage: place for place, stage in enumerate(vocabulary.stages)}

    def key(item_id: str) -> tuple[int, int, str]:
        own = [stages[stage] for stage in catalogue.items[item_id].place.stages if stage in stages]
        return min(own, default=len(stages)), len(own), item_id

    return {by_id[item_id]: place for place, item_id in enumerate(sorted(by_id, key=key))}
