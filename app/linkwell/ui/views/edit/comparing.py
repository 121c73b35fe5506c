"""What the pane of the original shows for a part: all its words, or of a long one those in front and those changed."""

from collections.abc import Iterator, Mapping

from linkwell.ui.views.edit.original_pane import Compared
from linkwell.ui.views.edit.part_card import PartCard

_SHORT = 5


def pairs(card: PartCard, current: str, edits: Mapping[str, str], groupings: Mapping[str, str]) -> tuple[Compared, ...]:
    """A pair of wordings for each of them, and for the minutes and grouping of a step."""
    short = len(card.edits) <= _SHORT
    shown = (key for key in card.edits if short or key == current or key in edits or _opens(card, key))
    return (*(_pair(card, key, edits) for key in shown), *_facts(card, edits, groupings))


def _opens(card: PartCard, key: str) -> bool:
    """The title of a step says which one it is, so it is always shown."""
    return card.part.step is not None and key == card.part.stretches[0].key


def _pair(card: PartCard, key: str, edits: Mapping[str, str]) -> Compared:
    edit = card.edits[key]
    changed = any(own in edits for own in (key, *edit.stretch.inside))
    return Compared(edit.original_plain, edit.plain, changed, edit.stretch.kind == "heading")


def _facts(card: PartCard, edits: Mapping[str, str], groupings: Mapping[str, str]) -> Iterator[Compared]:
    step = card.part.step
    if step is None:
        return
    _minutes, grouping = step.keys()
    now = card.part.minutes(edits)
    yield Compared(f"{step.minutes} minutes", f"{now} minutes", now != step.minutes, label="Time")
    was, mine = step.grouping, edits.get(grouping, step.grouping)
    if was or mine:
        yield Compared(groupings.get(was, was), groupings.get(mine, mine), grouping in edits, label="Grouping")
