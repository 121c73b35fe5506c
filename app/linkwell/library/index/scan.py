"""Answers a query without an index, from titles, summaries and keywords: for the moment before the first index is
built, and for a computer where none can be kept. Simple rather than quick; it understands the same queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.item import Item
from linkwell.domain.query import FacetCount, Filters, Hit, Query, SearchResult, Snippet
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index import facets
from linkwell.library.index.answering import nothing_understood
from linkwell.library.index.clauses import Choice, Clause, Group, Ids, InTitle, Minutes, Parsed, Phrase, Words
from linkwell.library.index.facets import FACETS, MINUTES
from linkwell.library.index.field_values import LONGEST_MINUTES, FieldReader
from linkwell.library.index.query_language import parse
from linkwell.library.index.words import stem, words_of

NOTE = "The search index is not ready yet, so only titles, summaries and keywords were searched."
_IN_TITLE, _ELSEWHERE, _SAME = 3.0, 1.0, 100.0


@dataclass(frozen=True, slots=True)
class _Card:
    """What the scan sees of an item."""

    item: Item
    title: tuple[str, ...]
    words: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]


def scan(query: Query, catalogue: Catalogue, vocabulary: Vocabulary, fields: FieldReader) -> SearchResult:
    """The result of a query, marked as `partial`."""
    parsed = parse(query.text, fields, None)
    cards = [] if nothing_understood(parsed, query) else [_card(item, vocabulary) for item in catalogue]
    found = [card for card in cards if all(_holds(group, card, query) for group in parsed.groups)]
    chosen = _chosen(query.filters)
    narrowed = [card for card in found if _fits(card, chosen)]
    scored = sorted(((_score(card, parsed), card) for card in narrowed), key=lambda pair: (-pair[0], pair[1].item.id))
    start = max(query.offset, 0)
    notes = () if query.typing else (*parsed.notes, *(fault.note for fault in parsed.faults), NOTE)
    page = scored[start : start + max(query.limit, 0)]
    counts = {name: _counts(name, found, chosen, vocabulary) for name in (*facets.FACET_NAMES, MINUTES)}
    return SearchResult(
        hits=tuple(_hit(card, score) for score, card in page),
        total=len(narrowed),
        facets={name: counted for name, counted in counts.items() if counted},
        notes=notes,
        partial=True,
    )


def _card(item: Item, vocabulary: Vocabulary) -> _Card:
    keywords = " ".join(keyword.word for keyword in item.teaching.keywords)
    title = tuple(words_of(item.title))
    words = (*title, *words_of(f"{item.aim} {item.summary} {keywords}"))
    return _Card(item, title, words, facets.values(item, vocabulary))


def _hit(card: _Card, score: float) -> Hit:
    item = card.item
    return Hit(
        item.id, item.title, item.kind, score, Snippet(((item.summary, False),)), Snippet(((item.title, False),))
    )


def _holds(group: Group, card: _Card, query: Query) -> bool:
    return any(_meets(clause, card, typing=query.typing) for clause in group.clauses) != group.negated


def _meets(clause: Clause, card: _Card, *, typing: bool) -> bool:
    match clause:
        case Words(words=words) if typing:
            return all(any(own.startswith(word) for own in card.words) for word in words)
        case Words(words=words):
            return _all_in(words, card.words)
        case InTitle(words=words):
            return _all_in(words, card.title)
        case Phrase(words=words):
            return f" {' '.join(words)} " in f" {' '.join(card.words)} "
        case Choice(facet=facet, values=values):
            return not set(values).isdisjoint(card.values[facet])
        case Minutes(least=least, most=most):
            return least <= card.item.timing.minutes <= most
        case Ids(ids=ids):
            return card.item.id in ids


def _all_in(words: Iterable[str], where: Iterable[str]) -> bool:
    return {stem(word) for word in words} <= {stem(word) for word in where}


def _score(card: _Card, parsed: Parsed) -> float:
    if parsed.words and parsed.words in (card.title, tuple(words_of(card.item.id))):
        return _SAME
    title = {stem(word) for word in card.title}
    return sum((_IN_TITLE if stem(word) in title else _ELSEWHERE) for word in parsed.words)


def _chosen(filters: Filters) -> dict[str, tuple[str, ...]]:
    """The choices in each facet; minutes as the least and the most allowed."""
    chosen = {name: values for name, values in filters.facets.items() if values and name in facets.FACET_NAMES}
    if filters.minutes_min or filters.minutes_max:
        chosen[MINUTES] = (str(filters.minutes_min), str(filters.minutes_max or LONGEST_MINUTES))
    return chosen


def _fits(card: _Card, chosen: Mapping[str, tuple[str, ...]], but: str = "") -> bool:
    for name, values in chosen.items():
        if name == but:
            continue
        if name == MINUTES:
            if not int(values[0]) <= card.item.timing.minutes <= int(values[1]):
                return False
        elif set(values).isdisjoint(card.values[name]):
            return False
    return True


def _counts(
    name: str, found: Iterable[_Card], chosen: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary
) -> tuple[FacetCount, ...]:
    among = [card for card in found if _fits(card, chosen, but=name)]
    if name == MINUTES:
        known = [str(minutes) for minutes in sorted({card.item.timing.minutes for card in among})]
    else:
        known = list(next(facet for facet in FACETS if facet.name == name).known(vocabulary))
    counts = ((value, sum(value in card.values[name] for card in among)) for value in known)
    return tuple(FacetCount(value, count) for value, count in counts if count)
