"""Draws one pennant of bunting: a triangle to cut out, big letters, and a strip to fold over a string."""

from dataclasses import replace

from linkwell.domain.document import Text, words
from linkwell.render import diagrams
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Mark, Node, Picture
from linkwell.render.pdf.setting import Area, cell
from linkwell.render.pdf.text import natural_width

_FLAP = diagrams.PENNANT_FLAP * MM
_NOTE_PT = 9.0
_CENTRE = 0.3  # of the triangle's height: where it is still wide


def pennant(text: Text, size: tuple[float, float], area: Area, node: Node) -> list[Mark]:
    """A pennant of `size` points with its upper left corner at 0, 0."""
    drawing = diagrams.pennant(size[0] / MM, size[1] / MM)
    note = cell(words(diagrams.PENNANT_NOTE), replace(area.look.quiet, size=_NOTE_PT), size[0], Node("P", node))
    return [
        Picture(0.0, 0.0, drawing, area.look.dark),
        *_letters(text, size, area, Node("P", node)),
        *note.marks(0.0, (_FLAP - note.height) / 2 + 1 * MM, size[0]),
    ]


def _letters(text: Text, size: tuple[float, float], area: Area, node: Node) -> list[Mark]:
    """The words as large as the pennant allows."""
    wide, high = size
    room = wide * diagrams.PENNANT_WORDS
    type_ = area.look.label
    for points in diagrams.PENNANT_SIZES:
        type_ = replace(area.look.label, size=points, leading=1.0)
        if natural_width(text, type_)[0] <= room:
            break
    set_ = cell(text, type_, room, node)
    middle = _FLAP + (high - _FLAP) * _CENTRE
    return set_.marks(0.0, max(_FLAP, middle - set_.height / 2), wide)
