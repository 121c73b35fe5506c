"""Sheets to cut and to fill in: true sizes in every style, fronts over backs, and nothing that is cut off."""

import itertools
from pathlib import Path

import pikepdf
import pytest

from linkwell.domain.document import (
    Block,
    Cards,
    CutLine,
    Document,
    Form,
    FormRow,
    Paragraph,
    Part,
    Slot,
    WriteLines,
    words,
)
from linkwell.render import styles
from render.pdf.reading import ROOT, build, document, opened, operators, page_texts, shown, standard

MM = 72 / 25.4
STYLES = sorted((ROOT / "packs" / "styles").glob("*.toml"))
LONG = "somewhere you can be quiet without being asked what is wrong, even when the whole yard is full of noise"


def _lines(page: pikepdf.Page) -> list[tuple[float, float, float, float]]:
    """Straight lines, in points from the lower left corner."""
    starts, ends = operators(page, "m"), operators(page, "l")
    return [(*one, *two) for one, two in zip(starts, ends, strict=False)]


def _uprights(page: pikepdf.Page) -> list[float]:
    return sorted({round(x1, 1) for x1, _, x2, _ in _lines(page) if abs(x1 - x2) < 0.01})


@pytest.mark.parametrize("style", STYLES, ids=lambda file: file.stem)
def test_badges_keep_their_size_in_every_style(style: Path) -> None:
    badges = Cards(2, 5, (words("Guide"),) * 7, 90.0, 55.0, numbered=False)
    printed = styles.load(style)
    with opened(build(Document("Test", (Part("p", "Badges", (badges,), paper=printed.paper),)), printed)) as pdf:
        for page in pdf.pages:
            edges = _uprights(page)
            steps = [two - one for one, two in itertools.pairwise(edges)]
            assert steps == pytest.approx([90 * MM] * len(steps), abs=0.15)
            assert min(edges) >= 5 * MM - 0.1
            assert max(edges) <= float(page.mediabox[2]) - 5 * MM + 0.1
        assert sum(text.count("Guide") for text in page_texts(build(document(badges), printed))) == 7


def test_backs_lie_behind_their_fronts() -> None:
    fronts = tuple(words(f"front{number}") for number in range(1, 6))
    backs = tuple(words(f"back{number}") for number in range(1, 6))
    with opened(build(document(Cards(2, 2, fronts, backs=backs)))) as pdf:
        assert len(pdf.pages) == 4
        for front, back in ((0, 1), (2, 3)):
            width = float(pdf.pages[front].mediabox[2])
            edges = _uprights(pdf.pages[front])
            turned = sorted(round(width - x, 1) for x in _uprights(pdf.pages[back]))
            assert turned == pytest.approx(edges, abs=0.11)
            heights = {one.text[5:]: one.y for one in shown(pdf.pages[front]) if one.text.startswith("front")}
            others = {one.text[4:]: one.y for one in shown(pdf.pages[back]) if one.text.startswith("back")}
            assert others.keys() == heights.keys()
            assert others == pytest.approx(heights, abs=0.5)
        first = {one.text: one.x for one in shown(pdf.pages[0])}
        second = {one.text: one.x for one in shown(pdf.pages[1])}
        assert first["front1"] < first["front2"]
        assert second["back1"] > second["back2"]


def test_cards_with_many_words_are_fewer_on_a_page() -> None:
    large = styles.load(ROOT / "packs" / "styles" / "large-print-28.toml")
    few = page_texts(build(document(Cards(3, 4, (words(LONG),) * 12)), large))
    assert len(few) > 1
    assert " ".join(few).count("somewhere you can be quiet without being asked") == 12


@pytest.mark.parametrize("points", [18, 24, 28])
def test_words_on_cards_are_as_large_as_large_print_promises(points: int) -> None:
    large = styles.load(ROOT / "packs" / "styles" / f"large-print-{points}.toml")
    with opened(build(document(Cards(2, 4, (words(LONG),) * 8)), large)) as pdf:
        sizes = [one.size for page in pdf.pages for one in shown(page) if one.text.strip() and one.text.strip() in LONG]
    assert len(sizes) >= 8
    assert min(sizes) >= points


