"""The licence texts of everything that Linkwell brings along, as its own package holds them.

Where Python's packages are installed they are read from there; `build/linkwell.spec` writes them into the frozen app,
which has no packages. Nothing here is shown or printed.
"""

import platform
import re
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from linkwell.paths import shipped_root

FOLDER = "licences"
OWN = ("LICENSE", "LICENSE-CONTENT")
QT = ("PySide6-Essentials", "PySide6-Pdf", "shiboken6")
PACKAGES = {
    "fontpkg-abeezee": "ABeeZee, the typeface,",
    "fontpkg-amiri": "Amiri, the typeface,",
    "fontpkg-atkinson-hyperlegible": "Atkinson Hyperlegible, the typeface,",
    "fontpkg-hind-siliguri": "Hind Siliguri, the typeface,",
    "fontpkg-noto-sans": "Noto Sans, the typeface,",
    "cached-property": "cached-property",
    "charset-normalizer": "charset-normalizer",
    "fontpkg": "fontpkg",
    "lxml": "lxml",
    "markdown-it-py": "markdown-it-py",
    "mdurl": "mdurl",
    "packaging": "packaging",
    "pikepdf": "pikepdf",
    "pillow": "Pillow",
    "platformdirs": "platformdirs",
    "pyphen": "Pyphen",
    "python-bidi": "python-bidi",
    "python-docx": "python-docx",
    "rapidfuzz": "RapidFuzz",
    "reportlab": "ReportLab",
    "typing-extensions": "typing-extensions",
    "uharfbuzz": "uharfbuzz, with HarfBuzz",
    "whoosh-reloaded": "Whoosh Reloaded",
}
_NAMES = ("licen", "copying", "notice")
_COMMON = Path("/usr/share/common-licenses")
_GPL = "GPL-3.0.txt"
_ELSEWHERE = "The GNU Lesser General Public Licence, version 3, can be read at www.gnu.org/licenses/lgpl-3.0.txt."
_NO_TEXT = "The package brings no text of its licence along."


@dataclass(frozen=True, slots=True)
class Licence:
    """One part of Linkwell, what its licence is called, and the words of it."""

    name: str
    kind: str
    text: str


def shipped() -> tuple[Licence, ...]:
    """The licences of all parts: Linkwell's own first, then Qt, the typefaces, the others by name."""
    frozen = _frozen()
    if frozen is not None and (frozen / FOLDER).is_dir():
        return tuple(_read(file) for file in sorted((frozen / FOLDER).glob("*.txt")))
    return tuple(_collected())


def write(folder: Path) -> None:
    """Write each licence into a file of its own, in order, for the frozen app."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(_collected()):
        file = folder / f"{number:02}-{re.split('[ ,]', one.name)[0].lower()}.txt"
        file.write_text(f"{one.name}\n{one.kind}\n\n{one.text}", encoding="utf-8")


def _read(file: Path) -> Licence:
    name, kind, _empty, text = file.read_text(encoding="utf-8").split("\n", 3)
    return Licence(name, kind, text)


def _collected() -> Iterator[Licence]:
    program, content = (_own(name) for name in OWN)
    yield Licence("Linkwell", "MIT", program)
    yield Licence("Lessons, templates and pictures", "Creative Commons Attribution 4.0 (CC BY 4.0)", content)
    yield from _of_qt()
    python = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    if python.is_file():
        words = python.read_text(encoding="utf-8", errors="replace")
        yield Licence(f"Python {platform.python_version()}", "Python Software Foundation licence", words)
    for name, title in PACKAGES.items():
        found = _distribution(name)
        if found is not None:
            told = "\n\n".join(text for _file, text in _texts(found)) or _NO_TEXT
            yield Licence(f"{title} {found.version}", _kind(found), told)


def _of_qt() -> Iterator[Licence]:
    """Qt's packages hold no text: version 3 of the lesser licence adds to the general one, so both are needed."""
    found = _distribution(QT[0])
    if found is None:
        return
    lesser = _COMMON / "LGPL-3"
    words = lesser.read_text(encoding="utf-8") if lesser.is_file() else _ELSEWHERE
    with_general = _distribution("pikepdf")
    general = [text for file, text in _texts(with_general) if file == _GPL] if with_general else []
    yield Licence(f"Qt and PySide {found.version}", _kind(found), "\n\n".join((words, *general)))


def _own(name: str) -> str:
    for folder in (_frozen(), shipped_root()):
        if folder is not None and (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    found = _distribution("linkwell")
    return "\n\n".join(text for file, text in _texts(found) if file == name) if found else ""


def _texts(found: metadata.Distribution) -> Iterator[tuple[str, str]]:
    """The licence files of a package by name, each text once."""
    seen = set[str]()
    for file in found.files or ():
        if not file.name.lower().startswith(_NAMES) and "licenses" not in file.parts:
            continue
        place = Path(str(file.locate()))
        if place.suffix in {".py", ".pyc"} or not place.is_file():
            continue
        text = place.read_text(encoding="utf-8", errors="replace").strip()
        if text not in seen:
            seen.add(text)
            yield file.name, text


def _kind(found: metadata.Distribution) -> str:
    fields = (found.metadata.get_all(name) or () for name in ("License-Expression", "License"))
    told = next((value for values in fields for value in values), "")
    classified = [one.rpartition(" :: ")[2] for one in found.metadata.get_all("Classifier") or () if "License" in one]
    return (told.split("\n", 1)[0] if len(told) < 80 else "") or ", ".join(classified)


def _distribution(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _frozen() -> Path | None:
    place = getattr(sys, "_MEIPASS", None)
    return Path(place) if place else None
