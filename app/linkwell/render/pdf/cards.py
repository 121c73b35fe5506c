"""Lays out cards to cut out: an exact grid on each page, dashed cut lines that run through, words in the middle."""

from dataclasses import dataclass, replace

from linkwell.domain.document import Cards, Text, words
from linkwell.render.pdf.marks import Mark, Node, Rule, Strip
from linkwell.render.pdf.setting import Area, Cell, cell
from linkwell.render.pdf.text import MM, Type

BARE_EDGE = 10 * MM  # what an exact sheet leaves free at the edges of the paper
_SMALLEST = 0.7
_SHRINK = (1.0, 0.92, 0.85, 0.78, _SMALLEST)
_LEAST_PAGE = 0.6  # with less of the page left, the cards begin on the next one
_PAD = 4 * MM
_LEAST = 10 * MM  # a smaller card could not be cut
_DASH = (4.0, 3.0)
_CUT_PT = 0.75
_BIG = 1.15  # words on cards are read from further away


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
    node = Node("L", area.parent, block.key)
    strips: list[Strip] = []
    for index in range(0, len(block.entries), sheet.across):
        row = index // sheet.across
        marks: list[Mark] = []
        for column, text in enumerate(block.entries[index : index + sheet.across]):
            x = sheet.left + column * sheet.width
            number = str(index + column + 1) if block.numbered else ""
            marks.extend(_card(text, number, (x, sheet), area, Node("LI", node)))
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


def _card(text: Text, number: str, place: tuple[float, _Sheet], area: Area, node: Node) -> list[Mark]:
    x, sheet = place
    look = area.look
    marks: list[Mark] = []
    if number:
        sign = cell(words(number), look.quiet, 1e3, Node("Lbl", node))
        marks.extend(sign.marks(x + 2.5 * MM, 1.8 * MM))
    if text:
        set_ = _fitted(text, replace(look.body, size=look.body.size * _BIG), sheet, Node("LBody", node))
        top = max(_PAD / 2, (sheet.height - set_.height) / 2)
        marks.extend(set_.marks(x + _PAD, top, sheet.width - 2 * _PAD))
    return marks


def _fitted(text: Text, type_: Type, sheet: _Sheet, node: Node) -> Cell:
    """The words as large as the card allows, down to 70% of their size."""
    room = sheet.height - 2 * _PAD
    width = sheet.width - 2 * _PAD
    for share in _SHRINK:
        smaller = replace(type_, size=type_.size * share)
        set_ = cell(text, smaller, width, node)
        if set_.height <= room:
            break
    return set_
