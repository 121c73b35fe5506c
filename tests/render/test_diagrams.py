import pytest

from linkwell.domain.document import Diagram, words
from linkwell.domain.drawing import Close
from linkwell.render import diagrams

KINDS = [
    Diagram("venn", tuple(map(words, ("Us", "Both", "You"))), "Two circles"),
    Diagram("venn", tuple(map(words, ("Us", "You", "Town", "All"))), "Three circles"),
    Diagram("circles", tuple(map(words, ("me", "class", "town", "world"))), "Rings"),
    Diagram("timeline", tuple(map(words, ("Monday", "Friday"))), "Five points", count=5),
    Diagram("scale", tuple(map(words, ("a", "b", "c"))), "Three points"),
    Diagram("speech-bubbles", tuple(map(words, ("We say", "They say"))), "Two bubbles", count=2),
]
_NAMES = [f"{diagram.kind}-{len(diagram.labels)}" for diagram in KINDS]


@pytest.mark.parametrize("width", [60.0, 174.0, 380.0])
@pytest.mark.parametrize("diagram", KINDS, ids=_NAMES)
def test_a_figure_stays_inside_its_box(diagram: Diagram, width: float) -> None:
    drawing = diagrams.draw(diagram, width)
    assert drawing.width == width
    assert 0 < drawing.height < width * 1.5
    for path in drawing.paths:
        for step in path.commands:
            if not isinstance(step, Close):
                assert -0.01 <= step.x <= width + 0.01
                assert -0.01 <= step.y <= drawing.height + 0.01


@pytest.mark.parametrize("diagram", KINDS, ids=_NAMES)
def test_every_label_has_a_place_and_a_side(diagram: Diagram) -> None:
    places = diagrams.label_positions(diagram, 174.0)
    sides = diagrams.label_sides(diagram)
    assert len(places) == len(sides) == len(diagram.labels)
    assert all(0 < place < 1 for place in places)
    assert set(sides) <= {"above", "below"}


@pytest.mark.parametrize("diagram", [d for d in KINDS if len(d.labels) != 4 or d.kind != "venn"])
def test_labels_stand_in_reading_order(diagram: Diagram) -> None:
    places = diagrams.label_positions(diagram, 174.0)
    assert list(places) == sorted(places)


def test_three_circles_have_one_label_below() -> None:
    assert diagrams.label_sides(KINDS[1]) == ("above", "above", "below", "above")


def test_points_and_bubbles_are_counted() -> None:
    five = diagrams.draw(KINDS[3], 174.0)
    assert sum(path.filled for path in five.paths) == 5
    bubbles = diagrams.draw(Diagram("speech-bubbles", (), "Bubbles", count=3), 174.0)
    assert len(bubbles.paths) == 3


def test_a_figure_without_labels_or_count_is_still_drawn() -> None:
    for kind in ("venn", "circles", "timeline", "scale", "speech-bubbles"):
        bare = Diagram(kind, (), "")
        assert diagrams.draw(bare, 100.0).paths
        assert diagrams.label_positions(bare, 100.0) == ()


def test_lines_have_the_weight_that_is_asked_for() -> None:
    drawing = diagrams.draw(KINDS[0], 174.0, line_pt=2.0)
    assert drawing.paths[0].stroke_pt == 2.0
