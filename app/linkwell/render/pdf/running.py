"""What runs along every page: the classes and the part's title at its head, credit and page number at its foot."""

from dataclasses import replace

from linkwell.domain.document import words
from linkwell.render.pdf.layout import LaidDocument, LaidPart
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Mark, Node, Page, Rule
from linkwell.render.pdf.setting import Cell, cell
from linkwell.render.pdf.text import Type, clean

_HEAD = 11.5 * MM
_FOOT = 9.0 * MM
_LEAST_EDGE = 5 * MM
_BARE_HEAD = 6.6 * MM
_BARE_FOOT = 5.0 * MM
_BETWEEN = 8 * MM
_FOOT_LINES = 2
_FOOT_SIZES = (1.0, 0.9, 0.8, 0.72, 0.6, 0.5, 0.4)


def running_marks(laid: LaidDocument, part: LaidPart, page: Page, number: int) -> tuple[Mark, ...]:
    """Header and footer of page `number`, from the corner of the paper; the first page has no header."""
    title = part.title if page is part.pages[0] else None
    head = [] if number == 1 and title is None else _head(laid.document.running_head, part, page, title)
    return (*head, *_foot(part, page, f"Page {number} of {laid.page_count}"))


def _head(running_head: str, part: LaidPart, page: Page, title: Node | None) -> list[Mark]:
    look, margins = part.look, part.look.margins
    right = part.width - margins.right
    type_ = look.running
    named = replace(type_, colour=look.ink, strong=True) if title else type_
    needed = type_.width(running_head) + named.width(part.part.title) + _BETWEEN
    if needed <= right - margins.left or not running_head or page.bare or not _two_lines(part):
        return _head_line(running_head, part, page, title)
    width = right - margins.left
    first = _first_of_two(type_)
    heads, name = _smaller(running_head, type_, width, None), _smaller(part.part.title, named, width, title)
    second = first + type_.height
    y = second + 1.9 * MM
    return [
        *heads.marks(margins.left, first - heads.type.drop),
        *name.marks(right - name.width, second - name.type.drop),
        Rule(margins.left, y, right, y, 0.5, look.line),
    ]


def _two_lines(part: LaidPart) -> bool:
    """Whether the upper margin has room for the classes above the title."""
    type_ = part.look.running
    return _first_of_two(type_) + type_.height + 3.5 * MM <= part.look.margins.top


def _first_of_two(type_: Type) -> float:
    """The baseline of the upper line, from the edge of the paper."""
    return max(_HEAD - type_.height, _LEAST_EDGE + type_.regular.cap_height * type_.size)


def _head_line(running_head: str, part: LaidPart, page: Page, title: Node | None) -> list[Mark]:
    """The classes at the left and the title at the right, as much of them as one line holds."""
    look, margins = part.look, part.look.margins
    right = part.width - margins.right
    width = right - margins.left
    type_ = look.running
    baseline = _BARE_HEAD if page.bare else _HEAD
    named = replace(type_, colour=look.ink, strong=True) if title else type_
    name = _one_line(part.part.title, named, width * 0.55, title)
    heads = _one_line(running_head, type_, width - name.width - _BETWEEN, None)
    marks = [
        *heads.marks(margins.left, baseline - type_.drop),
        *name.marks(right - name.width, baseline - named.drop),
    ]
    if not page.bare:
        y = baseline + 1.9 * MM
        marks.append(Rule(margins.left, y, right, y, 0.5, look.line))
    return marks


def _smaller(text: str, type_: Type, room: float, node: Node | None) -> Cell:
    """The words on one line, a little smaller if they are long, and cut only if that is not enough."""
    size = next((share for share in _FOOT_SIZES if type_.width(text) * share <= room), _FOOT_SIZES[-1])
    return _one_line(text, replace(type_, size=type_.size * size), room, node)


def _foot(part: LaidPart, page: Page, number: str) -> list[Mark]:
    look, margins = part.look, part.look.margins
    right = part.width - margins.right
    type_ = look.running
    baseline = part.height - (_BARE_FOOT if page.bare else _FOOT)
    pages = _one_line(number, type_, right - margins.left, None)
    marks = pages.marks(right - pages.width, baseline - type_.drop)
    room = right - margins.left - pages.width - _BETWEEN
    if part.part.footer:
        credit = _fitted(part.part.footer, type_, room, 1 if page.bare else _FOOT_LINES)
        top = baseline - credit.type.drop - (credit.height - credit.type.height)
        marks.extend(credit.marks(margins.left, top))
    return marks


def _fitted(text: str, type_: Type, room: float, most: int) -> Cell:
    """A credit must be whole: it becomes smaller before it takes more lines than there is room for."""
    for share in _FOOT_SIZES:
        credit = cell(words(text), replace(type_, size=type_.size * share), room, None)
        if len(credit.lines) <= most:
            break
    return credit


def _one_line(text: str, type_: Type, room: float, node: Node | None) -> Cell:
    """As much of the words as fits on a line; a header is a help, its full words stand elsewhere."""
    text = clean(text)
    while text and type_.width(text) > room:
        cut = text.removesuffix("\u2026").rstrip()
        text = cut[: max(0, len(cut) * 9 // 10)].rstrip() + "\u2026" if len(cut) > 1 else ""
    return cell(words(text), type_, 1e6, node)
