"""The empty figures that pupils write in: circles, lines and bubbles as drawings, the same in every format.

Labels are not part of a drawing. Renderers print them as real text above or below it: `label_positions` says
where along the width each one is centred, `label_sides` on which side. Lengths are millimetres.
"""

import itertools
import math
from typing import Literal, assert_never

from linkwell.domain.document import Diagram
from linkwell.domain.drawing import Close, Command, Curve, Drawing, Line, Move, Path
from linkwell.render.symbols import rounded

Side = Literal["above", "below"]

PENNANT_FLAP = 17.0  # mm
PENNANT_NOTE = "fold over the string"
PENNANT_SIZES = (128.0, 104.0, 84.0, 66.0, 52.0, 40.0, 32.0, 26.0, 20.0)  # points that its words may have
PENNANT_WORDS = 0.62  # of its width, for its words
_ROUND = 4 / 3 * (math.sqrt(2) - 1)
_LEADER_PT = 0.75
_DOT = 0.9
_GAP = 6.0


def draw(diagram: Diagram, width: float, line_pt: float = 1.0) -> Drawing:
    """The figure at `width` mm, drawn with lines of `line_pt`."""
    match diagram.kind:
        case "venn":
            three = len(diagram.labels) > 3
            return _three_circles(width, line_pt) if three else _two_circles(width, line_pt)
        case "circles":
            return _rings(_amount(diagram), width, line_pt)
        case "timeline":
            return _timeline(max(2, diagram.count), width, line_pt)
        case "scale":
            return _scale(max(2, _amount(diagram)), width, line_pt)
        case "speech-bubbles":
            return _bubbles(_amount(diagram), width, line_pt)
        case _:
            assert_never(diagram.kind)


def label_positions(diagram: Diagram, width: float) -> tuple[float, ...]:
    """The centre of each label as a fraction of `width`, in the order of the labels."""
    count = len(diagram.labels)
    match diagram.kind:
        case "venn":
            return _venn_positions(count, width)
        case "circles":
            rings = _amount(diagram)
            return tuple(_band_centre(i, rings, width) / width for i in range(count))
        case "timeline":
            return _ends(count)
        case "scale" | "speech-bubbles":
            places = max(2 if diagram.kind == "scale" else 1, _amount(diagram))
            return tuple((i + 0.5) / places for i in range(count))
        case _:
            assert_never(diagram.kind)


def label_sides(diagram: Diagram) -> tuple[Side, ...]:
    """Whether each label stands above or below the drawing, in the order of the labels."""
    under: Side = "below"
    over: Side = "above"
    match diagram.kind:
        case "venn":
            count = len(diagram.labels)
            return tuple(under if index == 2 and count > 3 else over for index in range(count))
        case "circles" | "speech-bubbles":
            return (over,) * len(diagram.labels)
        case "timeline" | "scale":
            return (under,) * len(diagram.labels)
        case _:
            assert_never(diagram.kind)


def _amount(diagram: Diagram) -> int:
    """Points, bubbles or rings: at least one for each label."""
    return max(1, diagram.count, len(diagram.labels))


# --- overlapping circles -----------------------------------------------------------------------------


def _two_circles(width: float, line_pt: float) -> Drawing:
    radius, apart, top = _two_measures(width)
    left, right, middle = radius, radius + apart, width / 2
    meet = top + radius - math.sqrt(radius**2 - (apart / 2) ** 2)
    paths = (
        _outline(_ellipse(left, top + radius, radius, radius), line_pt),
        _outline(_ellipse(right, top + radius, radius, radius), line_pt),
        *_leader(middle, 0.0, meet + 3.0),
    )
    return Drawing(width, top + 2 * radius + 0.5, paths)


def _two_measures(width: float) -> tuple[float, float, float]:
    """Radius, distance of the centres, and where the circles begin."""
    radius = width / 3.15
    return radius, width - 2 * radius, 0.5


def _three_circles(width: float, line_pt: float) -> Drawing:
    radius = width / 3.1
    apart = width - 2 * radius
    top, low = 0.5 + radius, 0.5 + radius + apart * math.sqrt(3) / 2
    middle = width / 2
    paths = (
        _outline(_ellipse(radius, top, radius, radius), line_pt),
        _outline(_ellipse(width - radius, top, radius, radius), line_pt),
        _outline(_ellipse(middle, low, radius, radius), line_pt),
        *_leader(middle, 0.0, low - radius + 4.0),
    )
    return Drawing(width, low + radius + 0.5, paths)


def _venn_positions(count: int, width: float) -> tuple[float, ...]:
    """Two circles: left, both, right. Three: left, right, the lower one, and the middle."""
    side = width / 3.15 * 0.62 / width
    if count > 3:
        return (side, 1 - side, 0.5, 0.5, *([0.5] * (count - 4)))
    return (side, 0.5, 1 - side)[:count]


def _leader(x: float, start: float, end: float) -> tuple[Path, ...]:
    """A thin line from a label down to a dot inside the shape that it names."""
    line = Path((Move(x, start), Line(x, end)), _LEADER_PT)
    return line, Path(_ellipse(x, end, _DOT, _DOT), filled=True)


# --- rings one in another ----------------------------------------------------------------------------


