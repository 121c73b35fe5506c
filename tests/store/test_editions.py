"""The user's own wording of items."""

from hypothesis import given
from hypothesis import strategies as st

from linkwell.domain.pack import Edition
from linkwell.store import codec
from linkwell.store.editions import Editions

OURS = Edition("ide-ks2-01", "1.0", {"facts.outcome": "Our own **words**"})


def test_an_edition_comes_back_as_it_was(database):
    editions = Editions(database)
    editions.save(OURS)
    assert editions.get("ide-ks2-01") == OURS
    assert editions.get("ide-ks2-02") is None


def test_there_is_one_edition_of_an_item_and_the_newest_stands_first(database):
    editions = Editions(database)
    for item_id, words in (("one", "A"), ("two", "B"), ("one", "C")):
        editions.save(Edition(item_id, "1.0", {"facts.outcome": words}))
    assert editions.list() == ("one", "two")
    assert editions.get("one").edits == {"facts.outcome": "C"}


def test_an_edition_without_changes_is_none(database):
    editions = Editions(database)
    editions.save(OURS)
    editions.save(Edition("ide-ks2-01", "1.0", {}))
    assert editions.list() == ()


def test_a_forgotten_edition_is_gone(database):
    editions = Editions(database)
    editions.save(OURS)
    editions.forget("ide-ks2-01")
    editions.forget("never-there")
    assert editions.get("ide-ks2-01") is None


def test_a_damaged_edition_counts_as_none(database):
    Editions(database).save(OURS)
    with database.transaction():
        database.run("UPDATE edition SET body = ?", b"spoilt")
    assert Editions(database).get("ide-ks2-01") is None


@given(st.text(), st.text(), st.dictionaries(st.text(), st.text(), max_size=4))
def test_every_edition_survives_its_text(item_id, version, edits):
    edition = Edition(item_id, version, edits)
    assert codec.read_edition(codec.edition_text(edition)) == edition
