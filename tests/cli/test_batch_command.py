"""`linkwell batch`: links from a table, the samples or one's own; exit codes, words and JSON."""

import json
from contextlib import closing

import pytest

from linkwell.domain.link import Link, Side
from linkwell.store.links import LinkStore
from linkwell.store.opening import open_database

BATCH = ("batch", "--recipe", "phase-1-starter", "--format", "txt", "--no-merged", "--jobs", "1")
HEAD = "Class A,Class B,Stages,Status\n"


@pytest.fixture
def table(tmp_path):
    def write(rows, head=HEAD):
        file = tmp_path / "links.csv"
        file.write_text(head + rows, encoding="utf-8")
        return str(file)

    return write


def test_a_table_with_good_rows_is_done(run, table, tmp_path):
    code, out, err = run(
        *BATCH, "--links", table("Swifts,Larks,KS1,\nOwls,Kites,KS2,on hold\n"), "--out", str(tmp_path)
    )
    assert code == 0
    assert out.splitlines()[0].startswith("01 Swifts and Larks  (txt, ")
    assert "02 Owls and Kites: left out. The link is on hold." in err
    assert "1 link done, 1 left out." in err


def test_bad_rows_and_failed_links_are_told_and_the_others_made(run, table, tmp_path):
    rows = table("Swifts,Larks,KS1,\nOwls,Kites,KS9,\nQuoits,Darts,KS4,\n")
    code, out, err = run(*BATCH, "--links", rows, "--out", str(tmp_path), "--json")
    told = json.loads(out)
    assert code == 4
    assert [(one["state"], one["code"]) for one in told["links"]] == [("done", ""), ("failed", "P-STAGE")]
    assert told["not_read"][0].startswith("Row 3, Stages: “KS9” is not a stage.")
    assert "Row 3, Stages: “KS9” is not a stage." in err
    assert told["files"] == ["00 Index.pdf", "00 Index.csv"]


def test_strict_makes_nothing_from_a_table_with_faults(run, table, tmp_path):
    rows = table("Swifts,Larks,KS1,\nOwls,Kites,KS9,\n")
    code, _, err = run(*BATCH, "--links", rows, "--out", str(tmp_path / "out"), "--strict")
    assert (code, (tmp_path / "out").exists()) == (3, False)
    assert "Row 3, Stages" in err
    assert "(B-CSV)" in err


def test_nothing_done_is_a_failure(run, table, tmp_path):
    code, _, err = run(*BATCH, "--links", table("Quoits,Darts,KS4,\n"), "--out", str(tmp_path))
    assert code == 1
    assert "failed" in err
    assert "(P-STAGE)" in err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--links", "nowhere.csv"), 2, "U-FILE"),
        (("--recipe", "x"), 2, "U-RECIPE"),
        (("--format", "odt"), 2, "R-FORMAT"),
        (("--format", ","), 2, "U-FORMAT"),
        (("--recipe", ""), 2, "U-WHAT"),
    ],
)
def test_wrong_wishes_are_refused(run, tmp_path, arguments, code, told):
    found, _, err = run(*BATCH, "--links", "samples", "--out", str(tmp_path / "out"), *arguments)
    assert (found, f"({told})" in err, (tmp_path / "out").exists()) == (code, True, False)


def test_all_are_ones_own_links_and_the_samples_while_there_are_none(run, tmp_path):
    one = ("--out", str(tmp_path / "out"), "--json")
    with closing(open_database(tmp_path / "data").database) as database:
        LinkStore(database).save(Link("ours", "Ours", Side(class_name="Swifts"), Side(), ("ks1",)))
    code, out, _ = run(*BATCH, "--links", "all", *one)
    assert (code, [link["id"] for link in json.loads(out)["links"]]) == (0, ["ours"])
    with closing(open_database(tmp_path / "data").database) as database:
        LinkStore(database).delete("ours")
    code, out, err = run(*BATCH, "--recipe", "phase-1-secondary", "--links", "all", *one)
    states = [link["state"] for link in json.loads(out)["links"]]
    assert "demonstration" in err
    assert (code, len(states)) == (4, 16)
    assert (states.count("left-out"), states.count("done")) == (2, 3)


def test_the_example_can_be_used_and_overwrites_nothing(run, tmp_path):
    file = tmp_path / "our-links.csv"
    assert run("batch", "--example", str(file))[0] == 0
    code, _, err = run("batch", "--example", str(file))
    assert (code, "(U-EXISTS)" in err) == (2, True)
    assert run(*BATCH, "--links", str(file), "--out", str(tmp_path))[0] == 0
