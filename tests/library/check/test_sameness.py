"""Passages that two items share are found, whatever their case and punctuation, and told of the later item."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from item_text import guide
from linkwell.library.check import sameness

WORDS = tuple(f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
LIMIT = sameness.LONGEST_SHARED


@pytest.fixture(scope="session")
def told(read_clean, vocabulary):
    """What is said of items with these texts, in the order gui-01, gui-02..."""

    def check(*bodies: str) -> list[str]:
        items = [replace(read_clean(guide(f"## Part\n\n{body}")), id=f"gui-0{n}") for n, body in enumerate(bodies, 1)]
        for item in items:  # the facts of the example are the same in all of them and are not what is tested
            assert item.summary == items[0].summary
        found = sameness.check((replace(item, aim="", summary="") for item in items), vocabulary)
        return [problem.what for problem in found]

    return check


def _run(count: int) -> str:
    return " ".join(WORDS[:count])


def test_a_long_shared_run_is_told_once_with_its_length(told):
    (what,) = told(f"Before it {_run(20)} and after.", f"Another start {_run(20)} ends.")
    assert what.startswith("20 words in a row stand in gui-01 too: \u201cworda wordb")


def test_case_and_punctuation_do_not_hide_it(told):
    assert len(told(_run(20), _run(20).replace(" ", ", ").upper())) == 1


def test_as_many_words_as_are_allowed_may_be_shared(told):
    assert told(_run(LIMIT), f"New {_run(LIMIT)} here") == []
    assert len(told(_run(LIMIT + 1), f"New {_run(LIMIT + 1)} here")) == 1


def test_each_earlier_item_is_told_of(told):
    found = told(_run(20), "Nothing of the sort.", f"{_run(18)} other words")
    assert [what.split()[0] for what in found] == ["18"]
    assert len(told(_run(20), f"{_run(16)} again", f"{_run(18)} other")) == 3


FEW = st.lists(st.sampled_from(WORDS[:2]), min_size=10, max_size=40)  # so few that long runs are common


@given(FEW, FEW)
def test_what_is_told_is_the_longest_run_that_both_hold(told, first, second):
    longest = 0
    for start in range(len(first)):
        for other in range(len(second)):
            length = 0
            while first[start + length : start + length + 1] == second[other + length : other + length + 1] != []:
                length += 1
            longest = max(longest, length)
    found = told(" ".join(("x", *first)), " ".join(("y", *second)))
    assert [int(what.split()[0]) for what in found] == ([longest] if longest > LIMIT else [])
