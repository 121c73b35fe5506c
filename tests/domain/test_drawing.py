import pytest

from linkwell.domain.drawing import Close, Curve, Drawing, Line, Move, Path

PATH = Path(
    (Move(0, 0), Line(10, 4), Curve(1, 2, 3, 4, 5, 6), Close()), 0.8, filled=True, dashed=True, round_ends=False
)


def test_a_drawing_is_scaled_in_proportion_and_keeps_its_look():
    scaled = Drawing(10, 4, (PATH,)).scaled_to(25)
    assert (scaled.width, scaled.height) == (25, 10)
    (path,) = scaled.paths
    assert path.commands == (Move(0, 0), Line(25, 10), Curve(2.5, 5, 7.5, 10, 12.5, 15), Close())
    assert (path.stroke_pt, path.filled, path.dashed, path.round_ends) == (0.8, True, True, False)


@pytest.mark.parametrize("width", [10, 5, 20])
def test_scaling_there_and_back_changes_nothing(width):
    drawing = Drawing(10, 4, (PATH,))
    assert drawing.scaled_to(width).scaled_to(10) == drawing
