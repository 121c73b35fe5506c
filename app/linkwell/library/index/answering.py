"""From a query to a result: matched, narrowed by the filters, counted, ranked, with snippets and advice."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from linkwell.domain.query import Hit, Query, SearchResult, Snippet
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index import snippets, suggest
from linkwell.library.index.clauses import Clause, Group, Parsed, Phrase, Words
from linkwell.library.index.counting import facet_counts, narrowed
from linkwell.library.index.field_values import FieldReader
from linkwell.library.index.matching import Matcher
from linkwell.library.index.query_language import LITTLE_WORDS, parse, tidy
from linkwell.library.index.snapshot import Snapshot
from linkwell.library.index.synonyms import Synonyms
from linkwell.library.index.words import fold, stem, stems_of

_MOST_COMPLETIONS = 8
_MOST_TITLES = 5


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers queries from one snapshot."""

    snapshot: Snapshot
    vocabulary: Vocabulary
    synonyms: Synonyms
    fields: FieldReader

    def answer(self, query: Query) -> SearchResult:
        """The result of a query."""
        matcher = Matcher(self.snapshot, self.synonyms)
        parsed = parse(query.text, self.fields, None if query.typing else self.synonyms)
        matched = matcher.match(parsed, typing=query.typing)
        chosen = matcher.filters(query.filters)
        among = 0 if nothing_understood(parsed, query) else matched.docs
        docs = narrowed(among, chosen)
        start = max(query.offset, 0)
        ranked = matcher.ranked(docs, matched, start + max(query.limit, 0))[start:]
        advice = _Advice(self, matcher, parsed, query)
        suggestion = "" if query.typing else advice.suggestion()
        return SearchResult(
            hits=tuple(self._hits(ranked, parsed, query)),
            total=docs.bit_count(),
            facets=facet_counts(self.snapshot, self.vocabulary, among, chosen),
            suggestion=suggestion,
            notes=() if query.typing else advice.notes(among, docs, suggestion),
        )

    def complete(self, prefix: str) -> tuple[str, ...]:
        """Titles, then the query with its last word finished."""
        text = tidy(prefix)
        start, _, last = text.rpartition(" ")
        if prefix != prefix.rstrip() or not last:
            return ()
        name, colon, value = last.partition(":")
        if colon:
            return tuple(f"{start} {name}:{known}".strip() for known in self.fields.completions(name, value))
        titles = [hit.title for hit in self.answer(Query(text, limit=_MOST_TITLES, typing=True)).hits]
        if last.lower() in LITTLE_WORDS:
            return tuple(dict.fromkeys(titles))
        curated = (word for word in self.synonyms.beginning_with(fold(last)) if self._finds(word))
        common = suggest.beginning_with(last, self.snapshot, _MOST_COMPLETIONS)
        words = [*islice(curated, _MOST_COMPLETIONS), *(word for word in common if word not in LITTLE_WORDS)]
        finished = [f"{start} {word}".strip() for word in words if word != fold(last)]
        return tuple(dict.fromkeys([*titles, *finished]))[:_MOST_COMPLETIONS]

    def _finds(self, words: str) -> bool:
        return bool(self.snapshot.word(" ".join(stems_of(words))).docs)

    def _hits(self, ranked: Iterable[tuple[int, float]], parsed: Parsed, query: Query) -> Iterable[Hit]:
        wanted = snippets.Wanted.of(self._ideas(parsed))
        for number, score in ranked:
            item = self.snapshot.item(number)
            if query.typing:
                title = snippets.marked_beginnings(item.title, parsed.words)
                shown = Snippet(((item.summary, False),))
            else:
                title = snippets.marked(item.title, wanted)
                shown = snippets.snippet(self.snapshot.shown(number), wanted, item.summary)
            yield Hit(item.id, item.title, item.kind, score, shown, title)

    def _ideas(self, parsed: Parsed) -> Iterable[tuple[str, Iterable[str]]]:
        """What to mark: every word asked for with its synonyms, the words of an expression only together."""
        for clause in _asked(parsed.groups):
            stems = [stem(word) for word in clause.words]
            whole = " ".join(stems)
            if isinstance(clause, Phrase):
                yield whole, ()
            elif len(stems) == 1 or self.snapshot.word(whole).docs:
                yield whole, self.synonyms.others(stems)
            else:
                yield from ((one, self.synonyms.others([one])) for one in stems)


@dataclass(frozen=True, slots=True)
class _Advice:
    """What to tell about a query besides its hits."""

    answerer: Answerer
    matcher: Matcher
    parsed: Parsed
    query: Query

    def suggestion(self) -> str:
        """The query with its spelling mended, if that finds something."""
        text = mended = tidy(self.query.text)
        for fault in self.parsed.faults:
            if fault.right:
                mended = suggest.replaced(mended, fault.wrong, fault.right)
        for word in self._unknown_words():
            near = suggest.mended(word, self.answerer.snapshot)
            mended = suggest.replaced(mended, word, near) if near else mended
        if mended == text:
            return ""
        again = parse(mended, self.answerer.fields, self.answerer.synonyms)
        return mended if self.matcher.match(again).docs else ""

    def notes(self, among: int, docs: int, suggestion: str) -> tuple[str, ...]:
        """Plain sentences: what was not understood, and what to leave out when nothing is found."""
        told = (*self.parsed.notes, *(fault.note for fault in self.parsed.faults))
        if docs or suggestion:
            return told
        if among:
            return (*told, f"Without the filters there {_count(among.bit_count())}.")
        return (*told, *self._too_many_words())

    def _unknown_words(self) -> Iterable[str]:
        for group in self.parsed.groups:
            if len(group.clauses) == 1:
                for clause in _asked((group,)):
                    yield from (word for word in clause.words if not self.matcher.hits((word,)))

    def _too_many_words(self) -> Iterable[str]:
        """Which word to do without, if that helps."""
        groups = self.parsed.groups
        best, word = 0, ""
        for place, group in enumerate(groups):
            asked = list(_asked((group,)))
            if len(groups) > 1 and asked and set(asked[0].words) - LITTLE_WORDS:
                rest = Parsed(groups[:place] + groups[place + 1 :])
                count = self.matcher.match(rest).docs.bit_count()
                if count > best:
                    best, word = count, " ".join(asked[0].words)
        if best:
            yield f"Nothing has all of this. Without “{word}” there {_count(best)}."


def nothing_understood(parsed: Parsed, query: Query) -> bool:
    """Was something asked for, but nothing of it understood? Then nothing is found, rather than everything."""
    filtered = any(query.filters.facets.values()) or query.filters.minutes_min or query.filters.minutes_max
    return bool(parsed.faults) and not parsed.groups and not filtered and not query.typing


def _asked(groups: Iterable[Group]) -> Iterable[Words | Phrase]:
    clauses: Iterable[Clause] = (clause for group in groups if not group.negated for clause in group.clauses)
    return (clause for clause in clauses if isinstance(clause, Words | Phrase))


def _count(number: int) -> str:
    return "is 1 item" if number == 1 else f"are {number} items"
