"""Words that need explaining: what an item explains it must say, and what is hard it must explain.

Which words are hard is learnt from the library itself: those of three syllables or more that an item for the same or
older pupils explains. Endings do not count: "visitors" is explained where "visitor" is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from linkwell.domain.document import plain
from linkwell.domain.item import Item
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.rewrite import texts, without_translations
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index.item_text import text_of
from linkwell.library.readability import syllables

_WORD = re.compile(r"[a-z\u00e0-\u024f]+")
_HARD_SYLLABLES = 3
_ENDING = re.compile(r"(?<=[a-z]{4})(?:ations?|ing|ied|ies|ed|es|e|y|s)$")

_Explained = dict[str, list[Item]]


def check(items: Iterable[Item], vocabulary: Vocabulary) -> Iterator[Problem]:
    """A warning for each keyword that its item never says, advice for each hard word that a pupil sheet leaves open."""
    items = tuple(items)
    explained: _Explained = {}
    for item in items:
        yield from _never_said(item, vocabulary)
        for word in _keywords(item):
            if syllables(word) >= _HARD_SYLLABLES:
                explained.setdefault(_stem(word), []).append(item)
    for item in items:
        yield from _left_open(item, explained, vocabulary)


def _never_said(item: Item, vocabulary: Vocabulary) -> Iterator[Problem]:
    unexplained = replace(item, teaching=replace(item.teaching, keywords=()))
    said = {_stem(word) for word in _words(text_of(unexplained, vocabulary).shown())}
    for keyword in item.teaching.keywords:
        if not {_stem(word) for word in _words(keyword.word)} <= said:
            what = f"The keyword “{keyword.word}” is explained, but never said."
            yield Problem("C-WORD", item.source, 0, what, "Use it where it helps, or take it out.", Severity.WARNING)


def _left_open(item: Item, explained: _Explained, vocabulary: Vocabulary) -> Iterator[Problem]:
    if item.kind != "lesson":
        return
    order = list(vocabulary.stages)
    own = {_stem(word) for word in _keywords(item)}
    for sheet in item.sheets:
        if sheet.audience != "pupil":
            continue
        used = {_stem(word): word for text in texts(without_translations(sheet.blocks)) for word in _words(plain(text))}
        for stem in sorted(used.keys() & explained.keys() - own):
            elsewhere = [other.id for other in explained[stem] if _youngest(other, order) >= _youngest(item, order)]
            if elsewhere:
                what = f"Sheet {sheet.id} says “{used[stem]}” without explaining it, as {elsewhere[0]} does."
                yield Problem("C-GLOSS", item.source, 0, what, "Make it a keyword, or say it simply.", Severity.ADVICE)


def _keywords(item: Item) -> Iterator[str]:
    return (word for keyword in item.teaching.keywords for word in _words(keyword.word))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _stem(word: str) -> str:
    return _ENDING.sub("", word)


def _youngest(item: Item, order: list[str]) -> int:
    return min(map(order.index, item.place.stages), default=0)
