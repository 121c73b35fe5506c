"""Lays out what opens a pack or an item: the banner strip and the list of contents."""

from dataclasses import replace

from linkwell.domain.document import Banner, Contents, ContentsEntry, words
from linkwell.render import symbols
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Box, Mark, Node, PageNumber, PartLink, Picture, Piece, Rule, Strip
from linkwell.render.pdf.setting import Area, Cell, cell

_PAD = 4.5 * MM
_TILE = 30 * MM
_TILE_SYMBOL_MM = 21.0
_SMALL_TILE = 20 * MM
_SMALL_SYMBOL_MM = 14.0
_RADIUS = 2.5 * MM
_CHIP_PAD = 2.0 * MM
_NUMBER_WIDTH = 12 * MM
_INDENT = 6 * MM


def banner(block: Banner, area: Area) -> list[Strip]:
    """A strip with the theme's shape on a solid tile, the title, the question and short facts."""
    look = area.look
    large = block.level == 1
    tile, picture_mm = (_TILE, _TILE_SYMBOL_MM) if large else (_SMALL_TILE, _SMALL_SYMBOL_MM)
    drawing = symbols.at_width(area.symbols, block.symbol.name, picture_mm)
    tile = tile if drawing is not None else 3 * MM
    left = area.x + tile + _PAD
    width = area.width - tile - 2 * _PAD
    title = look.headings[0 if large else 1]
    node = Node("H1" if large else "H2", area.parent, block.key)
    inner, height = _words(block, width, (area, node, title.size))
    height = max(height + 2 * _PAD, tile if drawing is not None else 0.0)
    marks: list[Mark] = _ground(block, tile, height, area)
    content = sum(part.height + above for part, above in inner)
    y = max(_PAD, (height - content - _chips_height(block, width, area)) / 2)
    for part, above in inner:
        y += above
        marks.extend(part.marks(left, y))
        y += part.height
    marks.extend(_chips(block, (left, y, width), area)[0])
    if drawing is not None:  # drawn last, so that the title is read first
        figure = Node("Figure", area.parent, block.key, block.symbol.alt) if block.symbol.alt else None
        at = (area.x + (tile - picture_mm * MM) / 2, (height - drawing.height * MM) / 2)
        marks.append(Picture(*at, drawing, look.white if look.tint else look.colour(block.colour), figure))
    return [Strip(height, tuple(marks), below=look.gap * 2.6, keep=True)]


def _words(block: Banner, width: float, place: tuple[Area, Node, float]) -> tuple[list[tuple[Cell, float]], float]:
    """Title and question, each with the space above it, and the height of all the words."""
    area, node, size = place
    look = area.look
    title = replace(look.headings[0], size=size)
    parts = [(cell(words(block.title), title, width, node), 0.0)]
    if block.question:
        asked = replace(look.lead, colour=look.colour(block.colour), strong=True)
        parts.append((cell(words(block.question), asked, width, Node("P", area.parent, block.key)), 1.0 * MM))
    height = sum(part.height + above for part, above in parts)
    return parts, height + _chips_height(block, width, area)


def _ground(block: Banner, tile: float, height: float, area: Area) -> list[Mark]:
    look = area.look
    colour = look.colour(block.colour)
    fill = look.colour(block.fill) if look.tint else ""
    ground = Box(area.x, 0.0, area.width, height, 0.0 if fill else 1.0, colour, fill, _RADIUS)
    if not fill:  # to save ink the shape stands on white
        return [ground]
    dark = Box(area.x, 0.0, tile, height, fill=colour, radius=_RADIUS)
    # the tile's right side is straight: a second box covers its round corners
    square = Box(area.x + tile - _RADIUS, 0.0, _RADIUS, height, fill=colour)
    return [ground, dark, square] if tile > 2 * _RADIUS else [ground, Box(area.x, 0.0, tile, height, fill=colour)]


def _chips_height(block: Banner, width: float, area: Area) -> float:
    return _chips(block, (0.0, 0.0, width), area)[1]


def _chips(block: Banner, place: tuple[float, float, float], area: Area) -> tuple[list[Mark], float]:
    """The facts as small framed words, wrapping; the marks and their height."""
    look = area.look
    left, top, width = place
    marks: list[Mark] = []
    whole = Node("L", area.parent, block.key)
    height = look.small.height + 1.2 * MM
    x, y = left, top + 2.2 * MM
    for fact in block.facts:
        set_ = cell(words(fact), look.small, width - 2 * _CHIP_PAD, Node("LBody", Node("LI", whole)))
        wide = set_.width + 2 * _CHIP_PAD
        tall = set_.height + 1.2 * MM
        if x > left and x + wide > left + width:
            x, y = left, y + height + 1.2 * MM
        frame = Box(x, y, wide, tall, 0.6, look.colour(block.colour), look.white, min(tall / 2, 2 * MM))
        marks.extend((frame, *set_.marks(x + _CHIP_PAD, y + 0.6 * MM)))
        height = tall
        x += wide + 1.8 * MM
    return marks, (y + height - top if block.facts else 0.0)


# --- contents ----------------------------------------------------------------------------------------


def contents(block: Contents, area: Area) -> list[Strip]:
    """One line for each part, with dots that lead to its page number."""
    node = Node("TOC", area.parent, block.key)
    strips = [_entry(entry, area, Node("TOCI", node)) for entry in block.entries]
    if strips:
        strips[-1] = strips[-1]._replace(below=area.look.gap * 2)
    return strips


def _with_space(set_: Cell) -> Cell:
    """The same words with a space at the end, so that they are not joined to what is read next."""
    lines = [line._replace(pieces=_spaced(line.pieces)) for line in set_.lines]
    return set_._replace(lines=tuple(lines))


def _spaced(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    last = pieces[-1] if pieces else None
    return (*pieces[:-1], last._replace(text=f"{last.text.rstrip(' ')} ")) if last else pieces


def _entry(entry: ContentsEntry, area: Area, node: Node) -> Strip:
    look = area.look
    top = entry.level <= 1
    type_ = look.label if top else look.body
    indent = _INDENT * max(0, min(entry.level, 4) - 1)
    left, right = area.x + indent, area.x + area.width
    room = area.width - indent - _NUMBER_WIDTH
    link = Node("Link", Node("Reference", node), alt=entry.title)
    title = _with_space(cell(words(entry.title), type_, room, link))
    note = _with_space(cell(words(entry.note), look.quiet, room, link))
    marks: list[Mark] = title.marks(left, 0.0)
    last = title.lines[-1].width if title.lines else 0.0
    baseline = title.height - type_.height + type_.drop
    height = title.height
    if entry.note:
        if len(note.lines) == 1 and last + 3 * MM + note.width <= room:
            marks.extend(note.marks(left + last + 3 * MM, baseline - note.type.drop))
            last += 3 * MM + note.width
        else:
            marks.extend(note.marks(left, height))
            height += note.height
    dots, end, y = left + last + 2 * MM, right - _NUMBER_WIDTH + 2 * MM, baseline - 0.6
    if dots < end - 2 * MM:  # drawn from the right, so that the dots of all lines stand one below another
        marks.append(Rule(end, y, dots, y, 0.9, look.dark, (0.0, 3.6)))
    marks.append(PageNumber(right, baseline, entry.part_id, type_.regular, type_.size, look.ink, link))
    marks.append(PartLink(area.x, 0.0, area.width, height, entry.part_id, entry.title, link))
    gap = look.gap * (1.3 if top else 0.5)
    return Strip(height, tuple(marks), above=gap, below=look.gap * 0.4, baseline=baseline)
