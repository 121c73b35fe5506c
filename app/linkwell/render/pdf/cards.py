"""Lays out cards to cut out: an exact grid on each page, dashed cut lines that run through, words in the middle."""

import itertools
from dataclasses import dataclass, replace

from linkwell.domain.document import Cards, words
from linkwell.domain.drawing import Drawing
from linkwell.render import symbols
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Mark, Node, Picture, Rule, Strip, moved
from linkwell.render.pdf.pennants import pennant
from linkwell.render.pdf.setting import Area, cell
from linkwell.render.pdf.text import natural_width

BARE_EDGE = 10 * MM  # what an exact sheet leaves free at the edges of the paper
_LARGE_PT = 16.0  # type that is asked for at this size is a promise to its reader
_BIG = 1.15  # words on cards are read from further away
_GROW = (2.2, 1.8, 1.5, 1.3)  # sizes for cards with plenty of room
_PLENTY = 0.5  # of the room that larger words may take
_SIZES = (_BIG, 1.06, 1.0, 0.9, 0.8)  # sizes for cards with less room
_PICTURE_SHARES, _PICTURE_ALONE = (0.42, 0.28), 0.7  # of a card's height that its symbol takes, with words and without
_SMALLEST_PICTURE_MM = 10.0
_NOWHERE = Node("P")  # for measuring only
_LEAST_PAGE = 0.6  # with less of the page left, the cards begin on the next one
_PAD = 4 * MM
_PAPER_EDGE = 5 * MM  # what no printer reaches
_LEAST = 10 * MM  # a smaller card could not be cut
_DASH = (4.0, 3.0)
_CUT_PT = 0.75


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page of cards: how many each way, how big, where the grid begins."""

    across: int
    down: int
    width: float
    height: float
    left: float
    bare: bool = False
    breaks: bool = False
    mirrored: bool = False
    picture_share: float = _PICTURE_SHARES[0]

    def left_of(self, column: int) -> float:
        """Where a card begins; the backs of a sheet run the other way."""
        return self.left + self.width * (self.across - 1 - column if self.mirrored else column)

    def cuts(self, colour: str, *, top: bool) -> list[Mark]:
        """The lines to cut along of one row."""
        right = self.left + self.across * self.width
        uprights = [self.left + i * self.width for i in range(self.across + 1)]
        cuts: list[Mark] = [Rule(x, 0.0, x, self.height, _CUT_PT, colour, _DASH) for x in uprights]
        if top:
            cuts.append(Rule(self.left, 0.0, right, 0.0, _CUT_PT, colour, _DASH))
        cuts.append(Rule(self.left, self.height, right, self.height, _CUT_PT, colour, _DASH))
        return cuts


def is_bare(block: Cards, area: Area) -> bool:
    """Whether these cards only fit when the page gives up its margins: ten badges on an A4 page."""
    needed = block.height * MM * block.down
    return block.height > 0 and area.page_height < needed <= _paper_room(area)


def own_pages(block: Cards, area: Area) -> bool:
    """Whether these cards leave no room for a title: fronts must lie exactly over their backs."""
    return bool(block.backs) or is_bare(block, area)


def cards(block: Cards, area: Area) -> list[Strip]:
    """Rows of cards, `down` on each page. Exact sizes are kept; the rest fills the page."""
    sheet = _sheet(block, area)
    node = Node("L", area.parent, block.key, detail="Decimal" if block.numbered else "")
    fronts = _Side(block, area, node, sheet, _common_share(block, sheet, area))
    other = replace(block, entries=block.backs, pictures=(), numbered=False)
    left = area.page_width - 2 * area.look.margins.left - sheet.left - sheet.across * sheet.width
    turned = replace(sheet, left=left, mirrored=True, breaks=True)
    backs = _Side(other, area, Node("L", area.parent, block.key), turned, _common_share(other, turned, area))
    strips: list[Strip] = []
    start = 0
    while start < len(block.entries):
        on_page = sheet.across * (_first_down(sheet, area) if not start else sheet.down)
        end = min(start + on_page, len(block.entries))
        strips += fronts.page(range(start, end))
        strips += backs.page(range(start, min(end, len(block.backs))))
        start = end
    if strips:
        strips[0] = strips[0]._replace(above=area.look.gap)
        strips[-1] = strips[-1]._replace(below=area.look.gap * 2)
    return strips


@dataclass(frozen=True, slots=True)
class _Side:
    """The fronts or the backs of some cards, and the share of the type size that suits all of them."""

    block: Cards
    area: Area
    node: Node
    sheet: _Sheet
    share: float

    def page(self, indexes: range) -> list[Strip]:
        """The rows of one page."""
        sheet = self.sheet
        strips: list[Strip] = []
        for start in range(indexes.start, indexes.stop, sheet.across):
            top = start == indexes.start
            marks: list[Mark] = [] if self._pennants else sheet.cuts(self.area.look.dark, top=top)
            for column, index in enumerate(range(start, min(start + sheet.across, indexes.stop))):
                marks.extend(self._card(index, sheet.left_of(column)))
            fresh = top and (start > 0 or sheet.breaks)
            strips.append(Strip(sheet.height, tuple(marks), fresh=fresh, bare=sheet.bare))
        return strips

    @property
    def _pennants(self) -> bool:
        return self.block.shape == "pennant"

    def _card(self, index: int, x: float) -> list[Mark]:
        item = Node("LI", self.node)
        if not self._pennants:
            return _card(self.block, index, (x, self.sheet, self.share), self.area, item)
        size = (self.sheet.width, self.sheet.height)
        made = pennant(self.block.entries[index], size, self.area, Node("LBody", item))
        return [moved(mark, x, 0.0) for mark in made]


def _first_down(sheet: _Sheet, area: Area) -> int:
    """How many rows stand on the first page, below what is there already."""
    if sheet.breaks or sheet.bare or not area.used:
        return sheet.down
    rest = area.page_height - area.used - area.look.gap
    return max(0, min(sheet.down, int((rest + 0.01) // sheet.height))) or sheet.down


def _paper_room(area: Area) -> float:
    margins = area.look.margins
    return area.page_height + margins.top + margins.bottom - 2 * BARE_EDGE


def _sheet(block: Cards, area: Area) -> _Sheet:
    """As many cards on a page as were asked for, or fewer if their words need more room."""
    across, down = max(1, block.across), max(1, block.down)
    if block.width:
        across = max(1, min(across, int((area.page_width - 2 * _PAPER_EDGE + 0.01) // max(block.width * MM, _LEAST))))
    sheet = _sized(block, (across, down), area)
    if block.height or block.width:
        return sheet
    fewer = [(x, y) for x in range(across, 0, -1) for y in range(down, 0, -1)]
    fewer.sort(key=lambda pair: -pair[0] * pair[1])
    ways = [(share, 1.0) for share in _PICTURE_SHARES]  # a smaller picture is better than smaller words
    smaller = [(share, _SIZES[-1]) for share in _PICTURE_SHARES]
    for tries in (ways, smaller) if area.look.body.size >= _LARGE_PT else (ways + smaller,):
        for counts, (share, smallest) in itertools.product(fewer, tries):
            tried = replace(_sized(block, counts, area), picture_share=share)
            if _holds(block, tried, area, smallest):
                return tried
    return sheet


def _holds(block: Cards, sheet: _Sheet, area: Area, share: float) -> bool:
    """Whether each card holds its words at this share of the usual size, and no word must be broken."""
    type_ = replace(area.look.body, size=area.look.body.size * share)
    width = sheet.width - 2 * _PAD
    for index, text in enumerate(block.entries):
        drawing = _drawing(block, index, sheet, area)
        room = sheet.height - 2 * _PAD - (drawing.height * MM + _PAD if drawing else 0.0)
        if natural_width(text, type_)[1] > width or cell(text, type_, width, _NOWHERE).height > room:
            return False
    return all(cell(text, type_, width, _NOWHERE).height <= sheet.height - 2 * _PAD for text in block.backs)


def _sized(block: Cards, counts: tuple[int, int], area: Area) -> _Sheet:
    across, down = counts
    rest = area.page_height - area.used - area.look.gap
    cramped = not block.height and rest < area.page_height * _LEAST_PAGE
    breaks = area.used > 0 and (cramped or bool(block.backs))
    room = area.page_height if breaks or not area.used else rest
    bare = is_bare(block, area)
    height = max(block.height * MM, _LEAST) if block.height else (room - 1.0) / down
    height = min(height, _paper_room(area) if bare else area.page_height - 1.0)
    if not bare:
        down = max(1, min(down, int((area.page_height + 0.01) // height)))
    width = min(max(block.width * MM, _LEAST) if block.width else area.width / across, area.page_width / across)
    left = area.x
    if block.width:  # an exact grid may be wider than the text; it stands in the middle of the paper
        left = (area.page_width - width * across) / 2 - area.look.margins.left
    return _Sheet(across, down, width, height, left, bare, breaks)


def _card(block: Cards, index: int, place: tuple[float, _Sheet, float], area: Area, node: Node) -> list[Mark]:
    x, sheet, share = place
    look = area.look
    marks: list[Mark] = []
    if block.numbered:
        sign = cell(words(str(index + 1)), look.quiet, 1e3, Node("Lbl", node))
        marks.extend(sign.marks(x + 2.5 * MM, 1.8 * MM))
    picture = _drawing(block, index, sheet, area)
    tall = picture.height * MM + _PAD if picture else 0.0
    text = block.entries[index]
    body = Node("LBody", node)
    type_ = replace(look.body, size=look.body.size * share)
    set_ = cell(text, type_, sheet.width - 2 * _PAD, body) if text else None
    top = max(_PAD / 2, (sheet.height - tall - (set_.height if set_ else -_PAD)) / 2)
    symbol = block.picture(index)
    if picture and symbol:
        left = x + (sheet.width - picture.width * MM) / 2
        figure = Node("Figure", body, alt=symbol.alt) if symbol.alt else None
        marks.append(Picture(left, top, picture, look.ink, figure))
    if set_:
        marks.extend(set_.marks(x + _PAD, top + tall, sheet.width - 2 * _PAD))
    return marks


def _drawing(block: Cards, index: int, sheet: _Sheet, area: Area) -> Drawing | None:
    """The symbol of a card: as large as is handsome, and no larger where words must stand below it."""
    symbol = block.picture(index)
    if symbol is None:
        return None
    share = sheet.picture_share if block.entries[index] else _PICTURE_ALONE
    wide = min(sheet.width - 2 * _PAD, sheet.height * share) / MM
    return symbols.at_width(area.symbols, symbol.name, max(_SMALLEST_PICTURE_MM, wide))


def _common_share(block: Cards, sheet: _Sheet, area: Area) -> float:
    """The largest size that suits every card, so that one set of cards is set in one size."""
    taken = [drawing.height * MM + _PAD if (drawing := _drawing(block, at, sheet, area)) else 0.0 for at in _all(block)]
    for share, plenty in (*((share, _PLENTY) for share in _GROW), *((share, 1.0) for share in _SIZES)):
        type_ = replace(area.look.body, size=area.look.body.size * share)
        heights = (cell(text, type_, sheet.width - 2 * _PAD, _NOWHERE).height for text in block.entries if text)
        rooms = (sheet.height - 2 * _PAD - tall for tall, text in zip(taken, block.entries, strict=True) if text)
        if all(height <= room * plenty for height, room in zip(heights, rooms, strict=True)):
            return share
    return _SIZES[-1]


def _all(block: Cards) -> range:
    return range(len(block.entries))
