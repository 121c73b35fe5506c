"""Packs: each action is kept, undo reaches across restarts, versions and trash lose nothing."""

from dataclasses import replace

import pytest

from linkwell.domain.errors import AppError, ContentError, UsageError
from linkwell.store.opening import open_database
from linkwell.store.packs import HISTORY_LIMIT, PackStore
from linkwell.store.sealed import seal, unseal
from store import samples


@pytest.fixture
def packs(database):
    return PackStore(database)


def titled(packs, pack, *titles):
    for title in titles:
        packs.save(pack.id, replace(pack, title=title), f"Call it {title}")


def test_a_new_pack_gets_a_plain_id_of_its_own(packs):
    first = packs.create(samples.pack("Wer bin ich? / Élan"))
    second = packs.create(samples.pack("Wer bin ich? / Élan"))
    assert (first.id, second.id) == ("wer-bin-ich-elan", "wer-bin-ich-elan-2")
    assert packs.load(first.id) == first
    assert packs.create(samples.pack("漢字")).id == "untitled"


def test_the_list_shows_the_pack_changed_last_first(packs):
    one, two = packs.create(samples.pack("One", "our-link", 3)), packs.create(samples.pack("Two"))
    titled(packs, one, "One again")
    shown = [(line.id, line.title, line.link_id, line.entry_count) for line in packs.list()]
    assert shown == [(one.id, "One again", "our-link", 3), (two.id, "Two", "", 2)]
    assert [line.id for line in packs.with_link("our-link")] == [one.id]


def test_undo_and_redo_walk_through_all_states(packs):
    pack = packs.create(samples.pack("A"))
    titled(packs, pack, "B", "C")
    assert (packs.can_undo(pack.id), packs.can_redo(pack.id)) == ("Call it C", "")
    undone = packs.undo(pack.id)
    assert (undone.pack.title, undone.label) == ("B", "Call it C")
    assert packs.undo(pack.id).pack.title == "A"
    assert (packs.can_undo(pack.id), packs.can_redo(pack.id)) == ("", "Call it B")
    with pytest.raises(UsageError) as caught:
        packs.undo(pack.id)
    assert caught.value.code == "U-UNDO"
    assert (packs.redo(pack.id).label, packs.redo(pack.id).pack.title) == ("Call it B", "C")
    with pytest.raises(UsageError):
        packs.redo(pack.id)


def test_a_change_after_undo_cuts_off_redo(packs):
    pack = packs.create(samples.pack("A"))
    titled(packs, pack, "B", "C")
    packs.undo(pack.id)
    titled(packs, pack, "D")
    assert packs.can_redo(pack.id) == ""
    assert packs.undo(pack.id).pack.title == "B"


def test_undo_reaches_across_a_restart(folder):
    database = open_database(folder).database
    pack = PackStore(database).create(samples.pack("A"))
    titled(PackStore(database), pack, "B", "C")
    PackStore(database).undo(pack.id)
    database.close()
    database = open_database(folder).database
    packs = PackStore(database)
    assert (packs.can_undo(pack.id), packs.can_redo(pack.id)) == ("Call it B", "Call it C")
    assert packs.redo(pack.id).pack.title == "C"
    database.close()


def test_typing_on_after_undo_cuts_off_redo(packs):
    pack = packs.create(samples.pack("A"))
    for title in ("B", "C"):
        packs.save(pack.id, replace(pack, title=title), "Type")
    packs.undo(pack.id)
    packs.save(pack.id, replace(pack, title="Bee"), "Type", merge=True)
    assert packs.can_redo(pack.id) == ""
    assert packs.undo(pack.id).pack.title == "A"


def test_typing_on_is_one_step(packs):
    pack = packs.create(samples.pack("A"))
    for title in ("B", "Be", "Bel"):
        packs.save(pack.id, replace(pack, title=title), "Type", merge=True)
    assert packs.load(pack.id).title == "Bel"
    assert packs.undo(pack.id).pack.title == "A"


def test_merging_never_swallows_the_first_state_or_another_action(packs):
    pack = packs.create(samples.pack("A"), "Type")
    packs.save(pack.id, replace(pack, title="B"), "Type", merge=True)
    packs.save(pack.id, replace(pack, title="C"), "Add", merge=True)
    assert [packs.undo(pack.id).pack.title for _ in range(2)] == ["B", "A"]


def test_saving_the_same_again_is_no_step(packs):
    pack = packs.create(samples.pack("A"))
    packs.save(pack.id, pack, "Nothing")
    assert packs.can_undo(pack.id) == ""


def test_only_the_last_hundred_states_are_kept(packs):
    pack = packs.create(samples.pack("start"))
    titled(packs, pack, *(str(n) for n in range(HISTORY_LIMIT + 20)))
    steps = 0
    while packs.can_undo(pack.id):
        packs.undo(pack.id)
        steps += 1
    assert steps == HISTORY_LIMIT - 1
    assert packs.load(pack.id).title == "20"


