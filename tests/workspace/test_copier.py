"""Print-ready files: names from which the office can print, exactly the plan's sheets, nothing half written."""

import itertools
import math
import re
from dataclasses import replace

import pikepdf
import pytest

from linkwell.domain.document import Table, plain
from linkwell.domain.errors import AppError, Cancelled
from linkwell.domain.link import Side
from linkwell.domain.pack import Pack, PackEntry, PackSection
from linkwell.packs import choose
from linkwell.packs.assemble import assemble
from linkwell.packs.copier import class_names, print_jobs, print_list
from linkwell.packs.print_plan import Copier
from linkwell.workspace import copier
from linkwell.workspace.building import Prepared
from linkwell.workspace.copier import CopierExport

LEFT_OUT = "00 Print list.pdf"


@pytest.fixture(scope="module")
def pack(workspace, link) -> Pack:
    made = choose.from_recipe(workspace.recipe("small-link"), link.stages, workspace.catalogue, workspace.vocabulary)
    return replace(made, link_id=link.id)


def export(workspace, pack, link, folder, *, two_sided=True, merged=False) -> CopierExport:
    prepared = Prepared(pack, link, assemble(pack, link, workspace.shelf))
    return CopierExport(prepared, Copier(two_sided, 2.5, 10, pack.in_colour), folder, merged)


def paper(files, plan) -> int:
    """Sheets that come out of the copier: pages of each file, its copies and sides as its name says."""
    total = 0
    for file in files:
        if file.name == LEFT_OUT:
            continue
        settings = file.stem.rpartition(" - ")[2].split(", ")
        with pikepdf.open(file) as pdf:
            pages = len(pdf.pages)
        total += int(settings[0].split()[0]) * (math.ceil(pages / 2) if "two-sided" in settings else pages)
    return total


@pytest.mark.parametrize(
    ("two_sided", "sides", "in_colour"), [(True, "both", False), (False, "both", True), (True, "a", True)]
)
def test_the_files_use_exactly_the_sheets_of_the_plan(workspace, link, pack, tmp_path, two_sided, sides, in_colour):
    own = replace(pack, sides=sides, in_colour=in_colour)
    made = copier.write(workspace, export(workspace, own, link, tmp_path, two_sided=two_sided))
    assert paper(made.files, made.plan) == made.plan.total_sheets > 0
    assert all(("colour" if in_colour else "black and white") in file.stem for file in made.files[1:])
    assert ("two-sided" in made.files[1].stem) is two_sided


@pytest.mark.parametrize("two_sided", [True, False])
def test_small_pages_lie_two_to_a_sheet_at_their_own_size(workspace, link, pack, tmp_path, two_sided):
    own = replace(pack, style_id="a5-booklet")
    made = copier.write(workspace, export(workspace, own, link, tmp_path, two_sided=two_sided))
    assert paper(made.files, made.plan) == made.plan.total_sheets > 0
    small = [file for file in made.files if "two to a sheet" in file.stem]
    assert any("15 copies" in file.stem for file in small)
    for file in small:
        with pikepdf.open(file) as pdf:
            for page in pdf.pages:
                assert [round(float(side)) for side in page.MediaBox] == [0, 0, 842, 595]
                if "/Contents" in page:
                    assert re.match(rb"q 1 0 0 1 0\.00 0 cm /P\d+ Do Q", page.Contents.read_bytes())


@pytest.mark.parametrize(("two_sided", "style"), [(True, "standard"), (False, "standard"), (True, "a5-booklet")])
def test_one_file_holds_every_copy_in_copier_order(workspace, link, pack, tmp_path, two_sided, style):
    own = replace(pack, style_id=style)
    made = copier.write(workspace, export(workspace, own, link, tmp_path, two_sided=two_sided, merged=True))
    assert [file.name[:6] for file in made.files] == ["00 Pri", "01 All"]
    assert made.files[1].stat().st_size < 4_000_000
    jobs = print_jobs(made.plan, link)
    with pikepdf.open(made.files[1]) as pdf:
        pages = len(pdf.pages)
        assert (math.ceil(pages / 2) if two_sided else pages) == made.plan.total_sheets
        if two_sided:
            begins = list(itertools.accumulate(job.sheets for job in jobs))
            assert all("/Contents" in pdf.pages[sheets * 2] for sheets in begins[:-1])


def test_the_one_file_keeps_the_structure_of_each_first_set_and_its_links(workspace, link, pack, tmp_path):
    made = copier.write(workspace, export(workspace, pack, link, tmp_path, merged=True))
    with pikepdf.open(made.files[1]) as pdf:
        places = {page.obj.objgen for page in pdf.pages}
        root = pdf.Root.StructTreeRoot
        assert root.K.S == "/Document"
        assert len(root.K.K) == len(print_jobs(made.plan, link))
        numbers = [int(number) for number in list(root.ParentTree.Nums)[::2]]
        assert numbers == sorted(set(numbers))
        tagged = [page for page in pdf.pages if "/StructParents" in page]
        assert len({int(page.StructParents) for page in tagged}) == len(tagged)
        for page in tagged:
            elements = root.ParentTree.Nums[numbers.index(int(page.StructParents)) * 2 + 1]
            owner = next(element for element in elements if element is not None)
            assert owner.Pg.objgen == page.obj.objgen
            for note in page.get("/Annots", ()):
                assert int(note.StructParent) in numbers
                assert "/Dest" not in note or note.Dest[0].objgen in places


