"""One pennant of bunting as a drawing, with its big letters as words that can be changed."""

from dataclasses import replace

from linkwell.domain.document import Text, plain
from linkwell.render import diagrams
from linkwell.render.docx.drawingml import picture, shapes, text_box
from linkwell.render.docx.inlines import inlines
from linkwell.render.docx.job import Job, Place
from linkwell.render.docx.markup import paragraph, run
from linkwell.render.docx.measure import text_width

_WIDE_LETTERS = 1.5  # capitals in bold are wider than the mean letter
_BELOW = 1.0
_CENTRED = '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>'


def pennant(job: Job, text: Text, place: Place, size: tuple[float, float]) -> str:
    """The paragraph of a pennant of `size` mm."""
    wide, high = size[0], size[1] - _BELOW
    flap = diagrams.PENNANT_FLAP
    room = wide * diagrams.PENNANT_WORDS
    words = plain(text)
    sizes = diagrams.PENNANT_SIZES
    points = next((one for one in sizes if text_width(words, one) * _WIDE_LETTERS <= room), sizes[-1])
    inner = place.cell(room).sized(points)
    inner = replace(inner, look=f"<w:b/><w:bCs/>{inner.look}")
    shown = f'<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="{round(points * 20)}" w:lineRule="exact"/>'
    letters = paragraph(place.style("CardText"), inlines(text, job, inner), shown + '<w:jc w:val="center"/>')
    fold = paragraph("CardNumber", run(diagrams.PENNANT_NOTE), _CENTRED)
    content = (
        shapes(diagrams.pennant(wide, high), job.colours.dark)
        + text_box(letters, ((wide - room) / 2, flap + 4.0), (room, (high - flap) * 0.52))
        + text_box(fold, (4.0, 5.0), (wide - 8.0, 9.0))
    )
    about = f"A pennant to cut out: {words}" if words else "An empty pennant to cut out"
    return paragraph("Picture", picture((wide, high), content, about, job.next_id()), _CENTRED)
