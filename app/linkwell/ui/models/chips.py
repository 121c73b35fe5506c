"""Chips of the search field: filters in words, and the filters that typed words such as `ks2` or `60 min` may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linkwell.domain.query import Filters
from linkwell.ui.models.facets import BANDS, MINUTES, sections_of, with_values

if TYPE_CHECKING:
    from linkwell.domain.vocabulary import Stage, Vocabulary

_STAGE_CHIP = "stage:*"
_MINUTES_CHIP = "minutes:"
_TYPED_MINUTES = re.compile(r"(?<![\w:])(\d{1,3})\s?(?:min|mins|minute|minutes)\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_LONGEST = 6
_MOST_OFFERS = 3
_Known = tuple[str, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Offer:
    """A chip that typed words may become: what it is called, the filters with it, the words that stay."""

    title: str
    filters: Filters
    text: str


def chips(filters: Filters, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """(id, title) for everything chosen, in the order of choosing."""
    titles = _titles(vocabulary)
    made: list[tuple[str, str]] = []
    stages = filters.facets.get("stage", ())
    group = _whole_group(stages, vocabulary)
    for name, values in filters.facets.items():
        if name == "stage" and group:
            made.append((_STAGE_CHIP, group))
        else:
            made += [(f"{name}:{value}", titles.get((name, value), value)) for value in values]
    if filters.minutes_min or filters.minutes_max:
        made.append((_MINUTES_CHIP, minutes_title(filters.minutes_min, filters.minutes_max)))
    return tuple(made)


def without(filters: Filters, chip_id: str) -> Filters:
    """The filters without what that chip stands for."""
    if chip_id == _STAGE_CHIP:
        return with_values(filters, "stage", ())
    name, _, value = chip_id.partition(":")
    if name == MINUTES:
        return replace(filters, minutes_min=0, minutes_max=0)
    return with_values(filters, name, tuple(kept for kept in filters.facets.get(name, ()) if kept != value))


def known_only(filters: Filters, vocabulary: Vocabulary) -> Filters:
    """The filters without what this library does not know, such as those kept from another version of it."""
    titles = _titles(vocabulary)
    kept = {
        name: tuple(value for value in values if (name, value) in titles) for name, values in filters.facets.items()
    }
    return replace(filters, facets={name: values for name, values in kept.items() if values})


def minutes_title(least: int, most: int) -> str:
    """A stretch of time in words."""
    for low, high, title in BANDS:
        if (least, most) == (low, high):
            return title
    if least == most:
        return f"{most} min"
    if not most:
        return f"{least} min or more"
    return f"Up to {most} min" if least <= 1 else f"{least} to {most} min"


def offers(text: str, filters: Filters, vocabulary: Vocabulary) -> tuple[Offer, ...]:
    """The chips that words in the text may become, at most three, none that is chosen already."""
    found = [*_minute_offers(text, filters), *_word_offers(text, filters, vocabulary)]
    return tuple(offer for offer in found if offer.filters != filters)[:_MOST_OFFERS]


def _minute_offers(text: str, filters: Filters) -> Iterator[Offer]:
    typed = _TYPED_MINUTES.search(text)
    if typed and int(typed[1]):
        number = int(typed[1])
        rest = _tidy(text[: typed.start()] + " " + text[typed.end() :])
        yield Offer(f"{number} min", replace(filters, minutes_min=number, minutes_max=number), rest)
        yield Offer(f"Up to {number} min", replace(filters, minutes_min=1, minutes_max=number), rest)


def _word_offers(text: str, filters: Filters, vocabulary: Vocabulary) -> Iterator[Offer]:
    """The longest known names first, so that `first meeting` is not taken for `meeting`."""
    words = text.split()
    known = _names(vocabulary)
    start = 0
    while start < len(words):
        length = _known_length(words[start:], known)
        if length:
            facet, values, title = known[_phrase(words[start : start + length])]
            chosen = filters.facets.get(facet, ())
            if not set(values) <= set(chosen):
                rest = _tidy(" ".join([*words[:start], *words[start + length :]]))
                yield Offer(title, with_values(filters, facet, (*chosen, *values)), rest)
        start += max(length, 1)


def _known_length(words: list[str], known: Mapping[str, object]) -> int:
    """How many of the first words make the longest known name; 0 if none does."""
    lengths = range(min(_LONGEST, len(words)), 0, -1)
    return next((length for length in lengths if _phrase(words[:length]) in known), 0)


def _phrase(words: list[str]) -> str:
    return " ".join(words).lower().rstrip("?")


def _names(vocabulary: Vocabulary) -> dict[str, _Known]:
    """What may be typed, in lower case, and the values it means."""
    lines = (value for section in sections_of(vocabulary) for value in section.values if value.facet != MINUTES)
    known: dict[str, _Known] = {
        line.title.lower().rstrip("?"): (line.facet, (line.value,), line.title) for line in lines
    }
    known |= {key.replace("-", " "): ("step", (key,), step.title) for key, step in vocabulary.steps.items()}
    themes = vocabulary.themes.items()
    known |= {theme.title.lower(): ("theme", (key,), theme.key_question) for key, theme in themes}
    groups = vocabulary.stage_groups.items()
    known |= {group: ("stage", members, vocabulary.stage_label(members)) for group, members in groups}
    for stage in vocabulary.stages.values():
        known[stage.title.lower()] = known[stage.id] = ("stage", (stage.id,), stage.short)
        known |= dict(_year_names(stage))
    return known


def _year_names(stage: Stage) -> Iterator[tuple[str, _Known]]:
    for year in stage.years:
        meant = ("year", (year,), _year_title(year))
        yield year.lower(), meant
        yield f"year {year.removeprefix('Y')}".lower(), meant


def _titles(vocabulary: Vocabulary) -> dict[tuple[str, str], str]:
    titles = {(v.facet, v.value): v.title for section in sections_of(vocabulary) for v in section.values}
    years = (year for stage in vocabulary.stages.values() for year in stage.years)
    return {**titles, **{("year", year): _year_title(year) for year in years}}


def _year_title(year: str) -> str:
    return {"N": "Nursery", "R": "Reception"}.get(year, f"Year {year.removeprefix('Y')}")


def _whole_group(stages: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """The name of the group that these stages are all of, if there is one."""
    whole = len(stages) > 1 and any(set(stages) == set(members) for members in vocabulary.stage_groups.values())
    return vocabulary.stage_label(stages) if whole else ""


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
