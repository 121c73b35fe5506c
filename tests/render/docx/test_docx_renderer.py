"""The whole file: valid, the same bytes every time, nothing private in it, and all words in their order."""

import io
import re
import uuid
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator

from linkwell import paths
from linkwell.domain.document import (
    Banner,
    Callout,
    Cards,
    Checklist,
    Columns,
    Contents,
    ContentsEntry,
    CutLine,
    Diagram,
    Document,
    DrawBoxes,
    Gap,
    Heading,
    ListBlock,
    Paragraph,
    Part,
    Run,
    Signatures,
    Symbol,
    Symbols,
    Table,
    WriteLines,
    YearStrip,
    plain,
    words,
)
from linkwell.domain.errors import AppError, Cancelled
from linkwell.domain.style import Style
from linkwell.render.docx import DocxRenderer
from linkwell.render.fonts import family
from linkwell.render.text import reading
from render.docx.word_reading import NAMES, SYMBOLS, Opened, build, one_part, opened, plain_words, standard, value
from render.gallery import gallery


@pytest.fixture(scope="module")
def made() -> Opened:
    return Opened(build(gallery()))


def _mono() -> Style:
    return replace(standard(), id="mono", colour=False, tint=False)


@pytest.mark.parametrize("style", [standard(), _mono()], ids=lambda style: style.id)
def test_the_gallery_keeps_to_the_format(tmp_path, style):
    file = tmp_path / "gallery.docx"
    file.write_bytes(build(gallery(), style))
    found = OpenXmlValidator(FileFormat.OFFICE_2019).validate(str(file))
    assert [str(error) for error in found.errors] == []


def test_the_same_document_gives_the_same_bytes(made):
    assert build(gallery()) == made.data


def test_nothing_in_the_file_tells_of_this_computer(made):
    for name in made.names():
        content = made.part(name)
        if name.endswith(".odttf"):
            continue
        assert not re.search(rb"(?i)/(root|home|users|work|tmp)/|[a-z]:\\\\|file:|python", content), name
    core = made.word().core_properties
    assert (core.last_modified_by, core.created, core.modified) == ("", None, None)


def test_all_words_stand_in_their_order(made):
    """The numbers of lists are made by Word, and labels over a figure stand from left to right."""
    shown = [word for text in made.texts() for word in plain_words(text)]
    wanted = plain_words(reading(gallery(), descriptions=False))
    numbers = {str(number) for number in range(100)}
    assert sorted(word for word in shown if word not in numbers) == sorted(
        word for word in wanted if word not in numbers
    )
    sentences = [plain(block.text) for part in gallery().parts for block in part.blocks if isinstance(block, Paragraph)]
    everything, at = " ".join(shown), 0
    for sentence in sentences:
        found = everything.find(" ".join(plain_words(sentence)), at)
        assert found >= at, sentence
        at = found


