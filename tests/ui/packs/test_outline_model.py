from linkwell.packs.print_plan import Copier, part_pages, print_plan
from linkwell.ui.models.outline import OutlineModel
from linkwell.ui.models.outline_rows import outline_rows, toggled
from linkwell.ui.models.pack_list import PackListModel, moment, pair_name


def rows_for(desk):
    pack, shelf = desk.packs.load("small-link"), desk.workspace.shelf
    parts = part_pages(desk.document(pack), None)
    plan = print_plan(pack, desk.link(pack.link_id), shelf.catalogue, parts, Copier(two_sided=True, pence_per_side=3))
    return outline_rows(pack, plan, shelf.catalogue, shelf.vocabulary)


def test_the_outline_is_a_sound_model(qtmodeltester, desk):
    model = OutlineModel()
    model.set_rows(rows_for(desk))
    qtmodeltester.check(model)


def test_the_list_is_a_sound_model(qtmodeltester, desk):
    model = PackListModel()
    model.show(desk.packs.list(), {link.id: link for link in desk.links.list()})
    qtmodeltester.check(model)


def test_copies_follow_both_classes(desk):
    row = next(row for row in rows_for(desk) if row.sheet_id == "S1")
    assert row.detail == "29 + 31"
    assert row.spoken == "S1  My three cases, 29 + 31, included"


def test_the_same_rows_are_not_a_reset(qtbot, desk):
    model = OutlineModel()
    assert model.set_rows(rows_for(desk))
    with qtbot.assertNotEmitted(model.modelReset):
        assert not model.set_rows(rows_for(desk))


def test_a_sheet_comes_back_at_its_place(desk):
    item = desk.workspace.catalogue.get("ide-lks2-01")
    assert toggled(item, ("plan", "S2", "S6"), "S3") == ("plan", "S2", "S3", "S6")
    assert toggled(item, ("plan", "S2"), "S2") == ("plan",)


def test_a_pair_without_names_is_called_by_its_title(desk):
    assert pair_name(desk.link("kestrels-herons")) == "Kestrels & Herons"
    assert pair_name(None) == ""


def test_a_time_that_cannot_be_read_is_not_shown():
    assert moment("nonsense") == ""
