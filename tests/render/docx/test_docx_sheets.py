"""What pupils write, draw, tick and cut: lengths on paper must be true."""

import pytest

from linkwell.domain.document import (
    Cards,
    Checklist,
    Columns,
    CutLine,
    Diagram,
    DrawBoxes,
    Paragraph,
    Run,
    Signatures,
    Symbol,
    Symbols,
    WriteLines,
    words,
)
from render.docx.word_reading import NAMES, Opened, opened, twips

A4_TEXT_WIDTH = 174.0


def _heights(made: Opened) -> list[tuple[int, str]]:
    rules = made.find("//w:trHeight")
    return [(int(rule.get(f"{{{NAMES['w']}}}val")), rule.get(f"{{{NAMES['w']}}}hRule")) for rule in rules]


@pytest.mark.parametrize("spacing", [8.0, 10.0, 15.0])
def test_ruled_lines_are_as_far_apart_as_they_should_be(spacing):
    made = opened(WriteLines(3, spacing, words("Because")))
    lines = made.find("//w:p[w:pPr/w:pStyle/@w:val='WriteLine']")
    assert len(lines) == 3
    heights = {int(line.find("w:pPr/w:spacing", NAMES).get(f"{{{NAMES['w']}}}line")) for line in lines}
    assert heights == {twips(spacing) - 15}  # the rule is 15 twips thick itself
    assert set(made.find("//w:p[w:pPr/w:pStyle/@w:val='WriteLine']/w:pPr/w:spacing/@w:lineRule")) == {"exact"}
    ruled = "//w:style[@w:styleId='WriteLine']//w:between/@w:sz"
    assert made.find(ruled, "word/styles.xml") == ["6"]


def test_a_frame_has_its_size_and_its_label_above():
    made = opened(DrawBoxes((words("Draw your hat."),), 60.0, 80.0))
    assert _heights(made) == [(twips(60), "exact")]
    assert made.find("//w:gridCol/@w:w") == [str(twips(80))]
    assert made.texts() == ["Draw your hat."]
    assert "Draw your hat." in made.find("//w:tblDescription/@w:val")[0]


def test_frames_share_the_line():
    made = opened(DrawBoxes((words("First"), words("Next"), words("Last")), 35.0))
    widths = [int(width) for width in made.find("//w:gridCol/@w:w")]
    assert len(widths) == 5  # three frames and the two spaces between them
    assert widths[0] == widths[2] == widths[4]
    assert sum(widths) == pytest.approx(twips(A4_TEXT_WIDTH), abs=5)
    assert made.texts() == ["First", "Next", "Last"]


def test_frames_that_do_not_fit_side_by_side_stand_in_rows():
    made = opened(DrawBoxes((words("a"), words("b"), words("c")), 30.0, 80.0))
    assert len(made.find("//w:tbl")) == 2


def test_a_frame_is_never_taller_than_the_page():
    height, rule = _heights(opened(DrawBoxes(((),), 400.0)))[0]
    assert height < twips(297 - 38)
    assert rule == "exact"


def test_frames_give_way_a_little_so_that_a_sheet_stays_one_page():
    roomy = _heights(opened(DrawBoxes(((),), 150.0), WriteLines(3, 10.0)))[0][0]
    tight = _heights(opened(DrawBoxes(((),), 230.0), WriteLines(3, 10.0)))[0][0]
    assert roomy == twips(150)
    assert twips(230 * 0.7) <= tight < twips(230)


def test_columns_have_headings_over_open_space():
    made = opened(Columns((words("Same"), words("Different")), 100.0))
    assert made.texts() == ["Same", "Different"]
    assert _heights(made) == [(twips(100), "exact")]
    assert len(made.find("//w:tblHeader")) == 1


def test_a_checklist_has_a_box_before_each_line():
    made = opened(Checklist(words("Is it safe?"), (words("No surname"), words("No face"))))
    assert made.texts() == ["Is it safe?", "☐ No surname", "☐ No face"]
    assert len(made.find("//w14:checkbox")) == 2


def test_places_to_sign_have_a_line_above_their_words():
    made = opened(Signatures((words("Teacher"), words("Partner"))))
    assert made.texts() == ["Teacher", "Partner"]
    assert len(made.find("//w:tr[1]/w:tc/w:tcPr/w:tcBorders/w:bottom")) == 2


def test_a_cut_line_is_dashed_and_says_so():
    made = opened(CutLine(words("Return by Friday")))
    assert made.texts() == ["Return by Friday", "cut here"]
    dashes = "//w:style[@w:styleId='CutLine']//w:bottom/@w:val"
    assert made.find(dashes, "word/styles.xml") == ["dashed"]


# --- cards -------------------------------------------------------------------------------------------


