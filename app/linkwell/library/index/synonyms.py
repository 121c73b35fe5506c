"""Words that find one another, from `resources/vocabulary/synonyms.toml`, ready to be looked up by stem.

Expressions of several words (“left out”, “key stage 2”) are indexed as one term each, so that a search for them
costs no more than a search for a word. A term is stems joined by spaces.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index.words import fold, stems_of

Stems = tuple[str, ...]


class Synonyms:
    """Looks up expressions in a run of stems. The longest expression wins."""

    def __init__(self, groups: Sequence[Sequence[str]], expansions: Mapping[str, Iterable[str]]) -> None:
        self._others: dict[Stems, dict[str, None]] = {}
        self._written = sorted(
            {fold(words) for group in groups for words in group} | {fold(word) for word in expansions}
        )
        for group in groups:
            members = [tuple(stems_of(words)) for words in group]
            for member in members:
                self._add(member, members)
        for word, found in expansions.items():
            self._add(tuple(stems_of(word)), [tuple(stems_of(words)) for words in found])
        self._expressions = _by_first_word({*self._others, *self._found_only()})

    def others(self, stems: Sequence[str]) -> tuple[str, ...]:
        """The terms that this word or expression finds besides itself."""
        return tuple(self._others.get(tuple(stems), ()))

    def longest(self, stems: Sequence[str], start: int) -> int:
        """How many stems from `start` on form one known expression; 1 if there is none."""
        for expression in self._expressions.get(stems[start], ()):
            if tuple(stems[start : start + len(expression)]) == expression:
                return len(expression)
        return 1

    def expressions(self, stems: Sequence[str]) -> list[str]:
        """The term of every expression in a line of stems, also of those inside longer ones."""
        known = self._expressions
        if known.keys().isdisjoint(stems):
            return []
        starts = [start for start, stem in enumerate(stems) if stem in known]
        return [
            " ".join(expression)
            for start in starts
            for expression in known[stems[start]]
            if tuple(stems[start : start + len(expression)]) == expression
        ]

    def beginning_with(self, prefix: str) -> Iterator[str]:
        """The words and expressions, as people write them, that begin so."""
        return (words for words in self._written if words.startswith(prefix))

    def _add(self, word: Stems, found: Iterable[Stems]) -> None:
        if word:
            others = self._others.setdefault(word, {})
            others.update({" ".join(other): None for other in found if other and other != word})

    def _found_only(self) -> Iterator[Stems]:
        for others in self._others.values():
            yield from (tuple(other.split(" ")) for other in others)


def of(vocabulary: Vocabulary) -> Synonyms:
    """The synonyms of the vocabulary."""
    return Synonyms(vocabulary.synonyms, vocabulary.expansions)


def _by_first_word(words: Iterable[Stems]) -> dict[str, tuple[Stems, ...]]:
    found: dict[str, list[Stems]] = {}
    for word in words:
        if len(word) > 1:
            found.setdefault(word[0], []).append(word)
    return {first: tuple(sorted(longer, key=lambda w: (-len(w), w))) for first, longer in found.items()}
