"""Slips in a link are told; a link that is filled in bit by bit is none."""

from dataclasses import replace
from datetime import date

import pytest

from linkwell.domain.link import Link, Side
from linkwell.ui.views.links.worries import worries

GOOD = Link("x", "X", Side("Hill", "Oak", "Year 4", 29), Side("Brook", "Ash", "Year 4", 31), ("lks2",))


def test_a_good_link_and_an_empty_one_worry_nobody():
    assert worries(GOOD) == ()
    assert worries(Link("x", "X", Side(), Side(), ())) == ()


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (replace(GOOD, b=replace(GOOD.b, class_name="OAK", school="hill")), "same class"),
        (replace(GOOD, reply_by=date(2027, 3, 1), delete_by=date(2027, 2, 1)), "before the reply"),
        (replace(GOOD, a=replace(GOOD.a, size=58)), "several classes"),
        (replace(GOOD, stages=()), "key stage"),
    ],
)
def test_each_slip_is_told_in_one_sentence(link, words):
    (told,) = worries(link)
    assert words in told


def test_several_classes_may_be_many():
    assert worries(replace(GOOD, a=replace(GOOD.a, class_name="Owls and Larks", size=58))) == ()
