"""Opening: damage is set aside and mended from a backup, newer data is only read, nobody opens it twice."""

import errno
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from linkwell.domain.errors import AppError
from linkwell.store import backups, migrations
from linkwell.store.opening import FILE_NAME, QUARANTINE, open_database
from linkwell.store.packs import PackStore
from store import samples

APP = Path(__file__).parents[2] / "app"


def titles(database):
    return sorted(line.title for line in PackStore(database).list())


def filled(folder, *names, backup=True):
    """A folder with closed data: the packs named, a backup of them, and one pack made after it."""
    database = open_database(folder).database
    for name in names:
        PackStore(database).create(samples.pack(name))
    if backup:
        backups.make(database, "asked")
        PackStore(database).create(samples.pack("After the backup"))
    database.close()
    return folder / FILE_NAME


def contents(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_new_folder_becomes_a_lasting_database(folder):
    opened = open_database(folder)
    settings = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "application_id", "user_version")
    found = {name: opened.database.one(f"PRAGMA {name}")[0] for name in settings}
    opened.database.close()
    assert opened.notices == ()
    assert found == dict(zip(settings, ("wal", 2, 1, 1, 0x4C4B574C, migrations.newest()), strict=True))
    assert [file.name for file in folder.iterdir()] == [FILE_NAME]


def test_a_second_opener_is_told_calmly_and_the_lock_goes_with_its_holder(folder):
    database = open_database(folder).database
    opener = "import sys, pathlib\nfrom linkwell.store.opening import open_database\n"
    opener += "try: open_database(pathlib.Path(sys.argv[1]))\nexcept Exception as fault: print(fault.code)"
    command = [sys.executable, "-c", opener, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(APP)}
    second = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert second.stdout.strip() == "L-OPEN"
    with pytest.raises(AppError) as caught:
        open_database(folder)
    assert caught.value.code == "L-OPEN"
    PackStore(database).create(samples.pack("Still ours"))
    database.close()
    again = open_database(folder).database
    assert titles(again) == ["Still ours"]
    again.close()


def test_left_over_temporary_files_are_swept(folder):
    filled(folder, "A")
    (folder / ".~left.tmp").write_text("half")
    (folder / backups.FOLDER / ".~left.tmp").write_text("half")
    open_database(folder).database.close()
    assert not [name for name in contents(folder) if ".~" in name]


@pytest.mark.parametrize(
    "damage", ["empty", "text", "zeros", "short", "stranger", "stranger with our number", "no number", "pages"]
)
def test_a_damaged_file_is_set_aside_and_the_backup_put_in_its_place(folder, damage):
    file = filled(folder, "A", "B")
    spoil(file, damage)
    spoilt = file.read_bytes()
    opened = open_database(folder)
    assert titles(opened.database) == ["A", "B"]
    (notice,) = opened.notices
    assert "(P-BAD)" in notice
    assert "backup" in notice
    kept = [aside.read_bytes() for aside in (folder / QUARANTINE).rglob(FILE_NAME)]
    assert kept == [spoilt]
    PackStore(opened.database).create(samples.pack("C"))
    opened.database.close()
    again = open_database(folder)
    assert (titles(again.database), again.notices) == (["A", "B", "C"], ())
    again.database.close()