def test_cards_fill_a_page_each_with_its_number():
    made = opened(Cards(2, 3, tuple(words(f"card {n}") for n in range(1, 9))), voice="pupil")
    assert len(made.find("//w:tbl")) == 2
    heights = _heights(made)
    assert {rule for _, rule in heights} == {"exact"}
    assert len({height for height, _ in heights}) == 1
    assert heights[0][0] * 3 <= twips(297 - 38)
    assert made.texts()[:4] == ["1", "card 1", "2", "card 2"]
    assert len(made.find("//w:tbl[2]/w:tr")) == 1
    assert set(made.find("//w:tcBorders/w:top/@w:val")) == {"dashed"}


def test_cards_leave_room_for_what_stands_above_them():
    alone = _heights(opened(Cards(2, 3, (words("a"),) * 6)))[0][0]
    below = _heights(opened(Paragraph(words("Cut these out. " * 20)), Cards(2, 3, (words("a"),) * 6)))[0][0]
    assert below < alone


def test_cards_begin_a_new_page_rather_than_shrink_much():
    long = Paragraph(words("One more sentence about the cards. " * 70))
    made = opened(long, Cards(2, 3, (words("a"),) * 6))
    assert made.find("//w:pageBreakBefore")
    assert _heights(made)[0] == _heights(opened(Cards(2, 3, (words("a"),) * 6)))[0]


def test_long_words_on_a_card_are_smaller():
    short, long = words("a bench"), words("somewhere quiet to sit when the whole yard is full and loud " * 5)
    made = opened(Cards(3, 6, (short, long)), voice="pupil")
    sizes = [int(size) for size in made.find("//w:r/w:rPr/w:sz/@w:val")]
    assert max(sizes) == 32
    assert min(sizes) < 28


def test_badges_are_true_to_size_on_a_page_without_margins_to_speak_of():
    made = opened(Cards(2, 5, ((),) * 10, 90.0, 55.0, numbered=False), title_shown=True, footer="A credit")
    assert _heights(made) == [(twips(55), "exact")] * 5
    assert made.find("//w:gridCol/@w:w") == [str(twips(90))] * 2
    section = made.word().sections[0]
    assert section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm > 280
    assert section.footer.paragraphs[0].text == ""
    assert made.texts() == ["The title"]


def test_what_follows_badges_stands_on_a_usual_page():
    badges = Cards(2, 5, ((),) * 10, 90.0, 55.0, numbered=False)
    made = opened(Paragraph(words("before")), badges, Paragraph(words("after")))
    margins = [round(section.top_margin.mm) for section in made.word().sections]
    assert margins == [20, margins[1], 20]
    assert margins[1] < 10


def test_a_mark_in_a_card_keeps_its_weight():
    made = opened(Cards(1, 1, ((Run("never", strong=True),),)))
    assert made.find("//w:r[w:t='never']/w:rPr/w:rStyle/@w:val") == ["Strong"]


# --- pictures ----------------------------------------------------------------------------------------


def test_symbols_stand_with_their_words():
    made = opened(Symbols(((Symbol("ear", "an ear"), words("a sound")), (Symbol("eye", "an eye"), words("a view")))))
    assert made.texts() == ["a sound", "a view"]
    assert made.find("//wp:docPr/@descr") == ["an ear", "an eye"]
    assert made.find("//wp:extent/@cx") == [str(14 * 36000)] * 2


def test_long_words_stand_beside_their_symbol():
    made = opened(Symbols(((Symbol("ear", "an ear"), words("a sound that you hear every single morning")),)))
    assert len(made.find("//w:tc")) == 2


def test_a_symbol_without_a_picture_leaves_its_words():
    made = opened(
        Symbols(
            (
                (
                    Symbol("no-such-thing", "nothing"),
                    words("words"),
                ),
            )
        )
    )
    assert made.texts() == ["words"]
    assert not made.find("//wp:inline")


@pytest.mark.parametrize(
    ("diagram", "texts"),
    [
        (Diagram("venn", tuple(map(words, ("Us", "Both", "Them"))), "Circles"), [" Us Both Them"]),
        (Diagram("venn", tuple(map(words, ("Us", "You", "Town", "All"))), "Circles"), [" Us All You", " Town"]),
        (Diagram("timeline", (words("Monday"), words("Friday")), "A line", 5), [" Monday Friday"]),
        (Diagram("scale", (words("low"), words("high")), "A line"), [" low high"]),
        (Diagram("speech-bubbles", ((), ()), "Bubbles", 2), []),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_labels_of_diagrams_are_words_outside_the_picture(diagram, texts):
    made = opened(diagram)
    assert made.texts() == texts
    assert made.find("//wp:docPr/@descr") == [diagram.alt]
    assert made.find("//a:custGeom")


def test_labels_that_would_touch_stand_in_cells():
    long = tuple(words("a rather long label that needs room") for _ in range(5))
    made = opened(Diagram("scale", long, "A line"))
    assert len(made.find("//w:tc")) == 5


def test_a_tall_diagram_stays_on_its_page():
    made = opened(Diagram("venn", tuple(map(words, "abcd")), "Circles"), paper="A4-landscape")
    assert int(made.find("//wp:extent/@cy")[0]) < (210 - 38) * 36000
