"""The booklet: A5 pages in folding order on A4, at full size."""

import io
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwell.domain.document import Document, PageBreak, Paragraph, Part, words
from linkwell.domain.errors import AppError
from linkwell.domain.progress import silent
from linkwell.render.booklet import BookletRenderer, sides
from linkwell.render.paper import on_paper
from render.pdf.reading import SYMBOLS, standard


def _booklet(*parts: Part) -> pikepdf.Pdf:
    out = io.BytesIO()
    BookletRenderer().render(Document("Our pack", parts), standard(), SYMBOLS, out, silent)
    return pikepdf.open(io.BytesIO(out.getvalue()))


def _part(pages: int, **more: object) -> Part:
    blocks = []
    for number in range(pages):
        blocks += [PageBreak(), Paragraph(words(f"number {number + 1}"))] if number else [Paragraph(words("number 1"))]
    return Part("p", "Title", tuple(blocks), **more)


def _places(page: pikepdf.Page) -> list[tuple[str, float]]:
    """What is placed on a side and how far from its left edge."""
    found = []
    x = 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "cm":
            assert [float(v) for v in operands[:4]] == [1, 0, 0, 1]  # moved, never made smaller
            x = float(operands[4])
        if str(operator) == "Do":
            found.append((str(operands[0]), x))
    return found


@given(st.integers(1, 300))
def test_a_folded_stack_reads_from_front_to_back(pages):
    """Fold the sheets in thought: fronts' right halves and backs' left halves go in, then the rest comes out."""
    printed = list(sides(pages))
    assert len(printed) % 2 == 0
    fronts, backs = printed[0::2], printed[1::2]
    inwards = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    outwards = [page for front, back in zip(fronts[::-1], backs[::-1], strict=True) for page in (back[1], front[0])]
    read = inwards + outwards
    assert [page for page in read if page] == list(range(1, pages + 1))
    assert read[:pages] == list(range(1, pages + 1))


def test_five_pages_take_two_sheets_with_the_cover_outside():
    made = _booklet(_part(5))
    assert [_places(page) for page in made.pages] == [
        [("/P1", 420.94)],
        [("/P2", 0.0)],
        [("/P3", 420.94)],
        [("/P4", 0.0), ("/P5", 420.94)],
    ]
    for page in made.pages:
        assert (round(page.mediabox[2]), round(page.mediabox[3])) == (842, 595)


def test_the_printer_is_told_to_turn_on_the_short_edge_and_not_to_fit():
    made = _booklet(_part(1))
    wishes = made.Root.ViewerPreferences
    assert (str(wishes.Duplex), str(wishes.PrintScaling)) == ("/DuplexFlipShortEdge", "/None")
    assert str(made.docinfo["/Title"]) == "Our pack: booklet to fold"


def test_progress_never_goes_back():
    told: list[float] = []
    document = Document("Our pack", (_part(9),))
    BookletRenderer().render(
        document, standard(), SYMBOLS, io.BytesIO(), lambda fraction, _words: told.append(fraction)
    )
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_posters_are_left_out():
    made = _booklet(_part(1), _part(1, paper="A3"))
    assert sum(len(_places(page)) for page in made.pages) == 1


def test_a_pack_of_posters_alone_is_refused():
    with pytest.raises(AppError) as told:
        _booklet(_part(1, paper="A3"))
    assert told.value.code == "R-BOOKLET"


def test_the_paper_of_a_style_takes_usual_pages_only():
    style = replace(standard(), paper="A5")
    document = Document("D", tuple(_part(1, paper=paper) for paper in ("A4", "A4-landscape", "A3")))
    assert [part.paper for part in on_paper(document, style).parts] == ["A5", "A5", "A3"]
    assert on_paper(document, standard()) is document
