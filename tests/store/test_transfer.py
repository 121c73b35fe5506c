"""Everything as one file: it comes back the same, and no other file gets in."""

import os
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from linkwell.domain.errors import AppError
from linkwell.domain.pack import Edition
from linkwell.domain.query import Query
from linkwell.store import backups, migrations, sealed, settings, transfer
from linkwell.store.editions import Editions
from linkwell.store.links import LinkStore
from linkwell.store.marks import Done, DoneItems, Recents, SavedSearches, Stars
from linkwell.store.opening import open_database
from linkwell.store.packs import PackStore
from linkwell.store.settings import Settings
from store import samples


def fill(database):
    packs = PackStore(database)
    pack = packs.create(samples.pack("A", "hill-brook"))
    packs.save(pack.id, replace(pack, title="B"), "Rename")
    packs.keep_version(pack.id, "First")
    packs.delete(packs.create(samples.pack("Deleted")).id)
    LinkStore(database).save(samples.link())
    Stars(database).toggle("ide-ks2-01")
    Recents(database).touch("ide-ks2-02")
    SavedSearches(database).save("Ours", Query("belonging"))
    DoneItems(database).mark_done(Done("hill-brook", "a", "ide-ks2-01", "2026-27"))
    Settings(database).set(settings.SCHOOL, "Hill School")
    Editions(database).save(Edition("ide-ks2-01", "1.0", {"facts.outcome": "Ours"}))


def rows(database):
    """All rows but the counter of actions."""
    tables = [name for (name,) in database.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: database.all(f"SELECT * FROM {name} ORDER BY 1, 2") for name in tables if name != "counter"}


@pytest.fixture
def exported(database, tmp_path):
    fill(database)
    return transfer.export_everything(database, tmp_path / "all.linkwell")


@pytest.fixture
def other(tmp_path):
    """The data of another computer."""
    opened = open_database(tmp_path / "other").database
    PackStore(opened).create(samples.pack("Theirs"))
    yield opened
    opened.close()


def refused(database, file, code="X-DATA"):
    before, revision, made = rows(database), database.revision, len(backups.listed(database.folder))
    with pytest.raises(AppError) as caught:
        transfer.import_everything(database, file)
    assert caught.value.code == code
    assert rows(database) == before
    assert database.revision == revision
    assert len(backups.listed(database.folder)) == made


def test_everything_arrives_with_history_and_trash(database, exported, other):
    transfer.import_everything(other, exported)
    assert rows(other) == rows(database)
    packs = PackStore(other)
    assert packs.undo("a").pack.title == "A"
    assert packs.undelete_last() == "deleted"


def test_the_data_before_an_import_is_in_a_backup_and_work_goes_on(exported, other):
    transfer.import_everything(other, exported)
    PackStore(other).create(samples.pack("New"))
    (before,) = backups.listed(other.folder)
    assert before.reason == "import"
    backups.restore(other, before)
    assert [line.title for line in PackStore(other).list()] == ["Theirs"]


def test_an_import_lasts(exported, tmp_path):
    opened = open_database(tmp_path / "other").database
    transfer.import_everything(opened, exported)
    expected = rows(opened)
    opened.close()
    again = open_database(tmp_path / "other")
    assert rows(again.database) == expected
    assert again.notices == ()
    again.database.close()


def test_an_export_is_one_file_and_leaves_nothing_beside_it(exported, tmp_path):
    assert sorted(file.name for file in tmp_path.iterdir()) == ["all.linkwell", "data"]
    with closing(sqlite3.connect(exported)) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_export_takes_the_place_of_an_older_one(database, exported):
    PackStore(database).create(samples.pack("Later"))
    assert transfer.export_everything(database, exported) == exported
    transfer.import_everything(database, exported)
    assert len(PackStore(database).list()) == 2


def test_an_export_into_a_missing_folder_is_told(database, tmp_path):
    with pytest.raises(AppError) as caught:
        transfer.export_everything(database, tmp_path / "no" / "all.linkwell")
    assert caught.value.code == "S-PLACE"


def test_damaged_states_stay_behind_so_that_the_rest_arrives(database, other, tmp_path):
    fill(database)
    lost = PackStore(database).create(samples.pack("Lost"))
    with database.transaction():
        database.run("UPDATE pack_state SET body = x'00' WHERE pack_id = ? OR number = 1", lost.id)
    transfer.import_everything(other, transfer.export_everything(database, tmp_path / "x.linkwell"))
    assert [line.title for line in PackStore(other).list()] == ["B"]
    assert PackStore(other).can_undo("a") == ""


def test_an_older_export_is_brought_up_to_date(exported, other, monkeypatch):
    other.close()
    step = "ALTER TABLE link ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';"
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, step))
    opened = open_database(other.folder).database
    transfer.import_everything(opened, exported)
    assert opened.one("SELECT id, colour FROM link") == ("hill-brook", "red")
    opened.close()


