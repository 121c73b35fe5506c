"""Files that leave the app are whole or not there, whatever interrupts the writing."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from linkwell import files
from linkwell.domain.errors import AppError, Cancelled
from linkwell.workspace import output


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_new_file_is_written_whole_and_nothing_else_is_left(tmp_path):
    target = tmp_path / "pack.pdf"
    assert output.write(target, lambda out: out.write(b"all of it")) == target
    assert target.read_bytes() == b"all of it"
    assert names(tmp_path) == ["pack.pdf"]


@pytest.mark.parametrize("failure", [Cancelled(), KeyboardInterrupt(), ValueError("bug"), OSError(errno.EIO, "io")])
def test_an_interrupted_write_keeps_the_old_file(tmp_path, failure):
    target = tmp_path / "pack.pdf"
    target.write_bytes(b"old")

    def writer(out):
        out.write(b"half of the new")
        raise failure

    with pytest.raises((type(failure), AppError)):
        output.write(target, writer)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["pack.pdf"]


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "S-FULL"), (errno.EROFS, "S-RO"), (errno.EACCES, "S-RO"), (errno.EIO, "S-WRITE")],
)
def test_each_failure_of_the_disk_has_its_own_calm_words(tmp_path, number, code):
    def writer(out):
        raise OSError(number, os.strerror(number))

    with pytest.raises(AppError) as caught:
        output.write(tmp_path / "pack.pdf", writer)
    assert caught.value.code == code
    assert caught.value.kept == "No file was written."
    assert names(tmp_path) == []
    (tmp_path / "pack.pdf").write_bytes(b"old")
    with pytest.raises(AppError) as caught:
        output.write(tmp_path / "pack.pdf", writer)
    assert caught.value.kept == "The older pack.pdf is unchanged."


def test_a_file_that_another_program_holds_gets_a_neighbour(tmp_path, monkeypatch):
    target = tmp_path / "pack.docx"
    target.write_bytes(b"open in Word")
    real = Path.replace

    def held(self, wanted):
        if Path(wanted) == target:
            raise PermissionError(errno.EACCES, "held")
        return real(self, wanted)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(files, "_FIRST_WAIT_S", 0.0)
    monkeypatch.setattr(files, "_LONGEST_WAIT_S", 0.0)
    assert output.write(target, lambda out: out.write(b"new")).name == "pack (2).docx"
    assert target.read_bytes() == b"open in Word"
    assert names(tmp_path) == ["pack (2).docx", "pack.docx"]


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "taken").write_text("x")
    with pytest.raises(AppError) as caught:
        output.prepare_folder(tmp_path / "taken")
    assert caught.value.code == "S-PLACE"
    with pytest.raises(AppError):
        output.prepare_folder(tmp_path / "taken" / "below")


def test_a_path_that_is_too_long_is_refused_before_writing(tmp_path):
    with pytest.raises(AppError) as caught:
        output.write(tmp_path / ("x" * 250), lambda out: out.write(b"x"))
    assert caught.value.code == "N-LONG"


def test_new_files_can_be_read_by_those_who_share_the_folder(tmp_path):
    target = output.write(tmp_path / "pack.pdf", lambda out: out.write(b"x"))
    mask = os.umask(0)
    os.umask(mask)
    assert target.stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_killed_writer_never_leaves_a_torn_file(tmp_path):
    """Kill a process that saves without pause, at many different moments; the target is always one whole version."""
    target = tmp_path / "pack.bin"
    code = f"""
    import sys
    from pathlib import Path
    from linkwell.workspace import output
    number = 0
    while True:
        number += 1
        data = bytes([number % 256]) * 200_000
        output.write(Path({str(target)!r}), lambda out: out.write(data))
        print(number, flush=True)
    """
    for kill_after in range(1, 21):
        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(code)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for _ in range(kill_after):
            assert process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        data = target.read_bytes()
        assert len(data) == 200_000
        assert len(set(data)) == 1
