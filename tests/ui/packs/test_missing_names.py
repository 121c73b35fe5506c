from dataclasses import replace
from datetime import date

from linkwell.ui.views.packs.missing_names import asked_for, filled, missing


def test_unknown_names_are_listed_and_filled_into_the_link(desk):
    link = desk.link("kestrels-herons")
    bare = replace(link, b=replace(link.b, class_name=""), reply_by=None)
    desk.links.save(bare)
    document = desk.document(desk.packs.load("small-link"))
    gaps = missing(document, bare, desk.workspace.vocabulary)
    assert {(gap.side, gap.field) for gap in gaps} >= {("b", "class_name"), (None, "reply_by")}
    by_field = {gap.field: gap for gap in gaps}
    whole = filled(bare, by_field["class_name"], " Herons ")
    assert whole.b.class_name == "Herons"
    assert filled(whole, by_field["reply_by"], date(2027, 2, 4)).reply_by == date(2027, 2, 4)


def test_without_a_link_the_names_asked_for_are_told(desk):
    pack = replace(desk.packs.load("small-link"), link_id="")
    assert "our class" in asked_for(desk.document(pack), desk.workspace.vocabulary)


def test_each_line_on_the_cover_is_listed(desk):
    link = desk.link("kestrels-herons")
    bare = replace(link, b=replace(link.b, teacher="", size=0))
    desk.links.save(bare)
    document = desk.document(desk.packs.load("small-link"))
    gaps = missing(document, bare, desk.workspace.vocabulary)
    assert [(gap.side, gap.field) for gap in gaps] == [("b", "size"), ("b", "teacher")]
