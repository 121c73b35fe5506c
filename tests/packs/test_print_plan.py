"""What printing takes: copies by class size, sheets of paper, money."""

from dataclasses import replace

from linkwell.domain.pack import Pack, PackEntry, PackSection
from linkwell.packs import changes
from linkwell.packs.print_plan import Copier, print_plan


def plan_of(shelf, link, counts, entry=None, *, two_sided=True, pence=2.5, **more):
    pack = Pack("p", "P", (PackSection("One", (entry or PackEntry("ide-lks2-01", id="x"),)),), **more)
    return print_plan(pack, link, shelf.catalogue, counts, Copier(two_sided, pence))


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
