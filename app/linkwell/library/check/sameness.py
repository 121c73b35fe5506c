"""Passages that stand in two items: a library whose lessons repeat one another teaches less than it seems to.

Runs of words inside one passage are compared, whatever the case, punctuation and line breaks. What the law or a
template fixes word for word is shorter than the run that is reported.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linkwell.domain.item import Item
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index.item_text import text_of

LONGEST_SHARED = 13  # words in a row that two items may share
_SHINGLE = 8
_SHOWN = 12
_WORD = re.compile(r"[a-z0-9\u00c0-\u024f]+(?:['\u2019][a-z]+)?")

_Passage = tuple[str, ...]
_Places = dict[_Passage, list[tuple[str, _Passage, int]]]


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of words that the item `other` holds too."""

    other: str
    words: _Passage


def check(items: Iterable[Item], vocabulary: Vocabulary) -> Iterator[Problem]:
    """A warning for each item that repeats earlier ones: the longest run for each of them."""
    seen: _Places = {}
    for item in items:
        passages = [tuple(_WORD.findall(line.lower())) for line in text_of(item, vocabulary).body]
        longest: dict[str, _Run] = {}
        for passage in passages:
            for run in _shared(passage, seen):
                if run.other not in longest or len(run.words) > len(longest[run.other].words):
                    longest[run.other] = run
        yield from (_problem(item, run) for run in longest.values() if len(run.words) > LONGEST_SHARED)
        for passage in passages:
            for at in range(len(passage) - _SHINGLE + 1):
                seen.setdefault(passage[at : at + _SHINGLE], []).append((item.id, passage, at))


def _shared(passage: _Passage, seen: _Places) -> Iterator[_Run]:
    """Every longest run of this passage that stands in another item."""
    for at in range(len(passage) - _SHINGLE + 1):
        for other, words, place in seen.get(passage[at : at + _SHINGLE], ()):
            if at and place and passage[at - 1] == words[place - 1]:
                continue  # part of a run already told
            length = _SHINGLE
            rest = min(len(passage) - at, len(words) - place)
            while length < rest and passage[at + length] == words[place + length]:
                length += 1
            yield _Run(other, passage[at : at + length])


def _problem(item: Item, run: _Run) -> Problem:
    shown = " ".join(run.words[:_SHOWN])
    what = f"{len(run.words)} words in a row stand in {run.other} too: \u201c{shown}\u2026\u201d."
    mend = "Say it in words of its own, or point to the other item."
    return Problem("C-SAME", item.source, 0, what, mend, Severity.WARNING)
