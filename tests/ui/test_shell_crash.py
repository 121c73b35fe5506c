"""Unforeseen failures: written down without names and folders, told once, never fatal."""

import sys
import threading
from pathlib import Path

import pytest

from linkwell.domain.errors import AppError
from linkwell.store.settings import TEACHER
from linkwell.ui.crash import CrashHooks, Scrubber, report_of, scrubber_for, start_log


@pytest.fixture
def hooks(desk):
    made = CrashHooks(scrubber_for(desk))
    made.install()
    yield made
    made.remove()


def fail(error):
    try:
        raise error
    except type(error):
        sys.excepthook(*sys.exc_info())


def test_a_failure_is_told_with_version_and_lines(hooks, qtbot):
    with qtbot.waitSignal(hooks.crashed) as told:
        fail(ValueError("broken"))
    assert "Linkwell 0" in told.args[0]
    assert "ValueError: broken" in told.args[0]


def test_a_failure_in_a_thread_is_told_too(hooks, qtbot):
    def work():
        raise ValueError("in a thread")

    with qtbot.waitSignal(hooks.crashed) as told:
        threading.Thread(target=work).start()
    assert "in a thread" in told.args[0]


def test_an_expected_error_is_told_calmly_instead(hooks, qtbot):
    error = AppError("S-FULL", "The disk is full.", "All is kept.", "Free some space.")
    with qtbot.waitSignal(hooks.told) as told, qtbot.assertNotEmitted(hooks.crashed):
        fail(error)
    assert told.args == [error]


def test_names_and_folders_are_replaced(desk):
    desk.settings.set(TEACHER, "Mrs Adeyemi-Clarke")
    link = desk.links.list()[0]
    pack = desk.packs.list()[0]
    paths = desk.workspace.paths
    words = f"{link.title} {link.a.school} {link.b.class_name} {pack.title} {pack.id} mrs adeyemi-clarke {paths.data}/x"
    clean = scrubber_for(desk)(words)
    for name in (link.title, link.a.school, link.b.class_name, pack.title, pack.id, "adeyemi", str(paths.data)):
        assert name.lower() not in clean.lower()
    assert "<our teacher>" in clean
    assert "<pack 1>" in clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ('File "/home/ann.smith/app/x.py", line 3', 'File "<folder>/x.py", line 3'),
        (r'File "C:\Users\Ann Smith\app\x.py", line 3', 'File "<folder>/x.py", line 3'),
        (r"cannot open \\server\ann\x.docx", "cannot open <folder>/x.docx"),
        ("either/or stays, 3/4 too", "either/or stays, 3/4 too"),
        ("Ann met ANN, not Annual", "<n> met <n>, not Annual"),
    ],
)
def test_what_a_scrubber_does(text, clean):
    assert Scrubber((), lambda: [("Ann", "<n>")])(text) == clean


def test_a_scrubber_survives_data_that_cannot_be_read():
    def broken():
        raise RuntimeError

    assert Scrubber([(Path("/data/ann"), "<data>")], broken)("/data/ann/file") == "<data>/file"


def test_the_programs_own_files_stay_readable(desk):
    try:
        desk.packs.load(None)
    except AppError as error:
        report = scrubber_for(desk)(report_of(error, error.__traceback__))
    assert "linkwell/store/packs.py" in report


def test_a_log_is_kept_where_it_can_be(tmp_path):
    file = tmp_path / "file"
    file.touch()
    assert start_log(file) is None
    handler = start_log(tmp_path)
    assert (tmp_path / "logs" / "linkwell.log").exists()
    handler.close()
