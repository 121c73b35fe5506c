"""Words set apart: what to say or ask aloud, what to watch for, safe practice.

Plain ones are paragraphs with a bar and a background, easy to edit and to read aloud; those that hold lists or
tables are a table of one cell, because Word breaks the bar where indents differ. What a callout is stands in
its label, never in its colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from linkwell.domain.document import Block, Callout, CalloutKind, Paragraph, Run, words
from linkwell.render.docx.grid import Cell, Grid, Row, grid
from linkwell.render.docx.inlines import inlines
from linkwell.render.docx.job import Job, Place
from linkwell.render.docx.markup import edge, indent, paragraph, points, shade, spacing, twips
from linkwell.render.docx.measure import lines

_SIDE_PT = 8
_TOP_PT = 4
_BETWEEN_PT = 4.0
_SHORT = 8  # lines; a longer callout may run on over a page
_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class _Look:
    """The colour and weight (eighths of a point) of the bar, the background, and whether a frame goes round."""

    colour: str
    weight: int
    fill: str = ""
    framed: bool = False


def callout(job: Job, block: Callout, place: Place) -> str:
    """The XML of a callout."""
    if block.kind == "translation":
        return _translation(job, block, place)
    look = _look(job, block.kind)
    blocks = _labelled(block)
    if blocks and not place.in_cell and all(isinstance(inner, Paragraph) for inner in blocks):
        paragraphs = [inner for inner in blocks if isinstance(inner, Paragraph)]
        return _as_paragraphs(job, paragraphs, place, look)
    return _as_table(job, blocks, place, look) if blocks else ""


def _look(job: Job, kind: CalloutKind) -> _Look:
    """How each kind is set apart, so that shape and weight tell them apart without colour."""
    colours = job.colours
    match kind:
        case "say" | "ask":
            return _Look(colours.accent, 28, colours.accent_fill)
        case "safe":
            return _Look(colours.ink, 10, framed=True)
        case "listen" | "watch":
            return _Look(colours.dark, 12)
        case "note" | "translation":
            return _Look(colours.line, 8)


def _translation(job: Job, block: Callout, place: Place) -> str:
    """The name of the language, the words in it, and who checked them."""
    name = job.write(job, (Paragraph(words(block.label), "prompt"),), place)
    held = job.write(job, block.blocks, place.spoken(block.language))
    note = job.write(job, (Paragraph(words(block.note), "small"),), place)
    return job.gap(_BETWEEN_PT) + name + held + note


def _labelled(block: Callout) -> tuple[Block, ...]:
    """The blocks with the label in front: run in where words follow, else on a line of its own."""
    if not block.label:
        return block.blocks
    first = block.blocks[0] if block.blocks else None
    if block.kind == "safe" or not isinstance(first, Paragraph):
        return (Paragraph(words(block.label), "prompt"), *block.blocks)
    sign = "" if block.label[-1] in ".:!?" else ":"
    label = Run(f"{block.label}{sign} ", strong=True)
    return (replace(first, text=(label, *first.text)), *block.blocks[1:])


def _as_paragraphs(job: Job, paragraphs: Sequence[Paragraph], place: Place, look: _Look) -> str:
    frame = f"<w:pBdr>{_edges(look, job.flip())}</w:pBdr>{shade(look.fill)}"
    side = (_SIDE_PT + look.weight / 8) * _MM_PER_POINT
    right = side if look.fill or look.framed else 0.0
    inner = place.inside(side + right)
    inset = indent(twips(place.indent + side), right=twips(right))
    tall = sum(lines(entry.text, place.face.size, inner.width) for entry in paragraphs)
    whole = "<w:keepLines/>" if tall <= _SHORT else ""
    parts = []
    for number, entry in enumerate(paragraphs):
        last = number == len(paragraphs) - 1
        before = points(_BETWEEN_PT + _TOP_PT) if number == 0 else 0
        after = points(_BETWEEN_PT + _TOP_PT if last else job.style.paragraph_gap_pt)
        keep = "<w:keepNext/>" if whole and not last else ""
        style = place.style("CalloutLabel" if entry.role == "prompt" else "Callout")
        layout = keep + whole + job.take_break() + frame + spacing(before, after) + inset
        parts.append(job.marked(entry.key, paragraph(style, inlines(entry.text, job, inner), layout)))
    return "".join(parts)


def _edges(look: _Look, flip: int) -> str:
    """Borders for paragraphs; a bar an eighth of a point thicker keeps Word from joining two neighbours."""
    weight = look.weight + flip
    bar = edge("left", "single", weight, look.colour, _SIDE_PT)
    if not (look.framed or look.fill):
        return bar
    colour, thin = (look.colour, weight) if look.framed else (look.fill, 4)
    top, bottom = (edge(name, "single", thin, colour, _TOP_PT) for name in ("top", "bottom"))
    return top + bar + bottom + edge("right", "single", thin, colour, _SIDE_PT)


def _as_table(job: Job, blocks: Sequence[Block], place: Place, look: _Look) -> str:
    side = _SIDE_PT * _MM_PER_POINT
    padding = (_TOP_PT * _MM_PER_POINT, side, _TOP_PT * _MM_PER_POINT, side)
    start = job.before_table() + job.gap(_BETWEEN_PT)
    content = job.write(job, blocks, place.cell(place.width - 2 * side))
    table = Grid([place.width], [Row([Cell(content, _cell_edges(look), look.fill, padding)])], indent=place.indent)
    return start + grid(table) + job.gap(_BETWEEN_PT * 2)


def _cell_edges(look: _Look) -> str:
    sides = ("top", "left", "bottom", "right") if look.framed else ("left",)
    return "".join(edge(side, "single", look.weight, look.colour) for side in sides)
