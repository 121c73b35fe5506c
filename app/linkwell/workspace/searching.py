"""Searching the library: the index in the cache folder answers; it is built or mended when it has to be."""

from collections.abc import Mapping

from linkwell.domain.errors import UsageError
from linkwell.domain.progress import Progress, silent
from linkwell.domain.query import Query, SearchResult
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.index.search import open_or_build
from linkwell.workspace.workspace import Workspace


def search(workspace: Workspace, query: Query, progress: Progress = silent) -> SearchResult:
    """Answer a query."""
    folder = workspace.paths.cache / "index"
    return open_or_build(folder, workspace.catalogue, workspace.vocabulary, progress).search(query)


def expand_filters(facets: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Filters as the index knows them: stage groups opened up, words checked. Raises `UsageError` (U-FILTER)."""
    known: dict[str, tuple[str, ...]] = {
        "stage": (*vocabulary.stages, *vocabulary.stage_groups),
        "theme": tuple(vocabulary.themes),
        "step": tuple(vocabulary.steps),
        "kind": tuple(vocabulary.kinds),
        "mode": tuple(vocabulary.lists["contact_mode"]),
        "subject": tuple(vocabulary.subjects),
        "phase": tuple(str(phase.number) for phase in vocabulary.programme().phases),
    }
    expanded = {}
    for name, values in facets.items():
        lowered = tuple(value.lower() for value in values)
        unknown = [value for value in lowered if value not in known[name]]
        if unknown:
            what = f"There is no {name} called “{', '.join(unknown)}”."
            raise UsageError("U-FILTER", what, "Nothing was changed.", f"Use: {', '.join(known[name])}.")
        expanded[name] = (vocabulary.stage_ids(lowered) or ()) if name == "stage" else lowered
    return expanded
