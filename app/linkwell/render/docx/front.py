"""What opens a pack or an item: the banner and the list of contents."""

from linkwell.domain.document import Banner, Contents, ContentsEntry
from linkwell.render import symbols
from linkwell.render.docx.drawingml import picture
from linkwell.render.docx.job import Job, Place, bookmark_name
from linkwell.render.docx.markup import (
    edge,
    half_points,
    hex_colour,
    indent,
    paragraph,
    points,
    run,
    shade,
    spacing,
    twips,
)
from linkwell.render.docx.measure import MM_PER_POINT

_BAR_EIGHTHS = 72
_SIDE_PT = 10
_TOP_PT = 7
_SYMBOLS_MM = (13.0, 10.0)
_LOWERED = 0.16  # of its height, how far the shape reaches below the line of the title
_NUMBER_ROOM = 12.0
_INDENT = 6.0


def banner(job: Job, block: Banner, place: Place) -> str:
    """The title with the theme's shape, the question and the facts, on one background with a bar.

    It is made of paragraphs, so that the title stays a heading that Word's navigation shows.
    """
    colour = hex_colour(block.colour) if job.style.colour else job.colours.ink
    level = min(max(block.level, 1), 3)
    lines = [(f"Heading{level}", _symbol(job, block, colour) + run(block.title))]
    if block.question:
        lines.append(("BannerQuestion", run(block.question, f'<w:color w:val="{colour}"/>')))
    if block.facts:
        lines.append(("BannerFacts", run(" ").join(_chip(fact, colour) for fact in block.facts)))
    frame = "<w:keepNext/>{}" + _frame(job, block, colour)
    inset = indent(twips(place.indent) + points(_BAR_EIGHTHS / 8 + _SIDE_PT), right=points(_SIDE_PT))
    made = []
    for number, (style, content) in enumerate(lines):
        before = points(_TOP_PT) if number == 0 else 0
        after = points(_TOP_PT + 8) if number == len(lines) - 1 else points(4)
        layout = frame.format(job.take_break()) + spacing(before, after) + inset
        made.append(paragraph(place.style(style), content, layout))
    return "".join(made)


def _symbol(job: Job, block: Banner, colour: str) -> str:
    drawing = symbols.load(job.symbols, block.symbol.name)
    if drawing is None:
        return ""
    sized = symbols.sized(drawing, _SYMBOLS_MM[0 if block.level == 1 else 1])
    lowered = half_points(sized.height * _LOWERED / MM_PER_POINT)
    return picture(sized, colour, block.symbol.alt, job.next_id(), lowered) + run("\u2002")


def _chip(fact: str, colour: str) -> str:
    """A fact in a frame of its own; its words stay on one line."""
    words = fact.replace(" ", "\u00a0")
    frame = f'<w:bdr w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>'
    return run(f"\u00a0{words}\u00a0", f'{frame}<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>')


def _frame(job: Job, block: Banner, colour: str) -> str:
    """The bar at the left and the background, or a thin frame where the style prints no backgrounds."""
    bar = edge("left", "single", _BAR_EIGHTHS, colour, _SIDE_PT)
    fill = ""
    if job.style.tint:
        fill = hex_colour(block.fill) if job.style.colour else "EFEFEF"
    line, weight = (fill, 4) if fill else (colour, 8)
    top, bottom, right = (
        edge(name, "single", weight, line, space)
        for name, space in (("top", _TOP_PT), ("bottom", _TOP_PT), ("right", _SIDE_PT))
    )
    return f"<w:pBdr>{top}{bar}{bottom}{right}</w:pBdr>{shade(fill)}"


# --- contents ----------------------------------------------------------------------------------------


def contents(job: Job, block: Contents, place: Place) -> str:
    """One line for each part: a link to it, its note, and its page number, which Word fills in."""
    return "".join(_entry(job, entry, place) for entry in block.entries)


def _entry(job: Job, entry: ContentsEntry, place: Place) -> str:
    name = bookmark_name(entry.part_id)
    left = place.indent + _INDENT * (min(max(entry.level, 1), 4) - 1)
    end = place.indent + place.width
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(end)}"/></w:tabs>'
    note = run(f"  {entry.note}", _note_look(job)) if entry.note else ""
    line = f"{run(entry.title)}{note}<w:r><w:tab/></w:r>{_page_of(name, job.pages.get(entry.part_id, 1))}"
    link = f'<w:hyperlink w:anchor="{name}" w:history="1">{line}</w:hyperlink>'
    layout = job.take_break() + tabs + indent(twips(left), right=twips(_NUMBER_ROOM))
    return paragraph("TOC1" if entry.level <= 1 else "TOC2", link, layout)


def _note_look(job: Job) -> str:
    size = half_points(job.style.small_pt)
    return f'<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="444444"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _page_of(name: str, estimate: int) -> str:
    """The number of the page where the bookmark is; an estimate stands there until Word has counted."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {name} \\h </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{estimate}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
