"""Headings, lists, tables, callouts and inlines as Word knows them."""

import pytest

from linkwell.domain.document import (
    Callout,
    Field,
    Gap,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Tick,
    Variant,
    words,
)
from linkwell.render.docx.marks import read_mark
from render.docx.word_reading import NAMES, Opened, opened, twips, value


def _line(text: str, key: str = "") -> Paragraph:
    return Paragraph(words(text), key=key)


def _styles(made: Opened) -> list[str]:
    return [paragraph.style.name for paragraph in made.word().paragraphs if paragraph.text.strip()]


def test_headings_are_real_headings():
    made = opened(Heading(1, words("One")), Heading(2, words("Two")), Heading(3, words("Three")))
    assert _styles(made) == ["Heading 1", "Heading 2", "Heading 3"]


def test_headings_of_pupils_keep_their_outline_level():
    made = opened(Heading(2, words("Two")), voice="early")
    style = made.word().paragraphs[0].style
    assert style.base_style.name == "Heading 2"
    assert style.font.size.pt == 17


def test_words_have_the_size_and_face_of_their_voice():
    early = opened(_line("Hello"), voice="early").word().paragraphs[0].style
    assert (early.font.name, early.font.size.pt) == ("ABeeZee", 14)
    teacher = opened(_line("Hello")).word().paragraphs[0].style
    assert (teacher.font.name, teacher.font.size.pt) == ("Atkinson Hyperlegible", 12)
    assert teacher.paragraph_format.line_spacing.pt == 15


def test_strong_words_of_a_face_without_bold_take_the_bold_of_its_headings():
    made = opened(Paragraph((Run("now", strong=True),)), voice="early")
    assert made.find("//w:r/w:rPr/w:rFonts/@w:ascii") == ["Atkinson Hyperlegible"]
    assert made.find("//w:r/w:rPr/w:rStyle/@w:val") == ["Strong"]


def test_roles_have_styles_of_their_own():
    roles = ("body", "lead", "small", "prompt", "centred")
    made = opened(*(Paragraph(words(role), role=role) for role in roles))
    assert _styles(made) == ["Normal", "Lead", "Small", "Prompt", "Centred"]


def test_two_numbered_lists_count_for_themselves():
    lists = [ListBlock(((_line("a"),), (_line("b"),)), ordered=True, start=start) for start in (1, 9)]
    made = opened(*lists)
    first, second = made.find("//w:numPr/w:numId/@w:val")[1:3]
    assert first != second
    starts = {
        value(number, "numId"): number.find("w:lvlOverride/w:startOverride", NAMES)
        for number in made.find("//w:num", "word/numbering.xml")
    }
    assert value(starts[first]) == "1"
    assert value(starts[second]) == "9"


def test_a_list_inside_a_list_stands_deeper():
    made = opened(ListBlock(((_line("out"), ListBlock(((_line("in"),),)), _line("more")),)))
    assert made.find("//w:numPr/w:ilvl/@w:val") == ["0", "1"]
    outer, inner, after = (int(left) for left in made.find("//w:body/w:p/w:pPr/w:ind/@w:left"))
    assert inner > outer
    assert after == outer
    assert _styles(made) == ["List Bullet", "List Bullet", "List Continue"]


def test_an_entry_that_opens_with_no_words_still_has_its_mark():
    made = opened(ListBlock(((Table((words("h"),), ()),), ())))
    assert len(made.find("//w:numPr")) == 2


def test_a_table_repeats_its_heading_and_never_parts_a_row():
    made = opened(Table((words("One"), words("Two")), ((words("a"), words("b")),) * 3))
    assert len(made.find("//w:tr")) == len(made.find("//w:tr/w:trPr/w:cantSplit")) == 4
    assert len(made.find("//w:tr/w:trPr/w:tblHeader")) == 1
    assert made.find("//w:tr[1]/w:trPr/w:tblHeader")


def test_a_table_is_as_wide_as_the_line():
    made = opened(Table((words("One"), words("Two"), words("Three")), ((words("a"), words("long " * 30), ()),)))
    widths = [int(width) for width in made.find("//w:gridCol/@w:w")]
    assert sum(widths) == pytest.approx(twips(174), abs=3)
    assert widths[1] > widths[0]
    assert made.find("//w:tblLayout/@w:type") == ["fixed"]


def test_shares_decide_the_columns():
    made = opened(Table((words("a"), words("b")), ((), ()), widths=(1, 3), row_height=12.0))
    first, second = (int(width) for width in made.find("//w:gridCol/@w:w"))
    assert second == pytest.approx(first * 3, abs=3)
    assert made.find("//w:tr[2]/w:trPr/w:trHeight/@w:val") == [str(twips(12))]


def test_short_rows_get_empty_cells():
    made = opened(Table((words("a"), words("b")), ((words("c"),),)))
    assert [len(row.findall("w:tc", NAMES)) for row in made.find("//w:tr")] == [2, 2]


