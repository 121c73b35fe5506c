from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF

from linkwell.ui.views.pages.layout import (
    GAP,
    LARGEST_ZOOM,
    SMALLEST_ZOOM,
    ZOOM_STEPS,
    PageLayout,
    fitting_zoom,
    lay_out,
    next_zoom,
    previous_zoom,
)

A4 = QSizeF(595, 842)
A3_WIDE = QSizeF(1191, 842)
sizes = st.lists(st.builds(QSizeF, st.floats(50, 2000), st.floats(50, 2000)), min_size=1, max_size=30)
scales = st.floats(0.2, 4)


@given(sizes, scales, st.integers(100, 3000))
def test_pages_lie_below_each_other_in_the_middle_and_never_overlap(pages, scale, room):
    layout = lay_out(pages, scale, room)
    assert layout.boxes[0].top() == GAP
    for above, below in pairwise(layout.boxes):
        assert below.top() - (above.top() + above.height()) == GAP
    for box in layout.boxes:
        assert abs(box.left() - (layout.width - box.left() - box.width())) <= 1
        assert box.left() >= GAP
    assert layout.height == layout.boxes[-1].top() + layout.boxes[-1].height() + GAP


@given(sizes, scales, st.floats(0, 1))
def test_every_height_belongs_to_the_page_there_or_below_the_gap(pages, scale, share):
    layout = lay_out(pages, scale, 500)
    y = int(layout.height * share)
    page = layout.page_at(y)
    assert layout.boxes[page].top() - GAP <= y or page == 0
    assert page == len(pages) - 1 or y < layout.boxes[page + 1].top() - GAP


@given(sizes, scales, scales, st.floats(0, 1), st.integers(0, 400))
def test_a_place_on_a_page_is_found_again_at_another_scale(pages, scale, other, share, at):
    before, after = lay_out(pages, scale, 500), lay_out(pages, other, 900)
    page = int(share * (len(pages) - 1))
    middle = before.boxes[page].center().y()
    spot = before.spot(middle - at, at)
    assert spot.page == page
    seen_at = after.scrolled_to(spot) + at
    pixel = after.boxes[page].height() / before.boxes[page].height()
    assert abs(seen_at - after.boxes[page].center().y()) <= pixel + 1


def test_nothing_is_seen_of_no_pages():
    assert list(PageLayout().between(0, 500)) == []


def test_the_strip_between_two_heights_has_the_pages_that_touch_it():
    layout = lay_out([A4] * 5, 1.0, 700)
    assert list(layout.between(layout.boxes[1].top() + 5, layout.boxes[2].top() + 5)) == [1, 2]


def test_usual_pages_fill_the_width_and_a_poster_among_them_is_no_wider():
    zoom = fitting_zoom([A4, A3_WIDE, A4], 700, 96)
    assert zoom == fitting_zoom([A4], 700, 96)
    small, large, _small = lay_out([A4, A3_WIDE, A4], zoom / 100 * 96 / 72, 700, fitted=True).boxes
    assert large.width() == 700 - 2 * GAP
    assert abs(large.width() - small.width()) <= 8
    assert abs(large.height() / large.width() - A3_WIDE.height() / A3_WIDE.width()) < 0.01


def test_at_a_chosen_zoom_pages_keep_their_proportions():
    layout = lay_out([A4, A3_WIDE], 1.0, 700)
    small, large = layout.boxes
    assert abs(large.width() - 2 * small.width()) <= 2
    assert layout.width == large.width() + 2 * GAP


@given(st.integers(60, 5000), st.sampled_from([72, 96, 144]))
def test_a_fitting_page_is_not_wider_than_the_room(room, dots):
    zoom = fitting_zoom([A4], room, dots)
    assert SMALLEST_ZOOM <= zoom <= LARGEST_ZOOM
    if zoom > SMALLEST_ZOOM:
        assert A4.width() * zoom / 100 * dots / 72 <= room - 2 * GAP + 1


def test_zoom_steps_go_up_and_down_and_stop_at_the_ends():
    assert [next_zoom(step) for step in ZOOM_STEPS] == [*ZOOM_STEPS[1:], LARGEST_ZOOM]
    assert [previous_zoom(step) for step in ZOOM_STEPS] == [SMALLEST_ZOOM, *ZOOM_STEPS[:-1]]
    assert (previous_zoom(67), next_zoom(67)) == (66, 75)
