"""Lays out pictures: symbols with words, empty diagrams with their labels, and the steps of the year."""

from dataclasses import replace

from linkwell.domain.document import Diagram, Symbols, YearStrip, words
from linkwell.render import diagrams, symbols
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Disc, Mark, Node, Picture, Rule, Strip
from linkwell.render.pdf.setting import Area, Cell, cell, spaced
from linkwell.render.pdf.text import Type, natural_width

_SYMBOL_MM, _FOR_SIZE = 14.0, 14.0  # a picture of 14 mm for type of 14 points
_LEAST_CELL = 30 * MM
_BESIDE_FROM = 26  # letters from which words stand beside the picture
_LABEL_GAP = 1.5 * MM
_DISC = 4.3 * MM  # for type of 14 points
_STEP_SIDE = 4.5 * MM
_TALLEST = 0.86  # of the page, for a diagram with its labels


def symbol_mm(area: Area) -> float:
    """How wide a symbol is beside the type of this area: never smaller than usual, and larger with large print."""
    return _SYMBOL_MM * max(1.0, area.look.body.size / _FOR_SIZE)


def symbol_row(block: Symbols, area: Area) -> list[Strip]:
    """Pictures in a row with their words below, or in two columns with long words beside them."""
    if not block.entries:
        return []
    longest = max(sum(len(getattr(part, "text", "")) for part in text) for _, text in block.entries)
    beside = longest > _BESIDE_FROM
    widest = max(natural_width(text, area.look.body)[1] for _, text in block.entries)
    narrowest = max(_LEAST_CELL, (symbol_mm(area) + 6) * MM, widest + 3 * MM)
    across = min(len(block.entries), 2 if beside else max(1, int(area.width // narrowest)))
    rows = -(-len(block.entries) // across)
    across = -(-len(block.entries) // rows)  # the rows as even as they can be
    width = area.width / across
    node = Node("L", area.parent, block.key)
    strips: list[Strip] = []
    for start in range(0, len(block.entries), across):
        row = replace(block, entries=block.entries[start : start + across])
        strips.append(_symbols(row, width, (area, node), beside=beside))
    return spaced(strips, area.look.gap * 1.4, area.look.gap * 1.6)


def _symbols(row: Symbols, width: float, place: tuple[Area, Node], *, beside: bool) -> Strip:
    area, node = place
    size = symbol_mm(area)
    side = size * MM
    marks: list[Mark] = []
    height = side
    for index, (symbol, text) in enumerate(row.entries):
        x = area.x + index * width
        item = Node("LI", node)
        room = width - side - 5 * MM if beside else width - 3 * MM
        body = Node("LBody", item)
        set_ = cell(text, area.look.body, room, body)
        left = x if beside else x + (width - side) / 2
        drawing = symbols.at_width(area.symbols, symbol.name, size)
        if drawing is not None:
            picture = Node("Figure", body, alt=symbol.alt) if symbol.alt else None
            marks.append(Picture(left, 0.0, drawing, area.look.ink, picture))
        if beside:
            marks.extend(set_.marks(x + side + 3 * MM, max(0.0, (side - set_.height) / 2)))
            height = max(height, set_.height)
        else:
            marks.extend(set_.marks(x, side + _LABEL_GAP, width))
            height = max(height, side + _LABEL_GAP + set_.height)
    return Strip(height + 2 * MM, tuple(marks), below=area.look.gap)


# --- diagrams ----------------------------------------------------------------------------------------


def diagram(block: Diagram, area: Area) -> list[Strip]:
    """The figure as wide as the measure (less if it would not fit a page), its labels close to it."""
    width = area.width
    while True:
        strip = _diagram(block, width, area)
        if strip.height <= area.page_height * _TALLEST or width < 40 * MM:
            break
        width *= max(0.5, min(0.95, area.page_height * _TALLEST / strip.height))
    return spaced([strip], area.look.gap * 1.4, area.look.gap * 1.8)


def _diagram(block: Diagram, width: float, area: Area) -> Strip:
    look = area.look
    whole = Node("Div", area.parent, block.key)
    figure = Node("Figure", whole, block.key, block.alt)
    drawing = diagrams.draw(block, width / MM, 1.25)
    centres = [place * width for place in diagrams.label_positions(block, width / MM)]
    sides = diagrams.label_sides(block)
    left = area.x + (area.width - width) / 2
    cells = [
        cell(label, look.label, _room(centre, side, (centres, sides), width), Node("P", whole, block.key))
        for label, centre, side in zip(block.labels, centres, sides, strict=True)
    ]
    upper = max((set_.height for set_, side in zip(cells, sides, strict=True) if side == "above"), default=0.0)
    lower = max((set_.height for set_, side in zip(cells, sides, strict=True) if side == "below"), default=0.0)
    top = upper + _LABEL_GAP if upper else 0.0
    foot = top + drawing.height * MM
    marks: list[Mark] = []
    if block.pictures:
        size = min(symbol_mm(area), width / MM / len(block.pictures) - 2.0)
        marks += _pictures(block, (left, top, size), (centres, area))
        top, foot = top + (size + 1.5) * MM, foot + (size + 1.5) * MM
    marks.append(Picture(left, top, drawing, look.ink, figure))
    for set_, centre, side in zip(cells, centres, sides, strict=True):
        x = left + min(max(centre, set_.width / 2), width - set_.width / 2)
        y = upper - set_.height if side == "above" else foot + _LABEL_GAP
        marks.extend(set_.marks(x - set_.width / 2, y, set_.width))
    return Strip(foot + (lower + _LABEL_GAP if lower else 0.0), tuple(marks))


def _pictures(block: Diagram, place: tuple[float, float, float], parents: tuple[list[float], Area]) -> list[Mark]:
    """The symbols over the points of a scale, whose words stand below it."""
    left, top, side = place
    centres, area = parents
    marks: list[Mark] = []
    for symbol, centre in zip(block.pictures, centres, strict=False):
        drawing = symbols.at_width(area.symbols, symbol.name, side)
        if drawing is not None:
            marks.append(Picture(left + centre - side * MM / 2, top, drawing, area.look.ink))
    return marks


def _room(centre: float, side: str, others: tuple[list[float], tuple[diagrams.Side, ...]], width: float) -> float:
    """How wide a label may be without touching its neighbours or leaving the figure."""
    centres, sides = others
    near = [abs(other - centre) for other, place in zip(centres, sides, strict=True) if place == side]
    near = [distance for distance in near if distance > 1]
    free = min(near, default=width)
    if min(centre, width - centre) < free / 2:  # at an edge a label is moved inwards
        free = max(2 * min(centre, width - centre), free * 0.9)
    return max(12 * MM, min(free, width) - 3 * MM)


# --- the linking year --------------------------------------------------------------------------------


def year_strip(block: YearStrip, area: Area) -> list[Strip]:
    """Numbered steps on a line: filled and bold where this pack serves them, open elsewhere."""
    count = len(block.steps)
    if not count:
        return []
    bold = replace(area.look.small, strong=True)
    widest = max(natural_width(words(step), bold)[1] for step in block.steps)
    most = max(1, min(6, int(area.width // (widest + _STEP_SIDE))))
    rows = -(-count // most)
    across = -(-count // rows)
    node = Node("L", area.parent, block.key, detail="Decimal")
    strips = []
    for start in range(0, count, across):
        indexes = range(start, min(start + across, count))
        strips.append(_steps(block, indexes, area.width / across, (area, node)))
    return spaced(strips, area.look.gap, area.look.gap * 2)


def _steps(block: YearStrip, indexes: range, width: float, place: tuple[Area, Node]) -> Strip:
    area, node = place
    look, disc = area.look, _disc(area)
    first, last = indexes[0], indexes[-1]
    start = area.x + (0.0 if first else width / 2)  # the line runs on from row to row
    end = area.x + width * (len(indexes) - 0.5) + (0.0 if last == len(block.steps) - 1 else width / 2)
    marks: list[Mark] = [Rule(start, disc, end, disc, 1.0, look.line)]
    height = 0.0
    for column, index in enumerate(indexes):
        centre = area.x + width * (column + 0.5)
        label = _step(block, index, (centre, width), (area, node))
        marks.extend(label[0])
        height = max(height, label[1])
    return Strip(height, tuple(marks), below=look.gap * 1.2)


def _step(
    block: YearStrip, index: int, place: tuple[float, float], parents: tuple[Area, Node]
) -> tuple[list[Mark], float]:
    """One step: its disc with the number, and its name below."""
    centre, width = place
    area, node = parents
    look, disc, here = area.look, _disc(area), index in block.here
    item = Node("LI", node)
    fill, stroke, colour = (look.accent, look.accent, look.white) if here else (look.white, look.dark, look.ink)
    marks: list[Mark] = [Disc(centre, disc, disc - 0.6, 1.0, stroke, fill)]
    type_ = replace(look.small, strong=here)
    said = f"{index + 1}, in this pack:" if here else ""
    number = _centred(str(index + 1), replace(type_, colour=colour), Node("Lbl", item, alt=said))
    baseline = disc + type_.regular.cap_height * type_.size / 2
    marks.extend(number.marks(centre - number.width / 2, baseline - type_.drop))
    name = cell(words(block.steps[index]), replace(type_, leading=1.15), width - _STEP_SIDE, Node("LBody", item))
    top = 2 * disc + 1.2 * MM
    marks.extend(name.marks(centre - width / 2, top, width))
    return marks, top + name.height


def _disc(area: Area) -> float:
    """The radius of a step's disc: its number grows with the type."""
    return _DISC * max(1.0, area.look.body.size / _FOR_SIZE)


def _centred(text: str, type_: Type, node: Node) -> Cell:
    return cell(words(text), type_, 1e3, node)
