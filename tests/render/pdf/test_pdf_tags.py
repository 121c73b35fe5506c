"""What a tagged file says of each kind of block, in which order, and that it reads like the plain text."""

import io
import re
from pathlib import Path

import pytest

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
    Tick,
    WriteLines,
    YearStrip,
    words,
)
from linkwell.domain.progress import silent
from linkwell.paths import default_paths, shipped_root
from linkwell.render import styles
from linkwell.render.pdf import PdfRenderer
from linkwell.render.text import reading
from linkwell.workspace.building import BuildRequest, plan
from linkwell.workspace.reading import as_document
from linkwell.workspace.workspace import SAMPLE_LINK, Workspace
from render.gallery import gallery
from render.pdf.reading import SYMBOLS, build, document, opened, page_texts, standard
from render.pdf.rules import check
from render.pdf.structure import Element, Structure, outline

LONG = "seventeen different people walked past the bench by the door today and none of them sat down. " * 60
_WORDS = re.compile(r"[^\W_]+")
_FRAME = "an empty frame to draw in"
STYLES = sorted((shipped_root() / "packs" / "styles").glob("*.toml"))
SHARES = 6  # so that several processes can take a share each


def _outline(*blocks: object, **part: object) -> list[str]:
    """The structure of some blocks, without the document and the part that they stand in."""
    with opened(build(document(*blocks, **part))) as pdf:
        assert check(pdf) == []
        lines = outline(Structure(pdf))
    assert lines[0] == "Document"
    return [line[4:] for line in lines[2:]]


# --- blocks ------------------------------------------------------------------------------------------


def test_running_text() -> None:
    text = (Run("Look "), Run("closely", strong=True), Run(" at "), Run("the page", href="https://example.org/a"))
    listed = ListBlock(((Paragraph(words("One.")),), (Paragraph(words("Two.")),)), ordered=True, start=4)
    assert _outline(
        Heading(1, words("Title")),
        Paragraph(text),
        Callout("say", "Say", (Paragraph(words("Hello.")),)),
        Callout("safe", "Safe practice", (listed,)),
    ) == [
        "H1 Title",
        "P Look closely at",
        "  Link the page",
        "Div",
        "  P Say: Hello.",
        "Div",
        "  P Safe practice",
        "  L",
        "    LI",
        "      Lbl 4.",
        "      LBody",
        "        P One.",
        "    LI",
        "      Lbl 5.",
        "      LBody",
        "        P Two.",
    ]


def test_places_to_write_say_what_they_are() -> None:
    text = (Run("I hear "), Gap(30, "a sound"), Run(" or "), Tick(), Run(" nothing"))
    assert _outline(
        Paragraph(text),
        WriteLines(3, 10.0, words("Because")),
        WriteLines(1, 10.0),
        Checklist(words("Safe?"), (words("No surname"),)),
        Signatures((words("Teacher"),)),
        DrawBoxes((words("First"), words("Next")), 40.0),
        Columns((words("Same"), words("Different")), 40.0),
        CutLine(words("Return this")),
    ) == [
        "P I hear or nothing",
        "  Span [a sound]",
        "  Span [a box to tick]",
        "Div",
        "  P Because",
        "  P",
        "    Span [3 lines to write on]",
        "Div",
        "  P",
        "    Span [a line to write on]",
        "P Safe?",
        "L",
        "  LI",
        "    Lbl [a box to tick]",
        "    LBody No surname",
        "Div",
        "  P Teacher",
        "    Span [a line to sign on]",
        "Div",
        "  Div",
        "    P First",
        "    Figure [an empty frame to draw in]",
        "  Div",
        "    P Next",
        "    Figure [an empty frame to draw in]",
        "Div",
        "  P Same",
        "  P Different",
        "P Return this",
        "P cut here",
    ]


def test_pictures_have_words() -> None:
    assert _outline(
        Banner("Ears", Symbol("ear", "Ear"), "#45600F", "#EDF3DD", "Who are we?", ("60 minutes",)),
        Symbols(((Symbol("tree", "Tree"), words("a living thing")),)),
        Diagram("scale", (words("a guess"), words("a fact")), "A line with two points"),
        YearStrip(("CPD 1", "Exchange"), frozenset({1})),
        Cards(2, 1, (words("a bench"), ()), 60.0, 40.0, pictures=(Symbol("eye", "Eye"), None)),
    ) == [
        "H1 Ears",
        "P Who are we?",
        "L",
        "  LI",
        "    LBody 60 minutes",
        "Figure [Ear]",
        "L",
        "  LI",
        "    LBody a living thing",
        "      Figure [Tree]",
        "Div",
        "  Figure [A line with two points]",
        "  P a guess",
        "  P a fact",
        "L",
        "  LI",
        "    Lbl 1",
        "    LBody CPD 1",
        "  LI",
        "    Lbl 2 [2, in this pack:]",
        "    LBody Exchange",
        "L",
        "  LI",
        "    Lbl 1",
        "    LBody a bench",
        "      Figure [Eye]",
        "  LI",
        "    Lbl 2",
    ]


