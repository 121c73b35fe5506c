"""Reads back what a PDF shows, with pikepdf alone: the text of each page in drawing order, and where it stands."""

import io
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pikepdf

from linkwell.domain.document import Block, Document, Part
from linkwell.domain.progress import silent
from linkwell.domain.style import Style
from linkwell.render import styles
from linkwell.render.pdf import PdfRenderer

ROOT = Path(__file__).parents[3]
SYMBOLS = ROOT / "resources" / "symbols"
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Shown:
    """A string on a page: its place in points from the lower left corner, its size and its words."""

    x: float
    y: float
    size: float
    text: str


def standard() -> Style:
    return styles.load(ROOT / "packs" / "styles" / "standard.toml")


def build(document: Document, style: Style | None = None) -> bytes:
    out = io.BytesIO()
    PdfRenderer().render(document, style or standard(), SYMBOLS, out, silent)
    return out.getvalue()


def document(*blocks: Block, **part: object) -> Document:
    """A document of one part whose title is not printed."""
    return Document("Test", (Part("p", "Title", blocks, title_shown=False, **part),))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def shown(page: pikepdf.Page) -> list[Shown]:
    """Every string of the page in drawing order."""
    maps = {name: characters(font) for name, font in page.Resources.Font.items()}
    found: list[Shown] = []
    font, size, x, y = "", 0.0, 0.0, 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BT":
                x = y = 0.0
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "Td":
                x, y = x + float(operands[0]), y + float(operands[1])
            case "Tj" | "TJ":
                text = "".join(maps[font][code] for code in codes(page.Resources.Font[font], operands[0]))
                found.append(Shown(x, y, size, text))
    return found


def page_texts(data: bytes) -> list[str]:
    """The words of each page, with single spaces."""
    with opened(data) as pdf:
        return [" ".join(" ".join(s.text for s in shown(page)).split()) for page in pdf.pages]


def operators(page: pikepdf.Page, *names: str) -> list[list[float]]:
    """The operands of some drawing operators, as numbers."""
    return [
        [float(value) for value in operands if isinstance(value, int | float | Decimal)]
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) in names
    ]


def characters(font: pikepdf.Object) -> dict[int, str]:
    """Which character each code of a font stands for, from the map that readers use for copying."""
    table = bytes(font.ToUnicode.read_bytes())
    sections = re.findall(rb"beginbfchar(.*?)endbfchar", table, re.S)
    pairs = [pair for section in sections for pair in _PAIR.findall(section)]
    return {int(code, 16): bytes.fromhex(to.decode("ascii").zfill(4)).decode("utf-16-be") for code, to in pairs}


def codes(font: pikepdf.Object, shown: pikepdf.Object) -> list[int]:
    """The codes of a string, or of the strings of an array; composite fonts have two bytes for each."""
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    data = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    if font.Subtype != "/Type0":
        return list(data)
    return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
