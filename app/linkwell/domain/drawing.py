"""Vector pictures in millimetres, the same for every output format.

Symbols and diagrams become a `Drawing`; each renderer only has to know how to draw paths. The origin is the
top left corner and y grows downwards.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """Start a new sub-path at (x, y)."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line to (x, y)."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bezier curve with two control points to (x, y)."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Close:
    """Close the current sub-path."""


Command = Move | Line | Curve | Close


@dataclass(frozen=True, slots=True)
class Path:
    """One outline. `stroke_pt` 0 means no line; fills use the even-odd rule, so holes stay open."""

    commands: tuple[Command, ...]
    stroke_pt: float = 0.0
    filled: bool = False
    dashed: bool = False
    round_ends: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """Paths inside a box of `width` x `height` mm, in one colour chosen by the renderer."""

    width: float
    height: float
    paths: tuple[Path, ...]

    def scaled_to(self, width: float) -> "Drawing":
        """The same picture at another width, in proportion; line weights stay as they are."""
        factor = width / self.width
        return Drawing(width, self.height * factor, tuple(_scaled(path, factor) for path in self.paths))


def _scaled(path: Path, factor: float) -> Path:
    commands = tuple(_scaled_command(command, factor) for command in path.commands)
    return Path(commands, path.stroke_pt, path.filled, path.dashed, path.round_ends)


def _scaled_command(command: Command, factor: float) -> Command:
    match command:
        case Move(x, y):
            return Move(x * factor, y * factor)
        case Line(x, y):
            return Line(x * factor, y * factor)
        case Curve(x1, y1, x2, y2, x, y):
            return Curve(x1 * factor, y1 * factor, x2 * factor, y2 * factor, x * factor, y * factor)
        case Close():
            return command
