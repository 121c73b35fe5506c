"""`linkwell recipes`: listed under headings in their order, and one told with what it holds and takes."""

import json


def test_recipes_stand_under_their_headings_in_order(run):
    lines = run("recipes")[1].splitlines()
    assert lines.index("A whole year") < lines.index("  phase-1-starter: Phase 1 starter")
    assert [line for line in lines if line.startswith("  phase-1-starter")]
    assert sum(line == "A whole year" for line in lines) == 1


def test_one_recipe_tells_its_items_with_reasons_and_what_it_takes(run):
    code, out, _ = run("recipes", "small-link")
    assert code == 0
    assert "Question bridge" in out
    assert "Questions one way, answers back." in out
    assert "Takes 140 minutes with pupils, and for Kestrels and Herons " in out
    told = json.loads(run("recipes", "small-link", "--json")[1])
    assert told["minutes"] == sum(item["minutes"] for item in told["items"]) == 140
    assert told["pages"] > 20
    assert told["sheets"] > told["pages"]


def test_a_recipe_for_other_stages_is_counted_for_its_own(run):
    code, out, _ = run("recipes", "phase-1-secondary", "--link", "kestrels-herons")
    assert code == 0
    assert "Ears to the Ground" in out
    assert run("recipes", "no-such")[0] == 2
