"""`linkwell build --plan`, `--at-most`, `--apply`, `--split`, `--copier merged` and `linkwell styles`."""

import json
from pathlib import Path

import pytest

BUILD = ("build", "--recipe", "small-link", "--link", "kestrels-herons")


def test_the_plan_is_a_table_and_writes_nothing(run, tmp_path):
    code, out, _ = run(*BUILD, "--plan", "--out", str(tmp_path / "o"))
    assert code == 0
    lines = out.splitlines()
    assert lines[0].split() == ["Sheet", "Pages", "Colour", "Kestrels", "Herons", "Paper", "Cost"]
    assert next(line for line in lines if line.startswith("My three cases")).split()[-4:] == ["29", "31", "60", "£1.80"]
    assert "Ways to save, each by itself:" in lines
    assert not (tmp_path / "o").exists()


def test_the_plan_for_scripts_adds_up(run):
    code, out, _ = run(*BUILD, "--plan", "--json", "--one-sided", "--colour", "--pence", "2.5", "--colour-pence", "20")
    told = json.loads(out)
    assert code == 0
    assert (told["two_sided"], told["in_colour"]) == (False, True)
    assert sum(row["sheets"] for row in told["rows"]) == told["sheets"]
    assert sum(row["pence"] for row in told["rows"]) == pytest.approx(told["pence"])
    sides, coloured = told["printed_sides"], told["colour_sides"]
    assert told["pence"] == pytest.approx(coloured * 20 + (sides - coloured) * 2.5)
    assert "black" in {way["id"] for way in told["ways"]}


def test_a_number_of_sheets_is_reached_and_applied(run, tmp_path):
    code, out, _ = run(*BUILD, "--plan", "--json", "--at-most", "200")
    cut = json.loads(out)["cut"]
    assert (code, cut["reached"]) == (0, True)
    assert cut["sheets"] <= 200
    assert cut["ways"]
    code, out, err = run(*BUILD, "--at-most", "200", "--apply", "--copier", "--out", str(tmp_path))
    assert "Changed to bring " in err
    assert all(way["title"] in err for way in cut["ways"])
    files = [Path(line) for line in out.splitlines()]
    assert code == 0
    assert files[0].name == "00 Print list.pdf"
    assert any("two to a sheet" in file.name for file in files)


def test_what_cannot_be_reached_is_told_with_the_least(run):
    code, out, _ = run(*BUILD, "--plan", "--at-most", "3")
    assert code == 4
    assert "It cannot be brought down to 3 sheets: the least is 1" in out
    code, out, _ = run(*BUILD, "--plan", "--at-most", "2000")
    assert (code, "That is within 2,000 sheets already." in out) == (0, True)


@pytest.mark.parametrize("wrong", [("--apply",), ("--at-most", "30")])
def test_half_a_wish_is_refused(run, wrong):
    code, _, err = run(*BUILD, *wrong)
    assert code == 2
    assert "U-APPLY" in err


@pytest.mark.parametrize("wrong", [("--at-most", "many"), ("--at-most", "0"), ("--pence", "dear"), ("--pence", "nan")])
def test_what_is_no_number_is_told_in_words(run, capsys, wrong):
    with pytest.raises(SystemExit):
        run(*BUILD, "--plan", *wrong)
    told = capsys.readouterr().err
    assert f"argument {wrong[0]}: must be" in told


def test_separate_files_are_written_beside_those_for_the_copier(run, tmp_path):
    _, out, _ = run(*BUILD, "--split", "--copier", "merged", "--out", str(tmp_path))
    names = [Path(line).name for line in out.splitlines()]
    assert names[:3] == ["teacher.pdf", "pupils.pdf", "pupils-supported.pdf"]
    assert names[-1].startswith("01 All ")


def test_separate_files_and_one_merged_file(run, tmp_path):
    code, out, _ = run(*BUILD, "--split", "--format", "txt", "--copier", "merged", "--out", str(tmp_path))
    names = [Path(line).name for line in out.splitlines()]
    assert code == 0
    assert names[:3] == ["teacher.txt", "pupils.txt", "pupils-supported.txt"]
    assert names[-1].startswith("01 All ")
    assert names[-1].endswith("two-sided, black and white.pdf")


def test_styles_are_listed_the_standard_first(run):
    code, out, _ = run("styles")
    assert code == 0
    assert out.splitlines()[0].split(maxsplit=1) == ["standard", "Standard: 14 point, in colour, A4"]
    _, out, _ = run("styles", "--json")
    told = {style["id"]: style["what"] for style in json.loads(out)}
    assert told["ink-saver"] == "14 point, black only, no fills, A4"
    assert told["dyslexia-friendly"] == "14 point, wide spacing, in colour, A4"
    assert told["a5-booklet"].endswith("A5")
