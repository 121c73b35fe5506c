import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwell.domain.query import Filters
from linkwell.ui.models.chips import chips, minutes_title, offers, without


@pytest.fixture(scope="module")
def words(window_workspace):
    return window_workspace.vocabulary


@pytest.mark.parametrize(
    ("typed", "title", "facets"),
    [
        ("ks2", "KS2", {"stage": ("lks2", "uks2")}),
        ("LKS2", "LKS2", {"stage": ("lks2",)}),
        ("y4", "Year 4", {"year": ("Y4",)}),
        ("year 4", "Year 4", {"year": ("Y4",)}),
        ("first meeting", "First meeting", {"step": ("first-meeting",)}),
        ("who am i?", "Who am I?", {"theme": ("identity",)}),
    ],
)
def test_typed_words_offer_a_chip(words, typed, title, facets):
    offer = offers(typed, Filters(), words)[0]
    assert (offer.title, dict(offer.filters.facets), offer.text) == (title, facets, "")


def test_minutes_offer_exactly_and_at_most(words):
    exact, most = offers("map 60 min", Filters(), words)
    assert (exact.title, exact.filters.minutes_min, exact.filters.minutes_max) == ("60 min", 60, 60)
    assert (most.title, most.filters.minutes_min, most.filters.minutes_max) == ("Up to 60 min", 1, 60)
    assert exact.text == most.text == "map"


def test_several_names_offer_several_chips_and_leave_the_rest(words):
    found = offers("ks1 museum y4", Filters(), words)
    assert [(offer.title, offer.text) for offer in found] == [("KS1", "museum y4"), ("Year 4", "ks1 museum")]


def test_what_is_chosen_is_not_offered_again(words):
    assert offers("lks2", Filters({"stage": ("lks2",)}), words) == ()


def test_a_whole_group_is_one_chip(words):
    filters = Filters({"stage": ("uks2", "lks2"), "kind": ("lesson",)}, minutes_max=20, minutes_min=1)
    made = chips(filters, words)
    assert [title for _id, title in made] == ["KS2", "Lessons", "Up to 20 minutes"]
    for chip_id, _title in made:
        filters = without(filters, chip_id)
    assert filters == Filters()


def test_a_chip_takes_only_its_own_value_away(words):
    filters = Filters({"stage": ("ks1", "ks3")})
    assert without(filters, "stage:ks1").facets == {"stage": ("ks3",)}


@pytest.mark.parametrize(
    ("least", "most", "title"),
    [
        (21, 45, "25 to 45 minutes"),
        (60, 60, "60 min"),
        (1, 35, "Up to 35 min"),
        (30, 0, "30 min or more"),
        (10, 40, "10 to 40 min"),
    ],
)
def test_time_in_words(least, most, title):
    assert minutes_title(least, most) == title


@settings(max_examples=60, deadline=None)
@given(typed=st.text(max_size=40))
def test_any_text_is_understood_or_left_alone(words, typed):
    for offer in offers(typed, Filters(), words):
        assert offer.filters != Filters()
        assert len(offer.text) <= len(typed)