def test_a_table_has_all_its_cells_and_says_what_heads_what() -> None:
    headed = Table((words("Word"), words("Meaning")), ((words("key"), ()), ((), ())))
    bare = Table((), ((words("Monday"), words("rain")),))
    data = build(document(headed, bare))
    with opened(data) as pdf:
        assert check(pdf) == []
        structure = Structure(pdf)
        tables = [
            [
                [(cell.role, structure.text(cell), str(cell.attribute("/Scope") or "")) for cell in row.elements]
                for row in element.elements
            ]
            for element in structure.elements()
            if element.role == "Table"
        ]
    assert tables == [
        [
            [("TH", "Word", "/Column"), ("TH", "Meaning", "/Column")],
            [("TD", "key", ""), ("TD", "", "")],
            [("TD", "", ""), ("TD", "", "")],
        ],
        [[("TH", "Monday", "/Row"), ("TD", "rain", "")]],
    ]


def test_contents_are_links_with_their_page() -> None:
    entries = (ContentsEntry("a", "The first part", "one for each"), ContentsEntry("b", "The second"))
    parts = (Part("a", "The first part", (Contents(entries),)), Part("b", "The second", ()))
    with opened(build(Document("D", parts))) as pdf:
        assert check(pdf) == []
        lines = [line.strip() for line in outline(Structure(pdf))]
    assert [line for line in lines if line.startswith("Link")] == [
        "Link The first part one for each 1",
        "Link The second 2",
    ]


# --- pages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("block", [Paragraph(words(LONG)), Callout("note", "", (Paragraph(words(LONG)),))])
def test_a_paragraph_on_two_pages_is_one_element(block: object) -> None:
    with opened(build(document(block))) as pdf:
        structure = Structure(pdf)
        (paragraph,) = [element for element in structure.elements() if element.role == "P"]
        assert {page for page, _ in paragraph.contents} == set(range(len(pdf.pages))) >= {0, 1}
        assert structure.text(paragraph).strip() == LONG.strip()


def test_a_table_on_many_pages_is_one_and_its_heads_are_read_once() -> None:
    rows = tuple((words(f"Row {number}"), words("a bench in the sun")) for number in range(120))
    data = build(document(Table((words("Number"), words("What is there")), rows)))
    assert sum("What is there" in text for text in page_texts(data)) == len(page_texts(data)) > 2
    with opened(data) as pdf:
        structure = Structure(pdf)
        (table,) = [element for element in structure.elements() if element.role == "Table"]
        assert len(table.elements) == 121
        assert structure.text(structure.root).count("What is there") == 1


def test_a_row_taller_than_a_page_keeps_the_order_of_its_cells() -> None:
    row = (words("First"), words(LONG), (), words(LONG))
    with opened(build(document(Table(tuple(map(words, "abcd")), (row,))))) as pdf:
        assert check(pdf) == []
        structure = Structure(pdf)
        cells = [structure.text(element).strip() for element in structure.elements() if element.role == "TD"]
    assert cells == ["First", LONG.strip(), "", LONG.strip()]


def test_the_title_above_badges_is_read_before_them() -> None:
    badges = Cards(2, 5, (words("Guide"),), 90.0, 55.0, numbered=False)
    with opened(build(Document("D", (Part("p", "Badges", (badges,)),)))) as pdf:
        assert [line.strip() for line in outline(Structure(pdf))][2:4] == ["H1 Badges", "L"]


@pytest.mark.parametrize(
    ("levels", "printed"),
    [((1, 2, 3, 2), "1232"), ((3, 3), "11"), ((1, 3, 3, 2), "1222"), ((2, 3, 1), "121"), ((3, 2, 3, 1), "1121")],
)
def test_no_level_of_headings_is_skipped(levels: tuple[int, ...], printed: str) -> None:
    lines = _outline(*(Heading(level, words("Title")) for level in levels))
    assert "".join(line[1] for line in lines) == printed


def test_what_runs_along_the_page_is_not_read() -> None:
    part = Part("p", "Title", (Paragraph(words(LONG)),), footer="The credit line")
    data = build(Document("D", (part,), running_head="Our classes"))
    assert all("The credit line" in text for text in page_texts(data))
    with opened(data) as pdf:
        structure = Structure(pdf)
        assert structure.text(structure.root).replace(LONG.strip(), "").strip() == "Title"
        assert any("Our classes" in text for _, text in structure.pages[1].artifact.strings)


