"""Each rule catches the fault that it is there for: a good file is spoilt in one place."""

from collections.abc import Callable

import pikepdf
import pytest

from linkwell.domain.document import (
    Callout,
    Contents,
    ContentsEntry,
    Diagram,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Part,
    Run,
    Table,
    words,
)
from render.pdf.reading import build, opened
from render.pdf.rules import RULES, check

Plant = Callable[[pikepdf.Pdf], None]
_LONG = "seventeen different people walked past the bench by the door today " * 4


def _sample() -> Document:
    entries = (ContentsEntry("b", "The second part"),)
    blocks = (
        Contents(entries),
        Heading(2, words("Words")),
        Paragraph((Run(_LONG), Run("a link", href="https://example.org/a"))),
        Heading(3, words("More")),
        ListBlock(((Paragraph(words("One")),), (Paragraph(words("Two")),))),
        Table((words("Word"), words("Meaning")), ((words("key"), words("a list")), (words("map"), ()))),
        Diagram("circles", (words("me"), words("us")), "Two rings"),
        Callout("note", "Note", (Paragraph(words("A note.")),)),
    )
    return Document("Sample", (Part("a", "The first part", blocks), Part("b", "The second part", ())), "Our classes")


@pytest.fixture(scope="module")
def sample() -> bytes:
    return build(_sample())


# --- faults ------------------------------------------------------------------------------------------


def _elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == f"/{role}" and "/P" in o]


def _edit(pdf: pikepdf.Pdf, old: bytes, new: bytes, *, page: int = 0) -> None:
    """Change the first place of the page's operators that reads like that."""
    stream = pdf.pages[page].Contents
    data = stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new, 1))


def _attribute(pdf: pikepdf.Pdf, role: str, name: str) -> None:
    for element in _elements(pdf, role):
        del element.A[name]


def _plain_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _other_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Something else"


def _claim(pdf: pikepdf.Pdf) -> None:
    data = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(data.replace(b"<pdf:Producer>", b"<!-- pdfuaid:part 1 --><pdf:Producer>"))


