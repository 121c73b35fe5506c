"""The finished file, read back with pikepdf."""

import io
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pikepdf
import pytest

from linkwell.domain.document import (
    PAPER_MM,
    Callout,
    Checklist,
    Columns,
    Contents,
    ContentsEntry,
    Diagram,
    Document,
    Gap,
    Heading,
    ListBlock,
    Paragraph,
    Part,
    Run,
    Signatures,
    Table,
    words,
)
from linkwell.domain.errors import AppError, Cancelled
from linkwell.domain.progress import silent
from linkwell.render import fonts
from linkwell.render.pdf import PdfRenderer, faces
from render.gallery import VOICES, every_block, gallery
from render.pdf.reading import SYMBOLS, build, document, opened, operators, page_texts, shown, standard


@pytest.fixture(scope="module")
def whole() -> bytes:
    return build(gallery())


def _strings(value: object) -> list[str]:
    """The words that a block prints."""
    if isinstance(value, Gap):
        return []
    if isinstance(value, Run):
        return [value.text]
    if isinstance(value, tuple):
        return [text for part in value for text in _strings(part)]
    if is_dataclass(value):
        hidden = {
            "key",
            "role",
            "kind",
            "alt",
            "name",
            "colour",
            "fill",
            "symbol",
            "part_id",
            "edges",
            "border",
            "answer",
            "shape",
        }
        return [t for f in fields(value) if f.name not in hidden for t in _strings(getattr(value, f.name))]
    return [value] if isinstance(value, str) else []


# --- words -------------------------------------------------------------------------------------------


def test_every_word_of_every_block_is_printed_in_every_voice(whole: bytes) -> None:
    pages = page_texts(whole)
    starts = [number for number, text in enumerate(pages) if text.startswith("Every block, ")]
    starts.append(next(number for number, text in enumerate(pages) if text.startswith("Cards to cut out")))
    for voice, start, end in zip(VOICES, starts, starts[1:], strict=False):
        said = " ".join(pages[start:end])
        assert said.startswith(f"Every block, {voice}")
        printed = set(said.split())
        for block in every_block():
            meant = {word for text in _strings(block) for word in text.split()}
            assert meant <= printed | {f"{word}:" for word in printed} | {word.rstrip(":") for word in printed}


def test_a_page_reads_in_the_order_of_its_blocks() -> None:
    blocks = (
        Heading(1, words("One")),
        Paragraph((Run("two "), Run("three", strong=True), Run(" four"))),
        ListBlock(((Paragraph(words("five")),), (Paragraph(words("six")),)), ordered=True),
        Table((words("seven"), words("eight")), ((words("nine"), words("ten")),)),
        Callout("say", "Eleven", (Paragraph(words("twelve")),)),
        Checklist(words("thirteen"), (words("fourteen"),)),
        Columns((words("fifteen"), words("sixteen")), 20.0),
        Diagram("scale", (words("seventeen"), words("eighteen")), "A line"),
        Signatures((words("nineteen"), words("twenty"))),
    )
    (text,) = page_texts(build(document(*blocks)))
    assert text == (
        "One two three four 1. five 2. six seven eight nine ten Eleven: twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty Page 1 of 1"
    )


def test_words_are_not_joined_at_the_ends_of_lines() -> None:
    text = "seventeen different people walked past the bench by the door today " * 4
    (said,) = page_texts(build(document(Paragraph(words(text)))))
    data = build(document(Paragraph(words(text))))
    with opened(data) as pdf:
        joined = "".join(part.text for part in shown(pdf.pages[0]))
    assert said.startswith(text.strip())
    assert joined.startswith(text.strip())


# --- the file ----------------------------------------------------------------------------------------


