"""New words for some inlines: what stays the same keeps its weight, links, gaps, boxes and names to fill in.

Somebody who changes a sentence in Word changes plain words. Here they become inlines again by finding out which
of the old ones are still there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from linkwell.domain.document import Field, Inline, Run, Text, plain
from linkwell.library.compose.editing import as_paragraph, from_markdown, to_markdown
from linkwell.library.inlines import joined

_WORD = re.compile(r"\[ \]|____|[^\W_]+|\s+|.", re.DOTALL)
_MOST_WORDS = 4_000  # comparing more word by word takes too long; they are then new as a whole


def markdown_of(source: Text, printed: Text, words: str) -> str:
    """The edit that makes `source`, which prints as `printed`, print as `words`.

    Weight and links are kept where Markdown can say so: it has no way to begin or end either inside a word.
    """
    text = reworded(source, printed, words)
    names = {inline.name: None for inline in source if isinstance(inline, Field)}
    wanted = plain(text).split()
    for tried in (text, _without(text, strong=False), _without(text, strong=False, href=None)):
        markdown = to_markdown(tried)
        if plain(from_markdown(markdown, names)).split() == wanted:
            return as_paragraph(markdown)
    return as_paragraph(to_markdown((Run(words),)))


def _without(text: Text, **looks: Any) -> Text:  # noqa: ANN401 - the fields of a run
    return joined(replace(one, **looks) if isinstance(one, Run) else one for one in text)


@dataclass(frozen=True, slots=True)
class _Span:
    """An inline and the words that it prints as."""

    inline: Inline
    words: str


def reworded(source: Text, printed: Text, words: str) -> Text:
    """The inlines of `source`, which print as `printed`, changed so that they print as `words`."""
    spans = [_Span(inline, plain((shown,))) for inline, shown in zip(source, printed, strict=True)]
    old, new = _WORD.findall("".join(span.words for span in spans)), _WORD.findall(words)
    if len(old) + len(new) > _MOST_WORDS:
        return (Run(words),)
    ends = _ends(old)
    made: list[Inline] = []
    for what, start, stop, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        kept = list(_cut(spans, ends[start], ends[stop]))
        if what == "equal":
            made += kept
        elif last > first:
            strong = bool(kept) and all(isinstance(inline, Run) and inline.strong for inline in kept)
            made.append(Run("".join(new[first:last]), strong))
    return joined(made)


def _ends(words: Sequence[str]) -> list[int]:
    """Where each word begins, and where the last one ends."""
    ends = [0]
    for word in words:
        ends.append(ends[-1] + len(word))
    return ends


def _cut(spans: Sequence[_Span], start: int, stop: int) -> Iterator[Inline]:
    """The inlines between two places; a name or gap that is cut in two becomes words."""
    at = 0
    for span in spans:
        begin, end = max(start - at, 0), min(stop - at, len(span.words))
        at += len(span.words)
        if begin >= end:
            continue
        whole = end - begin == len(span.words)
        words = span.words[begin:end]
        if isinstance(span.inline, Run):
            yield replace(span.inline, text=words) if words.strip() else Run(words)  # a space alone is no link
        else:
            yield span.inline if whole else Run(words)
