from pathlib import Path

import pytest

import item_text
from linkwell.domain.errors import Cancelled, UsageError
from linkwell.domain.problem import Severity
from linkwell.library.loader import ItemFile, item_files, load, read_file


def files_in(folder: Path) -> list[ItemFile]:
    return list(item_files(folder, ["."]))


def test_a_library_is_read_in_order_of_ids(tiny_library, vocabulary):
    catalogue = load(files_in(tiny_library), vocabulary)
    assert catalogue.problems == ()
    assert list(catalogue.items) == ["chk-01", "com-lks2-01", "xt-01"]
    assert [item.id for item in catalogue] == list(catalogue.items)
    assert (len(catalogue), "chk-01" in catalogue, "chk-09" in catalogue) == (3, True, False)
    assert catalogue.get("xt-01").kind == "exchange-template"


def test_an_unknown_id_is_a_calm_error(tiny_library, vocabulary):
    with pytest.raises(UsageError) as caught:
        load(files_in(tiny_library), vocabulary).get("com-lks2-99")
    assert caught.value.code == "U-ITEM"
    assert "com-lks2-99" in str(caught.value)


def test_folders_are_searched_in_a_stable_order_and_hidden_names_are_left_out(tmp_path):
    for name in (
        "b/two.md",
        "b/one.md",
        "a/three.md",
        "a/_draft.md",
        "_template/x.md",
        "a/.hidden/x.md",
        "a/README.md",
        "a/x.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = [file.name for file in item_files(tmp_path, ["b", "a", "_template", "missing"])]
    assert found == ["b/one.md", "b/two.md", "a/three.md"]


def test_a_file_with_faults_is_left_out_and_the_others_are_read(tiny_library, vocabulary):
    (tiny_library / "chk-02.md").write_text("no facts here", encoding="utf-8")
    catalogue = load(files_in(tiny_library), vocabulary)
    assert len(catalogue) == 3
    assert [(problem.code, problem.file, problem.line) for problem in catalogue.problems] == [
        ("I-FENCE", "chk-02.md", 1)
    ]


def test_a_file_that_cannot_be_opened_is_a_problem(tiny_library, vocabulary):
    (tiny_library / "folder.md").mkdir()
    gone = ItemFile(tiny_library / "gone.md", "gone.md")
    catalogue = load([*files_in(tiny_library), gone], vocabulary)
    assert len(catalogue) == 3
    assert [(problem.code, problem.file, problem.line) for problem in catalogue.problems] == [
        ("I-READ", "folder.md", 0),
        ("I-READ", "gone.md", 0),
    ]


def test_no_more_of_a_file_is_read_than_an_item_may_have(tmp_path, vocabulary):
    huge = tmp_path / "huge.md"
    with huge.open("wb") as opened:
        opened.truncate(3_000_000)
    item, problems = read_file(ItemFile(huge, "huge.md"), vocabulary)
    assert item is None
    assert [problem.code for problem in problems] == ["I-SIZE"]


def test_an_id_used_twice_keeps_the_first(tiny_library, vocabulary):
    inner = tiny_library / "z"
    inner.mkdir()
    (inner / "chk-01.md").write_text(item_text.CHECK_IN.replace("Show your weather", "Again"), encoding="utf-8")
    catalogue = load(files_in(tiny_library), vocabulary)
    assert catalogue.get("chk-01").source == "chk-01.md"
    assert [(problem.code, problem.file) for problem in catalogue.problems] == [("R-TWIN", "z/chk-01.md")]
    assert "chk-01.md" in catalogue.problems[0].what


def test_an_id_that_leads_nowhere_is_a_warning(tiny_library, vocabulary):
    (tiny_library / "xt-01.md").unlink()
    catalogue = load(files_in(tiny_library), vocabulary)
    assert [(problem.code, problem.file, problem.severity) for problem in catalogue.problems] == [
        ("R-POINTER", "com-lks2-01.md", Severity.WARNING)
    ]
    assert "com-lks2-01" in catalogue


def test_items_known_elsewhere_may_be_pointed_to(tiny_library, vocabulary):
    (tiny_library / "xt-01.md").unlink()
    assert load(files_in(tiny_library), vocabulary, known={"xt-01"}).problems == ()


def test_the_digest_changes_with_any_item(tiny_library, vocabulary):
    before = load(files_in(tiny_library), vocabulary)
    assert load(files_in(tiny_library), vocabulary).digest == before.digest
    (tiny_library / "chk-01.md").write_text(item_text.CHECK_IN + "\nMore.\n", encoding="utf-8")
    assert load(files_in(tiny_library), vocabulary).digest != before.digest


def test_progress_is_told_and_may_cancel(tiny_library, vocabulary):
    told = []
    load(files_in(tiny_library), vocabulary, lambda fraction, message: told.append((round(fraction, 2), message)))
    assert told == [(0.0, "Reading chk-01.md"), (0.33, "Reading com-lks2-01.md"), (0.67, "Reading xt-01.md")]

    def cancel(fraction, message):
        raise Cancelled

    with pytest.raises(Cancelled):
        load(files_in(tiny_library), vocabulary, cancel)


def test_no_files_are_an_empty_library(vocabulary):
    catalogue = load([], vocabulary)
    assert (len(catalogue), catalogue.problems) == (0, ())
