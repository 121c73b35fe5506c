"""`linkwell year-plans`: listed, told with their steps, and written as pages."""

import json
from pathlib import Path


def test_the_plans_are_listed_and_one_is_told_with_its_steps(run):
    assert "derby-year: Term by term, with a neutral venue day" in run("year-plans")[1]
    code, out, _ = run("year-plans", "two-term")
    assert code == 0
    assert "1. Getting to know each other (First term)" in out
    assert "Exchange of work: xt-04" in out
    told = json.loads(run("year-plans", "--json")[1])
    assert {plan["id"] for plan in told} >= {"two-phase", "derby-year", "three-phase", "two-term"}
    assert all(step["virtual"] for plan in told for phase in plan["phases"] for step in phase["steps"])


def test_a_plan_is_written_for_a_link(run, tmp_path):
    code, out, _ = run("year-plans", "--link", "kestrels-herons", "--format", "txt", "--out", str(tmp_path))
    assert code == 0
    assert "Visits to each other" in Path(out.strip()).read_text(encoding="utf-8")


def test_an_unknown_plan_is_told_with_the_known_ones(run):
    code, _, err = run("year-plans", "ten-terms")
    assert code == 2
    assert "U-YEAR" in err
    assert "two-phase" in err
