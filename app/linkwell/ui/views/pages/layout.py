"""Where pages lie: one below the other, centred, at one scale; where they must fit, wider ones are made to.

Only geometry in logical pixels, from sizes in points; this file knows no widget, no PDF and no picture.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSizeF

GAP = 16
POINTS_PER_INCH = 72
ZOOM_STEPS = (25, 33, 40, 50, 58, 66, 75, 85, 100, 115, 130, 150, 175, 200, 250, 300, 400)
SMALLEST_ZOOM, LARGEST_ZOOM = ZOOM_STEPS[0], ZOOM_STEPS[-1]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page that should stay where the reader sees it.

    `part` is the share of the page's height above the place, `at` its distance from the top of the view in pixels.
    """

    page: int
    part: float
    at: int


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The boxes of all pages, the first one at the top, inside a surface of `width` by `height` pixels."""

    boxes: tuple[QRect, ...] = ()
    width: int = 0
    height: int = 0

    def page_at(self, y: int) -> int:
        """The index of the page at a height; the gap above a page belongs to that page."""
        return max(0, bisect_right(self.boxes, y, key=lambda box: box.top() - GAP) - 1)

    def between(self, top: int, bottom: int) -> range:
        """The indices of the pages that touch a strip of the surface."""
        if not self.boxes:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)

    def spot(self, scrolled: int, at: int) -> Spot:
        """The place seen `at` pixels below the top of a view that is scrolled down by `scrolled`."""
        page = self.page_at(scrolled + at)
        box = self.boxes[page]
        return Spot(page, (scrolled + at - box.top()) / max(1, box.height()), at)

    def scrolled_to(self, spot: Spot) -> int:
        """How far to scroll so that a place is where it was."""
        box = self.boxes[min(spot.page, len(self.boxes) - 1)]
        return round(box.top() + spot.part * box.height()) - spot.at


def lay_out(sizes: Sequence[QSizeF], scale: float, room: int, *, fitted: bool = False) -> PageLayout:
    """Stack pages of `sizes` (points) at `scale` (pixels for a point) in a view that is `room` pixels wide.

    With `fitted`, a page that is too wide for the view is shown smaller than the others.
    """
    widest = room - 2 * GAP if fitted else math.inf
    pixels = [_in_pixels(size, min(scale, widest / max(1.0, size.width()))) for size in sizes]
    width = max([room, *(across + 2 * GAP for across, _ in pixels)])
    boxes: list[QRect] = []
    top = GAP
    for across, down in pixels:
        boxes.append(QRect((width - across) // 2, top, across, down))
        top += down + GAP
    return PageLayout(tuple(boxes), width, top)


def _in_pixels(size: QSizeF, scale: float) -> tuple[int, int]:
    return max(1, math.floor(size.width() * scale + 0.5)), max(1, math.floor(size.height() * scale + 0.5))


def fitting_zoom(sizes: Sequence[QSizeF], room: int, dots_per_inch: float) -> int:
    """The whole per cent at which the commonest width of page fills `room` pixels with a margin on both sides.

    One poster among many sheets must not make the sheets too small to read.
    """
    widths = Counter(round(size.width()) for size in sizes)
    usual = max(widths, key=lambda width: (widths[width], width), default=1)
    return bounded_zoom(int((room - 2 * GAP) * POINTS_PER_INCH * 100 / (max(1, usual) * dots_per_inch)))


def bounded_zoom(percent: int) -> int:
    """The nearest zoom that is offered."""
    return min(max(percent, SMALLEST_ZOOM), LARGEST_ZOOM)


def next_zoom(percent: int) -> int:
    """The next larger step."""
    return next((step for step in ZOOM_STEPS if step > percent), LARGEST_ZOOM)


def previous_zoom(percent: int) -> int:
    """The next smaller step."""
    return next((step for step in reversed(ZOOM_STEPS) if step < percent), SMALLEST_ZOOM)
