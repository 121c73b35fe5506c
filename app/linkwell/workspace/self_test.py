"""A quick proof that an installation works: read the library, search it, build a small pack in every format."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from linkwell.domain.errors import AppError
from linkwell.domain.problem import Severity
from linkwell.domain.progress import Progress, silent
from linkwell.domain.query import Query
from linkwell.render import registry
from linkwell.workspace.building import BuildRequest, build
from linkwell.workspace.searching import search
from linkwell.workspace.workspace import SAMPLE_LINK, Workspace

SAMPLE_RECIPE = "phase-1-starter"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing tried: its name, whether it worked, and what was seen."""

    name: str
    worked: bool
    seen: str


def run(workspace: Workspace, progress: Progress = silent) -> tuple[Outcome, ...]:
    """Try everything once, in a temporary folder. Never raises for a failure of the installation."""
    trials: tuple[tuple[str, Callable[[Workspace], str]], ...] = (
        ("Library is whole", _library),
        ("Search answers", _search),
        ("Packs are built", _packs),
    )
    outcomes = []
    for number, (name, trial) in enumerate(trials):
        progress(number / len(trials), name)
        try:
            outcomes.append(Outcome(name, worked=True, seen=trial(workspace)))
        except AppError as error:
            outcomes.append(Outcome(name, worked=False, seen=str(error)))
    return tuple(outcomes)


def _library(workspace: Workspace) -> str:
    broken = [problem for problem in workspace.catalogue.problems if problem.severity is Severity.ERROR]
    if broken or not len(workspace.catalogue):
        told = str(broken[0]) if broken else "no items were found."
        raise AppError("T-LIBRARY", f"The library is not whole: {told}", "", "Install Linkwell again.")
    return f"{len(workspace.catalogue)} items"


def _search(workspace: Workspace) -> str:
    first = next(iter(workspace.catalogue))
    found = search(workspace, Query(first.title))
    if not found.hits or found.hits[0].id != first.id:
        raise AppError("T-SEARCH", f"“{first.title}” was not found.", "", "Delete the cache folder and try again.")
    return f"“{first.title}” found first of {found.total}"


def _packs(workspace: Workspace) -> str:
    with tempfile.TemporaryDirectory(prefix="linkwell-") as folder:
        formats = registry.suffixes()
        request = BuildRequest(formats, Path(folder), recipe=SAMPLE_RECIPE, link=SAMPLE_LINK)
        sizes = (f"{file.suffix[1:]} {file.stat().st_size // 1024} kB" for file in build(workspace, request).files)
        return ", ".join(sizes)
