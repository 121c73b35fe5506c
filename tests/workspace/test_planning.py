"""What printing takes is what is printed, and every saving promised is what planning anew gives."""

from dataclasses import replace

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.pack import Pack, PackEntry, PackSection
from linkwell.packs import changes, print_saving
from linkwell.packs.print_plan import Copier, PartPages, print_plan
from linkwell.workspace import building
from linkwell.workspace.building import BuildRequest, Export, prepare
from linkwell.workspace.planning import Planner, Prices

RECIPES = ("small-link", "phase-1-starter")


@pytest.fixture(scope="module")
def packs(workspace, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return {id: prepare(workspace, BuildRequest((), out, recipe=id, link="kestrels-herons")) for id in RECIPES}


@pytest.mark.parametrize("style", ["standard", "ink-saver"])
def test_pages_and_colour_are_those_of_the_file(workspace, packs, tmp_path, style):
    prepared = packs["phase-1-starter"]
    pack = replace(prepared.pack, style_id=style)
    plan = Planner(workspace, prepared.link, Prices()).plan(pack)
    [file] = building.write(workspace, Export(prepared.document, style, tmp_path, ("pdf",)), lambda *_: None)
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == sum(row.pages for row in plan.rows)
        coloured = sum(any(map(_is_hue, pikepdf.parse_content_stream(page))) for page in pdf.pages)
    assert coloured == sum(row.part.colour_pages for row in plan.rows)
    assert (coloured > 0) is (style == "standard")


def _is_hue(instruction) -> bool:
    return str(instruction.operator) in {"rg", "RG"} and len({float(value) for value in instruction.operands}) > 1


@pytest.mark.parametrize("recipe", RECIPES)
@pytest.mark.parametrize("prices", [Prices(), Prices(two_sided=False, black=2.5)])
def test_each_way_saves_what_it_promises(workspace, packs, recipe, prices):
    prepared = packs[recipe]
    planner = Planner(workspace, prepared.link, prices)
    found = planner.savings(prepared.pack)
    assert found.ways
    assert [one.sheets for one in found.ways] == sorted((one.sheets for one in found.ways), reverse=True)
    for saving in found.ways:
        after = Planner(workspace, prepared.link, prices).plan(saving.way.change(prepared.pack))
        assert found.plan.total_sheets - after.total_sheets == saving.sheets >= 0
        assert found.plan.pence - after.pence == pytest.approx(saving.pence)
        assert saving.way.lost.endswith(".")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(recipe=st.sampled_from(RECIPES), at_most=st.integers(1, 600), two_sided=st.booleans(), colour=st.booleans())
def test_a_cut_keeps_its_word(workspace, packs, recipe, at_most, two_sided, colour):
    prepared = packs[recipe]
    pack = replace(prepared.pack, in_colour=colour)
    planner = Planner(workspace, prepared.link, Prices(two_sided))
    cut = planner.cut(pack, at_most)
    after = Planner(workspace, prepared.link, Prices(two_sided)).plan(cut.change(pack))
    assert after == cut.after
    assert cut.before.total_sheets - after.total_sheets == sum(saving.sheets for saving in cut.ways)
    assert cut.before.pence - after.pence == pytest.approx(sum(saving.pence for saving in cut.ways))
    if cut.reached:
        for left in range(len(cut.ways)):
            fewer = [saving.way for number, saving in enumerate(cut.ways) if number != left]
            assert planner.plan(print_saving.all_of(fewer)(pack)).total_sheets > at_most
    else:
        assert planner.cut(pack, after.total_sheets).after.total_sheets == after.total_sheets
        assert not planner.cut(pack, after.total_sheets - 1).reached


def test_support_is_never_taken_away_and_what_the_teacher_counted_stays(workspace, packs):
    prepared = packs["small-link"]
    entry = prepared.pack.entries()[0]
    pack = changes.set_copies(prepared.pack, entry.id, "S1", 29)
    ways = Planner(workspace, prepared.link, Prices(two_sided=False)).savings(pack).ways
    everything = print_saving.all_of(saving.way for saving in ways)(pack)
    after = {row.part_id: row for row in Planner(workspace, prepared.link, Prices()).plan(everything).rows}
    assert after[f"{entry.item_id}/S1"].copies_a == 29
    before = Planner(workspace, prepared.link, Prices()).plan(pack)
    for row in before.rows:
        item = workspace.catalogue.items.get(row.part_id.partition("/")[0])
        sheet = item.sheet(row.sheet_id) if item else None
        if sheet is not None and sheet.level == "supported":
            assert (after[row.part_id].copies_a, after[row.part_id].copies_b) == (row.copies_a, row.copies_b)


def test_a_style_with_larger_type_is_not_brought_to_small_pages(workspace, packs):
    prepared = packs["small-link"]
    for style, offered in (("standard", True), ("large-print-18", False), ("dyslexia-friendly", False)):
        pack = replace(prepared.pack, style_id=style)
        lost = {one.way.id: one.way.lost for one in Planner(workspace, prepared.link, Prices()).savings(pack).ways}
        assert ("a5" in lost) is offered
        if offered:
            assert lost["a5"].endswith("What is folded or cut out may fall on two pages.")


def with_stretch(shelf) -> Catalogue:
    """The library, but a lesson has a stretch sheet."""
    item = shelf.catalogue.get("ide-lks2-01")
    sheets = tuple(replace(sheet, level="stretch") if sheet.id == "S6" else sheet for sheet in item.sheets)
    return replace(shelf.catalogue, items={item.id: replace(item, sheets=sheets)})


def test_answers_stretch_and_notes_are_left_out_together_and_nothing_else(shelf, link):
    catalogue = with_stretch(shelf)
    item = catalogue.get("ide-lks2-01")
    pack = Pack("p", "P", (PackSection("One", (PackEntry(item.id, id="x"),)),))
    plan = print_plan(pack, link, catalogue, [PartPages(f"{item.id}/S1", "S1", 1)], Copier(True, 3))
    ways = {way.id: way for way in print_saving.ways(plan, pack, catalogue, ())}
    assert [way for way in ways if not way.startswith("share")] == ["notes", "answers", "stretch"]
    left = print_saving.all_of(ways[id] for id in ("stretch", "notes", "answers"))(pack).entries()[0].sheets
    gone = {"notes", "S6", *(sheet.id for sheet in item.sheets if sheet.role == "answers")}
    assert set(left) == {"plan", *(sheet.id for sheet in item.sheets)} - gone
    only = changes.set_sheets(pack, "x", ("S6",))
    assert "stretch" not in {way.id for way in print_saving.ways(plan, only, catalogue, ())}
