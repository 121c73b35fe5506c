"""Banners, contents, the steps of the year; sections, running heads and footers."""

import re

from linkwell.domain.document import (
    Banner,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    Paragraph,
    Part,
    Symbol,
    YearStrip,
    words,
)
from linkwell.domain.style import Style
from linkwell.render import styles
from linkwell.render.docx.assembly import estimated_pages
from render.docx.word_reading import NAMES, ROOT, Opened, build, one_part, opened, standard, twips

BANNER = Banner(
    "The map", Symbol("theme-community", "Community"), "#45600F", "#EDF3DD", "Where do we live?", ("KS2", "60 minutes")
)


def _line(text: str) -> Paragraph:
    return Paragraph(words(text))


def _parts(*parts: Part, head: str = "4K and 4M", style: Style | None = None) -> Opened:
    return Opened(build(Document("Test", parts, running_head=head), style))


def test_a_banner_is_a_heading_with_its_question_and_facts():
    made = opened(BANNER, title_shown=True)
    paragraphs = [paragraph for paragraph in made.word().paragraphs if paragraph.text.strip()]
    assert paragraphs[0].style.name == "Heading 1"
    assert paragraphs[0].text.strip() == "The map"
    assert paragraphs[1].text == "Where do we live?"
    assert paragraphs[2].text.split() == ["KS2", "60", "minutes"]


def test_a_banner_shows_shape_and_colour():
    made = opened(BANNER)
    assert made.find("//wp:docPr/@descr") == ["Community"]
    assert set(made.find("//a:srgbClr/@val")) == {"45600F", "FFFFFF"}
    assert set(made.find("//w:pPr/w:shd/@w:fill")) == {"EDF3DD"}
    assert set(made.find("//w:pBdr/w:left/@w:color")) == {"45600F"}


def test_a_colour_that_is_none_becomes_black():
    made = opened(Banner("T", Symbol("x", ""), "red", "url(x)"))
    assert set(made.find("//w:pBdr/w:left/@w:color")) == {"000000"}


def test_the_year_shows_where_we_are_without_colour():
    made = opened(YearStrip(("Own class", "Exchange", "Visits"), frozenset({1})))
    assert made.texts() == ["○ 1", "Own class", "● 2", "Exchange", "○ 3", "Visits"]
    assert made.find("//w:r[w:rPr/w:rStyle/@w:val='Strong']/w:t/text()") == ["● 2", "Exchange"]
    assert made.find("//w:tblDescription/@w:val")[0].endswith("Exchange")


def test_contents_lead_to_their_parts_and_show_a_page():
    contents = Contents((ContentsEntry("one", "First", "60 minutes"), ContentsEntry("two", "Second", level=2)))
    made = _parts(
        Part("cover", "Cover", (contents,)), Part("one", "First", (_line("a"),)), Part("two", "Second", (_line("b"),))
    )
    anchors = made.find("//w:hyperlink/@w:anchor")
    assert len(set(anchors)) == 2
    assert set(anchors) <= set(made.find("//w:bookmarkStart/@w:name"))
    fields = [re.findall(r"PAGEREF (\S+)", text)[0] for text in made.find("//w:instrText/text()")]
    assert fields == anchors
    assert set(made.find("//w:fldChar[@w:fldCharType='begin']/@w:dirty")) == {"true"}
    styles = [paragraph.style.name for paragraph in made.word().paragraphs]
    assert {"toc 1", "toc 2"} <= set(styles)
    assert [" ".join(text.split()) for text in made.texts()][1:3] == ["First 60 minutes 2", "Second 3"]


def test_the_pages_in_the_contents_are_well_guessed():
    long = tuple(_line("A short line.") for _ in range(120))  # about 35 stand on a page
    parts = (Part("a", "A", long), Part("b", "B", (_line("x"),)), Part("c", "C", ()))
    pages = estimated_pages(Document("Test", parts), standard())
    assert pages["a"] == 1
    assert pages["b"] == 5
    assert pages["c"] == pages["b"] + 1


