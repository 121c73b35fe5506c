"""Backups are whole, far apart when old, and can be put back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwell.domain.errors import AppError
from linkwell.store import backups
from linkwell.store.backups import Backup
from linkwell.store.packs import PackStore
from store import samples

START = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


def titles(database):
    return sorted(line.title for line in PackStore(database).list())


def stamped(backup, made, number=None):
    name = f"{number or backup.number:06}_{made:%Y%m%dT%H%M%SZ}_{backup.reason}.sqlite3"
    return backup.file.replace(backup.file.with_name(name))


def test_a_backup_holds_all_and_is_put_back(database):
    packs = PackStore(database)
    kept = packs.create(samples.pack("Kept"))
    packs.keep_version(kept.id, "First")
    backup = backups.make(database, "asked")
    packs.create(samples.pack("Later"))
    revision = database.revision
    backups.restore(database, backup)
    assert titles(database) == ["Kept"]
    assert [one.name for one in packs.versions(kept.id)] == ["First"]
    assert database.revision > revision
    present, first = backups.listed(database.folder)
    assert (present.reason, first.reason) == ("restore", "asked")
    backups.restore(database, present)
    assert titles(database) == ["Kept", "Later"]


def test_work_goes_on_after_a_restore(database):
    packs = PackStore(database)
    packs.create(samples.pack("A"))
    backups.restore(database, backups.make(database, "asked"))
    packs.create(samples.pack("B"))
    assert titles(database) == ["A", "B"]


def test_a_damaged_backup_is_not_put_back(database):
    PackStore(database).create(samples.pack("A"))
    backup = backups.make(database, "asked")
    for content in (b"", b"not a database" * 50, backup.file.read_bytes()[:-4096]):
        backup.file.write_bytes(content)
        with pytest.raises(AppError) as caught:
            backups.restore(database, backup)
        assert caught.value.code == "P-BAD"
        assert titles(database) == ["A"]


def test_the_newest_good_backup_is_found_behind_a_bad_one(database):
    good, bad = backups.make(database, "asked"), backups.make(database, "asked")
    bad.file.write_bytes(bad.file.read_bytes()[:5000])
    found = backups.newest_good(database.folder)
    assert found is not None
    assert found.number == good.number


def test_a_backup_is_due_when_something_changed_whatever_the_clock_says(database):
    first = backups.make_if_changed(database, "start")
    assert first is not None
    stamped(first, datetime.now(UTC) + timedelta(days=400))
    assert backups.make_if_changed(database, "end") is None
    PackStore(database).create(samples.pack("A day's work"))
    second = backups.make_if_changed(database, "end")
    assert second is not None
    assert (second.number, second.reason) == (2, "end")
    assert backups.make_if_changed(database, "start") is None


def test_a_damaged_backup_does_not_count_as_one(database):
    first = backups.make_if_changed(database, "start")
    assert first is not None
    first.file.write_bytes(b"nothing of ours")
    assert backups.make_if_changed(database, "start") is not None


def test_numbers_tell_the_order_whatever_the_clock_says(database):
    first, second = backups.make(database, "asked"), backups.make(database, "asked")
    stamped(first, START + timedelta(days=300))
    stamped(second, START)
    assert [one.number for one in backups.listed(database.folder)] == [2, 1]


def test_strangers_in_the_folder_are_left_alone(database):
    backups.make(database, "asked")
    folder = database.folder / backups.FOLDER
    for name in ("holiday.jpg", "000009_20261399T000000Z_asked.sqlite3", "2_20261101T000000Z_asked.sqlite3"):
        (folder / name).write_text("mine")
    for _ in range(12):
        backups.make(database, "asked")
    assert [one.number for one in backups.listed(database.folder)][:10] == list(range(13, 3, -1))
    assert len(backups.listed(database.folder)) < 13
    assert len([file for file in folder.iterdir() if file.read_bytes() == b"mine"]) == 3


def test_thinning_keeps_new_ones_and_one_of_each_day_week_and_month():
    made = [START + timedelta(hours=8 * n) for n in range(1, 3 * 400)]
    all_of_them = [Backup(Path("x"), n, at, "start", 1) for n, at in enumerate(made)][::-1]
    kept = backups.to_keep(all_of_them)
    ages = sorted((made[-1] - made[number]).days for number in kept)
    assert set(range(len(made) - 10, len(made))) <= kept
    assert len(kept) <= 10 + 12 + 10 + 9
    assert [age for age in ages if age > 90] != []
    assert len({made[number].date() for number in kept if (made[-1] - made[number]).days < 11}) >= 11
    assert len({(made[number].year, made[number].month) for number in kept}) == 9


def test_a_copy_from_before_an_update_is_kept_for_ever():
    old = Backup(Path("x"), 1, START - timedelta(days=4000), "upgrade", 1)
    newer = [Backup(Path("x"), n, START + timedelta(minutes=n), "start", 1) for n in range(2, 400)]
    newer += [Backup(Path("x"), n, START + timedelta(days=n), "start", 1) for n in range(400, 900)]
    assert 1 in backups.to_keep([*newer[::-1], old])


@samples.UNHURRIED
@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), max_size=200))
def test_thinning_never_keeps_too_many_nor_loses_the_newest(times):
    made = [Backup(Path("x"), n, at.replace(tzinfo=UTC), "start", 1) for n, at in enumerate(times)][::-1]
    kept = backups.to_keep(made)
    assert {one.number for one in made[:10]} <= kept
    assert len(kept) <= 41
