"""A pack for two classes: names filled in, both sides served, gaps where nothing is known."""

from dataclasses import replace

import pytest

from linkwell.domain.document import Banner, Contents, Field, Gap, Heading, Paragraph, Run, YearStrip, plain
from linkwell.domain.link import Link
from linkwell.domain.pack import Pack, PackEntry, PackSection
from linkwell.domain.rewrite import texts
from linkwell.library.compose.parts import chosen_sheets, sheet_ids
from linkwell.packs import choose, fill
from linkwell.packs.assemble import assemble


def pack(*entries: PackEntry, **more) -> Pack:
    return Pack("test-pack", "Test pack", (PackSection("One", entries),), **more)


def all_words(document) -> str:
    return "\n".join(plain(text) for part in document.parts for text in texts(part.blocks))


def blocks_of(document, kind):
    return [block for part in document.parts for block in part.blocks if isinstance(block, kind)]


@pytest.fixture(scope="module")
def everything(shelf, link):
    """All items in one document."""
    return assemble(pack(*(PackEntry(item_id) for item_id in shelf.catalogue.items)), link, shelf)


def test_no_field_is_left_unfilled_anywhere(everything):
    left = [i for part in everything.parts for text in texts(part.blocks) for i in text if isinstance(i, Field)]
    assert left == []
    assert "{{" not in all_words(everything)


def test_part_ids_are_unique(everything):
    ids = [part.id for part in everything.parts]
    assert len(ids) == len(set(ids))


def test_contents_point_at_real_parts_in_order(everything):
    (contents,) = blocks_of(everything, Contents)
    ids = [part.id for part in everything.parts]
    named = [entry.part_id for entry in contents.entries]
    assert named == ids[1:]


def test_exchange_sheets_come_once_for_each_side_with_names_changed_over(shelf, link):
    document = assemble(pack(PackEntry("xt-06", ("S1",))), link, shelf)
    a, b = (part for part in document.parts if part.id.startswith("xt-06/S1"))
    assert (a.id, b.id) == ("xt-06/S1/a", "xt-06/S1/b")
    assert "Kestrels" in a.title
    assert "Herons" in b.title
    words_a, words_b = ([plain(text) for text in texts(part.blocks)] for part in (a, b))
    swapped = [w.replace("Kestrels", "\0").replace("Herons", "Kestrels").replace("\0", "Herons") for w in words_a]
    swapped = [
        w.replace("Oakfield Primary School", "\0").replace("Hill Top Academy", "Oakfield Primary School")
        for w in swapped
    ]
    swapped = [w.replace("\0", "Hill Top Academy") for w in swapped]
    swapped = [
        w.replace("Miss Farrow", "\0").replace("Mr Kowalczyk", "Miss Farrow").replace("\0", "Mr Kowalczyk")
        for w in swapped
    ]
    assert swapped == words_b
    assert words_a != words_b


def test_one_side_only(shelf, link):
    document = assemble(pack(PackEntry("xt-06", ("S1",)), sides="b"), link, shelf)
    assert [part.id for part in document.parts if part.id.startswith("xt-06")] == ["xt-06/S1/b"]


def test_what_is_not_known_becomes_a_labelled_gap(shelf):
    document = assemble(pack(PackEntry("fam-01", ("S1",))), None, shelf)
    gaps = {i.label for part in document.parts for text in texts(part.blocks) for i in text if isinstance(i, Gap)}
    assert "our class" in gaps


def test_a_half_known_link_fills_what_it_can(shelf, link):
    half = replace(link, b=replace(link.b, class_name="", school="", teacher=""))
    document = assemble(pack(PackEntry("xt-06", ("S1",))), half, shelf)
    assert "Kestrels" in all_words(document)
    assert "Herons" not in all_words(document)
    assert document.title == "Test pack: Kestrels"


