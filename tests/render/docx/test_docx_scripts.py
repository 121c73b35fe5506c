"""Families' languages in a Word file: direction, typefaces and language are told, and the file stays valid."""

import re
import struct
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from linkwell.domain.document import (
    Callout,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Table,
    Tick,
    words,
)
from linkwell.render import fonts, installed
from linkwell.render.docx import complex_scripts
from render.docx.word_reading import opened, standard, value

URDU = "ہمارے اسکول میں خوش آمدید"


def _translation(language: str, *texts: str) -> Callout:
    blocks = tuple(Paragraph(words(text)) for text in texts)
    return Callout("translation", "اردو · Urdu", blocks, "", language, "Checked by: A speaker.")


def test_words_that_run_left_are_told_to() -> None:
    file = opened(_translation("ur", URDU))
    paragraphs = {"".join(p.itertext()): p for p in file.find("//w:body//w:p")}
    spoken = paragraphs[URDU]
    assert spoken.xpath("w:pPr/w:bidi", namespaces=spoken.nsmap)
    (run,) = spoken.xpath("w:r", namespaces=spoken.nsmap)
    assert run.xpath("w:rPr/w:rtl", namespaces=spoken.nsmap)
    (language,) = run.xpath("w:rPr/w:lang", namespaces=spoken.nsmap)
    assert (value(language), value(language, "bidi")) == ("ur", "ur")
    note = paragraphs["Checked by: A speaker."]
    assert not note.xpath(".//w:bidi | .//w:rtl | .//w:lang", namespaces=note.nsmap)


def test_latin_words_inside_are_runs_of_their_own() -> None:
    file = opened(Paragraph((Run(f"{URDU} Linkwell 2026 {URDU}"),)))
    runs = [
        ("".join(r.itertext()), bool(r.xpath("w:rPr/w:rtl", namespaces=r.nsmap))) for r in file.find("//w:body//w:r")
    ]
    assert [text for text, rtl in runs if rtl] == [URDU, URDU]
    assert [text.strip() for text, rtl in runs if not rtl] == ["Linkwell 2026"]


def test_strong_words_keep_their_weight() -> None:
    file = opened(Paragraph((Run(URDU, strong=True),)), voice="early")
    (run,) = file.find("//w:body//w:r[w:rPr/w:rtl]")
    assert run.xpath("w:rPr/w:rStyle", namespaces=run.nsmap)
    assert value(run.xpath("w:rPr/w:rFonts", namespaces=run.nsmap)[0], "cs") == "Amiri"


def test_only_typefaces_in_use_are_put_into_the_file() -> None:
    plain = opened(Paragraph(words("Welcome")))
    assert b"Amiri" not in plain.part("word/fontTable.xml")
    file = opened(Paragraph(words(URDU)), Paragraph(words("স্বাগতম")), Paragraph(words("ਜੀ ਆਇਆਂ ਨੂੰ")))
    table = file.part("word/fontTable.xml").decode()
    assert re.findall(r'w:name="(Amiri|Hind Siliguri|Nirmala UI|Noto Sans)"', table) == ["Amiri", "Hind Siliguri"]
    assert 'w:cs="Nirmala UI"' in file.part("word/document.xml").decode()


def _collection(font: bytes) -> bytes:
    """A file of many typefaces that holds this one alone."""
    head = b"ttcf" + struct.pack(">HHII", 1, 0, 1, 16)
    end = 12 + 16 * struct.unpack(">H", font[4:6])[0]
    rows = (struct.unpack(">4sIII", font[at : at + 16]) for at in range(12, end, 16))
    moved = (struct.pack(">4sIII", tag, mark, start + len(head), size) for tag, mark, start, size in rows)
    return head + font[:12] + b"".join(moved) + font[end:]


@pytest.mark.parametrize(("suffix", "held"), [("ttf", 1), ("ttc", 0)])
def test_a_file_of_many_typefaces_is_named_and_not_put_into_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, held: int
) -> None:
    plain = fonts.family("abeezee").regular.read_bytes()
    (tmp_path / f"plain.{suffix}").write_bytes(plain if suffix == "ttf" else _collection(plain))
    monkeypatch.setattr(installed, "folders", lambda: (tmp_path,))
    (id_,) = fonts.installed_ids()
    file = opened(Paragraph(words("Welcome")), style=standard().with_text(id_))
    fonts.family.cache_clear()
    table = f"//w:font[@w:name='{fonts.display_name(id_)}']"
    assert len(file.find(table, "word/fontTable.xml")) == 1
    assert len(file.find(f"{table}/w:embedRegular", "word/fontTable.xml")) == held
    assert file.find(f"{table}/w:embedBold", "word/fontTable.xml") == []  # there is none, so Word makes one


def test_word_takes_every_block_that_runs_left(tmp_path: Path) -> None:
    file = opened(
        _translation("ur", URDU),
        Heading(2, words(URDU)),
        ListBlock(((Paragraph(words(URDU)),),), ordered=True),
        Table((words("نام"), words("Name")), ((words(URDU), words("a < b & c")),)),
        Paragraph((Tick(), Run(f" {URDU} (a & b)")), "centred"),
        Callout("safe", URDU, (Paragraph(words(URDU)),)),
        voice="family",
    )
    path = tmp_path / "left.docx"
    path.write_bytes(file.data)
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(str(path))
    assert [error.description for error in result.errors] == []


def test_properties_stand_in_the_order_that_word_wants() -> None:
    run = complex_scripts.look('<w:rStyle w:val="Strong"/><w:sz w:val="28"/><w:lang w:val="ur"/>', "Amiri", rtl=True)
    assert re.findall(r"<w:(\w+)", run) == ["rStyle", "rFonts", "sz", "rtl", "lang"]
    made = complex_scripts.turned('<w:keepNext/><w:spacing w:after="0"/>', f"<w:r><w:t>{URDU}</w:t></w:r>")
    assert re.findall(r"<w:(\w+)", made) == ["keepNext", "bidi", "spacing"]


@pytest.mark.parametrize("start", ['"', "<", "& "])
def test_a_sign_before_the_first_letter_says_nothing_of_direction(start: str) -> None:
    file = opened(Paragraph(words(f"{start}{URDU}")), Paragraph(words(f"{start}Linkwell {URDU}")))
    turned = [bool(p.xpath("w:pPr/w:bidi", namespaces=p.nsmap)) for p in file.find("//w:body/w:p[w:r]")]
    assert turned == [True, False]


def test_plain_words_are_left_alone() -> None:
    assert not complex_scripts.found("Zażółć, Ласкаво, café")
    assert complex_scripts.stretches("a سلام b") == [("a ", "", False), ("سلام", "Amiri", True), (" b", "", False)]
