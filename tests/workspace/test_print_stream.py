"""The print file of many links: the same pages in the same order, each set on new paper, room for one part only."""

import io

import pikepdf
import pytest

from linkwell.workspace.print_stream import PrintStream


def part(folder, name, *sizes):
    """A file whose pages hold their names; words in brackets and numbers that look like pointers are among them."""
    pdf = pikepdf.new()
    shared = pdf.make_indirect(pikepdf.Dictionary(Note=pikepdf.String("(see 3 0 R)"), Count=pdf.make_indirect(7)))
    for number, size in enumerate(sizes):
        box = {"up": [0, 0, 200, 300], "across": [0, 0, 300, 200]}[size]
        content = pdf.make_stream(f"% {name}{number}\n".encode())
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page, MediaBox=box, Resources=pikepdf.Dictionary(Shared=shared), Contents=content
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    file = folder / f"{name}.pdf"
    pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file


@pytest.fixture
def written(tmp_path):
    def write(two_sided):
        out = io.BytesIO()
        whole = PrintStream(out, two_sided)
        whole.add(part(tmp_path, "a", "up", "up", "up"), ((1, 1), (2, 2)), "01 Anvil – Forge")
        whole.add(part(tmp_path, "b", "across", "up"), ((2, 1),), "02 (Loom)")
        whole.finish("All copies (2 links)")
        return pikepdf.open(out)

    return write


def named(page) -> str:
    return page.Contents.read_bytes().decode().strip("% \n") if "/Contents" in page else "-"


def test_sets_come_in_order_and_begin_on_new_paper(written):
    pdf = written(True)
    assert [named(page) for page in pdf.pages] == ["a0", "-", "a1", "a2", "a1", "a2", "b0", "b1"]
    assert pdf.check_pdf_syntax() == []
    assert str(pdf.Root.ViewerPreferences.Duplex) == "/DuplexFlipLongEdge"
    assert str(pdf.docinfo["/Title"]) == "All copies (2 links)"
    with pdf.open_outline() as outline:
        told = [(entry.title, pikepdf.Page(entry.destination[0]).index) for entry in outline.root]
    assert told == [("01 Anvil – Forge", 0), ("02 (Loom)", 6)]


def test_on_one_side_nothing_is_empty_and_nothing_turned(written):
    pdf = written(False)
    assert [named(page) for page in pdf.pages] == ["a0", "a1", "a2", "a1", "a2", "b0", "b1"]
    assert not [page for page in pdf.pages if "/Rotate" in page]


def test_what_pages_share_is_whole(written):
    for page in written(True).pages:
        if "/Shared" in page.Resources:
            assert (str(page.Resources.Shared.Note), int(page.Resources.Shared.Count)) == ("(see 3 0 R)", 7)


def test_a_page_that_lies_across_stands_upright_on_the_back_of_its_sheet(tmp_path):
    out = io.BytesIO()
    whole = PrintStream(out, two_sided=True)
    whole.add(part(tmp_path, "c", "across", "across"), ((2, 2),), "c")
    whole.finish("c")
    assert [int(page.get("/Rotate", 0)) for page in pikepdf.open(out).pages] == [0, 180, 0, 180]
