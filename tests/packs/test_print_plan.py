"""What printing takes: copies by class size, sheets of paper, money."""

import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from linkwell.domain.pack import Pack, PackEntry, PackSection
from linkwell.packs import changes
from linkwell.packs.print_plan import Copier, PartPages, PlanRow, PrintPlan, print_plan


def plan_of(shelf, link, counts, entry=None, *, two_sided=True, pence=2.5, **more):
    pack = Pack("p", "P", (PackSection("One", (entry or PackEntry("ide-lks2-01", id="x"),)),), **more)
    parts = [PartPages(id, "", pages) for id, pages in counts.items()]
    return print_plan(pack, link, shelf.catalogue, parts, Copier(two_sided, pence))


def test_pupil_sheets_follow_both_class_sizes(shelf, link):
    plan = plan_of(shelf, link, {"ide-lks2-01/S1": 1})
    assert (plan.rows[0].copies_a, plan.rows[0].copies_b) == (29, 31)
    assert plan.total_sheets == 60
    assert plan.printed_sides == 60
    assert plan.pence == 150


def test_teacher_pages_are_printed_once_for_each_side_on_both_sides_of_the_paper(shelf, link):
    plan = plan_of(shelf, link, {"cover": 2, "ide-lks2-01/plan": 1, "ide-lks2-01/notes": 15})
    assert plan.sheets("a", "teacher") == 1 + 1 + 8
    assert plan_of(shelf, link, {"ide-lks2-01/notes": 15}, two_sided=False).sheets("a") == 15


def test_what_a_pair_of_colleagues_shares_is_printed_once_for_each_side(shelf, link):
    plan = plan_of(shelf, link, {"cpd1-01/S1": 1}, PackEntry("cpd1-01", id="x"))
    assert (plan.rows[0].copies_a, plan.rows[0].copies_b) == (1, 1)


def test_a_sheet_for_one_side_is_not_printed_for_the_other(shelf, link):
    plan = plan_of(shelf, link, {"ide-lks2-01/S8/a": 1, "ide-lks2-01/S8/b": 1})
    assert [(row.copies_a > 0, row.copies_b > 0) for row in plan.rows] == [(True, False), (False, True)]


def test_a_number_the_teacher_set_wins(shelf, link):
    entry = changes.find(
        changes.set_copies(Pack("p", "P", (PackSection("One", (PackEntry("ide-lks2-01", id="x"),)),)), "x", "S1", 12),
        "x",
    )
    plan = plan_of(shelf, link, {"ide-lks2-01/S1": 1}, entry)
    assert (plan.rows[0].copies_a, plan.rows[0].copies_b) == (12, 12)


def test_a_pack_for_one_side_costs_nothing_for_the_other(shelf, link):
    assert plan_of(shelf, link, {"ide-lks2-01/S1": 1}, sides="a").sheets("b") == 0


def test_an_unknown_class_size_counts_as_thirty(shelf, link):
    unknown = replace(link, a=replace(link.a, size=0))
    assert plan_of(shelf, unknown, {"ide-lks2-01/S1": 1}).rows[0].copies_a == 30


NUMBERS = st.integers(min_value=0, max_value=40)


@st.composite
def rows(draw):
    pages = draw(st.integers(min_value=1, max_value=12))
    part = PartPages("x", "X", pages, draw(st.integers(0, pages)), draw(st.sampled_from(["A4", "A5", "A3"])))
    return PlanRow(part, "", "", "pupil", draw(NUMBERS), draw(NUMBERS))


COPIERS = st.builds(Copier, st.booleans(), st.integers(0, 20), st.integers(0, 60), st.booleans())


@given(st.lists(rows(), max_size=8), COPIERS)
def test_totals_are_the_sums_of_rows_and_classes(own, copier):
    plan = PrintPlan(tuple(own), copier)
    assert plan.total_sheets == sum(plan.row_sheets(row) for row in own)
    assert plan.total_sheets == sum(
        plan.sheets(side, group) for side in ("a", "b") for group in ("teacher", "pupil", "group", "family")
    )
    assert math.isclose(plan.pence, sum(plan.row_pence(row) for row in own), abs_tol=1e-6)
    assert plan.colour_sides <= plan.printed_sides


@given(rows(), COPIERS)
def test_paper_holds_every_page_of_every_copy_and_not_a_whole_sheet_more(row, copier):
    for copies in (row.copies_a, row.copies_b):
        places = (2 if row.two_up else 1) * (2 if copier.two_sided else 1)
        sheets = row.sheets(copies, two_sided=copier.two_sided)
        assert sheets * places >= copies * row.pages
        assert sheets <= copies * row.pages


def test_colour_is_paid_only_where_there_is_colour_and_only_when_it_is_printed(shelf, link):
    pack = Pack("p", "P", (PackSection("One", (PackEntry("ide-lks2-01", id="x"),)),))
    parts = [PartPages("ide-lks2-01/S1", "My three cases", 3, 1)]
    for in_colour, pence in ((True, 60 * (20 + 2 * 3)), (False, 60 * 3 * 3)):
        plan = print_plan(pack, link, shelf.catalogue, parts, Copier(True, 3, 20, in_colour))
        assert (plan.colour_sides, plan.pence) == (60, pence)


def test_two_copies_of_a_small_page_share_a_sheet_and_a_single_copy_has_two_pages_on_a_side():
    row = PlanRow(PartPages("x", "X", 4, 0, "A5"), "", "", "pupil", 29, 1)
    assert [row.sheets(copies, two_sided=True) for copies in (29, 1)] == [15 * 2, 1]
    assert [row.sheets(copies, two_sided=False) for copies in (29, 1)] == [15 * 4, 2]
