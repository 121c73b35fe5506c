"""The line of an item that shows best why it was found, with the words found marked.

A whole text is searched for the beginnings of the stems wanted, which is quick; only sentences that hold one are then
looked at word by word.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linkwell.domain.query import Snippet
from linkwell.library.index.words import fold, stem, words_of

LONGEST = 160
_MOST_PLACES = 40
_ENOUGH_BEFORE = 40
_SENTENCE_END = re.compile(r"[.!?…]['’”\"]?\s+(?=\S)")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘][^\W_]+)*")
_ENDINGS = ("bl", "i", "e", "y")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to mark: runs of stems, one for each word, expression and synonym."""

    runs: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, terms: Iterable[str]) -> "Wanted":
        """From terms of the index: stems joined by spaces."""
        return cls(frozenset(tuple(term.split(" ")) for term in terms if term))


def snippet(text: str, wanted: Wanted, otherwise: str) -> Snippet:
    """The best sentence of a text, at most `LONGEST` characters; `otherwise` (the summary) if no word is in it."""
    best = _best_sentence(text, wanted) if wanted.runs else ""
    return marked(_shortened(best or otherwise, wanted), wanted)


def marked(line: str, wanted: Wanted) -> Snippet:
    """A line with the words found marked."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in _places(line, wanted):
        pieces.extend(((line[at:start], False), (line[start:end], True)))
        at = end
    pieces.append((line[at:], False))
    return Snippet(tuple((piece, found) for piece, found in pieces if piece))


def _best_sentence(text: str, wanted: Wanted) -> str:
    """The sentence with the most different words wanted; the first of those."""
    best, most = "", 0
    for sentence in _sentences_near(text, sorted({_beginning(run[0]) for run in wanted.runs})):
        different = len({_stems(sentence[start:end]) for start, end in _places(sentence, wanted)})
        if different > most:
            best, most = sentence, different
    return best


def _sentences_near(text: str, beginnings: Sequence[str]) -> Iterable[str]:
    """The sentences that hold one of these beginnings, in order."""
    folded = fold(text)
    if len(folded) != len(text):
        folded = text.lower() if len(text.lower()) == len(text) else text
    found: dict[int, str] = {}
    for beginning in beginnings:
        at, places = folded.find(beginning), 0
        while at >= 0 and places < _MOST_PLACES:
            end = at + 1
            if at == 0 or not folded[at - 1].isalnum():
                start, end = _sentence(text, at)
                found.setdefault(start, text[start:end].strip())
                places += 1
            at = folded.find(beginning, end)
    return [found[start] for start in sorted(found)]


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place starts and ends; lines are never crossed."""
    line_start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    start, end = line_start, line_end
    for stop in _SENTENCE_END.finditer(text, line_start, line_end):
        if stop.end() <= at:
            start = stop.end()
        else:
            end = stop.start() + len(stop.group().rstrip())
            break
    return start, end


def _places(line: str, wanted: Wanted) -> list[tuple[int, int]]:
    """Where the words wanted stand, longest run first, never overlapping."""
    words = [(found.start(), found.end(), _stems(found.group())) for found in _WORD.finditer(line)]
    lengths = sorted({len(run) for run in wanted.runs}, reverse=True)
    places: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        for length in lengths:
            run = tuple(one for _, _, stems in words[at : at + length] for one in stems)
            if run in wanted.runs and at + length <= len(words):
                places.append((words[at][0], words[at + length - 1][1]))
                at += length - 1
                break
        at += 1
    return places


def _shortened(line: str, wanted: Wanted) -> str:
    """At most `LONGEST` characters around the first words found, cut between words."""
    if len(line) <= LONGEST:
        return line
    places = _places(line, wanted)
    first = places[0][0] if places else 0
    start = 0 if first <= _ENOUGH_BEFORE else _after_space(line, first - _ENOUGH_BEFORE, first)
    room = LONGEST - (2 if start else 1)
    end = len(line)
    if end - start > room:
        space = line.rfind(" ", start, start + room + 1)
        end = space if space > start else start + room
    cut = line[start:end].strip(" ,;:–-")
    return f"{'…' if start else ''}{cut}{'…' if end < len(line) else ''}"


def _after_space(line: str, earliest: int, latest: int) -> int:
    space = line.find(" ", earliest, latest)
    return latest if space < 0 else space + 1


def _stems(word: str) -> tuple[str, ...]:
    return tuple(stem(part) for part in words_of(word))


def _beginning(wanted: str) -> str:
    """The letters of a stem that every word with this stem begins with: `stori` stands for “story”."""
    for ending in _ENDINGS:
        if wanted.endswith(ending) and len(wanted) > len(ending) + 1:
            return wanted[: -len(ending)] if len(ending) == 1 else wanted[:-1]
    return wanted
