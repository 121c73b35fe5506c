"""Families' languages in a Word file: direction, typefaces and language are told, and the file stays valid."""

import re
from pathlib import Path

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
from linkwell.render.docx import complex_scripts
from render.docx.word_reading import opened, value

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
    runs = [("".join(r.itertext()), bool(r.xpath("w:rPr/w:rtl", namespaces=r.nsmap))) for r in file.find("//w:body//w:r")]
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


def test_plain_words_are_left_alone() -> None:
    assert not complex_scripts.found("Zażółć, Ласкаво, café")
    assert complex_scripts.stretches("a سلام b") == [("a ", "", False), ("سلام", "Amiri", True), (" b", "", False)]
