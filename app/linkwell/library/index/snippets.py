"""The line of an item that shows best why it was found, with the words found marked.

A whole text is searched for the beginnings of the stems wanted, which is quick; only sentences that hold one are then
looked at word by word.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from linkwell.domain.query import Snippet
from linkwell.library.index.words import fold, stem, words_of

LONGEST = 160
_MOST_PLACES = 30
_MOST_SENTENCES = 5
_SYNONYM = 0.6
_SHORT, _HEADING = 25, 0.9
_MOST_SHOWN, _BETWEEN = 2, " … "
_ENOUGH_BEFORE = 40
_SENTENCE_END = re.compile(r"[.!?…]['’”\"]?\s+(?=\S)")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘][^\W_]+)*")
_ENDINGS = ("bl", "i", "e", "y")


Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to mark: runs of stems, each with the number of the idea it stands for and how well it does so."""

    runs: Mapping[Run, tuple[int, float]]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, ideas: Iterable[tuple[str, Iterable[str]]]) -> "Wanted":
        """From ideas: a term of the index (stems joined by spaces) and its synonyms."""
        runs: dict[Run, tuple[int, float]] = {}
        for number, (own, others) in enumerate(ideas):
            for other in others:
                runs.setdefault(tuple(other.split(" ")), (number, _SYNONYM))
            runs[tuple(own.split(" "))] = (number, 1.0)
        lengths = {run[0]: {len(run)} for run in runs}
        for run in runs:
            lengths[run[0]].add(len(run))
        return cls(runs, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})


def snippet(text: str, wanted: Wanted, otherwise: str) -> Snippet:
    """The best sentence or two of a text, at most `LONGEST` characters; `otherwise` if none has a word wanted."""
    best = _best_sentences(text, wanted) if wanted.runs else ""
    return marked(_shortened(best or otherwise, wanted), wanted)


def marked(line: str, wanted: Wanted) -> Snippet:
    """A line with the words found marked."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end, _ in _places(line, wanted):
        pieces.extend(((line[at:start], False), (line[start:end], True)))
        at = end
    pieces.append((line[at:], False))
    return Snippet(tuple((piece, found) for piece, found in pieces if piece))


def marked_beginnings(line: str, beginnings: Sequence[str]) -> Snippet:
    """A line with the beginnings of its words marked, as for words that are still being typed."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for found in _WORD.finditer(line):
        folded = fold(found.group())
        length = max((len(typed) for typed in beginnings if folded.startswith(typed)), default=0)
        end = min(found.start() + length, found.end())
        if length:
            pieces.extend(((line[at : found.start()], False), (line[found.start() : end], True)))
            at = end
    pieces.append((line[at:], False))
    return Snippet(tuple((piece, marked) for piece, marked in pieces if piece))


def _best_sentences(text: str, wanted: Wanted) -> str:
    """The sentence that shows most of the ideas wanted, the first of those; and another, if there is room, that shows
    more of them."""
    beginnings = sorted({_beginning(run[0]) for run in wanted.runs})
    sentences = _sentences_near(text, text.lower(), beginnings) or _sentences_near(text, fold(text), beginnings)
    shows = [_ideas_in(sentence, wanted) for sentence in sentences]
    chosen: list[int] = []
    covered: dict[int, float] = {}
    for _ in range(_MOST_SHOWN):
        gain, place = max(
            (
                (_gain(shows[place], covered) * (_HEADING if len(sentence) < _SHORT else 1.0), -place)
                for place, sentence in enumerate(sentences)
                if not chosen or len(sentences[chosen[0]]) + len(_BETWEEN) + len(sentence) <= LONGEST
            ),
            default=(0.0, 0),
        )
        if gain > 0:
            chosen.append(-place)
            covered |= shows[-place]
    return _BETWEEN.join(sentences[place] for place in sorted(chosen))


def _ideas_in(sentence: str, wanted: Wanted) -> dict[int, float]:
    """The ideas that a sentence shows, and how well."""
    shown: dict[int, float] = {}
    for _, _, run in _places(sentence, wanted):
        idea, share = wanted.runs[run]
        shown[idea] = max(share, shown.get(idea, 0.0))
    return shown


def _gain(shown: Mapping[int, float], covered: Mapping[int, float]) -> float:
    """What a sentence adds to those chosen: ideas not shown yet."""
    return sum(share for idea, share in shown.items() if idea not in covered)


def _sentences_near(text: str, folded: str, beginnings: Sequence[str]) -> list[str]:
    """The most promising sentences: those with most of these beginnings, in the order of the text. `folded` is the
    same text in small letters."""
    if len(folded) != len(text):
        folded = text
    found: dict[tuple[int, int], int] = {}
    for beginning in beginnings:
        at, places = folded.find(beginning), 0
        while at >= 0 and places < _MOST_PLACES:
            end = at + 1
            if at == 0 or not folded[at - 1].isalnum():
                sentence = _sentence(text, at)
                found[sentence] = found.get(sentence, 0) + 1
                places, end = places + 1, max(sentence[1], end)
            at = folded.find(beginning, end)
    promising = sorted(found, key=lambda sentence: (-found[sentence], sentence))[:_MOST_SENTENCES]
    return [text[start:end].strip() for start, end in sorted(promising)]


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


def _places(line: str, wanted: Wanted) -> list[tuple[int, int, Run]]:
    """Where the words wanted stand, longest run first, never overlapping."""
    words = [(found.start(), found.end(), _stems(found.group())) for found in _WORD.finditer(line)]
    places: list[tuple[int, int, Run]] = []
    done = 0
    for at, (start, _, stems) in enumerate(words):
        lengths = wanted.lengths.get(stems[0], ()) if stems and at >= done else ()
        for length in lengths:
            run = tuple(one for _, _, parts in words[at : at + length] for one in parts)
            if run in wanted.runs:
                done = min(at + length, len(words))
                places.append((start, words[done - 1][1], run))
                break
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


@lru_cache(maxsize=20_000)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(stem(part) for part in words_of(word))


def _beginning(wanted: str) -> str:
    """The letters of a stem that every word with this stem begins with: `stori` stands for “story”."""
    for ending in _ENDINGS:
        if wanted.endswith(ending) and len(wanted) > len(ending) + 1:
            return wanted[: -len(ending)] if len(ending) == 1 else wanted[:-1]
    return wanted
