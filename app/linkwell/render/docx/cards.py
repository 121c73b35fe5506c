"""Cards and badges to cut out: one table of exact size on a page, with dashed lines to cut along."""

from dataclasses import dataclass, replace

from linkwell.domain.document import Cards, plain
from linkwell.domain.drawing import Drawing
from linkwell.render import symbols
from linkwell.render.docx.drawingml import figure
from linkwell.render.docx.grid import Cell, Grid, Row, grid
from linkwell.render.docx.inlines import inlines
from linkwell.render.docx.job import Job, Page, Place
from linkwell.render.docx.markup import edge, paragraph, points, run, spacing
from linkwell.render.docx.measure import MM_PER_POINT, lines, text_width
from linkwell.render.docx.pennants import pennant

TITLE_ROOM = 7.0  # mm for the title of a page that cards fill
_EDGE = 5.0  # mm that a printer may leave white
_PADDING = 4.0
_BARE = (0.0, 0.0, 0.0, 0.0)
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
    """The page that cards of a given size need: the usual one, or one with margins as narrow as they must be.

    Cards with backs stand in the middle of the paper, so that fronts lie over backs.
    """
    if block.backs:
        side = (usual.left + usual.right) / 2
        return replace(usual, left=side, right=side)
    wide, high = block.width * block.across, block.height * block.down
    if high + _ROOM_BELOW <= usual.text_height or high + _ROOM_BELOW + 2 * _EDGE > usual.height:
        return usual
    spare = usual.height - high - _ROOM_BELOW
    top = _EDGE if spare < 2 * _EDGE + TITLE_ROOM else (spare - TITLE_ROOM) / 2
    bottom = min(spare - top, max(_EDGE, spare - top - TITLE_ROOM))
    side = min(usual.left, usual.right, max(_EDGE, (usual.width - wide) / 2))
    return Page(usual.width, usual.height, top, side, bottom, side, bare=True)


def cards(job: Job, block: Cards, place: Place) -> str:
    """The XML of cards, page after page; a page of backs follows each page of fronts, the other way round."""
    if block.across * block.down <= 0 or not block.entries:
        return ""
    block, size = _sized(job, block, place)
    on_page = block.across * block.down
    backs = replace(block, entries=block.backs, pictures=(), backs=(), numbered=False)
    turned = replace(size, sizes=_type_sizes(job, backs, place, size))
    made = []
    for start in range(0, len(block.entries), on_page):
        job.break_due |= start > 0
        shown = range(start, min(start + on_page, len(block.entries)))
        made.append(job.before_table() + _sheet(job, block, shown, (place, size)) + job.gap(1.0))
        if block.backs:
            job.break_due = True
            made.append(job.before_table() + _sheet(job, backs, shown, (place, turned), turned=True) + job.gap(1.0))
    return "".join(made)


def _sized(job: Job, block: Cards, place: Place) -> tuple[Cards, _Size]:
    """The cards as many to a page as their words and the paper allow, and the size of each."""
    if block.width:
        across = max(1, min(block.across, int((job.sheet.width - 2 * _EDGE + 0.01) // block.width)))
        down = max(1, min(block.down, int(job.sheet.text_height // max(block.height, 1.0))))
        block = replace(block, across=across, down=down)
        return block, _size(job, block, place)
    counts = [(across, down) for across in range(block.across, 0, -1) for down in range(block.down, 0, -1)]
    for across, down in sorted(counts, key=lambda pair: -pair[0] * pair[1]):
        tried = replace(block, across=across, down=down)
        size = _size(job, tried, place)
        if _holds(job, tried, place, size):
            return tried, size
    return block, _size(job, block, place)


def _holds(job: Job, block: Cards, place: Place, size: _Size) -> bool:
    """Whether the words of every card fit at the smallest size."""
    least, width = size.sizes[-1], size.width - 2 * _PADDING
    line = least * place.face.leading * MM_PER_POINT
    number = job.style.small_pt * 1.25 * MM_PER_POINT if block.numbered else 0.0
    for at, text in enumerate(block.entries):
        room = size.height - 2 * _PADDING - number - _picture_height(job, block, at, size)
        longest = max(map(len, plain(text).split()), default=0)
        if (lines(text, least, width) * line > room and text) or text_width("x" * longest, least) > width:
            return False
    return all(lines(text, least, width) * line <= size.height - 2 * _PADDING for text in block.backs)


def _size(job: Job, block: Cards, place: Place) -> _Size:
    """The size of a card; cards that fill the page leave room for what stands above the first of them."""
    room = job.sheet.text_height - _ROOM_BELOW
    above = job.used * _CAREFUL
    fits = above <= room * _LARGEST_SHARE and block.height * block.down <= room - above and not block.backs
    if not fits and job.used and not job.sheet.bare:
        job.break_due, above = True, 0.0
    wide = block.width or min(place.width / block.across, job.sheet.text_width / block.across)
    high = min(block.height or (room - above) / block.down, room / block.down)
    usual = place.face.size * _BIG
    size = _Size(wide, high, (), usual + 0.5)
    return replace(size, sizes=_type_sizes(job, block, place, size))


def _type_sizes(job: Job, block: Cards, place: Place, size: _Size) -> tuple[float, ...]:
    """The sizes in points that the words of these cards may have, largest first."""
    common = _common_share(job, block, place, size)
    shares = (common, *_SHARES) if common > _BIG else _SHARES
    return tuple(round(place.face.size * share * 2) / 2 for share in shares)


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


def _sheet(job: Job, block: Cards, indexes: range, at: tuple[Place, _Size], *, turned: bool = False) -> str:
    place, size = at
    cut = "".join(edge(side, "dashed", 6, job.colours.dark) for side in ("top", "left", "bottom", "right"))
    rows = []
    for begin in range(indexes.start, indexes.stop, block.across):
        numbers = range(begin + 1, min(begin + block.across, indexes.stop) + 1)
        if block.shape == "pennant":
            cells = [
                Cell(pennant(job, block.entries[number - 1], place, (size.width, size.height)), padding=_BARE)
                for number in numbers
            ]
        else:
            shown = [_card(job, block, number, place, size) for number in numbers]
            cells = [Cell(card, cut, padding=(1.5, 3.0, 1.0, 3.0)) for card in shown]
        cells += [Cell("")] * (block.across - len(numbers))
        rows.append(Row(cells, size.height, exact=True))
    about = f"Cards to cut out, {block.across} across" + (", the backs" if turned else "")
    return grid(Grid([size.width] * block.across, rows, centred=True, description=about, turned=turned))


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
