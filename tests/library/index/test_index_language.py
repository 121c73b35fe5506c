"""Anything can be typed: the query language never fails, and takes apart what it understands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_library import TINY

from linkwell.domain.query import Filters, Query
from linkwell.library.index import synonyms
from linkwell.library.index.clauses import Choice, Group, Ids, InTitle, Minutes, Parsed, Phrase, Words
from linkwell.library.index.field_values import FieldReader
from linkwell.library.index.query_language import LONGEST_TEXT, MOST_GROUPS, parse

PIECES = st.sampled_from(
    ["map", "-map", "--", "-", "*", "?", "^", "~2", "(", ")", "[", "{", '"', '"left out', "“left out”", "AND", "OR", "NOT",
     "theme:identity", "theme:", ":", "stage:ks2", "minutes:<30", "minutes:-", "minutes:99999", "year:Y4", "id:com",
     "foo:bar", "\x00", "\u202e", "🎉", "é", "ﬁ", "'", "’s", "com-lks2-01", "|", "&", "\\", "/", "a" * 90, "https://x.y",
     "mode:" + "x" * 60, "٣", "½", "<", ">", "&amp;", "' OR 1=1 --", "\ud800"]
)  # fmt: skip


@pytest.fixture(scope="module")
def reader(vocabulary):
    return FieldReader(vocabulary, [item.id for item in TINY])


@pytest.fixture(scope="module")
def known(vocabulary):
    return synonyms.of(vocabulary)


def words(*own: str) -> Group:
    return Group((Words(own),))


PARSED = {
    "map bridge": (words("map"), words("bridge")),
    "left out map": (words("left", "out"), words("map")),
    "lower key stage 2": (words("lower", "key", "stage", "2"),),
    '"left out"': (Group((Phrase(("left", "out")),)),),
    '"left out': (Group((Phrase(("left", "out")),)),),
    "“left out”": (Group((Phrase(("left", "out")),)),),
    "-map": (Group((Words(("map",)),), negated=True),),
    "NOT map": (Group((Words(("map",)),), negated=True),),
    "−map": (Group((Words(("map",)),), negated=True),),
    "well-known": (words("well"), words("known")),
    "map OR bridge": (Group((Words(("map",)), Words(("bridge",)))),),
    "OR map OR": (words("map"),),
    "map OR -bridge": (words("map"), Group((Words(("bridge",)),), negated=True)),
    "theme:identity": (Group((Choice("theme", ("identity",)),)),),
    "Theme:Identity": (Group((Choice("theme", ("identity",)),)),),
    "themes:identity": (Group((Choice("theme", ("identity",)),)),),
    "-theme:identity": (Group((Choice("theme", ("identity",)),), negated=True),),
    "stage:ks2": (Group((Choice("stage", ("lks2", "uks2")),)),),
    "minutes:<30": (Group((Minutes(0, 29),)),),
    "time:30-60": (Group((Minutes(30, 60),)),),
    "title:map": (Group((InTitle(("map",)),)),),
    "com-lks2-01": (Group((Ids(("com-lks2-01",)), Words(("com", "lks2", "01")))),),
    "(map) [bridge]": (words("map"), words("bridge")),
    "map*": (words("map"),),
    "the map": (words("map"),),
    "the": (words("the"),),
    "": (),
    "-": (),
}


@pytest.mark.parametrize(("text", "groups"), PARSED.items())
def test_a_query_is_taken_apart(reader, known, text, groups):
    assert parse(text, reader, known).groups == groups


def test_ten_thousand_characters_are_cut_and_told(reader, known):
    parsed = parse("lighthouse " * 1000, reader, known)
    assert len(parsed.groups) == MOST_GROUPS
    assert parsed.notes == (f"Only the first {LONGEST_TEXT} characters were searched for.",)


@given(
    text=st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES).map("".join))
)
@settings(max_examples=400, deadline=None)
def test_nothing_that_can_be_typed_is_an_error(tiny_index, text):
    for typing in (False, True):
        result = tiny_index.search(Query(text, typing=typing))
        assert not result.partial, "the index gave up"
        assert len(result.hits) == result.total <= len(TINY)
        assert all("".join(piece for piece, _ in hit.marked_title.pieces) == hit.title for hit in result.hits)
    assert isinstance(tiny_index.complete(text), tuple)
    assert tiny_index.is_ready


@given(
    values=st.dictionaries(st.sampled_from(["theme", "stage", "x", ""]), st.lists(st.text(max_size=5)).map(tuple)),
    numbers=st.tuples(st.integers(-10, 100), st.integers(-10, 100), st.integers(-5, 30), st.integers(-5, 30)),
)
@settings(max_examples=100, deadline=None)
def test_no_filter_is_an_error(tiny_index, values, numbers):
    least, most, limit, offset = numbers
    result = tiny_index.search(Query("", Filters(values, least, most), limit, offset))
    assert not result.partial
    assert len(result.hits) <= max(limit, 0)


def test_an_empty_query_asks_for_nothing(reader, known):
    assert parse("\x00\u202e", reader, known) == Parsed()
