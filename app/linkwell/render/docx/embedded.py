"""The typefaces inside the file, so that a sheet looks the same on a computer that does not have them.

Word wants an embedded font to be lightly scrambled with a key; it keeps nobody out and is part of the format.
Where a program does not read embedded fonts, the table of fonts names the one to use instead.
"""

import uuid
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.parts.document import DocumentPart

from linkwell.domain.errors import AppError
from linkwell.render.docx.markup import NAMESPACES, escaped
from linkwell.render.fonts import FontFamily, family

_SCRAMBLED_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_SCRAMBLED_BYTES = 32
_COLLECTION = ".ttc"


def embed(document: DocumentPart, ids: Iterable[str]) -> None:
    """Add the table of fonts with the families of these ids. Raises `AppError` F-FONT if one is missing."""
    table = XmlPart(
        PackURI("/word/fontTable.xml"),
        CONTENT_TYPE.WML_FONT_TABLE,
        parse_xml(f"<w:fonts {NAMESPACES}/>"),
        document.package,
    )
    document.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
    for id_ in ids:
        table.element.append(parse_xml(_entry(table, family(id_))))


def _entry(table: XmlPart, one: FontFamily) -> str:
    faces = _face(table, "embedRegular", one.regular)
    if one.bold.parent == one.regular.parent and one.bold != one.regular:  # not of another family, nor none
        faces += _face(table, "embedBold", one.bold)
    return (
        f'<w:font {NAMESPACES} w:name="{escaped(one.name)}"><w:altName w:val="{escaped(one.fallback_name)}"/>'
        f'<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>{faces}</w:font>'
    )


def _face(table: XmlPart, tag: str, file: Path) -> str:
    if file.suffix.lower() == _COLLECTION:
        return ""  # Word takes single typefaces only; the name alone serves computers that have it
    key, data = _scrambled(file)
    name = PackURI(f"/word/fonts/font{len(table.rels) + 1}.odttf")
    relation = table.relate_to(Part(name, _SCRAMBLED_TYPE, data, table.package), RELATIONSHIP_TYPE.FONT)
    return f'<w:{tag} r:id="{relation}" w:fontKey="{key}"/>'


@lru_cache(maxsize=16)
def _scrambled(file: Path) -> tuple[str, bytes]:
    """The key of a font file, always the same for the same file, and the file scrambled with it."""
    try:
        data = bytearray(file.read_bytes())
    except OSError:
        raise AppError(
            "F-FONT",
            f"The typeface in \u201c{file.name}\u201d cannot be read.",
            "Your pack is unchanged.",
            "Choose another style, or install Linkwell again.",
        ) from None
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"linkwell:font:{file.name}")
    mask = key.bytes[::-1]
    for at in range(min(_SCRAMBLED_BYTES, len(data))):
        data[at] ^= mask[at % len(mask)]
    return f"{{{str(key).upper()}}}", bytes(data)
