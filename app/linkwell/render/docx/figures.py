"""Symbols with their words, empty diagrams with their labels, and the steps of the year."""

from collections.abc import Sequence
from itertools import pairwise

from linkwell.domain.document import Diagram, Symbol, Symbols, Text, YearStrip, plain
from linkwell.domain.drawing import Drawing
from linkwell.render import diagrams, symbols
from linkwell.render.docx.drawingml import figure, picture, shapes
from linkwell.render.docx.grid import Cell, Grid, Row, grid
from linkwell.render.docx.inlines import inlines
from linkwell.render.docx.job import Job, Place
from linkwell.render.docx.markup import edge, indent, paragraph, run, twips
from linkwell.render.docx.measure import inlines_width, text_width

_SYMBOL, _FOR_SIZE = 14.0, 14.0  # a picture of 14 mm for type of 14 points
_LEAST_CELL = 30.0
_BESIDE_FROM = 26  # letters from which words stand beside the picture
_TALLEST = 0.8  # of the page, for a diagram with its labels
_LINE_PT = 1.25
_STEPS_ACROSS, _STEP_AIR = 6, 3.0  # at most; mm beside the longest word
_BOLD = 1.08  # labels are bold, and bold letters are wider
_HERE, _ELSEWHERE = "\u25cf", "\u25cb"  # a filled and an open circle


def symbol_mm(place: Place) -> float:
    """How wide a symbol is beside type of this size: never smaller than usual, and larger with large print."""
    return _SYMBOL * max(1.0, place.face.size / _FOR_SIZE)