def test_a_copy_is_a_pack_of_its_own(packs):
    pack = packs.create(samples.pack("A"))
    copy = packs.duplicate(pack.id, "B")
    titled(packs, copy, "C")
    assert packs.load(pack.id) == pack
    assert packs.load(copy.id).sections == pack.sections


def test_a_deleted_pack_comes_back_with_its_history(packs):
    pack, other = packs.create(samples.pack("A")), packs.create(samples.pack("Z"))
    titled(packs, pack, "B")
    packs.delete(other.id)
    packs.delete(pack.id)
    with pytest.raises(UsageError) as caught:
        packs.load(pack.id)
    assert caught.value.code == "U-PACK"
    assert packs.create(samples.pack("A")).id != pack.id
    assert packs.undelete_last() == pack.id
    assert packs.undo(pack.id).pack.title == "A"
    assert packs.purge() == 1
    assert packs.undelete_last() is None


def test_versions_are_kept_by_name_and_come_back_as_a_step(packs):
    pack = packs.create(samples.pack("A"))
    packs.keep_version(pack.id, " Spring ")
    titled(packs, pack, "B")
    packs.keep_version(pack.id, "Summer")
    assert [version.name for version in packs.versions(pack.id)] == ["Summer", "Spring"]
    assert packs.restore_version(pack.id, "Spring").title == "A"
    assert packs.can_undo(pack.id) == "Go back to “Spring”"
    assert packs.undo(pack.id).pack.title == "B"
    packs.drop_version(pack.id, "Spring")
    assert [version.name for version in packs.versions(pack.id)] == ["Summer"]


@pytest.mark.parametrize("name", ["Été", "été ", "E\u0301te\u0301", "  "])
def test_a_version_name_is_used_once(packs, name):
    pack = packs.create(samples.pack())
    packs.keep_version(pack.id, "Été")
    with pytest.raises(UsageError) as caught:
        packs.keep_version(pack.id, name)
    assert caught.value.code == "N-DUP"


@pytest.mark.parametrize(
    "act",
    [
        lambda packs: packs.load("nobody"),
        lambda packs: packs.save("nobody", samples.pack(), "Save"),
        lambda packs: packs.delete("nobody"),
        lambda packs: packs.undo("nobody"),
        lambda packs: packs.keep_version("nobody", "One"),
    ],
)
def test_an_unknown_pack_is_named(packs, act):
    with pytest.raises(UsageError, match="nobody"):
        act(packs)


def test_an_unknown_version_changes_nothing(packs):
    pack = packs.create(samples.pack())
    for act in (packs.restore_version, packs.drop_version):
        with pytest.raises(UsageError) as caught:
            act(pack.id, "Autumn")
        assert caught.value.code == "U-VERSION"
    assert packs.can_undo(pack.id) == ""


def test_keys_of_a_newer_program_live_through_saves(packs, database):
    pack = packs.create(samples.pack("A"))
    spoil(database, pack.id, lambda text: text.replace('{"id":', '{"mood":"bright","id":', 1))
    titled(packs, pack, "B", "C")
    kept = sealed_text(database, pack.id)
    assert '"mood":"bright"' in kept
    assert '"title":"C"' in kept


def test_a_damaged_state_is_one_undo_away_from_a_good_one(packs, database):
    pack = packs.create(samples.pack("A"))
    titled(packs, pack, "B")
    with database.transaction():
        database.run("UPDATE pack_state SET body = x'1f8b00' WHERE number = 2")
    with pytest.raises(ContentError) as caught:
        packs.load(pack.id)
    assert caught.value.code == "S-ROW"
    assert [line.damaged for line in packs.list()] == [True]
    with pytest.raises(ContentError):
        packs.keep_version(pack.id, "Broken")
    assert packs.undo(pack.id).pack.title == "A"


def test_a_damaged_state_can_be_saved_over(packs, database):
    pack = packs.create(samples.pack("A"))
    with database.transaction():
        database.run("UPDATE pack_state SET body = x'00'")
    titled(packs, pack, "B")
    assert packs.load(pack.id).title == "B"


def test_a_failed_action_leaves_no_trace(packs, database):
    pack = packs.create(samples.pack("A"))

    def half():
        with database.transaction():
            titled(packs, pack, "B")
            packs.delete("nobody")

    with pytest.raises(AppError, match="nobody"):
        half()
    assert packs.load(pack.id).title == "A"
    assert packs.can_undo(pack.id) == ""


def spoil(database, pack_id, change):
    text = change(sealed_text(database, pack_id))
    with database.transaction():
        database.run("UPDATE pack_state SET body = ? WHERE pack_id = ?", seal(text), pack_id)


def sealed_text(database, pack_id):
    last = "SELECT body FROM pack_state WHERE pack_id = ? ORDER BY number DESC"
    return unseal(database.one(last, pack_id)[0])
