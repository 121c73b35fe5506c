from pathlib import Path

import pytest
from tiny_library import TINY, catalogue_of

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library import loader
from linkwell.library import vocabulary as vocabulary_files
from linkwell.library.index.search import SearchIndex, open_or_build

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = ("resources/lessons", "resources/programme", "packs/exchange")


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return vocabulary_files.load(ROOT / "resources")


@pytest.fixture(scope="session")
def shipped(vocabulary: Vocabulary) -> Catalogue:
    return loader.load(loader.item_files(ROOT, FOLDERS), vocabulary)


@pytest.fixture(scope="session")
def tiny() -> Catalogue:
    return catalogue_of(TINY)


@pytest.fixture(scope="session")
def tiny_index(tmp_path_factory: pytest.TempPathFactory, tiny: Catalogue, vocabulary: Vocabulary) -> SearchIndex:
    return open_or_build(tmp_path_factory.mktemp("tiny") / "index", tiny, vocabulary)


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory, shipped: Catalogue, vocabulary: Vocabulary) -> SearchIndex:
    return open_or_build(tmp_path_factory.mktemp("shipped") / "index", shipped, vocabulary)
