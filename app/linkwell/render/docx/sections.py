"""Sections: paper, margins, running head and footer. Each is a part of the file or a property of a section."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart

from linkwell.render.docx.job import Page
from linkwell.render.docx.markup import NAMESPACES, edge, indent, paragraph, run, twips

_NUMBER_ROOM = 32.0
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Sections:
    """Makes the properties of sections; headers and footers that are alike are stored once."""

    def __init__(self, document: DocumentPart, running_head: str) -> None:
        self._document = document
        self._head = running_head
        self._made: dict[tuple[str, str, str], str] = {}
        self._count = 0

    def properties(self, page: Page, footer: str, *, opening: bool) -> str:
        """The XML of `w:sectPr`. The `opening` section of a document has no running head on its first page."""
        head = "" if page.bare else self._header()
        foot = "" if page.bare else self._footer(footer, page.text_width)
        shown = self._reference("header", "default", head) + self._reference("footer", "default", foot)
        title_page = ""
        if opening and not page.bare and self._head:
            shown += self._reference("header", "first", "") + self._reference("footer", "first", foot)
            title_page = "<w:titlePg/>"
        turned = ' w:orient="landscape"' if page.width > page.height else ""
        return (
            f'<w:sectPr>{shown}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}"'
            f' w:left="{twips(page.left)}" w:header="{twips(page.top / 2)}" w:footer="{twips(page.bottom / 2)}"'
            f' w:gutter="0"/>{title_page}</w:sectPr>'
        )

    def _header(self) -> str:
        return paragraph("Header", run(self._head)) if self._head else ""

    def _footer(self, words: str, width: float) -> str:
        """The credit at the left, which may run over several lines, and the page number at the right."""
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>'
        number = f'{run("Page ")}{_field("PAGE")}{run(" of ")}{_field("NUMPAGES")}'
        words = run(words.strip())
        return paragraph("Footer", f"{words}<w:r><w:tab/></w:r>{number}", tab + indent(right=twips(_NUMBER_ROOM)))

    def _reference(self, kind: str, which: str, content: str) -> str:
        known = self._made.get((kind, which, content))
        if known is None:
            known = self._made[kind, which, content] = self._add(kind, content or paragraph(kind.capitalize(), ""))
        return f'<w:{kind}Reference w:type="{which}" r:id="{known}"/>'

    def _add(self, kind: str, content: str) -> str:
        self._count += 1
        root = "hdr" if kind == "header" else "ftr"
        xml = f"{_DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>"
        kind_of_content = CONTENT_TYPE.WML_HEADER if kind == "header" else CONTENT_TYPE.WML_FOOTER
        name = PackURI(f"/word/{kind}{self._count}.xml")
        part = Part(name, kind_of_content, xml.encode(), self._document.package)
        relation = RELATIONSHIP_TYPE.HEADER if kind == "header" else RELATIONSHIP_TYPE.FOOTER
        return str(self._document.relate_to(part, relation))


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
