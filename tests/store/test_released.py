"""Data of every version that was ever released opens, is brought up to date, and keeps every word.

A released schema has a script of SQL in `released/`, which is never changed again.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from linkwell.domain.query import Query
from linkwell.store import migrations, settings, transfer
from linkwell.store.editions import Editions
from linkwell.store.links import LinkStore
from linkwell.store.marks import Done, DoneItems, Recents, SavedSearches, Stars
from linkwell.store.opening import FILE_NAME, open_database
from linkwell.store.packs import PackStore
from linkwell.store.settings import Settings
from store import samples

WITH_EDITIONS = 2
RELEASED = sorted((Path(__file__).parent / "released").glob("v*.sql"))


def build(script, file):
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))


def assert_all_is_there(database, script):
    editions = Editions(database)
    if int(script.stem[1:]) >= WITH_EDITIONS:
        assert editions.get("ide-ks2-01").edits == {"facts.outcome": "Our own words"}
    else:
        assert editions.list() == ()
    packs = PackStore(database)
    assert [(line.title, line.entry_count) for line in packs.list()] == [("Autumn: who are we?", 2)]
    assert packs.load("our-pack").entries() == samples.pack().entries()
    assert packs.undo("our-pack").pack.title == "Our pack"
    assert [version.name for version in packs.versions("our-pack")] == ["First half-term"]
    assert packs.undelete_last() == "deleted"
    assert LinkStore(database).list() == (samples.link(),)
    assert Stars(database).list() == ("ide-ks2-01",)
    assert Recents(database).list() == ("ide-ks2-02",)
    assert [(one.title, one.query) for one in SavedSearches(database).list()] == [("Ours", Query("belonging"))]
    assert DoneItems(database).list("hill-brook") == (Done("hill-brook", "a", "ide-ks2-01", "2026-27"),)
    assert Settings(database).get(settings.SCHOOL) == "Hill School"


def test_there_is_a_script_for_every_schema():
    assert [script.stem for script in RELEASED] == [f"v{number + 1}" for number in range(migrations.newest())]


@pytest.mark.parametrize("script", RELEASED, ids=lambda script: script.stem)
def test_released_data_opens_whole(folder, script):
    folder.mkdir()
    build(script, folder / FILE_NAME)
    opened = open_database(folder)
    assert_all_is_there(opened.database, script)
    assert not [notice for notice in opened.notices if "P-BAD" in notice]
    opened.database.close()


@pytest.mark.parametrize("script", RELEASED, ids=lambda script: script.stem)
def test_released_exports_are_taken_in(database, tmp_path, script):
    build(script, tmp_path / "all.linkwell")
    transfer.import_everything(database, tmp_path / "all.linkwell")
    assert_all_is_there(database, script)
