"""Turns the path data of an SVG (`M12 2a9 9 0 1 0 0 18z`) into lines and cubic curves.

It knows the whole path language; it does not know files, elements or colours.
"""

import math
import re
from dataclasses import dataclass, field

from linkwell.domain.drawing import Close, Command, Curve, Line, Move

NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_LETTER = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]")
_GAP = re.compile(r"[\s,]*")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_Point = tuple[float, float]


def commands(data: str) -> tuple[Command, ...]:
    """The commands of the attribute `d`. Raises `ValueError` when it is not path data."""
    pen = _Walk()
    for letter, values in _segments(data):
        pen.step(letter, values)
    return tuple(pen.drawn)


def _segments(data: str) -> list[tuple[str, list[float]]]:
    """Split path data into single steps; a letter that is left out repeats the last one."""
    found: list[tuple[str, list[float]]] = []
    at = _skip(data, 0)
    letter = ""
    while at < len(data):
        if _LETTER.match(data, at):
            letter, at = data[at], at + 1
        elif letter in {"", "Z", "z"}:
            raise ValueError("path data must begin with a letter")
        values, at = _values(data, _skip(data, at), letter)
        found.append((letter, values))
        letter = {"M": "L", "m": "l"}.get(letter, letter)
    return found


def _values(data: str, at: int, letter: str) -> tuple[list[float], int]:
    values: list[float] = []
    for index in range(_COUNTS[letter.upper()]):
        if letter in "Aa" and index in (3, 4):  # flags may stand without a space: `a1 1 0 012 2`
            text = data[at : at + 1]
            if text not in {"0", "1"}:
                raise ValueError("an arc flag is 0 or 1")
        else:
            match = NUMBER.match(data, at)
            if match is None:
                raise ValueError("a number is missing in path data")
            text = match.group()
        values.append(float(text))
        at = _skip(data, at + len(text))
    return values, at


def _skip(data: str, at: int) -> int:
    match = _GAP.match(data, at)
    return match.end() if match else at


@dataclass(slots=True)
class _Walk:
    """Follows the pen: where it is, where the sub-path began, and the last control point."""

    drawn: list[Command] = field(default_factory=list)
    at: _Point = (0.0, 0.0)
    start: _Point = (0.0, 0.0)
    control: _Point | None = None
    before: str = ""

    def step(self, letter: str, values: list[float]) -> None:
        kind = letter.upper()
        points = self._absolute(kind, values, relative=letter.islower())
        if kind in "MLHVZ":
            self._straight(kind, points)
        elif kind == "A":
            self._arc(values, points[-1])
        else:
            self._curve(kind, points)
        self.before = kind

    def _absolute(self, kind: str, values: list[float], *, relative: bool) -> list[_Point]:
        x, y = self.at if relative else (0.0, 0.0)
        if kind == "H":
            return [(x + values[0], self.at[1])]
        if kind == "V":
            return [(self.at[0], y + values[0])]
        if kind == "A":
            return [(x + values[5], y + values[6])]
        return [(x + values[i], y + values[i + 1]) for i in range(0, len(values), 2)]

    def _straight(self, kind: str, points: list[_Point]) -> None:
        if kind == "Z":
            self.drawn.append(Close())
            self.at = self.start
            return
        self.at = points[0]
        if kind == "M":
            self.start = self.at
        self.drawn.append(Move(*self.at) if kind == "M" else Line(*self.at))

    def _curve(self, kind: str, points: list[_Point]) -> None:
        smooth = kind in "ST"
        if smooth:
            points = [self._mirrored("CS" if kind == "S" else "QT"), *points]
        if kind in "QT":
            control, end = points
            first, second = _between(self.at, control), _between(end, control)
        else:
            first, control, end = points
            second = control
        self.drawn.append(Curve(*first, *second, *end))
        self.control, self.at = control, end

    def _mirrored(self, kinds: str) -> _Point:
        if self.control is None or self.before not in kinds or not self.before:
            return self.at
        return 2 * self.at[0] - self.control[0], 2 * self.at[1] - self.control[1]

    def _arc(self, values: list[float], end: _Point) -> None:
        rx, ry, turn = abs(values[0]), abs(values[1]), math.radians(values[2])
        if self.at != end and rx and ry:
            arc = _Arc.through(self.at, end, (rx, ry, turn), (values[3] != 0, values[4] != 0))
            self.drawn.extend(arc.curves(end))
        elif self.at != end:
            self.drawn.append(Line(*end))
        self.at = end


def _between(near: _Point, control: _Point) -> _Point:
    """The cubic control point that does what a quadratic one did: two thirds of the way."""
    return near[0] + (control[0] - near[0]) * 2 / 3, near[1] + (control[1] - near[1]) * 2 / 3


@dataclass(frozen=True, slots=True)
class _Arc:
    """Part of a turned ellipse, from angle `begin` through `sweep` radians."""

    centre: _Point
    rx: float
    ry: float
    turn: float
    begin: float
    sweep: float

    @classmethod
    def through(cls, start: _Point, end: _Point, shape: tuple[float, float, float], flags: tuple[bool, bool]) -> "_Arc":
        """The arc between two points, after the conversion in the SVG specification (appendix B.2.4)."""
        rx, ry, turn = shape
        large, clockwise = flags
        cos, sin = math.cos(turn), math.sin(turn)
        dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
        px, py = cos * dx + sin * dy, cos * dy - sin * dx
        grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))  # radii too small are enlarged
        rx, ry = rx * grow, ry * grow
        rest = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
        factor = math.sqrt(max(0.0, rest / ((rx * py) ** 2 + (ry * px) ** 2)))
        factor = -factor if large == clockwise else factor
        cx, cy = factor * rx * py / ry, -factor * ry * px / rx
        centre = (
            cos * cx - sin * cy + (start[0] + end[0]) / 2,
            sin * cx + cos * cy + (start[1] + end[1]) / 2,
        )
        begin = math.atan2((py - cy) / ry, (px - cx) / rx)
        sweep = math.atan2((-py - cy) / ry, (-px - cx) / rx) - begin
        if clockwise and sweep < 0:
            sweep += 2 * math.pi
        elif not clockwise and sweep > 0:
            sweep -= 2 * math.pi
        return cls(centre, rx, ry, turn, begin, sweep)

    def curves(self, end: _Point) -> list[Command]:
        """Cubic curves of at most a quarter turn each; the last one ends exactly at `end`."""
        count = max(1, math.ceil(abs(self.sweep) / (math.pi / 2) - 1e-9))
        part = self.sweep / count
        reach = 4 / 3 * math.tan(part / 4)
        drawn: list[Command] = []
        for index in range(count):
            a, b = self.begin + index * part, self.begin + (index + 1) * part
            first = self._place(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a))
            second = self._place(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b))
            last = end if index == count - 1 else self._place(math.cos(b), math.sin(b))
            drawn.append(Curve(*first, *second, *last))
        return drawn

    def _place(self, x: float, y: float) -> _Point:
        x, y = x * self.rx, y * self.ry
        cos, sin = math.cos(self.turn), math.sin(self.turn)
        return self.centre[0] + cos * x - sin * y, self.centre[1] + sin * x + cos * y
