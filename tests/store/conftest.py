"""An open database in a folder of its own."""

from pathlib import Path

import pytest

from linkwell.store.opening import open_database


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def database(folder):
    opened = open_database(folder).database
    yield opened
    opened.close()
