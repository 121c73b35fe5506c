#!/usr/bin/env python3
"""Sets Linkwell up in its own folder, then builds the sample link's pack or runs the tests.

It makes a private environment in `.venv`, installs what `pyproject.toml` pins and, as root on Debian, the system
libraries that the window needs. It uses the standard library only, may be run again and again, and must not know
what a lesson or a pack is. Older Pythons can read it far enough to say that they are too old.
"""

import argparse
import contextlib
import hashlib
import importlib.util
import io
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

OLDEST, NEWEST = (3, 11), (3, 13)
OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def wrong_python(version: "tuple[int, ...]") -> str:
    """What to tell somebody whose Python does not suit; nothing if it does."""
    if OLDEST <= version[:2] <= NEWEST:
        return ""
    found = ".".join(str(part) for part in version[:2])
    return (
        f"Linkwell needs Python 3.11, 3.12 or 3.13; this is Python {found}. Nothing was changed.\n"
        "If one of those is installed, call it by name, for example:  python3.11 build/bootstrap.py\n"
        "(on Windows:  py -3.11 build\\bootstrap.py). If not, install one: on Debian 12 and 13 it is\n"
        "the package python3; elsewhere it comes from www.python.org. (B-PYTHON)"
    )


if wrong_python(sys.version_info[:2]):
    print(wrong_python(sys.version_info[:2]), file=sys.stderr)
    sys.exit(USAGE)


PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP, UNFINISHED = ENVIRONMENT / "bootstrap.stamp", ENVIRONMENT / "bootstrap.unfinished"
LOG, LOCK = ENVIRONMENT / "bootstrap.log", ENVIRONMENT / "bootstrap.lock"
TOOLS = "with the test tools"
QT_LIBRARIES = (
    "libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 "
    "libxcb-shape0 libxcb-xinerama0 libxkbcommon-x11-0"
)
# Importing Qt loads some of those; its plug-in for X displays, opened here by hand, loads the rest.
QT_PROBE = """
import ctypes, importlib.util, pathlib
if importlib.util.find_spec("PySide6"):
    import PySide6.QtWidgets
    for plugin in pathlib.Path(PySide6.__file__).parent.glob("Qt/plugins/platforms/libqxcb.so"):
        ctypes.CDLL(str(plugin))
"""
# Signs to look for in the log (a regular expression), a code, what happened, and what to do next.
CAUSES = (
    (
        r"No space left on device|Disk quota exceeded|WinError 112\b",
        "B-DISK",
        "The disk is full.",
        "Free about 1 GB and run the same command again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError",
        "B-CERTIFICATE",
        "The connection was not trusted; many school networks read connections with a certificate of their own.",
        "Ask whoever runs the network for its file, name it to pip (pip config set global.cert FILE), and try again.",
    ),
    (
        r"establish a new connection|name resolution|NameResolutionError|ProxyError|timed out|ConnectionResetError",
        "B-INTERNET",
        "The parts to install could not be fetched: no internet, or the network does not let pip through.",
        "Connect to the internet (only the set-up needs it) and run the same command again.",
    ),
    (
        r"No matching distribution found|not a supported wheel|requires a different Python",
        "B-NO-MATCH",
        "A part that Linkwell needs is not offered for this computer and this Python.",
        "Use a 64-bit Python 3.11, 3.12 or 3.13; if it is one, look at the package index that pip is set to.",
    ),
    (
        r"Permission denied|Access is denied|WinError (5|32)\b|Read-only file system",
        "B-PERMISSION",
        "A file could not be written: another program has it open, or it belongs to another user.",
        "Close Linkwell and editors, or use the account that owns the folder, and run the same command again.",
    ),
)


class SetUpError(Exception):
    """What went wrong, what was kept and what to do next, in plain words, with a short stable code."""

    def __init__(self, code: str, happened: str, next_step: str, kept: str = "What was downloaded is kept.") -> None:
        super().__init__(f"{happened}\n{kept}\n{next_step} ({code})")


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; returns the exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # an old console may lack a letter of the folder's name
    testing = arguments[:1] == ["test"]
    if not testing:
        make_parser().parse_args(arguments)
    try:
        set_up(with_tools=testing)
        provide_window_libraries()
        return run_tests(arguments[1:]) if testing else start()
    except SetUpError as error:
        tell(f"\nLinkwell is not set up.\n{error}")
    except OSError as error:
        tell(f"\nLinkwell is not set up: {error}\n{diagnose(str(error), 'A file could not be read or written.')}")
    except KeyboardInterrupt:
        tell("\nStopped. Nothing is lost; the same command goes on from there. (B-STOP)")
        return INTERRUPTED
    return FAILED


