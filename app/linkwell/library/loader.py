"""All item files of the library to a `Catalogue`."""

import hashlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.item import Item
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.progress import Progress, silent
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library import item_reader
from linkwell.library.source_text import MAX_BYTES


@dataclass(frozen=True, slots=True)
class ItemFile:
    """A file to read, and its name for people (relative to the library)."""

    path: Path
    name: str


def item_files(root: Path, folders: Iterable[str]) -> Iterator[ItemFile]:
    """Every item file below these folders of `root`, in a stable order. Names that start with _ or . are left out."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*.md")):
            name = path.relative_to(root).as_posix()
            hidden = any(part.startswith(("_", ".")) for part in name.split("/"))
            if not hidden and path.name != "README.md":
                yield ItemFile(path, name)


def load(
    files: Iterable[ItemFile], vocabulary: Vocabulary, progress: Progress = silent, known: Container[str] = ()
) -> Catalogue:
    """Read files into a catalogue. A file that cannot be read becomes a Problem; the rest goes on.

    `known` holds the ids of items elsewhere, such as the shipped ones when somebody's own files are read.
    """
    wanted = list(files)
    items: dict[str, Item] = {}
    problems: list[Problem] = []
    for number, file in enumerate(wanted):
        progress(number / max(len(wanted), 1), f"Reading {file.name}")
        item, found = read_file(file, vocabulary)
        problems.extend(found)
        if item is None:
            continue
        if item.id in items:
            problems.append(_twin(item, items[item.id], file.name))
        else:
            items[item.id] = item
    ordered = dict(sorted(items.items()))
    problems.extend(_unknown_ids(ordered, known))
    joined = "".join(f"{item.id} {item.digest}\n" for item in ordered.values())
    return Catalogue(ordered, tuple(problems), hashlib.sha256(joined.encode()).hexdigest())


def read_file(file: ItemFile, vocabulary: Vocabulary) -> tuple[Item | None, tuple[Problem, ...]]:
    """Read one file; never more of it than an item may have."""
    try:
        with file.path.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as fault:
        mend = "Check that the file is there and that you may read it."
        return None, (Problem("I-READ", file.name, 0, f"The file could not be read: {fault.strerror}.", mend),)
    return item_reader.read(data, file.name, vocabulary)


def _twin(item: Item, first: Item, file: str) -> Problem:
    what = f"The id “{item.id}” is used twice; the other file is {first.source}."
    return Problem("R-TWIN", file, 0, what, "Give one of them a new id. Until then only the first is used.")


def _unknown_ids(items: dict[str, Item], known: Container[str]) -> Iterator[Problem]:
    for item in items.values():
        named = item.relations.ids() + (item.exchange.templates if item.exchange else ())
        for other in dict.fromkeys(named):
            if other not in items and other not in known:
                what = f"It points to “{other}”, which is not in the library."
                yield Problem("R-POINTER", item.source, 0, what, "Name an item that exists.", Severity.WARNING)
