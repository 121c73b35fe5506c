"""Which items a recipe chooses for a link, and which packs are refused."""

import pytest

from linkwell.domain.errors import ContentError, UsageError
from linkwell.domain.pack import Choice, Pack, PackEntry, PackSection, Recipe, RecipeSection
from linkwell.packs import choose


def recipe(*choices: Choice, stages=()) -> Recipe:
    return Recipe("r", "R", "", "", stages, (RecipeSection("One", choices),))


def pack(*ids: str) -> Pack:
    return Pack("p", "P", (PackSection("One", tuple(PackEntry(item_id) for item_id in ids)),))


def choose_ids(made: Recipe, stages, shelf):
    found = choose.from_recipe(made, stages, shelf.catalogue, shelf.vocabulary)
    return [entry.item_id for entry in found.entries()], found.notes


def test_a_rule_takes_the_lesson_of_the_links_own_stage(shelf):
    rule = Choice(find={"kind": "lesson", "theme": "identity", "phase": "1"})
    assert choose_ids(recipe(rule), ("lks2",), shelf) == (["ide-lks2-01"], ())
    assert choose_ids(recipe(rule), ("eyfs",), shelf) == (["ide-eyfs-01"], ())


def test_a_neighbouring_stage_is_taken_only_with_a_note(tmp_path, shelf):
    own = dict(shelf.catalogue.items)
    rule = Choice(find={"kind": "lesson", "theme": "equality"})
    stages = {stage for item in own.values() if item.kind == "lesson" for stage in item.place.stages}
    equality = {s for i in own.values() if i.kind == "lesson" and i.place.theme == "equality" for s in i.place.stages}
    order = list(shelf.vocabulary.stages)
    lonely = [
        s for s in order if s not in equality and any(abs(order.index(s) - order.index(e)) == 1 for e in equality)
    ]
    assert stages, "the shipped library has lessons"
    for stage in lonely:
        ids, notes = choose_ids(recipe(rule), (stage,), shelf)
        assert len(ids) == 1
        assert "nearest" in notes[0]


def test_what_cannot_be_found_is_left_out_and_told(shelf):
    rule = Choice(find={"kind": "guide", "phase": "2"})
    assert choose_ids(recipe(rule, Choice("fam-01")), ("lks2",), shelf) == (
        ["fam-01"],
        ("No guide was found for Lower key stage 2.",),
    )


def test_a_recipe_that_would_be_hollow_is_refused(shelf):
    rule = Choice(find={"kind": "guide", "phase": "2"})
    with pytest.raises(UsageError) as caught:
        choose_ids(recipe(rule, rule, Choice("fam-01")), ("lks2",), shelf)
    assert caught.value.code == "P-NONE"


def test_a_named_item_for_other_stages_is_told(shelf):
    ids, notes = choose_ids(recipe(Choice("ide-ks1-01")), ("ks4",), shelf)
    assert ids == ["ide-ks1-01"]
    assert notes == ("“Inside My Thinking Cap” is made for Key stage 1; the nearest wording is used.",)


def test_two_rules_never_take_the_same_item(shelf):
    rule = Choice(find={"kind": "check-in"})
    ids, _ = choose_ids(recipe(rule, rule), ("lks2",), shelf)
    assert len(ids) == len(set(ids)) == 2


def test_a_recipe_for_another_stage_is_refused(shelf):
    made = recipe(Choice("fam-01"), stages=("ks1", "lks2"))
    with pytest.raises(UsageError) as caught:
        choose.from_recipe(made, ("ks4",), shelf.catalogue, shelf.vocabulary)
    assert caught.value.code == "P-STAGE"


@pytest.mark.parametrize(
    ("ids", "stages", "code", "named"),
    [
        ((), (), "P-EMPTY", "nothing in it"),
        (("no-such", "fam-01"), (), "P-ITEMS", "no-such"),
        (("fam-01", "chk-01", "fam-01"), (), "P-ITEMS", "fam-01"),
        (("equ-ks4-01", "fam-01"), ("eyfs",), "P-STAGE", "equ-ks4-01"),
    ],
)
def test_a_pack_that_cannot_be_made_is_refused_before_anything_is_written(shelf, ids, stages, code, named):
    with pytest.raises((ContentError, UsageError)) as caught:
        choose.check_pack(pack(*ids), stages, shelf.catalogue, shelf.vocabulary)
    assert caught.value.code == code
    assert named in str(caught.value)


def test_a_good_pack_passes(shelf):
    choose.check_pack(pack("fam-01", "com-lks2-01"), ("lks2",), shelf.catalogue, shelf.vocabulary)
