"""The judge of `build/access_check.py`: a sound window has no fault, and each kind of fault put into it is found."""

import importlib
from dataclasses import replace
from pathlib import Path

import pytest

BUILD = Path(__file__).resolve().parents[2] / "build"
ALIVE = frozenset({"enabled", "focusable", "showing"})


@pytest.fixture(scope="module")
def judging():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BUILD)
        yield importlib.import_module("access_judge")


@pytest.fixture
def sound(judging):
    """A window with a rail, a pane with a list, and a form."""
    seen = judging.Seen
    rail = seen(
        "panel",
        "Screens",
        inside=(
            seen("push button", "Library", judging.CURRENT, ALIVE),
            seen("push button", "Links", "Links (Ctrl+3)", ALIVE),
        ),
    )
    rows = seen("list", "Lessons", "", ALIVE, (seen("list item", "My name", "", ALIVE),))
    form = seen(
        "panel",
        "Chosen link",
        inside=(
            seen("label", "School", "", frozenset({"enabled"})),
            seen("text", "School", "", ALIVE),
            seen("check box", "KS1", "", ALIVE | {"checkable"}),
            seen("push button", "Delete", "", frozenset({"focusable"})),
        ),
    )
    return seen("frame", "Library - Linkwell", inside=(seen("filler", inside=(rail, rows, form)),))


def with_more(judging, window, *more):
    return replace(window, inside=(*window.inside, *more))


def faults(judging, window, title=""):
    return judging.judge("screen", window, title).faults


def test_a_sound_window_has_no_fault_and_is_counted(judging, sound):
    found = judging.judge("Library", sound, "Library")
    assert found.faults == []
    assert (found.objects, found.interactive, found.rows, found.groups) == (12, 7, 1, 2)


PLANTED = {
    "a button without a name": (("push button", "", ALIVE), "push button without a name"),
    "a row without a name": (("list item", " ", ALIVE), "list item without a name"),
    "a name on filler": (("filler", "Page tools", frozenset()), "'Page tools' has the role filler"),
    "an unknown role": (("unknown", "Divider", ALIVE), "'Divider' has the role unknown"),
    "a button the keyboard cannot have": (("push button", "Print", frozenset({"enabled"})), "cannot have the keyboard"),
    "a row of tabs the keyboard cannot have": (("page tab list", "Parts", frozenset({"enabled"})), "cannot have the"),
    "a tick box without a state": (("check box", "KS2", ALIVE), "says no state"),
    "a second place of one name": (("panel", "Lessons", frozenset()), "2 places are called 'Lessons'"),
    "a failure told": (("label", "Something went wrong inside Linkwell", frozenset()), "a failure inside Linkwell"),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_fault_is_found(judging, sound, kind):
    (role, name, states), told = PLANTED[kind]
    found = faults(judging, with_more(judging, sound, judging.Seen(role, name, "", states)))
    assert len(found) == 1
    assert told in found[0]


def test_a_group_of_controls_without_a_name_is_found(judging, sound):
    nameless = judging.Seen("panel", inside=(judging.Seen("push button", "Zoom in", "", ALIVE),))
    assert faults(judging, with_more(judging, sound, nameless)) == ["group without a name, in Library - Linkwell"]


def test_two_buttons_of_one_name_side_by_side_are_found(judging, sound):
    pair = judging.Seen("panel", "Cards", inside=(judging.Seen("push button", "Start", "", ALIVE),) * 2)
    assert faults(judging, with_more(judging, sound, pair)) == ["2 times push button 'Start' side by side, in Cards"]


def test_painted_keys_that_are_said_again_are_found(judging, sound):
    words, key = judging.Seen("label", "Print: Ctrl+P"), judging.Seen("label", "Ctrl+P")
    assert faults(judging, with_more(judging, sound, words, key)) == ["'Ctrl+P' is said again"]


def test_another_title_than_expected_is_found(judging, sound):
    assert faults(judging, sound, "Small link") == ["the window is called 'Library - Linkwell', not 'Small link'"]


def rail(judging, *items):
    return judging.Seen("frame", "Linkwell", inside=(judging.Seen("panel", "Screens", inside=items),))


def test_tick_boxes_in_the_rail_are_found(judging):
    ticks = ALIVE | {"checkable"}
    items = [
        judging.Seen("check box", "Library", judging.CURRENT, ticks),
        judging.Seen("push button", "Links", "", ALIVE),
    ]
    assert faults(judging, rail(judging, *items)) == ["'Library' in the rail is a check box"]


@pytest.mark.parametrize("said", [0, 2])
def test_a_rail_that_does_not_say_which_screen_is_in_front_is_found(judging, said):
    told = [judging.CURRENT] * said + [""] * (2 - said)
    items = [judging.Seen("push button", f"Screen {at}", words, ALIVE) for at, words in enumerate(told)]
    assert faults(judging, rail(judging, *items)) == [f"the rail says {said} times which screen is in front"]


def test_the_tour_goes_everywhere(judging):
    stops = importlib.import_module("access_tour").TOUR
    names = [stop.screen for stop in stops]
    assert len(set(names)) == len(names)
    everywhere = [
        "Edit page",
        "Versions",
        "Help",
        "Links, new link",
        "Menu: File",
        "Dialog: Settings",
        "Pack builder, Names",
    ]
    assert [name for name in everywhere if name not in names] == []
    assert [stop.screen for stop in stops if not stop.shows] == []


def test_the_judge_knows_the_words_of_the_program(judging):
    from_program = importlib.import_module("linkwell.ui.rail")
    assert judging.CURRENT == from_program.CURRENT
