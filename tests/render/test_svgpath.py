import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwell.domain.drawing import Close, Curve, Line, Move
from linkwell.render.svgpath import commands

_coordinate = st.floats(-50, 50).map(lambda value: round(value, 2))


def test_absolute_and_relative_lines() -> None:
    assert commands("M1 2L3 4l1 1H9h-1V0v2") == (
        Move(1, 2),
        Line(3, 4),
        Line(4, 5),
        Line(9, 5),
        Line(8, 5),
        Line(8, 0),
        Line(8, 2),
    )


def test_numbers_may_run_together() -> None:
    assert commands("M.5.5l-1-1.5.5e1-.5") == (Move(0.5, 0.5), Line(-0.5, -1.0), Line(4.5, -1.5))


def test_a_repeated_move_draws_lines() -> None:
    assert commands("m1 1 2 0 0 2z") == (Move(1, 1), Line(3, 1), Line(3, 3), Close())


def test_after_closing_the_pen_stands_at_the_start() -> None:
    assert commands("M2 2h3v3zl1 1")[-1] == Line(3, 3)


def test_smooth_curves_mirror_the_last_control_point() -> None:
    curves = commands("M0 0C0 1 2 1 2 0S4-1 4 0")
    assert curves[2] == Curve(2, -1, 4, -1, 4, 0)


def test_a_smooth_curve_without_a_curve_before_it_starts_straight() -> None:
    assert commands("M1 1S2 0 3 1")[1] == Curve(1, 1, 2, 0, 3, 1)


def test_quadratic_curves_become_cubic_ones() -> None:
    assert commands("M0 0Q3 3 6 0")[1] == Curve(2, 2, 4, 2, 6, 0)
    assert commands("M0 0Q3 3 6 0T12 0")[2] == Curve(8, -2, 10, -2, 12, 0)


def test_arc_flags_may_stand_without_spaces() -> None:
    assert commands("M0 5a5 5 0 0110 0") == commands("M0 5a5 5 0 0 1 10 0")


@given(_coordinate, _coordinate, st.floats(1, 40), st.booleans(), st.booleans())
def test_arcs_end_where_they_are_told_and_keep_their_radius(
    x: float, y: float, radius: float, large: bool, clockwise: bool
) -> None:
    distance = math.hypot(x, y)
    drawn = commands(f"M0 0A{radius} {radius} 0 {int(large)} {int(clockwise)} {x} {y}")
    if distance == 0:
        assert drawn == (Move(0, 0),)
        return
    assert isinstance(drawn[-1], Curve)
    assert (drawn[-1].x, drawn[-1].y) == (x, y)
    # every end of a quarter stands on one circle
    ends = [(0.0, 0.0)] + [(step.x, step.y) for step in drawn[1:] if isinstance(step, Curve)]
    assert len(ends) == len(drawn)
    real = max(radius, distance / 2)
    for (x1, y1), (x2, y2) in itertools.pairwise(ends):
        assert math.hypot(x2 - x1, y2 - y1) <= 2 * real + 1e-6


def test_an_arc_without_radius_is_a_line() -> None:
    assert commands("M0 0A0 5 0 0 0 3 4")[1] == Line(3, 4)


@pytest.mark.parametrize("data", ["5 5", "M1", "M1 x", "M0 0A1 1 0 2 0 1 1", "M0 0z5", "L", "M1 1?"])
def test_what_is_no_path_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"path|number|flag"):
        commands(data)


@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.-+eE, \n", max_size=60))
def test_any_text_gives_commands_or_a_value_error(data: str) -> None:
    try:
        drawn = commands(data)
    except (ValueError, OverflowError):
        return
    assert all(isinstance(step, Move | Line | Curve | Close) for step in drawn)
