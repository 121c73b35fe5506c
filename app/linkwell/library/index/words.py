"""From text to the words and stems that are compared: lower case, no accents, no apostrophes.

Everything that is indexed and everything that is asked goes through here, so that both look alike. British
spelling stays as it is.
"""

import re
import unicodedata
from functools import lru_cache

from whoosh.lang.snowball.english import EnglishStemmer

LONGEST_WORD = 40
_WORD = re.compile(rf"[^\W_]{{1,{LONGEST_WORD}}}")
_POSSESSIVE = re.compile(r"'s\b")
_STEMMER = EnglishStemmer()
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")


def fold(text: str) -> str:
    """Text in lower case without accents; curly apostrophes become straight ones."""
    lowered = text.lower()
    return lowered if lowered.isascii() else _NOT_ASCII.sub(_plainest, lowered)


def _plainest(found: re.Match[str]) -> str:
    apart = unicodedata.normalize("NFD", found.group().translate(_APOSTROPHES))
    return "".join(character for character in apart if not unicodedata.combining(character))


def words_of(text: str) -> list[str]:
    """The words in order. “children's” gives `children`, “don't” gives `dont`, “check-in” gives two words; what is
    longer than `LONGEST_WORD` is cut in pieces."""
    folded = fold(text)
    if "'" in folded:
        folded = _POSSESSIVE.sub("", folded).replace("'", "")
    return _WORD.findall(folded)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded word by the Snowball rules for English; Whoosh's Porter makes `mapp` of “mapping”."""
    found = _STEMMER.stem(word)
    return str(found)


def stems_of(text: str) -> list[str]:
    """The stems of the words, in order."""
    return [stem(word) for word in words_of(text)]
