"""Searches in the library that ships, whose answers follow from its titles, ids and facts."""

import pytest
from tiny_library import found

from linkwell.domain.query import Filters, Query
from linkwell.library.index import facets

FIRST_THREE = {
    "map": "com-lks2-01",
    "map of what matters": "com-lks2-01",
    "museum label": "ide-lks2-01",
    "word bridge": "div-lks2-03",
    "step in safely": "equ-uks2-02",
    "battery": "chk-02",
    "weather": "chk-01",
    "question bridge": "xt-07",
    "date finder": "xt-03",
    "badge match": "ven-01",
    "what is our link": "fam-01",
    "thank you relay": "cel-04",
    "rights": "equ-ks4-01",
    "rhythm name": "ide-eyfs-01",
    "lks2 map": "com-lks2-01",
    "theme:identity stage:lks2 exhibits": "ide-lks2-01",
    "kind:exchange-template dates": "xt-03",
}


@pytest.mark.parametrize(("text", "expected"), FIRST_THREE.items())
def test_a_teacher_finds_it_among_the_first_three(shipped, shipped_index, text, expected):
    if expected not in shipped:
        pytest.skip(f"{expected} is not in the library")
    assert expected in found(shipped_index, text, limit=3)


def test_every_item_is_found_first_by_its_id_and_its_title(shipped, shipped_index):
    titles = [item.title for item in shipped]
    for item in shipped:
        assert found(shipped_index, item.id, limit=1) == [item.id]
        assert found(shipped_index, f"id:{item.id}", limit=1) == [item.id]
        if titles.count(item.title) == 1:
            assert found(shipped_index, item.title, limit=1) == [item.id]
            assert item.id in found(shipped_index, f'"{item.title}"')


def test_every_facet_finds_exactly_the_items_that_have_it(shipped, shipped_index, vocabulary):
    values = {item.id: facets.values(item, vocabulary) for item in shipped}
    counted = shipped_index.search(Query()).facets
    for facet in facets.FACETS:
        for value in facet.known(vocabulary):
            expected = {item_id for item_id in values if value in values[item_id][facet.name]}
            assert set(found(shipped_index, "", **{facet.name: (value,)})) == expected
            counts = {counted_value.value: counted_value.count for counted_value in counted.get(facet.name, ())}
            assert counts.get(value, 0) == len(expected)


def test_every_known_value_can_be_asked_for_in_a_query(shipped_index, vocabulary):
    for facet in facets.FACETS:
        for value, title in facet.known(vocabulary).items():
            expected = set(found(shipped_index, "", **{facet.name: (value,)}))
            assert set(found(shipped_index, f"{facet.name}:{value}")) == expected
            if facet.name != "framework":  # two editions may have one title
                assert set(found(shipped_index, f'{facet.name}:"{title}"')) == expected


def test_minutes(shipped, shipped_index):
    short = {item.id for item in shipped if item.timing.minutes < 30}
    middling = {item.id for item in shipped if 30 <= item.timing.minutes <= 60}
    assert set(found(shipped_index, "minutes:<30")) == short
    assert set(found(shipped_index, "minutes:30-60")) == middling
    result = shipped_index.search(Query(filters=Filters(minutes_min=30, minutes_max=60), limit=1000))
    assert {hit.id for hit in result.hits} == middling


def test_counts_agree_with_what_choosing_finds(shipped_index):
    for text in ("map", "belonging", "theme:identity", "kind:lesson partner"):
        facets_found = shipped_index.search(Query(text)).facets
        for name in ("theme", "stage", "kind", "step", "subject"):
            for counted in facets_found.get(name, ()):
                assert len(found(shipped_index, text, **{name: (counted.value,)})) == counted.count


def test_a_group_of_stages_finds_its_members(shipped, shipped_index, vocabulary):
    for group, members in vocabulary.stage_groups.items():
        expected = {item.id for item in shipped if set(members) & set(item.place.stages)}
        assert set(found(shipped_index, f"stage:{group}")) == expected


def test_snippets_of_every_item_are_short_and_never_empty(shipped, shipped_index):
    for text in ("class", "partner", "pupils", "what matters", ""):
        for hit in shipped_index.search(Query(text, limit=1000)).hits:
            assert 0 < len(hit.snippet.text) <= 160
            assert hit.title == shipped.get(hit.id).title
            assert "{{" not in hit.snippet.text


def test_typing_a_title_letter_by_letter_keeps_finding_it(shipped, shipped_index):
    for item in shipped:
        for length in range(2, len(item.title) + 1):
            result = shipped_index.search(Query(item.title[:length], typing=True, limit=1000))
            assert item.id in {hit.id for hit in result.hits}, item.title[:length]
