"""Paints laid-out pages onto a canvas: the marks, what runs along each page, links, outline and properties.

What each mark means is passed to a `Marker` as it is drawn, so that a tagged file needs nothing of layout.
"""

from typing import IO, Protocol, assert_never

from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas

from linkwell.domain.document import Document
from linkwell.domain.progress import Progress
from linkwell.render.pdf.cards import BARE_EDGE
from linkwell.render.pdf.faces import TYPEFACES, faces
from linkwell.render.pdf.ink import FontTable, Ink
from linkwell.render.pdf.layout import LaidDocument, LaidPart
from linkwell.render.pdf.marks import Box, Disc, Mark, Node, Page, PageNumber, PartLink, Picture, Rule, TextLine
from linkwell.render.pdf.running import running_marks
from linkwell.render.pdf.text import clean

_OUTLINE_DEPTH = 5


class Marker(Protocol):
    """Hears which node is drawn next, and answers with operators to put before it (such as `BDC`)."""

    def page(self, index: int) -> None: ...

    def switch(self, node: Node | None) -> str: ...

    def end_page(self) -> str: ...


class Untagged:
    """A marker that writes nothing."""

    def page(self, index: int) -> None:
        """Nothing to prepare."""

    def switch(self, node: Node | None) -> str:  # noqa: ARG002 - the protocol's
        return ""

    def end_page(self) -> str:
        return ""


def paint(laid: LaidDocument, out: IO[bytes], progress: Progress, marker: Marker | None = None) -> None:
    """Write the file. `progress` hears of each part before it is painted."""
    canvas = _canvas(laid.document, out)
    painter = _Painter(canvas, laid, marker or Untagged())
    painter.parts(progress)
    if not laid.parts:
        canvas.showPage()  # a file without a page cannot be opened
    with TYPEFACES:
        canvas.save()


def _canvas(document: Document, out: IO[bytes]) -> Canvas:
    # Without an initial font the library would put Helvetica into every file, which cannot be embedded.
    font = faces("atkinson").regular.name
    canvas = Canvas(
        out, invariant=1, pageCompression=1, initialFontName=font, lang=document.language, pdfVersion=(1, 7)
    )
    canvas.setTitle(clean(document.title))
    canvas.setAuthor(clean(document.creator))
    canvas.setCreator(clean(document.creator))
    canvas.setSubject(clean(document.subject))
    canvas.setKeywords(", ".join(map(clean, document.keywords)))
    canvas.setProducer("Linkwell")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


