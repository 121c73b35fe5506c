"""What opens a pack or an item: the banner and the list of contents."""

from linkwell.domain.document import Banner, Contents, ContentsEntry
from linkwell.domain.drawing import Drawing, Path
from linkwell.render import symbols
from linkwell.render.docx import drawingml
from linkwell.render.docx.job import Job, Place
from linkwell.render.docx.marks import bookmark_name
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

_BAR_EIGHTHS = 48
_SIDE_PT = 10
_TOP_PT = 7
_TILES_MM = (14.0, 11.0)
_SHAPE_SHARE = 0.68
_CORNER_MM = 1.5
_MIDDLE = '<w:textAlignment w:val="center"/>'
_INDENT = 6.0
_LIGHT = '<w:b w:val="0"/><w:bCs w:val="0"/>'


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
        lines.append(("BannerFacts", run("\u2002").join(_chip(fact, colour) for fact in block.facts)))
    frame = "<w:keepNext/>{}" + _frame(job, block, colour)
    inset = indent(twips(place.indent) + points(_BAR_EIGHTHS / 8 + _SIDE_PT), right=points(_SIDE_PT))
    made = []
    for number, (style, content) in enumerate(lines):
        before = points(_TOP_PT) if number == 0 else 0
        after = points(_TOP_PT + 5) if number == len(lines) - 1 else points(4)
        layout = frame.format(job.take_break()) + spacing(before, after) + inset + (_MIDDLE if number == 0 else "")
        made.append(paragraph(place.style(style), content, layout))
    return "".join(made)


def _symbol(job: Job, block: Banner, colour: str) -> str:
    """The theme's shape in white on a tile of its colour."""
    drawing = symbols.load(job.symbols, block.symbol.name)
    if drawing is None:
        return ""
    side = _TILES_MM[0 if block.level == 1 else 1]
    tile = Drawing(side, side, (Path(symbols.rounded(0.0, 0.0, side, side, _CORNER_MM), filled=True),))
    shape = symbols.sized(drawing, side * _SHAPE_SHARE)
    inset = (side - shape.width) / 2, (side - shape.height) / 2
    shapes = drawingml.shapes(tile, colour) + drawingml.shapes(shape, "FFFFFF", inset)
    return drawingml.picture((side, side), shapes, block.symbol.alt, job.next_id()) + run("\u2002")


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
    return "".join(_entry(job, entry, place) for entry in block.entries) + job.gap(job.style.paragraph_gap_pt)


def _entry(job: Job, entry: ContentsEntry, place: Place) -> str:
    name = bookmark_name(entry.part_id)
    left = place.indent + _INDENT * (min(max(entry.level, 1), 4) - 1)
    end = place.indent + place.width
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(end)}"/></w:tabs>'
    note = run(f"  {entry.note}", _note_look(job)) if entry.note else ""
    dots = f"{run(' ', _LIGHT)}<w:r><w:rPr>{_LIGHT}</w:rPr><w:tab/></w:r>{run(' ', _LIGHT)}"
    line = f"{run(entry.title)}{note}{dots}{_page_of(name, job.pages.get(entry.part_id, 1))}"
    link = f'<w:hyperlink w:anchor="{name}" w:history="1">{line}</w:hyperlink>'
    return paragraph("TOC1" if entry.level <= 1 else "TOC2", link, job.take_break() + tabs + indent(twips(left)))


def _note_look(job: Job) -> str:
    size = half_points(job.style.small_pt)
    return f'{_LIGHT}<w:color w:val="444444"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _page_of(name: str, estimate: int) -> str:
    """The number of the page where the bookmark is; an estimate stands there until Word has counted."""
    look = f"<w:rPr>{_LIGHT}</w:rPr>"
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> PAGEREF {name} \\h </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>{run(str(estimate), _LIGHT)}'
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )
