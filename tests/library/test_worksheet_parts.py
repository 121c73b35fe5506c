import pytest

from item_text import line_of, sheet
from linkwell.domain.document import (
    Cards,
    Checklist,
    Columns,
    CutLine,
    Diagram,
    DrawBoxes,
    Field,
    Gap,
    PageBreak,
    Run,
    Signatures,
    Symbol,
    Symbols,
    Table,
    WriteLines,
    plain,
    words,
)
from linkwell.library.part_call import split_line
from linkwell.library.worksheet_parts import PARTS

EAR = Symbol("ear", "an ear")
A, B, C, D = words("A"), words("B"), words("C"), words("D")

GOOD = {
    "@write-lines 3 x 10 mm": WriteLines(3, 10.0),
    "@write-lines 3 x 10 mm | A": WriteLines(3, 10.0, A),
    "@write-lines 3x10mm | A": WriteLines(3, 10.0, A),
    "@write-lines 3 lines x 10 mm | A": WriteLines(3, 10.0, A),
    "@Write-Lines 3 X 10 MM|A": WriteLines(3, 10.0, A),
    "  @write-lines 1 × 7.5 mm | A |": WriteLines(1, 7.5, A),
    "@draw-box 80 x 60 mm": DrawBoxes(((),), 60.0, 80.0),
    "@draw-box 80 x 60 mm | A": DrawBoxes((A,), 60.0, 80.0),
    "@draw-boxes 3 x 50 mm": DrawBoxes(((), (), ()), 50.0),
    "@draw-boxes 3 x 50 mm | A | B": DrawBoxes((A, B, ()), 50.0),
    "@grid 2 rows x 12 mm | A | B": Table((A, B), (((), ()), ((), ())), row_height=12.0),
    "@grid 1 x 12 | A | | C": Table((A, (), C), (((), (), ()),), row_height=12.0),
    "@grid 1 rows x 12 mm 1:3 | A | B": Table((A, B), (((), ()),), (1.0, 3.0), 12.0),
    "@running-order 2 rows x 14 mm | A | B\n- C // D": Table((A, B), ((C, D), ((), ())), (1.0, 3.0), 14.0),
    "@cards 2 x 1 backs\n- A // B\n- C": Cards(2, 1, (A, C), backs=(B, ())),
    "@bunting | A | B": Cards(2, 2, (A, B), 80.0, 110.0, numbered=False, shape="pennant"),
    "@bunting 2 blank": Cards(2, 2, ((), ()), 80.0, 110.0, numbered=False, shape="pennant"),
    "@feelings | ear: A | ear: B": Diagram(
        "scale", (A, B), "A line with 2 rings to mark, each under a picture: A, B.", 2, (EAR, EAR)
    ),
    "@checklist\n- A\n- B": Checklist((), (A, B)),
    "@checklist | A\n\n1. B\n2. C": Checklist(A, (B, C)),
    "@cards 2 x 3\n- A\n- B": Cards(2, 3, (A, B)),
    "@cards 2 x 1 blank": Cards(2, 1, ((), ()), numbered=False),
    "@cards 2 x 1 Blank": Cards(2, 1, ((), ()), numbered=False),
    "@cards 2 x 3 plain\n- A": Cards(2, 3, (A,), numbered=False),
    "@cards 2 x 3\n- (ear) A\n- B": Cards(2, 3, (A, B), numbered=False, pictures=(Symbol("ear", "an ear"), None)),
    "@cards 1 x 3\n- A\n-\n- C": Cards(1, 3, (A, (), C)),
    "@badges\n- (sun) A": Cards(2, 5, (A,), 90.0, 55.0, numbered=False, pictures=(Symbol("sun", "the sun"),)),
    "@running-order 1 rows x 14 mm 2:1 | A | B\n- C // D": Table((A, B), ((C, D),), (2.0, 1.0), 14.0),
    "@badges\n- A": Cards(2, 5, (A,), 90.0, 55.0, numbered=False),
    "@badges blank": Cards(2, 5, ((),) * 10, 90.0, 55.0, numbered=False),
    "@scale | A | B | C": Diagram("scale", (A, B, C), "A line with 3 points, from A to C.", 3),
    "@symbols | ear: A": Symbols(((Symbol("ear", "an ear"), A),)),
    "@venn | A | B | C": Diagram("venn", (A, B, C), "2 overlapping circles: A, B, C.", 2),
    "@venn | A | B | C | D": Diagram("venn", (A, B, C, D), "3 overlapping circles: A, B, C, D.", 3),
    "@circles | A | B": Diagram("circles", (A, B), "Rings one in another, from the inside out: A, B.", 2),
    "@t-chart 90 mm | A | B": Columns((A, B), 90.0),
    "@timeline 5 | A | B": Diagram("timeline", (A, B), "A line with 5 points from A to B.", 5),
    "@speech-bubbles 1": Diagram("speech-bubbles", ((),), "An empty speech bubble.", 1),
    "@speech-bubbles 2 | A": Diagram("speech-bubbles", (A, ()), "2 empty speech bubbles.", 2),
    "@cut-line": CutLine(),
    "@cut-line | A": CutLine(A),
    "@fold-line": CutLine(fold=True),
    "@fold-line | A": CutLine(A, fold=True),
    "@sign | A | B": Signatures((A, B)),
    "@page": PageBreak(),
}