class _Painter:
    def __init__(self, canvas: Canvas, laid: LaidDocument, marker: Marker) -> None:
        self.canvas = canvas
        self.laid = laid
        self.marker = marker
        self.fonts = FontTable(canvas)
        self.shapes: dict[int, str] = {}
        self.ids = set(laid.first_pages)
        self.level = -1
        self.number = 0

    def parts(self, progress: Progress) -> None:
        seen: set[str] = set()
        for index, part in enumerate(self.laid.parts):
            progress(index / len(self.laid.parts), f"Painting {part.part.title}")
            for position, page in enumerate(part.pages):
                self.number += 1
                self.canvas.setPageSize((part.width, part.height))
                if position == 0:
                    self._outline(part, index, first=part.part.id not in seen)
                    seen.add(part.part.id)
                self._page(part, page)
                self.canvas.showPage()

    def _outline(self, laid: LaidPart, index: int, *, first: bool) -> None:
        """A bookmark, and an entry in the outline no more than one level below the last."""
        part = laid.part
        key = f"part-{index}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=laid.height, zoom=0)
        if first:
            self.canvas.bookmarkPage(_destination(part.id), fit="XYZ", left=0, top=laid.height, zoom=0)
        self.level = max(0, min(part.level - 1, self.level + 1, _OUTLINE_DEPTH))
        self.canvas.addOutlineEntry(clean(part.title) or " ", key, self.level)

    def _page(self, laid: LaidPart, page: Page) -> None:
        ink = Ink(self.fonts, laid.height, self.shapes)
        self.marker.page(self.number - 1)
        left = laid.look.margins.left
        top = BARE_EDGE if page.bare else laid.look.margins.top
        for y, marks in page.placed:
            self._marks(ink, marks, left, top + y)
        running = running_marks(self.laid, laid, page, self.number)
        self._marks(ink, running, 0.0, 0.0)
        ink.out.append(self.marker.end_page())
        self.canvas.addLiteral("\n".join(filter(None, ink.out)))

    def _marks(self, ink: Ink, marks: tuple[Mark, ...], x: float, y: float) -> None:
        switch, out = self.marker.switch, ink.out
        for mark in marks:
            if isinstance(mark, TextLine):
                self._text(ink, mark, x, y)
                continue
            out.append(switch(mark.node))
            self._other(ink, mark, x, y)

    def _text(self, ink: Ink, line: TextLine, x: float, y: float) -> None:
        ink.fill(line.colour)
        x, y = x + line.x, y + line.y
        for piece in line.pieces:
            ink.out.append(self.marker.switch(piece.node or line.node))
            ink.text(x + piece.x, y, self.fonts.written(piece.face, piece.text), line.size)
            if piece.href is not None:
                foot, head = ink.height - y - 0.25 * line.size, ink.height - y + 0.85 * line.size
                rect = (x + piece.x, foot, x + piece.x + piece.width, head)
                self.canvas.linkURL(piece.href, rect, Contents=PDFString(piece.text.strip()))

    def _other(self, ink: Ink, mark: Rule | Box | Disc | Picture | PageNumber | PartLink, x: float, y: float) -> None:
        match mark:
            case Rule():
                dots = mark.dash is not None and mark.dash[0] == 0
                ink.pen(mark.colour, mark.weight, mark.dash, 1 if dots else 0)
                ink.line(x + mark.x1, y + mark.y1, x + mark.x2, y + mark.y2)
            case Box():
                operator = _operator(ink, mark)
                ink.box((x + mark.x, y + mark.y), (mark.width, mark.height), mark.radius, operator)
            case Disc():
                ink.circle(x + mark.x, y + mark.y, mark.radius, _operator(ink, mark))
            case Picture():
                ink.picture(x + mark.x, y + mark.y, mark.drawing, mark.colour)
            case PageNumber():
                self._page_number(ink, mark, x, y)
            case PartLink():
                self._part_link(ink, mark, x, y)
            case _:
                assert_never(mark)

    def _page_number(self, ink: Ink, mark: PageNumber, x: float, y: float) -> None:
        number = self.laid.first_pages.get(mark.part_id)
        if number is None:
            return
        text = str(number)
        width = mark.face.widths[text] * mark.size / 1000
        ink.fill(mark.colour)
        ink.text(x + mark.x - width, y + mark.y, self.fonts.written(mark.face, text), mark.size)

    def _part_link(self, ink: Ink, mark: PartLink, x: float, y: float) -> None:
        if mark.part_id in self.ids:
            top = ink.height - y - mark.y
            rect = (x + mark.x, top - mark.height, x + mark.x + mark.width, top)
            # Border in the form that the library's own links use; a drawn border would print.
            self.canvas.linkAbsolute(clean(mark.words), _destination(mark.part_id), rect, Border="[0 0 0]")


def _operator(ink: Ink, mark: Box | Disc) -> str:
    if mark.fill:
        ink.fill(mark.fill)
    if mark.weight:
        ink.pen(mark.stroke, mark.weight, mark.dash if isinstance(mark, Box) else None)
    return {(True, True): "B", (True, False): "f", (False, True): "S"}.get((bool(mark.fill), bool(mark.weight)), "n")


def _destination(part_id: str) -> str:
    """A name for a place in the file that no part id can upset."""
    return "to-" + "".join(c if c.isascii() and c.isalnum() else f"-{ord(c):x}-" for c in part_id)
