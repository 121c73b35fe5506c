"""Reading age of English text: Flesch-Kincaid grade plus five, with syllables from hyphenation patterns.

Kincaid et al. (1975): grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59. British reading age
is taken as grade + 5. Below a hundred words the figure is noisy, so callers treat it as advice.
"""

import re
from dataclasses import dataclass
from functools import cache

import pyphen

ENOUGH_WORDS = 100
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SENTENCE_END = re.compile(r"[.!?:]+(?:\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Readability:
    """`age` in years; `words` and `sentences` counted; `longest` is the longest sentence in words."""

    age: float
    words: int
    sentences: int
    longest: int


def measure(text: str) -> Readability:
    """The reading age of some text; lines count as sentences, as on a worksheet."""
    sentences = [found for part in _SENTENCE_END.split(text) if (found := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return Readability(0.0, 0, 0, 0)
    count = sum(syllables(word.lower()) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * count / len(words) - 15.59
    return Readability(max(grade + 5, 4.0), len(words), len(sentences), max(map(len, sentences)))


@cache
def _patterns() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB", left=1, right=1)


@cache
def syllables(word: str) -> int:
    """How many syllables a word of small letters has.

    Hyphenation finds too few breaks in short words and vowel groups too many in long ones; take the middle.
    """
    hyphens = len(_patterns().positions(word)) + 1
    silent_e = word.endswith("e") and not word.endswith("le") and len(word) > 3
    vowels = max(len(_VOWELS.findall(word)) - (1 if silent_e else 0), 1)
    return max(hyphens, (hyphens + vowels) // 2)
