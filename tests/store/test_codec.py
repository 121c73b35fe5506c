"""Packs, links and searches come back from JSON as they went in, and wrong JSON is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwell.domain.errors import ContentError
from linkwell.domain.pack import Pack
from linkwell.domain.query import Filters, Query
from linkwell.store import codec
from linkwell.store.sealed import seal, unseal
from store import samples


@samples.UNHURRIED
@given(samples.PACKS)
def test_a_pack_comes_back_as_it_was(pack):
    read, unknown = codec.read_pack(unseal(seal(codec.pack_text(pack))))
    assert read == pack
    assert unknown == {}


@samples.UNHURRIED
@given(samples.LINKS)
def test_a_link_comes_back_as_it_was(link):
    assert codec.read_link(unseal(seal(codec.link_text(link)))) == (link, {})


@samples.UNHURRIED
@given(st.builds(Query, st.text(), st.builds(Filters, st.dictionaries(samples.WORDS, st.just(("ks1", "ks2"))))))
def test_a_search_comes_back_as_it_was(query):
    assert codec.read_query(codec.query_text(query)) == query


def test_keys_of_a_newer_program_survive_a_change():
    newer = json.loads(codec.pack_text(samples.pack()))
    newer["colour"] = {"front": "red"}
    newer["sections"][0]["entries"][1]["stars"] = [1, 2.5, None, True]
    pack, unknown = codec.read_pack(json.dumps(newer))
    again = json.loads(codec.pack_text(pack, unknown))
    assert again == newer


def test_keys_of_a_newer_program_in_a_link_survive_a_change():
    newer = json.loads(codec.link_text(samples.link()))
    newer["b"]["postcode"] = "kept"
    newer["channel"] = "video"
    link, unknown = codec.read_link(json.dumps(newer))
    assert json.loads(codec.link_text(link, unknown)) == newer


def test_what_is_missing_gets_its_default():
    assert codec.read_pack('{"id": "p", "title": "T"}') == (Pack("p", "T", ()), {})
    link, _ = codec.read_link('{"id": "l", "title": "T"}')
    assert (link.mode, link.status, link.a.size, link.reply_by) == ("both", "planned", 0, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '"pack"',
        '{"title": "no id"}',
        '{"id": "p", "title": 3}',
        '{"id": "p", "title": "T", "sides": "c"}',
        '{"id": "p", "title": "T", "notes": "one"}',
        '{"id": "p", "title": "T", "notes": [1]}',
        '{"id": "p", "title": "T", "sections": {}}',
        '{"id": "p", "title": "T", "sections": [{"entries": [{}]}]}',
        '{"id": "p", "title": "T", "sections": [{"entries": [{"item_id": "i", "copies": {"s": true}}]}]}',
        '{"id": "p", "title": "T", "sections": [{"entries": [{"item_id": "i", "edits": {"s": null}}]}]}',
        '{"id": "p", "id": "q", "title": "T"}',
        '{"id": "p", "title": "T", "more": NaN}',
        '{"id": "p", "title": "T", "more": -Infinity}',
        '{"id": "p", "title": "T", "more": 1e999}',
        '{"id": "p", "title": "T", "more": 9007199254740993}',
        '{"id": "p", "title": "T", "more": ' + "9" * 5000 + "}",
        '{"id": "p", "title": "T", "more": ' + "[" * 40 + "]" * 40 + "}",
        '{"id": "p", "title": "T", "more": ' + "[" * 100_000 + "]" * 100_000 + "}",
    ],
)
def test_a_wrong_pack_is_refused(text):
    with pytest.raises(ContentError) as caught:
        codec.read_pack(text)
    assert caught.value.code == "S-ROW"


@samples.UNHURRIED
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda t: (
            st.lists(t)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "title", "a", "b", "sections", "entries", "copies", "item_id", "stages", "size"]
                ),
                t,
            )
        ),
    )
)
def test_any_json_is_read_or_refused(value):
    for reader in (codec.read_pack, codec.read_link, codec.read_query):
        assert code_of(lambda reader=reader: reader(json.dumps(value))) in {"", "S-ROW"}


@pytest.mark.parametrize(("key", "value"), [("mode", "by-post"), ("reply_by", "tomorrow"), ("sample", 1), ("a", [])])
def test_a_wrong_link_is_refused(key, value):
    values = json.loads(codec.link_text(samples.link())) | {key: value}
    with pytest.raises(ContentError) as caught:
        codec.read_link(json.dumps(values))
    assert key in caught.value.happened


def code_of(act):
    """The code of the error that an action ends in; empty if it ends well. Any other error is a failure."""
    try:
        act()
    except ContentError as fault:
        return fault.code
    return ""
