"""Looks into finished files: are they the same words, how many pages, are they tagged?

A comparison of speed is worth nothing if one tool leaves something out. Words are runs of letters, so that numbers of
lists, dashes and gaps to write in do not count. Of a PDF only what stands between the margins is read, so running heads
and feet are left out.
"""

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

TOLERANCE = 0.02
_LETTERS = re.compile(r"[^\W\d_]+")
_A4_POINTS = (595, 842)
_POINTS_PER_MM = 72 / 25.4
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = (f"{_WORD}p", f"{_WORD}tab", f"{_WORD}br")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file holds. `astray` is the share of words that are missing or too many; `None` if nobody could look."""

    name: str
    words: int | None
    astray: float | None
    pages: int | None
    tagged: bool | None
    kib: float


def look(file: Path, source: Path, margins: tuple[float, float]) -> Seen:
    """Compare a PDF (A4, with these mm at its top and bottom) or Word file with the text of its source."""
    kib = file.stat().st_size / 1024
    pages, tagged = _pages_and_tags(file)
    text = _text(file, margins)
    if text is None:
        return Seen(file.name, None, None, pages, tagged, kib)
    words = _words(text)
    expected = _words(source.read_text(encoding="utf-8"))
    astray = ((words - expected).total() + (expected - words).total()) / expected.total()
    return Seen(file.name, words.total(), astray, pages, tagged, kib)


def _words(text: str) -> Counter[str]:
    return Counter(word.lower() for word in _LETTERS.findall(text))


def _text(file: Path, margins: tuple[float, float]) -> str | None:
    if file.suffix == ".docx":
        return _word_text(file)
    if shutil.which("pdftotext") is None:
        return None
    width, height = _A4_POINTS
    top, bottom = (round(margin * _POINTS_PER_MM) for margin in margins)
    window = {"-x": 0, "-y": top, "-W": width, "-H": height - top - bottom}
    return _said("pdftotext", *(str(word) for pair in window.items() for word in pair), str(file), "-")


def _word_text(file: Path) -> str:
    with zipfile.ZipFile(file) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    pieces = []
    for element in root.iter():
        if element.tag in _BREAKS:
            pieces.append("\n")
        elif element.tag == f"{_WORD}t":
            pieces.append(element.text or "")
    return "".join(pieces)


def _pages_and_tags(file: Path) -> tuple[int | None, bool | None]:
    if file.suffix != ".pdf" or shutil.which("pdfinfo") is None:
        return None, None
    told = dict(line.split(":", 1) for line in _said("pdfinfo", str(file)).splitlines() if ":" in line)
    return int(told["Pages"]), told["Tagged"].strip() == "yes"


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", errors="replace").stdout