def test_the_same_part_twice_is_two_parts() -> None:
    part = Part("p", "Twice", (Paragraph(words("Hello.")),))
    with opened(build(Document("D", (part, part)))) as pdf:
        assert check(pdf) == []
        sections = [line.strip() for line in outline(Structure(pdf))][1:]
    assert sections == ["Sect", "H1 Twice", "P Hello."] * 2


def test_long_links_and_words_in_signs_are_kept() -> None:
    address = "https://example.org/" + "reading/" * 30
    lines = _outline(
        Paragraph((Run("See "), Run(address, href=address))), Paragraph(words("\ue100 (a\\b) \u201cq\u201d"))
    )
    assert lines == ["P See", f"  Link {address}", "P ? (a\\b) \u201cq\u201d"]


def test_descriptions_and_titles_may_hold_any_sign() -> None:
    part = Part("p", "Ein (Teil\\", (Diagram("circles", (words("me"),), "Rings) \\ é 家\ud800"),))
    with opened(build(Document("Ünï & <co>", (part,), subject="a\x0bb", rights="Texts: CC BY 4.0"))) as pdf:
        assert check(pdf) == []
        structure = Structure(pdf)
        assert [element.alt for element in structure.elements() if element.alt] == ["Rings) \\ é 家"]
        assert str(structure.elements()[1].object.T) == "Ein (Teil\\"
        with pdf.open_metadata() as properties:
            assert properties["dc:title"] == "Ünï & <co>"
            assert properties["dc:rights"] == "Texts: CC BY 4.0"
            assert properties["dc:creator"] == ["Linkwell"]


def test_a_document_without_title_or_parts_still_opens() -> None:
    for made in (Document("", ()), Document("\x00 ", (Part("p", "", ()),))):
        with opened(build(made)) as pdf:
            assert len(pdf.pages) == 1
            assert str(pdf.docinfo["/Title"]) == "Lesson pack"
            assert pdf.check_pdf_syntax() == []


def test_a_preview_is_the_same_pages_without_tags() -> None:
    out = io.BytesIO()
    PdfRenderer().preview(gallery(), standard(), SYMBOLS, out, silent)
    assert page_texts(out.getvalue()) == page_texts(build(gallery()))
    with opened(out.getvalue()) as pdf:
        assert "/StructTreeRoot" not in pdf.Root


# --- everything that ships ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(default_paths(tmp_path_factory.mktemp("data")))


def _kept_and_read(made: Document, name: str) -> None:
    with opened(build(made)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert check(pdf) == [], name
        assert _said(Structure(pdf)) == _WORDS.findall(reading(made)), name


@pytest.mark.parametrize("share", range(SHARES))
def test_every_item_keeps_every_rule_and_reads_like_the_plain_text(shipped: Workspace, share: int) -> None:
    own = [item.id for item in shipped.catalogue][share::SHARES]
    assert len(own) > 10
    for id in own:
        _kept_and_read(as_document(shipped, id), id)


@pytest.mark.parametrize("link", ["", SAMPLE_LINK])
def test_a_whole_pack_keeps_every_rule_and_reads_like_the_plain_text(shipped: Workspace, link: str) -> None:
    request = BuildRequest(("pdf",), Path(), recipe="small-link", link=link)
    _kept_and_read(plan(shipped, request)[1], link)


@pytest.mark.parametrize("style", STYLES, ids=lambda file: file.stem)
def test_every_style_is_tagged(style: Path) -> None:
    with opened(build(gallery(), styles.load(style))) as pdf:
        # In the largest type a word may be wider than its column; it is parted, so it is rightly joined.
        assert [fault for fault in check(pdf) if not fault.startswith("words are not joined")] == []


def _said(structure: Structure) -> list[str]:
    """All words in the order of the structure, with the descriptions that the plain text has too."""
    return _WORDS.findall(_text(structure, structure.root))


def _text(structure: Structure, element: Element) -> str:
    """Blocks apart from one another; inside a block nothing is put between what is shown, but for a described place."""
    if element.role == "Figure":
        beside_a_title = element.parent.role == "Sect"  # the shape of a banner, which says nothing more
        return "" if element.alt == _FRAME or beside_a_title else f"\n{element.alt}\n"
    if element.role == "Span":
        return " "
    parts: list[str] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            parts.append(_text(structure, kid))
        elif isinstance(kid, tuple):
            parts.extend(text for _, text in structure.pages[kid[0]].numbered[kid[1]].strings)
    whole = "".join(parts)
    if element.role == "Reference":
        whole = whole.rpartition(" ")[0]  # plain text has no pages
    return whole if element.role == "Link" else f"\n{whole}\n"
