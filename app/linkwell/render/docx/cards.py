"""Cards and badges to cut out: one table of exact size on a page, with dashed lines to cut along."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkwell.domain.document import Cards, Text
from linkwell.render.docx.grid import Cell, Grid, Row, grid
from linkwell.render.docx.inlines import inlines
from linkwell.render.docx.job import Job, Page, Place
from linkwell.render.docx.markup import edge, paragraph, points, run, spacing
from linkwell.render.docx.measure import MM_PER_POINT, lines

TITLE_ROOM = 7.0  # mm for the title of a page that cards fill
_EDGE = 5.0  # mm that a printer may leave white
_PADDING = 4.0
_ROOM_BELOW = 3.0  # mm for the lines of the table and the paragraph that Word wants after it
_LARGEST_SHARE = 0.4  # of a page that may stand above the cards before they begin a page of their own
_CAREFUL = 1.1  # what stands above is only an estimate
_SHARES = (1.15, 1.0, 0.92, 0.85, 0.78, 0.7)  # sizes to try: words on cards are read from further away


@dataclass(frozen=True, slots=True)
class _Size:
    """One card in mm, and the sizes of type that its words may have, largest first."""

    width: float
    height: float
    sizes: tuple[float, ...]


def full_page(block: Cards, usual: Page) -> Page:
    """The page that cards of a given size need: the usual one, or one with margins as narrow as they must be."""
    wide, high = block.width * block.across, block.height * block.down
    if high + _ROOM_BELOW <= usual.text_height or high + _ROOM_BELOW + 2 * _EDGE > usual.height:
        return usual
    spare = usual.height - high - _ROOM_BELOW
    top = _EDGE if spare < 2 * _EDGE + TITLE_ROOM else (spare - TITLE_ROOM) / 2
    bottom = min(spare - top, max(_EDGE, spare - top - TITLE_ROOM))
    side = min(usual.left, usual.right, max(_EDGE, (usual.width - wide) / 2))
    return Page(usual.width, usual.height, top, side, bottom, side, bare=True)


def cards(job: Job, block: Cards, place: Place) -> str:
    """The XML of cards, page after page."""
    on_page = block.across * block.down
    if on_page <= 0 or not block.entries:
        return ""
    size = _size(job, block, place)
    made = []
    for start in range(0, len(block.entries), on_page):
        if start:
            job.break_due = True
        opening = job.before_table()
        sheet = _sheet(job, block, block.entries[start : start + on_page], (place, size, start))
        made.append(opening + sheet + job.gap(1.0))
    return "".join(made)


def _size(job: Job, block: Cards, place: Place) -> _Size:
    """The size of a card; cards that fill the page leave room for what stands above the first of them."""
    room = job.sheet.text_height - _ROOM_BELOW
    above = job.used * _CAREFUL
    fits = above <= room * _LARGEST_SHARE and block.height * block.down <= room - above
    if not fits and job.used and not job.sheet.bare:
        job.break_due, above = True, 0.0
    wide = min(block.width or place.width / block.across, job.sheet.text_width / block.across)
    high = min(block.height or (room - above) / block.down, room / block.down)
    usual = place.face.size
    return _Size(wide, high, tuple(round(usual * share * 2) / 2 for share in _SHARES))


def _sheet(job: Job, block: Cards, entries: Sequence[Text], at: tuple[Place, _Size, int]) -> str:
    place, size, start = at
    cut = "".join(edge(side, "dashed", 6, job.colours.dark) for side in ("top", "left", "bottom", "right"))
    rows = []
    for begin in range(0, len(entries), block.across):
        row = entries[begin : begin + block.across]
        numbers = range(start + begin + 1, start + begin + 1 + len(row))
        cells = [
            Cell(_card(job, entry, place, size, number if block.numbered else 0), cut, padding=(1.5, 3.0, 1.0, 3.0))
            for entry, number in zip(row, numbers, strict=True)
        ]
        cells += [Cell("")] * (block.across - len(row))
        rows.append(Row(cells, size.height, exact=True))
    about = f"Cards to cut out, {block.across} across"
    return grid(Grid([size.width] * block.across, rows, centred=True, description=about))


def _card(job: Job, entry: Text, place: Place, size: _Size, number: int) -> str:
    """The number in the corner, then the words in the middle of the card."""
    corner = paragraph("CardNumber", run(str(number))) if number else ""
    inner = place.cell(size.width - 2 * _PADDING)
    room = size.height - 2 * _PADDING - (job.style.small_pt * 1.25 * MM_PER_POINT if number else 0.0)
    for type_size in size.sizes:
        tall = lines(entry, type_size, inner.width) * type_size * place.face.leading * MM_PER_POINT
        if tall <= room:
            break
    before = points(max(0.0, (room - tall) / 2) / MM_PER_POINT)
    words = inlines(entry, job, inner if type_size == place.face.size else inner.sized(type_size))
    return corner + paragraph(place.style("CardText"), words, spacing(before=before, after=0))
