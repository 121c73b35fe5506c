"""Plain words from Word become inlines again; what stayed the same keeps its weight, links, gaps and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwell.domain.document import Field, Gap, Paragraph, Run, Tick, plain
from linkwell.library.compose.editing import blocks_of, from_markdown
from linkwell.packs.rewording import markdown_of, reworded

SOURCE = (
    Run("Dear "),
    Field("our.class"),
    Run(", please "),
    Run("fold", strong=True),
    Run(" this: "),
    Gap(30.0, "name"),
)
PRINTED = (Run("Dear "), Run("Kestrels"), *SOURCE[2:])

_TEXT = st.text(st.sampled_from("ab é.,[]{}*_\\`<&>!\"'()#-1\u200f\U0001f33b "), max_size=30)
_INLINE = st.one_of(
    st.builds(Run, _TEXT, st.booleans()),
    st.just(Gap(30.0)),
    st.just(Tick()),
    st.builds(Run, st.just("a link"), href=st.just("https://example.org")),
)


def test_a_name_and_bold_words_survive_a_change_beside_them():
    found = reworded(SOURCE, PRINTED, "Dear Kestrels, kindly fold this: ____")
    assert found == (*SOURCE[:2], Run(", kindly "), *SOURCE[3:])


def test_a_name_that_was_overwritten_becomes_words():
    found = reworded(SOURCE, PRINTED, "Dear Owls, please fold this: ____")
    assert found[0] == Run("Dear Owls, please ")
    assert found[-1] == SOURCE[-1]


def test_words_in_place_of_a_gap_are_taken():
    found = reworded(SOURCE, PRINTED, "Dear Kestrels, please fold this: Sam")
    assert plain(found) == "Dear {{our.class}}, please fold this: Sam"


def test_bold_words_changed_stay_bold():
    assert Run("bend", strong=True) in reworded(SOURCE, PRINTED, "Dear Kestrels, please bend this: ____")


def test_words_without_end_are_new_as_a_whole():
    assert reworded(SOURCE, PRINTED, "word " * 20_000) == (Run("word " * 20_000),)


@given(st.lists(_INLINE, max_size=6).map(tuple), _TEXT)
def test_the_new_words_are_what_prints(text, words):
    assert plain(reworded(text, text, words)) == words


@given(st.lists(_INLINE, max_size=6).map(tuple))
def test_the_same_words_change_nothing_that_can_be_seen(text):
    again = reworded(text, text, plain(text))
    assert plain(again) == plain(text)
    assert [one for one in again if not isinstance(one, Run)] == [one for one in text if not isinstance(one, Run)]


@given(st.lists(_INLINE, max_size=6).map(tuple), _TEXT)
def test_taken_words_print_as_they_were_typed(text, words):
    """Through the Markdown of an edit and back; spaces at the ends do not count."""
    markdown = markdown_of(text, text, words)
    assert plain(from_markdown(markdown, {})).split() == words.split()


@pytest.mark.parametrize("words", ["- one of ours", "3. May", "2.", "-"])
def test_words_that_begin_like_the_entry_of_a_list_stay_a_paragraph(words):
    made = blocks_of(markdown_of((Run("Before"),), (Run("Before"),), words), {})
    assert made == (Paragraph((Run(words),)),)


def test_an_edit_names_what_is_filled_in():
    assert markdown_of(SOURCE, PRINTED, "Dear Kestrels, fold this: ____").startswith(
        "Dear {{our.class}}, **fold** this"
    )
