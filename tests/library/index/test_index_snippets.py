"""Snippets: the best sentence, at most 160 characters, words found marked, no word cut."""

import re

from hypothesis import given
from hypothesis import strategies as st

from linkwell.domain.query import Query, Snippet
from linkwell.library.index.snippets import LONGEST, Wanted, marked, marked_beginnings, snippet
from linkwell.library.index.words import words_of

TEXT = (
    "Maps help people who are new here. The harbour wall is old.\n"
    "We draw the harbour on a map, and then we walk there. Nobody is left out.\n"
    "Stories from the café by the harbour\n"
    + "A very long sentence " * 12
    + "about one lighthouse that blinks "
    + "for a long time " * 10
)


def shown(snippet: Snippet) -> str:
    return "".join(f"[{piece}]" if found else piece for piece, found in snippet.pieces)


def of(*ideas: tuple[str, tuple[str, ...]]) -> str:
    return shown(snippet(TEXT, Wanted.of(ideas), "The summary."))


def test_the_sentence_with_most_words_wins():
    assert of(("map", ()), ("harbour", ())) == "We draw the [harbour] on a [map], and then we walk there."


def test_two_sentences_may_share_the_room():
    assert of(("old", ()), ("walk", ())) == (
        "The harbour wall is [old]. … We draw the harbour on a map, and then we [walk] there."
    )


def test_the_first_of_equal_sentences_wins():
    assert of(("map", ())) == "[Maps] help people who are new here."


def test_expressions_are_marked_as_one():
    assert of(("left out", ())) == "Nobody is [left out]."


def test_synonyms_are_marked_but_the_word_itself_is_worth_more():
    assert of(("lone", ("left out",))) == "Nobody is [left out]."
    assert of(("walk", ("old",))) == "We draw the harbour on a map, and then we [walk] there."


def test_inflected_and_accented_words_are_found():
    assert of(("stori", ())) == "[Stories] from the café by the harbour"
    assert of(("cafe", ())) == "Stories from the [café] by the harbour"


def test_without_a_word_in_the_text_the_summary_is_shown():
    assert of(("zebra", ())) == "The summary."
    assert of() == "The summary."


def test_a_long_sentence_is_cut_between_words_around_the_word_found():
    cut = of(("lighthous", ()))
    plain = cut.replace("[", "").replace("]", "")
    assert "[lighthouse]" in cut
    assert len(plain) <= LONGEST
    assert plain.startswith("…")
    assert plain.endswith("…")
    assert plain.strip("…") in TEXT
    assert re.search(rf"(?:^|\s){re.escape(plain.strip('…'))}(?:\s|$)", TEXT)


def test_beginnings_are_marked_while_typing():
    assert shown(marked_beginnings("The Map of Maps", ("ma",))) == "The [Ma]p of [Ma]ps"
    assert shown(marked_beginnings("Café", ("caf", "cafe"))) == "[Café]"
    assert shown(marked_beginnings("Map", ())) == "Map"


@given(text=st.text(), wanted=st.lists(st.text(alphabet="aeimnoprst é'", min_size=1), max_size=4))
def test_any_text_can_be_shown(text, wanted):
    terms = [" ".join(words_of(word)) for word in wanted]
    ideas = Wanted.of([(term, ()) for term in terms if term])
    line = snippet(text, ideas, "summary")
    assert len(line.text) <= LONGEST
    assert marked(text, ideas).text == text


def test_a_found_item_shows_why(tiny_index):
    (hit,) = tiny_index.search(Query("lighthouse harbour")).hits
    assert shown(hit.snippet) == "Walk to the [harbour]. … The [lighthouse] blinks."
    assert shown(hit.marked_title) == "[Harbour] Walk"