BAD = [
    "@write-lines",
    "@write-lines 3",
    "@write-lines 3 x 10 x 2 mm",
    "@write-lines 0 x 10 mm",
    "@write-lines 2.5 x 10 mm",
    "@write-lines -3 x 10 mm",
    "@write-lines 61 x 10 mm",
    "@write-lines 3 x 4 mm",
    "@write-lines 3 x 10 cm",
    "@write-lines three x 10 mm",
    "@write-lines 1,000 x 10 mm",
    "@write-lines 3 x 10 mm | A | B",
    "@write-lines 3 x 10 mm I marked this because",
    "@draw-box 80 mm",
    "@draw-box 0 x 60 mm",
    "@draw-box 80 x 900 mm",
    "@draw-boxes 9 x 50 mm",
    "@draw-boxes 0 x 50 mm",
    "@draw-boxes 1 x 50 mm | A | B",
    "@grid 5 rows | A",
    "@grid 5 rows x 12 mm",
    "@grid 0.5 rows x 12 mm | A",
    "@grid 61 rows x 12 mm | A",
    "@grid 5 rows x 12 mm | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9",
    "@checklist",
    "@checklist Is it safe?\n- A",
    "@checklist | A | B\n- A",
    "@cards 2 x 3",
    "@cards 9 x 3\n- A",
    "@cards 2 x 1.5\n- A",
    "@cards 2\n- A",
    "@cards 2 x 3 | A\n- A",
    "@cards blank",
    "@cards 2 x 3\n- (rocket) A",
    "@badges",
    "@badges 3\n- A",
    "@scale | A",
    "@scale | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8",
    "@scale | A | | C",
    "@scale 3 | A | B",
    "@symbols",
    "@symbols | ear",
    "@symbols | ear:",
    "@symbols | rocket: A",
    "@symbols | {{our.class}}: A",
    "@venn | A | B",
    "@venn | A | | C",
    "@circles | A",
    "@t-chart | A | B",
    "@t-chart 90 mm | A",
    "@timeline | A | B",
    "@timeline 1 | A | B",
    "@timeline 16 | A | B",
    "@timeline 5 | A",
    "@speech-bubbles 5",
    "@speech-bubbles 1 | A | B",
    "@cut-line here",
    "@cut-line | A | B",
    "@fold-line here",
    "@sign",
    "@sign | A | | C",
    "@sign | 1 | 2 | 3 | 4 | 5",
    "@grid 5 rows x 12 mm 1:3 | A",
    "@grid 5 rows x 12 mm 0:3 | A | B",
    "@running-order",
    "@running-order 6 rows x 14 mm | 1 | 2 | 3 | 4 | 5 | 6",
    "@running-order 6 rows x 14 mm 1:2 | 1 | 2 | 3",
    "@running-order 6 rows x 14 mm | A\n- B // C",
    "@cards 2 x 1 backs\n- A // B // C",
    "@cards 2 x 1 backs\n- (rocket) A // B",
    "@bunting",
    "@bunting 4",
    "@bunting 99 blank",
    "@feelings | ear: A",
    "@feelings | A | B",
    "@comic",
    "@comic 1 x 50 mm",
    "@comic 2 x 50 mm | A | B | C",
    "@map",
    "@map 120 mm grid",
    "@map 120 mm grid 30 x 5",
    "@map 120 mm | A | B",
    "@postcard front",
    "@postcard | A | B",
    "@certificate",
    "@certificate | A | B | C | D | E | F",
    "@certificate | A | B | C | | E",
    "@form",
    "@form 3 | A",
    "@form | A | | C",
    "@reply-slip | A",
    "@reply-slip 3 | A | B",
    "@page 2",
    "@page | A",
]


FORMS = {
    "@comic 2 x 50 mm | A": (["A"], 4, 0.0),
    "@comic 5 x 40 mm": ([], 10, 0.0),
    "@map 120 mm | A": (["A", "Key"], 4, 0.0),
    "@map 120 mm": (["A map of", "Key"], 4, 0.0),
    "@map 120 mm grid 2 x 2 | A": (["A", "A", "B", "1", "2", "Key"], 4, 0.0),
    "@postcard | A": (["A", "To", "class", "school"], 8, 148.0),
    "@postcard picture | A": (["A"], 1, 148.0),
    "@certificate | A": (["A", "for", "Date"], 3, 0.0),
    "@certificate | A | B | C | D": (["A", "for", "B", "C", "D", "Date"], 2, 0.0),
    "@form | A | B [ ] C": (["A", "B [ ] C"], 1, 0.0),
    "@form 2 | A | B | C": (["A", "B", "C"], 3, 0.0),
    "@reply-slip | A | B | [ ] C": (["A", "B", "[ ] C"], 1, 0.0),
}


