"""What a query asks for, taken apart: the values that the query language makes and that matching reads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or the words of one expression, folded; found by stem and with their synonyms."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exactly these words in a row."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InTitle:
    """All these words, by stem, in the title."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Any of these values of a facet."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """From `least` to `most` whole minutes, both included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Ids:
    """Items by id."""

    ids: tuple[str, ...]


Clause = Words | Phrase | InTitle | Choice | Minutes | Ids


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses of which one must hold, or, if `negated`, none may."""

    clauses: tuple[Clause, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of a query that could not be understood. `right` is what was probably meant, or empty."""

    note: str
    wrong: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A whole query: every group must hold. `words` are all plain words in order, to be compared with titles."""

    groups: tuple[Group, ...] = ()
    words: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
