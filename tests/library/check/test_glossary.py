"""What an item explains it says, and what is hard it explains; endings do not count."""

from dataclasses import replace

import pytest

from item_text import LESSON
from linkwell.domain.item import Keyword
from linkwell.library.check import glossary


@pytest.fixture(scope="session")
def lesson(read_clean):
    """A lesson with these keywords, for these stages, whose sheets say a word more."""
    item = read_clean(LESSON)

    def made(*keywords: str, id: str = "com-lks2-01", stages=("lks2",), says: str = ""):
        words = tuple(Keyword(word, f"what {word} means", "", "") for word in keywords)
        text = LESSON.replace("## Sheets\n", "## Sheets\n", 1)
        own = read_clean(_with(text, says)) if says else item
        place = replace(own.place, stages=stages)
        return replace(own, id=id, place=place, teaching=replace(own.teaching, keywords=words))

    return made


def _with(text: str, says: str) -> str:
    head, opening, rest = text.partition('audience="pupil"')
    line, end, more = rest.partition("\n")
    return f"{head}{opening}{line}{end}{says}\n{more}"


def _codes(vocabulary, *items):
    return [(problem.code, problem.what) for problem in glossary.check(items, vocabulary)]


def test_a_keyword_that_is_never_said_is_told(lesson, vocabulary):
    assert _codes(vocabulary, lesson("map")) == []
    ((code, what),) = _codes(vocabulary, lesson("hippopotamus"))
    assert code == "C-WORD"
    assert "“hippopotamus” is explained, but never said" in what


def test_a_hard_word_that_older_pupils_get_explained_is_told_to_younger_ones(lesson, vocabulary):
    explains = lesson("curators", id="ide-uks2-09", stages=("uks2",), says="A curator chooses.")
    uses = lesson(says="Ask the curator.")
    assert _codes(vocabulary, uses, explains) == [
        ("C-GLOSS", "Sheet S1 says “curator” without explaining it, as ide-uks2-09 does.")
    ]
    assert _codes(vocabulary, lesson("curator", says="Ask the curators."), explains) == []


def test_what_is_explained_to_younger_pupils_only_is_known_by_older_ones(lesson, vocabulary):
    explains = lesson("somebody", id="ide-eyfs-09", stages=("eyfs",), says="Is somebody there?")
    assert _codes(vocabulary, explains, lesson(says="Somebody came.")) == []
