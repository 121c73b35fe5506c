"""The smallest pieces of WordprocessingML as text: escaped words, runs, paragraph properties, units.

Building strings and parsing them once is many times quicker than adding elements through an object model.
This file knows nothing of blocks; every word that goes into a document passes through `escaped`. Properties
stand in the order that the schema of the format asks for, because Word refuses another one.
"""

import re

from linkwell.render.docx import complex_scripts

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }.items()
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"]')
_TEXT = '<w:t xml:space="preserve">'
_TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Twentieths of a point, Word's unit for paper and tables."""
    return round(millimetres * _TWIPS_PER_MM)


def points(size: float) -> int:
    """A length in points as twips."""
    return round(size * 20)


def half_points(size: float) -> int:
    """A type size in points as Word counts it."""
    return round(size * 2)


def hex_colour(value: str) -> str:
    """`#rrggbb` as Word writes it; black for anything else."""
    return value[1:].upper() if re.fullmatch("#[0-9a-fA-F]{6}", value) else "000000"


def legal(words: str) -> str:
    """Words without the characters that XML forbids."""
    return _ILLEGAL.sub("", words)


def escaped(words: str) -> str:
    """Words for an element or an attribute."""
    words = _ILLEGAL.sub("", words)
    if _SPECIAL.search(words):
        words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return words


def run(words: str, properties: str = "") -> str:
    """A run of text; line ends and tabs become Word's own. `properties` is the inside of `w:rPr`."""
    shown = escaped(words)
    if not shown:
        return ""
    if "\n" in shown or "\t" in shown or "\r" in shown:
        shown = shown.replace("\r\n", "\n").replace("\r", "\n")
        shown = shown.replace("\n", f"</w:t><w:br/>{_TEXT}").replace("\t", f"</w:t><w:tab/>{_TEXT}")
    if not shown.isascii() and complex_scripts.found(shown):
        cut = complex_scripts.stretches(shown)
        return "".join(_run(part, complex_scripts.look(properties, family, rtl=rtl)) for part, family, rtl in cut)
    return _run(shown, properties)


def _run(shown: str, properties: str) -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{look}{_TEXT}{shown}</w:t></w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph; `properties` is what follows the style inside `w:pPr`. Its first letter says which way it runs."""
    if "<w:rtl/>" in content:
        properties = complex_scripts.turned(properties, content)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def spacing(
    before: int | None = None, after: int | None = None, exact: int | None = None, least: int | None = None
) -> str:
    """Space round a paragraph in twips, and the height of its lines if that is exact or has a least; or nothing."""
    parts = [
        f' w:before="{before}"' if before is not None else "",
        f' w:after="{after}"' if after is not None else "",
        f' w:line="{exact}" w:lineRule="exact"' if exact is not None else "",
        f' w:line="{least}" w:lineRule="atLeast"' if least is not None else "",
    ]
    found = "".join(parts)
    return f"<w:spacing{found}/>" if found else ""


def indent(left: int = 0, hanging: int = 0, right: int = 0) -> str:
    """Indents in twips."""
    hang = f' w:hanging="{hanging}"' if hanging else ""
    far = f' w:right="{right}"' if right else ""
    return f'<w:ind w:left="{left}"{far}{hang}/>'


def edge(name: str, line: str, eighths: int, colour: str, space: int = 0) -> str:
    """One border of a paragraph or cell: `eighths` of a point thick, `space` points from the text."""
    return f'<w:{name} w:val="{line}" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def shade(colour: str) -> str:
    """A background; nothing for no colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' if colour else ""
