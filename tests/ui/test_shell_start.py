"""Starting: one window for one data folder, a calm word where there is no display, portable copies, a whole run."""

import os
import signal
import subprocess
import sys

import pytest

import linkwell.__main__ as program
from linkwell.store.opening import open_database
from linkwell.ui.display import why_no_window
from linkwell.ui.single_instance import SingleInstance
from linkwell.ui.singleton_guard import guard_singletons
from program_runs import APP, run_program


def test_the_window_opens_is_usable_and_quits(tmp_path):
    done = run_program("--data-dir", str(tmp_path), "--quit-after-start", QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr
    opened = open_database(tmp_path)
    assert opened.notices == ()
    assert opened.database.one("SELECT count(*) FROM pack") == (1,)
    opened.database.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are told apart on Linux only")
def test_without_a_display_it_says_so_and_changes_nothing(tmp_path):
    data = tmp_path / "data"
    done = run_program("--data-dir", str(data), QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert "D-NONE" in done.stderr
    assert "linkwell search belonging" in done.stderr
    assert "Traceback" not in done.stderr
    assert not data.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are told apart on Linux only")
def test_a_display_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":4711")
    told = why_no_window()
    assert "D-NONE" in told or "D-LIBRARY" in told


def test_offscreen_needs_no_display(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert why_no_window() == ""


def test_a_second_window_knocks_and_the_first_hears_it(tmp_path, qtbot):
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim()
    assert not second.claim()
    with qtbot.waitSignal(first.asked):
        second.knock()
    with qtbot.waitSignal(first.asked):
        second.knock()
    first.release()
    assert second.claim()
    second.release()


@pytest.fixture
def first(tmp_path, qtbot):
    """A whole program with its window open, in its own process; ended at the end."""
    environment = {**os.environ, "PYTHONPATH": str(APP), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "linkwell", "--data-dir", str(tmp_path)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as running:
        qtbot.waitUntil((tmp_path / "running" / "linkwell.lock").exists, timeout=60_000)
        qtbot.waitUntil(lambda: any((tmp_path / "backups").glob("*_start.sqlite3")), timeout=60_000)
        yield running
        running.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_second_start_goes_away_and_a_wish_to_end_ends_the_first(first, tmp_path, qtbot):
    second = run_program("--data-dir", str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert second.returncode == 0
    assert "already open" in second.stderr
    assert first.poll() is None
    qtbot.waitUntil(lambda: not (tmp_path / "running" / "knock").exists(), timeout=20_000)
    first.send_signal(signal.SIGTERM)
    assert first.wait(60) == 130
    opened = open_database(tmp_path)
    assert opened.notices == ()
    opened.database.close()


def test_a_place_that_cannot_be_written_does_not_stop_the_start(tmp_path):
    file = tmp_path / "file"
    file.write_text("in the way")
    assert SingleInstance(file).claim()


def test_a_command_goes_to_the_command_line(tmp_path, capsys):
    assert program.main(["--data-dir", str(tmp_path), "search", "bridge", "--json"]) == 0
    assert capsys.readouterr().out.startswith("[")


def test_a_command_does_not_load_qt():
    code = (
        "import sys, linkwell.__main__ as p; p.main(['recipes']); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(APP)}
    assert (
        subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False).returncode == 0
    )


@pytest.mark.parametrize("arguments", [["--no-such-option"], ["--quit-after-start", "search", "x"]])
def test_an_unknown_option_is_a_usage_error(arguments):
    with pytest.raises(SystemExit) as stopped:
        program.main(arguments)
    assert stopped.value.code == 2


def test_a_portable_copy_keeps_its_data_beside_the_program(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(program, "shipped_root", lambda: tmp_path)
    monkeypatch.delenv("LINKWELL_DATA_DIR", raising=False)
    assert program.main(["--portable", "search", "bridge"]) == 0
    assert (tmp_path / "Linkwell data" / "cache").is_dir()


def test_portable_txt_does_the_same_and_the_option_for_a_folder_wins(tmp_path, monkeypatch, capsys):
    (tmp_path / "portable.txt").touch()
    monkeypatch.setattr(program, "shipped_root", lambda: tmp_path)
    monkeypatch.delenv("LINKWELL_DATA_DIR", raising=False)
    assert program.main(["--data-dir", str(tmp_path / "own"), "search", "bridge"]) == 0
    assert not (tmp_path / "Linkwell data").exists()
    assert program.main(["search", "bridge"]) == 0
    assert (tmp_path / "Linkwell data").is_dir()


def test_none_keeps_a_reserve_on_old_pythons():
    guard_singletons()
    before = sys.getrefcount(None)
    guard_singletons()
    assert before > 2**30 or sys.version_info >= (3, 12)
    assert abs(sys.getrefcount(None) - before) < 2**30