def make_parser() -> argparse.ArgumentParser:
    """The parser for everything but `test`, whose arguments are pytest's own."""
    return argparse.ArgumentParser(
        prog="bootstrap.py",
        usage="%(prog)s [-h] [test [PYTEST ARGUMENTS ...]]",
        description="Set Linkwell up in this folder (the first time takes some minutes and needs the internet), then "
        "build the sample link's pack. With the word test: set up the test tools too, and run the tests.",
        epilog="Everything is installed into the folder .venv of the project; delete that folder to undo it. "
        "Exit codes: 0 ok, 1 failed, 2 usage, 130 interrupted; with the word test, those of pytest.",
    )


def set_up(with_tools: bool) -> None:
    """Make the environment ready; returns at once if it is. Raises SetUpError and OSError."""
    if is_ready(with_tools):
        return
    ENVIRONMENT.mkdir(exist_ok=True)
    with only_one_at_a_time():
        if is_ready(with_tools):
            return
        LOG.write_bytes(b"")
        if is_sound():
            say(1, "Using the private environment made before")
        else:
            say(1, "Making a private environment")
            make_environment()
        say(2, "Installing what Linkwell needs (the first time, about 120 MB from the internet)")
        install(with_tools)
        STAMP.write_text("\n".join([home(), wishes(), TOOLS if with_tools else ""]), encoding="utf-8")
        UNFINISHED.unlink()
        say(3, "Looking for the system libraries of the window")


def start() -> int:
    """What a person gets after the set-up: the window, or the sample link's pack where there is no display."""
    if has_display():
        say(4, "Opening the window")
        return run_inside("linkwell", [])
    out = PROJECT / "out"
    say(4, "Building the sample link's pack as PDF and Word")
    sample = ["--recipe", "phase-1-starter", "--link", "kestrels-herons"]
    code = run_inside("linkwell", ["build", *sample, "--format", "pdf,docx", "--out", str(out)])
    if code == OK:
        quoted = subprocess.list2cmdline if os.name == "nt" else shlex.join
        linkwell = quoted([str(SCRIPTS / "linkwell")])
        print("\nThose are the files to open and print. Next, try:")
        print(f"  {linkwell} search belonging")
        print(f"  {linkwell} build --recipe cpd-1-new --format pdf,docx --out {quoted([str(out)])}")
    return code


def has_display() -> bool:
    """Whether a window could be seen."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def run_tests(arguments: Sequence[str]) -> int:
    """Run pytest in the project's folder, without a display; returns its exit code."""
    say(4, "Running the tests")
    return run_inside("pytest", arguments, QT_QPA_PLATFORM="offscreen")


def is_ready(with_tools: bool) -> bool:
    """Whether all is installed as `pyproject.toml` says now, and still runs."""
    if UNFINISHED.exists() or (with_tools and TOOLS not in stamp()):
        return False
    return stamp()[:2] == [home(), wishes()] and runs("import pip, linkwell")


def is_sound() -> bool:
    """Whether the environment can be installed into: whole, in its place, and of the Python that runs this."""
    if UNFINISHED.exists() or stamp()[:1] not in ([], [home()]):
        return False
    return runs(f"import pip, sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})")


def stamp() -> list[str]:
    """What the last set-up that went well left: its home, its wishes, and TOOLS if it had them."""
    return STAMP.read_text(encoding="utf-8", errors="replace").splitlines() if STAMP.exists() else []


def home() -> str:
    """Where the environment is and for what: another Python, computer or folder needs a new one."""
    return f"{sys.version_info[0]}.{sys.version_info[1]} {sysconfig.get_platform()} {PROJECT}"


def wishes() -> str:
    """The state of `pyproject.toml`, which says what is to be installed."""
    return hashlib.sha256((PROJECT / "pyproject.toml").read_bytes()).hexdigest()


def make_environment() -> None:
    """Make `.venv` anew, with pip in it. Raises SetUpError and OSError."""
    provide_venv_module()
    UNFINISHED.touch()
    for child in ENVIRONMENT.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        elif child not in (LOCK, LOG, UNFINISHED):
            child.unlink()
    # The environment's own Python may be running this, and has just been removed; the one it came from stays.
    python = getattr(sys, "_base_executable", sys.executable)
    if not logged([python, "-m", "venv", str(ENVIRONMENT)]) or not runs("import pip"):
        raise diagnose(show_log(), "The private environment could not be made.")


def install(with_tools: bool) -> None:
    """Install the pinned dependencies and Linkwell itself, editable in its place. Raises SetUpError."""
    UNFINISHED.touch()
    project = ".[dev]" if with_tools else "."
    if logged([str(PYTHON), "-I", "-m", "pip", "install", "--progress-bar", "off", "--editable", project]):
        return
    text = show_log()
    if "Installing collected packages" not in text:  # pip gave up before it changed a file
        UNFINISHED.unlink()
    raise diagnose(text, "Installing failed.")


