"""Editing in place: every stretch of words can be read, changed and put back."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from linkwell.domain.document import Field, Heading, ListBlock, Paragraph, Part, Run, Table, plain
from linkwell.domain.rewrite import texts
from linkwell.library.compose.editing import (
    blocks_of,
    edited,
    from_markdown,
    lines_of,
    stretches,
    to_markdown,
    wording_of,
)
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


def looks(text):
    """Each letter with its weight; spaces are as heavy as one likes."""
    return [(letter, one.strong) for one in text if isinstance(one, Run) for letter in one.text if not letter.isspace()]


RUNS = st.lists(st.builds(Run, WORDS, st.booleans()), min_size=1, max_size=5).map(tuple)


@given(RUNS)
@settings(max_examples=400)
def test_bold_words_survive_whatever_stands_beside_them(text):
    assert looks(from_markdown(to_markdown(text), FIELDS)) == looks(text)


def test_a_bold_name_stays_bold():
    text = (Run("For ", strong=True), Field("our.class", strong=True), Run("!"))
    assert from_markdown(to_markdown(text), FIELDS) == text


def simple_list(*entries, ordered=False):
    return ListBlock(tuple((Paragraph((Run(entry),)),) for entry in entries), ordered)


@given(st.lists(st.one_of(WORDS.map(lambda one: Paragraph((Run(one),))), st.builds(simple_list, WORDS, WORDS))))
@settings(max_examples=200)
def test_paragraphs_and_lists_survive_the_way_to_lines_and_back(blocks):
    again = blocks_of(lines_of(blocks), FIELDS)
    assert lines_of(again) == lines_of(blocks)
    kinds = [type(one) for one in again]
    wanted = [type(one) for at, one in enumerate(blocks) if not (at and type(one) is type(blocks[at - 1]) is ListBlock)]
    assert kinds == wanted


def test_a_paragraph_that_only_looks_like_an_entry_stays_a_paragraph():
    for words in ("- not a list", "12. May", "3) three"):
        assert blocks_of(lines_of((Paragraph((Run(words),)),)), FIELDS) == (Paragraph((Run(words),)),)


def test_a_paragraph_can_become_a_list_and_keeps_its_key():
    part = Part("x", "X", (Paragraph((Run("One"),), "lead", "a.1"), Paragraph((Run("Two"),), key="a.2")))
    changed = edited(part, {"a.1": "First:\n- a\n- **b**"}, FIELDS)
    first, bullets, second = changed.blocks
    assert (first.key, first.role, plain(first.text)) == ("a.1", "lead", "First:")
    assert [plain(entry[0].text) for entry in bullets.entries] == ["a", "b"]
    assert second == part.blocks[1]


@pytest.mark.parametrize("typed", ["- a\n- \n- b", "1. a\n2.\n3. b", "- a\n-\n- b\n-"])
def test_an_entry_without_words_is_left_out(typed):
    (found,) = blocks_of(typed, FIELDS)
    assert isinstance(found, ListBlock)
    assert [plain(entry[0].text) for entry in found.entries] == ["a", "b"]


def test_a_list_is_changed_as_a_whole():
    part = Part("x", "X", (ListBlock(simple_list("a", "b").entries, ordered=True, start=3, key="l.1"),))
    assert [stretch.markdown for stretch in stretches(part)] == ["3. a\n4. b"]
    changed = edited(part, {"l.1": "3. a\n4. b\n5. c"}, FIELDS).blocks[0]
    assert (len(changed.entries), changed.ordered, changed.start, changed.key) == (3, True, 3, "l.1")


def test_words_that_were_all_taken_away_leave_no_empty_block():
    part = Part("x", "X", (Heading(2, (Run("H"),), "a.1"), Paragraph((Run("P"),), key="a.2")))
    assert edited(part, {"a.1": "", "a.2": " "}, FIELDS).blocks == ()


def test_entries_that_were_changed_one_by_one_show_in_the_list():
    entries = tuple((Paragraph((Run(words),), key=f"l.{at}"),) for at, words in ((2, "a"), (3, "b")))
    part = Part("x", "X", (ListBlock(entries, key="l.1"),))
    (stretch,) = stretches(part)
    assert wording_of(stretch, {"l.3": "our **b**"}) == "- a\n- our **b**"
    assert wording_of(stretch, {"l.3": "our b", "l.1": "- all ours"}) == "- all ours"
    assert wording_of(stretch, {}) == "- a\n- b"
