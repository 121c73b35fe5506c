"""Our own line drawings: reads the small part of SVG that the files in `resources/symbols/` use.

Only shapes are understood, never links, scripts, styles or pictures inside pictures, so a file can do no more
than draw. A missing or broken file gives `None`; the renderers then print the words alone.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from linkwell.domain.drawing import Close, Command, Curve, Drawing, Line, Move
from linkwell.domain.drawing import Path as Outline
from linkwell.render import svgpath

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LARGEST = 64 * 1024
_POINTS_IN_MM = 72 / 25.4
_THINNEST_PT = 0.75
_CIRCLE = 4 / 3 * (math.sqrt(2) - 1)  # how far the control points of a quarter circle stand


@lru_cache(maxsize=512)
def load(folder: Path, name: str) -> Drawing | None:
    """The drawing `name` in `folder`, one millimetre for each unit of its grid (24 wide as a rule).

    Use `at_width` or `sized` to bring it to its width on paper. `None` if there is no such file or it is not our SVG.
    """
    if not _NAME.fullmatch(name):
        return None
    try:
        data = (folder / f"{name}.svg").read_bytes()
    except OSError:
        return None
    return parse(data)


@lru_cache(maxsize=1024)
def at_width(folder: Path, name: str, width: float) -> Drawing | None:
    """The drawing `name` at `width` mm, lines and all; `None` as for `load`."""
    drawing = load(folder, name)
    return sized(drawing, width) if drawing else None


def parse(data: bytes) -> Drawing | None:
    """Read one SVG file's content; `None` if it is too big, declares a DOCTYPE or is not understood."""
    if len(data) > _LARGEST or b"<!" in data.replace(b"<!--", b""):
        return None
    try:
        root = ElementTree.fromstring(data)
        width, height = _size(root)
        paths = tuple(_outlines(root, _Pen()))
    except (ElementTree.ParseError, ValueError, IndexError, OverflowError):
        return None
    return Drawing(width, height, paths) if paths else None


def sized(drawing: Drawing, width: float) -> Drawing:
    """The drawing at `width` mm; unlike `Drawing.scaled_to`, its lines grow with it (at least 0.75 pt)."""
    factor = width / drawing.width
    scaled = drawing.scaled_to(width)
    return Drawing(scaled.width, scaled.height, tuple(_thickened(path, factor) for path in scaled.paths))


@dataclass(frozen=True, slots=True)
class _Pen:
    """What an element inherits: whether it fills, whether it strokes, and how thickly (grid units)."""

    filled: bool = True
    stroked: bool = False
    width: float = 1.0


def _thickened(path: Outline, factor: float) -> Outline:
    return replace(path, stroke_pt=max(_THINNEST_PT, path.stroke_pt * factor)) if path.stroke_pt else path


def _size(root: ElementTree.Element) -> tuple[float, float]:
    if _tag(root) != "svg":
        raise ValueError("not a drawing")
    box = root.get("viewBox", "0 0 24 24").split()
    left, top, width, height = (float(value) for value in box)
    if (left, top) != (0.0, 0.0) or not (0 < width <= 1000 and 0 < height <= 1000):
        raise ValueError("a view box that we do not use")
    return width, height


def _outlines(element: ElementTree.Element, pen: _Pen) -> Iterator[Outline]:
    pen = _inherited(element, pen)
    if _tag(element) in {"svg", "g"}:
        for child in element:
            yield from _outlines(child, pen)
        return
    commands = _commands(element)
    stroke = pen.width * _POINTS_IN_MM if pen.stroked else 0.0
    if commands and (pen.filled or stroke):
        yield Outline(commands, stroke, pen.filled)


def _inherited(element: ElementTree.Element, pen: _Pen) -> _Pen:
    fill, stroke = element.get("fill"), element.get("stroke")
    return _Pen(
        pen.filled if fill is None else fill != "none",
        pen.stroked if stroke is None else stroke != "none",
        float(element.get("stroke-width", pen.width)),
    )


def _commands(element: ElementTree.Element) -> tuple[Command, ...]:
    match _tag(element):
        case "path":
            return svgpath.commands(element.get("d", ""))
        case "circle":
            cx, cy, radius = _numbers(element, "cx", "cy", "r")
            return _ellipse(cx, cy, radius, radius)
        case "ellipse":
            cx, cy, rx, ry = _numbers(element, "cx", "cy", "rx", "ry")
            return _ellipse(cx, cy, rx, ry)
        case "rect":
            return _rectangle(element)
        case "line":
            x1, y1, x2, y2 = _numbers(element, "x1", "y1", "x2", "y2")
            return (Move(x1, y1), Line(x2, y2))
        case "polyline" | "polygon":
            return _polyline(element)
        case _:
            return ()  # titles, descriptions and anything that we do not draw


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> tuple[Command, ...]:
    kx, ky = rx * _CIRCLE, ry * _CIRCLE
    return (
        Move(cx + rx, cy),
        Curve(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        Curve(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        Curve(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        Curve(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        Close(),
    )


def _rectangle(element: ElementTree.Element) -> tuple[Command, ...]:
    x, y, width, height = _numbers(element, "x", "y", "width", "height")
    (rx,) = _numbers(element, "rx" if element.get("rx") else "ry")
    radius = max(0.0, min(rx, width / 2, height / 2))
    return rounded(x, y, width, height, radius)


def rounded(x: float, y: float, width: float, height: float, radius: float) -> tuple[Command, ...]:
    """A rectangle with round corners as path commands, from its top left corner; any one unit."""
    right, bottom, inset = x + width, y + height, radius * (1 - _CIRCLE)
    if not radius:
        return (Move(x, y), Line(right, y), Line(right, bottom), Line(x, bottom), Close())
    return (
        Move(x + radius, y),
        Line(right - radius, y),
        Curve(right - inset, y, right, y + inset, right, y + radius),
        Line(right, bottom - radius),
        Curve(right, bottom - inset, right - inset, bottom, right - radius, bottom),
        Line(x + radius, bottom),
        Curve(x + inset, bottom, x, bottom - inset, x, bottom - radius),
        Line(x, y + radius),
        Curve(x, y + inset, x + inset, y, x + radius, y),
        Close(),
    )


def _polyline(element: ElementTree.Element) -> tuple[Command, ...]:
    values = [float(value) for value in svgpath.NUMBER.findall(element.get("points", ""))]
    points = list(zip(values[::2], values[1::2], strict=True))
    if len(points) < 2:
        return ()
    drawn: list[Command] = [Move(*points[0]), *(Line(x, y) for x, y in points[1:])]
    if _tag(element) == "polygon":
        drawn.append(Close())
    return tuple(drawn)


def _numbers(element: ElementTree.Element, *names: str) -> tuple[float, ...]:
    return tuple(float(element.get(name, 0)) for name in names)


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