def test_cover_names_both_classes_and_marks_the_steps_of_this_pack(shelf, link):
    document = assemble(pack(PackEntry("xt-07")), link, shelf)
    cover = document.parts[0]
    words = "\n".join(plain(text) for text in texts(cover.blocks))
    for name in ("Kestrels", "Herons", "Oakfield Primary School", "Hill Top Academy", "29", "31"):
        assert name in words
    (strip,) = blocks_of(document, YearStrip)
    assert [strip.steps[at] for at in sorted(strip.here)] == ["Exchange of work"]
    assert document.running_head == "Kestrels, Oakfield Primary School and Herons, Hill Top Academy"


def test_another_programme_has_other_steps(shelf, link):
    derby = assemble(pack(PackEntry("xt-07")), replace(link, programme="derby-year"), shelf)
    three = assemble(pack(PackEntry("xt-07")), replace(link, programme="three-phase"), shelf)
    assert blocks_of(derby, YearStrip)[0].steps != blocks_of(three, YearStrip)[0].steps


def test_credits_name_every_item_and_the_licence(everything, shelf):
    words = "\n".join(plain(text) for text in texts(everything.parts[-1].blocks))
    for item in shelf.catalogue:
        assert item.id in words
    assert "Creative Commons Attribution 4.0" in words


def test_sheets_are_worded_for_the_links_stage(shelf, link):
    """xt-07 has other words for key stage 1 than for key stage 3."""
    young = replace(link, stages=("ks1",))
    old = replace(link, stages=("ks3",))
    a, b = (all_words(assemble(pack(PackEntry("xt-07", ("pupil",))), one, shelf)) for one in (young, old))
    assert a != b


def test_group_words_open_up_in_the_order_wanted(shelf):
    item = shelf.catalogue.get("ide-lks2-01")
    chosen = chosen_sheets(item, ("plan", "supported", "pupil", "S1"))
    levels = [item.sheet(name).level for name in chosen[1:]]
    assert chosen[0] == "plan"
    assert levels == sorted(levels, key=lambda level: level != "supported")
    assert len(chosen) == len(set(chosen))
    assert chosen_sheets(item, ()) == sheet_ids(item)


def test_every_item_opens_with_a_banner_or_a_heading(everything):
    for part in everything.parts:
        first = part.blocks[0]
        assert part.title_shown or isinstance(first, Banner | Heading | Paragraph)


@pytest.mark.parametrize("stage", ["eyfs", "ks1", "lks2", "uks2", "ks3"])
def test_every_recipe_builds_for_every_stage_that_it_is_for(workspace, shelf, stage):
    link = Link("x", "X", a=workspace.link("kestrels-herons").a, b=workspace.link("kestrels-herons").b, stages=(stage,))
    fitting = [recipe for recipe in workspace.recipes.values() if not recipe.stages or stage in recipe.stages]
    assert len(fitting) > 16
    for recipe in fitting:
        made = choose.from_recipe(recipe, link.stages, shelf.catalogue, shelf.vocabulary)
        choose.check_pack(made, (), shelf.catalogue, shelf.vocabulary)
        assert len(assemble(made, link, shelf).parts) > 3


def test_days_are_written_in_words_whatever_the_locale(link):
    assert fill.values_for(link, "a")["reply_by"] == "Fri 15 January 2027"


def test_a_name_with_marks_in_it_stays_plain_text(shelf, link):
    odd = replace(link, a=replace(link.a, class_name="<b>4K</b> & {{date}} [ ]"))
    document = assemble(pack(PackEntry("xt-06", ("S1",))), odd, shelf)
    runs = [i for part in document.parts for text in texts(part.blocks) for i in text if isinstance(i, Run)]
    assert any(run.text == "<b>4K</b> & {{date}} [ ]" for run in runs)


def test_pages_in_the_teachers_words_say_so_beside_the_licence(shelf, link):
    plain_pack = pack(PackEntry("ide-lks2-01", ("plan",)))
    edited_pack = pack(PackEntry("ide-lks2-01", ("plan",), edits={"step.1.minutes": "9"}))
    for made, adapted in ((plain_pack, False), (edited_pack, True)):
        footers = [part.footer for part in assemble(made, link, shelf).parts if part.id.startswith("ide-lks2-01")]
        assert [footer.endswith("CC BY 4.0 · adapted") for footer in footers] == [adapted]
