"""Lays out what is written, drawn, ticked, cut and signed on a sheet."""

from linkwell.domain.document import Checklist, Columns, CutLine, DrawBoxes, Signatures, Text, WriteLines, words
from linkwell.render import symbols
from linkwell.render.pdf.line import MM, tick_side
from linkwell.render.pdf.marks import Box, Mark, Node, Picture, Rule, Strip
from linkwell.render.pdf.setting import GAP_RULE_PT, Area, cell, kept, spaced, text_strips, tick_box

_BETWEEN = 5.0 * MM
_CORNER = 2.0 * MM
_FRAME_PT = 1.0
_FLEXIBLE = 0.7  # an open space may lose this share of its height rather than leave the page
_DASH = (4.0, 3.0)
_SCISSORS_MM, _FOR_SIZE = 5.0, 14.0  # for type of 14 points
_FEW_LINES = 4  # so few lines stay on one page
_SIGN_SPACE = 13 * MM


def write_lines(block: WriteLines, area: Area) -> list[Strip]:
    """A prompt and ruled lines; the prompt never stands without the first line."""
    look = area.look
    node = Node("Div", area.parent, block.key)
    strips = kept(text_strips(block.prompt, look.body, area, Node("P", node)))
    spacing = min(max(block.spacing, 3.0) * MM, area.page_height)
    y = spacing - GAP_RULE_PT
    said = "a line to write on" if block.count == 1 else f"{block.count} lines to write on"
    place = Node("Span", Node("P", node), alt=said)
    rule = Rule(area.x, y, area.x + area.width, y, GAP_RULE_PT, look.dark, node=place)
    whole = block.count <= _FEW_LINES
    strips.extend(Strip(spacing, (rule,), keep=whole and n < block.count - 1) for n in range(block.count))
    return spaced(strips, look.gap * 1.2, look.gap * 1.6)


