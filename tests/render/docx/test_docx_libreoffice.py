"""What LibreOffice makes of a Word file: headings, tables, lists to fill in and marks survive being saved by it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from linkwell.render.docx.marks import read_mark
from render.docx.word_reading import Opened, build, plain_words
from render.gallery import gallery

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
WORD = "docx:MS Word 2007 XML"


def _converted(file: Path, kind: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = folder / kind.partition(":")[0]
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(target), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target / f"{file.stem}.{kind.partition(':')[0]}"


@pytest.fixture(scope="module")
def ours(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("ours") / "gallery.docx"
    file.write_bytes(build(gallery()))
    return file


@pytest.fixture(scope="module", params=["docx", "odt"])
def theirs(request, ours, tmp_path_factory) -> Opened:
    """Our file saved by LibreOffice as Word, at once or by way of its own format."""
    folder = tmp_path_factory.mktemp(request.param)
    first = _converted(ours, "odt", folder) if request.param == "odt" else ours
    return Opened(_converted(first, WORD, folder).read_bytes())


def _headings(made: Opened) -> list[tuple[str, str]]:
    """Level and words of every heading; styles of other voices are based on those of teachers."""
    found = []
    word = made.word()
    for paragraph in (Paragraph(one, word._body) for one in word.element.body.iter(qn("w:p"))):
        style = paragraph.style
        while style is not None and not re.fullmatch("[Hh]eading [1-3]", style.name):
            style = style.base_style
        if style is not None and paragraph.text.strip():
            found.append((style.name[-1], " ".join(plain_words(paragraph.text))))
    return found


def _marks(made: Opened) -> set[str]:
    return {mark.name for mark in map(read_mark, made.find("//w:bookmarkStart/@w:name")) if mark}


def test_headings_keep_their_levels_and_order(ours, theirs):
    mine = _headings(Opened(ours.read_bytes()))
    assert len(mine) > 10
    assert _headings(theirs) == mine


def test_tables_stay_tables_with_their_rows(ours, theirs):
    def rows(made: Opened) -> list[int]:
        return [len(table.rows) for table in made.word().tables]

    assert rows(theirs) == rows(Opened(ours.read_bytes()))
    assert len(theirs.find("//w:tblHeader")) == len(Opened(ours.read_bytes()).find("//w:tblHeader"))


def test_every_mark_is_still_there(ours, theirs):
    mine = _marks(Opened(ours.read_bytes()))
    assert len(mine) > 20
    lost = mine - _marks(theirs)
    assert len(lost) <= 1  # by way of its own format it forgets the one round a table that is cut by a heading row
    assert _marks(theirs) <= mine
    targets = {str(name) for name in theirs.find("//w:hyperlink/@w:anchor")}
    assert targets
    assert targets <= set(theirs.find("//w:bookmarkStart/@w:name"))


def test_no_word_is_lost(ours, theirs):
    """But the numbers of pages, which it counts anew."""
    mine = {word for text in Opened(ours.read_bytes()).texts() for word in plain_words(text)}
    found = {word for text in theirs.texts() for word in plain_words(text)}
    assert {word for word in mine - found if not word.isdecimal()} == set()
