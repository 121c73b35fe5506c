"""What a query finds, told on a library so small that every answer can be foretold."""

import pytest
from tiny_library import found, ids

from linkwell.domain.query import FacetCount, Filters, Query

EVERY = {"com-ks1-01", "com-lks2-01", "div-uks2-01", "equ-ks3-01", "ide-ks1-01", "chk-01", "xt-01", "fam-01"}
QUERIES = {
    # words: all must be there, by stem, anywhere in the item
    "lighthouse": {"com-lks2-01", "equ-ks3-01"},
    "LIGHTHOUSES": {"com-lks2-01", "equ-ks3-01"},
    "lighthouse harbour": {"com-lks2-01"},
    "lighthouse AND harbour": {"com-lks2-01"},
    "bread lighthouse": set(),
    "cafe": {"fam-01"},
    "café": {"fam-01"},
    "baker's": {"ide-ks1-01"},
    # expressions and synonyms
    "left out": {"com-lks2-01", "div-uks2-01"},
    "lonely": {"com-lks2-01", "div-uks2-01"},
    "equality": {"equ-ks3-01", "div-uks2-01"},
    "year 4": {"com-lks2-01", "chk-01"},
    "ks2": {"com-lks2-01", "div-uks2-01", "chk-01"},
    # phrases: exactly these words in a row, on one line
    '"walk to the harbour"': {"com-lks2-01"},
    '"harbour to the walk"': set(),
    '"the lighthouse blinks"': {"com-lks2-01"},
    '"table excluded"': set(),
    '"CAFÉ letter"': {"fam-01"},
    '"scale"': set(),
    '"scales"': {"equ-ks3-01"},
    # exclusions, without synonyms
    "map -harbour": {"com-ks1-01"},
    "map NOT harbour": {"com-ks1-01"},
    'map -"a map helps"': {"com-ks1-01"},
    "fairness -equality": {"div-uks2-01"},
    "-letter": EVERY - {"xt-01", "fam-01"},
    "letter -kind:parent": {"xt-01"},
    # one or the other
    "bread OR scales": {"div-uks2-01", "equ-ks3-01"},
    "bread OR scales OR fog": {"div-uks2-01", "equ-ks3-01", "chk-01"},
    "bread | scales": {"div-uks2-01", "equ-ks3-01"},
    "theme:identity OR theme:equality": {"ide-ks1-01", "equ-ks3-01"},
    # fields
    "theme:identity": {"ide-ks1-01"},
    'theme:"who am i"': {"ide-ks1-01"},
    "theme:commun": {"com-ks1-01", "com-lks2-01"},
    "stage:ks2": {"com-lks2-01", "div-uks2-01", "chk-01"},
    'stage:"key stage 2"': {"com-lks2-01", "div-uks2-01", "chk-01"},
    "stage:KS3": {"equ-ks3-01"},
    "stage:secondary": {"equ-ks3-01"},
    "stage:ks3,uks2": {"equ-ks3-01", "div-uks2-01"},
    "stage:y4": {"com-lks2-01", "chk-01"},
    "phase:2": {"equ-ks3-01"},
    "step:exchange": {"xt-01", "equ-ks3-01"},
    'step:"exchange of work"': {"xt-01", "equ-ks3-01"},
    "kind:check-in": {"chk-01"},
    "kind:template": {"xt-01"},
    "mode:video": {"div-uks2-01"},
    "mode:virtual": {"div-uks2-01"},
    "year:Y4": {"com-lks2-01", "chk-01"},
    "year:4": {"com-lks2-01", "chk-01"},
    'year:"year 8"': {"equ-ks3-01"},
    "subject:art": {"com-lks2-01"},
    "subject:geography": {"com-lks2-01"},
    "framework:cit-ks12": {"div-uks2-01"},
    "framework:cit-ks12:ks2.4b": {"div-uks2-01"},
    "needs:none": EVERY - {"com-lks2-01"},
    "needs:materials": {"com-lks2-01"},
    "minutes:20": {"ide-ks1-01", "xt-01"},
    "minutes:<20": {"chk-01", "fam-01"},
    "minutes:<=20": {"chk-01", "fam-01", "ide-ks1-01", "xt-01"},
    "minutes:>45": {"com-ks1-01", "equ-ks3-01"},
    "minutes:45+": {"com-lks2-01", "com-ks1-01", "equ-ks3-01"},
    "minutes:30-45": {"div-uks2-01", "com-lks2-01"},
    "minutes:45-30": {"div-uks2-01", "com-lks2-01"},
    "minutes:30min": {"div-uks2-01"},
    "title:letter": {"xt-01", "fam-01"},
    'title:"letter home"': {"fam-01"},
    "id:com-lks2-01": {"com-lks2-01"},
    "id:com": {"com-ks1-01", "com-lks2-01"},
    "map theme:community stage:lks2": {"com-lks2-01"},
    "theme:community -stage:ks1": {"com-lks2-01"},
    # what says nothing
    "": EVERY,
    "   ": EVERY,
    "()": EVERY,
    "- * ? ~ ^": EVERY,
    # little words count where there is nothing else
    "nobody is of the": {"com-lks2-01"},
    "the": {"com-ks1-01", "com-lks2-01", "div-uks2-01", "equ-ks3-01", "xt-01"},
}


