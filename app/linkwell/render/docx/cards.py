"""Cards and badges to cut out: one table of exact size on a page, with dashed lines to cut along."""

from dataclasses import dataclass

from linkwell.domain.document import Cards
from linkwell.domain.drawing import Drawing
from linkwell.render import symbols
from linkwell.render.docx.drawingml import figure
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
_BIG = 1.15  # words on cards are read from further away
_GROW = (2.2, 1.8, 1.5, 1.3)  # sizes for cards with plenty of room
_PLENTY = 0.5  # of the room that larger words may take
_SHARES = (_BIG, 1.0, 0.92, 0.85, 0.78, 0.7)
_PICTURE_SHARE, _PICTURE_ALONE = 0.4, 0.65  # of a card's height that its symbol takes, with words and without
_SMALLEST_PICTURE, _PICTURE_AIR = 10.0, 3.0


@dataclass(frozen=True, slots=True)
class _Size:
    """One card in mm, and the sizes of type that its words may have, largest first."""

    width: float
    height: float
    sizes: tuple[float, ...]
    usual: float


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
        sheet = _sheet(job, block, range(start, min(start + on_page, len(block.entries))), (place, size))
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
    usual = place.face.size * _BIG
    common = _common_share(job, block, place, _Size(wide, high, (), usual))
    shares = (common, *_SHARES) if common > _BIG else _SHARES
    return _Size(wide, high, tuple(round(place.face.size * share * 2) / 2 for share in shares), usual + 0.5)


def _common_share(job: Job, block: Cards, place: Place, size: _Size) -> float:
    """The largest size that suits every card, so that one set of cards is set in one size."""
    width = size.width - 2 * _PADDING
    for share in _GROW:
        type_size = place.face.size * share
        for at, entry in enumerate(block.entries):
            tall = lines(entry, type_size, width) * type_size * place.face.leading * MM_PER_POINT if entry else 0.0
            if tall > (size.height - 2 * _PADDING - _picture_height(job, block, at, size)) * _PLENTY:
                break
        else:
            return share
    return _BIG


def _sheet(job: Job, block: Cards, indexes: range, at: tuple[Place, _Size]) -> str:
    place, size = at
    cut = "".join(edge(side, "dashed", 6, job.colours.dark) for side in ("top", "left", "bottom", "right"))
    rows = []
    for begin in range(indexes.start, indexes.stop, block.across):
        numbers = range(begin + 1, min(begin + block.across, indexes.stop) + 1)
        cells = [Cell(_card(job, block, number, place, size), cut, padding=(1.5, 3.0, 1.0, 3.0)) for number in numbers]
        cells += [Cell("")] * (block.across - len(numbers))
        rows.append(Row(cells, size.height, exact=True))
    about = f"Cards to cut out, {block.across} across"
    return grid(Grid([size.width] * block.across, rows, centred=True, description=about))


def _card(job: Job, block: Cards, number: int, place: Place, size: _Size) -> str:
    """The number in the corner, then the picture and the words in the middle of the card."""
    entry = block.entries[number - 1]
    corner = paragraph("CardNumber", run(str(number))) if block.numbered else ""
    inner = place.cell(size.width - 2 * _PADDING)
    shown, tall_picture = _picture(job, block, number - 1, size)
    taken = tall_picture + (job.style.small_pt * 1.25 * MM_PER_POINT if block.numbered else 0.0)
    room = size.height - 2 * _PADDING - taken
    tall = type_size = 0.0
    for type_size in size.sizes:
        tall = lines(entry, type_size, inner.width) * type_size * place.face.leading * MM_PER_POINT if entry else 0.0
        if tall <= (room * _PLENTY if type_size > size.usual else room):
            break
    before = points(max(0.0, (room - tall) / 2) / MM_PER_POINT)
    words = inlines(entry, job, inner if type_size == place.face.size else inner.sized(type_size))
    if not shown:
        return corner + paragraph(place.style("CardText"), words, spacing(before=before, after=0))
    picture = paragraph(place.style("CardText"), shown, "<w:keepNext/>" + spacing(before=before, after=0))
    return corner + picture + paragraph(place.style("CardText"), words, spacing(after=0))


def _picture(job: Job, block: Cards, index: int, size: _Size) -> tuple[str, float]:
    """The symbol of a card as a run, and the height in mm that it takes with the air below it."""
    symbol, drawing = block.picture(index), _drawing(job, block, index, size)
    if symbol is None or drawing is None:
        return "", 0.0
    return figure(drawing, job.colours.ink, symbol.alt, job.next_id()), drawing.height + _PICTURE_AIR


def _picture_height(job: Job, block: Cards, index: int, size: _Size) -> float:
    drawing = _drawing(job, block, index, size)
    return drawing.height + _PICTURE_AIR if drawing else 0.0


def _drawing(job: Job, block: Cards, index: int, size: _Size) -> Drawing | None:
    symbol = block.picture(index)
    drawing = symbols.load(job.symbols, symbol.name) if symbol else None
    if drawing is None:
        return None
    share = _PICTURE_SHARE if block.entries[index] else _PICTURE_ALONE
    return symbols.sized(drawing, max(_SMALLEST_PICTURE, min(size.width - 2 * _PADDING, size.height * share)))
