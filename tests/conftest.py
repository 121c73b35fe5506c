from collections.abc import Callable
from pathlib import Path

import pytest

import item_text
from linkwell.domain.catalogue import Catalogue
from linkwell.domain.item import Item
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library import item_reader, loader
from linkwell.library import vocabulary as vocabulary_files
from linkwell.paths import shipped_root
from linkwell.workspace.workspace import LIBRARY_FOLDERS

Read = Callable[..., tuple[Item | None, tuple[Problem, ...]]]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return vocabulary_files.load(shipped_root() / "resources")


@pytest.fixture(scope="session")
def shipped(vocabulary) -> Catalogue:
    return loader.load(loader.item_files(shipped_root(), LIBRARY_FOLDERS), vocabulary)


@pytest.fixture
def tiny_library(tmp_path) -> Path:
    """A folder with three small items that point to one another: a lesson, a check-in and an exchange template."""
    files = {"com-lks2-01": item_text.LESSON, "chk-01": item_text.CHECK_IN, "xt-01": item_text.TEMPLATE}
    for name, text in files.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def read(vocabulary) -> Read:
    """Read an item from text or bytes, in a file named after the kind of item it is."""

    def read_text(text: str | bytes, file: str = "") -> tuple[Item | None, tuple[Problem, ...]]:
        data = text if isinstance(text, bytes) else text.encode()
        name = file or ("com-lks2-01.md" if b'kind = "lesson"' in data else "gui-01.md")
        return item_reader.read(data, name, vocabulary)

    return read_text


@pytest.fixture(scope="session")
def read_clean(read) -> Callable[[str], Item]:
    """Read an item in which nothing at all may be wrong."""

    def read_text(text: str) -> Item:
        item, problems = read(text)
        assert problems == ()
        assert item is not None
        return item

    return read_text


@pytest.fixture(scope="session")
def blocks_of_sheet(read_clean):
    """The blocks of a sheet with this text, in which nothing is wrong."""
    return lambda body: read_clean(item_text.sheet(body)).sheets[0].blocks


@pytest.fixture(scope="session")
def blocks_of_text(read_clean):
    """The blocks of a section with this text, in which nothing is wrong."""
    return lambda body: read_clean(item_text.guide(f"## Notes\n\n{body}")).sections[0].blocks


@pytest.fixture(scope="session")
def faults_of(read):
    """The code, line and severity of everything wrong with an item."""

    def faults(text: str | bytes, file: str = "") -> list[tuple[str, int, Severity]]:
        _, problems = read(text, file)
        return [(problem.code, problem.line, problem.severity) for problem in problems]

    return faults
