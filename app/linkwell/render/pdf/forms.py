"""Lays out forms: slots on a grid of true millimetres, ruled where people write, all on one page where it fits."""

from dataclasses import dataclass

from linkwell.domain.document import CutLine, Form, FormRow, Slot
from linkwell.render import symbols
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Box, Mark, Node, Picture, Rule, Strip
from linkwell.render.pdf.setting import GAP_RULE_PT, Area, Cell, cell, kept, spaced
from linkwell.render.pdf.text import Type
from linkwell.render.pdf.worksheet import cut_line

_PADS = {"none": 0.0, "tear": 0.0, "line": 5 * MM, "cut": 5 * MM, "double": 9 * MM}
_FRAME_PT, _HEAVY_PT = 1.0, 2.5
_DOUBLE = 2.2 * MM
_DASH = (4.0, 3.0)
_SIDE = 2 * MM  # between the words of a slot and its edges
_UNDER = 1.2 * MM
_AIR = 0.6 * MM
_PICTURE_MM, _SMALLEST_MM = 22.0, 8.0
_FLEXIBLE = 0.6
_OPEN_MM = 20.0  # rows of frames from this height are open space, which may give a little


@dataclass(frozen=True, slots=True)
class _Plan:
    """A form in its place: where each column begins and the last one ends, and what is kept free at the border."""

    form: Form
    area: Area
    edges: tuple[float, ...]
    pad: float
    node: Node


def form(block: Form, area: Area) -> list[Strip]:
    """Row after row; a form never parts from its border unless it is taller than a page."""
    if not block.rows or not block.widths:
        return []
    plan = _planned(block, area)
    strips = [_row(row, plan) for row in block.rows]
    strips = _bordered(strips, plan)
    last = strips[-1]._replace(keep=False)
    strips = [*kept(strips[:-1]), last]
    look = area.look
    if block.border == "tear":
        tear = cut_line(CutLine(), area)
        return [*kept(tear), *spaced(strips, look.gap, look.gap * 1.6)]
    return spaced(strips, look.gap * 1.4, look.gap * 1.8)


def _planned(block: Form, area: Area) -> _Plan:
    pad = _PADS[block.border]
    wide = min(block.width * MM, area.width) if block.width else area.width
    left = area.x + (area.width - wide) / 2
    share = (wide - 2 * pad) / sum(block.widths)
    edges = [left + pad]
    for width in block.widths:
        edges.append(edges[-1] + width * share)
    return _Plan(block, area, tuple(edges), pad, Node("Div", area.parent, block.key))


def _row(row: FormRow, plan: _Plan) -> Strip:
    """One row, as high as it must be."""
    placed: list[tuple[Slot, float, float, Cell]] = []
    pictures = row.height - 2.0 if row.height else _PICTURE_MM
    height = max(row.height * MM, 0.5)
    column = 0
    for slot in row.slots:
        left, right = plan.edges[column], plan.edges[min(column + slot.span, len(plan.edges) - 1)]
        column += slot.span
        words = cell(slot.text, _type(slot, plan.area), right - left - 2 * _inset(slot), Node("P", plan.node))
        taken = words.height + (_UNDER + _AIR if words.lines else 0.0)
        if slot.picture:
            taken += min(_PICTURE_MM, max(_SMALLEST_MM, pictures)) * MM
        height = max(height, taken)
        placed.append((slot, left, right - left, words))
    height = min(height, plan.area.page_height)
    marks: list[Mark] = []
    for slot, left, wide, words in placed:
        marks.extend(_slot_words((slot, words), (left, wide, height), plan))
        marks.extend(_slot_edges(slot, (left, wide, height), plan))
    first = next((words for _, _, _, words in placed if words.lines), None)
    flex = height * _FLEXIBLE if _is_open(row) and plan.form.border != "cut" else 0.0
    return Strip(height, tuple(marks), baseline=first.type.drop if first else 0.0, flex=flex)


def _type(slot: Slot, area: Area) -> Type:
    look = area.look
    return {"title": look.headings[0], "label": look.label, "small": look.small}.get(slot.role, look.body)


