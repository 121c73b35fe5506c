"""Keeping words for one pack or for all that are made from now on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from linkwell.domain.document import plain
from linkwell.domain.errors import AppError
from linkwell.domain.rewrite import texts
from linkwell.packs import changes

ITEM, ENTRY = "ide-lks2-01", "ide-lks2-01.1"


@pytest.fixture
def view(packs_view):
    packs_view.edit(ENTRY, "plan")
    return packs_view


def type_ours(qtbot, view):
    qtbot.keyClicks(view.editor.edits["facts.outcome"], "Ours: ")
    view.editor.keep()


def edits_of(desk, pack_id):
    return changes.find(desk.packs.load(pack_id), ENTRY).edits


def test_a_change_stays_in_this_pack_unless_the_user_says_otherwise(qtbot, desk, view):
    type_ours(qtbot, view)
    assert view.editor.original.keep.here.isChecked()
    assert desk.editions.list() == ()
    assert desk.new_entry(ITEM).edits == {}


def test_all_packs_from_now_on_begin_with_these_words_and_made_ones_keep_theirs(qtbot, desk, view):
    before = desk.pack_from_recipe("small-link", "kestrels-herons")
    type_ours(qtbot, view)
    view.editor.original.keep.all.setFocus()
    qtbot.keyClick(view.editor.original.keep.all, Qt.Key.Key_Space)
    after = desk.pack_from_recipe("small-link", "kestrels-herons")
    assert edits_of(desk, after.id)["facts.outcome"].startswith("Ours: ")
    assert edits_of(desk, before.id) == {}
    printed = [plain(text) for part in desk.document(after).parts for text in texts(part.blocks)]
    assert any(words.startswith("Ours: ") for words in printed)


def test_the_version_follows_typing_undo_and_revert(qtbot, desk, view):
    type_ours(qtbot, view)
    view.editor.original.keep.all.setChecked(True)
    qtbot.keyClicks(view.editor.edits["facts.title"], "Our ")
    view.editor.keep()
    assert set(desk.editions.get(ITEM).edits) == {"facts.outcome", "facts.title"}
    view.undo()
    assert set(desk.editions.get(ITEM).edits) == {"facts.outcome"}
    view.editor.revert_all()
    assert desk.editions.get(ITEM) is None


def test_a_pack_that_goes_its_own_way_leaves_the_version_alone(qtbot, desk, view):
    type_ours(qtbot, view)
    view.editor.original.keep.all.setChecked(True)
    view.editor.original.keep.here.setChecked(True)
    qtbot.keyClicks(view.editor.edits["facts.title"], "Only here ")
    view.editor.keep()
    assert set(desk.editions.get(ITEM).edits) == {"facts.outcome"}


def test_the_version_can_be_forgotten_and_the_pack_keeps_its_words(qtbot, desk, view):
    type_ours(qtbot, view)
    view.editor.original.keep.all.setChecked(True)
    assert view.editor.original.keep.forgetting.isVisible()
    view.editor.original.keep.forgetting.click()
    assert desk.editions.list() == ()
    assert "facts.outcome" in edits_of(desk, "small-link")
    assert view.editor.original.keep.here.isChecked()


def test_a_pack_with_other_words_is_offered_the_version(qtbot, desk, view):
    other = desk.pack_from_recipe("small-link", "kestrels-herons")
    type_ours(qtbot, view)
    view.editor.original.keep.all.setChecked(True)
    view.open_pack(other.id)
    view.edit(ENTRY, "plan")
    assert "your own version" in view.editor.notice.words
    offer = next(one for one in view.editor.notice.findChildren(QPushButton) if one.text() == "Use my version")
    offer.click()
    assert edits_of(desk, other.id) == desk.editions.get(ITEM).edits
    assert view.editor.edits["facts.outcome"].words.startswith("Ours: ")
    view.undo()
    assert edits_of(desk, other.id) == {}


@pytest.mark.parametrize("wish", ["keep", "forget"])
def test_a_version_that_cannot_be_kept_is_not_told_as_kept(qtbot, desk, view, monkeypatch, wish):
    type_ours(qtbot, view)
    choice = view.editor.original.keep
    if wish == "forget":
        choice.all.setChecked(True)

    def save(_store, _edition):
        raise AppError("S-FULL", "The disk is full.", "Nothing was changed.", "Free some space.")

    monkeypatch.setattr(type(desk.editions), "save", save)
    said = []
    view.announced.connect(said.append)
    choice.all.setChecked(True) if wish == "keep" else choice.forgetting.click()
    assert said == []
    assert choice.all.isChecked() is (wish == "forget")
    assert "The disk is full. Nothing was changed." in view.editor.notice.words