def draw_boxes(block: DrawBoxes, area: Area) -> list[Strip]:
    """Frames side by side, in rows if they are too wide for one, each with its label above it."""
    count = len(block.labels)
    if not count:
        return []
    width = min(block.width * MM, area.width)
    if not block.width:
        width = max(10 * MM, (area.width - _BETWEEN * (count - 1)) / count)
    across = max(1, int((area.width + _BETWEEN + 0.01) // (width + _BETWEEN)))
    node = Node("Div", area.parent, block.key)
    strips: list[Strip] = []
    for start in range(0, count, across):
        labels = block.labels[start : start + across]
        strips.extend(_boxes(labels, (width, block.height * MM), area, node))
    return spaced(strips, area.look.gap * 1.2, area.look.gap * 1.8)


def _boxes(labels: tuple[Text, ...], size: tuple[float, float], area: Area, node: Node) -> list[Strip]:
    look = area.look
    width, height = size
    lefts = [area.x + index * (width + _BETWEEN) for index in range(len(labels))]
    strips: list[Strip] = []
    pairs = [Node("Div", node) for _ in labels]
    if any(labels):
        strips.append(_labels(labels, lefts, width, (area, pairs)))
        height = min(height, area.page_height - strips[0].height)
    height = min(height, area.page_height)
    frames = tuple(
        Box(x, 0.0, width, height, _FRAME_PT, look.dark, radius=_CORNER, stretch=True,
            node=Node("Figure", pair, alt="an empty frame to draw in"))
        for x, pair in zip(lefts, pairs, strict=True)
    )  # fmt: skip
    strips.append(Strip(height, frames, below=look.gap, flex=height * _FLEXIBLE))
    return strips


def _labels(labels: tuple[Text, ...], lefts: list[float], width: float, place: tuple[Area, list[Node]]) -> Strip:
    """Labels above frames, all ending on the same line, a little above the frames."""
    area, parents = place
    cells = [cell(label, area.look.body, width, Node("P", node)) for label, node in zip(labels, parents, strict=True)]
    height = max(set_.height for set_ in cells)
    marks: list[Mark] = []
    for set_, x in zip(cells, lefts, strict=True):
        marks.extend(set_.marks(x, height - set_.height))
    return Strip(height + 1.5 * MM, tuple(marks), keep=True, baseline=area.look.body.drop)


def checklist(block: Checklist, area: Area) -> list[Strip]:
    """A prompt in bold and a box before each entry."""
    look = area.look
    body = look.body
    whole = Node("L", area.parent, block.key)
    strips = kept(text_strips(block.prompt, look.label, area, Node("P", area.parent, block.key)))
    side = tick_side(body.size)
    indent = side + 3 * MM
    for entry in block.entries:
        item = Node("LI", whole)
        own = text_strips(entry, body, area.inset(indent), Node("LBody", item))
        first = own[0] if own else Strip(body.height, baseline=body.drop)
        top = first.baseline - (side + body.regular.cap_height * body.size) / 2
        box = tick_box(area.x, top, side, look.ink, Node("Lbl", item, alt="a box to tick"))
        own[:1] = [first._replace(marks=(box, *first.marks))]
        strips.extend(spaced(own, look.gap * 0.7, look.gap * 0.7))
    return spaced(strips, look.gap * 1.2, look.gap * 1.6)


def columns(block: Columns, area: Area) -> list[Strip]:
    """Headings over open space, with a line below them and between the columns."""
    count = len(block.labels)
    if not count:
        return []
    look, node = area.look, Node("Div", area.parent, block.key)
    width = area.width / count
    cells = [cell(label, look.label, width - 4 * MM, Node("P", node)) for label in block.labels]
    tall = max([look.label.height, *(set_.height for set_ in cells)]) + 2.5 * MM
    inner = [area.x + width * index for index in range(1, count)]
    marks: list[Mark] = [Rule(x, 0.0, x, tall, 1.0, look.dark) for x in inner]
    for index, set_ in enumerate(cells):
        marks.extend(set_.marks(area.x + width * index, 0.0, width))
    marks.append(Rule(area.x, tall, area.x + area.width, tall, 1.5, look.ink))
    height = min(block.height * MM, area.page_height - tall)
    space = tuple(Rule(x, 0.0, x, height, 1.0, look.dark, stretch=True) for x in inner)
    heads = Strip(tall, tuple(marks), keep=True, baseline=look.label.drop)
    return spaced([heads, Strip(height, space, flex=height * _FLEXIBLE)], look.gap * 1.4, look.gap * 2)


def signatures(block: Signatures, area: Area) -> list[Strip]:
    """Lines to sign on, side by side, with whose they are below."""
    count = len(block.labels)
    if not count:
        return []
    look, node = area.look, Node("Div", area.parent, block.key)
    width = (area.width - _BETWEEN * 2 * (count - 1)) / count
    marks: list[Mark] = []
    tallest = 0.0
    for index, label in enumerate(block.labels):
        x = area.x + index * (width + _BETWEEN * 2)
        own = Node("P", node)
        set_ = cell(label, look.small, width, own)
        place = Node("Span", own, alt="a line to sign on")
        marks.append(Rule(x, _SIGN_SPACE, x + width, _SIGN_SPACE, 0.75, look.ink, node=place))
        marks.extend(set_.marks(x, _SIGN_SPACE + 1.2 * MM))
        tallest = max(tallest, set_.height)
    strip = Strip(_SIGN_SPACE + 1.2 * MM + tallest, tuple(marks))
    return spaced([strip], look.gap, look.gap * 2)


def cut_line(block: CutLine, area: Area) -> list[Strip]:
    """Words, then a dashed line that says what it is; a line to cut along also shows scissors."""
    look = area.look
    strips = kept(text_strips(block.text, look.label, area, Node("P", area.parent, block.key)))
    grown = max(1.0, look.body.size / _FOR_SIZE)
    y, left, size = 3.5 * MM * grown, area.x, _SCISSORS_MM * grown
    marks: list[Mark] = []
    scissors = None if block.fold else symbols.at_width(area.symbols, "scissors", size)
    if scissors is not None:
        marks.append(Picture(left, y - size * MM / 2, scissors, look.ink))
        left += (size + 2) * MM
    said = words("fold here" if block.fold else "cut here")
    sign = cell(said, look.small, area.width, Node("P", area.parent, block.key))
    word = sign.width
    middle = area.x + (area.width - word) / 2
    marks.append(Rule(left, y, middle - 2 * MM, y, 0.75, look.ink, _DASH))
    marks.append(Rule(middle + word + 2 * MM, y, area.x + area.width, y, 0.75, look.ink, _DASH))
    marks.extend(sign.marks(middle, y + look.small.regular.cap_height * look.small.size / 2 - look.small.drop))
    strips.append(Strip(7 * MM * grown, tuple(marks)))
    return spaced(strips, look.gap * 2, look.gap * 2)