def symbol_rows(job: Job, block: Symbols, place: Place) -> str:
    """Pictures in a row with their words below, or in two columns with long words beside them."""
    if not block.entries:
        return ""
    beside = max(len(plain(text)) for _, text in block.entries) > _BESIDE_FROM
    longest = max(len(word) for _, text in block.entries for word in (plain(text).split() or [""]))
    narrowest = max(_LEAST_CELL, symbol_mm(place) + 6.0, text_width("x" * longest, place.face.size) * _BOLD + 4.0)
    most = 2 if beside else max(1, int(place.width // narrowest))
    rows = -(-len(block.entries) // most)
    across = -(-len(block.entries) // rows)  # the rows as even as they can be
    wide = place.width / across
    made = []
    for start in range(0, len(block.entries), across):
        entries = block.entries[start : start + across]
        cells = [_symbol_cells(job, symbol, text, place.cell(wide), beside=beside) for symbol, text in entries]
        made.append([cell for pair in cells for cell in pair])
    side = symbol_mm(place) + 4.0
    widths = [side, wide - side] * across if beside else [wide] * across
    rows_made = [Row(cells + [Cell("")] * (len(widths) - len(cells))) for cells in made]
    return job.before_table() + grid(Grid(widths, rows_made, indent=place.indent)) + job.gap(6.0)


def _symbol_cells(job: Job, symbol: Symbol, text: Text, place: Place, *, beside: bool) -> list[Cell]:
    words = inlines(text, job, place)
    drawing = symbols.load(job.symbols, symbol.name)
    shown = ""
    if drawing is not None:
        sized = symbols.sized(drawing, symbol_mm(place))
        shown = paragraph("Picture", figure(sized, job.colours.ink, symbol.alt, job.next_id()), "<w:keepNext/>")
    if beside:
        return [Cell(shown, middle=True), Cell(paragraph(place.style("TableText"), words), middle=True)]
    label = paragraph(place.style("TableText"), words, '<w:jc w:val="center"/>')
    return [Cell(shown + label, padding=(1.0, 1.5, 1.0, 1.5))]


# --- diagrams ----------------------------------------------------------------------------------------


def diagram(job: Job, block: Diagram, place: Place) -> str:
    """The figure as wide as the line (less if it would not fit a page) between rows of its labels."""
    wide = place.width
    drawing = diagrams.draw(block, wide, _LINE_PT)
    if drawing.height > job.sheet.text_height * _TALLEST:
        wide *= job.sheet.text_height * _TALLEST / drawing.height
        drawing = diagrams.draw(block, wide, _LINE_PT)
    left = place.indent + (place.width - wide) / 2
    sides = diagrams.label_sides(block)
    positions = diagrams.label_positions(block, wide)
    labels = list(zip(block.labels, positions, sides, strict=True))
    above = [(label, at) for label, at, side in labels if side == "above"]
    below = [(label, at) for label, at, side in labels if side == "below"]
    content = shapes(drawing, job.colours.ink)
    size = (wide, drawing.height)
    if block.pictures:
        size, content = _under_pictures(job, block, (wide, drawing), place)
    shown = picture(size, content, block.alt, job.next_id())
    parts = [_labels(job, above, (left, wide), place, "<w:keepNext/>")] if any(label for label, _ in above) else []
    has_below = any(label for label, _ in below)
    start = job.take_break() if not parts else ""
    keep = "<w:keepNext/>" if has_below else ""
    parts.append(paragraph("Picture", shown, keep + start + _moved(left)))
    if has_below:
        parts.append(_labels(job, below, (left, wide), place, ""))
    return "".join(parts) + job.gap(8.0)


def _under_pictures(
    job: Job, block: Diagram, drawn: tuple[float, Drawing], place: Place
) -> tuple[tuple[float, float], str]:
    """A scale below the symbols of its points, as one picture, and its size in mm."""
    wide, drawing = drawn
    side = min(symbol_mm(place), wide / len(block.pictures) - 2.0)
    down = side + 1.5
    content = shapes(drawing, job.colours.ink, (0.0, down))
    for symbol, at in zip(block.pictures, diagrams.label_positions(block, wide), strict=False):
        small = symbols.load(job.symbols, symbol.name)
        if small is not None:
            content += shapes(symbols.sized(small, side), job.colours.ink, (at * wide - side / 2, 0.0))
    return (wide, down + drawing.height), content


def _moved(left: float) -> str:
    return f'{indent(twips(left))}<w:jc w:val="left"/>'


def _labels(job: Job, labels: Sequence[tuple[Text, float]], at: tuple[float, float], place: Place, keep: str) -> str:
    """One row of labels over or under their points; cells of a table if they would touch one another."""
    left, wide = at
    ordered = sorted(labels, key=lambda label: label[1])
    edges = _halfway([position * wide for _, position in ordered], wide)
    slots = [end - start for start, end in pairwise(edges)]
    size = place.face.size * _BOLD
    style = place.style("FigureLabel")
    words = [inlines(label, job, place.cell(slot)) for (label, _), slot in zip(ordered, slots, strict=True)]
    if any(inlines_width(label, size) + 3.0 > slot for (label, _), slot in zip(ordered, slots, strict=True)):
        cells = [Cell(paragraph(style, inner, keep + '<w:jc w:val="center"/>')) for inner in words]
        return job.before_table() + grid(Grid(slots, [Row(cells)], indent=left)) + job.gap(1.0)
    stops = "".join(f'<w:tab w:val="center" w:pos="{twips(left + position * wide)}"/>' for _, position in ordered)
    tabbed = "".join(f"<w:r><w:tab/></w:r>{inner}" for inner in words)
    return paragraph(style, tabbed, f"{keep}{job.take_break()}<w:tabs>{stops}</w:tabs>")


def _halfway(centres: Sequence[float], wide: float) -> list[float]:
    """Where the room of each label ends: half way to its neighbour, or at the edge of the figure."""
    return [0.0, *((one + two) / 2 for one, two in pairwise(centres)), wide]


# --- the linking year --------------------------------------------------------------------------------


def year_strip(job: Job, block: YearStrip, place: Place) -> str:
    """The steps in rows: a full circle and bold words where this pack serves them, an open circle elsewhere."""
    count = len(block.steps)
    if not count:
        return ""
    size = min(job.style.small_pt, place.face.size)
    longest = max((text_width(word, size) for word in " ".join(block.steps).split()), default=0.0)
    most = max(1, min(_STEPS_ACROSS, int(place.width // (longest * _BOLD + _STEP_AIR))))
    rows = -(-count // most)
    across = -(-count // rows)
    wide = place.width / across
    made = []
    for start in range(0, count, across):
        cells = [
            _step(job, index, block.steps[index], place, here=index in block.here)
            for index in range(start, min(start + across, count))
        ]
        made.append(Row(cells + [Cell("")] * (across - len(cells))))
    served = [step for index, step in enumerate(block.steps) if index in block.here]
    about = "The steps of the linking year. This pack serves: " + ", ".join(served) if served else ""
    table = Grid([wide] * across, made, indent=place.indent, description=about)
    return job.before_table() + grid(table) + job.gap(8.0)


def _step(job: Job, index: int, step: str, place: Place, *, here: bool) -> Cell:
    look = job.strong[place.voice] if here else ""
    number = run(f"{_HERE if here else _ELSEWHERE} {index + 1}", look)
    sign = paragraph(place.style("YearStep"), number, "<w:keepNext/>")
    rule = edge("top", "single", 18 if here else 6, job.colours.accent if here else job.colours.line)
    fill = job.colours.accent_fill if here else ""
    return Cell(sign + paragraph(place.style("YearStep"), run(step, look)), rule, fill, (1.0, 1.0, 1.0, 1.0))
