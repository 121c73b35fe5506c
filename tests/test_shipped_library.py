"""Every item that ships is whole: it reads without errors, prints in every part, and points only to what exists."""

from collections.abc import Iterator

import pytest

from linkwell.domain.document import Block, Callout, Cards, ListBlock, Symbol, Symbols, Variant
from linkwell.domain.problem import Severity
from linkwell.library import loader
from linkwell.library.check.lint import lint
from linkwell.library.compose.parts import compose, sheet_ids
from linkwell.library.loader import ItemFile
from linkwell.paths import shipped_root
from linkwell.workspace.workspace import LIBRARY_FOLDERS

ROOT = shipped_root()
FILES = list(loader.item_files(ROOT, LIBRARY_FOLDERS))
TEMPLATES = [
    ItemFile(path, path.relative_to(ROOT).as_posix())
    for path in sorted((ROOT / "resources" / "_template").glob("*.md"))
    if path.name != "README.md"
]
every_item = pytest.mark.parametrize("file", FILES, ids=lambda file: file.path.stem)


@pytest.fixture(scope="module")
def item_in(shipped):
    by_source = {item.source: item for item in shipped}
    return lambda file: by_source[file.name]


def all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Callout() | Variant():
                yield from all_blocks(block.blocks)
            case ListBlock():
                for entry in block.entries:
                    yield from all_blocks(entry)


def symbols_in(item) -> Iterator[Symbol]:
    for holder in (*item.sections, *item.sheets):
        for block in all_blocks(holder.blocks):
            match block:
                case Symbols():
                    yield from (symbol for symbol, _ in block.entries)
                case Cards():
                    yield from (symbol for symbol in block.pictures if symbol)


def test_there_is_a_library():
    assert FILES


@every_item
def test_an_item_reads_without_errors(file, vocabulary):
    item, problems = loader.read_file(file, vocabulary)
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []
    assert item is not None


@every_item
def test_an_item_stands_in_the_folder_of_its_kind(file, item_in, vocabulary):
    item = item_in(file)
    folder = vocabulary.kinds[item.kind].folder
    wanted = {folder.replace("<theme>", item.place.theme).replace("<stage>", stage) for stage in item.place.stages}
    assert file.name.rpartition("/")[0] in wanted


@every_item
def test_every_part_is_composed_for_every_stage(file, item_in, vocabulary):
    item = item_in(file)
    for sheet_id in sheet_ids(item):
        for stages in ((), *((stage,) for stage in item.place.stages)):
            assert compose(item, sheet_id, stages, vocabulary).blocks, f"{sheet_id} is empty for {stages}"


@every_item
def test_every_alignment_leads_to_a_term(file, item_in, vocabulary):
    assert [link.code for link in item_in(file).alignments if vocabulary.term(link.code) is None] == []


@every_item
def test_every_symbol_is_drawn(file, item_in):
    item = item_in(file)
    names = {symbol.name for symbol in symbols_in(item)}
    names |= {keyword.symbol for keyword in item.teaching.keywords if keyword.symbol}
    assert [name for name in sorted(names) if not (ROOT / "resources" / "symbols" / f"{name}.svg").is_file()] == []


def test_every_id_that_an_item_points_to_exists(shipped):
    assert [str(problem) for problem in shipped.problems if problem.code in {"R-POINTER", "R-TWIN"}] == []


def test_nothing_pries_and_nothing_private_stands_in_the_library(shipped, vocabulary):
    found = lint(shipped, ROOT, vocabulary)
    assert [str(problem) for problem in found if problem.code in {"C-PRY", "C-PRIVATE"}] == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.path.stem)
def test_a_template_is_a_clean_item(file, shipped, vocabulary):
    catalogue = loader.load([file], vocabulary, known=shipped)
    assert [str(problem) for problem in lint(catalogue, ROOT, vocabulary)] == []
    (item,) = catalogue
    for sheet_id in sheet_ids(item):
        assert compose(item, sheet_id, (), vocabulary).blocks
