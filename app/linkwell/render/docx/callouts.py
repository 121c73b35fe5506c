"""Words set apart: what to say or ask aloud, what to watch for, safe practice.

Plain ones are paragraphs with a bar and a background, easy to edit and to read aloud; those that hold lists or
tables are a table of one cell, because Word breaks the bar where indents differ. What a callout is stands in
its label, never in its colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from linkwell.domain.document import Callout, CalloutKind, Paragraph
from linkwell.render.docx.grid import Cell, Grid, Row, grid
from linkwell.render.docx.inlines import bold, inlines
from linkwell.render.docx.job import Job, Place
from linkwell.render.docx.markup import edge, indent, paragraph, points, shade, spacing, twips

_SIDE_PT = 8
_TOP_PT = 4
_BAR_EIGHTHS = 24
_FRAME_EIGHTHS = 8
_MM_PER_POINT = 25.4 / 72
_BETWEEN_PT = 6.0


@dataclass(frozen=True, slots=True)
class _Look:
    """The colour of the bar, the background, and whether a frame goes all round."""

    bar: str
    fill: str
    framed: bool


def callout(job: Job, block: Callout, place: Place) -> str:
    """The XML of a callout."""
    look = _look(job, block.kind)
    paragraphs = [inner for inner in block.blocks if isinstance(inner, Paragraph)]
    if len(paragraphs) == len(block.blocks) and not place.in_cell:
        return _as_paragraphs(job, block.label, paragraphs, place, look)
    return _as_table(job, block, place, look)


def _look(job: Job, kind: CalloutKind) -> _Look:
    colours = job.colours
    match kind:
        case "say" | "ask":
            return _Look(colours.accent, colours.fill, framed=False)
        case "listen" | "note":
            return _Look(colours.rule, colours.fill, framed=False)
        case "watch":
            return _Look(colours.warn, colours.fill, framed=False)
        case "safe":
            return _Look(colours.ink, colours.fill, framed=True)


def _as_paragraphs(
    job: Job, label: str, paragraphs: Sequence[Paragraph], place: Place, look: _Look
) -> str:
    frame = f"<w:pBdr>{_edges(look, job.flip())}</w:pBdr>{shade(look.fill)}"
    side = _SIDE_PT * _MM_PER_POINT
    inner = place.inside(2 * side + 1.0)
    inset = indent(twips(place.indent + side + 1.0), right=twips(side))
    contents = [(entry.key, inlines(entry.text, job, inner)) for entry in paragraphs] or [("", "")]
    parts = []
    for number, (key, words) in enumerate(contents):
        first, last = number == 0, number == len(contents) - 1
        before = points(_BETWEEN_PT + _TOP_PT) if first else 0
        after = points(_BETWEEN_PT + _TOP_PT if last else job.style.paragraph_gap_pt)
        keep = "" if last else "<w:keepNext/>"
        layout = keep + job.take_break() + frame + spacing(before, after) + inset
        words = _labelled(job, label, place) + words if first else words
        parts.append(job.marked(key, paragraph(place.style("Callout"), words, layout)))
    return "".join(parts)


def _labelled(job: Job, label: str, place: Place) -> str:
    return bold(f"{label}: ", job, place.voice) if label else ""


def _edges(look: _Look, flip: int) -> str:
    """Borders for paragraphs; `flip` makes neighbours differ where nobody sees it."""
    if look.framed:
        sides = {side: _FRAME_EIGHTHS for side in ("top", "left", "bottom", "right")}
        return "".join(
            edge(side, "single", eighths, look.bar, _TOP_PT if side in {"top", "bottom"} else _SIDE_PT - flip)
            for side, eighths in sides.items()
        )
    bar = edge("left", "single", _BAR_EIGHTHS, look.bar, _SIDE_PT)
    if not look.fill:
        return bar + edge("right", "nil", 0, "auto", flip)
    top, bottom = (edge(side, "single", 4, look.fill, _TOP_PT) for side in ("top", "bottom"))
    return top + bar + bottom + edge("right", "single", 4, look.fill, _SIDE_PT - flip)


def _as_table(job: Job, block: Callout, place: Place, look: _Look) -> str:
    padding = (1.6, 3.0, 1.6, 3.0)
    inner = place.cell(place.width - padding[1] - padding[3])
    blocks = list(block.blocks)
    first = blocks[0] if blocks else None
    label = _labelled(job, block.label, place)
    opening = ""
    if isinstance(first, Paragraph):
        words = label + inlines(first.text, job, inner)
        opening = job.marked(first.key, paragraph(place.style("Normal"), words))
        blocks = blocks[1:]
    elif label:
        opening = paragraph(place.style("Normal"), label, "<w:keepNext/>")
    content = opening + job.write(job, blocks, inner)
    cell = Cell(content, _cell_edges(look), look.fill, padding)
    table = Grid([place.width], [Row([cell])], indent=place.indent, description=block.label)
    return job.before_table() + job.gap(_BETWEEN_PT) + grid(table) + job.gap(_BETWEEN_PT)


def _cell_edges(look: _Look) -> str:
    if look.framed:
        return "".join(
            edge(side, "single", _FRAME_EIGHTHS, look.bar) for side in ("top", "left", "bottom", "right")
        )
    return edge("left", "single", _BAR_EIGHTHS, look.bar)
