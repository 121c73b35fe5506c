"""Blocks to write, draw, tick, cut and sign on: ruled lines, frames, columns, boxes and strips.

Whatever must be a true length on paper (the distance of ruled lines, the height of a frame) is exact here.
"""

from collections.abc import Sequence
from typing import assert_never

from linkwell.domain.document import (
    Cards,
    Checklist,
    Columns,
    CutLine,
    DrawBoxes,
    Signatures,
    Text,
    WriteLines,
    plain,
)
from linkwell.render.docx.cards import cards
from linkwell.render.docx.grid import Cell, Grid, Row, grid
from linkwell.render.docx.inlines import answer, answers, checkbox, inlines, room_to_write
from linkwell.render.docx.job import Job, Place
from linkwell.render.docx.markup import edge, indent, paragraph, points, run, spacing, twips

Worksheet = WriteLines | DrawBoxes | Checklist | Cards | Columns | CutLine | Signatures

_BETWEEN = 5.0
_RULE_EIGHTHS = 6
_SIGN_SPACE = 13.0
_AFTER_PT = 8.0
_LABEL_ROOM = 12.0
_BOX_STEP = 0.55  # how far the words of a checklist stand from its boxes, in mm for each point of type


def worksheet(job: Job, block: Worksheet, place: Place) -> str:
    """The XML of a block to work on."""
    match block:
        case WriteLines():
            return _write_lines(job, block, place)
        case DrawBoxes():
            return _draw_boxes(job, block, place)
        case Checklist():
            return _checklist(job, block, place)
        case Cards():
            return cards(job, block, place)
        case Columns():
            return _columns(job, block, place)
        case CutLine():
            return _cut_line(job, block, place)
        case Signatures():
            return _signatures(job, block, place)
        case _:
            assert_never(block)


def _write_lines(job: Job, block: WriteLines, place: Place) -> str:
    inset = indent(twips(place.indent)) if place.indent else ""
    start = ""
    if block.prompt:
        layout = job.take_break() + spacing(after=0, least=room_to_write(block.prompt, place)) + inset
        start = paragraph(place.style("BoxLabel"), inlines(block.prompt, job, place), layout)
    height = max(points(6), twips(block.spacing) - points(_RULE_EIGHTHS / 8))  # a rule adds its own thickness
    made = [paragraph("WriteLine", "", job.take_break() + spacing(exact=height) + inset) for _ in range(block.count)]
    lines = answers(job, plain(block.prompt), "".join(made)) if made else ""
    return start + lines + job.gap(_AFTER_PT)


