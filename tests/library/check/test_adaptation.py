"""What there is to say about a teacher's own words."""

import pytest

from linkwell.library.check.adaptation import Reading, private_details, reading
from linkwell.library.check.reading import FAMILY_READING_AGE
from linkwell.library.vocabulary import load
from linkwell.paths import default_paths

HARD = (
    "Notwithstanding considerable institutional complexity, representatives communicate extraordinarily deliberately."
)
EASY = "We sit in a ring. You tell me what you can see. I tell you what I can see."


@pytest.fixture(scope="module")
def vocabulary():
    return load(default_paths().resources)


def test_long_words_are_too_hard_for_young_pupils_but_not_for_teachers(vocabulary):
    assert reading(HARD, "pupil", ("lks2",), vocabulary).too_hard
    assert not reading(HARD, "teacher", ("lks2",), vocabulary).too_hard
    assert not reading(EASY, "pupil", ("lks2",), vocabulary).too_hard


def test_the_youngest_stage_and_families_set_the_limit(vocabulary):
    young = vocabulary.stages["ks1"].reading_age_max
    assert reading(EASY, "pupil", ("uks2", "ks1"), vocabulary).limit == young
    assert reading(EASY, "family", ("ks4",), vocabulary).limit == FAMILY_READING_AGE


def test_too_few_words_have_no_reading_age(vocabulary):
    assert reading("Look!", "pupil", ("ks1",), vocabulary) == Reading(0.0, vocabulary.stages["ks1"].reading_age_max)


def test_addresses_are_found_once_and_plain_words_are_not(vocabulary):
    wordings = ("Send it to SW1A 2AA.", "Or to M1 1AE.", "Look at the spoon.")
    assert len(private_details(wordings, vocabulary)) == 1
    assert private_details(("Look at the spoon.",), vocabulary) == ()
