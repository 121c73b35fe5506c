"""One action is one transaction: whole or not at all, in any thread, on a full disk too."""

import sqlite3
import subprocess
import threading
from contextlib import closing
from dataclasses import replace

import pytest

from linkwell.domain.errors import AppError
from linkwell.store import backups, transfer
from linkwell.store.opening import open_database
from linkwell.store.packs import PackStore
from store import samples

BIG = replace(samples.pack("Big"), notes=tuple(f"{n} {n * 7919 % 104729} {n**3}" for n in range(30_000)))


def test_each_action_has_a_higher_revision_also_after_a_failure(database):
    revisions = []
    for number in range(4):
        try:
            with database.transaction() as revision:
                revisions.append(revision)
                assert number != 2
        except AssertionError:
            revisions.pop()
    assert revisions == sorted(set(revisions))
    assert database.revision == revisions[-1]


def test_actions_inside_an_action_are_one(database):
    packs = PackStore(database)

    def interrupted():
        with database.transaction():
            packs.create(samples.pack("A"))
            packs.create(samples.pack("B"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert packs.list() == ()


def test_threads_take_turns(database):
    packs = PackStore(database)
    pack = packs.create(samples.pack("0"))

    def work(name):
        for number in range(10):
            packs.save(pack.id, replace(pack, title=f"{name} {number}"), "Save")

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    steps = 0
    while packs.can_undo(pack.id):
        packs.undo(pack.id)
        steps += 1
    assert steps == 30


def test_a_mistake_in_a_statement_stays_a_mistake(database):
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        database.all("SELECT * FROM nowhere")
    with pytest.raises(sqlite3.IntegrityError), database.transaction():
        database.run("INSERT INTO pack_state VALUES ('nobody', 1, '', x'00', '')")


def test_a_full_disk_keeps_what_was_there(database):
    packs = PackStore(database)
    pack = packs.create(samples.pack("Small"))
    (pages,) = database.one("PRAGMA page_count")
    database.all(f"PRAGMA max_page_count = {pages + 2}")
    for _ in range(3):
        with pytest.raises(AppError) as caught:
            packs.save(pack.id, BIG, "Grow")
        assert caught.value.code == "S-FULL"
        assert "safe" in caught.value.kept
    assert packs.load(pack.id) == pack
    database.all("PRAGMA max_page_count = 1000000")
    packs.save(pack.id, BIG, "Grow")
    assert packs.undo(pack.id).pack == pack


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte, where the system lets us make one."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
        made = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("no right to make a small disk here")
    yield place
    subprocess.run(["umount", str(place)], capture_output=True, check=False)


def test_a_disk_that_fills_up_loses_nothing(small_disk):
    database = open_database(small_disk / "data").database
    packs = PackStore(database)
    pack = packs.create(samples.pack("0"))
    saved, codes = 0, []
    for number in range(1, 400):
        notes = tuple(f"{number} {n} {n * number * 7919 % 104729}" for n in range(800))
        try:
            packs.save(pack.id, replace(pack, title=str(number), notes=notes), "Save")
            saved = number
        except AppError as fault:
            codes.append(fault.code)
        if len(codes) == 5:
            break
    assert codes == ["S-FULL"] * 5
    assert packs.load(pack.id).title == str(saved)
    for act in (
        lambda: backups.make(database, "asked"),
        lambda: transfer.export_everything(database, small_disk / "x"),
    ):
        with pytest.raises(AppError) as caught:
            act()
        assert caught.value.code == "S-FULL"
    assert sorted(file.name for file in small_disk.rglob(".~*")) == []
    database.close()
    again = open_database(small_disk / "data")
    assert again.notices == ()
    assert PackStore(again.database).load(pack.id).title == str(saved)
    with closing(again.database):
        PackStore(again.database).delete(pack.id)
