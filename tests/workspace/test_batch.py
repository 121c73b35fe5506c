"""Many links at once: a folder for each, one print file, an index; one that fails or Cancel spoils no other."""

import csv
import errno
import io
import os
import re
from dataclasses import replace

import pikepdf
import pytest

from linkwell.domain.errors import AppError, Cancelled, UsageError
from linkwell.domain.link import Link, Side
from linkwell.packs import batch_index
from linkwell.packs.batch_index import LinkOutcome, Told
from linkwell.workspace import batch, batch_link, building
from linkwell.workspace.batch import BatchRequest
from pdf_words import words_of

STARTER, SMALL = "phase-1-starter", "small-link"


@pytest.fixture(scope="module")
def links(workspace) -> tuple[Link, ...]:
    """Two that can be made, one on hold, one for which the starter is not made."""
    names = ("kestrels-herons", "granite-sandstone", "tugboat-lighthouse", "anvil-forge")
    return tuple(workspace.link(name) for name in names)


def request(links, out, **more) -> BatchRequest:
    return BatchRequest(STARTER, tuple(links), ("txt",), out, **{"jobs": 1, "print_file": False, **more})


def rows_of(file) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def left_over(folder) -> list[str]:
    return [one.name for one in folder.rglob(".~*")]


def test_each_link_gets_its_folder_and_the_index_tells_of_all(workspace, links, tmp_path):
    seen = []
    result = batch.run(workspace, request(links, tmp_path, unread=("Row 7, Stages: It is empty.",)), made=seen.append)
    assert [outcome.state for outcome in result.outcomes] == ["done", "done", "left-out", "failed"]
    assert {outcome.number for outcome in seen} == {1, 2, 3, 4}
    made = sorted(one.name for one in result.folder.iterdir())
    assert made == ["00 Index.csv", "00 Index.pdf", "01 Kestrels and Herons", "02 Granite and Sandstone"]
    for outcome in result.outcomes[:2]:
        (file,) = (result.folder / outcome.folder).iterdir()
        assert (file.name,) == outcome.files
        assert outcome.link.a.class_name in file.read_text("utf-8")
        assert outcome.pages > 10
        assert outcome.sheets > 100
    rows = rows_of(result.folder / "00 Index.csv")
    assert [row["State"] for row in rows] == ["done", "done", "left out", "failed", "not read"]
    assert rows[2]["Note"] == "The link is on hold."
    assert rows[3]["Code"] == "P-STAGE"
    assert rows[4]["Note"] == "Row 7, Stages: It is empty."
    told = words_of(result.folder / "00 Index.pdf")
    for words in ("Kestrels and Herons", "Tugboat and Lighthouse", "left out: The link is on hold.", "Row 7, Stages"):
        assert words in told
    assert not left_over(tmp_path)


def test_a_batch_made_before_is_left_alone(workspace, links, tmp_path):
    first = batch.run(workspace, request(links[:1], tmp_path))
    second = batch.run(workspace, request(links[:1], tmp_path))
    assert second.folder.name == f"{first.folder.name} (2)"
    assert first.count("done") == second.count("done") == 1


def test_side_by_side_makes_the_same(workspace, links, tmp_path):
    alone = batch.run(workspace, request(links, tmp_path / "alone"))
    together = batch.run(workspace, request(links, tmp_path / "together", jobs=2))
    assert together.outcomes == alone.outcomes
    for one in alone.folder.rglob("*.txt"):
        assert (together.folder / one.relative_to(alone.folder)).read_bytes() == one.read_bytes()


