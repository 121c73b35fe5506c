"""The typefaces installed on this computer, read from their own tables: name, weight, characters, right to embed.

Only files in the system's own font folders are opened, none larger or stranger than a font is; a file that is not as
it should be is passed over. No name in a document ever becomes a path.
"""

import os
import struct
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc"})
_MOST_FILES, _MOST_BYTES = 4_000, 60_000_000
_MOST_TABLE, _MOST_TABLES, _MOST_FACES = 2_000_000, 64, 32
_COLLECTION = b"ttcf"
_OUTLINES = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_WINDOWS, _ENGLISH = 3, 0x0409
_FAMILY, _BEST_FAMILY = 1, 16
_RESTRICTED, _NO_SUBSET, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_REGULAR_WEIGHT, _BOLD_WEIGHT = 400, 700
_REPORTED = (struct.error, OSError, LookupError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class InstalledFont:
    """One face of one file. `embeddable` is what its maker allows; `outlines` whether it is drawn as TrueType."""

    file: Path
    index: int
    family: str
    weight: int
    italic: bool
    embeddable: bool
    outlines: bool


def folders() -> tuple[Path, ...]:
    """Where this system keeps typefaces: everyone's, then the user's own."""
    home = Path.home()
    if sys.platform == "win32":
        places = [Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts")]
        local = os.environ.get("LOCALAPPDATA")
        return (*places, Path(local, "Microsoft", "Windows", "Fonts")) if local else tuple(places)
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"


@lru_cache(maxsize=4)
def installed(places: tuple[Path, ...]) -> tuple[InstalledFont, ...]:
    """Every face in these folders that may be embedded, by family, weight and file."""
    found = [face for file in _files(places) for face in _faces(file) if face.embeddable]
    return tuple(sorted(found, key=lambda face: (face.family.casefold(), face.weight, face.italic, str(face.file))))


@lru_cache(maxsize=20_000)
def for_character(character: str, places: tuple[Path, ...]) -> InstalledFont | None:
    """An upright face of ordinary weight that shows a character; Noto's first, as they are made to stand together."""
    ordinary = [face for face in installed(places) if face.weight == _REGULAR_WEIGHT and not face.italic]
    ordinary.sort(key=lambda face: _likeness(face.family))
    return next((face for face in ordinary if shows(face, character)), None)


def shows(face: InstalledFont, character: str) -> bool:
    """Whether a face has a glyph for a character."""
    return has_glyph(face.file, face.index, character)


def has_glyph(file: Path, index: int, character: str) -> bool:
    """Whether that face of a font file has a glyph for a character."""
    code = ord(character)
    return any(first <= code <= last for first, last in _ranges(file, index))


@lru_cache(maxsize=4)
def families(places: tuple[Path, ...]) -> Mapping[str, tuple[InstalledFont, InstalledFont]]:
    """Families that whole pages can be set in: the plain face and the bold one (or the plain one again)."""
    plain: dict[str, InstalledFont] = {}
    bold: dict[str, InstalledFont] = {}
    for face in installed(places):
        if not face.outlines or face.italic or face.index:
            continue
        if face.weight == _REGULAR_WEIGHT and all(shows(face, letter) for letter in "AZaz09£'"):
            plain.setdefault(face.family, face)
        elif face.weight == _BOLD_WEIGHT:
            bold.setdefault(face.family, face)
    return {name: (face, bold.get(name, face)) for name, face in plain.items()}


def _likeness(family: str) -> tuple[bool, bool, str]:
    plain = family.casefold()
    return not plain.startswith("noto sans"), "nirmala" not in plain, plain


def _files(places: tuple[Path, ...]) -> Iterator[Path]:
    seen = 0
    for place in places:
        for folder, _inner, names in os.walk(place):
            for name in sorted(names):
                file = Path(folder, name)
                if file.suffix.lower() not in _SUFFIXES:
                    continue
                seen += 1
                if seen > _MOST_FILES:
                    return
                yield file


def _faces(file: Path) -> list[InstalledFont]:
    try:
        with file.open("rb") as held:
            if os.fstat(held.fileno()).st_size > _MOST_BYTES:
                return []
            starts = _starts(held)
            return [_face(held, file, index, start) for index, start in enumerate(starts)]
    except _REPORTED:
        return []


def _starts(held: IO[bytes]) -> list[int]:
    """Where each face of the file begins."""
    head = _read(held, 0, 12)
    if head[:4] != _COLLECTION:
        return [0]
    count = min(struct.unpack(">I", head[8:12])[0], _MOST_FACES)
    return list(struct.unpack(f">{count}I", _read(held, 12, 4 * count)))


def _face(held: IO[bytes], file: Path, index: int, start: int) -> InstalledFont:
    tables, kind = _tables(held, start)
    about = _table(held, tables, b"OS/2")
    weight, allowed = struct.unpack(">H", about[4:6])[0], struct.unpack(">H", about[8:10])[0]
    italic = bool(struct.unpack(">H", about[62:64])[0] & 0x0201)
    name = _family(_table(held, tables, b"name"))
    drawn = kind != b"OTTO" and b"glyf" in tables
    allows = not allowed & (_NO_SUBSET | _BITMAPS_ONLY) and (allowed & 0x000F) != _RESTRICTED
    embeddable = allows and bool(name) and (drawn or b"CFF " in tables)  # pictures in colour are no letters
    return InstalledFont(file, index, name, weight, italic, embeddable, drawn)


def _tables(held: IO[bytes], start: int) -> tuple[dict[bytes, tuple[int, int]], bytes]:
    head = _read(held, start, 12)
    if head[:4] not in _OUTLINES:
        raise ValueError(head[:4])
    count = min(struct.unpack(">H", head[4:6])[0], _MOST_TABLES)
    entries = _read(held, start + 12, 16 * count)
    rows = (struct.unpack(">4sIII", entries[at : at + 16]) for at in range(0, 16 * count, 16))
    return {tag: (offset, length) for tag, _sum, offset, length in rows}, head[:4]


def _table(held: IO[bytes], tables: Mapping[bytes, tuple[int, int]], tag: bytes) -> bytes:
    offset, length = tables[tag]
    return _read(held, offset, min(length, _MOST_TABLE))


def _read(held: IO[bytes], start: int, length: int) -> bytes:
    held.seek(start)
    data = held.read(length)
    if len(data) < length:
        raise ValueError(start)
    return data


def _family(names: bytes) -> str:
    """The family as the maker calls it in English."""
    count, strings = struct.unpack(">HH", names[2:6])
    found: dict[int, str] = {}
    for at in range(6, 6 + 12 * count, 12):
        platform, _encoding, language, name, length, offset = struct.unpack(">6H", names[at : at + 12])
        if platform == _WINDOWS and language == _ENGLISH and name in {_FAMILY, _BEST_FAMILY}:
            found[name] = names[strings + offset : strings + offset + length].decode("utf-16-be", "replace")
    family = found.get(_BEST_FAMILY) or found.get(_FAMILY, "")
    return family.strip() if family.isprintable() else ""


@lru_cache(maxsize=512)
def _ranges(file: Path, index: int) -> tuple[tuple[int, int], ...]:
    """The characters that a face shows, as ranges."""
    try:
        with file.open("rb") as held:
            tables, _kind = _tables(held, _starts(held)[index])
            return tuple(_mapped(_table(held, tables, b"cmap")))
    except _REPORTED:
        return ()


def _mapped(table: bytes) -> Iterator[tuple[int, int]]:
    """The ranges of the fullest map for Unicode that a font holds."""
    count = struct.unpack(">H", table[2:4])[0]
    rows = (struct.unpack(">HHI", table[at : at + 8]) for at in range(4, 4 + 8 * count, 8))
    starts = [start for platform, encoding, start in rows if (platform, encoding) in {(3, 10), (3, 1), (0, 4), (0, 3)}]
    forms = {struct.unpack(">H", table[start : start + 2])[0]: start for start in starts}
    if 12 in forms:
        start = forms[12]
        groups = struct.unpack(">I", table[start + 12 : start + 16])[0]
        for at in range(start + 16, min(start + 16 + 12 * groups, len(table) - 11), 12):
            first, last, _glyph = struct.unpack(">III", table[at : at + 12])
            yield first, last
    elif 4 in forms:
        start = forms[4]
        double = struct.unpack(">H", table[start + 6 : start + 8])[0]
        ends = struct.unpack(f">{double // 2}H", table[start + 14 : start + 14 + double])
        firsts = struct.unpack(f">{double // 2}H", table[start + 16 + double : start + 16 + 2 * double])
        yield from ((first, last) for first, last in zip(firsts, ends, strict=True) if first != 0xFFFF)