def test_only_embedded_fonts_are_used(whole: bytes) -> None:
    with opened(whole) as pdf:
        names = set()
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                names.add(str(font.BaseFont))
                assert "/FontFile2" in font.FontDescriptor
                assert "/ToUnicode" in font
    assert {name.partition("+")[2] for name in names} == {
        "AtkinsonHyperlegible-Regular",
        "AtkinsonHyperlegible-Bold",
        "ABeeZee-Regular",
    }
    assert b"Helvetica" not in whole


def test_the_file_says_what_it_is(whole: bytes) -> None:
    with opened(whole) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
        info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info["/Title"] == "Gallery of every block"
    assert info["/Author"] == info["/Creator"] == "Linkwell"
    assert info["/Subject"] == "Every kind of block, in every voice"
    assert info["/Keywords"] == "gallery, blocks"


def test_the_file_holds_no_path_of_this_computer(whole: bytes) -> None:
    with opened(whole) as pdf:
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    for secret in (str(SYMBOLS.parents[1]), str(Path.home()), "site-packages"):
        assert secret.encode() not in out.getvalue()


def test_the_same_document_gives_the_same_bytes(whole: bytes) -> None:
    assert build(gallery()) == whole


def test_each_part_has_its_paper(whole: bytes) -> None:
    sizes = set()
    with opened(whole) as pdf:
        for page in pdf.pages:
            box = [float(value) for value in page.MediaBox]
            sizes.add((round(box[2] / 72 * 25.4), round(box[3] / 72 * 25.4)))
    assert sizes == {(int(width), int(height)) for width, height in PAPER_MM.values()}


# --- finding one's way -------------------------------------------------------------------------------


def _parts() -> tuple[Part, ...]:
    body = tuple(Paragraph(words("Words to fill this page. " * 20)) for _ in range(12))
    entries = tuple(ContentsEntry(f"p/{n}", f"Part {n}", level=1 + n % 2) for n in range(60))
    parts = tuple(Part(f"p/{n}", f"Part {n}", body, level=1 + n % 2) for n in range(60))
    return (Part("cover", "Cover", (Contents(entries),), title_shown=False), *parts)


def test_contents_give_the_page_where_each_part_begins() -> None:
    data = build(Document("Long", _parts()))
    pages = page_texts(data)
    with opened(data) as pdf:
        lines: dict[float, str] = {}
        contents = [page for page, text in zip(pdf.pages, pages, strict=True) if "Words to fill" not in text]
        assert len(contents) == 2
        for page in contents:
            lines = {}
            for part in shown(page):
                lines[round(part.y)] = lines.get(round(part.y), "") + " " + part.text
            for line in lines.values():
                if line.strip().startswith("Part ") and "Page" not in line:
                    _, number, at = line.split()
                    assert pages[int(at) - 1].startswith(f"Part {number} Words to fill")


def test_contents_lead_to_the_parts() -> None:
    data = build(Document("Long", _parts()))
    texts = page_texts(data)
    with opened(data) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        links = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        assert len(links) == 60
        for number, link in enumerate(links):
            target = pdf.Root.Dests[link.Dest] if isinstance(link.Dest, pikepdf.Name) else link.Dest
            page = numbers[target[0].objgen]
            assert texts[page - 1].startswith(f"Part {number} ")
            assert [float(value) for value in link.Border] == [0, 0, 0]


