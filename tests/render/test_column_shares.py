"""Columns whose shares are given: the whole width is used, and no word is broken while there is room for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwell.render.column_shares import with_whole_words

COLUMNS = st.lists(st.tuples(st.floats(0.1, 10.0), st.floats(0.0, 80.0)), min_size=1, max_size=8)


@given(COLUMNS, st.floats(10.0, 400.0))
def test_the_whole_width_is_shared_and_no_need_is_left_out_that_can_be_met(columns, width):
    shares, least = [one for one, _ in columns], [one for _, one in columns]
    widths = with_whole_words(shares, least, width)
    assert sum(widths) == pytest.approx(width)
    if sum(least) < width:
        assert all(got >= need - 1e-5 for got, need in zip(widths, least, strict=True))


def test_shares_are_kept_where_every_word_has_room():
    assert with_whole_words((1, 3), (5.0, 5.0), 100.0) == pytest.approx([25.0, 75.0])
    assert with_whole_words((1, 3), (40.0, 5.0), 100.0) == pytest.approx([40.0, 60.0])
