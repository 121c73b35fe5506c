import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwell.library.readability import measure

EASY = "The cat sat on the mat. It is a big red cat. We like the cat. "
HARD = "Representational considerations necessitate comprehensive international collaboration among participating institutions. "


def test_plain_words_read_younger_than_long_ones():
    assert measure(EASY * 10).age < 7
    assert measure(HARD * 10).age > 16


def test_words_and_sentences_are_counted():
    found = measure("One two three. Four five?\nSix\n\nSeven eight nine ten")
    assert (found.words, found.sentences, found.longest) == (10, 4, 4)


@pytest.mark.parametrize("text", ["", "...", "123 456", "[____] \n\n"])
def test_nothing_to_read_has_no_age(text):
    assert (measure(text).age, measure(text).words) == (0.0, 0)


def test_lines_count_as_sentences():
    assert measure("walk and talk\n" * 20).age < measure("walk and talk " * 20).age


def test_an_apostrophe_stays_in_its_word():
    assert measure("don't can’t won't").words == 3


@given(st.text())
def test_any_text_has_an_age(text):
    found = measure(text)
    assert found.age == 0.0 if not found.words else found.age >= 4.0
