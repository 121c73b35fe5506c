"""Stars, items looked at, saved searches and what was done."""

import pytest

from linkwell.domain.errors import UsageError
from linkwell.domain.query import Filters, Query
from linkwell.store.marks import RECENT_LIMIT, Done, DoneItems, Recents, SavedSearches, Stars

QUERY = Query("belonging", Filters({"stage": ("ks2",), "theme": ("identity", "community")}, 10, 40))


def test_a_star_is_toggled(database):
    stars = Stars(database)
    assert [stars.toggle("one"), stars.toggle("two"), stars.toggle("three"), stars.toggle("two")] == [
        *(True, True, True, False)
    ]
    assert stars.list() == ("three", "one")


def test_the_last_items_looked_at_come_first_once(database):
    recents = Recents(database)
    for number in range(RECENT_LIMIT + 5):
        recents.touch(f"item-{number}")
    recents.touch("item-10")
    newest = [f"item-{number}" for number in range(RECENT_LIMIT + 4, 4, -1) if number != 10]
    assert recents.list() == ("item-10", *newest)


def test_a_search_is_saved_renamed_and_deleted(database):
    searches = SavedSearches(database)
    searches.save("Ours", QUERY)
    searches.save("Short", Query("minutes:<20"))
    searches.save("ours ", Query("belong"))
    assert [(one.title, one.query.text) for one in searches.list()] == [("Ours", "belong"), ("Short", "minutes:<20")]
    searches.save("Ours", QUERY)
    assert searches.list()[0].query == QUERY
    searches.rename("Ours", "OURS")
    searches.rename("OURS", "Belonging")
    searches.delete("Short")
    assert [one.title for one in searches.list()] == ["Belonging"]


def test_a_search_name_is_used_once_and_never_empty(database):
    searches = SavedSearches(database)
    searches.save("One", QUERY)
    searches.save("Two", QUERY)
    for name in ("two", " "):
        with pytest.raises(UsageError) as caught:
            searches.rename("One", name)
        assert caught.value.code == "N-DUP"
    with pytest.raises(UsageError):
        searches.save(" ", QUERY)
    for act in (searches.delete, lambda title: searches.rename(title, "New")):
        with pytest.raises(UsageError, match="Three"):
            act("Three")
    assert [one.title for one in searches.list()] == ["One", "Two"]


def test_a_damaged_search_does_not_hide_the_others(database):
    searches = SavedSearches(database)
    searches.save("One", QUERY)
    searches.save("Two", QUERY)
    with database.transaction():
        database.run("UPDATE saved_search SET body = x'00' WHERE title = 'One'")
    assert [one.title for one in searches.list()] == ["Two"]


def test_done_is_told_by_side_and_year(database):
    done = DoneItems(database)
    marks = [Done("link", "a", "x", "2025-26"), Done("link", "b", "x", "2025-26"), Done("link", "a", "x", "2026-27")]
    for mark in (*marks, marks[0], Done("other", "a", "x", "2026-27")):
        done.mark_done(mark)
    assert done.list("link") == tuple(marks)
    done.unmark(marks[1])
    done.unmark(marks[1])
    assert done.list("link") == (marks[0], marks[2])
