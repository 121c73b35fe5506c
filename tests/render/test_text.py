"""Plain text: everything in order, nothing wider than the line, nothing that could drive a terminal."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwell.domain.document import (
    Banner,
    Block,
    Callout,
    Checklist,
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
    Symbol,
    Symbols,
    Table,
    Tick,
    WriteLines,
    YearStrip,
    words,
)
from linkwell.domain.errors import Cancelled
from linkwell.render import registry
from linkwell.render.text import WIDTH, reading
from render.gallery import gallery
from render.pdf.reading import SYMBOLS, standard


def _read(*blocks: Block, **part: object) -> str:
    part.setdefault("title_shown", False)
    return reading(Document("Test", (Part("p", "The title", blocks, **part),)))


def _line(text: str) -> Paragraph:
    return Paragraph(words(text))


def test_a_part_opens_with_its_title_unless_a_banner_does():
    assert _read(_line("One."), title_shown=True) == "The title\n=========\n\nOne.\n"
    banner = Banner("My map", Symbol("x", "a house"), "#000000", "#ffffff", "Where?", ("KS2", "60 minutes"))
    assert _read(banner, title_shown=True) == "My map\n======\nWhere?\nKS2 · 60 minutes\n"


def test_headings_are_underlined_or_numbered_with_signs():
    assert _read(Heading(2, words("Two")), Heading(3, words("Three"))) == "Two\n---\n\n### Three\n"


def test_lists_nest_and_count_from_their_start():
    inner = ListBlock(((_line("deep"),),))
    made = _read(ListBlock(((_line("one"), inner), (_line("two"),)), ordered=True, start=9))
    assert made == "9. one\n\n   - deep\n10. two\n"


def test_gaps_boxes_and_lines_can_be_seen():
    text = (Run("My name is "), Gap(30), Run(", yes "), Tick())
    assert _read(Paragraph(text)) == "My name is ____, yes [ ]\n"
    assert _read(WriteLines(2, 10, words("Because"))).splitlines() == ["Because", "_" * WIDTH, "_" * WIDTH]
    assert _read(Checklist(words("Safe?"), (words("no name"),))) == "Safe?\n[ ] no name\n"


def test_a_narrow_table_is_aligned_and_a_wide_one_is_not():
    narrow = Table((words("a"), words("bb")), ((words("long"), words("c")),))
    assert _read(narrow) == "a    | bb\n-----+---\nlong | c\n"
    wide = Table((words("a"), words("b")), ((words("x " * 60), words("end")),))
    lines = _read(wide).splitlines()
    assert lines[0] == "a | b"
    assert lines[-1].endswith("| end")
    assert max(map(len, lines)) <= WIDTH


def test_words_set_apart_carry_their_label():
    made = _read(Callout("safe", "Safe practice", (_line("Stop."), ListBlock(((_line("Tell."),),)))))
    assert made == "| Safe practice:\n| Stop.\n|\n| - Tell.\n"


def test_pictures_are_described_and_descriptions_can_be_left_out():
    blocks = (
        Diagram("venn", (words("Us"), words("Both"), words("Them")), "Two circles"),
        Symbols(((Symbol("ear", "an ear"), words("a sound")),)),
    )
    document = Document("Test", (Part("p", "T", blocks, title_shown=False),))
    assert reading(document) == "[Two circles]\nUs | Both | Them\n\n[an ear]\n- a sound\n"
    assert reading(document, descriptions=False) == "Us | Both | Them\n\n- a sound\n"


def test_the_year_and_the_contents_are_read_in_order():
    assert _read(YearStrip(("Start", "Meet"), frozenset({1}))) == "○ 1 Start\n● 2 Meet\n"
    contents = Contents((ContentsEntry("p", "Plan", "60 minutes"), ContentsEntry("q", "Sheet", level=2)))
    assert _read(contents) == "Plan  60 minutes\n  Sheet\n"


def test_the_gallery_fits_the_line_and_reports_every_part():
    heard: list[float] = []
    out = io.BytesIO()
    renderer = registry.renderer("txt")
    renderer.render(gallery(), standard(), SYMBOLS, out, lambda fraction, message: heard.append(fraction))
    lines = out.getvalue().decode("utf-8").splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert heard == sorted(heard)
    assert len(heard) == len(gallery().parts) + 1
    assert heard[-1] == 1.0


def test_cancelling_writes_nothing():
    def cancel(fraction: float, message: str) -> None:
        raise Cancelled

    out = io.BytesIO()
    with pytest.raises(Cancelled):
        registry.renderer("txt").render(gallery(), standard(), SYMBOLS, out, cancel)
    assert out.getvalue() == b""


@settings(deadline=None)
@given(st.text())
def test_any_words_can_be_read_and_none_drive_a_terminal(anything):
    made = _read(_line(anything), ListBlock(((_line(anything),),)), Table((words(anything),), ((words(anything),),)))
    made.encode("utf-8")
    assert not any(ord(sign) < 32 and sign != "\n" for sign in made)
    assert "\x1b" not in made
