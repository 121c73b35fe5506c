"""Lays out cards to cut out: an exact grid on each page, dashed cut lines that run through, words in the middle."""

from dataclasses import dataclass, replace

from linkwell.domain.document import Cards, Text, words
from linkwell.domain.drawing import Drawing
from linkwell.render import symbols
from linkwell.render.pdf.marks import Mark, Node, Picture, Rule, Strip
from linkwell.render.pdf.setting import Area, Cell, cell
from linkwell.render.pdf.text import MM, Type

BARE_EDGE = 10 * MM  # what an exact sheet leaves free at the edges of the paper
_SMALLEST = 0.7
_BIG = 1.15  # words on cards are read from further away
_GROW = (2.2, 1.8, 1.5, 1.3)  # sizes for cards with plenty of room
_PLENTY = 0.5  # of the room that larger words may take
_SHRINK = (_BIG, 1.06, 0.98, 0.9, _SMALLEST * _BIG)
_PICTURE_SHARE, _PICTURE_ALONE = 0.42, 0.7  # of a card's height that its symbol takes, with words and without
_SMALLEST_PICTURE_MM = 10.0
_NOWHERE = Node("P")  # for measuring only
_LEAST_PAGE = 0.6  # with less of the page left, the cards begin on the next one
_PAD = 4 * MM
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

    def row(self, marks: list[Mark], area: Area, *, top: bool, first: bool) -> Strip:
        """A row of cards with its cut lines."""
        colour = area.look.dark
        right = self.left + self.across * self.width
        uprights = [self.left + i * self.width for i in range(self.across + 1)]
        cuts: list[Mark] = [Rule(x, 0.0, x, self.height, _CUT_PT, colour, _DASH) for x in uprights]
        if top:
            cuts.append(Rule(self.left, 0.0, right, 0.0, _CUT_PT, colour, _DASH))
        cuts.append(Rule(self.left, self.height, right, self.height, _CUT_PT, colour, _DASH))
        fresh = top and (not first or self.breaks)
        return Strip(self.height, (*cuts, *marks), keep=False, fresh=fresh, bare=self.bare)


def is_bare(block: Cards, area: Area) -> bool:
    """Whether these cards only fit when the page gives up its margins: ten badges on an A4 page."""
    needed = block.height * MM * block.down
    return block.height > 0 and area.page_height < needed <= _paper_room(area)


def cards(block: Cards, area: Area) -> list[Strip]:
    """Rows of cards, `down` on each page. Exact sizes are kept; the rest fills the page."""
    sheet = _sheet(block, area)
    node = Node("L", area.parent, block.key, detail="Decimal" if block.numbered else "")
    share = _common_share(block, sheet, area)
    strips: list[Strip] = []
    for index in range(0, len(block.entries), sheet.across):
        row = index // sheet.across
        marks: list[Mark] = []
        for column in range(min(sheet.across, len(block.entries) - index)):
            x = sheet.left + column * sheet.width
            marks.extend(_card(block, index + column, (x, sheet, share), area, Node("LI", node)))
        strips.append(sheet.row(marks, area, top=row % sheet.down == 0, first=row == 0))
    if strips:
        strips[0] = strips[0]._replace(above=area.look.gap)
        strips[-1] = strips[-1]._replace(below=area.look.gap * 2)
    return strips


def _paper_room(area: Area) -> float:
    margins = area.look.margins
    return area.page_height + margins.top + margins.bottom - 2 * BARE_EDGE


def _sheet(block: Cards, area: Area) -> _Sheet:
    across, down = max(1, block.across), max(1, block.down)
    rest = area.page_height - area.used - area.look.gap
    breaks = not block.height and area.used > 0 and rest < area.page_height * _LEAST_PAGE
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
    set_ = _fitted(text, look.body, (sheet, tall, share), body) if text else None
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
    share = _PICTURE_SHARE if block.entries[index] else _PICTURE_ALONE
    wide = min(sheet.width - 2 * _PAD, sheet.height * share) / MM
    return symbols.at_width(area.symbols, symbol.name, max(_SMALLEST_PICTURE_MM, wide))


def _common_share(block: Cards, sheet: _Sheet, area: Area) -> float:
    """The largest size that suits every card, so that one set of cards is set in one size."""
    taken = [drawing.height * MM + _PAD if (drawing := _drawing(block, at, sheet, area)) else 0.0 for at in _all(block)]
    for share in _GROW:
        type_ = replace(area.look.body, size=area.look.body.size * share)
        heights = (cell(text, type_, sheet.width - 2 * _PAD, _NOWHERE).height for text in block.entries if text)
        rooms = (sheet.height - 2 * _PAD - tall for tall, text in zip(taken, block.entries, strict=True) if text)
        if all(height <= room * _PLENTY for height, room in zip(heights, rooms, strict=True)):
            return share
    return _BIG


def _all(block: Cards) -> range:
    return range(len(block.entries))


def _fitted(text: Text, type_: Type, place: tuple[_Sheet, float, float], node: Node) -> Cell:
    """The words at the size of their set, or as large as this card allows, down to 70% of the usual size."""
    sheet, taken, share = place
    room = sheet.height - 2 * _PAD - taken
    width = sheet.width - 2 * _PAD
    for smaller in (share, *_SHRINK):
        set_ = cell(text, replace(type_, size=type_.size * smaller), width, node)
        if set_.height <= room:
            break
    return set_
