"""Which laid-out pages hold a colour that is neither black, grey nor white: what a copier counts as a colour page.

It looks at the marks alone; head and foot of a page are black and grey in every style.
"""

from functools import lru_cache

from linkwell.render.pdf.layout import LaidPart
from linkwell.render.pdf.marks import Box, Colour, Disc, Mark, Page, PageNumber, PartLink, Picture, Rule, TextLine


def colour_pages(laid: LaidPart) -> int:
    """How many pages of the part hold colour."""
    return sum(map(_holds_colour, laid.pages)) if laid.look.coloured else 0


def _holds_colour(page: Page) -> bool:
    return any(_is_hue(colour) for placed in page.placed for mark in placed.marks for colour in _colours(mark))


def _colours(mark: Mark) -> tuple[Colour, ...]:
    match mark:
        case TextLine(colour=colour) | Rule(colour=colour) | Picture(colour=colour) | PageNumber(colour=colour):
            return (colour,)
        case Box(stroke=stroke, fill=fill) | Disc(stroke=stroke, fill=fill):
            return (stroke, fill)
        case PartLink():
            return ()


@lru_cache(maxsize=64)
def _is_hue(colour: Colour) -> bool:
    return len(set(colour.split())) > 1
