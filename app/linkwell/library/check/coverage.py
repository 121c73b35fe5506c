"""How well the library covers each theme at each stage."""

from dataclasses import dataclass

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.vocabulary import Vocabulary

WANTED_IN_EACH = 3


@dataclass(frozen=True, slots=True)
class Coverage:
    """`counts` maps (theme, stage) to its number of lessons, in the order of the vocabulary."""

    themes: tuple[str, ...]
    stages: tuple[str, ...]
    counts: dict[tuple[str, str], int]

    def thin(self) -> tuple[tuple[str, str], ...]:
        """The cells with fewer than three lessons."""
        return tuple(cell for cell, count in self.counts.items() if count < WANTED_IN_EACH)


def coverage(catalogue: Catalogue, vocabulary: Vocabulary) -> Coverage:
    """Count the lessons in each theme and stage."""
    counts = {(theme, stage): 0 for theme in vocabulary.themes for stage in vocabulary.stages}
    for item in catalogue:
        if item.kind == "lesson":
            for stage in item.place.stages:
                counts[item.place.theme, stage] += 1
    return Coverage(tuple(vocabulary.themes), tuple(vocabulary.stages), counts)