def _draw_boxes(job: Job, block: DrawBoxes, place: Place) -> str:
    count = len(block.labels)
    if not count:
        return ""
    wide = min(block.width, place.width) if block.width else (place.width - _BETWEEN * (count - 1)) / count
    wide = max(wide, 10.0)
    across = max(1, int((place.width + _BETWEEN + 0.01) // (wide + _BETWEEN)))
    rows = [block.labels[start : start + across] for start in range(0, count, across)]
    made = [_frames(job, labels, (wide, block.height), place) for labels in rows]
    return job.before_table() + "".join(made)


def _frames(job: Job, labels: Sequence[Text], size: tuple[float, float], place: Place) -> str:
    """One row of frames; narrow cells without lines keep them apart."""
    wide, high = size[0], min(size[1], job.sheet.text_height - _LABEL_ROOM)
    frame = "".join(edge(side, "single", 8, job.colours.dark) for side in ("top", "left", "bottom", "right"))
    widths: list[float] = []
    names: list[Cell] = []
    boxes: list[Cell] = []
    for number, label in enumerate(labels):
        if number:
            widths.append(_BETWEEN)
            names.append(Cell(""))
            boxes.append(Cell(""))
        widths.append(wide)
        names.append(Cell(paragraph(place.style("BoxLabel"), inlines(label, job, place.cell(wide)))))
        boxes.append(Cell(paragraph(place.style("TableText"), ""), frame))
    rows = [Row(names)] if any(labels) else []
    rows.append(Row(boxes, high, exact=True))
    described = "; ".join(plain(label) for label in labels if label)
    about = f"Empty frames to draw in: {described}" if described else "Empty frames to draw in"
    return grid(Grid(widths, rows, indent=place.indent, description=about)) + job.gap(_AFTER_PT)


def _checklist(job: Job, block: Checklist, place: Place) -> str:
    start = ""
    inset = indent(twips(place.indent)) if place.indent else ""
    if block.prompt:
        start = paragraph(place.style("Prompt"), inlines(block.prompt, job, place), job.take_break() + inset)
    step = place.face.size * _BOX_STEP
    hang = indent(twips(place.indent + step), twips(step))
    inner = place.inside(step)
    made = []
    for entry in block.entries:
        words = f"{checkbox(job)}<w:r><w:tab/></w:r>{inlines(entry, job, inner)}"
        layout = job.take_break() + spacing(least=room_to_write(entry, place)) + hang
        made.append(paragraph(place.style("CheckList"), words, layout))
    return start + "".join(made) + job.gap(_AFTER_PT / 4)


def _columns(job: Job, block: Columns, place: Place) -> str:
    count = len(block.labels)
    if not count:
        return ""
    wide = place.width / count
    between = edge("left", "single", 8, job.colours.dark)
    below = edge("bottom", "single", 12, job.colours.ink)
    above = edge("top", "single", 12, job.colours.ink)
    heads, spaces = [], []
    for number, label in enumerate(block.labels):
        words = inlines(label, job, place.cell(wide - 4.0))
        centred = paragraph(place.style("TableHeading"), words, '<w:jc w:val="center"/>')
        side = between if number else ""
        heads.append(Cell(centred, side + below, padding=(0.5, 2.0, 1.0, 2.0)))
        space = paragraph(place.style("TableText"), answer(job, plain(label)))
        spaces.append(Cell(space, above + side, padding=(1.0, 2.0, 1.0, 2.0)))
    high = min(block.height, job.sheet.text_height - _LABEL_ROOM)
    rows = [Row(heads, header=True), Row(spaces, high, exact=True)]
    about = "Columns to write in: " + "; ".join(plain(label) for label in block.labels)
    table = Grid([wide] * count, rows, indent=place.indent, description=about)
    return job.before_table() + grid(table) + job.gap(_AFTER_PT)


def _cut_line(job: Job, block: CutLine, place: Place) -> str:
    start = ""
    if block.text:
        words = inlines(block.text, job, place)
        start = paragraph(place.style("Prompt"), words, job.take_break() + spacing(before=140))
    return start + paragraph(place.style("CutLine"), run("fold here" if block.fold else "cut here"), job.take_break())


def _signatures(job: Job, block: Signatures, place: Place) -> str:
    count = len(block.labels)
    if not count:
        return ""
    gap = _BETWEEN * 2
    wide = (place.width - gap * (count - 1)) / count
    rule = edge("top", "single", _RULE_EIGHTHS, job.colours.ink)
    under = edge("bottom", "single", _RULE_EIGHTHS, job.colours.ink)
    widths: list[float] = []
    spaces: list[Cell] = []
    names: list[Cell] = []
    for number, label in enumerate(block.labels):
        if number:
            widths.append(gap)
            spaces.append(Cell(""))
            names.append(Cell(""))
        widths.append(wide)
        spaces.append(Cell("", under))
        names.append(Cell(paragraph(place.style("SignatureLabel"), inlines(label, job, place.cell(wide))), rule))
    about = "Places to sign: " + "; ".join(plain(label) for label in block.labels)
    rows = [Row(spaces, _SIGN_SPACE, exact=True), Row(names)]
    return job.before_table() + grid(Grid(widths, rows, indent=place.indent, description=about)) + job.gap(_AFTER_PT)