def spoil(file, damage):
    content = file.read_bytes()
    match damage:
        case "empty":
            file.write_bytes(b"")
        case "text":
            file.write_bytes(b"Dear diary. " * 2000)
        case "zeros":
            file.write_bytes(bytes(len(content)))
        case "short":
            file.write_bytes(content[: len(content) // 2 // 4096 * 4096])
        case "pages":
            file.write_bytes(content[:4096] + bytes(len(content) - 4096))
        case "no number":
            with closing(sqlite3.connect(file)) as own:
                own.execute("PRAGMA user_version = 0")
                own.execute("PRAGMA journal_mode = DELETE")
        case _:
            file.unlink()
            with closing(sqlite3.connect(file)) as other:
                other.executescript("CREATE TABLE song (title TEXT); INSERT INTO song VALUES ('La');")
                if damage.endswith("number"):
                    other.execute(f"PRAGMA user_version = {migrations.newest()}")


def test_damage_without_a_backup_begins_anew_and_keeps_the_file(folder):
    file = filled(folder, "A", backup=False)
    spoil(file, "zeros")
    opened = open_database(folder)
    assert titles(opened.database) == []
    assert "empty data" in opened.notices[0]
    assert list((folder / QUARANTINE).rglob(FILE_NAME))
    opened.database.close()


def test_a_missing_file_comes_back_from_the_backup_and_a_stray_log_never_meets_it(folder):
    file = filled(folder, "A")
    file.unlink()
    log = file.with_name(f"{FILE_NAME}-wal")
    log.write_bytes(b"stray")
    opened = open_database(folder)
    assert titles(opened.database) == ["A"]
    assert [aside.read_bytes() for aside in (folder / QUARANTINE).rglob("*-wal")] == [b"stray"]
    opened.database.close()


def test_a_bad_newest_backup_is_passed_over(folder):
    file = filled(folder, "A")
    (backup,) = backups.listed(folder)
    newer = backup.file.with_name(backup.file.name.replace("000001", "000002"))
    newer.write_bytes(backup.file.read_bytes()[:4096])
    spoil(file, "zeros")
    opened = open_database(folder)
    assert titles(opened.database) == ["A"]
    opened.database.close()


@pytest.mark.parametrize("step", range(4))
def test_mending_that_is_interrupted_at_any_step_is_done_the_next_time(folder, monkeypatch, step):
    """The damaged file and its log go aside, then the backup takes their place; after any of it the power may go."""
    file = filled(folder, "A", "B")
    spoil(file, "zeros")
    file.with_name(f"{FILE_NAME}-wal").write_bytes(b"stray")
    moved, real = [], Path.replace

    def replace_until(self, target):
        if len(moved) == step:
            raise OSError(errno.EIO, "gone")
        moved.append(self)
        return real(self, target)

    with monkeypatch.context() as interrupted:
        interrupted.setattr(Path, "replace", replace_until)
        outcome = "S-DATA" if step < 3 else ""
        assert code_of(lambda: open_database(folder).database.close()) == outcome
    opened = open_database(folder)
    assert titles(opened.database) == ["A", "B"]
    assert {aside.read_bytes() for aside in (folder / QUARANTINE).rglob("*-wal")} == {b"stray"}
    opened.database.close()


def code_of(act):
    try:
        act()
    except AppError as fault:
        return fault.code
    return ""


def test_random_damage_never_shows_wrong_words(folder, tmp_path):
    """50 files, each with some bytes changed: whole, mended from the backup, or one pack named as damaged."""
    filled(folder, "A", "B")
    right = {"A", "B", "After the backup"}
    chance = random.Random(20261122)
    outcomes = {"unharmed": 0, "mended": 0, "one pack damaged": 0}
    for number in range(50):
        own = tmp_path / f"run-{number}"
        shutil.copytree(folder, own)
        scramble(own / FILE_NAME, chance)
        opened = open_database(own)
        lines = PackStore(opened.database).list()
        good = {line.title for line in lines if not line.damaged}
        assert good <= right
        if opened.notices:
            assert good == {"A", "B"}
            assert list((own / QUARANTINE).rglob(FILE_NAME))
            outcomes["mended"] += 1
        else:
            outcomes["one pack damaged" if good < right else "unharmed"] += 1
        opened.database.close()
    assert sum(outcomes.values()) == 50
    assert outcomes["mended"] > 0


def scramble(file, chance):
    content = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 8, 64))):
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    file.write_bytes(content)


@pytest.fixture
def newer_program(monkeypatch):
    """A program one step ahead; call it to go back to the present one."""
    step = "ALTER TABLE link ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'; CREATE TABLE photo (id TEXT) STRICT;"
    with monkeypatch.context() as ahead:
        ahead.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, step))
        yield ahead.undo


def test_newer_data_is_read_and_not_a_byte_changes(folder, newer_program):
    filled(folder, "A")
    newer_program()
    before = contents(folder)
    opened = open_database(folder)
    database = opened.database
    assert database.read_only
    assert "(V-NEW)" in opened.notices[0]
    assert titles(database) == ["A", "After the backup"]
    packs = PackStore(database)
    for act in (lambda: packs.delete("a"), lambda: packs.create(samples.pack()), lambda: packs.undo("a")):
        with pytest.raises(AppError) as caught:
            act()
        assert caught.value.code == "V-NEW"
    with pytest.raises(sqlite3.OperationalError):
        database.run("DELETE FROM pack")
    assert backups.make_if_changed(database, "start") is None
    database.close()
    assert contents(folder) == before


