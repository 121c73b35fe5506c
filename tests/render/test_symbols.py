from pathlib import Path

import pytest

from linkwell.domain.drawing import Close, Curve, Drawing, Line, Move
from linkwell.render import symbols

SYMBOLS = Path(__file__).parents[2] / "resources" / "symbols"


def _svg(inner: str, attributes: str = "") -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"'
    return f"{head} {attributes}>{inner}</svg>".encode()


def _drawn(inner: str, attributes: str = "") -> Drawing:
    drawing = symbols.parse(_svg(inner, attributes))
    assert drawing is not None
    return drawing


@pytest.mark.parametrize("file", sorted(SYMBOLS.glob("*.svg")), ids=lambda file: file.stem)
def test_every_symbol_of_the_library_can_be_drawn(file: Path) -> None:
    drawing = symbols.load(SYMBOLS, file.stem)
    assert drawing is not None
    assert (drawing.width, drawing.height) == (24.0, 24.0)
    ends = [step for path in drawing.paths for step in path.commands if not isinstance(step, Close)]
    assert all(-1 <= step.x <= 25 and -1 <= step.y <= 25 for step in ends)


@pytest.mark.parametrize("name", ["../domain", "ear.svg", "EAR", "", "a/b", "ear\x00", "-", "c:ear"])
def test_a_name_never_leaves_the_folder(name: str) -> None:
    assert symbols.load(SYMBOLS, name) is None


def test_a_missing_symbol_is_none(tmp_path: Path) -> None:
    assert symbols.load(tmp_path, "ear") is None


def test_what_an_element_does_not_say_it_inherits() -> None:
    drawing = _drawn(
        '<path d="M0 0h4"/><g stroke-width="2"><path d="M0 0h4" fill="currentColor"/></g>',
        'fill="none" stroke="currentColor" stroke-width="1.75"',
    )
    first, second = drawing.paths
    assert (first.filled, second.filled) == (False, True)
    assert first.stroke_pt == pytest.approx(1.75 * 72 / 25.4)
    assert second.stroke_pt == pytest.approx(2 * 72 / 25.4)


def test_shapes_become_outlines() -> None:
    circle, box, round_box, line, steps = _drawn(
        '<circle cx="5" cy="5" r="3"/><rect x="1" y="2" width="4" height="6"/>'
        '<rect x="0" y="0" width="8" height="8" rx="2"/><line x1="1" y1="1" x2="2" y2="3"/>'
        '<polyline points="1,1 2,2 3 1"/>',
        'fill="none" stroke="black"',
    ).paths
    assert circle.commands[0] == Move(8, 5)
    assert sum(isinstance(step, Curve) for step in circle.commands) == 4
    assert box.commands == (Move(1, 2), Line(5, 2), Line(5, 8), Line(1, 8), Close())
    assert sum(isinstance(step, Curve) for step in round_box.commands) == 4
    assert line.commands == (Move(1, 1), Line(2, 3))
    assert steps.commands == (Move(1, 1), Line(2, 2), Line(3, 1))


def test_sized_scales_lines_but_not_below_what_a_copier_shows() -> None:
    drawing = _drawn('<path d="M0 0h24" fill="none" stroke="black" stroke-width="2"/>')
    assert symbols.sized(drawing, 48.0).paths[0].stroke_pt == pytest.approx(4 * 72 / 25.4)
    assert symbols.sized(drawing, 1.0).paths[0].stroke_pt == 0.75
    assert symbols.sized(drawing, 48.0).paths[0].commands[1] == Line(48, 0)


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + _svg('<path d="M0 0h1"/>'),
        _svg('<path d="M0 0h1"/>') + b" " * 70_000,
        b"not xml",
        b"<html/>",
        _svg('<path d="M0 0 L nonsense"/>'),
        _svg('<circle cx="x" cy="1" r="1"/>'),
        _svg(""),
        b'<svg viewBox="0 0 0 24"><path d="M0 0h1"/></svg>',
        b'<svg viewBox="0 0"><path d="M0 0h1"/></svg>',
        b"",
    ],
    ids=["doctype", "too big", "no xml", "html", "bad path", "bad number", "empty", "no width", "short box", "nothing"],
)
def test_other_files_are_refused_without_a_fault(data: bytes) -> None:
    assert symbols.parse(data) is None


def test_a_file_is_read_once_for_each_width(tmp_path: Path) -> None:
    (tmp_path / "dot.svg").write_bytes(_svg('<circle cx="5" cy="5" r="3"/>'))
    first = symbols.at_width(tmp_path, "dot", 12.0)
    assert first is not None
    assert first.width == 12.0
    assert symbols.at_width(tmp_path, "dot", 12.0) is first
