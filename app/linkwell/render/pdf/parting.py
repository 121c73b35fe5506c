"""The last resort: cuts a strip that is taller than a whole page, so that no words are ever lost below its edge.

It happens when a label or a banner holds far more words than it is meant for, or when the type is very large on
small paper. Lines of type stay whole; frames and pictures end where their page ends.
"""

from collections import defaultdict
from dataclasses import replace

from linkwell.render.pdf.marks import Box, Mark, PartLink, Rule, Strip, TextLine, moved

_LINE = 1.35  # of the type size: room for a line above its baseline, with some air


def parted(strip: Strip, height: float) -> list[Strip]:
    """The strip itself if it fits into `height`, else its slices, none taller than that."""
    if strip.height - strip.flex <= height:
        return [strip]
    largest = max((mark.size for mark in strip.marks if isinstance(mark, TextLine)), default=0.0)
    head = min(largest * _LINE, height / 3)
    cut = height - head
    slices: dict[int, list[Mark]] = defaultdict(list)
    for mark in strip.marks:
        index = int(max(0.0, _place(mark)) // cut)
        down = head - index * cut if index else 0.0
        slices[index].append(_moved(mark, down, height))
    tallest = strip._replace(height=height, keep=False, flex=0.0)
    return [tallest._replace(marks=tuple(slices[index]), fresh=strip.fresh and not index) for index in sorted(slices)]


def _place(mark: Mark) -> float:
    """The height that decides on which slice a mark stands."""
    return mark.y1 if isinstance(mark, Rule) else mark.y


def _moved(mark: Mark, down: float, height: float) -> Mark:
    lower = moved(mark, 0.0, down)
    if isinstance(lower, Rule):
        return replace(lower, y2=min(lower.y2, height), stretch=False)
    if isinstance(lower, Box | PartLink):
        return replace(lower, height=max(0.0, min(lower.height, height - lower.y)))
    return lower
