"""How blocks come to stand on pages: layout without painting."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwell.domain.document import (
    PAPER_MM,
    Banner,
    Block,
    Callout,
    Cards,
    Checklist,
    Columns,
    Contents,
    ContentsEntry,
    Document,
    DrawBoxes,
    Gap,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Part,
    Run,
    Signatures,
    Symbol,
    Symbols,
    Table,
    Variant,
    WriteLines,
    YearStrip,
    words,
)
from linkwell.domain.progress import silent
from linkwell.render.pdf.layout import LaidPart, LayoutCache, lay_out
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Box, Mark, Page, Picture, Rule, TextLine
from render.gallery import gallery
from render.pdf.reading import SYMBOLS, standard

STYLE = standard()
LONG = "The bench in the sun is where the quiet ones sit, and nobody has to ask why. " * 3
WORDS = "A line of words about one place."


def _laid(*blocks: Block, **values: object) -> LaidPart:
    values.setdefault("title_shown", False)
    part = Part("p", "Title of the part", blocks, **values)
    return lay_out(Document("D", (part,)), STYLE, SYMBOLS, silent).parts[0]


def _marks(page: Page) -> list[tuple[float, Mark]]:
    return [(placed.y, mark) for placed in page.placed for mark in placed.marks]


def _lines(page: Page) -> list[str]:
    found = []
    for _, mark in _marks(page):
        if isinstance(mark, TextLine):
            found.append("".join(piece.text for piece in mark.pieces).strip())
    return found


def _filler(count: int) -> list[Block]:
    return [Paragraph(words(f"Filler {number}.")) for number in range(count)]


@given(st.integers(0, 60), st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_a_heading_is_never_last_on_a_page(count: int, level: int) -> None:
    laid = _laid(*_filler(count), Heading(level, words("The heading")), Paragraph(words(LONG)))
    for page in laid.pages:
        found = _lines(page)
        if "The heading" in found:
            assert found[-1] != "The heading"
            assert len(found) - found.index("The heading") >= 3  # with two lines of what follows


@given(st.integers(0, 45))
@settings(max_examples=30, deadline=None)
def test_no_line_of_a_paragraph_stands_alone(count: int) -> None:
    laid = _laid(*_filler(count), Paragraph(words("Zebra " * 90)), *_filler(30))
    for page in laid.pages:
        assert sum("Zebra" in line for line in _lines(page)) != 1


@given(st.integers(0, 40), st.sampled_from(["lines", "box", "checklist"]))
@settings(max_examples=40, deadline=None)
def test_a_prompt_stays_with_the_place_to_write(count: int, kind: str) -> None:
    prompt = words("Write or draw here")
    blocks: dict[str, Block] = {
        "lines": WriteLines(4, 10.0, prompt),
        "box": DrawBoxes((prompt,), 60.0),
        "checklist": Checklist(prompt, (words("first"), words("second"))),
    }
    laid = _laid(*_filler(count), blocks[kind])
    (page,) = [page for page in laid.pages if "Write or draw here" in _lines(page)]
    marks = [mark for _, mark in _marks(page)]
    at = next(
        i for i, m in enumerate(marks) if isinstance(m, TextLine) and m.pieces[0].text.startswith("Write or draw")
    )
    assert any(isinstance(mark, Rule | Box) for mark in marks[at + 1 :])


def _rows(count: int, text: str = WORDS) -> tuple[tuple[tuple, ...], ...]:
    return tuple((words(f"Row {number}"), words(text)) for number in range(count))


def test_a_long_table_repeats_its_heading_and_keeps_rows_whole() -> None:
    laid = _laid(Table((words("Number"), words("What")), _rows(90, LONG)))
    assert len(laid.pages) > 3
    seen = []
    for page in laid.pages:
        found = _lines(page)
        assert found[:2] == ["Number", "What"]
        rows = [line for line in found if line.startswith("Row ")]
        assert len(rows) >= 2
        assert len([line for line in found if "The bench" in line]) >= len(rows)
        seen.extend(rows)
    assert seen == [f"Row {number}" for number in range(90)]


def test_the_repeated_heading_is_decoration() -> None:
    laid = _laid(Table((words("Number"), words("What")), _rows(90)))
    first, second = (
        next(mark for _, mark in _marks(page) if isinstance(mark, TextLine) and mark.pieces[0].text == "Number")
        for page in laid.pages[:2]
    )
    assert first.node is not None
    assert first.node.role == "TH"
    assert second.node is None


@pytest.mark.parametrize("widths", [(), (1, 40, 40), (3, 3, 1)])
@pytest.mark.parametrize("size", [9.0, 12.0, 18.5])
def test_a_column_is_wide_enough_for_its_longest_word(widths: tuple[float, ...], size: float) -> None:
    style = replace(STYLE, voices={v: replace(t, size=size) for v, t in STYLE.voices.items()})
    header = (words("Minutes"), words("Landmarks"), words("Belonging"))
    table = Table(header, ((words("12"), words(LONG), words("x")), (words("3"), words("y"), words(LONG))), widths)
    part = Part("p", "P", (table,), title_shown=False)
    laid = lay_out(Document("D", (part,)), style, SYMBOLS, silent).parts[0]
    assert _lines(laid.pages[0])[:3] == ["Minutes", "Landmarks", "Belonging"]


def test_a_row_taller_than_a_page_goes_on_line_by_line() -> None:
    laid = _laid(Table((words("A"), words("B")), ((words("Side"), words(LONG * 20)),)))
    assert len(laid.pages) > 1
    said = " ".join(line for page in laid.pages for line in _lines(page) if line not in {"A", "B", "Side"})
    assert said.split() == (LONG * 20).split()


def test_a_long_callout_has_its_box_on_each_page() -> None:
    paragraphs = tuple(Paragraph(words(LONG)) for _ in range(30))
    laid = _laid(*_filler(5), Callout("safe", "Safe practice", paragraphs))
    assert len(laid.pages) > 1
    for page in laid.pages:
        (frame,) = [(y, mark) for y, mark in _marks(page) if isinstance(mark, Box) and mark.weight > 1.2]
        texts = [(y, m) for y, m in _marks(page) if isinstance(m, TextLine) and "Filler" not in m.pieces[0].text]
        assert all(frame[0] < y + mark.y < frame[0] + frame[1].height for y, mark in texts)
        assert frame[0] + frame[1].height <= 259 * MM + 0.1


def test_a_small_callout_is_never_parted() -> None:
    for count in range(20, 45):
        laid = _laid(*_filler(count), Callout("say", "Say", (Paragraph(words(LONG)),)))
        assert sum(any("The bench" in line for line in _lines(page)) for page in laid.pages) == 1


def test_a_box_taller_than_the_page_is_cut_down_to_it() -> None:
    laid = _laid(Heading(1, words("Map")), DrawBoxes((words("Draw"),), 400.0))
    assert len(laid.pages) == 1
    bottom = max(y + mark.y + mark.height for y, mark in _marks(laid.pages[0]) if isinstance(mark, Box))
    assert bottom <= 259 * MM + 0.1


def test_a_box_that_fits_keeps_its_size() -> None:
    laid = _laid(*_filler(20), DrawBoxes((words("Draw"),), 150.0, 80.0))
    box = next(mark for page in laid.pages for _, mark in _marks(page) if isinstance(mark, Box))
    assert box.height == pytest.approx(150 * MM)
    assert box.width == pytest.approx(80 * MM)
    assert len(laid.pages) == 2


@pytest.mark.parametrize(
    "space", [DrawBoxes((words("Draw"),), 230.0), Columns((words("Same"), words("Different")), 230.0)]
)
def test_open_space_gives_way_to_save_a_page(space: Block) -> None:
    (page,) = _laid(space, WriteLines(3, 10.0)).pages
    levels = [y + mark.y1 for y, mark in _marks(page) if isinstance(mark, Rule) and mark.y1 == mark.y2]
    deepest = [y + m.y2 for y, m in _marks(page) if isinstance(m, Rule) and m.y2 > m.y1]
    assert len(levels[-3:]) == 3
    assert max(deepest, default=0) < levels[-3] < levels[-1] <= 259 * MM


def test_a_choice_that_was_never_made_is_printed() -> None:
    laid = _laid(Variant(frozenset({"ks1"}), (Paragraph(words("For some.")),)))
    assert _lines(laid.pages[0]) == ["For some."]


def test_many_lines_go_on_over_pages() -> None:
    laid = _laid(WriteLines(60, 10.0, words("Dear class")))
    assert len(laid.pages) == 3
    assert sum(isinstance(mark, Rule) for page in laid.pages for _, mark in _marks(page)) == 60


def test_bullets_stand_on_the_line_of_their_words() -> None:
    laid = _laid(*_filler(3), ListBlock(tuple((Paragraph(words(LONG)),) for _ in range(12)), ordered=True, start=8))
    numbers = []
    for page in laid.pages:
        lines = [(y + mark.y, mark) for y, mark in _marks(page) if isinstance(mark, TextLine)]
        for baseline, mark in lines:
            text = mark.pieces[0].text
            if text.endswith(".") and text[:-1].isdigit():
                numbers.append(int(text[:-1]))
                assert any(abs(baseline - other) < 0.01 and m.x > mark.x for other, m in lines)
    assert numbers == list(range(8, 20))


def test_an_empty_entry_still_has_its_bullet() -> None:
    assert _lines(_laid(ListBlock(((), (Paragraph(words("x")),)))).pages[0]) == ["•", "•", "x"]


def test_page_breaks_make_no_empty_pages() -> None:
    laid = _laid(PageBreak(), *_filler(2), PageBreak(), PageBreak(), *_filler(1), PageBreak())
    assert [len(_lines(page)) for page in laid.pages] == [2, 1]


def test_cards_fill_exact_grids_page_after_page() -> None:
    entries = tuple(words(f"Card {number}") for number in range(1, 15))
    laid = _laid(Cards(2, 3, entries), title_shown=True)
    assert [sum("Card" in line for line in _lines(page)) for page in laid.pages] == [6, 6, 2]
    heights = {
        round(mark.y2 - mark.y1, 2)
        for page in laid.pages
        for _, mark in _marks(page)
        if isinstance(mark, Rule) and mark.dash and mark.x1 == mark.x2
    }
    assert len(heights) == 1
    assert all(mark.dash for page in laid.pages[1:] for _, mark in _marks(page) if isinstance(mark, Rule))


def test_ten_badges_of_exact_size_stand_on_one_page() -> None:
    laid = _laid(Cards(2, 5, ((),) * 10, 90.0, 55.0, numbered=False), title_shown=True)
    (page,) = laid.pages
    assert page.bare
    assert laid.title is not None
    rules = [(y, mark) for y, mark in _marks(page) if isinstance(mark, Rule)]
    uprights = sorted({round(mark.x1, 2) for _, mark in rules if mark.x1 == mark.x2})
    levels = sorted({round(y + mark.y1, 2) for y, mark in rules if mark.y1 == mark.y2})
    assert [b - a for a, b in itertools.pairwise(uprights)] == pytest.approx([90 * MM] * 2, abs=0.02)
    assert [b - a for a, b in itertools.pairwise(levels)] == pytest.approx([55 * MM] * 5, abs=0.02)
    left = laid.look.margins.left
    assert left + uprights[0] == pytest.approx(15 * MM, abs=0.02)  # in the middle of the paper


def test_words_on_cards_of_one_set_become_smaller_together_before_they_spill() -> None:
    def sizes(*entries: str) -> set[float]:
        laid = _laid(Cards(3, 4, tuple(words(entry) for entry in entries)))
        lines = [mark for _, mark in _marks(laid.pages[0]) if isinstance(mark, TextLine)]
        return {mark.size for mark in lines if not mark.pieces[0].text.isdigit()}

    (usual,), (smaller,) = sizes("short"), sizes("short", LONG)
    assert usual * 0.3 < smaller < usual


@pytest.mark.parametrize("paper", PAPER_MM)
def test_nothing_leaves_the_text_area_on_any_paper(paper: str) -> None:
    blocks = (
        Paragraph(words(LONG)),
        Table(
            tuple(words(f"Column {n}") for n in range(5)),
            tuple(tuple(words(WORDS) for _ in range(5)) for _ in range(9)),
        ),
        DrawBoxes((words("a"), words("b")), 90.0),
    )
    laid = _laid(*blocks, paper=paper)
    margins = laid.look.margins
    width, height = laid.width - margins.left - margins.right, laid.height - margins.top - margins.bottom
    for page in laid.pages:
        assert page.filled <= height + 0.1
        for y, mark in _marks(page):
            if isinstance(mark, TextLine):
                assert (
                    mark.x + mark.pieces[-1].x + mark.pieces[-1].width <= width + 3
                )  # a trailing space may stand over
                assert 0 < y + mark.y <= height


_MUCH = LONG * 40


@pytest.mark.parametrize(
    "block",
    [
        DrawBoxes((words(_MUCH),), 50.0),
        Columns((words(_MUCH), ()), 60.0),
        Signatures((words(_MUCH), ())),
        YearStrip((_MUCH, ""), frozenset({0})),
        Banner(_MUCH, Symbol("theme-community", "Community"), "#45600F", "#EDF3DD"),
        Contents((ContentsEntry("p", "", _MUCH),)),
        Symbols(((Symbol("ear", "Ear"), words(_MUCH)),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_label_longer_than_a_page_goes_on_overleaf(block: Block) -> None:
    laid = _laid(block)
    assert len(laid.pages) > 1
    said = [line for page in laid.pages for line in _lines(page) if line not in {"1", "2"}]
    assert " ".join(said).split() == _MUCH.split()
    for page in laid.pages:
        for y, mark in _marks(page):
            if isinstance(mark, TextLine):
                assert 0 < y + mark.y <= 259 * MM
            if isinstance(mark, Box):
                assert y + mark.y + mark.height <= 259 * MM + 0.1


def test_every_word_knows_what_it_is() -> None:
    laid = lay_out(gallery(), STYLE, SYMBOLS, silent)
    for part in laid.parts:
        for page in part.pages:
            for _, mark in _marks(page):
                if isinstance(mark, TextLine):
                    node = mark.node
                    assert node is not None
                    while node.parent is not None:
                        assert node.role not in {"H1", "H2", "H3", "P"} or mark.node is node
                        node = node.parent
                if isinstance(mark, Picture) and mark.node is not None:
                    assert mark.node.role == "Figure"
                    assert mark.node.alt


def test_a_style_sets_the_size_of_type() -> None:
    large = replace(STYLE, voices={v: replace(t, size=24.0) for v, t in STYLE.voices.items()})
    part = Part("p", "P", (Paragraph(words(LONG)),), title_shown=False)
    laid = lay_out(Document("D", (part,)), large, SYMBOLS, silent).parts[0]
    assert {mark.size for _, mark in _marks(laid.pages[0]) if isinstance(mark, TextLine)} == {24.0}


def test_unchanged_parts_are_taken_from_the_cache() -> None:
    one = Part("a", "A", (Paragraph(words(LONG)),))
    two = Part("b", "B", (Paragraph(words(LONG)),))
    cache = LayoutCache()
    before = lay_out(Document("D", (one, two)), STYLE, SYMBOLS, silent, cache)
    changed = replace(two, blocks=(Paragraph(words("Changed.")),))
    after = lay_out(Document("D", (one, changed)), STYLE, SYMBOLS, silent, cache)
    assert after.parts[0] is before.parts[0]
    assert after.parts[1] is not before.parts[1]
    again = lay_out(Document("D", (one, two)), replace(STYLE, paragraph_gap_pt=9.0), SYMBOLS, silent, cache)
    assert again.parts[0] is not before.parts[0]


def test_layout_without_symbols_prints_the_words(tmp_path: Path) -> None:
    part = Part("p", "P", (Callout("say", "Say", (Paragraph(words("Hello.")),)),), title_shown=False)
    laid = lay_out(Document("D", (part,)), STYLE, tmp_path, silent).parts[0]
    assert _lines(laid.pages[0]) == ["Say: Hello."]


def test_a_part_without_blocks_is_one_page() -> None:
    assert len(_laid().pages) == 1
    laid = lay_out(Document("D", (Part("a", "A", ()), Part("b", "B", ()))), STYLE, SYMBOLS, silent)
    assert laid.page_count == 2
    assert laid.first_pages == {"a": 1, "b": 2}


def test_the_words_of_a_row_stand_on_one_line_with_its_places_to_write() -> None:
    row = (words("Visitors"), (Run("count "), Gap(20.0)))
    laid = _laid(Table((words("What"), words("How many")), (row,)))
    heights = {
        piece.text.strip(): y + mark.y
        for y, mark in _marks(laid.pages[0])
        if isinstance(mark, TextLine)
        for piece in mark.pieces
    }
    assert heights["Visitors"] == pytest.approx(heights["count"])


def test_a_line_all_in_bold_stays_with_what_it_names() -> None:
    filler = [Paragraph(words(f"line {number}")) for number in range(60)]
    for count in range(25, 60):
        laid = _laid(*filler[:count], Paragraph(words("Visitors", strong=True)), WriteLines(4, 10.0))
        for page in laid.pages:
            last = [mark for _, mark in _marks(page) if isinstance(mark, TextLine | Rule)][-1]
            assert not (isinstance(last, TextLine) and last.pieces and last.pieces[0].text.strip() == "Visitors")
