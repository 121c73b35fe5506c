"""The real library with its sample link, for tests of packs and of the use cases."""

from pathlib import Path

import pytest

from linkwell.packs.assemble import Shelf
from linkwell.paths import default_paths
from linkwell.workspace.workspace import SAMPLE_LINK, Workspace


@pytest.fixture(scope="session")
def workspace(tmp_path_factory):
    return Workspace(default_paths(tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="session")
def shelf(workspace) -> Shelf:
    return workspace.shelf


@pytest.fixture(scope="session")
def link(workspace):
    return workspace.link(SAMPLE_LINK)


@pytest.fixture
def write_file(tmp_path):
    def write(name: str, text: str) -> Path:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return write
