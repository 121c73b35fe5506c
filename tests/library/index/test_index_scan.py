"""Without an index titles, summaries and keywords answer, with the same language, filters and counts."""

import pytest
from tiny_library import found, ids

from linkwell.domain.query import Filters, Query
from linkwell.library.index.scan import NOTE
from linkwell.library.index.search import SearchIndex


@pytest.fixture(scope="module")
def unbuilt(tmp_path_factory, tiny, vocabulary):
    return SearchIndex(tmp_path_factory.mktemp("none") / "index", tiny, vocabulary)


SAME = (
    "", "map", "maps", "lantern", "letter", "map -harbour", "bread OR scales", '"letter home"', "theme:community",
    "stage:ks2", "minutes:<30", "title:letter", "id:com", "com-lks2-01", "-kind:lesson", "theme:identiti",
    "map theme:identiti", "needs:none", "year:4",
)  # fmt: skip


@pytest.mark.parametrize("text", SAME)
def test_the_scan_finds_what_the_index_finds(unbuilt, tiny_index, text):
    scanned, indexed = (index.search(Query(text)) for index in (unbuilt, tiny_index))
    assert set(ids(scanned)) == set(ids(indexed))
    assert scanned.total == indexed.total
    assert scanned.facets == indexed.facets
    assert scanned.partial


def test_the_scan_says_that_it_is_one(unbuilt):
    assert unbuilt.search(Query("map")).notes == (NOTE,)
    assert unbuilt.search(Query("map", typing=True)).notes == ()


def test_the_scan_does_not_know_the_text(unbuilt):
    assert found(unbuilt, "lighthouse") == []


def test_the_scan_puts_titles_first(unbuilt):
    assert found(unbuilt, "letter")[0] == "xt-01"
    assert found(unbuilt, "lantern") == ["com-ks1-01", "equ-ks3-01"]


@pytest.mark.parametrize(("text", "expected"), [("lan", {"com-ks1-01", "equ-ks3-01"}), ("harb", {"com-lks2-01"})])
def test_typing(unbuilt, text, expected):
    assert set(ids(unbuilt.search(Query(text, typing=True)))) == expected


def test_filters_and_counts(unbuilt, tiny_index):
    for filters in (
        Filters({"stage": ("lks2",)}),
        Filters({"stage": ("lks2", "uks2"), "theme": ("community",)}),
        Filters(minutes_min=10, minutes_max=45),
        Filters({"theme": ("nonsense",), "nonsense": ("x",)}),
    ):
        scanned, indexed = (index.search(Query("", filters)) for index in (unbuilt, tiny_index))
        assert set(ids(scanned)) == set(ids(indexed))
        assert scanned.facets == indexed.facets


def test_pages(unbuilt):
    everything = found(unbuilt, "")
    assert ids(unbuilt.search(Query("", limit=3, offset=3))) == everything[3:6]


def test_completing_without_an_index(unbuilt):
    assert unbuilt.complete("lan") == ()
