"""Sheets that run over their page are told of, in the standard style and in large print."""

import pytest

import item_text
from linkwell.workspace.checking import check_files

LINE = "Draw one thing that you would show to a visitor. Write a word about it.\n"


@pytest.fixture
def told(workspace, tmp_path):
    """What is said of the pages of a guide whose one sheet holds so many of these lines."""

    def check(lines: int) -> list[str]:
        file = tmp_path / "gui-01.md"
        file.write_text(item_text.sheet(LINE * lines), encoding="utf-8")
        return [problem.what for problem in check_files(workspace, [file]).problems if problem.code == "C-FIT"]

    return check


def test_a_sheet_that_fits_is_passed(told):
    assert told(10) == []


def test_a_sheet_of_two_pages_is_told_of_and_so_is_what_it_takes_in_large_print(told):
    standard, large = told(45)
    assert standard == "Sheet S1 takes 2 pages."
    assert large == "Sheet S1 takes 4 pages in the style Large print, 18 point (at most 2)."


def test_a_second_page_is_fine_in_large_print(told):
    assert told(22) == []
