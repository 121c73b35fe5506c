"""Writes the parts of a document one after another: sections, titles, page breaks, bookmarks.

It knows what a part is and nothing of how a block looks.
"""

import re

from linkwell.domain.document import Banner, Block, Cards, Contents, Document, Heading, Part, words
from linkwell.domain.progress import Progress
from linkwell.domain.style import Style
from linkwell.render.docx import blocks, measure
from linkwell.render.docx.cards import full_page
from linkwell.render.docx.job import Job, Page, Place, page
from linkwell.render.docx.marks import bookmark_name
from linkwell.render.docx.markup import paragraph, points, run, spacing
from linkwell.render.docx.sections import Section, Sections, with_room

_TIGHT_TITLE_PT = 13.0
_TITLE_ROOM = 10.0
_LAST_GAP = re.compile(
    r'<w:p><w:pPr><w:pStyle w:val="Spacer"/><w:spacing [^>]*/></w:pPr></w:p>((?:<w:bookmarkEnd [^>]*/>)*)$'
)
_TIGHT = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>' + spacing(0, 0, exact=points(_TIGHT_TITLE_PT * 1.2))


class Assembly:
    """Collects the body of one document."""

    def __init__(self, document: Document, job: Job, sections: Sections) -> None:
        self._document = document
        self._job = job
        self._sections = sections
        self._current: Section | None = None
        self._opening = True
        self._made: list[str] = []

    def body(self, progress: Progress) -> str:
        """The XML inside `w:body`. `progress` hears of every part."""
        parts = self._document.parts
        if any(isinstance(block, Contents) for part in parts for block in part.blocks):
            self._job.pages = estimated_pages(self._document, self._job.style)
        for number, part in enumerate(parts):
            progress(number / len(parts), part.title)
            self._part(part)
        if self._current is None:
            self._current = Section(page("A4", self._job.style), "", "")
        last = self._sections.properties(self._current, opening=self._opening)
        return ("".join(self._made) or self._job.gap(1.0)) + last

    def _part(self, part: Part) -> None:
        job, usual = self._job, _usual_page(part, self._job.style)
        place = Place(part.voice, job.style.typeface(part.voice), usual.text_width)
        job.part_id = part.id
        self._turn(Section(_page_for(part.blocks[0] if part.blocks else None, usual), part.title, part.footer))
        opening = self._title(part, place)
        job.used = _title_height(part, place) if opening else 0.0
        for number, block in enumerate(measure.fitted(part.blocks, place, usual.text_height, job.used)):
            wanted = Section(_page_for(block, usual), part.title, part.footer)
            if number and wanted != self._current:
                self._turn(wanted)
            written = blocks.write(job, (block,), self._placed(place))
            if number == 0:
                written = self._named(part.id, opening, written)
            self._made.append(written)
            job.used = measure.used_after(block, place, usual.text_height, job.used)
        if not part.blocks:
            self._made.append(job.bookmarked(bookmark_name(part.id), opening or job.gap(1.0)))

    def _named(self, part_id: str, opening: str, written: str) -> str:
        """The first block after the title, with the mark of the part round the title, or else round the block."""
        name = bookmark_name(part_id)
        if opening:
            return self._job.bookmarked(name, opening) + written
        start = "" if written.startswith("<w:p>") else self._job.gap(1.0)
        return self._job.bookmarked(name, start + written)

    def _placed(self, place: Place) -> Place:
        """The place on the page that is current: cards may have one with other margins."""
        return place.wide(self._job.sheet.text_width)

    def _turn(self, wanted: Section) -> None:
        """Begin a new page, in a new section if its paper, margins or footer are different."""
        job = self._job
        if self._current is not None and wanted == self._current:
            job.break_due = True
        elif self._current is not None:
            ended = self._sections.properties(self._current, opening=self._opening)
            self._end_section(ended)
            self._opening = False
            job.break_due = False
        self._current = wanted
        job.sheet, job.used = wanted.page, 0.0

    def _end_section(self, properties: str) -> None:
        """Close a section in the empty paragraph that ends it already, or else in one of its own.

        One more paragraph after a full page would make an empty page. Bookmarks end before it: LibreOffice
        loses those that reach into the next section.
        """
        last = self._made[-1] if self._made else ""
        found = _LAST_GAP.search(last)
        end = paragraph("Spacer", "", properties)
        if found is None:
            self._made.append(end)
        else:
            self._made[-1] = last[: found.start()] + found.group(1) + end

    def _title(self, part: Part, place: Place) -> str:
        """The part's own heading, unless a banner is going to say it; close to the edge on a bare page."""
        if not part.title_shown or (part.blocks and isinstance(part.blocks[0], Banner)):
            return ""
        tight = self._job.sheet.bare
        style = place.style("Heading1" if part.level <= 1 else "SheetTitle")
        deeper = '<w:outlineLvl w:val="2"/>' if part.level > 2 else ""
        layout = _TIGHT if tight else ""
        shown = run(part.title, place.sized(_TIGHT_TITLE_PT).look if tight else "")
        return paragraph(style, shown, self._job.take_break() + layout + deeper)


def estimated_pages(document: Document, style: Style) -> dict[str, int]:
    """About on which page each part begins."""
    found: dict[str, int] = {}
    number = 1
    for part in document.parts:
        found.setdefault(part.id, number)
        sheet = _usual_page(part, style)
        place = Place(part.voice, style.typeface(part.voice), sheet.text_width)
        number += measure.pages(part.blocks, place, sheet.text_height, _title_height(part, place))
    return found


def _usual_page(part: Part, style: Style) -> Page:
    return with_room(page(part.paper, style), part.footer, style.small_pt)


def _page_for(block: Block | None, usual: Page) -> Page:
    return full_page(block, usual) if isinstance(block, Cards) else usual


def _title_height(part: Part, place: Place) -> float:
    return measure.height(Heading(1, words(part.title)), place) + _TITLE_ROOM
