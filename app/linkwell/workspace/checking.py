"""Checking the library, or a folder that somebody is writing in, as one report."""

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.errors import UsageError
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.progress import Progress, part_of, silent
from linkwell.library import loader
from linkwell.library.check.coverage import Coverage, coverage
from linkwell.library.check.lint import lint
from linkwell.library.loader import ItemFile
from linkwell.workspace.page_fit import Fit, overflowing, roomy
from linkwell.workspace.workspace import LIBRARY_FOLDERS, Workspace

LARGE_PRINT = "large-print-18"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked and found. `coverage` counts the shipped lessons only."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    coverage: Coverage

    def count(self, severity: Severity) -> int:
        return sum(problem.severity is severity for problem in self.problems)


def check_library(workspace: Workspace, progress: Progress = silent) -> CheckReport:
    """Check every shipped item."""
    root = workspace.paths.shipped
    return _report(workspace, root, list(loader.item_files(root, LIBRARY_FOLDERS)), progress)


def check_files(workspace: Workspace, places: list[Path], progress: Progress = silent) -> CheckReport:
    """Check some files, or all item files in some folders. Raises `UsageError` (U-PLACE) if one does not exist."""
    found: list[ItemFile] = []
    for place in places:
        if place.is_dir():
            found += [ItemFile(file, file.name) for file in sorted(place.rglob("*.md")) if file.name != "README.md"]
        elif place.is_file():
            found.append(ItemFile(place, place.name))
        else:
            raise UsageError(
                "U-PLACE", f"There is no file or folder “{place}”.", "Nothing was checked.", "Check its name."
            )
    root = Path.cwd()
    named = [ItemFile(file.path, _relative(file.path, root)) for file in found]
    return _report(workspace, root, named, progress, workspace.catalogue)


def _relative(file: Path, root: Path) -> str:
    full = file.resolve()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix()


def _report(
    workspace: Workspace, root: Path, files: list[ItemFile], progress: Progress, known: Container[str] = ()
) -> CheckReport:
    words = workspace.vocabulary
    catalogue = loader.load(files, words, part_of(progress, 0.0, 0.3), known=known)
    worded = lint(catalogue, root, words, part_of(progress, 0.3, 0.6))
    symbols, measuring = workspace.paths.symbols, part_of(progress, 0.6, 1.0)
    fits = (Fit(roomy(workspace.style()), 1), Fit(workspace.style(LARGE_PRINT), 2))
    printed = overflowing(catalogue, words, fits, symbols, measuring)
    problems = sorted((*worded, *printed), key=lambda problem: (problem.file, problem.line))
    return CheckReport(catalogue, tuple(problems), coverage(catalogue, words))