def test_the_print_file_holds_every_copy_in_order_each_link_on_new_paper(workspace, links, tmp_path):
    few = [replace(link, a=replace(link.a, size=3), b=replace(link.b, size=2)) for link in links[:2]]
    wanted = replace(request(few, tmp_path, print_file=True), recipe=SMALL)
    result = batch.run(workspace, wanted)
    assert result.files[0].name == "01 All 2 links - 1 copy, A4 and A3 paper, two-sided, black and white.pdf"
    with pikepdf.open(result.files[0]) as pdf:
        count = len(pdf.pages)
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
            starts = [pikepdf.Page(entry.destination[0]).index for entry in outline.root]
    assert titles == ["01 Kestrels and Herons", "02 Granite and Sandstone"]
    assert starts[0] == 0
    assert [start % 2 for start in starts] == [0, 0]
    lists = sum(-(-int(pages) // 2) for pages in re.findall(r"Page 1 of (\d+)", first_pages(result.files[0], starts)))
    assert (count + 1) // 2 == sum(outcome.sheets for outcome in result.outcomes) + lists
    assert not left_over(tmp_path)


def first_pages(file, numbers) -> str:
    return "\n".join(words_of(file, page=number) for number in numbers)


def test_cancel_keeps_what_is_finished_and_says_what_is_not(workspace, links, tmp_path):
    done = []

    def progress(_fraction, _message):
        if done:
            raise Cancelled

    result = batch.run(workspace, request(links, tmp_path), progress, lambda one: one.folder and done.append(one))
    assert result.stopped
    assert [outcome.state for outcome in result.outcomes] == ["done", "not-made", "left-out", "not-made"]
    assert [one.name for one in result.folder.iterdir() if one.is_dir()] == ["01 Kestrels and Herons"]
    assert rows_of(result.folder / "00 Index.csv")[1]["Note"] == "Stopped before it was made."
    assert not left_over(tmp_path)


@pytest.mark.parametrize("jobs", [1, 2])
def test_cancel_before_anything_is_done_leaves_nothing(workspace, links, tmp_path, jobs):
    def progress(_fraction, _message):
        raise Cancelled

    result = batch.run(workspace, request(links[:2], tmp_path, jobs=jobs, print_file=True), progress)
    assert (result.stopped, result.folder, list(tmp_path.iterdir())) == (True, None, [])


def test_ctrl_c_is_a_wish_too(workspace, links, tmp_path):
    def progress(_fraction, _message):
        raise KeyboardInterrupt

    assert batch.run(workspace, request(links[:1], tmp_path), progress).stopped


def test_a_full_disk_ends_the_trying_and_keeps_what_is_whole(workspace, links, tmp_path, monkeypatch):
    write, made = building.write, []

    def until_full(*given):
        if made:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        made.append(write(*given))
        return made[0]

    monkeypatch.setattr(building, "write", until_full)
    result = batch.run(workspace, request((links[0], links[1], links[0]), tmp_path))
    assert [outcome.state for outcome in result.outcomes] == ["done", "failed", "not-made"]
    assert result.outcomes[1].code == "S-FULL"
    assert result.outcomes[2].reason.startswith("Not tried any more: There is not enough space")
    assert [one.name for one in result.folder.iterdir() if one.is_dir()] == ["01 Kestrels and Herons"]


def test_a_mistake_in_the_program_costs_one_link_only(workspace, links, tmp_path, monkeypatch):
    for_link = building.for_link

    def stumbles(workspace, recipe, link, *more):
        if link.id == links[0].id:
            raise ZeroDivisionError
        return for_link(workspace, recipe, link, *more)

    monkeypatch.setattr(batch_link.building, "for_link", stumbles)
    result = batch.run(workspace, request(links[:2], tmp_path))
    assert [outcome.state for outcome in result.outcomes] == ["failed", "done"]
    assert result.outcomes[0].code == "B-WORK"
    assert "ZeroDivisionError" in result.outcomes[0].reason


@pytest.mark.parametrize("title", ["../../up", "CON", "a/b\\c:d", "\u202egnp.exe", ". .", "x" * 80])
def test_a_title_never_leads_out_of_the_folder(workspace, links, tmp_path, title):
    result = batch.run(workspace, request([replace(links[0], title=title)], tmp_path))
    (folder,) = (one for one in result.folder.iterdir() if one.is_dir())
    assert folder.name.startswith("01 ")
    assert folder.name == result.outcomes[0].folder
    assert [one.name for one in tmp_path.iterdir()] == [result.folder.name]


def test_own_words_are_printed(workspace, links, tmp_path):
    pack = building.for_link(workspace, STARTER, links[0], "standard", {}).pack
    item = workspace.catalogue.get(pack.entries()[0].item_id)
    key = next(
        block.key for section in item.sections for block in section.blocks if type(block).__name__ == "Paragraph"
    )
    prepared = building.for_link(workspace, STARTER, links[0], "standard", {item.id: {key: "Our very own words."}})
    assert prepared.pack.entries()[0].edits == {key: "Our very own words."}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"links": ()}, "U-LINKS"),
        ({"formats": ()}, "U-FORMAT"),
        ({"formats": ("odt",)}, "R-FORMAT"),
        ({"recipe": "x"}, "U-RECIPE"),
        ({"style": "x"}, "U-STYLE"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(workspace, links, tmp_path, change, code):
    with pytest.raises(UsageError) as raised:
        batch.run(workspace, replace(request(links, tmp_path), **change))
    assert (raised.value.code, list(tmp_path.iterdir())) == (code, [])


def test_a_folder_that_cannot_be_is_told(workspace, links, write_file):
    with pytest.raises(AppError, match="S-PLACE"):
        batch.run(workspace, request(links, write_file("file", "")))


@pytest.mark.parametrize("words", ["=1+1", "+44", "-2", "@SUM(A1)", " =A1"])
def test_no_cell_of_the_index_is_worked_out_by_a_spreadsheet(words):
    side = Side(words, words, words, 1, words)
    told = Told("T", (LinkOutcome(1, Link("i", words, side, side, ("ks1",)), "failed", reason=words),), (words,))
    cells = [cell for row in csv.reader(io.StringIO(batch_index.table(told).decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert cells.count(f"'{words}") == 9
