"""Writes a Word package so that the same document gives the same bytes, on any day and any computer.

python-docx keeps the parts and their relations; only the zip itself is written here, because its own writer
stamps the time of day into it.
"""

from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PACKAGE_URI
from docx.opc.part import Part

from linkwell.render.docx.markup import DECLARATION, escaped

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LEVEL = 4  # of compression: nearly as small as the highest, in half the time
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def save(package: OpcPackage, out: IO[bytes]) -> None:
    """Write the package to `out`."""
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    with ZipFile(out, "w") as archive:
        _add(archive, "[Content_Types].xml", _content_types(parts).encode())
        _add(archive, PACKAGE_URI.rels_uri.membername, package.rels.xml)
        for part in parts:
            part.before_marshal()
            _add(archive, part.partname.membername, part.blob)
            if len(part.rels):
                _add(archive, part.partname.rels_uri.membername, part.rels.xml)


def _add(archive: ZipFile, name: str, data: bytes) -> None:
    entry = ZipInfo(name, _EARLIEST)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0  # otherwise Windows and Linux would differ
    archive.writestr(entry, data, compresslevel=_LEVEL)


def _content_types(parts: list[Part]) -> str:
    overrides = "".join(
        f'<Override PartName="{escaped(part.partname)}" ContentType="{escaped(part.content_type)}"/>' for part in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="{_TYPES}">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{overrides}</Types>'
    )
