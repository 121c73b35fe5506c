"""Mending the spelling of a word that finds nothing, and finishing a word that is being typed."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from linkwell.library.index.schema import EXACT
from linkwell.library.index.snapshot import Snapshot
from linkwell.library.index.words import fold

_SHORTEST = 3
_MOST_LOOKED_AT = 200


def mended(word: str, snapshot: Snapshot) -> str:
    """The word of the library most like this one, or empty. Of equally near ones the commonest is taken."""
    if len(word) < _SHORTEST or any(character.isdigit() for character in word):
        return ""
    allowed = 1 if len(word) <= 4 else 2
    near = process.extract(word, snapshot.lexicon(), scorer=OSA.distance, score_cutoff=allowed, limit=8)
    ranked = [
        (distance, other[:1] != word[:1], -frequency, other)
        for other, distance, _ in near
        if (frequency := snapshot.field(EXACT, other).frequency) and other.isalpha()
    ]
    return min(ranked, default=(0, False, 0, ""))[3]


def replaced(text: str, wrong: str, right: str) -> str:
    """The query with one word (or the name of a field with its colon) put right."""
    before = r"(?<![^\W_])"
    after = "" if wrong.endswith(":") else r"(?![^\W_])"
    return re.sub(f"{before}{re.escape(wrong)}{after}", lambda _: right, text, count=1, flags=re.IGNORECASE)


def beginning_with(prefix: str, snapshot: Snapshot, count: int) -> Sequence[str]:
    """Words of the library that begin so, the commonest first."""
    wanted = fold(prefix)
    if len(wanted) < 2:
        return ()
    words = snapshot.lexicon()
    start = bisect_left(words, wanted)
    found = []
    for word in islice(words, start, start + _MOST_LOOKED_AT):
        if not word.startswith(wanted):
            break
        found.append((-snapshot.about(word), word))
    living = (word for _, word in sorted(found) if snapshot.field(EXACT, word).frequency)
    return list(islice(living, count))
