"""Estimates of room: they need not be exact, but they must add up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwell.domain.document import DrawBoxes, PageBreak, Paragraph, WriteLines, words
from linkwell.render.docx.job import Place
from linkwell.render.docx.measure import fitted, lines, pages, shared
from render.docx.word_reading import standard

PLACE = Place("teacher", standard().typeface("teacher"), 174.0)
SIZES = st.floats(0.5, 300)


@settings(deadline=None)
@given(st.lists(st.tuples(SIZES, SIZES), min_size=1, max_size=8), st.floats(20, 400))
def test_columns_always_fill_the_line(sizes, width):
    needs, wishes = zip(*sizes, strict=True)
    found = shared(needs, wishes, width)
    assert sum(found) == pytest.approx(width)
    assert all(share > 0 for share in found)


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(1, 20), SIZES), min_size=1, max_size=6))
def test_no_column_is_narrower_than_it_needs_while_there_is_room(sizes):
    needs, wishes = zip(*sizes, strict=True)
    found = shared(needs, wishes, 200.0)
    assert all(share >= need - 1e-6 for share, need in zip(found, needs, strict=True))


def test_more_words_take_more_lines():
    assert lines(words("one"), 12, 100) == 1
    assert lines(words("one word and another " * 10), 12, 100) > 3


def test_pages_are_counted_with_their_breaks():
    line = Paragraph(words("One line."))
    assert pages((line,), PLACE, 250.0) == 1
    assert pages((line, PageBreak(), line), PLACE, 250.0) == 2
    assert pages((WriteLines(60, 10.0),), PLACE, 250.0) == 3
    assert pages((DrawBoxes(((),), 150.0),) * 2, PLACE, 250.0) == 2


def test_open_space_shrinks_only_when_that_helps():
    low, high, far = (DrawBoxes(((),), height) for height in (100.0, 245.0, 400.0))
    assert fitted((low,), PLACE, 250.0, 0.0) == (low,)
    (shrunk,) = fitted((high,), PLACE, 250.0, 10.0)
    assert isinstance(shrunk, DrawBoxes)
    assert 245 * 0.7 < shrunk.height < 245
    assert fitted((far,), PLACE, 250.0, 0.0) == (far,)
