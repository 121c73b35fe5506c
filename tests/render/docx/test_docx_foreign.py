"""Opening Word files that somebody else made: limits, programs, damage; each with its calm message."""

import contextlib
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwell.domain.document import Paragraph, words
from linkwell.domain.errors import AppError
from linkwell.render.docx import foreign
from linkwell.render.docx.reading import read_words
from render.docx.word_reading import build, one_part

MAIN, TYPES = "word/document.xml", "[Content_Types].xml"
EMPTY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
BOMB = (
    b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><d>&c;</d>'
)
OUTSIDE = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><d>&a;</d>'
MACROS = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml"'
    b' ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
)


@pytest.fixture(scope="module")
def good() -> bytes:
    return build(one_part(Paragraph(words("Good words"), key="a")))


def _changed(data: bytes, **parts: bytes) -> bytes:
    """The file with some parts replaced or added; `main` and `types` are the usual ones."""
    names = {"main": MAIN, "types": TYPES}
    wanted = {names.get(name, name): content for name, content in parts.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in wanted:
                new.writestr(name, old.read(name))
        for name, content in wanted.items():
            new.writestr(name, content)
    return made.getvalue()


def _packed(data: bytes, method: int) -> bytes:
    """The file packed in a way that Word never uses, with damage in its words."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        start = new.getinfo(MAIN).header_offset + 30 + len(MAIN)
    broken = bytearray(made.getvalue())
    broken[start + 12 : start + 60] = bytes(48)
    return bytes(broken)


def _code(data: bytes) -> str:
    with pytest.raises(AppError) as caught:
        foreign.read_foreign(data, "theirs.docx")
    assert "theirs.docx" in caught.value.happened
    assert caught.value.next_step
    return caught.value.code


def _without(data: bytes, name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
    return made.getvalue()


def _twice(data: bytes) -> bytes:
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(MAIN, EMPTY)
    return made.getvalue()


def _many(data: bytes) -> bytes:
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(2_001):
            archive.writestr(f"word/media/{number}.xml", b"")
    return made.getvalue()


HOSTILE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", "D-FORM"),
    "text": (lambda _: b"Dear class", "D-FORM"),
    "old-word": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "D-LOCKED"),
    "another-zip": (lambda data: _without(data, MAIN), "D-FORM"),
    "no-types": (lambda data: _without(data, TYPES), "D-FORM"),
    "cut-off": (lambda data: data[: len(data) // 2], "D-BAD"),
    "no-xml": (lambda data: _changed(data, main=b"<w:document"), "D-BAD"),
    "entities": (lambda data: _changed(data, main=BOMB), "D-BAD"),
    "file-of-this-computer": (lambda data: _changed(data, main=OUTSIDE), "D-BAD"),
    "entities-in-utf-16": (lambda data: _changed(data, main=BOMB.decode().encode("utf-16")), "D-BAD"),
    "deep": (lambda data: _changed(data, main=b"<a>" * 5_000 + b"</a>" * 5_000), "D-BAD"),
    "macros-by-type": (lambda data: _changed(data, types=MACROS), "D-MACRO"),
    "macros-by-name": (lambda data: _changed(data, **{"word/vbaProject.bin": b"x"}), "D-MACRO"),
    "twice": (_twice, "D-BAD"),
    "packed-by-lzma": (lambda data: _packed(data, zipfile.ZIP_LZMA), "D-BAD"),
    "packed-by-bzip2": (lambda data: _packed(data, zipfile.ZIP_BZIP2), "D-BAD"),
    "many-parts": (_many, "D-BIG"),
    "bomb": (lambda data: _changed(data, main=EMPTY + b" " * 9_000_000), "D-BIG"),
    "bomb-beside": (lambda data: _changed(data, **{"word/media/a.png": bytes(4_000_000)}), "D-BIG"),
    "many-tags": (lambda data: _changed(data, main=b"<a>" + b"<b/>" * 700_000 + b"</a>"), "D-BIG"),
}


@pytest.mark.parametrize(("make", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_bad_file_is_refused_with_its_reason(good, make, code):
    assert _code(make(good)) == code


def test_a_size_that_lies_does_not_help(good):
    """The directory says that a part is small; what comes out is counted all the same."""
    data = bytearray(_changed(good, main=EMPTY + b"\n" * 20_000_000))
    at = data.index(b"PK\x01\x02", data.rindex(EMPTY[:4]) if EMPTY[:4] in data else 0)
    while data[at + 46 : at + 46 + len(MAIN)] != MAIN.encode():
        at = data.index(b"PK\x01\x02", at + 4)
    data[at + 24 : at + 28] = (2_000).to_bytes(4, "little")
    assert _code(bytes(data)) in {"D-BIG", "D-BAD"}


def test_a_file_that_is_not_there_or_is_a_folder_says_so(tmp_path):
    for place in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(AppError) as caught:
            foreign.open_foreign(place)
        assert caught.value.code == "D-OPEN"


def test_a_file_of_200_megabytes_is_not_read(tmp_path):
    file = tmp_path / "large.docx"
    with file.open("wb") as out:
        out.truncate(200 * 1024**2)
    with pytest.raises(AppError) as caught:
        foreign.open_foreign(file)
    assert caught.value.code == "D-BIG"


def test_a_good_file_is_read_with_what_it_says_of_itself(good):
    found = foreign.read_foreign(good, "ours.docx")
    assert [one.words for one in read_words(found).paragraphs if one.words] == ["Good words"]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_anywhere_is_read_or_refused(good, data):
    bad = bytearray(good)
    for _ in range(data.draw(st.integers(1, 4))):
        bad[data.draw(st.integers(0, len(bad) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(AppError):  # any other failure fails the test
        assert read_words(foreign.read_foreign(bytes(bad), "theirs.docx")).paragraphs
