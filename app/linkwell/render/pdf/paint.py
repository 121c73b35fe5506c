"""Paints laid-out pages: the marks, what runs along each page, links and outline.

What each mark means is told to a `Marker` as it is drawn, so that a tagged file needs nothing of layout.
"""

from typing import IO, assert_never

from linkwell.domain.progress import Progress
from linkwell.render.pdf.cards import BARE_EDGE
from linkwell.render.pdf.file import PdfFile
from linkwell.render.pdf.ink import Ink
from linkwell.render.pdf.layout import LaidDocument, LaidPart
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Box, Disc, Mark, Node, Page, PageNumber, PartLink, Picture, Rule, TextLine
from linkwell.render.pdf.running import running_marks
from linkwell.render.pdf.tags import Marker, Rect, Tags, Untagged


def paint(laid: LaidDocument, out: IO[bytes], progress: Progress, *, tagged: bool = True) -> None:
    """Write the file. `progress` hears of each part before it is painted; only pages to look at need no tags."""
    file = PdfFile(laid.document, out)
    tags = Tags(laid.page_count) if tagged else None
    _Painter(file, laid, tags or Untagged()).parts(progress)
    file.save(tags)


class _Painter:
    def __init__(self, file: PdfFile, laid: LaidDocument, marker: Marker) -> None:
        self.file = file
        self.laid = laid
        self.marker = marker
        self.shapes: dict[int, str] = {}
        self.heights = {part.part.id: part.height for part in reversed(laid.parts)}
        self.number = 0

    def parts(self, progress: Progress) -> None:
        for index, part in enumerate(self.laid.parts):
            progress(index / len(self.laid.parts), f"Painting {part.part.title}")
            self.marker.part(part.part.title)
            self.file.begin_part(index, part.part.title, part.part.level, part.height)
            for page in part.pages:
                self.number += 1
                self._page(part, page)

    def _page(self, laid: LaidPart, page: Page) -> None:
        ink = Ink(self.file.fonts, laid.height, self.shapes)
        self.marker.page()
        if laid.title is not None:
            self.marker.place(laid.title)  # it is drawn with the header, but read first
        left = laid.look.margins.left
        top = BARE_EDGE if page.bare else laid.look.margins.top
        for y, marks in page.placed:
            self._marks(ink, marks, left, top + y)
        ink.out.append(self.marker.running())
        self._marks(ink, running_marks(self.laid, laid, page, self.number), 0.0, 0.0)
        ink.out.append(self.marker.end_page())
        self.file.turn(ink.out, (laid.width, laid.height))

    def _marks(self, ink: Ink, marks: tuple[Mark, ...], x: float, y: float) -> None:
        switch, out = self.marker.switch, ink.out
        for mark in marks:
            if isinstance(mark, TextLine):
                self._text(ink, mark, x, y)
            elif isinstance(mark, PartLink):
                self._part_link(ink, mark, x, y)
            elif isinstance(mark, PageNumber):
                self._page_number(ink, mark, x, y)
            else:
                out.append(switch(mark.node))
                self._other(ink, mark, x, y)

    def _text(self, ink: Ink, line: TextLine, x: float, y: float) -> None:
        if not line.pieces and line.node is not None:
            self.marker.place(line.node)
            return
        ink.fill(line.colour)
        x, y = x + line.x, y + line.y
        for piece in line.pieces:
            node = piece.node or line.node
            ink.out.append(self.marker.switch(node))
            ink.words((x + piece.x, y), piece.face, piece.text, line.size)
            if piece.href is not None and node is not None:
                foot, head = ink.height - y - 0.25 * line.size, ink.height - y + 0.85 * line.size
                self._link(node, (x + piece.x, foot, x + piece.x + piece.width, head), piece.text, piece.href)

    def _other(self, ink: Ink, mark: Rule | Box | Disc | Picture, x: float, y: float) -> None:
        match mark:
            case Rule():
                dots = mark.dash is not None and mark.dash[0] == 0
                ink.pen(mark.colour, mark.weight, mark.dash, 1 if dots else 0)
                ink.line(x + mark.x1, y + mark.y1, x + mark.x2, y + mark.y2)
            case Box():
                operator = _operator(ink, mark)
                ink.box((x + mark.x, y + mark.y), (mark.width, mark.height), mark.radius, operator)
                self._bound(ink, mark.node, (x + mark.x, y + mark.y), (mark.width, mark.height))
            case Disc():
                ink.circle(x + mark.x, y + mark.y, mark.radius, _operator(ink, mark))
            case Picture():
                ink.picture(x + mark.x, y + mark.y, mark.drawing, mark.colour)
                size = (mark.drawing.width * MM, mark.drawing.height * MM)
                self._bound(ink, mark.node, (x + mark.x, y + mark.y), size)
            case _:
                assert_never(mark)

    def _bound(self, ink: Ink, node: Node | None, corner: tuple[float, float], size: tuple[float, float]) -> None:
        if node is not None and node.role == "Figure":
            left, top = corner[0], ink.height - corner[1]
            self.marker.bound(node, (left, top - size[1], left + size[0], top))

    def _page_number(self, ink: Ink, mark: PageNumber, x: float, y: float) -> None:
        number = self.laid.first_pages.get(mark.part_id)
        if number is None:
            return
        text = str(number)
        width = mark.face.widths[text] * mark.size / 1000
        ink.fill(mark.colour)
        ink.out.append(self.marker.switch(mark.node))
        ink.words((x + mark.x - width, y + mark.y), mark.face, text, mark.size)

    def _part_link(self, ink: Ink, mark: PartLink, x: float, y: float) -> None:
        number = self.laid.first_pages.get(mark.part_id)
        if number is not None and mark.node is not None:
            top = ink.height - y - mark.y
            rect = (x + mark.x, top - mark.height, x + mark.x + mark.width, top)
            self._link(mark.node, rect, mark.words, (number, self.heights[mark.part_id]))

    def _link(self, node: Node, rect: Rect, words: str, target: str | tuple[int, float]) -> None:
        self.file.link(rect, words, target, self.marker.link(node, self.file.next_link()))


def _operator(ink: Ink, mark: Box | Disc) -> str:
    if mark.fill:
        ink.fill(mark.fill)
    if mark.weight:
        ink.pen(mark.stroke, mark.weight, mark.dash if isinstance(mark, Box) else None)
    return {(True, True): "B", (True, False): "f", (False, True): "S"}.get((bool(mark.fill), bool(mark.weight)), "n")
