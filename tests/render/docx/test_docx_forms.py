"""Forms, cards with backs, bunting and letter spacing in Word: true sizes, and a control wherever people write."""

import pytest

from linkwell.domain.document import Cards, Diagram, Form, FormRow, Slot, Symbol, Text, words
from linkwell.render import styles
from render.docx.word_reading import Opened, opened, twips
from render.pdf.reading import ROOT

ROWS = (
    FormRow((Slot(words("Our class"), role="label"), Slot(edges="b", answer="the class")), 12.0),
    FormRow((Slot(words("Draw here."), 2, centred=True),)),
    FormRow((Slot(span=2, edges="trbl", answer="a drawing"),), 40.0),
)


def _widths(made: Opened) -> list[int]:
    return [int(width) for width in made.find("//w:gridCol/@w:w")]


def test_a_form_is_one_table_with_controls_to_write_in():
    made = opened(Form((1.0, 3.0), ROWS, "A form to try."))
    assert len(made.find("//w:tbl")) == 1
    assert made.texts()[:2] == ["Our class", "Draw here."] or "Our class" in made.texts()
    assert made.find("//w:sdt//w:alias/@w:val") == ["the class", "a drawing"]
    assert made.find("//w:tblDescription/@w:val") == ["A form to try."]
    one, three = _widths(made)
    assert three == pytest.approx(3 * one, abs=2)
    assert made.find("//w:gridSpan/@w:val") == ["2", "2"]
    assert made.find("//w:trHeight/@w:val") == [str(twips(12)), str(twips(40))]


def test_a_form_of_a_true_width_keeps_it_inside_its_border():
    made = opened(Form((1.0, 1.0), ROWS, border="cut", width=148.0))
    assert sum(_widths(made)) == pytest.approx(twips(148), abs=4)
    assert set(made.find("//w:tc//w:top/@w:val")) >= {"dashed"}


def test_a_slip_to_return_is_cut_off_above():
    made = opened(Form((1.0, 3.0), ROWS, border="tear"))
    assert made.texts()[0] == "cut here"


def test_backs_run_the_other_way_on_their_own_page():
    fronts = tuple(words(f"front {number}") for number in range(1, 6))
    backs: tuple[Text, ...] = tuple(words(f"back {number}") for number in range(1, 6))
    made = opened(Cards(2, 2, fronts, numbered=False, backs=backs))
    tables = made.find("//w:tbl")
    assert [len(table.findall(".//{*}bidiVisual")) for table in tables] == [0, 1, 0, 1]
    shown = [text for text in made.texts() if text.startswith(("front", "back"))]
    assert shown == [*(f"front {n}" for n in range(1, 5)), *(f"back {n}" for n in range(1, 5)), "front 5", "back 5"]
    left, right = made.find("//w:sectPr/w:pgMar/@w:left")[0], made.find("//w:sectPr/w:pgMar/@w:right")[0]
    assert left == right


def test_letters_of_bunting_are_words_that_can_be_changed():
    made = opened(Cards(2, 2, (words("W"), words("E")), 80.0, 110.0, numbered=False, shape="pennant"))
    assert [text for text in made.texts() if len(text) == 1] == ["W", "E"]
    assert _widths(made) == [twips(80)] * 2
    assert made.find("//wp:docPr/@descr") == ["A pennant to cut out: W", "A pennant to cut out: E"]


def test_a_scale_carries_its_symbols():
    pair = (Symbol("snail", "a snail"), Symbol("sun", "the sun"))
    bare = opened(Diagram("scale", (words("slow"), words("bright")), "Two rings", 2))
    made = opened(Diagram("scale", (words("slow"), words("bright")), "Two rings", 2, pair))
    assert len(made.find("//*[local-name()='wsp']")) > len(bare.find("//*[local-name()='wsp']"))
    assert made.find("//wp:docPr/@descr") == ["Two rings"]


def test_badges_are_never_narrower_on_small_paper():
    small = styles.load(ROOT / "packs" / "styles" / "a5-booklet.toml")
    made = opened(Cards(2, 5, (words("Guide"),) * 4, 90.0, 55.0, numbered=False), style=small, paper="A5")
    assert set(_widths(made)) == {twips(90)}
    assert made.texts().count("Guide") == 4


def test_letters_stand_apart_where_the_style_wants_it():
    wide = styles.load(ROOT / "packs" / "styles" / "dyslexia-friendly.toml")
    made = opened(Form((1.0, 3.0), ROWS), style=wide)
    spaced = made.find("//w:style[@w:styleId='Normal']/w:rPr/w:spacing/@w:val", "word/styles.xml")
    assert spaced == [str(round(wide.letter_space * wide.typeface("teacher").size * 20))]
    plain = opened(Form((1.0, 3.0), ROWS))
    assert plain.find("//w:style/w:rPr/w:spacing", "word/styles.xml") == []
