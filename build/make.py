#!/usr/bin/env python3
"""Makes the frozen app, a folder that runs without Python, then tries it out and measures it.

PyInstaller does the work as `linkwell.spec` says. It cannot make an app for another system than the one it runs on.
The folder appears in `dist/linkwell`; everything on the way to it is in a temporary folder. What is tried is the app
itself, far from the source: this must not import Linkwell.
"""

import argparse
import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import bootstrap

PROJECT = Path(__file__).resolve().parent.parent
SPEC = PROJECT / "build" / "linkwell.spec"
NEEDED = ("PyInstaller", "PySide6", "reportlab", "docx", "whoosh")
EXE = ".exe" if os.name == "nt" else ""
SAMPLE = ("build", "--recipe", "phase-1-starter", "--link", "kestrels-herons", "--format", "pdf,docx", "--out")
PATIENCE_S, WARM_STARTS = 180, 5
SMALLEST_BYTES = 20_000
OK, FAILED, INTERRUPTED = 0, 1, 130


class MakeError(Exception):
    """What went wrong, in plain words."""


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; returns the exit code."""
    options = make_parser().parse_args(arguments)
    try:
        if not options.only_try and not has_tools():
            return pass_on(arguments)
        if not options.only_try:
            freeze(options.dist)
        app = options.dist / "linkwell"
        if not options.no_try:
            try_out(app)
        report_size(app)
        if options.archive:
            report_archive(app)
    except (MakeError, bootstrap.SetUpError, OSError) as error:
        print(f"\nThe app was not made, or does not work: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return OK


def make_parser() -> argparse.ArgumentParser:
    """The parser of the arguments."""
    parser = argparse.ArgumentParser(
        prog="make.py", description="Make the frozen app for this system in dist/linkwell, try it out and measure it."
    )
    parser.add_argument("--dist", type=Path, default=PROJECT / "dist", metavar="DIR", help="where the folder goes")
    parser.add_argument("--archive", action="store_true", help="pack it as .zip (Windows) or .tar.gz, with its SHA-256")
    tried = parser.add_mutually_exclusive_group()
    tried.add_argument("--no-try", action="store_true", help="do not try it out")
    tried.add_argument("--only-try", action="store_true", help="try out the app that is there")
    return parser


def has_tools() -> bool:
    """Whether the Python that runs this has PyInstaller and what Linkwell needs."""
    return all(importlib.util.find_spec(name) for name in NEEDED)


def pass_on(arguments: Sequence[str]) -> int:
    """Set `.venv` up as `bootstrap.py` does, add PyInstaller, and do the same there; returns its exit code."""
    if Path(sys.prefix).resolve() == bootstrap.ENVIRONMENT.resolve():
        raise MakeError(f"{bootstrap.ENVIRONMENT} lacks a part. Delete that folder and run the same command again.")
    bootstrap.set_up(with_tools=False)
    if not bootstrap.runs("import PyInstaller"):
        print("Installing PyInstaller", flush=True)
        if bootstrap.run_inside("pip", ["install", "--quiet", "--editable", ".[freeze]"]):
            raise MakeError("PyInstaller could not be installed; what pip said stands above.")
    command = [str(bootstrap.PYTHON), str(Path(__file__).resolve()), *arguments]
    return subprocess.call(command, env=bootstrap.surroundings())


def freeze(dist: Path) -> None:
    """Let PyInstaller make the folder. The one before is replaced only when the new one is finished."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="linkwell-freeze-") as folder:
        made, log = Path(folder, "dist"), Path(folder, "log.txt")
        places = ["--distpath", str(made), "--workpath", str(Path(folder, "work"))]
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, str(SPEC)]
        # A fixed seed keeps what is written in the order of a set the same from one making to the next.
        with log.open("wb") as words:
            code = subprocess.call(command, env={**os.environ, "PYTHONHASHSEED": "0"}, stdout=words, stderr=words)
        if code:
            raise MakeError(f"PyInstaller failed. Its last words:\n{log.read_text(errors='replace')[-4000:]}")
        dist.mkdir(parents=True, exist_ok=True)
        for result in made.iterdir():
            shutil.rmtree(dist / result.name, ignore_errors=True)
            shutil.move(result, dist / result.name)
    print(f"Made {dist / 'linkwell'} in {time.monotonic() - started:.0f} s")


def try_out(app: Path) -> None:
    """Use the app as a person would, with data folders of its own, and time its start. Raises MakeError."""
    with tempfile.TemporaryDirectory(prefix="linkwell é ") as folder, display() as screen:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        trial = Trial(app, Path(folder), {**clean, **screen, "LINKWELL_DATA_DIR": str(Path(folder, "data"))})
        trial.commands()
        trial.starts()