def test_callouts_say_what_they_are():
    made = opened(Callout("say", "Say", (_line("“Hello.”"), _line("And wait."))))
    assert made.texts() == ["Say: “Hello.”", "And wait."]
    assert not made.find("//w:tbl")
    assert len(made.find("//w:p/w:pPr/w:pBdr/w:left")) == 2


def test_safe_practice_has_its_label_on_a_line_and_a_frame():
    made = opened(Callout("safe", "Safe practice", (_line("Stop."),)))
    assert made.texts() == ["Safe practice", "Stop."]
    assert len(made.find("//w:pBdr/w:top")) == 2


def test_neighbouring_callouts_stay_two_boxes():
    made = opened(*(Callout("say", "Say", (_line(text),)) for text in ("One.", "Two.")))
    one, two = made.find("//w:pBdr/w:left/@w:sz")
    assert one != two


def test_a_callout_with_a_list_is_one_cell():
    made = opened(Callout("safe", "Safe practice", (_line("Then:"), ListBlock(((_line("Tell."),),)))))
    assert len(made.find("//w:tbl")) == len(made.find("//w:tc")) == 1
    assert made.texts() == ["Safe practice", "Then:", "Tell."]


def test_gaps_are_controls_with_a_name_and_a_width():
    made = opened(Paragraph((Run("I am "), Gap(60, "your first name"))))
    assert made.find("//w:sdt/w:sdtPr/w:alias/@w:val") == ["your first name"]
    assert made.find("//w:sdt/w:sdtPr/w:text")
    line = made.find("//w:sdt//w:t/text()")[0]
    assert set(line) == {"_"}
    assert len(line) * 0.396 * 12 * 25.4 / 72 == pytest.approx(60, abs=1)


def test_a_gap_is_never_wider_than_its_cell():
    made = opened(Table((words("a"), words("b")), (((Gap(160),), words("x")),), widths=(1, 3)))
    assert len(made.find("//w:sdt//w:t/text()")[0]) * 0.396 * 12 * 25.4 / 72 < 174 / 4


def test_boxes_can_be_ticked():
    made = opened(Paragraph((Tick(), Run(" yes"))))
    assert made.find("//w14:checkbox/w14:checked/@w14:val") == ["0"]
    assert made.texts() == ["☐ yes"]


def test_a_field_that_is_left_shows_its_name():
    assert opened(Paragraph((Field("our.class"),))).texts() == ["{{our.class}}"]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&d"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        ("mailto:office@example.org", "mailto:office@example.org"),
        ("https://example.org/a b[1]", "https://example.org/a%20b%5B1%5D"),
    ],
)
def test_links_lead_to_safe_places(address, target):
    made = opened(Paragraph((Run("read", href=address),)))
    (link,) = made.find("//w:hyperlink/@r:id")
    relation = made.word().part.rels[link]
    assert (relation.target_ref, relation.is_external) == (target, True)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "//host/share", "http://x.org", ""])
def test_other_addresses_stay_words(address):
    made = opened(Paragraph((Run("read", href=address),)))
    assert made.texts() == ["read"]
    assert not made.find("//w:hyperlink")
    assert b"TargetMode" not in made.part("word/_rels/document.xml.rels")


def test_a_page_break_belongs_to_what_follows():
    made = opened(_line("one"), PageBreak(), _line("two"), PageBreak(), Table((words("t"),), ()))
    broken = made.find("//w:body/w:p[w:pPr/w:pageBreakBefore]")
    assert len(broken) == 2
    assert "".join(broken[0].itertext()) == "two"
    assert broken[1].getnext().tag.endswith("}tbl")


def test_a_page_break_at_the_end_makes_no_empty_page():
    assert not opened(_line("one"), PageBreak()).find("//w:pageBreakBefore")


def test_blocks_can_be_found_again_by_their_key():
    first = opened(_line("one", "k1"), ListBlock(((_line("two", "k2"),),), key="k3"))
    again = opened(_line("other words", "k1"))
    names = first.find("//w:bookmarkStart/@w:name")
    assert all(name.startswith("lw_") and len(name) <= 40 for name in names)
    assert len(set(names)) == 4  # the part, and three blocks
    found = {mark.name for mark in map(read_mark, again.find("//w:bookmarkStart/@w:name")) if mark}
    assert len(found) == 2
    assert found < {mark.name for mark in map(read_mark, names) if mark}


def test_a_key_used_twice_gets_two_names():
    names = opened(_line("one", "k"), _line("two", "k")).find("//w:bookmarkStart/@w:name")
    first, second = read_mark(names[1]), read_mark(names[2])
    assert second.name == f"{first.name}_2"
    assert first.stamp != second.stamp


def test_a_variant_that_is_left_is_printed():
    assert opened(Variant(frozenset({"ks1"}), (_line("one"),))).texts() == ["one"]
