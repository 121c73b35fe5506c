"""Opens a Word file that somebody else may have made, with limits on everything, and reads it without trusting it.

Only words are taken from such a file. Nothing in it is run, followed, unpacked to disk or passed on.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from linkwell.domain.errors import AppError

_MOST_BYTES = 50 * 1024**2
_MOST_PARTS = 2_000
_MOST_XML = 32 * 1024**2
_MOST_MAIN = 16 * 1024**2
_MOST_RATIO, _RATIO_FROM = 200, 1024**2  # a part that is much larger inside than outside
_MOST_TAGS = 600_000
_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
_MACROS = ("macroEnabled", "vbaProject")
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # Word before 2007, and any file with a password
_TYPES, _MAIN = "[Content_Types].xml", "word/document.xml"
_CORE, _CUSTOM = "docProps/core.xml", "docProps/custom.xml"
_KEPT = "Nothing was changed."
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # all that Word uses; others are not unpacked bit by bit
_REPORTED = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, OSError, EOFError, ValueError, KeyError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """What is read of a Word file: its words as XML, and what it says about itself; None where it says nothing."""

    main: etree._Element
    core: etree._Element | None
    custom: etree._Element | None


def open_foreign(file: Path) -> ForeignFile:
    """Read a Word file.

    Raises `AppError`: D-OPEN if it cannot be read, D-FORM if it is no Word file, D-LOCKED if it has a password or is
    of an old kind, D-MACRO if it holds programs, D-BIG if it is too large, D-BAD if it is damaged.
    """
    try:
        size = file.stat().st_size
        if size > _MOST_BYTES:
            raise too_big(file.name)
        data = file.read_bytes()
    except OSError as fault:
        what = f"{file.name} cannot be read ({fault.strerror})."
        raise AppError("D-OPEN", what, _KEPT, "Check that it is there and not open elsewhere.") from fault
    return read_foreign(data, file.name)


def read_foreign(data: bytes, name: str) -> ForeignFile:
    """Read the bytes of a Word file. Raises `AppError` like `open_foreign`, which names the file `name`."""
    if data.startswith(_OLD_WORD):
        what = f"{name} has a password, or was saved by an old version of Word."
        raise AppError("D-LOCKED", what, _KEPT, "Open it in Word and save it as .docx without a password.")
    if not data.startswith(b"PK"):
        raise _no_word(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, name)
    except AppError:
        raise
    except _REPORTED as fault:
        raise _damaged(name) from fault


def _read(archive: zipfile.ZipFile, name: str) -> ForeignFile:
    entries = _checked(archive, name)
    if _TYPES not in entries or _MAIN not in entries:
        raise _no_word(name)
    left = _MOST_XML
    found: dict[str, etree._Element] = {}
    for part in (_TYPES, _MAIN, _CORE, _CUSTOM):
        if part in entries:
            text = _bytes(archive, entries[part], min(left, _MOST_MAIN), name)
            left -= len(text)
            found[part] = _parsed(text, name)
    types = {element.get("ContentType", "") for element in found[_TYPES].iter("{*}Override", "{*}Default")}
    if any(sign in one for sign in _MACROS for one in (*types, *entries)):
        what = f"{name} holds macros, which are small programs."
        raise AppError("D-MACRO", what, f"None of them was run. {_KEPT}", "Save it in Word as .docx and try again.")
    return ForeignFile(found[_MAIN], found.get(_CORE), found.get(_CUSTOM))


def _checked(archive: zipfile.ZipFile, name: str) -> Mapping[str, zipfile.ZipInfo]:
    """The parts by name, if their number, names and sizes are those of an honest file."""
    infos = archive.infolist()
    if len(infos) > _MOST_PARTS:
        raise too_big(name)
    entries = {info.filename: info for info in infos}
    usual = all(info.compress_type in _PACKINGS and not info.flag_bits & _ENCRYPTED for info in infos)
    if len(entries) != len(infos) or not usual:
        raise _damaged(name)
    for info in infos:
        if info.file_size > _RATIO_FROM and info.file_size > info.compress_size * _MOST_RATIO:
            raise too_big(name)
    return entries


def _bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, name: str) -> bytes:
    """The bytes of a part, counted while they come: what the directory says of sizes may be a lie."""
    made = io.BytesIO()
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            made.write(chunk)
            if made.tell() > most:
                raise too_big(name)
    return made.getvalue()


def _parsed(text: bytes, name: str) -> etree._Element:
    if text.count(b"<") > _MOST_TAGS:
        raise too_big(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    root = etree.fromstring(text, parser)
    if b"<!DOCTYPE" in text or root.getroottree().docinfo.doctype:
        raise _damaged(name)
    return root


def too_big(name: str) -> AppError:
    """The file is larger than any pack, on disk or inside."""
    what = f"{name} is too large, or much larger inside than any pack."
    return AppError("D-BIG", what, _KEPT, "Take pictures out of it in Word, or compare a smaller pack.")


def _no_word(name: str) -> AppError:
    return AppError("D-FORM", f"{name} is not a Word document (.docx).", _KEPT, "Choose a Word file made by Linkwell.")


def _damaged(name: str) -> AppError:
    return AppError("D-BAD", f"{name} is damaged.", _KEPT, "Open it in Word, save it under a new name and try again.")
