"""New words for some inlines: what stays the same keeps its weight, links, gaps, boxes and names to fill in.

Somebody who changes a sentence in Word changes plain words. Here they become inlines again by finding out which
of the old ones are still there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from linkwell.domain.document import Inline, Run, Text, plain

_WORD = re.compile(r"\[ \]|____|[^\W_]+|\s+|.", re.DOTALL)
_MOST_WORDS = 4_000  # comparing more word by word takes too long; they are then new as a whole


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
    return tuple(_joined(made))


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
        if isinstance(span.inline, Run):
            yield span.inline if whole else replace(span.inline, text=span.words[begin:end])
        else:
            yield span.inline if whole else Run(span.words[begin:end])


def _joined(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """Neighbouring runs of the same kind become one."""
    last: Run | None = None
    for inline in inlines:
        if not isinstance(inline, Run):
            if last is not None:
                yield last
            last = None
            yield inline
        elif last is not None and (last.strong, last.href) == (inline.strong, inline.href):
            last = replace(last, text=last.text + inline.text)
        else:
            if last is not None:
                yield last
            last = inline
    if last is not None:
        yield last