def provide_venv_module() -> None:
    """Debian keeps what makes environments in a package of its own. Raises SetUpError where it is missing."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not can_make_environments() and may_install_packages():
        print(f"        installing the system package {package}", flush=True)
        install_packages(package)
    if not can_make_environments():
        raise SetUpError(
            "B-VENV",
            "This Python cannot make private environments (its modules venv and ensurepip are missing).",
            f"On Debian and Ubuntu: sudo apt-get install {package}. Elsewhere: install Python from www.python.org. "
            "Then run the same command again.",
            kept="Nothing was installed.",
        )


def can_make_environments() -> bool:
    """Whether this Python has what makes environments."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def provide_window_libraries() -> None:
    """Install or name what Qt still needs from the system; the command line works without it."""
    missing = window_fault()
    if missing and may_install_packages():
        print("        installing the system libraries that Qt needs", flush=True)
        install_packages(*QT_LIBRARIES.split())
        missing = window_fault()
    if missing:
        tell(f"        Note: a window cannot open yet ({missing}). The command line works all the same.")
        tell(f"        On Debian and Ubuntu: sudo apt-get install {QT_LIBRARIES}")


def window_fault() -> str:
    """What keeps Qt from loading on Linux, in the system's words; nothing if it loads. Elsewhere Qt brings it all."""
    if sys.platform != "linux":
        return ""
    done = subprocess.run([str(PYTHON), "-I", "-c", QT_PROBE], capture_output=True, text=True, check=False)
    return done.stderr.strip().rpartition("Error: ")[2] if done.returncode else ""


def may_install_packages() -> bool:
    """Whether this is a Debian-like system and the user may change it."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(*packages: str) -> None:
    """Try to install Debian packages; whoever asked looks whether it helped."""
    settings = ("-q", "-y", "-o", "DPkg::Lock::Timeout=300")
    logged(["apt-get", *settings, "update"])
    logged(["apt-get", *settings, "install", "--no-install-recommends", "--no-upgrade", *packages])


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Hold the lock on the environment; a second set-up waits for the first, and says so."""
    with LOCK.open("ab") as handle:
        # What this starts inherits the lock, so that a pip that outlives this program keeps others out.
        os.set_inheritable(handle.fileno(), True)
        told = False
        while not try_to_lock(handle):
            if not told:
                print("Another set-up of this folder is running; waiting until it ends.", flush=True)
            told = True
            time.sleep(0.3)
        yield


def try_to_lock(handle: BinaryIO) -> bool:
    """Take the system's lock on an open file if it is free; closing the file gives it back."""
    try:
        if sys.platform == "win32":
            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def runs(code: str) -> bool:
    """Whether the environment's Python is there and runs that code without fault."""
    try:
        return subprocess.run([str(PYTHON), "-I", "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def run_inside(module: str, arguments: Sequence[str], **variables: str) -> int:
    """Run a module with the environment's Python in the project's folder; returns its exit code."""
    command = [str(PYTHON), "-P", "-m", module, *arguments]
    code = subprocess.call(command, cwd=PROJECT, env={**surroundings(), **variables})
    return code if code >= 0 else 128 - code


def logged(command: Sequence[str]) -> bool:
    """Run a command with its words going to the log; returns whether it succeeded."""
    process = subprocess.Popen(
        command, cwd=PROJECT, env=surroundings(), stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, close_fds=False
    )
    with process, LOG.open("ab") as log:
        try:
            for line in process.stdout or ():
                log.write(line)
                glimpse(line.decode("utf-8", "replace").strip())
        except BaseException:
            process.kill()
            raise
    glimpse("")
    return process.returncode == 0


def glimpse(line: str) -> None:
    """Show somebody who is watching what is being done now, on a line that the next one wipes."""
    if sys.stdout.isatty() and (not line or line.startswith(("Collecting ", "Downloading ", "Installing "))):
        print("\r        " + line[:60].ljust(60), end="\r", flush=True)


def surroundings() -> dict[str, str]:
    """The environment variables for what is started: the user's, less what would lead out of `.venv`."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    return {**kept, "PIP_USER": "0", "PIP_NO_INPUT": "1", "DEBIAN_FRONTEND": "noninteractive"}


def show_log() -> str:
    """Print the last lines of the log; returns all of it."""
    text = LOG.read_text(encoding="utf-8", errors="replace")
    tell("\n".join([f"\nThe last lines of {LOG}:", *(f"  | {line}" for line in text.splitlines()[-12:])]))
    return text


def diagnose(text: str, otherwise: str) -> SetUpError:
    """The likeliest reason that a text gives away, or else the general words."""
    for signs, code, happened, next_step in CAUSES:
        if re.search(signs, text):
            return SetUpError(code, happened, next_step)
    return SetUpError("B-FAILED", otherwise, "Run the same command again; it goes on from there.")


def say(step: int, what: str) -> None:
    """One line of progress."""
    print(f"{step} of 4  {what}", flush=True)


def tell(line: str) -> None:
    """A line for the person, apart from results."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