@pytest.mark.parametrize(("text", "expected"), QUERIES.items())
def test_a_query_finds_exactly(tiny_index, text, expected):
    assert set(found(tiny_index, text)) == expected


def test_little_words_are_left_out_beside_others(tiny_index):
    assert found(tiny_index, "the lighthouse of a") == found(tiny_index, "lighthouse")


FIRST = {
    "letter": "xt-01",  # exact title
    "who am i": "ide-ks1-01",
    "scales": "equ-ks3-01",
    "map": "com-ks1-01",  # title before summary
    "lantern": "com-ks1-01",  # title before keyword
    "chk-01": "chk-01",
    "com-lks2": "com-lks2-01",
    "weather": "chk-01",
}


@pytest.mark.parametrize(("text", "first"), FIRST.items())
def test_the_best_comes_first(tiny_index, text, first):
    assert found(tiny_index, text)[0] == first


def test_scores_fall(tiny_index):
    scores = [hit.score for hit in tiny_index.search(Query("map letter OR walk")).hits]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


def test_without_words_items_stand_by_stage_and_id(tiny_index):
    assert found(tiny_index, "") == [
        "chk-01", "com-ks1-01", "fam-01", "ide-ks1-01", "xt-01", "com-lks2-01", "div-uks2-01", "equ-ks3-01",
    ]  # fmt: skip


def test_pages_follow_one_another(tiny_index):
    everything = found(tiny_index, "")
    pages = [tiny_index.search(Query(limit=3, offset=start)) for start in (0, 3, 6, 9)]
    assert [item_id for page in pages for item_id in ids(page)] == everything
    assert {page.total for page in pages} == {8}


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (-1, 0), (5, 100), (5, -3)])
def test_odd_pages_are_no_error(tiny_index, limit, offset):
    result = tiny_index.search(Query("map", limit=limit, offset=offset))
    assert result.total == 2
    assert len(result.hits) == (2 if offset <= 0 < limit else 0)


# --- filters and counts -------------------------------------------------------------------------------


def test_filters_narrow(tiny_index):
    assert found(tiny_index, "map", stage=("lks2",)) == ["com-lks2-01"]
    assert set(found(tiny_index, "", stage=("lks2", "uks2"))) == {"com-lks2-01", "div-uks2-01", "chk-01"}
    assert found(tiny_index, "", stage=("lks2",), theme=("community",)) == ["com-lks2-01"]
    assert found(tiny_index, "", theme=("no such theme",)) == []
    assert set(found(tiny_index, "", nonsense=("x",), theme=())) == EVERY


def test_filters_by_minutes_include_both_ends(tiny_index):
    result = tiny_index.search(Query(filters=Filters(minutes_min=20, minutes_max=45)))
    assert set(ids(result)) == {"ide-ks1-01", "xt-01", "div-uks2-01", "com-lks2-01"}


def test_counts_cover_all_hits_and_leave_out_zero(tiny_index):
    facets = tiny_index.search(Query("map", limit=1)).facets
    assert facets["theme"] == (FacetCount("community", 2),)
    assert facets["stage"] == (FacetCount("ks1", 1), FacetCount("lks2", 1))
    assert facets["minutes"] == (FacetCount("45", 1), FacetCount("60", 1))
    assert "framework" not in facets


def test_counts_stand_in_the_order_of_the_vocabulary(tiny_index, vocabulary):
    facets = tiny_index.search(Query()).facets
    for name, known in (("theme", vocabulary.themes), ("stage", vocabulary.stages), ("kind", vocabulary.kinds)):
        values = [counted.value for counted in facets[name]]
        assert values == [value for value in known if value in values]


def test_a_choice_does_not_hide_its_alternatives(tiny_index):
    facets = tiny_index.search(Query("map", Filters({"stage": ("lks2",)}))).facets
    assert facets["stage"] == (FacetCount("ks1", 1), FacetCount("lks2", 1))
    assert facets["theme"] == (FacetCount("community", 1),)


# --- advice -------------------------------------------------------------------------------------------

