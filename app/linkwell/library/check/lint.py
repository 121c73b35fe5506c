"""Everything `linkwell check` looks for, in one list of problems."""

from collections.abc import Iterator
from pathlib import Path

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.problem import Problem
from linkwell.domain.progress import Progress, silent
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.check import glossary, reading, sameness, wording


def lint(catalogue: Catalogue, root: Path, vocabulary: Vocabulary, progress: Progress = silent) -> tuple[Problem, ...]:
    """The problems found while reading, and those that only whole items show, by file and line.

    `root` is the folder that the items' `source` names are relative to.
    """
    found = [*catalogue.problems, *_whole_items(catalogue, root, vocabulary, progress)]
    return tuple(sorted(found, key=lambda problem: (problem.file, problem.line)))


def _whole_items(catalogue: Catalogue, root: Path, vocabulary: Vocabulary, progress: Progress) -> Iterator[Problem]:
    for number, item in enumerate(catalogue):
        progress(number / len(catalogue), f"Checking {item.title}")
        yield from wording.check(item, _source(root / item.source), vocabulary)
        yield from reading.check(item, vocabulary)
    yield from sameness.check(catalogue, vocabulary)
    yield from glossary.check(catalogue, vocabulary)


def _source(file: Path) -> str:
    """The words of a file as written; nothing if it went away since it was read."""
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
