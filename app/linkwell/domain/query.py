"""What is asked of the search, and what comes back. Nothing here knows which engine answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Filters:
    """Facet choices. Values within one facet are alternatives; different facets must all hold.

    `facets` maps a facet name (theme, stage, phase, step, kind, mode, subject, grouping, setting, year,
    framework, needs) to the values chosen, written as in the vocabulary; a facet with no values chosen, or of
    another name, does not narrow. `minutes_max` and `minutes_min` are whole minutes, both included, 0 = no limit.
    """

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    minutes_min: int = 0
    minutes_max: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """Words as typed (they may hold field queries, phrases and -exclusions) and filters chosen apart from them.

    `typing` asks for the quick answer from the beginnings of words in titles and keywords, for each key press;
    words of one letter do not count there. No words and no filters list everything, by stage. Hits are counted
    from `offset` (0 = the best); at most `limit` of them come back.
    """

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    limit: int = 20
    offset: int = 0
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line from the item with the words found: pieces of text, each marked as found or not."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "".join(piece for piece, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Hit:
    """One item found. `score` compares hits of the same query only (0 where nothing was ranked); `marked_title` is
    the title with the words found marked."""

    id: str
    title: str
    kind: str
    score: float
    snippet: Snippet
    marked_title: Snippet = Snippet(())


@dataclass(frozen=True, slots=True)
class FacetCount:
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`total` counts all hits before `limit`. `facets` hold only values with at least one hit, in the order of the
    vocabulary; the counts of a facet are made as if nothing were chosen in it. Besides the facets of `Filters` there
    is `minutes`, with each number of minutes that occurs.

    `suggestion` is the whole query with its spelling mended, or empty. `notes` are plain sentences about the query,
    such as a field name that does not exist. `partial` says that no index was ready, so that only titles, summaries
    and keywords were searched.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    suggestion: str = ""
    notes: tuple[str, ...] = ()
    partial: bool = False
