"""Looks into finished files: are they the same words, how many pages, are they tagged?

A comparison of speed is worth nothing if one tool leaves something out. Words are runs of letters, so that numbers of
pages and lists, dashes and gaps to write in do not count; running heads and feet are taken out first.
"""

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

TOLERANCE = 0.02
_LETTERS = re.compile(r"[^\W\d_]+")
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


def look(file: Path, source: Path, running: Sequence[str]) -> Seen:
    """Compare a PDF or Word file with the text of its source."""
    kib = file.stat().st_size / 1024
    pages, tagged = _pages_and_tags(file)
    text = _text(file)
    if text is None:
        return Seen(file.name, None, None, pages, tagged, kib)
    words = _words(text, running)
    expected = _words(source.read_text(encoding="utf-8"), ())
    astray = ((words - expected).total() + (expected - words).total()) / expected.total()
    return Seen(file.name, words.total(), astray, pages, tagged, kib)


def _words(text: str, running: Sequence[str]) -> Counter[str]:
    flat = " ".join(text.split())
    for line in running:
        flat = flat.replace(line, " ")
    return Counter(word.lower() for word in _LETTERS.findall(flat))


def _text(file: Path) -> str | None:
    if file.suffix == ".docx":
        return _word_text(file)
    if shutil.which("pdftotext") is None:
        return None
    return _said("pdftotext", str(file), "-")


def _word_text(file: Path) -> str:
    with zipfile.ZipFile(file) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))  # noqa: S314 - we made it
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