def test_the_outline_follows_the_levels_of_the_parts() -> None:
    parts = (Part("a", "A", (), level=3), Part("b", "B", (), level=2), Part("c", "C", (), level=1))
    with opened(build(Document("D", parts))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["A", "C"]
        assert [item.title for item in outline.root[0].children] == ["B"]
    with opened(build(gallery())) as pdf, pdf.open_outline() as outline:
        top = {item.title: [child.title for child in item.children] for item in outline.root}
    assert top["The Map of What Matters"] == [f"Every block, {voice}" for voice in VOICES]
    assert next(iter(top)) == "Where do we live?"


def test_head_and_foot_stand_on_every_page_but_the_first_has_no_head(whole: bytes) -> None:
    pages = page_texts(whole)
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert ("4K Willow Bank Primary and 4M Harbour Street School" in text.split("What is in this pack")[-1]) == (
            number > 1
        )


def test_links_can_be_followed_and_others_are_plain_words() -> None:
    text = (Run("read this", href="https://example.org/a"), Run(" not that", href="javascript:alert(1)"))
    data = build(document(Paragraph(text)))
    with opened(data) as pdf:
        (link,) = pdf.pages[0].Annots
        assert str(link.A.URI) == "https://example.org/a"
        assert str(link.Contents) == "read this"
    assert "read this not that" in page_texts(data)[0]
    assert b"javascript" not in data


def test_a_style_without_colour_prints_black_and_grey() -> None:
    grey = build(gallery(), replace(standard(), colour=False))
    with opened(grey) as pdf:
        for page in pdf.pages:
            for parts in operators(page, "rg", "RG"):
                assert len(set(parts)) == 1
    with opened(build(gallery())) as pdf:
        assert any(len(set(parts)) > 1 for parts in operators(pdf.pages[1], "rg", "RG"))


def test_tints_are_pale_enough_for_a_copier() -> None:
    blocks = (Callout("say", "Say", (Paragraph(words("x")),)), Table((words("a"),), ((words("b"),),)))
    with opened(build(document(*blocks), replace(standard(), colour=False))) as pdf:
        fills = {parts[0] for parts in operators(pdf.pages[0], "rg")}
    assert all(fill < 0.3 or fill >= 0.92 for fill in fills)


# --- hard cases --------------------------------------------------------------------------------------


def test_a_document_without_parts_builds() -> None:
    with opened(build(Document("Nothing", ()))) as pdf:
        assert len(pdf.pages) == 1


def test_more_than_two_hundred_different_letters_are_all_printed() -> None:
    many = "".join(chr(code) for code in range(0xA1, 0x17F) if code not in (0xAD,))
    data = build(document(Paragraph(words(" ".join(many)))))
    said = page_texts(data)[0]
    kept = [c for c in many if c in said]
    assert len(kept) > 180


# --- progress and faults -----------------------------------------------------------------------------


def test_progress_rises_and_names_each_part() -> None:
    heard: list[tuple[float, str]] = []
    PdfRenderer().render(
        gallery(), standard(), SYMBOLS, io.BytesIO(), lambda fraction, message: heard.append((fraction, message))
    )
    fractions = [fraction for fraction, _ in heard]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0.0
    assert fractions[-1] == 1.0
    for part in gallery().parts:
        assert sum(part.title in message for _, message in heard) >= 2


@pytest.mark.parametrize("after", [0, 3, 12])
def test_cancel_stops_the_work(after: int) -> None:
    calls = 0

    def progress(fraction: float, message: str) -> None:
        nonlocal calls
        calls += 1
        if calls > after:
            raise Cancelled

    out = io.BytesIO()
    with pytest.raises(Cancelled):
        PdfRenderer().render(gallery(), standard(), SYMBOLS, out, progress)
    assert calls == after + 1
    assert out.getvalue() == b""


def test_a_damaged_typeface_is_told_calmly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "Broken.ttf"
    broken.write_bytes(b"\x00\x01\x00\x00 and then nothing of a font")
    family = fonts.FontFamily("atkinson", "Atkinson", broken, broken, "Arial")
    monkeypatch.setattr(fonts, "family", lambda _id: family)
    faces._all.cache_clear()
    try:
        with pytest.raises(AppError) as caught:
            build(gallery())
        assert caught.value.code == "F-FONT"
    finally:
        faces._all.cache_clear()


def test_an_unknown_typeface_is_told_calmly() -> None:
    style = standard()
    voices = {voice: replace(face, text="papyrus") for voice, face in style.voices.items()}
    with pytest.raises(AppError) as caught:
        PdfRenderer().render(gallery(), replace(style, voices=voices), SYMBOLS, io.BytesIO(), silent)
    assert caught.value.code == "F-FONT"
