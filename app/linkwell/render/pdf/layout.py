"""Lays out a whole document: each part by itself, so that an unchanged part need not be laid out again.

A part's pages depend on the part, the style and the symbols alone, never on page numbers: those are filled in
when everything is known (`LaidDocument.first_pages`).
"""

import itertools
from dataclasses import dataclass, field
from pathlib import Path

from linkwell.domain.document import PAPER_MM, Banner, Cards, CutLine, Document, Part, Voice, words
from linkwell.domain.progress import Progress
from linkwell.domain.style import Style
from linkwell.render.pdf import blocks, paginate
from linkwell.render.pdf.cards import BARE_EDGE, own_pages
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.look import Look, look, tighter
from linkwell.render.pdf.marks import Node, Page, Role, Strip
from linkwell.render.pdf.prose import heading_strips
from linkwell.render.pdf.setting import Area

_SHORT = 3  # pages
_SAVED = 0.2  # of the paper: what a tighter setting saves on a page at best
_PART_ROLES: tuple[Role, Role, Role] = ("H1", "H2", "H3")


@dataclass(frozen=True, slots=True)
class LaidPart:
    """A part on its pages; sizes are points. `title` is set when the title stands in the header alone."""

    part: Part
    look: Look
    width: float
    height: float
    pages: tuple[Page, ...]
    title: Node | None = None


@dataclass(frozen=True, slots=True)
class LaidDocument:
    """All pages in order, and the number (from 1) of each part's first page."""

    document: Document
    parts: tuple[LaidPart, ...]
    page_count: int
    first_pages: dict[str, int]


@dataclass(slots=True)
class LayoutCache:
    """Keeps laid-out parts between builds, for previews; parts that are no longer asked for are let go."""

    parts: dict[tuple[Part, str], LaidPart] = field(default_factory=dict)

    def keep(self, used: dict[tuple[Part, str], LaidPart]) -> None:
        self.parts = used


def lay_out(
    document: Document, style: Style, symbols: Path, progress: Progress, cache: LayoutCache | None = None
) -> LaidDocument:
    """All parts on pages. `progress` hears of each part; with a `cache`, unchanged parts are taken from it."""
    looks: dict[Voice, Look] = {}
    setting = f"{style!r} {symbols}"
    used: dict[tuple[Part, str], LaidPart] = {}
    laid: list[LaidPart] = []
    for index, part in enumerate(document.parts):
        progress(index / len(document.parts), f"Laying out {part.title}")
        if part.voice not in looks:
            looks[part.voice] = look(style, part.voice)
        found = cache.parts.get((part, setting)) if cache else None
        made = found or lay_out_part(part, looks[part.voice], symbols)
        if cache is not None:
            used[part, setting] = made
        laid.append(made)
    if cache is not None:
        cache.keep(used)
    return _numbered(document, laid)


def lay_out_part(part: Part, look_: Look, symbols: Path) -> LaidPart:
    """One part on pages, at least one; a short part gets a little less air if that saves it a page."""
    made = _lay_out(part, look_, symbols)
    saved = _SAVED * made.height * (len(made.pages) - 1)
    if 1 < len(made.pages) <= _SHORT and made.pages[-1].filled < saved:
        tight = _lay_out(part, tighter(look_), symbols)
        made = tight if len(tight.pages) < len(made.pages) else made
    if len(made.pages) > 1 and any(isinstance(block, CutLine) for block in part.blocks):
        whole = _lay_out(part, made.look, symbols, whole_slips=True)
        made = whole if len(whole.pages) == len(made.pages) else made
    return made


def _lay_out(part: Part, look_: Look, symbols: Path, *, whole_slips: bool = False) -> LaidPart:
    width, height = (side * MM for side in PAPER_MM[part.paper])
    margins = look_.margins
    area = Area(
        look_,
        0.0,
        width - margins.left - margins.right,
        height - margins.top - margins.bottom,
        width,
        symbols,
        blocks.measure,
    )
    room = paginate.Room(area.page_height, height - 2 * BARE_EDGE)
    strips, title = _title(part, area)
    cuts: list[int] = []
    for block in part.blocks:
        if isinstance(block, Cards) and strips:
            area = _below(area, strips, room)
        strips.extend(area.measure(block, area))
        if isinstance(block, CutLine) and not block.fold:
            cuts.append(len(strips))
    if cuts and whole_slips:
        slips = itertools.pairwise((0, *cuts, len(strips)))
        strips = [strip for a, b in slips for strip in _whole(strips[a:b], room)]
    pages = paginate.pages(strips, room) or (Page((), 0.0),)
    return LaidPart(part, look_, width, height, pages, title)


def _whole(slip: list[Strip], room: paginate.Room) -> list[Strip]:
    """What is cut out as one piece stands on one page, if a page can hold it."""
    if not slip or sum(strip.height + strip.above + strip.below for strip in slip) > room.height:
        return slip
    return [*(strip._replace(keep=True) for strip in slip[:-1]), slip[-1]]


def _title(part: Part, area: Area) -> tuple[list[Strip], Node | None]:
    """The heading that a part prints, or the node of the one in its header."""
    first = part.blocks[0] if part.blocks else None
    if not part.title_shown or isinstance(first, Banner):
        return [], None
    role = _PART_ROLES[min(max(part.level, 1), 3) - 1]
    if isinstance(first, Cards) and own_pages(first, area):
        return [], Node(role)
    return heading_strips(words(part.title), 1, role, "", area), None


def _below(area: Area, strips: list[Strip], room: paginate.Room) -> Area:
    """The area for cards, which fill what is left of a page."""
    made = paginate.pages(strips, room)
    used = made[-1].filled + strips[-1].below if made else 0.0
    return Area(
        area.look, area.x, area.width, area.page_height, area.page_width, area.symbols, area.measure, None, used
    )


def _numbered(document: Document, laid: list[LaidPart]) -> LaidDocument:
    first_pages: dict[str, int] = {}
    page = 1
    for made in laid:
        first_pages.setdefault(made.part.id, page)
        page += len(made.pages)
    return LaidDocument(document, tuple(laid), page - 1, first_pages)
