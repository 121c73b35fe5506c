"""Reads `name:value` in a query as a teacher would write it: by id, title, short name or a word of it.

`stage:ks2`, `stage:primary`, `year:4`, `mode:video`, `minutes:<30` and `theme:iden` all work. What is unknown becomes a
`Fault` with a plain sentence and, where there is one, the nearest known value.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index.clauses import Choice, Clause, Fault, Ids, InTitle, Minutes
from linkwell.library.index.facets import FACETS, MINUTES, Facet
from linkwell.library.index.words import words_of

LONGEST_MINUTES = 100_000
_OTHER_NAMES: Mapping[str, str] = {
    "themes": "theme", "question": "theme", "stages": "stage", "ks": "stage", "phases": "phase", "steps": "step",
    "type": "kind", "kinds": "kind", "modes": "mode", "contact": "mode", "subjects": "subject", "group": "grouping",
    "settings": "setting", "years": "year", "frameworks": "framework", "curriculum": "framework", "need": "needs",
    "minute": MINUTES, "mins": MINUTES, "min": MINUTES, "time": MINUTES, "titles": "title",
}  # fmt: skip
_MINUTES = re.compile(r"(<=|>=|<|>|=)?(\d{1,5})(?:(?:-|–|to|\.\.)(\d{1,5}))?(\+)?(?:m|min|mins|minutes)?")
_SHORTEST_BEGINNING = 2
_MOST_NAMED = 8


class FieldReader:
    """Knows every name and value that can stand in a query."""

    def __init__(self, vocabulary: Vocabulary, ids: Iterable[str]) -> None:
        self._vocabulary = vocabulary
        self._ids = sorted(ids)
        self._facets = {facet.name: facet for facet in FACETS}
        self._readers: dict[str, Callable[[str], Clause | Fault]] = {
            **{name: self._facet_reader(facet) for name, facet in self._facets.items()},
            MINUTES: _minutes,
            "title": lambda value: InTitle(tuple(words_of(value))),
            "id": self._id,
        }
        self._forms: dict[str, dict[str, tuple[str, ...]]] = {}

    def read(self, name: str, value: str) -> Clause | Fault:
        """The clause that `name:value` asks for."""
        key = name.lower()
        known = self._readers.get(key) or self._readers.get(_OTHER_NAMES.get(key, ""))
        if known is None:
            return self._unknown_name(name, value)
        if not words_of(value):
            shown = _OTHER_NAMES.get(key, key)
            return Fault(f"Write what you look for after “{name}:”, such as {shown}:{self._example(shown)}.", "")
        return known(value)

    def knows(self, name: str) -> bool:
        """Is there a field of this name?"""
        return name.lower() in self._readers or name.lower() in _OTHER_NAMES

    def completions(self, name: str, value: str) -> tuple[str, ...]:
        """The known values of a field that begin like this."""
        facet = self._facets.get(_OTHER_NAMES.get(name.lower(), name.lower()))
        known = self._ids if name.lower() == "id" else facet.known(self._vocabulary) if facet else ()
        return tuple(key for key in known if key.lower().startswith(value.lower()))

    def ids_like(self, word: str) -> Ids | None:
        """The items whose id this is, or starts like this, if the word looks like an id at all."""
        wanted = word.lower().strip(".,;:!?-")
        looks_like_one = "-" in wanted or any(character.isdigit() for character in wanted)
        if not looks_like_one:
            return None
        start = bisect_left(self._ids, wanted)
        found = []
        for item_id in self._ids[start:]:
            if not item_id.startswith(wanted):
                break
            found.append(item_id)
        return Ids(tuple(found)) if found else None

    def _id(self, value: str) -> Clause | Fault:
        found = [item_id for item_id in self._ids if item_id.startswith(value.lower())]
        if found:
            return Ids(tuple(found))
        return _unknown_value("id", f"There is no item with the id “{value}”.", value, self._ids, ())

    def _facet_reader(self, facet: Facet) -> Callable[[str], Clause | Fault]:
        def read(value: str) -> Clause | Fault:
            chosen: dict[str, None] = {}
            for part in filter(str.strip, re.split(r"[,|;]", value)):
                found = self._values(facet, part)
                if not found:
                    return self._unknown(facet, part)
                chosen.update(dict.fromkeys(found))
            return Choice(facet.name, tuple(chosen))

        return read

    def _values(self, facet: Facet, value: str) -> tuple[str, ...]:
        """The known values that some words mean: in full, else the one that starts so, else any with that word."""
        wanted = " ".join(words_of(value))
        forms = self._all_forms(facet)
        if wanted in forms:
            return forms[wanted]
        if len(wanted) < _SHORTEST_BEGINNING:
            return ()
        begun = {forms[form] for form in forms if form.startswith(wanted)}
        if len(begun) == 1:
            return begun.pop()
        containing = (forms[form] for form in forms if f" {wanted} " in f" {form} ")
        return tuple(dict.fromkeys(value for values in containing for value in values))

    def _all_forms(self, facet: Facet) -> Mapping[str, tuple[str, ...]]:
        """Every way to write each value of a facet."""
        if facet.name not in self._forms:
            known = facet.known(self._vocabulary)
            forms = {" ".join(words_of(written)): (key,) for key, title in known.items() for written in (title, key)}
            self._forms[facet.name] = {**self._synonymous(forms), **dict(self._own_forms(facet.name)), **forms}
        return self._forms[facet.name]

    def _own_forms(self, name: str) -> Iterable[tuple[str, tuple[str, ...]]]:
        if name == "stage":
            for stage in self._vocabulary.stages.values():
                yield " ".join(words_of(stage.short)), (stage.id,)
                yield from ((" ".join(words_of(f"year {year.removeprefix('Y')}")), (stage.id,)) for year in stage.years)
                yield from ((year.lower(), (stage.id,)) for year in stage.years)
            yield from self._vocabulary.stage_groups.items()
        elif name == "year":
            years = (year for stage in self._vocabulary.stages.values() for year in stage.years)
            yield from ((year.lower().removeprefix("y"), (year,)) for year in years)
        elif name == "theme":
            themes = self._vocabulary.themes.values()
            yield from ((" ".join(words_of(theme.key_question)), (theme.id,)) for theme in themes)
        elif name == "framework":
            frameworks = self._vocabulary.frameworks.items()
            codes = (f"{key}:{code}" for key, framework in frameworks for code in framework.terms)
            yield from ((" ".join(words_of(code)), (code,)) for code in codes)

    def _synonymous(self, forms: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """What the search's synonyms say about these forms."""
        groups = [(group, group) for group in self._vocabulary.synonyms]
        groups += [((word,), to) for word, to in self._vocabulary.expansions.items()]
        found: dict[str, tuple[str, ...]] = {}
        for asked, answers in groups:
            values = (value for answer in answers for value in forms.get(" ".join(words_of(answer)), ()))
            kept = tuple(dict.fromkeys(values))
            found.update({" ".join(words_of(word)): kept for word in asked if kept})
        return found

    def _example(self, name: str) -> str:
        facet = self._facets.get(name)
        if facet is not None:
            return next(iter(facet.known(self._vocabulary)), "")
        return {MINUTES: "<30", "id": self._ids[0] if self._ids else "com-lks2-01"}.get(name, "map")

    def _unknown(self, facet: Facet, value: str) -> Fault:
        known = facet.known(self._vocabulary)
        what = f"There is no {facet.title} called “{value}”."
        return _unknown_value(facet.name, what, value, tuple(known), tuple(self._all_forms(facet)))

    def _unknown_name(self, name: str, value: str) -> Fault:
        what = f"There is no field called “{name}”."
        near = _nearest(name.lower(), self._readers)
        if near:
            return Fault(f"{what} Did you mean {near}:{value}?", f"{name}:", f"{near}:")
        return Fault(f"{what} You can use {_listed(tuple(self._readers))}.", "")