def without_keys(block):
    return type(block)(**{**{name: getattr(block, name) for name in block.__slots__}, "key": ""})


@pytest.mark.parametrize("written", GOOD)
def test_a_part_written_well(written, blocks_of_sheet):
    assert tuple(map(without_keys, blocks_of_sheet(written))) == (GOOD[written],)


@pytest.mark.parametrize("written", BAD)
def test_a_part_written_badly_tells_how_to_write_it(written, read):
    text = sheet(f"Hello.\n{written}")
    item, problems = read(text)
    assert item is None
    assert [(problem.code, problem.line) for problem in problems] == [("W-FORM", line_of(text, written))]


def test_every_part_is_tried_well_and_badly():
    for examples in ((*GOOD, *FORMS), BAD):
        assert {split_line(written.partition("\n")[0])[0] for written in examples} == set(PARTS)


@pytest.mark.parametrize("written", FORMS)
def test_a_form_holds_its_words_and_its_places_to_write(written, blocks_of_sheet):
    (form,) = blocks_of_sheet(written)
    slots = [slot for row in form.rows for slot in row.slots]
    shown, places, width = FORMS[written]
    assert [plain(slot.text) for slot in slots if slot.text] == shown
    assert sum(bool(slot.answer) for slot in slots) == places
    assert form.width == width
    assert {sum(slot.span for slot in row.slots) for row in form.rows} == {len(form.widths)}
    assert all(not slot.answer or slot.edges or not slot.text for slot in slots)


def test_a_postcard_asks_for_no_address(blocks_of_sheet):
    (card,) = blocks_of_sheet("@postcard")
    said = " ".join(plain(slot.text) + " " + slot.answer for row in card.rows for slot in row.slots).lower()
    assert "class" in said
    assert "school" in said
    assert not {"street", "address", "postcode", "surname", "road"} & set(said.split())


@pytest.mark.parametrize("written", ["@postcard | A", "@postcard picture | A"])
def test_both_sides_of_a_postcard_are_of_one_size(written, blocks_of_sheet):
    (card,) = blocks_of_sheet(written)
    assert sum(row.height for row in card.rows) == 95.0  # and 5 mm to each edge that is cut: 105 in all
    assert card.border == "cut"


def test_links_keep_their_address_on_cards_with_backs(blocks_of_sheet):
    (cards,) = blocks_of_sheet("@cards 1 x 1 backs\n- [A](https://example.org/x) B // C")
    assert cards.entries == ((Run("A", href="https://example.org/x"), Run(" B")),)
    assert cards.backs == (C,)


def test_words_after_a_symbol_keep_gaps_and_names(blocks_of_sheet):
    (symbols,) = blocks_of_sheet("@symbols | Ear: {{our.class}} hears [____] | wave:**calm**")
    assert [said for _, said in symbols.entries] == [
        (Field("our.class"), Run(" hears "), Gap(12.0)),
        (Run("calm", strong=True),),
    ]


def test_only_words_can_stand_on_a_card(faults_of):
    text = sheet("@cards 2 x 3\n- A\n  - B")
    assert [(code, line) for code, line, _ in faults_of(text)] == [("W-FORM", line_of(text, "  - B"))]


def test_the_words_for_a_figure_have_no_braces(blocks_of_sheet):
    (venn,) = blocks_of_sheet("@venn | {{our.class}} | Both | {{partner.class}}")
    assert venn.alt == "2 overlapping circles: our class, Both, partner class."


def test_blank_cards_leave_the_list_below_alone(blocks_of_sheet):
    cards, below = blocks_of_sheet("@cards 2 x 2 blank\n- A")
    assert cards.entries == ((), (), (), ())
    assert len(below.entries) == 1


def test_a_list_further_down_is_not_taken(read):
    _, problems = read(sheet("@checklist | A\nFirst a line.\n- A"))
    assert [problem.code for problem in problems] == ["W-FORM"]


def test_entries_of_several_lines_become_one(blocks_of_sheet):
    (cards,) = blocks_of_sheet("@cards 2 x 2\n- one\n  two\n\n  three\n- four")
    assert ["".join(run.text for run in entry) for entry in cards.entries] == ["one two three", "four"]


@pytest.mark.parametrize(
    "line", ["@", "@ write-lines", "@3", "a@b.org", "@example.org", "@user@example.org", "x @page"]
)
def test_other_uses_of_the_sign_are_words(line, blocks_of_sheet):
    assert split_line(line) is None
    assert len(blocks_of_sheet(line)) == 1