SUGGESTIONS = {
    "lightouse": "lighthouse",
    "harbour lightouse": "harbour lighthouse",
    "Harbor walk": "harbour walk",
    "theme:identiti": "theme:identity",
    "them:identity": "theme:identity",
    "stage:ks9 scales": "",
    "zzzzzz": "",
    "map": "",
    "map zq": "",
}


@pytest.mark.parametrize(("text", "expected"), SUGGESTIONS.items())
def test_spelling_is_mended_only_where_a_word_finds_nothing(tiny_index, text, expected):
    assert tiny_index.search(Query(text)).suggestion == expected


def test_no_suggestion_while_typing(tiny_index):
    assert tiny_index.search(Query("lightouse", typing=True)).suggestion == ""


NOTES = {
    "theme:identiti scales": "There is no theme called “identiti”. Did you mean theme:identity?",
    "theme:zzzzzz scales": "There is no theme called “zzzzzz”. You can choose from identity, diversity, community and "
    "equality.",
    "them:identity scales": "There is no field called “them”. Did you mean theme:identity?",
    "colour:red scales": "There is no field called “colour”. You can use theme, stage, phase, step, kind, mode, "
    "subject, grouping and 7 others.",
    "minutes:soon scales": "“soon” is not a time. Write minutes as in minutes:30, minutes:<30 or minutes:30-60.",
    "theme: scales": "Write what you look for after “theme:”, such as theme:identity.",
    "id:nothing scales": "There is no item with the id “nothing”. You can choose from chk-01, com-ks1-01, "
    "com-lks2-01, div-uks2-01, equ-ks3-01, fam-01, ide-ks1-01 and xt-01.",
}


@pytest.mark.parametrize(("text", "note"), NOTES.items())
def test_what_is_not_understood_is_told_and_the_rest_still_works(tiny_index, text, note):
    result = tiny_index.search(Query(text))
    assert result.notes == (note,)
    assert ids(result) == ["equ-ks3-01"]


def test_nothing_understood_finds_nothing(tiny_index):
    result = tiny_index.search(Query("theme:identiti"))
    assert (result.total, result.suggestion) == (0, "theme:identity")


@pytest.mark.parametrize("text", ["letter:", "letter https://example.org", "letter 10:30"])
def test_a_colon_need_not_be_a_field(tiny_index, text):
    assert not any("field" in note for note in tiny_index.search(Query(text)).notes)


def test_advice_when_there_are_too_many_words(tiny_index):
    assert tiny_index.search(Query("bread scales")).notes == (
        "Nothing has all of this. Without “bread” there is 1 item.",
    )


def test_advice_when_the_filters_hide_everything(tiny_index):
    result = tiny_index.search(Query("map", Filters({"theme": ("equality",)})))
    assert result.notes == ("Without the filters there are 2 items.",)


# --- typing -------------------------------------------------------------------------------------------

TYPING = {
    "la": {"com-ks1-01", "equ-ks3-01"},  # a keyword, too
    "lant": {"com-ks1-01", "equ-ks3-01"},
    "the lan": {"com-ks1-01", "equ-ks3-01"},
    "lan ma": {"com-ks1-01"},
    "harb": {"com-lks2-01"},
    "ighthouse": set(),
    "lightho": set(),  # stands in bodies only
    "map l": {"com-ks1-01"},
    "m": EVERY,
    "stage:lks2 w": {"com-lks2-01", "chk-01"},
    "stage:lks2 wa": {"com-lks2-01"},
    "theme:": EVERY,
    '"harb': {"com-lks2-01"},
    "com-l": {"com-lks2-01"},
    "caf": {"fam-01"},
}


@pytest.mark.parametrize(("text", "expected"), TYPING.items())
def test_while_typing_beginnings_of_titles_and_keywords_are_found(tiny_index, text, expected):
    result = tiny_index.search(Query(text, typing=True))
    assert set(ids(result)) == expected
    assert result.notes == ()


def test_titles_come_before_keywords_while_typing(tiny_index):
    assert ids(tiny_index.search(Query("lan", typing=True))) == ["com-ks1-01", "equ-ks3-01"]


def test_the_last_word_may_be_unfinished_when_typing_pauses(tiny_index):
    assert found(tiny_index, "harbo") == ["com-lks2-01"]


def test_completing(tiny_index):
    assert tiny_index.complete("lan")[0] == "The Lantern Map"
    assert "map lanterns" in tiny_index.complete("map lant")
    assert tiny_index.complete("light") == ("lighthouse",)
    assert tiny_index.complete("theme:i") == ("theme:identity",)
    assert tiny_index.complete("walk theme:i") == ("walk theme:identity",)
    assert tiny_index.complete("") == tiny_index.complete("map ") == tiny_index.complete("x:y") == ()
