"""Forms as one table: slots on a grid of true millimetres, with a control to type in wherever people write."""

from dataclasses import replace

from linkwell.domain.document import CutLine, Form, FormRow, Slot
from linkwell.render import symbols
from linkwell.render.docx.drawingml import figure
from linkwell.render.docx.grid import Cell, Grid, Row, grid
from linkwell.render.docx.inlines import answer, inlines
from linkwell.render.docx.job import Job, Place
from linkwell.render.docx.markup import edge, paragraph, spacing
from linkwell.render.docx.worksheet import worksheet

_PADS = {"none": 0.0, "tear": 0.0, "line": 5.0, "cut": 5.0, "double": 7.0}
_LINES = {"line": ("single", 8), "cut": ("dashed", 6), "double": ("thinThickSmallGap", 24)}
_NAMES = {"t": "top", "l": "left", "b": "bottom", "r": "right"}  # in the order that Word wants
_STYLES = {"title": "CardText", "label": "TableHeading", "small": "Small"}
_RULE_EIGHTHS, _FRAME_EIGHTHS = 6, 8
_PICTURE, _SMALLEST = 22.0, 8.0
_TIGHT = spacing(before=0, after=0)
_CENTRED = '<w:jc w:val="center"/>'
_AFTER_PT = 8.0


def form(job: Job, block: Form, place: Place) -> str:
    """The XML of a form; a slip to return has its line to cut above it."""
    if not block.rows or not block.widths:
        return ""
    tear = worksheet(job, CutLine(), place) if block.border == "tear" else ""
    pad = _PADS[block.border]
    wide = min(block.width, place.width) if block.width else place.width
    share = (wide - 2 * pad) / sum(block.widths)
    widths = [width * share for width in block.widths]
    rows = [_row(job, row, widths, place) for row in block.rows]
    if pad:
        rows, widths = _bordered(job, block, rows, (widths, pad))
    high = sum(row.height for row in rows)
    if high > job.sheet.text_height:  # open space gives way before a form leaves its page
        spare = job.sheet.text_height * 0.92 / high
        rows = [replace(row, height=row.height * spare) for row in rows]
    table = Grid(widths, rows, indent=place.indent, centred=bool(block.width), description=block.alt or "A form")
    return tear + job.before_table() + grid(table) + job.gap(_AFTER_PT)


def _row(job: Job, row: FormRow, widths: list[float], place: Place) -> Row:
    cells, start = [], 0
    for slot in row.slots:
        cells.append(_cell(job, slot, (sum(widths[start : start + slot.span]), row.height), place))
        start += slot.span
    return Row(cells, row.height)


def _cell(job: Job, slot: Slot, size: tuple[float, float], place: Place) -> Cell:
    wide, high = size
    style = place.style(_STYLES.get(slot.role, "TableText"))
    look = "<w:keepNext/>" + _TIGHT + (_CENTRED if slot.centred else "")
    shown = ""
    drawing = symbols.load(job.symbols, slot.picture.name) if slot.picture else None
    if drawing and slot.picture:
        sized = symbols.sized(drawing, min(_PICTURE, max(_SMALLEST, high - 2.0), wide))
        shown = paragraph("Picture", figure(sized, job.colours.ink, slot.picture.alt, job.next_id()), look)
    inner = place.cell(wide - 2.0)
    if slot.role == "title":
        inner = inner.sized(place.face.heading_sizes[0])
        inner = replace(inner, look="<w:b/><w:bCs/>" + inner.look)
    if slot.text:
        shown += paragraph(style, inlines(slot.text, job, inner), look)
    elif slot.answer:
        shown += paragraph(style, answer(job, slot.answer), look)
    elif not shown:
        shown = paragraph("Spacer", "", look)
    ruled = _edges(slot, job.colours.dark)
    padded = (0.5, 1.0, 0.5, 1.0) if ruled and slot.edges != "b" else (0.0, 0.5, 0.3, 0.0)
    topped = "t" in slot.edges  # words stand under the line above them
    return Cell(shown, ruled, "", padded, slot.centred, slot.span, low=not slot.centred and not topped)


def _edges(slot: Slot, colour: str) -> str:
    weight = _RULE_EIGHTHS if slot.edges == "b" else _FRAME_EIGHTHS
    return "".join(edge(name, "single", weight, colour) for side, name in _NAMES.items() if side in slot.edges)


def _bordered(
    job: Job, block: Form, rows: list[Row], space: tuple[list[float], float]
) -> tuple[list[Row], list[float]]:
    """The rows inside a border: narrow columns and low rows keep the words away from it."""
    widths, pad = space
    line, weight = _LINES[block.border]
    side = {name: edge(name, line, weight, job.colours.ink) for name in _NAMES.values()}
    empty = paragraph("Spacer", "", "<w:keepNext/>")
    left, right = Cell(empty, side["left"]), Cell(empty, side["right"])
    inner = [Row([left, *row.cells, right], row.height) for row in rows]
    span = len(widths)
    top = [Cell(empty, side["top"] + side["left"]), Cell(empty, side["top"], span=span)]
    top.append(Cell(empty, side["top"] + side["right"]))
    foot = [Cell(empty, side["left"] + side["bottom"]), Cell(empty, side["bottom"], span=span)]
    foot.append(Cell(empty, side["bottom"] + side["right"]))
    return [Row(top, pad), *inner, Row(foot, pad)], [pad, *widths, pad]