class Trial:
    """One app, tried in one folder with these environment variables."""

    def __init__(self, app: Path, folder: Path, variables: Mapping[str, str]) -> None:
        self._app, self._folder, self._variables = app, folder, variables

    def commands(self) -> None:
        """The command line: is everything there that is needed to read, search, print and write for Word?"""
        print(self._run("linkwell-cli", "self-test").rstrip())
        if "com-lks2-01" not in self._run("linkwell-cli", "search", "belonging"):
            raise MakeError("“search belonging” does not find the lesson com-lks2-01.")
        out = self._folder / "out"
        self._run("linkwell-cli", *SAMPLE, str(out))
        found = {file.suffix for file in out.rglob("*") if file.is_file() and file.stat().st_size > SMALLEST_BYTES}
        if not found >= {".pdf", ".docx"}:
            raise MakeError(f"The sample pack is not there: {sorted(found)}")
        print("ok  search finds, and the sample pack is built as PDF and Word")

    def starts(self) -> None:
        """The window: from the command to being usable, and to having ended again."""
        first = self._timed("linkwell", "--quit-after-start")
        print(f"Window, first start of all (samples are made): {first:.2f} s")
        starts = (("Window", "linkwell", "--quit-after-start"), ("Command line", "linkwell-cli", "--version"))
        for title, program, argument in starts:
            cold = f"cold {self._timed(program, argument):.2f} s, " if forget(self._app) else ""
            warm = [self._timed(program, argument) for _ in range(WARM_STARTS)]
            print(f"{title}: {cold}warm {statistics.median(warm):.2f} s (of {WARM_STARTS}: best {min(warm):.2f} s)")

    def _timed(self, program: str, *arguments: str) -> float:
        started = time.perf_counter()
        self._run(program, *arguments)
        return time.perf_counter() - started

    def _run(self, program: str, *arguments: str) -> str:
        command = [str(self._app / f"{program}{EXE}"), *arguments]
        try:
            done = subprocess.run(
                command, cwd=self._folder, env=self._variables, capture_output=True, timeout=PATIENCE_S, check=False
            )
        except subprocess.TimeoutExpired:
            fail(command, f"it did not end within {PATIENCE_S} s")
        if done.returncode:
            told = (done.stdout + done.stderr).decode("utf-8", "replace")
            fail(command, f"exit code {done.returncode}\n{told}")
        return done.stdout.decode("utf-8", "replace")


def fail(command: Sequence[str], what: str) -> NoReturn:
    """Raise MakeError for a command."""
    raise MakeError(f"{subprocess.list2cmdline(command)}: {what}")


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """The variables for a display: the one there is, an Xvfb that chooses a free number, or none but memory."""
    if not sys.platform.startswith("linux") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield {}
        return
    if shutil.which("Xvfb") is None:
        print("There is no display and no Xvfb: the window is only tried in memory.")
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    told, tell = os.pipe()
    # Without -noreset, a new client may be refused just after the last one has gone.
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(tell,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(tell)
    try:
        with os.fdopen(told, encoding="ascii") as answer:
            number = answer.readline().strip()
        if not number:
            raise MakeError("Xvfb does not start.")
        yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def forget(app: Path) -> bool:
    """Ask the system to forget the app's files, so that the next start reads the disk; whether it can be asked."""
    if not hasattr(os, "posix_fadvise"):
        return False
    for file in files_of(app):
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


def files_of(app: Path) -> list[Path]:
    """The files of the app, without links to them."""
    return sorted(file for file in app.rglob("*") if file.is_file() and not file.is_symlink())


def report_size(app: Path) -> None:
    """Say how big the app is."""
    files = files_of(app)
    print(f"{app}: {sum(file.stat().st_size for file in files) / 1e6:.0f} MB in {len(files)} files")


def report_archive(app: Path) -> None:
    """Pack the app beside its folder, and say what came of it."""
    packed = archive(app)
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    packed.with_name(f"{packed.name}.sha256").write_text(f"{digest}  {packed.name}\n", encoding="ascii")
    print(f"{packed}: {packed.stat().st_size / 1e6:.0f} MB, SHA-256 {digest}")


def archive(app: Path) -> Path:
    """Pack the app; the file's name says its version and for which system it is."""
    source = (PROJECT / "app" / "linkwell" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', source)
    version = found[1] if found else "unknown"
    system = sysconfig.get_platform().replace(".", "_")
    kind = "zip" if os.name == "nt" else "gztar"
    name = app.parent / f"linkwell-{version}-{system}"
    return Path(shutil.make_archive(str(name), kind, root_dir=app.parent, base_dir=app.name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