def test_files_are_named_in_copier_order_with_the_list_first(workspace, link, pack, tmp_path):
    made = copier.write(workspace, export(workspace, pack, link, tmp_path))
    assert [file.name for file in made.files] == sorted(file.name for file in made.folder.iterdir())
    assert made.files[0].name == LEFT_OUT
    assert made.files[1].name == "01 Kestrels teacher copy - 1 copy, two-sided, black and white.pdf"
    assert any("Kestrels pupil sheets" in file.name and "29 copies" in file.name for file in made.files)
    names = [file.name for file in made.files[1:]]
    assert [name.split()[1] for name in names] == sorted((name.split()[1] for name in names), reverse=True)


def test_every_part_and_every_set_begins_on_new_paper(workspace, link, pack, tmp_path):
    made = copier.write(workspace, export(workspace, pack, link, tmp_path))
    jobs = print_jobs(made.plan, link)
    for job, file in zip(jobs, made.files[1:], strict=True):
        with pikepdf.open(file) as pdf:
            empty = [number for number, page in enumerate(pdf.pages, start=1) if "/Contents" not in page]
        begins = list(itertools.accumulate(row.pages + row.pages % 2 for row in job.rows)) if job.two_sided else []
        wanted = [end for row, end in zip(job.rows, begins, strict=False) if row.pages % 2]
        assert empty == (wanted[:-1] if wanted[-1:] == begins[-1:] and job.copies == 1 else wanted)


def test_each_file_carries_its_settings_for_the_printing_program(workspace, link, pack, tmp_path):
    made = copier.write(workspace, export(workspace, pack, link, tmp_path))
    for file in made.files[1:]:
        with pikepdf.open(file) as pdf:
            hints = pdf.Root.ViewerPreferences
            assert ("two-sided" in file.stem) is (hints.Duplex == "/DuplexFlipLongEdge")
            assert f" - {hints.NumCopies} cop" in file.stem
            assert hints.PrintScaling == "/None"
            assert hints.DisplayDocTitle


def test_small_pages_go_through_as_often_as_the_name_says(workspace, link, pack, tmp_path):
    own = replace(pack, style_id="a5-booklet")
    made = copier.write(workspace, export(workspace, own, link, tmp_path))
    for file in made.files[1:]:
        with pikepdf.open(file) as pdf:
            assert f" - {pdf.Root.ViewerPreferences.NumCopies} cop" in file.stem


def test_the_list_names_every_job_and_the_sum(workspace, link, pack, tmp_path):
    made = copier.write(workspace, export(workspace, pack, link, tmp_path))
    with pikepdf.open(made.files[0]) as pdf:
        assert len(pdf.pages) <= 2
    document = assemble(pack, link, workspace.shelf)
    jobs = print_jobs(made.plan, link)
    listed = print_list(jobs, document.title)
    tables = [block for block in listed.parts[0].blocks if isinstance(block, Table)]
    sums = [int(plain(table.rows[-1][-1])) for table in tables]
    assert sums == [made.plan.sheets("a"), made.plan.sheets("b")]
    assert sum(len(table.rows) - 1 for table in tables) == len(jobs)


def test_a_second_export_leaves_the_first_alone(workspace, link, pack, tmp_path):
    first = copier.write(workspace, export(workspace, pack, link, tmp_path))
    second = copier.write(workspace, export(workspace, pack, link, tmp_path))
    assert second.folder.name == f"{first.folder.name} (2)"
    assert [file.read_bytes() for file in first.files] == [file.read_bytes() for file in second.files]


@pytest.mark.parametrize("stop_at", [0.0, 0.3, 0.9])
def test_cancel_leaves_nothing(workspace, link, pack, tmp_path, stop_at):
    def progress(fraction, _message):
        if fraction >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        copier.write(workspace, export(workspace, pack, link, tmp_path / "out"), progress)
    assert not (tmp_path / "out").exists() or not any((tmp_path / "out").iterdir())


def test_a_pack_printed_for_nobody_is_refused(workspace, tmp_path):
    entry = PackEntry("ide-lks2-01", ("S1",), id="x", copies={"S1": 0})
    pack = Pack("p", "P", (PackSection("One", (entry,)),), sides="a")
    document = replace(assemble(pack, None, workspace.shelf), parts=())
    with pytest.raises(AppError) as caught:
        copier.write(workspace, CopierExport(Prepared(pack, None, document), Copier(True, 2.5), tmp_path))
    assert caught.value.code == "P-COPIES"
    assert not any(tmp_path.iterdir())


def test_class_names_are_safe_in_file_names_and_never_the_same(workspace, link, pack, tmp_path):
    odd = replace(link, a=replace(link.a, class_name='4/5 "Owls"?'), b=replace(link.b, class_name="Otters." * 20))
    made = copier.write(workspace, export(workspace, pack, odd, tmp_path))
    assert made.files[1].name.startswith("01 4 5 Owls teacher copy - ")
    assert max(len(file.name) for file in made.files) < 150
    same = replace(link, b=replace(link.b, class_name=link.a.class_name))
    assert len(set(class_names(same))) == 2
    assert class_names(None) == ("First class", "Second class")
    assert class_names(replace(link, a=Side(), b=Side())) == ("First class", "Second class")
    assert class_names(replace(link, a=Side())) == ("First class", link.b.class_name)


def test_names_and_list_say_which_sheets_a_job_holds(workspace, link, pack, tmp_path):
    made = copier.write(workspace, export(workspace, pack, link, tmp_path))
    assert any("group charts (Wall labels, Traveller cards) - " in file.name for file in made.files)
    assert "(" not in made.files[1].name  # the teacher's copy is everything
    listed = print_list(print_jobs(made.plan, link), "Ours")
    cells = [plain(row[1]) for block in listed.parts[0].blocks if isinstance(block, Table) for row in block.rows]
    assert "04 Kestrels group charts: Wall labels, Traveller cards" in cells
