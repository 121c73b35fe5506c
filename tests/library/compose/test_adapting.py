"""A fact that is printed in several places is changed once."""

import pytest

from linkwell.domain.document import Banner, plain
from linkwell.domain.rewrite import texts
from linkwell.library.compose.adapting import adapted, minutes_of, say_key, step_key
from linkwell.library.compose.editing import edited
from linkwell.library.compose.parts import compose
from linkwell.paths import default_paths
from linkwell.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def workspace():
    return Workspace(default_paths())


@pytest.fixture
def item(workspace):
    return workspace.catalogue.get("ide-lks2-01")


def printed(workspace, item, edits, sheet_id):
    vocabulary = workspace.vocabulary
    part = edited(compose(adapted(item, edits), sheet_id, (), vocabulary), edits, vocabulary.fields)
    return "\n".join(plain(text) for text in texts(part.blocks))


def test_no_edits_are_no_change(item):
    assert adapted(item, {}) is item


def test_minutes_and_grouping_change_on_the_plan_and_in_the_notes(workspace, item):
    edits = {step_key(2, "minutes"): "7", step_key(2, "grouping"): "pair", step_key(2, "title"): "Our **rules**"}
    assert "7\n2. Our rules" in printed(workspace, item, edits, "plan")
    assert "2. Our rules · 7 min · pairs" in printed(workspace, item, edits, "notes")
    banner = compose(adapted(item, edits), "plan", (), workspace.vocabulary).blocks[0]
    assert isinstance(banner, Banner)
    assert f"{item.timing.minutes + 5} min" in banner.facts


def test_what_is_needed_changes_on_the_plan_and_in_the_notes(workspace, item):
    edits = {"facts.equipment#3": "A wooden spoon of {{our.class}}"}
    for sheet_id in ("plan", "notes"):
        assert "A wooden spoon of {{our.class}}" in printed(workspace, item, edits, sheet_id)
        assert "Old metal teaspoon" not in printed(workspace, item, edits, sheet_id).partition("The lesson")[0]


def test_what_is_sent_changes_on_the_plan_without_its_label(workspace, item):
    edits = {"facts.exchange.send": "**Send:** one big museum.", "facts.exchange.question": "What is missing?"}
    plan = printed(workspace, item, edits, "plan")
    assert "To the partner class: one big museum. Our question: What is missing?" in plan


def test_the_words_to_say_are_changed_where_they_are_printed(workspace, item):
    assert "Whisper it." in printed(workspace, item, {say_key(2): "Whisper it."}, "plan")


def test_a_new_title_stands_on_every_page(workspace, item):
    changed = adapted(item, {"facts.title": "Our museum"})
    assert compose(changed, "plan", (), workspace.vocabulary).blocks[0].title == "Our museum"


def test_a_name_to_fill_in_is_kept_however_it_is_spaced(item):
    assert adapted(item, {"facts.title": "The day of {{ our.class }}"}).title == "The day of {{our.class}}"


@pytest.mark.parametrize("wording", ["", "0", "-5", "lots", "٣", "99999", "241", "1e2"])
def test_odd_minutes_are_left_alone(item, wording):
    assert minutes_of(wording, 10) == 10
    assert adapted(item, {step_key(1, "minutes"): wording}).timing.minutes == item.timing.minutes