def test_every_style_that_is_used_exists(made):
    known = set(made.find("//w:style/@w:styleId", "word/styles.xml"))
    used = set(made.find("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    assert used
    assert used <= known
    based = set(made.find("//w:basedOn/@w:val | //w:next/@w:val", "word/styles.xml"))
    assert based <= known


def test_ids_are_never_used_twice(made):
    for path in ("//w:bookmarkStart/@w:name", "//w:bookmarkStart/@w:id", "//wp:docPr/@id", "//w:sdtPr/w:id/@w:val"):
        found = made.find(path)
        assert found
        assert len(found) == len(set(found)), path
    assert sorted(made.find("//w:bookmarkStart/@w:id")) == sorted(made.find("//w:bookmarkEnd/@w:id"))


def test_bookmarks_end_in_the_section_where_they_begin(made):
    section, begun = 0, {}
    for element in made.find("//w:bookmarkStart | //w:bookmarkEnd | //w:p/w:pPr/w:sectPr"):
        if element.tag.endswith("sectPr"):
            section += 1
        elif element.tag.endswith("bookmarkStart"):
            begun[value(element, "id")] = section
        else:
            assert begun[value(element, "id")] == section
    assert section > 10


def test_pictures_are_described(made):
    described = made.find("//wp:docPr/@descr")
    assert len(described) == len(made.find("//wp:inline"))
    assert "Two overlapping circles" in described
    assert "Community" in described


def test_the_file_says_what_it_is(made):
    core = made.word().core_properties
    assert (core.title, core.author, core.language) == ("Gallery of every block", "Linkwell", "en-GB")
    assert (core.subject, core.keywords) == ("Every kind of block, in every voice", "gallery, blocks")
    assert core.identifier == "gallery-1"
    assert b"CC BY 4.0" in made.part("docProps/custom.xml")


def test_the_language_of_the_words_is_that_of_the_document(made):
    assert made.find("//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["en-GB"]
    welsh = Opened(build(replace(one_part(Paragraph(words("Bore da"))), language="cy-GB")))
    assert welsh.find("//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["cy-GB"]
    assert welsh.word().core_properties.language == "cy-GB"


def test_no_stale_parts_are_carried_along(made):
    assert not [name for name in made.names() if "WithEffects" in name or "webSettings" in name]
    assert made.find("//w:pgSz/@w:w")[0] == "11906"


def test_typefaces_are_inside_and_can_be_read_back(made):
    fonts = made.find("//w:font", "word/fontTable.xml")
    assert {value(font, "name") for font in fonts} == {"Atkinson Hyperlegible", "ABeeZee"}
    assert {value(font.find("w:altName", NAMES)) for font in fonts} == {"Arial"}
    keys = made.find("//w:embedBold/@w:fontKey", "word/fontTable.xml")
    mask = uuid.UUID(keys[0]).bytes[::-1]
    bold = family("atkinson").bold.read_bytes()
    unmasked = [
        bytes(byte ^ mask[at % 16] for at, byte in enumerate(data[:32])) + data[32:]
        for data in (made.part(name) for name in made.names() if name.endswith(".odttf"))
    ]
    assert bold in unmasked


def test_a_style_without_colour_prints_none():
    colours = set()
    made = Opened(build(gallery(), _mono()))
    for name in made.names():
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            found = made.find("//@w:color | //@w:fill | //w:color/@w:val | //a:srgbClr/@val", name)
            colours |= {colour for colour in found if colour != "auto"}
    assert colours
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)


def test_a_style_without_tint_prints_no_backgrounds():
    made = Opened(build(gallery(), _mono()))
    assert set(made.find("//w:shd/@w:fill")) <= {"FFFFFF"}
    assert len(Opened(build(gallery())).find("//w:shd[@w:fill='E8F1F1']")) > 0


def test_progress_hears_of_every_part_and_ends_at_one():
    heard: list[tuple[float, str]] = []
    DocxRenderer().render(gallery(), standard(), SYMBOLS, io.BytesIO(), lambda *what: heard.append(what))
    fractions = [fraction for fraction, _ in heard]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert {part.title for part in gallery().parts} <= {message for _, message in heard}


def test_cancelling_writes_nothing():
    def cancel(fraction: float, message: str) -> None:
        if fraction > 0.5:
            raise Cancelled

    out = io.BytesIO()
    with pytest.raises(Cancelled):
        DocxRenderer().render(gallery(), standard(), SYMBOLS, out, cancel)
    assert out.getvalue() == b""


def test_a_missing_typeface_is_named():
    style = standard()
    voices = {**style.voices, "family": replace(style.voices["family"], text="papyrus")}
    with pytest.raises(AppError, match="papyrus") as caught:
        build(one_part(), replace(style, voices=voices))
    assert caught.value.code == "F-FONT"


def test_a_copy_without_its_base_document_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "shipped_root", lambda: tmp_path)
    with pytest.raises(AppError) as caught:
        build(one_part())
    assert caught.value.code == "R-BASE"
    assert str(tmp_path) not in str(caught.value)


def test_a_document_without_parts_still_opens():
    assert Opened(build(Document("Empty", ()))).word().sections[0].page_width.mm == pytest.approx(210, abs=0.1)


# --- whatever people type ----------------------------------------------------------------------------

_ANY = st.text(max_size=40)


@settings(max_examples=40, deadline=None)
@given(_ANY, _ANY, st.text(alphabet="http://mailo:<>&\"'[]%\x00\ud800 é", max_size=30))
def test_any_words_make_a_file_that_opens(first, second, address):
    text = (Run(first), Run(second, strong=True), Gap(30, first), Run(second, href="https://" + address))
    blocks = (
        Banner(first, Symbol(second, first), first, second, second, (first, second), key=second),
        Heading(2, text, first),
        Paragraph(text, key=first),
        ListBlock(((Paragraph(text, key=second),), (Heading(3, text),), ()), ordered=True),
        Table((text, words(second)), ((words(first),),)),
        Callout("watch", first, (Paragraph(text), Table((text,), ()))),
        WriteLines(1, 10.0, text),
        DrawBoxes((text, ()), 30.0),
        Checklist(text, (text,)),
        Cards(2, 2, (text, ())),
        Symbols(((Symbol("ear", first), text),)),
        Diagram("venn", (text, words(first), words(second)), second),
        Columns((text, words(first)), 30.0),
        CutLine(text),
        Signatures((text,)),
        YearStrip((first, second), frozenset({1})),
        Contents((ContentsEntry(second, first, second),)),
    )
    parts = (Part(first, second, blocks, footer=first), Part(second, first, blocks, "early", "A5", 2, second))
    document = Document(first, parts, second, "en-GB", first, second, (first, second), first, second)
    made = Opened(build(document))
    shown = " ".join(" ".join(made.texts()).split())
    assert " ".join(_xml_words(first)) in shown
    assert made.word().core_properties.language == "en-GB"


def _xml_words(text: str) -> list[str]:
    """The words of a text without the characters that no XML file may hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text).split()


def test_characters_that_xml_forbids_are_left_out():
    made = opened(Paragraph(words("a\x00b\x0bc\ud800d\uffffe")))
    assert made.texts() == ["abcde"]


def test_marks_of_xml_stay_words():
    assert opened(Paragraph(words('<w:p/> & "quotes" ]]>'))).texts() == ['<w:p/> & "quotes" ]]>']


def test_a_paragraph_of_100_000_words_is_built_whole():
    made = opened(Paragraph(words("word " * 100_000), key="long"))
    assert made.texts()[0].split() == ["word"] * 100_000


def test_a_table_of_5_000_rows_is_built_whole_and_repeats_its_heading():
    made = opened(Table((words("Number"),), tuple((words(str(number)),) for number in range(5_000)), key="t"))
    assert len(made.find("//w:tr")) == 5_001
    assert len(made.find("//w:tr[w:trPr/w:tblHeader]")) == 1
    assert len(made.find("//w:tr/w:trPr/w:cantSplit")) == 5_001


@pytest.mark.parametrize(
    "text",
    [
        "\u200fשלום\u200e (Hebrew)",
        "\u202eno-txt\u202c",
        "مرحبا",
        "\U0001f9d1\u200d\U0001f3eb \U0001f1fa\U0001f1e6",
        "a\u0301",
    ],
    ids=["marks", "override", "arabic", "emoji", "accent"],
)
def test_letters_of_any_script_stay_as_they_are(text):
    assert opened(Paragraph(words(text), key="k")).texts() == [text]


def test_room_to_write_can_be_typed_into():
    made = opened(
        WriteLines(4, 10.0, words("What we saw")),
        Table((words("Stop"), words("Sound")), ((words("1"), ()),), row_height=12.0),
        Table((words("Read"), words("Only")), ((words("1"), ()),)),
        Columns((words("Same"), words("Different")), 60.0),
    )
    titles = made.find("//w:sdt/w:sdtPr/w:alias/@w:val")
    assert titles == ["What we saw", "Sound", "Same", "Different"]
    assert len(made.find("//w:sdt[w:sdtPr/w:alias/@w:val='What we saw']/w:sdtContent/w:p")) == 4