def test_a_contents_entry_for_a_part_that_is_not_there_still_prints():
    assert "Lost" in opened(Contents((ContentsEntry("nowhere", "Lost"),))).texts()[0]


# --- sections ----------------------------------------------------------------------------------------


def test_every_paper_has_its_section():
    papers = ("A4", "A4-landscape", "A5", "A3")
    made = _parts(*(Part(paper, paper, (_line("x"),), paper=paper) for paper in papers))
    sizes = [(round(section.page_width.mm), round(section.page_height.mm)) for section in made.word().sections]
    assert sizes == [(210, 297), (297, 210), (148, 210), (297, 420)]
    assert made.find("//w:pgSz/@w:orient") == ["landscape"]
    assert not made.find("//w:pageBreakBefore")


def test_margins_are_those_of_the_style():
    section = opened(_line("x")).word().sections[0]
    assert [round(edge.mm) for edge in (section.top_margin, section.left_margin, section.right_margin)] == [20, 20, 16]


def test_the_running_head_stands_on_all_pages_but_the_first():
    made = _parts(Part("a", "Cover", (_line("x"),)), Part("b", "Plan", (_line("y"),)))
    first, second = made.word().sections
    assert first.different_first_page_header_footer
    assert first.first_page_header.paragraphs[0].text == ""
    assert not second.different_first_page_header_footer
    assert second.header.paragraphs[0].text == "4K and 4M\tPlan"


def test_a_title_that_does_not_fit_leaves_the_running_head_alone():
    made = _parts(Part("a", "A title that goes on " * 6, (_line("x"),)))
    assert made.word().sections[0].header.paragraphs[0].text == "4K and 4M"


def test_footers_give_credit_and_page_numbers_on_the_first_page_too():
    made = _parts(Part("a", "Cover", (_line("x"),), footer="By us, CC BY 4.0"))
    section = made.word().sections[0]
    for footer in (section.footer, section.first_page_footer):
        xml = footer._element.xml
        assert "By us, CC BY 4.0" in xml
        assert " PAGE " in xml
        assert " NUMPAGES " in xml


def test_a_long_credit_pushes_the_page_number_to_its_own_line():
    made = _parts(Part("a", "Cover", (_line("x"),), footer="A long credit with many names in it. " * 4))
    assert len(made.word().sections[0].footer.paragraphs) == 2


def test_parts_that_share_everything_share_a_section():
    made = _parts(Part("a", "Same", (_line("x"),)), Part("b", "Same", (_line("y"),)))
    assert len(made.word().sections) == 1
    assert len(made.find("//w:pageBreakBefore")) == 1


def test_the_title_of_a_part_is_a_heading_of_its_level():
    made = _parts(*(Part(str(level), f"Title {level}", (), level=level) for level in (1, 2, 3)))
    titles = [paragraph for paragraph in made.word().paragraphs if paragraph.text.startswith("Title")]
    assert [title.style.name for title in titles] == ["Heading 1", "Sheet Title", "Sheet Title"]
    assert titles[1].style.base_style.name == "Heading 2"
    assert titles[2]._p.find("w:pPr/w:outlineLvl", NAMES) is not None


def test_a_part_without_a_title_begins_with_its_blocks():
    assert opened(Heading(2, words("Only this"))).texts() == ["Only this"]


def test_steps_without_words_still_print():
    made = opened(YearStrip(("", ""), frozenset({0})))
    assert len(made.find("//w:tbl")) == 1


def test_a_long_footer_in_large_print_takes_its_room_from_the_margin_and_not_from_the_page():
    large = styles.load(ROOT / "packs" / "styles" / "large-print-28.toml")
    bottoms = []
    for footer in ("Short", "Parts to make a sheet with · gui-01 · version 1.0.0 · CC BY 4.0 · S14 " * 2):
        made = Opened(build(one_part(Paragraph(words("x")), footer=footer), large))
        (margin,), (place,) = made.find("//w:pgMar/@w:bottom"), made.find("//w:pgMar/@w:footer")
        bottoms.append(int(margin) - int(place))
    assert bottoms[1] - bottoms[0] > 2 * twips(28 * 25.4 / 72)
