"""Links are kept whole, and are not deleted from under the packs made for them."""

from dataclasses import replace

import pytest

from linkwell.domain.errors import ContentError, UsageError
from linkwell.store.links import LinkStore
from linkwell.store.marks import Done, DoneItems
from linkwell.store.packs import PackStore
from store import samples


@pytest.fixture
def links(database):
    return LinkStore(database)


def test_a_link_is_kept_and_changed(links):
    links.save(samples.link())
    links.save(replace(samples.link(), status="on-hold"))
    assert links.load("hill-brook") == replace(samples.link(), status="on-hold")
    assert len(links.list()) == 1


def test_links_are_listed_by_title(links):
    for link_id, title in (("c", "beech"), ("a", "Oak"), ("b", "Ash")):
        links.save(replace(samples.link(link_id), title=title))
    assert [link.title for link in links.list()] == ["Ash", "beech", "Oak"]


def test_a_new_link_gets_a_free_id(links):
    assert links.free_id("Hill & Brook") == "hill-brook"
    links.save(samples.link())
    assert links.free_id("Hill & Brook") == "hill-brook-2"
    assert links.free_id("") == "link"


def test_a_link_in_use_is_deleted_only_when_told(links, database):
    links.save(samples.link())
    packs = PackStore(database)
    made = packs.create(samples.pack("Autumn", "hill-brook"))
    with pytest.raises(UsageError, match="Autumn") as caught:
        links.delete("hill-brook")
    assert caught.value.code == "L-USED"
    assert links.load("hill-brook") == samples.link()
    links.delete("hill-brook", anyway=True)
    assert links.list() == ()
    assert packs.load(made.id).link_id == "hill-brook"


def test_a_deleted_link_comes_back_with_what_it_had_done(links, database):
    done = Done("hill-brook", "a", "ide-ks2-01", "2026-27")
    links.save(samples.link())
    DoneItems(database).mark_done(done)
    links.delete("hill-brook")
    assert links.undelete_last() == "hill-brook"
    assert links.list() == (samples.link(),)
    assert DoneItems(database).list("hill-brook") == (done,)
    assert links.undelete_last() is None


@pytest.mark.parametrize("for_good", [LinkStore.purge, lambda links: links.save(samples.link())])
def test_a_link_gone_for_good_takes_along_what_it_had_done(links, database, for_good):
    links.save(samples.link())
    DoneItems(database).mark_done(Done("hill-brook", "a", "ide-ks2-01", "2026-27"))
    links.delete("hill-brook")
    for_good(links)
    assert DoneItems(database).list("hill-brook") == ()
    assert links.undelete_last() is None


def test_an_unknown_link_is_named(links):
    for act in (links.load, links.delete):
        with pytest.raises(UsageError, match="nobody") as caught:
            act("nobody")
        assert caught.value.code == "U-LINK"
    with pytest.raises(UsageError):
        links.save(samples.link(""))


def test_a_damaged_link_does_not_hide_the_others(links, database):
    links.save(samples.link("one"))
    links.save(samples.link("two"))
    with database.transaction():
        database.run("UPDATE link SET body = x'1f' WHERE id = 'two'")
    assert [link.id for link in links.list()] == ["one"]
    assert links.damaged() == ("two",)
    with pytest.raises(ContentError):
        links.load("two")
    links.save(samples.link("two"))
    assert links.damaged() == ()
