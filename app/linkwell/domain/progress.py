"""How long work tells its caller how far it is, and how the caller stops it.

A progress callable takes the fraction done (0.0 to 1.0) and a short message. To cancel, it raises
`Cancelled`; the work needs no other flag.
"""

from collections.abc import Callable

Progress = Callable[[float, str], None]


def silent(fraction: float, message: str) -> None:
    """Ignore progress: the default for callers that do not show any."""


def part_of(progress: Progress, start: float, end: float) -> Progress:
    """Give a sub-task its slice of the bar, from `start` to `end` of the whole."""

    def scaled(fraction: float, message: str) -> None:
        progress(start + (end - start) * fraction, message)

    return scaled
