"""Words inside a paragraph: runs, links, gaps to fill in and boxes to tick.

Gaps and boxes are content controls, so that a sheet can be filled in on a screen; on paper they are a line
and an open square. This file knows nothing of blocks.
"""

from typing import assert_never
from urllib.parse import quote

from linkwell.domain.document import Field, Gap, Run, Text, Tick
from linkwell.render.docx.job import Job, Place
from linkwell.render.docx.markup import escaped, legal, points, run

_MM_PER_POINT = 25.4 / 72
_SAFE = ("https://", "mailto:")
_URL_MARKS = "%/:=&?~#+!$,;'@()*"
_BOX_FONT = "Segoe UI Symbol"
_BOX = "\u2610"
_LONGEST_TITLE = 60
_AIR = 0.35  # of the type size


def inlines(text: Text, job: Job, place: Place) -> str:
    """The runs of some inlines."""
    return "".join(_one(inline, job, place) for inline in text)


def room_to_write(text: Text, place: Place) -> int | None:
    """The least height of lines (twips) that hold gaps: handwriting needs more than print."""
    if not any(isinstance(inline, Gap) for inline in text):
        return None
    return points(place.face.size * (place.face.leading + _AIR))


def checkbox(job: Job) -> str:
    """A box that can be ticked on the screen."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="Tick"/><w:id w:val="{job.next_id()}"/><w14:checkbox>'
        f'<w14:checked w14:val="0"/><w14:checkedState w14:val="2611" w14:font="{_BOX_FONT}"/>'
        f'<w14:uncheckedState w14:val="2610" w14:font="{_BOX_FONT}"/></w14:checkbox></w:sdtPr><w:sdtContent>'
        f'<w:r><w:rPr><w:rStyle w:val="TickBox"/></w:rPr><w:t>{_BOX}</w:t></w:r></w:sdtContent></w:sdt>'
    )


def answer(job: Job, label: str) -> str:
    """Room to type in, such as an empty cell; on paper there is nothing to see. `label` says what belongs there."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{_title(label)}"/><w:id w:val="{job.next_id()}"/><w:showingPlcHdr/>'
        '<w:text w:multiLine="1"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">\u00a0</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def answers(job: Job, label: str, paragraphs: str) -> str:
    """Whole paragraphs to type in, such as ruled lines, as one control."""
    start = f'<w:sdt><w:sdtPr><w:alias w:val="{_title(label)}"/><w:id w:val="{job.next_id()}"/></w:sdtPr>'
    return f"{start}<w:sdtContent>{paragraphs}</w:sdtContent></w:sdt>"


def _title(label: str) -> str:
    """The title of a control, of the length that Word takes."""
    return escaped(" ".join(label.split())[:_LONGEST_TITLE]) or "Write here"


def _one(inline: Run | Field | Gap | Tick, job: Job, place: Place) -> str:
    match inline:
        case Run():
            return _run(inline, job, place)
        case Field(name=name, strong=strong):
            return run("{{" + name + "}}", (job.strong[place.voice] if strong else "") + place.properties)
        case Gap():
            return _gap(inline, job, place)
        case Tick():
            return checkbox(job)
        case _:
            assert_never(inline)


def _run(inline: Run, job: Job, place: Place) -> str:
    address = _address(inline.href or "")
    if not address:
        return run(inline.text, (job.strong[place.voice] if inline.strong else "") + place.properties)
    weight = "<w:b/><w:bCs/>" if inline.strong else ""
    words = run(inline.text, f'<w:rStyle w:val="Hyperlink"/>{weight}{place.properties}')
    return f'<w:hyperlink r:id="{job.link(address)}" w:history="1">{words}</w:hyperlink>' if words else ""


def _address(href: str) -> str:
    """The address of a link as Word takes it, or nothing: Word calls a file with a bad address damaged."""
    return quote(legal(href), safe=_URL_MARKS) if href.lower().startswith(_SAFE) else ""


def _gap(gap: Gap, job: Job, place: Place) -> str:
    """Underscores as wide as the gap, never wider than the line they stand on."""
    wide = min(gap.width, place.width - 2.0)
    count = max(3, round(wide / (place.face.size * _MM_PER_POINT * job.underscore[place.voice])))
    words = run("_" * count, place.properties)
    label = _title(gap.label)
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:id w:val="{job.next_id()}"/><w:showingPlcHdr/><w:text/>'
        f"</w:sdtPr><w:sdtContent>{words}</w:sdtContent></w:sdt>"
    )
