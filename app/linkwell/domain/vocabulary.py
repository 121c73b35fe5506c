"""The controlled words of the library, as values.

They are data in `resources/vocabulary/`, never enums in code, because programmes differ.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


def nation_names(ids: Iterable[str]) -> str:
    """Nations in words: `England, Northern Ireland`."""
    return ", ".join(id.replace("-", " ").title() for id in ids)


@dataclass(frozen=True, slots=True)
class Theme:
    id: str
    title: str
    key_question: str
    symbol: str
    colour: str
    fill: str
    summary: str


@dataclass(frozen=True, slots=True)
class StageInNation:
    """What the classes of a stage are called in one nation. `levels` are those of its curriculum, maybe unconfirmed."""

    years: str
    levels: str = ""
    levels_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """A language that families may be written to in: `tag` as in BCP 47, and what its own speakers call it."""

    tag: str
    name: str
    own: str


@dataclass(frozen=True, slots=True)
class Stage:
    """`line_mm` is the space between ruled lines; `reading_age_max` the upper end for pupil pages, in years."""

    id: str
    title: str
    short: str
    age_min: int
    age_max: int
    years: tuple[str, ...]
    pupil_type: str
    line_mm: int
    reading_age_max: int
    nations: Mapping[str, StageInNation]


@dataclass(frozen=True, slots=True)
class YearStep:
    """A step of the linking year: how it goes in each mode, and the ids of the items that serve it best."""

    id: str
    title: str
    summary: str
    in_class: str
    virtual: str
    face_to_face: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    number: int
    title: str
    terms: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """The order of a linking year. Two and three phases are both possible; nothing counts them."""

    id: str
    title: str
    summary: str
    source: str
    confirmed: bool
    phases: tuple[Phase, ...]

    def steps(self) -> tuple[str, ...]:
        """Step ids in order, each once."""
        return tuple(dict.fromkeys(step for phase in self.phases for step in phase.steps))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item: where its files go and what they must have."""

    id: str
    title: str
    plural: str
    folder: str
    id_pattern: re.Pattern[str]
    required: tuple[str, ...]
    sections: tuple[str, ...]
    theme_needed: bool
    symbol: str


@dataclass(frozen=True, slots=True)
class Term:
    code: str
    label: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Framework:
    """A curriculum or duty that items point to. `confirmed` False means: check before quoting it.

    `nations` are the nations it applies to; none named means that it applies everywhere.
    """

    id: str
    title: str
    edition: str
    status: str
    effective_from: str
    as_of: str
    confirmed: bool
    source: str
    terms: Mapping[str, Term]
    nations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldName:
    """Something filled in for each link. `gap_mm` is the width of the line when it is not known."""

    name: str
    title: str
    gap_mm: float


@dataclass(frozen=True, slots=True)
class WordRule:
    """Words that pupils must not be asked for, or private details that must not stand in an item."""

    id: str
    title: str
    why: str
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All vocabularies. `lists` maps the name of a closed list (such as `contact_mode`) to its ids and
    titles; `symbols` maps the name of each line drawing to its words for people who cannot see it;
    `plain_colour` and `plain_fill` are for items that belong to no theme. `nation` is where the reader teaches;
    empty means that nobody said so. It changes what is told first, and nothing that is searched for."""

    themes: Mapping[str, Theme]
    stages: Mapping[str, Stage]
    stage_groups: Mapping[str, tuple[str, ...]]
    steps: Mapping[str, YearStep]
    programmes: Mapping[str, Programme]
    default_programme: str
    kinds: Mapping[str, Kind]
    plain_colour: str
    plain_fill: str
    common_fields: tuple[str, ...]
    frameworks: Mapping[str, Framework]
    subjects: Mapping[str, str]
    lists: Mapping[str, Mapping[str, str]]
    fields: Mapping[str, FieldName]
    symbols: Mapping[str, str]
    inclusive_version: str
    banned: tuple[WordRule, ...]
    private: tuple[WordRule, ...]
    synonyms: tuple[tuple[str, ...], ...]
    expansions: Mapping[str, tuple[str, ...]]
    languages: Mapping[str, Language] = field(default_factory=dict)
    nation: str = field(default="", repr=False)

    def stage_ids(self, words: Iterable[str]) -> tuple[str, ...] | None:
        """The stages that some words name, groups opened up, in order of age; None if a word is unknown."""
        found: set[str] = set()
        for word in words:
            key = word.strip().lower()
            if key in self.stages:
                found.add(key)
            elif key in self.stage_groups:
                found.update(self.stage_groups[key])
            else:
                return None
        return tuple(stage for stage in self.stages if stage in found)

    def term(self, code: str) -> tuple[Framework, Term] | None:
        """The framework and term behind `framework:term`, or None."""
        framework_id, _, term_code = code.partition(":")
        framework = self.frameworks.get(framework_id)
        if framework is None or term_code not in framework.terms:
            return None
        return framework, framework.terms[term_code]

    def applies_here(self, code: str) -> bool:
        """Whether the framework behind `framework:term` applies in the reader's nation, as far as is known."""
        framework = self.frameworks.get(code.partition(":")[0])
        return not self.nation or framework is None or not framework.nations or self.nation in framework.nations

    def years_here(self, stages: Iterable[str]) -> str:
        """What classes of these stages are called in the reader's nation: `P1 to P3`; empty if that is not known."""
        wanted = set(stages)
        found = [stage for stage in self.stages.values() if stage.id in wanted and self.nation in stage.nations]
        if len(found) == 1:
            return found[0].nations[self.nation].years
        return ", ".join(f"{stage.short}: {stage.nations[self.nation].years}" for stage in found)

    def stages_apart(self, some: Iterable[str], others: Iterable[str]) -> int:
        """How many stages lie between the nearest of both: 0 if they meet. Neither may be empty."""
        order = list(self.stages)
        places = [order.index(stage) for stage in others]
        return min(abs(order.index(stage) - place) for stage in some for place in places)

    def stage_hint(self, id: str) -> str:
        """A stage for someone who calls it something else: `Key stage 1: P1 to P3, ages 5 to 7`."""
        stage, years = self.stages[id], self.years_here((id,))
        return f"{stage.title}{f': {years}' if years else ''}, ages {stage.age_min} to {stage.age_max}"

    def programme(self, programme_id: str = "") -> Programme:
        """The programme with that id, or the default one."""
        return self.programmes.get(programme_id) or self.programmes[self.default_programme]

    def label(self, list_name: str, value: str) -> str:
        """The title of a value of a closed list, or the value itself."""
        return self.lists.get(list_name, {}).get(value, value)

    def stage_label(self, stages: Iterable[str]) -> str:
        """Stages in words: `KS2` for a whole group, `Lower key stage 2` for one, else short names joined."""
        wanted = tuple(stage for stage in self.stages if stage in set(stages))
        if len(wanted) == 1:
            return self.stages[wanted[0]].title
        for group, members in self.stage_groups.items():
            if tuple(members) == wanted and group not in {"all", "early", "ks3plus"}:
                return group.upper() if group.startswith("ks") else group.capitalize()
        if len(wanted) == len(self.stages):
            return "All stages"
        if len(wanted) > 2 and self._stand_together(wanted):
            return f"{self.stages[wanted[0]].short} to {self.stages[wanted[-1]].short}"
        return ", ".join(self.stages[stage].short for stage in wanted)

    def _stand_together(self, wanted: tuple[str, ...]) -> bool:
        """Whether no stage is left out between the first and the last of these."""
        ordered = tuple(self.stages)
        start = ordered.index(wanted[0])
        return ordered[start : start + len(wanted)] == wanted