def _inset(slot: Slot) -> float:
    return _SIDE if set("lr") & set(slot.edges) else 0.0


def _is_open(row: FormRow) -> bool:
    """Whether a row holds frames to draw in and nothing else."""
    ruled = [slot for slot in row.slots if slot.edges]
    return row.height >= _OPEN_MM and bool(ruled) and all(slot.edges == "trbl" and not slot.text for slot in ruled)


def _slot_words(content: tuple[Slot, Cell], place: tuple[float, float, float], plan: _Plan) -> list[Mark]:
    """The picture and the words of a slot; words stand on its lower edge, or below a line above them."""
    slot, words = content
    left, wide, height = place
    marks: list[Mark] = []
    drawing = None
    if slot.picture:
        size = min(_PICTURE_MM, (height - words.height) / MM, wide / MM)
        drawing = symbols.at_width(plan.area.symbols, slot.picture.name, size)
    if drawing and slot.picture:
        figure = Node("Figure", plan.node, alt=slot.picture.alt)
        x = left + (wide - drawing.width * MM) / 2
        top = (height - words.height - drawing.height * MM) / 2
        marks.append(Picture(x, max(0.0, top), drawing, plan.area.look.ink, figure))
    inset = _inset(slot)
    under = height - words.height - _UNDER
    top = under if not slot.centred or drawing else (height - words.height) / 2
    if "t" in slot.edges and not slot.centred:
        top = _UNDER
    marks.extend(words.marks(left + inset, max(0.0, top), wide - 2 * inset if slot.centred else 0.0))
    return marks


def _slot_edges(slot: Slot, place: tuple[float, float, float], plan: _Plan) -> list[Mark]:
    """The ruled sides of a slot: a line to write on, a frame to fill, or part of one."""
    left, wide, height = place
    look = plan.area.look
    if slot.edges == "trbl":
        node = Node("Figure", plan.node, alt=slot.answer) if slot.answer else None
        return [Box(left, 0.0, wide, height, _FRAME_PT, look.dark, stretch=True, node=node)]
    node = Node("Span", Node("P", plan.node), alt=slot.answer) if slot.answer else None
    weight = GAP_RULE_PT if slot.edges == "b" else _FRAME_PT
    right = left + wide
    sides = {
        "t": (left, 0.0, right, 0.0),
        "b": (left, height, right, height),
        "l": (left, 0.0, left, height),
        "r": (right, 0.0, right, height),
    }
    return [
        Rule(*sides[side], weight, look.dark, node=node if side == "b" else None)
        for side in sides
        if side in slot.edges
    ]


def _bordered(strips: list[Strip], plan: _Plan) -> list[Strip]:
    """The rows with the border of the form round them."""
    if not plan.pad:
        return strips
    room = Strip(plan.pad)
    rows = [room, *strips, room]
    return [
        strip._replace(marks=(*_border(strip.height, plan, first=not index, last=index == len(rows) - 1), *strip.marks))
        for index, strip in enumerate(rows)
    ]


def _border(height: float, plan: _Plan, *, first: bool, last: bool) -> list[Mark]:
    look = plan.area.look
    left, right = plan.edges[0] - plan.pad, plan.edges[-1] + plan.pad
    dash = _DASH if plan.form.border == "cut" else None
    lines = [(0.0, _FRAME_PT)] if plan.form.border != "double" else [(_HEAVY_PT / 2, _HEAVY_PT), (_DOUBLE, 0.75)]
    marks: list[Mark] = []
    for inset, weight in lines:
        top, foot = (inset if first else 0.0), (height - inset if last else height)
        colour = look.dark if dash else look.ink
        marks += [Rule(x, top, x, foot, weight, colour, dash, stretch=not last) for x in (left + inset, right - inset)]
        ends = ([inset] if first else []) + ([height - inset] if last else [])
        marks += [Rule(left + inset, y, right - inset, y, weight, colour, dash) for y in ends]
    return marks