def _no_entry(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.clear()


def _no_font_file(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.FontDescriptor["/FontFile2"]


def _no_letter(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0073>", b"<E073>"))


def _unmarked(pdf: pikepdf.Pdf) -> None:
    _edit(pdf, b"EMC", b"EMC 0 0 m 9 9 l S")


def _loose_words(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    stream.write(stream.read_bytes() + b"\nBT 0 0 Td (a) Tj ET")


def _decoration_in_words(pdf: pikepdf.Pdf) -> None:
    _edit(pdf, b"EMC", b"/Artifact BMC 0 0 m 9 9 l S EMC EMC")


def _never_ended(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    stream.write(stream.read_bytes() + b"\n/Artifact BMC")


def _same_number(pdf: pikepdf.Pdf) -> None:
    _edit(pdf, b"/MCID 1>>", b"/MCID 0>>")


def _nobody(pdf: pikepdf.Pdf) -> None:
    del _elements(pdf, "H2")[0]["/K"]


def _shared(pdf: pikepdf.Pdf) -> None:
    first, second = _elements(pdf, "LBody")[:2]
    _elements(pdf, "P")[-1].K = _elements(pdf, "P")[-2].K
    assert first.objgen != second.objgen


def _wrong_way(pdf: pikepdf.Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0], row[len(row) - 1] = row[len(row) - 1], row[0]


def _one_key(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].StructParents = pdf.pages[0].StructParents


def _stray(pdf: pikepdf.Pdf) -> None:
    _elements(pdf, "TD")[0].P = _elements(pdf, "TR")[0]


def _role(old: str, new: str) -> Plant:
    def plant(pdf: pikepdf.Pdf) -> None:
        _elements(pdf, old)[0].S = pikepdf.Name(f"/{new}")

    return plant


def _without(holder: str, name: str) -> Plant:
    def plant(pdf: pikepdf.Pdf) -> None:
        target = pdf.Root if holder == "Root" else _elements(pdf, holder)[0]
        del target[name]

    return plant


def _hollow(pdf: pikepdf.Pdf) -> None:
    group = _elements(pdf, "Div")[0]
    group.K.append(pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name("/P"), P=group, K=pikepdf.Array())))


def _glued(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    lines = stream.read_bytes().split(b"\n")
    shown = [at for at, line in enumerate(lines) if line.endswith(b" ) Tj")]
    assert len(shown) > 2
    for at in shown[1:]:  # the first is in the list of contents
        lines[at] = lines[at].replace(b" ) Tj", b") Tj")
    stream.write(b"\n".join(lines))


def _glued_number(pdf: pikepdf.Pdf) -> None:
    _edit(pdf, b" ) Tj", b") Tj")


def _short_row(pdf: pikepdf.Pdf) -> None:
    row = _elements(pdf, "TR")[-1]
    row.K = row.K[0]


def _no_heads(pdf: pikepdf.Pdf) -> None:
    for cell in _elements(pdf, "TH"):
        cell.S = pikepdf.Name("/TD")


def _elsewhere(pdf: pikepdf.Pdf) -> None:
    _elements(pdf, "Figure")[0].A.BBox = pikepdf.Array([10, 10, 2000, 20])


def _lost_link(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0]["/StructParent"]


def _no_annotation(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0]["/Annots"]


def _silent_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].Contents = ""


def _tab(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].Tabs = pikepdf.Name("/R")


def _action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")


PLANTS: dict[str, tuple[Plant, ...]] = {
    "it says that it is tagged": (_without("Root", "/MarkInfo"),),
    "it names its language": (_without("Root", "/Lang"),),
    "its title is shown": (_plain_title,),
    "its properties agree": (_other_title, _claim, _without("Root", "/Metadata")),
    "it has an outline": (_no_entry,),
    "it does nothing by itself": (_action,),
    "fonts are embedded": (_no_font_file,),
    "every sign is a letter": (_no_letter,),
    "all is content or artifact": (_unmarked, _loose_words),
    "content is not nested": (_decoration_in_words, _never_ended),
    "content is numbered in order": (_same_number,),
    "content belongs to one element": (_nobody, _shared),
    "content leads to its element": (_wrong_way, _one_key),
    "elements know their parents": (_stray,),
    "elements stand where they may": (_role("Lbl", "P"), _role("TR", "Div"), _role("P", "Marginalia")),
    "headings skip no level": (_role("H2", "H3"), _role("H1", "H2")),
    "no element is empty": (_hollow,),
    "words are not joined": (_glued, _glued_number),
    "tables have heads and even rows": (_short_row, _no_heads, lambda pdf: _attribute(pdf, "TH", "/Scope")),
    "lists say how they are numbered": (lambda pdf: _attribute(pdf, "L", "/ListNumbering"),),
    "figures have words and a place": (
        _elsewhere,
        _without("Figure", "/Alt"),
        lambda pdf: _attribute(pdf, "Figure", "/BBox"),
    ),
    "links are in the tree": (_lost_link, _no_annotation, _silent_link),
    "tabs follow the structure": (_tab,),
}


CASES = [(name, plant) for name, plants in PLANTS.items() for plant in plants]


def test_the_sample_keeps_every_rule(sample: bytes) -> None:
    with opened(sample) as pdf:
        assert check(pdf) == []


def test_every_rule_has_a_fault_planted_for_it() -> None:
    assert list(PLANTS) == list(RULES)


@pytest.mark.parametrize(("name", "plant"), CASES)
def test_a_planted_fault_is_found(sample: bytes, name: str, plant: Plant) -> None:
    with opened(sample) as pdf:
        plant(pdf)
        assert name in {fault.partition(":")[0] for fault in check(pdf)}
