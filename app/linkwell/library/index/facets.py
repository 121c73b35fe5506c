"""The facets that items are sorted by: how each is read off an item, and its known values in order.

A facet is one entry in the table `FACETS`; indexing, counting, field queries and the plain scan all read it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from linkwell.domain.item import Item
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index.needs import NEEDS, needs_of

MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Facet:
    """`title` is its name in a sentence; `known` maps values to titles, in the order to show them."""

    name: str
    title: str
    of_item: Callable[[Item, Vocabulary], tuple[str, ...]]
    known: Callable[[Vocabulary], Mapping[str, str]]


def values(item: Item, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The values of an item for every facet, whole minutes among them as text."""
    found = {facet.name: facet.of_item(item, vocabulary) for facet in FACETS}
    return {**found, MINUTES: (str(item.timing.minutes),)}


def _theme(item: Item, _vocabulary: Vocabulary) -> tuple[str, ...]:
    """The main theme only, as recipes choose; the others are found as keywords."""
    return (item.place.theme,) if item.place.theme else ()


def _years(item: Item, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The year groups, or all those of its stages if the item names none."""
    stages = (vocabulary.stages[stage] for stage in item.place.stages if stage in vocabulary.stages)
    return item.place.year_groups or tuple(year for stage in stages for year in stage.years)


def _frameworks(item: Item, _vocabulary: Vocabulary) -> tuple[str, ...]:
    """Frameworks and, to be asked for but not counted, the codes within them."""
    codes = [alignment.code for alignment in item.alignments]
    return tuple(dict.fromkeys([*(code.partition(":")[0] for code in codes), *codes]))


def _known_years(vocabulary: Vocabulary) -> Mapping[str, str]:
    years = (year for stage in vocabulary.stages.values() for year in stage.years)
    special = {"N": "Nursery", "R": "Reception"}
    return {year: special.get(year, f"Year {year.removeprefix('Y')}") for year in years}


def _known_phases(vocabulary: Vocabulary) -> Mapping[str, str]:
    numbers = {phase.number for programme in vocabulary.programmes.values() for phase in programme.phases}
    return {str(number): f"Phase {number}" for number in sorted(numbers)}


FACETS: tuple[Facet, ...] = (
    Facet("theme", "theme", _theme, lambda known: {key: theme.title for key, theme in known.themes.items()}),
    Facet(
        "stage",
        "key stage",
        lambda item, _: item.place.stages,
        lambda known: {key: stage.title for key, stage in known.stages.items()},
    ),
    Facet("phase", "phase", lambda item, _: (str(item.place.phase),), _known_phases),
    Facet(
        "step",
        "step of the year",
        lambda item, _: item.place.year_steps,
        lambda known: {key: step.title for key, step in known.steps.items()},
    ),
    Facet(
        "kind",
        "kind",
        lambda item, _: (item.kind,),
        lambda known: {key: kind.title for key, kind in known.kinds.items()},
    ),
    Facet(
        "mode", "way of contact", lambda item, _: item.place.contact_modes, lambda known: known.lists["contact_mode"]
    ),
    Facet("subject", "subject", lambda item, _: item.place.subjects, lambda known: known.subjects),
    Facet("grouping", "grouping", lambda item, _: item.timing.grouping, lambda known: known.lists["grouping"]),
    Facet("setting", "setting", lambda item, _: item.place.settings, lambda known: known.lists["setting"]),
    Facet("year", "year group", _years, _known_years),
    Facet(
        "framework",
        "framework",
        _frameworks,
        lambda known: {key: framework.title for key, framework in known.frameworks.items()},
    ),
    Facet("needs", "need", lambda item, _: needs_of(item), lambda _: NEEDS),
)
FACET_NAMES: tuple[str, ...] = tuple(facet.name for facet in FACETS)