def _rings(count: int, width: float, line_pt: float) -> Drawing:
    """Ellipses that share their left side nearly, so that each ring leaves a wide space to write on its right."""
    height = width * 0.62
    paths: list[Path] = []
    for index in range(count):
        left, right = _ring_edges(index, count, width)
        tall = height * (0.36 + 0.64 * (index + 1) / count) if count > 1 else height
        shape = _ellipse((left + right) / 2, height / 2, (right - left) / 2, tall / 2 - 0.5)
        paths.append(_outline(shape, line_pt))
    for index in range(count):
        paths.extend(_leader(_band_centre(index, count, width), 0.0, _ring_top(index, count, width) + 5.0))
    return Drawing(width, height, tuple(paths))


def _ring_edges(index: int, count: int, width: float) -> tuple[float, float]:
    """Left and right edge of a ring; 0 is the innermost."""
    step = min(4.0, width / 40)
    share = width / (count + 0.35)
    return 0.5 + step * (count - 1 - index), min(width - 0.5, share * (index + 1.35))


def _band_centre(index: int, count: int, width: float) -> float:
    left, right = _ring_edges(index, count, width)
    inner = _ring_edges(index - 1, count, width)[1] if index else left
    return (inner + right) / 2


def _ring_top(index: int, count: int, width: float) -> float:
    """Where the upper edge of a ring stands above the middle of its own space."""
    height = width * 0.62
    left, right = _ring_edges(index, count, width)
    tall = height * (0.36 + 0.64 * (index + 1) / count) if count > 1 else height
    across = (_band_centre(index, count, width) - (left + right) / 2) / ((right - left) / 2)
    return height / 2 - (tall / 2 - 0.5) * math.sqrt(max(0.0, 1 - across**2))


# --- lines with points -------------------------------------------------------------------------------


def _timeline(count: int, width: float, line_pt: float) -> Drawing:
    """A line with round points and room above and below each to write."""
    middle, tick, dot = 14.0, 5.0, 2.0
    first, last = width * 0.06, width * 0.92
    paths = [Path((Move(0.5, middle), Line(width - 0.5, middle)), line_pt * 1.5)]
    head = (Move(width - 4.0, middle - 2.5), Line(width - 0.5, middle), Line(width - 4.0, middle + 2.5))
    paths.append(Path(head, line_pt * 1.5))
    for index in range(count):
        x = first + (last - first) * index / (count - 1)
        paths.append(Path((Move(x, middle - tick), Line(x, middle + tick)), line_pt))
        paths.append(Path(_ellipse(x, middle, dot, dot), filled=True))
    return Drawing(width, middle * 2, tuple(paths))


def _ends(count: int) -> tuple[float, ...]:
    if count == 1:
        return (0.06,)
    return tuple(0.06 + 0.86 * index / (count - 1) for index in range(count))


def _scale(count: int, width: float, line_pt: float) -> Drawing:
    """A line from the first point to the last, each point an open ring to mark."""
    middle, radius = 4.5, 3.2
    centres = [(index + 0.5) / count * width for index in range(count)]
    paths: list[Path] = []
    for left, right in itertools.pairwise(centres):
        paths.append(Path((Move(left + radius, middle), Line(right - radius, middle)), line_pt * 1.5))
    paths.extend(_outline(_ellipse(x, middle, radius, radius), line_pt * 1.25) for x in centres)
    return Drawing(width, middle * 2, tuple(paths))


# --- speech bubbles ----------------------------------------------------------------------------------


def _bubbles(count: int, width: float, line_pt: float) -> Drawing:
    wide = (width - _GAP * (count - 1)) / count
    tall = min(60.0, max(34.0, wide * 0.62))
    paths = []
    for index in range(count):
        paths.append(_outline(_bubble(index * (wide + _GAP), wide, tall, mirrored=index % 2 == 1), line_pt))
    return Drawing(width, tall + 10.5, tuple(paths))


def _bubble(left: float, wide: float, tall: float, *, mirrored: bool) -> tuple[Command, ...]:
    """A rounded frame whose tail hangs from its lower edge, towards the left or the right."""
    box = list(rounded(left + 0.5, 0.5, wide - 1.0, tall, min(7.0, wide / 5)))
    edge, reach = tall + 0.5, min(0.22 * wide, 16.0)
    root = left + wide - 1.6 * reach if mirrored else left + reach
    tip = left + wide - 0.55 * reach if mirrored else left + 0.55 * reach
    tail = (Line(root + 7.0, edge), Line(tip, edge + 9.5), Line(root, edge))
    return (*box[:5], *tail, *box[5:])


# --- bunting -----------------------------------------------------------------------------------------


def pennant(width: float, height: float, line_pt: float = 0.75) -> Drawing:
    """A triangle to cut out, below a strip of `PENNANT_FLAP` mm to fold over a string."""
    edge, flap = 2.0, PENNANT_FLAP
    right, foot = width - edge, height - edge
    corners = (Line(right, edge), Line(right, flap), Line(width / 2, foot), Line(edge, flap), Close())
    cut = Path((Move(edge, edge), *corners), line_pt, dashed=True)
    return Drawing(width, height, (cut, Path((Move(edge, flap), Line(right, flap)), 0.5)))


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> tuple[Command, ...]:
    kx, ky = rx * _ROUND, ry * _ROUND
    return (
        Move(cx + rx, cy),
        Curve(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        Curve(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        Curve(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        Curve(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        Close(),
    )


def _outline(commands: tuple[Command, ...], line_pt: float) -> Path:
    return Path(commands, line_pt)