def test_cards_below_a_heading_go_on_overleaf_without_a_loss() -> None:
    entries = tuple(words(f"card{number}") for number in range(1, 9))
    small = styles.load(ROOT / "packs" / "styles" / "a5-booklet.toml")
    title = Paragraph(words("Cut these out."))
    texts = page_texts(build(document(title, Cards(2, 5, entries, 90.0, 55.0), paper="A5"), small))
    assert [sum(f"card{number}" in text for number in range(1, 9)) for text in texts] == [3, 3, 2]


@pytest.mark.parametrize("style", STYLES, ids=lambda file: file.stem)
def test_a_postcard_stays_whole_and_true(style: Path) -> None:
    rows = tuple(FormRow((Slot(words(f"row{number}"), role="small"),), 15.0) for number in range(6))
    printed = styles.load(style)
    card = Form((1.0,), rows, border="cut", width=100.0)
    with opened(build(document(Paragraph(words("Above.")), card, paper=printed.paper), printed)) as pdf:
        edges = _uprights(pdf.pages[-1])
        ys = [y for x1, y1, x2, y2 in _lines(pdf.pages[-1]) if abs(x1 - x2) < 0.01 for y in (y1, y2)]
        assert max(ys) - min(ys) >= (6 * 15 + 10) * MM - 0.2
        assert edges[-1] - edges[0] == pytest.approx(100 * MM, abs=0.15)
        (texts,) = [text for text in page_texts(build(document(card, paper=printed.paper), printed)) if "row0" in text]
        assert "row5" in texts


def test_large_print_says_whose_pages_they_are() -> None:
    large = styles.load(ROOT / "packs" / "styles" / "large-print-28.toml")
    head = "Kestrels, Oakfield Primary and Herons, Riverside"
    made = Document("Test", (Part("p", "Our map", (Paragraph(words("Words.")),)),) * 2, running_head=head)
    text = page_texts(build(made, large))[1]
    assert head in text
    assert text.count("Our map") == 2


def test_letters_stand_apart_where_the_style_wants_it() -> None:
    wide = styles.load(ROOT / "packs" / "styles" / "dyslexia-friendly.toml")
    made = document(Paragraph(words("Two classes meet at a table in the shade of a tree.")))
    with opened(build(made, wide)) as pdf:
        size = wide.typeface("teacher").size
        spaces = [value for (value,) in operators(pdf.pages[0], "Tc")]
        assert size * wide.letter_space == pytest.approx(max(spaces), abs=0.01)
        assert operators(pdf.pages[0], "Tw")
    assert "Two classes meet at a table in the shade of a tree." in page_texts(build(made, wide))[0]
    with opened(build(made, standard())) as pdf:
        assert not operators(pdf.pages[0], "Tc")


def test_a_slip_to_cut_out_stands_on_one_page_where_it_can() -> None:
    def slip(name: str) -> tuple[Block, ...]:
        lines = WriteLines(8, 10.0, words(f"{name} middle"))
        return Paragraph(words(f"{name} first")), lines, Paragraph(words(f"{name} last"))

    blocks = [block for name in ("one", "two", "three") for block in (*slip(name), CutLine(()))]
    pages = page_texts(build(document(*blocks[:-1])))
    assert len(pages) == 2
    for name in ("one", "two", "three"):
        on = {part: [f"{name} {part}" in page for page in pages].index(True) for part in ("first", "middle", "last")}
        assert len(set(on.values())) == 1


@pytest.mark.parametrize("style", STYLES, ids=lambda file: file.stem)
def test_the_credit_of_a_page_full_of_badges_stands_below_them(style: Path) -> None:
    badges = Cards(2, 5, (words("Guide"),) * 10, 90.0, 55.0, numbered=False)
    printed = styles.load(style)
    footer = "A rather long title of a lesson · equ-lks2-03 · version 1.0.0 · CC BY 4.0 · S4"
    made = build(Document("Test", (Part("p", "Badges", (badges,), paper=printed.paper, footer=footer),)), printed)
    with opened(made) as pdf:
        page = pdf.pages[0]
        lowest = min(min(y1, y2) for _, y1, _, y2 in _lines(page))
        credit = [one for one in shown(page) if "version" in one.text or "CC BY" in one.text]
        assert credit
        assert all(one.y < lowest for one in credit)
