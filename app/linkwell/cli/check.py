"""`linkwell check`: what needs mending in the library, or in files that somebody is writing."""

import argparse
from pathlib import Path

from linkwell.cli.command import BAD_CONTENT, OK, Command
from linkwell.cli.console import Console
from linkwell.domain.problem import Severity
from linkwell.workspace.checking import CheckReport, check_files, check_library
from linkwell.workspace.workspace import Workspace


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "places", nargs="*", type=Path, metavar="FILE", help="files or folders (all of the library if none)"
    )
    parser.add_argument("--json", action="store_true", help="print the problems for a script")
    parser.add_argument("--strict", action="store_true", help="let warnings fail too")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    places: list[Path] = options.places
    found = check_files(workspace, places, console.progress) if places else check_library(workspace, console.progress)
    if options.json:
        console.print_json([_as_json(problem) for problem in found.problems])
    else:
        _print(found, workspace, console, whole=not places)
    failing = found.count(Severity.ERROR) + (found.count(Severity.WARNING) if options.strict else 0)
    return BAD_CONTENT if failing else OK


def _as_json(problem: object) -> dict[str, object]:
    names = ("code", "severity", "file", "line", "what", "mend")
    return {name: getattr(problem, name) for name in names}


def _print(found: CheckReport, workspace: Workspace, console: Console, *, whole: bool) -> None:
    for problem in found.problems:
        console.print(str(problem))
    if found.problems:
        console.print()
    if whole:
        _print_coverage(found, workspace, console)
    counts = ", ".join(f"{found.count(severity)} {_plural(severity, found.count(severity))}" for severity in Severity)
    console.print(f"{len(found.catalogue)} items read. {counts}.")


def _plural(severity: Severity, count: int) -> str:
    if severity is Severity.ADVICE:
        return "pieces of advice" if count != 1 else "piece of advice"
    return f"{severity}s" if count != 1 else str(severity)


def _print_coverage(found: CheckReport, workspace: Workspace, console: Console) -> None:
    words, table = workspace.vocabulary, found.coverage
    console.print("Lessons for each theme and stage (three are wanted in each):")
    rows = [
        [words.themes[theme].title, *(str(table.counts[theme, stage]) for stage in table.stages)]
        for theme in table.themes
    ]
    console.table([["", *(words.stages[stage].short for stage in table.stages)], *rows])
    console.print(f"  {len(table.thin())} of {len(table.counts)} have fewer than three.")
    console.print()


COMMAND = Command(
    "check",
    "list what needs mending in the library or in your own items",
    "  linkwell check                       the whole library, with its coverage\n"
    "  linkwell check my-lesson.md          one file\n"
    "  linkwell check --json resources      a folder, for a script",
    _add_arguments,
    _run,
)