def _minutes(value: str) -> Clause | Fault:
    found = _MINUTES.fullmatch(re.sub(r"\s+", "", value.lower()))
    if found is None:
        return Fault(f"“{value}” is not a time. Write minutes as in minutes:30, minutes:<30 or minutes:30-60.", "")
    sign, first, last, plus = found.groups()
    number = int(first)
    if last is not None:
        return Minutes(min(number, int(last)), max(number, int(last)))
    least = {"<": 0, "<=": 0, ">": number + 1}.get(sign, number)
    most = {"<": number - 1, "<=": number, ">": LONGEST_MINUTES, ">=": LONGEST_MINUTES}.get(sign, number)
    return Minutes(least, LONGEST_MINUTES if plus else most)


def _unknown_value(name: str, what: str, value: str, known: Sequence[str], forms: Iterable[str]) -> Fault:
    near = _nearest(" ".join(words_of(value)), forms) or _nearest(value.lower(), known)
    if near:
        right = f'"{near}"' if " " in near else near
        return Fault(f"{what} Did you mean {name}:{right}?", value, near)
    return Fault(f"{what} You can choose from {_listed(known)}.", "")


def _nearest(word: str, known: Iterable[str]) -> str:
    allowed = 1 if len(word) <= 4 else 2
    close = ((OSA.distance(word, other, score_cutoff=allowed), other) for other in known)
    return min((pair for pair in close if pair[0] <= allowed), default=(0, ""))[1]


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        return f"{', '.join(shown)} and {len(names) - _MOST_NAMED} others"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)
