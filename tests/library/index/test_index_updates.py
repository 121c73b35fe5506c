"""An index that is brought up to date answers exactly like one that is built anew."""

import random
import threading

import pytest
from tiny_library import TINY, catalogue_of, found, make_item

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.query import Query
from linkwell.library.index.search import SearchIndex, open_or_build

QUERIES = (
    "map",
    "lighthouse",
    "lightouse",
    '"left out"',
    "letter",
    "fairness",
    "stage:ks2",
    "",
    "com-ks1-01",
    "edited",
)


@pytest.fixture
def index(tmp_path, tiny, vocabulary):
    return open_or_build(tmp_path / "index", tiny, vocabulary)


def with_changed(*items, without=()) -> Catalogue:
    kept = {item.id: item for item in TINY if item.id not in without}
    return catalogue_of({**kept, **{item.id: item for item in items}}.values())


def test_a_changed_item(index, tmp_path, vocabulary):
    changed = with_changed(make_item("ide-ks1-01", "Who are you?", "Now about volcanoes.", theme="identity"))
    made: list[str] = []
    index.update(changed, lambda fraction, message: made.append(message))
    assert made == ["Indexing “Who are you?”"]
    assert index.is_fresh()
    assert found(index, "volcano") == ["ide-ks1-01"]
    assert found(index, "baker") == []
    assert found(index, "theme:identity") == ["ide-ks1-01"]
    assert SearchIndex(tmp_path / "index", changed, vocabulary).is_fresh()


def test_an_item_added_and_one_removed(index):
    index.update(with_changed(make_item("com-ks1-02", "Volcano Day"), without=("xt-01",)))
    assert found(index, "volcano") == ["com-ks1-02"]
    assert found(index, "letter") == ["fam-01"]
    assert index.search(Query()).total == len(TINY)


def test_only_removed(index, tmp_path, vocabulary):
    fewer = with_changed(without=("xt-01",))
    index.update(fewer)
    assert "xt-01" not in found(index, "")
    assert SearchIndex(tmp_path / "index", fewer, vocabulary).is_fresh()


def test_back_to_what_it_was(index, tiny):
    index.update(with_changed(make_item("xt-01", "Volcano")))
    index.update(tiny)
    assert found(index, "volcano") == []
    assert found(index, "letter")[0] == "xt-01"
    assert index.is_fresh()


def test_an_update_without_an_index_builds_one(tmp_path, tiny, vocabulary):
    index = SearchIndex(tmp_path / "new", tiny, vocabulary)
    assert not index.is_ready
    index.update(tiny)
    assert index.is_fresh()
    assert index.is_kept


def test_until_it_is_updated_an_old_index_shows_no_outdated_item(tmp_path, tiny, vocabulary):
    open_or_build(tmp_path, tiny, vocabulary)
    newer = with_changed(make_item("xt-01", "Volcano"), without=("fam-01",))
    index = SearchIndex(tmp_path, newer, vocabulary)
    assert not index.is_fresh()
    assert set(found(index, "")) == {item.id for item in TINY} - {"xt-01", "fam-01"}


def test_other_word_lists_mean_another_index(tmp_path, tiny, vocabulary):
    open_or_build(tmp_path, tiny, vocabulary)
    assert SearchIndex(tmp_path, tiny, vocabulary).is_ready
    other = _with_synonyms(vocabulary, (*vocabulary.synonyms, ("baker", "lighthouse")))
    index = open_or_build(tmp_path, tiny, other)
    assert set(found(index, "baker")) == {"com-lks2-01", "equ-ks3-01", "ide-ks1-01"}


def test_a_library_without_items(tmp_path, vocabulary):
    index = open_or_build(tmp_path, catalogue_of([]), vocabulary)
    assert index.is_fresh()
    assert found(index, "map") == found(index, "") == []
    assert SearchIndex(tmp_path, catalogue_of([]), vocabulary).is_fresh()


def test_forty_random_changes(tmp_path, vocabulary):
    """After each, everything is as in an index built anew, and the folder does not fill up."""
    chance = random.Random(3)
    items = {item.id: item for item in TINY}
    index = open_or_build(tmp_path / "kept", catalogue_of(items.values()), vocabulary)
    for number in range(40):
        item_id = chance.choice([*items, f"com-ks1-{number + 10}"])
        if len(items) > 4 and chance.random() < 0.3:
            items.pop(item_id, None)
        else:
            items[item_id] = make_item(item_id, f"Edited {number}", "A map, a letter.", "Lighthouse left out again.")
        catalogue = catalogue_of(items.values())
        index.update(catalogue)
        if number % 8 == 7:
            index = SearchIndex(tmp_path / "kept", catalogue, vocabulary)
            assert index.is_fresh()
        fresh = open_or_build(tmp_path / f"fresh{number}", catalogue, vocabulary)
        for text in QUERIES:
            assert index.search(Query(text, limit=100)) == fresh.search(Query(text, limit=100))
    assert len(list((tmp_path / "kept").iterdir())) < 120


def test_searching_during_updates(index, vocabulary):
    """Searches on another thread see the index before or after an update, never anything between."""
    wrong: list[object] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            result = index.search(Query("volcano OR letter"))
            if result.partial or not 2 <= result.total <= 3:
                wrong.append(result)

    asking = [threading.Thread(target=ask) for _ in range(2)]
    for thread in asking:
        thread.start()
    for number in range(15):
        index.update(with_changed(make_item("com-ks1-09", "Volcano", f"Number {number}")))
    done.set()
    for thread in asking:
        thread.join()
    assert wrong == []
    assert found(index, "volcano") == ["com-ks1-09"]


def test_two_programs_may_share_a_folder(tmp_path, tiny, vocabulary):
    one = open_or_build(tmp_path, tiny, vocabulary)
    other = open_or_build(tmp_path, tiny, vocabulary)
    newer = with_changed(make_item("xt-01", "Volcano"))
    one.build()
    other.update(newer)
    one.update(newer)
    assert found(one, "volcano") == found(other, "volcano") == ["xt-01"]
    assert found(open_or_build(tmp_path, newer, vocabulary), "volcano") == ["xt-01"]


def _with_synonyms(vocabulary, groups):
    fields = {name: getattr(vocabulary, name) for name in vocabulary.__slots__}
    return type(vocabulary)(**{**fields, "synonyms": groups})