def test_a_newer_export_is_refused(exported, other):
    with closing(sqlite3.connect(exported)) as file:
        file.execute(f"PRAGMA user_version = {migrations.newest() + 1}")
    refused(other, exported, "V-NEW")


PACK = "INSERT INTO pack VALUES ('x', 1, 'now', 1, 0)"
STATE = "INSERT INTO pack_state VALUES ('x', 1, 'Make', {}, 'now')"
HOSTILE = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON star BEGIN DELETE FROM pack; END",
    "a view": "CREATE VIEW v AS SELECT * FROM pack",
    "a table": "CREATE TABLE more (x)",
    "an index": "CREATE INDEX i ON star (revision)",
    "an index that computes": "CREATE INDEX i ON star (abs(revision))",
    "a virtual table": "CREATE VIRTUAL TABLE words USING fts5 (x)",
    "a table less": "DROP TABLE star",
    "a column more": "ALTER TABLE star ADD COLUMN x TEXT",
    "another number of the program": "PRAGMA application_id = 7",
    "version nought": "PRAGMA user_version = 0",
    "a negative version": "PRAGMA user_version = -1",
    "a log": "PRAGMA journal_mode = WAL",
    "a revision at the end of numbers": "UPDATE counter SET value = 9223372036854775807",
    "a negative revision": "UPDATE counter SET value = -5",
    "no revision": "DELETE FROM counter",
    "a pack without a state": PACK,
    "a state without a pack": "PRAGMA foreign_keys = OFF; " + STATE.format("x'00'"),
    "a state that is not sealed": f"{PACK}; {STATE.format('x' + chr(39) + '00' + chr(39))}",
    "a pack under another name": "INSERT INTO pack VALUES ('x', 1, 'now', 1, 0);"
    " INSERT INTO pack_state SELECT 'x', 1, label, body, at FROM pack_state LIMIT 1",
    "a link that is not sealed": "UPDATE link SET body = x'00'",
    "a link under another name": "UPDATE link SET id = 'x'",
    "a search that is not sealed": "UPDATE saved_search SET body = x'00'",
    "a side that is none": "UPDATE done SET side = 'c'",
    "a text without end": f"UPDATE setting SET value = hex(zeroblob({sealed.MAX_CHARS}))",
    "a text that is none": "UPDATE star SET item_id = CAST(x'ff' AS TEXT)",
}


@pytest.mark.parametrize("script", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused(exported, other, script):
    with closing(sqlite3.connect(exported)) as file:
        file.executescript(script)
    refused(other, exported)


def test_a_sealed_bomb_is_refused(exported, other):
    with closing(sqlite3.connect(exported)) as file:
        file.execute("UPDATE pack_state SET body = ?", (sealed.seal(" " * (4 * sealed.MAX_CHARS + 1)),))
        file.commit()
    refused(other, exported)


def test_no_file_of_another_kind_gets_in(other, tmp_path, monkeypatch):
    chance = random.Random(5)
    contents = [b"", b"SQLite format 3\x00", b"PK\x03\x04" + bytes(500), chance.randbytes(20_000)]
    contents.append(b"SQLite format 3\x00" + chance.randbytes(20_000))
    for content in contents:
        (tmp_path / "file").write_bytes(content)
        refused(other, tmp_path / "file")
    refused(other, tmp_path)
    refused(other, tmp_path / "nothing")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        refused(other, tmp_path / "pipe")


def test_a_file_too_large_is_refused_unread(exported, other, monkeypatch):
    monkeypatch.setattr(transfer, "MAX_BYTES", exported.stat().st_size - 1)
    refused(other, exported)


def test_a_cut_or_spoilt_export_is_refused_or_arrives_unharmed(database, exported, other, tmp_path):
    """100 files; what arrives in spite of spoilt bytes holds exactly the same packs and links, or is refused."""
    chance = random.Random(7)
    whole = exported.read_bytes()
    expected = [PackStore(database).load("a"), LinkStore(database).load("hill-brook")]
    codes = []
    for number in range(100):
        content = bytearray(whole)
        if number % 4:
            for _ in range(chance.choice((1, 4, 30))):
                content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        else:
            del content[chance.randrange(len(content)) :]
        (tmp_path / "spoilt").write_bytes(content)
        try:
            transfer.import_everything(other, tmp_path / "spoilt")
        except AppError as fault:
            codes.append(fault.code)
        else:
            assert [PackStore(other).load("a"), LinkStore(other).load("hill-brook")] == expected
    assert set(codes) <= {"X-DATA", "V-NEW"}
    assert len(codes) >= 25


def test_the_file_taken_in_is_not_touched(exported, other, tmp_path):
    own = tmp_path / "stick"
    own.mkdir()
    file = own / "all.linkwell"
    shutil.copyfile(exported, file)
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    transfer.import_everything(other, file)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert list(own.iterdir()) == [file]
