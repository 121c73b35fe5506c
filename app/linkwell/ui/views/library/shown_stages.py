"""Which stages the library shows, when the user has said in the settings that not all are wanted.

Values only. "Show all" holds until the program ends; the setting stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linkwell.domain.catalogue import Catalogue
    from linkwell.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ShownStages:
    """`wanted` are the ids of the setting, empty for all; `everything` sets them aside."""

    wanted: tuple[str, ...] = ()
    everything: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The stages to show; empty for all."""
        return () if self.everything else self.wanted

    def known(self, vocabulary: Vocabulary) -> ShownStages:
        """Without ids that this library does not know; all of them is the same as none named."""
        found = tuple(stage for stage in vocabulary.stages if stage in self.wanted)
        return ShownStages(() if len(found) == len(vocabulary.stages) else found, self.everything)

    def count(self, catalogue: Catalogue) -> int:
        """How many items of the library are shown."""
        if not self.ids:
            return len(catalogue)
        shown = set(self.ids)
        return sum(1 for item in catalogue.items.values() if shown.intersection(item.place.stages))

    def offer(self, vocabulary: Vocabulary) -> tuple[str, str]:
        """A sentence on what is shown and the words of the button that changes it; both empty if nothing is hidden."""
        if not self.wanted:
            return "", ""
        words = stages_in_words(self.wanted, vocabulary)
        if self.everything:
            return "Showing all stages.", f"Show {words} only"
        return f"Showing {words} only.", "Show all"


def stages_in_words(stages: Sequence[str], vocabulary: Vocabulary) -> str:
    """Short names: `EYFS to LKS2` where they stand side by side, else `KS1, KS3 and KS5`."""
    order = list(vocabulary.stages)
    places = sorted(order.index(stage) for stage in stages)
    names = [vocabulary.stages[order[place]].short for place in places]
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return f"{names[0]} to {names[-1]}"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
