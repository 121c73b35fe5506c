"""Links, recipes and packs as files: what is read, and how faults are told."""

from datetime import date

import pytest

from linkwell.domain.errors import ContentError
from linkwell.packs import link_files, recipe_files

LINK = """
title = "Otters and Wrens"
stage = ["ks1"]
reply_by = 2027-02-01
[a]
school = "Brook School"
class = "Otters"
size = 24
[b]
class = "Wrens"
"""


def test_a_link_keeps_both_sides_and_what_is_not_known_stays_empty(write_file, workspace):
    link = link_files.load(write_file("otters-wrens.toml", LINK), workspace.vocabulary)
    assert (link.id, link.a.school, link.a.size, link.b.class_name, link.b.school) == (
        "otters-wrens",
        "Brook School",
        24,
        "Wrens",
        "",
    )
    assert link.stages == ("ks1",)
    assert link.reply_by == date(2027, 2, 1)


def test_a_stage_group_opens_up_in_a_link(write_file, workspace):
    link = link_files.load(write_file("x.toml", 'stage = ["ks2"]'), workspace.vocabulary)
    assert link.stages == ("lks2", "uks2")


def test_every_fault_of_a_link_is_told_at_once_with_its_line(write_file, workspace):
    file = write_file("bad.toml", 'stage = ["ks9"]\nmode = "by pigeon"\n[a]\nsize = "many"\nteecher = "x"\n')
    with pytest.raises(ContentError) as caught:
        link_files.load(file, workspace.vocabulary)
    told = str(caught.value)
    assert caught.value.code == "L-FILE"
    for part in ("bad.toml:1", "ks9", "bad.toml:2", "by pigeon", "bad.toml:4", "“size”", "bad.toml:5", "teecher"):
        assert part in told


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a = ", b"[" * 3000, b"# " + b"x" * 300_000])
def test_a_file_that_is_no_link_is_refused_calmly(tmp_path, workspace, data):
    file = tmp_path / "broken.toml"
    file.write_bytes(data)
    with pytest.raises(ContentError) as caught:
        link_files.load(file, workspace.vocabulary)
    assert caught.value.code == "L-FILE"
    assert "broken.toml" in str(caught.value)


def test_a_recipe_choice_names_an_item_or_a_rule_but_not_both(write_file, workspace):
    text = """
    title = "T"
    summary = "S"
    for_whom = "W"
    [[section]]
    title = "One"
    [[section.choice]]
    item = "fam-01"
    find = { kind = "lesson" }
    """
    with pytest.raises(ContentError, match="either an item or a rule"):
        recipe_files.load_recipe(write_file("both.toml", text), workspace.vocabulary)


def test_all_shipped_recipes_and_links_can_be_read(workspace):
    assert {"phase-1-starter", "cpd-1-new", "small-link"} <= set(workspace.recipes)
    assert workspace.links()["kestrels-herons"].sample
