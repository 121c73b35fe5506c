"""Which documents a query finds, and how well each fits: BM25F over title, keywords, summary and body.

A word and its synonyms are one idea: their weights are added before they are ranked, so that an item is not found
better for saying the same thing twice.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from heapq import nsmallest
from operator import or_

from linkwell.domain.query import Filters
from linkwell.library.index import schema
from linkwell.library.index.bitsets import bits, members
from linkwell.library.index.clauses import Choice, Clause, Group, Ids, InTitle, Minutes, Parsed, Phrase, Words
from linkwell.library.index.documents import LONGEST_BEGINNING
from linkwell.library.index.facets import FACETS, MINUTES
from linkwell.library.index.snapshot import NOTHING, Found, Snapshot
from linkwell.library.index.synonyms import Synonyms
from linkwell.library.index.words import stem

SYNONYM_WEIGHT = 0.4
BEGINNING_WEIGHT = 0.5
_SATURATION = 1.2
_SAME_TITLE, _SAME_ID = 100.0, 200.0
_ALL_MINUTES = 100_000


@dataclass(frozen=True, slots=True)
class Matched:
    """The documents found by the words alone, and the ideas to rank them by."""

    docs: int
    ideas: tuple[Found, ...]
    named: int
    titled: int


class Matcher:
    """Finds documents in one snapshot."""

    def __init__(self, snapshot: Snapshot, synonyms: Synonyms) -> None:
        self._snapshot = snapshot
        self._synonyms = synonyms

    def match(self, parsed: Parsed, *, typing: bool = False) -> Matched:
        """All documents for which every group of the query holds."""
        docs, named = self._snapshot.alive, 0
        ideas: list[Found] = []
        for group in parsed.groups:
            if group.negated:
                docs &= ~_any_of([self._refused(clause) for clause in group.clauses])
            elif not (typing and _barely_typed(group)):
                found = [self._find(clause, typing=typing) for clause in group.clauses]
                docs &= _any_of([one.docs for one in found])
                ideas.extend(one for one in found if one.weights)
                named |= self._named(group)
        titled = self._snapshot.titled(parsed.words) if parsed.words else 0
        return Matched(docs, tuple(ideas), named, titled)

    def hits(self, words: tuple[str, ...]) -> bool:
        """Does a word or expression find anything at all?"""
        return bool(self._words(words).docs)

    def ranked(self, docs: int, matched: Matched, count: int) -> list[tuple[int, float]]:
        """The best `count` of some documents with their scores, best first; unranked ones by stage and id."""
        if not count:
            return []
        numbers = members(docs)
        scores = [0.0] * len(numbers)
        alive = len(self._snapshot)
        for idea in matched.ideas:
            frequency = idea.frequency
            rarity = math.log(1 + (alive - frequency + 0.5) / (frequency + 0.5)) * (_SATURATION + 1)
            weight_of: Callable[[int], float | None] = idea.weights.get
            scores = [
                score + rarity * weight / (weight + _SATURATION) if (weight := weight_of(number)) else score
                for score, number in zip(scores, numbers, strict=True)
            ]
        _raise(scores, numbers, docs & matched.titled, _SAME_TITLE)
        _raise(scores, numbers, docs & matched.named, _SAME_ID)
        order = self._snapshot.order
        best = nsmallest(count, zip(numbers, scores, strict=True), key=lambda hit: (-hit[1], order[hit[0]]))
        return [(number, round(score, 4)) for number, score in best]

    def filters(self, filters: Filters) -> dict[str, int]:
        """For each facet chosen from, the documents that its choice lets through."""
        chosen = {
            facet.name: self._any(facet.name, values) for facet in FACETS if (values := filters.facets.get(facet.name))
        }
        if filters.minutes_min or filters.minutes_max:
            chosen[MINUTES] = self._minutes(filters.minutes_min, filters.minutes_max or _ALL_MINUTES)
        return chosen

    def _find(self, clause: Clause, *, typing: bool) -> Found:
        match clause:
            case Words(words=words):
                return self._beginning(words) if typing else self._words(words)
            case Phrase(words=words):
                return self._snapshot.phrase(words)
            case InTitle(words=words):
                return self._in_title(words)
            case Choice(facet=facet, values=values):
                return Found(self._any(facet, values))
            case Minutes(least=least, most=most):
                return Found(self._minutes(least, most))
            case Ids(ids=ids):
                known = self._snapshot.by_id
                return Found(bits([known[item_id] for item_id in ids if item_id in known]))

    def _refused(self, clause: Clause) -> int:
        """The documents that an exclusion leaves out: by the word itself, not by its synonyms."""
        if isinstance(clause, Words):
            stems = [stem(word) for word in clause.words]
            whole = self._snapshot.word(" ".join(stems))
            return (whole if whole.docs else _all_of([self._snapshot.word(one) for one in stems])).docs
        return self._find(clause, typing=False).docs

    def _words(self, words: tuple[str, ...]) -> Found:
        """A word by its stem, or an expression, with synonyms; failing that, all its words; failing that, a word of
        a title that starts so."""
        stems = [stem(word) for word in words]
        own = self._snapshot.word(" ".join(stems))
        others = [self._snapshot.word(other) for other in self._synonyms.others(stems)]
        found = _merged(own, [other for other in others if other.weights], SYNONYM_WEIGHT)
        if found.docs:
            return found
        if len(words) > 1:
            return _all_of([self._words((word,)) for word in words])
        begun = self._beginning(words) if len(words[0]) > 2 else NOTHING
        return _merged(NOTHING, [begun], BEGINNING_WEIGHT)

    def _beginning(self, words: tuple[str, ...]) -> Found:
        return _all_of([self._snapshot.field(schema.TYPING, word[:LONGEST_BEGINNING]) for word in words])

    def _in_title(self, words: tuple[str, ...]) -> Found:
        found = _all_of([self._snapshot.field(schema.TITLE, stem(word)) for word in words])
        return _merged(NOTHING, [found], schema.BOOSTS[schema.TITLE])

    def _any(self, facet: str, values: Sequence[str]) -> int:
        return _any_of([self._snapshot.facet(facet, value) for value in values])

    def _minutes(self, least: int, most: int) -> int:
        known = self._snapshot.values(MINUTES)
        return self._any(MINUTES, [value for value in known if least <= int(value) <= most])

    def _named(self, group: Group) -> int:
        """The one document named by its whole id, if the group holds one."""
        known = self._snapshot.by_id
        ids = [clause.ids for clause in group.clauses if isinstance(clause, Ids)]
        return bits([known[found[0]] for found in ids if len(found) == 1 and found[0] in known])


def _merged(own: Found, others: Sequence[Found], share: float) -> Found:
    """One idea from a word and, at a share of its weight, what stands for it; as rare as the word itself, if found."""
    if not others:
        return own
    weights = dict(own.weights)
    for other in others:
        for number, weight in other.weights.items():
            weights[number] = weights.get(number, 0.0) + weight * share
    docs = _any_of([own.docs, *(other.docs for other in others)])
    return Found(docs, weights, own.frequency or docs.bit_count())


def _all_of(found: Sequence[Found]) -> Found:
    """The documents in all of them, with their weights added."""
    if len(found) == 1:
        return found[0]
    docs = found[0].docs if found else 0
    for one in found:
        docs &= one.docs
    weights = {number: sum(one.weights.get(number, 0.0) for one in found) for number in members(docs)}
    return Found(docs, weights, docs.bit_count())


def _any_of(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def _barely_typed(group: Group) -> bool:
    """Is this a word of which one letter is typed?"""
    return all(
        isinstance(clause, Words) and clause.words[-1:] and len(clause.words[-1]) < 2 for clause in group.clauses
    )


def _raise(scores: list[float], numbers: Sequence[int], docs: int, by: float) -> None:
    if docs:
        for place, number in enumerate(numbers):
            if docs >> number & 1:
                scores[place] += by