def test_newer_data_with_a_log_beside_it_is_read_whole(folder, newer_program, tmp_path):
    database = open_database(folder).database
    database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    PackStore(database).create(samples.pack("In the log"))
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)
    database.close()
    newer_program()
    before = contents(crashed)
    assert [name for name in before if name.endswith("-wal")]
    opened = open_database(crashed)
    assert titles(opened.database) == ["In the log"]
    opened.database.close()
    assert contents(crashed) == before


def test_older_data_is_brought_up_to_date_and_the_old_copy_kept(folder, monkeypatch):
    filled(folder, "A", backup=False)
    step = "ALTER TABLE pack ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';"
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, step))
    opened = open_database(folder)
    assert "(V-UP)" in opened.notices[0]
    assert titles(opened.database) == ["A"]
    assert opened.database.one("SELECT colour FROM pack") == ("red",)
    opened.database.close()
    (old,) = backups.listed(folder)
    assert old.reason == "upgrade"
    again = open_database(folder)
    assert again.notices == ()
    backups.restore(again.database, old)
    assert titles(again.database) == ["A"]
    assert again.database.one("SELECT colour FROM pack") == ("red",)
    again.database.close()


@pytest.mark.parametrize("fault", ["SELECT no_such_thing()", "UPDATE pack SET current = abs(-9223372036854775807 - 1)"])
def test_an_update_that_fails_changes_nothing(folder, monkeypatch, fault):
    file = filled(folder, "A", backup=False)
    before = file.read_bytes()
    with monkeypatch.context() as ahead:
        ahead.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, f"DELETE FROM star; {fault};"))
        assert code_of(lambda: open_database(folder)) == "S-DATA"
    assert not (folder / QUARANTINE).exists()
    assert file.read_bytes() == before
    opened = open_database(folder)
    assert titles(opened.database) == ["A"]
    opened.database.close()


needs_modes = pytest.mark.skipif(os.name != "posix", reason="folders are write-protected in another way there")


@needs_modes
def test_a_write_protected_folder_is_read_and_left_alone(folder):
    filled(folder, "A", backup=False)
    folder.chmod(0o555)
    (folder / FILE_NAME).chmod(0o444)
    answers = as_a_plain_user(
        folder,
        "opened = open_database(folder)",
        "print(len(PackStore(opened.database).list()), opened.database.why_read_only.code)",
        "try: PackStore(opened.database).purge()",
        "except AppError as fault: print(fault.code)",
    )
    assert answers == ["1 S-RO", "S-RO"]
    assert list(contents(folder)) == [FILE_NAME]


@needs_modes
def test_a_write_protected_folder_without_data_is_told(folder):
    folder.mkdir()
    folder.chmod(0o555)
    lines = ("try: open_database(folder)", "except AppError as fault: print(fault.code)")
    assert as_a_plain_user(folder, *lines) == ["S-RO"]


def as_a_plain_user(folder, *lines):
    """Run lines in a child that has to obey modes of files, which the user root does not."""
    program = (
        "import os, sys, pathlib",
        "from linkwell.store.opening import open_database",
        "from linkwell.store.packs import PackStore",
        "from linkwell.domain.errors import AppError",
        "folder = pathlib.Path(sys.argv[1])",
        "if os.getuid() == 0: os.chdir(folder); folder = pathlib.Path('.'); os.setuid(65534)",
        *lines,
    )
    command = [sys.executable, "-c", "\n".join(program), str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(APP), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


@pytest.mark.parametrize("wanted", ["data", "data/below", "data/far/below"])
def test_a_file_in_place_of_the_folder_is_told_and_stays(tmp_path, wanted):
    file = tmp_path / "data"
    file.write_text("x")
    with pytest.raises(AppError, match="that is a file, not a folder") as caught:
        open_database(tmp_path / wanted)
    assert caught.value.code == "S-PLACE"
    assert str(file) in caught.value.happened
    assert file.read_text() == "x"
