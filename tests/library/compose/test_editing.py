"""Editing in place: every stretch of words can be read, changed and put back."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from linkwell.domain.document import Paragraph, Part, Run, Table, plain
from linkwell.domain.rewrite import texts
from linkwell.library.compose.editing import edited, from_markdown, stretches, to_markdown
from linkwell.library.compose.parts import compose, sheet_ids
from linkwell.paths import default_paths
from linkwell.workspace.workspace import Workspace

FIELDS = {"our.class": None, "partner.class": None}


@pytest.fixture(scope="module")
def workspace():
    return Workspace(default_paths())


def test_changed_words_replace_only_their_own_stretch():
    part = Part("x", "X", (Paragraph((Run("One"),), key="a.1"), Paragraph((Run("Two"),), key="a.2")))
    changed = edited(part, {"a.2": "**Three** for {{our.class}} [____]", "no.such": "x"}, FIELDS)
    assert [plain(text) for text in texts(changed.blocks)] == ["One", "Three for {{our.class}} ____"]
    assert edited(part, {}, FIELDS) is part


def test_cells_have_keys_of_their_own():
    table = Table(((Run("H"),),), (((Run("A"),),), ((Run("B"),),)), key="t.1")
    part = Part("x", "X", (table,))
    assert [stretch.key for stretch in stretches(part)] == ["t.1", "t.1#1", "t.1#2"]
    changed = edited(part, {"t.1#2": "C"}, FIELDS)
    assert [plain(text) for text in texts(changed.blocks)] == ["H", "A", "C"]


def test_an_empty_cell_can_be_filled_without_moving_its_neighbours():
    part = Part("x", "X", (Table(((Run("H"),),), (((),), ((Run("B"),),)), key="t.1"),))
    changed = edited(part, {"t.1#1": "new"}, FIELDS)
    assert [plain(text) for text in texts(changed.blocks)] == ["H", "new", "B"]


def test_writing_back_every_stretch_of_the_library_changes_nothing(workspace):
    for item in workspace.catalogue:
        for sheet_id in sheet_ids(item):
            part = compose(item, sheet_id, (), workspace.vocabulary)
            found = stretches(part)
            assert len({stretch.key for stretch in found}) == len(found), (item.id, sheet_id)
            again = edited(part, {stretch.key: stretch.markdown for stretch in found}, workspace.vocabulary.fields)
            before, after = ([plain(text) for text in texts(one.blocks)] for one in (part, again))
            assert before == after, (item.id, sheet_id)


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs", "Cf")), min_size=1, max_size=8)


@given(WORDS)
@settings(max_examples=300)
def test_any_plain_words_survive_the_way_to_markdown_and_back(words):
    assert plain(from_markdown(to_markdown((Run(words),)), FIELDS)) == plain((Run(words),))


@given(st.text(max_size=200))
@settings(max_examples=300)
def test_anything_typed_is_taken_without_an_error(typed):
    assert isinstance(from_markdown(typed, FIELDS), tuple)
