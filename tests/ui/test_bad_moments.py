"""Bad moments, as the person at the desk meets them: each is told calmly, with a code, and nothing is lost."""

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

import linkwell.__main__ as program
from linkwell import paths
from linkwell.domain.pack import Pack
from linkwell.store import ids
from linkwell.store.opening import FILE_NAME, open_database
from linkwell.store.packs import PackStore
from linkwell.store.settings import NATION, SCHOOL
from linkwell.ui.dialogs.settings import SettingsDialog
from linkwell.ui.models.pack_list import moment
from linkwell.ui.single_instance import SingleInstance
from linkwell.workspace.preview import PreviewMaker
from program_runs import run_program


def start(data):
    return run_program("--data-dir", str(data), "--quit-after-start", QT_QPA_PLATFORM="offscreen")


def test_without_a_display_the_command_line_works(tmp_path):
    done = run_program("--data-dir", str(tmp_path), "search", "belonging", QT_QPA_PLATFORM="")
    assert done.returncode == 0
    assert "com-lks2-01" in done.stdout


@pytest.mark.parametrize("gone", [".", "resources/vocabulary", "packs"])
def test_a_library_that_is_gone_is_told_and_the_data_is_not_touched(gone, tmp_path, monkeypatch, qapp, capsys):
    shipped = tmp_path / "shipped"
    for folder in ("resources/vocabulary", "resources/symbols", "packs"):
        if gone not in {".", folder}:
            (shipped / folder).mkdir(parents=True)
    monkeypatch.setattr(paths, "shipped_root", lambda: shipped)
    for arguments in (["--quit-after-start"], ["recipes"]):
        assert program.main(["--data-dir", str(tmp_path / "data"), *arguments]) == 1
        told = capsys.readouterr().err
        assert "(L-GONE)" in told
        assert "install Linkwell again" in told
    assert not (tmp_path / "data" / FILE_NAME).exists()


def test_the_library_is_only_read(tmp_path):
    shipped = paths.shipped_root()
    began = time.time_ns()
    assert start(tmp_path).returncode == 0
    build = ("build", "--recipe", "small-link", "--format", "txt", "--out", str(tmp_path / "out"))
    assert run_program("--data-dir", str(tmp_path), *build).returncode == 0
    folders = [one for name in ("resources", "packs") for one in (shipped / name).rglob("*") if one.is_dir()]
    assert [one for one in folders if one.stat().st_mtime_ns >= began] == []


def test_a_data_folder_that_is_a_file_is_told_and_stays(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    done = start(file)
    assert done.returncode == 1
    assert "that is a file, not a folder" in done.stderr
    assert "(S-PLACE)" in done.stderr
    assert "Traceback" not in done.stderr
    assert file.read_text() == "mine"


def test_damaged_data_comes_back_from_the_backup_and_the_damaged_file_is_kept(tmp_path):
    assert start(tmp_path).returncode == 0
    opened = open_database(tmp_path)
    PackStore(opened.database).create(Pack("", "The work of a day", ()))
    opened.database.close()
    assert start(tmp_path).returncode == 0
    spoilt = b"not a database" * 1000
    (tmp_path / FILE_NAME).write_bytes(spoilt)
    assert start(tmp_path).returncode == 0
    again = open_database(tmp_path)
    assert "The work of a day" in {line.title for line in PackStore(again.database).list()}
    again.database.close()
    assert [file.read_bytes() for file in (tmp_path / "quarantine").rglob(FILE_NAME)] == [spoilt]


def test_data_of_a_newer_program_is_shown_and_not_changed(tmp_path):
    assert start(tmp_path).returncode == 0
    opened = open_database(tmp_path)
    opened.database.all("PRAGMA user_version = 9999")
    opened.database.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    done = start(tmp_path)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="links to folders need rights on Windows")
def test_a_second_start_by_another_way_to_the_same_folder_asks_the_first_window(tmp_path, qtbot):
    (tmp_path / "data").mkdir()
    (tmp_path / "shortcut").symlink_to(tmp_path / "data")
    first, second = SingleInstance(tmp_path / "data"), SingleInstance(tmp_path / "shortcut")
    assert first.claim()
    assert not second.claim()
    with qtbot.waitSignal(first.asked):
        second.knock()
    first.release()


def test_settings_on_a_full_disk_say_so_and_keep_what_was(desk, theme, qtbot):
    dialog = SettingsDialog(desk, theme)
    qtbot.addWidget(dialog)
    desk.settings.set(SCHOOL, "Oakfield")
    (pages,) = desk.database.one("PRAGMA page_count")
    desk.database.all(f"PRAGMA max_page_count = {pages}")
    field = dialog.field(SCHOOL.name)
    field.setMaxLength(100_000)
    field.setText("long " * 10_000)
    qtbot.keyClick(field, Qt.Key.Key_X)
    assert "(S-FULL)" in dialog.said
    assert desk.settings.get(SCHOOL) == "Oakfield"
    desk.database.all("PRAGMA max_page_count = 1000000")
    nation = dialog.field(NATION.name)
    nation.activated.emit(nation.findData("wales"))
    assert "(S-FULL)" not in dialog.said
    assert dialog.said in {label.text() for label in dialog.findChildren(QLabel)}


def test_a_clock_that_went_back_changes_no_order(desk, monkeypatch):
    now = datetime(2026, 11, 22, 10, 47, tzinfo=UTC)
    pack = desk.empty_pack("", "First")
    for number, years in enumerate((0, -30, 40)):
        stamp = (now + timedelta(days=365 * years)).isoformat(timespec="seconds")
        monkeypatch.setattr(ids, "now", lambda stamp=stamp: stamp)
        desk.packs.save(pack.id, replace(desk.packs.load(pack.id), title=f"Title {number}"), "Rename")
        desk.packs.keep_version(pack.id, f"Version {number}")
    assert desk.packs.list()[0].title == "Title 2"
    assert [one.name for one in desk.packs.versions(pack.id)] == ["Version 2", "Version 1", "Version 0"]
    assert desk.packs.undo(pack.id).pack.title == "Title 1"


@pytest.mark.parametrize(
    ("stamp", "told"),
    [
        ("2026-11-22T10:47:00+00:00", "today 10:47"),
        ("2027-01-02T10:47:00+00:00", "2 Jan 2027"),
        ("1996-01-02T10:47:00+00:00", "2 Jan 1996"),
        ("soon", ""),
    ],
)
def test_times_from_a_wrong_clock_are_shown_with_their_year(stamp, told, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    assert moment(stamp, datetime(2026, 11, 22, 12, 0, tzinfo=UTC)) == told


def test_own_words_that_are_broken_and_items_that_are_gone_do_not_stop_the_pages(desk):
    pack = desk.packs.load(desk.packs.list()[0].id)
    first, *others = pack.sections
    entry = first.entries[0]
    broken = {"facts.outcome": "**open [link](http://x <b> {{our_class|", "facts.nowhere": "x", "": "| a |\n|---"}
    entries = (replace(entry, edits=broken), replace(entry, id="gone", item_id="zz-none-99"))
    spoilt = replace(pack, sections=(replace(first, entries=entries), *others))
    pages = PreviewMaker(desk.workspace).make(desk.document(spoilt))
    assert pages.pdf.startswith(b"%PDF")
    assert f"{entry.item_id}/plan" in pages.pages.first_pages
