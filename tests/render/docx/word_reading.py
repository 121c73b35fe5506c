"""Builds Word files for the tests and reads them back, with python-docx and plain XML."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from lxml import etree

from linkwell.domain.document import Block, Document, Part
from linkwell.domain.progress import silent
from linkwell.domain.style import Style
from linkwell.render import styles
from linkwell.render.docx import DocxRenderer

ROOT = Path(__file__).parents[3]
SYMBOLS = ROOT / "resources" / "symbols"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
TWIPS_PER_MM = 1440 / 25.4


def standard() -> Style:
    return styles.load(ROOT / "packs" / "styles" / "standard.toml")


def build(document: Document, style: Style | None = None) -> bytes:
    out = io.BytesIO()
    DocxRenderer().render(document, style or standard(), SYMBOLS, out, silent)
    return out.getvalue()


def one_part(*blocks: Block, **part: Any) -> Document:
    """A document of one part whose title is not printed."""
    values = {"title_shown": False, **part}
    return Document("Test", (Part("p", "The title", blocks, **values),))


@dataclass(frozen=True)
class Opened:
    """A Word file taken apart."""

    data: bytes

    def part(self, name: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.read(name)

    def names(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.namelist()

    def xml(self, name: str = "word/document.xml") -> Any:
        return etree.fromstring(self.part(name))

    def find(self, path: str, name: str = "word/document.xml") -> Any:
        """The result of an XPath with the usual prefixes."""
        return self.xml(name).xpath(path, namespaces=NAMES)

    def word(self) -> Any:
        return docx.Document(io.BytesIO(self.data))

    def texts(self) -> list[str]:
        """The words of each paragraph that has some, in order, tables included."""
        found = []
        for paragraph in self.find("//w:body//w:p"):
            own = paragraph.xpath(".//w:t | .//w:br | .//w:tab[parent::w:r]", namespaces=NAMES)
            parts = [part for part in own if next(part.iterancestors(f"{{{W}}}p")) is paragraph]
            words = "".join((part.text or "") if part.tag == f"{{{W}}}t" else " " for part in parts)
            if words.strip():
                found.append(words)
        return found


def opened(*blocks: Block, style: Style | None = None, **part: Any) -> Opened:
    """A file of one part with these blocks."""
    return Opened(build(one_part(*blocks, **part), style))


def plain_words(text: str) -> list[str]:
    """Letters and digits only, for comparing two ways of setting the same words."""
    return re.findall(r"[^\W_]+", text)


def twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


def value(element: Any, name: str = "val") -> str:
    """An attribute of the main namespace."""
    return str(element.get(f"{{{W}}}{name}"))
