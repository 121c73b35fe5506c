"""Sections: paper, margins, running head and footer. Each is a part of the file or a property of a section."""

import math
from dataclasses import dataclass, replace

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart

from linkwell.render.docx.job import Page
from linkwell.render.docx.markup import DECLARATION, NAMESPACES, paragraph, run, twips
from linkwell.render.docx.measure import MM_PER_POINT, text_width

_HEAD_PLACE, _FOOT_SHARE = 0.42, 0.36  # how far into the margins they stand
_LOWEST_FOOT = 12.0  # mm; a margin that grows with its footer grows upwards
_BETWEEN = 8.0
_NUMBER_ROOM, _NUMBER_FOR = 26.0, 11.0  # mm for words such as Page 100 of 100, in type of 11 points
_FOOT_LEADING, _ABOVE_FOOT = 1.3, 2.0


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that share paper, margins, the title at the right of the head, and the credit at the foot."""

    page: Page
    title: str
    footer: str


class Sections:
    """Makes the properties of sections; headers and footers that are alike are stored once.

    `size` is how large (points) their words are.
    """

    def __init__(self, document: DocumentPart, running_head: str, size: float) -> None:
        self._document = document
        self._head = running_head.strip()
        self._size = size
        self._made: dict[tuple[str, str, str], str] = {}
        self._count = 0

    def properties(self, section: Section, *, opening: bool) -> str:
        """The XML of `w:sectPr`. The `opening` section of a document has no running head on its first page."""
        page = section.page
        head = "" if page.bare else self._header(section.title, page.text_width)
        foot = "" if page.bare else self._footer(section.footer, page.text_width)
        shown = self._reference("header", "default", head) + self._reference("footer", "default", foot)
        title_page = ""
        if opening and head:
            shown += self._reference("header", "first", "") + self._reference("footer", "first", foot)
            title_page = "<w:titlePg/>"
        turned = ' w:orient="landscape"' if page.width > page.height else ""
        return (
            f'<w:sectPr>{shown}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}"'
            f' w:left="{twips(page.left)}" w:header="{twips(page.top * _HEAD_PLACE)}"'
            f' w:footer="{twips(_foot_place(page.bottom))}" w:gutter="0"/>{title_page}</w:sectPr>'
        )

    def _header(self, title: str, width: float) -> str:
        """Both classes at the left; at the right what these pages are, if there is room for it."""
        title = title.strip()
        room = width - text_width(self._head, self._size) - _BETWEEN
        if not self._head:
            return ""
        if not title or text_width(title, self._size) > room:
            return paragraph("Header", run(self._head))
        return paragraph("Header", f"{run(self._head)}<w:r><w:tab/></w:r>{run(title)}", _right(width))

    def _footer(self, words: str, width: float) -> str:
        """The credit at the left and the page number at the right, on a line of its own if there is no room."""
        words = words.strip()
        number = f"{run('Page ')}{_field('PAGE')}{run(' of ')}{_field('NUMPAGES')}"
        if _is_long(words, self._size, width):
            return paragraph("Footer", run(words)) + paragraph("Footer", number, '<w:jc w:val="right"/>')
        return paragraph("Footer", f"{run(words)}<w:r><w:tab/></w:r>{number}", _right(width))

    def _reference(self, kind: str, which: str, content: str) -> str:
        known = self._made.get((kind, which, content))
        if known is None:
            known = self._made[kind, which, content] = self._add(kind, content or paragraph("Spacer", ""))
        return f'<w:{kind}Reference w:type="{which}" r:id="{known}"/>'

    def _add(self, kind: str, content: str) -> str:
        self._count += 1
        root = "hdr" if kind == "header" else "ftr"
        xml = f"{DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>"
        kind_of_content = CONTENT_TYPE.WML_HEADER if kind == "header" else CONTENT_TYPE.WML_FOOTER
        name = PackURI(f"/word/{kind}{self._count}.xml")
        part = Part(name, kind_of_content, xml.encode(), self._document.package)
        relation = RELATIONSHIP_TYPE.HEADER if kind == "header" else RELATIONSHIP_TYPE.FOOTER
        return str(self._document.relate_to(part, relation))


def with_room(page: Page, footer: str, size: float) -> Page:
    """The page with a lower margin that holds its footer in type of this size, in points."""
    if page.bare:
        return page
    count = math.ceil(text_width(footer, size) / page.text_width) + 1 if _is_long(footer, size, page.text_width) else 1
    needed = _foot_place(page.bottom) + count * size * _FOOT_LEADING * MM_PER_POINT + _ABOVE_FOOT
    return replace(page, bottom=max(page.bottom, needed))


def _foot_place(bottom: float) -> float:
    """How far (mm) a footer stands from the edge of the paper."""
    return min(bottom * _FOOT_SHARE, _LOWEST_FOOT)


def _is_long(footer: str, size: float, width: float) -> bool:
    """Whether the page number needs a line of its own."""
    return text_width(footer, size) > width - _NUMBER_ROOM * max(1.0, size / _NUMBER_FOR)


def _right(width: float) -> str:
    """A tab stop at the right margin."""
    return f'<w:tabs><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
