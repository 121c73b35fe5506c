"""Looks at every screen, dialog and menu as a screen reader does, through AT-SPI, and prints what each lacks.

Run it with the project's own Python on Linux after a change to the window: `.venv/bin/python build/access_check.py`.
It needs Xvfb, a window manager, keys to press and GObject's AT-SPI (Debian: xvfb dbus openbox xdotool at-spi2-core
gir1.2-atspi-2.0 python3-gi). `access_tour.py` is the way it goes, `access_judge.py` says what a fault is.
Ends with 0 if all was reached and is well, 1 if there are faults, 77 if this computer lacks what it takes.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SKIPPED, LONGEST_SECONDS = 77, 600
PROBE = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
WANTED = {
    "dbus-run-session": "dbus",
    "Xvfb": "xvfb",
    "xvfb-run": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
}


def main() -> int:
    """Start a bus, a display and the walk between them."""
    walker = _python_with_atspi()
    missing = _missing(walker)
    if missing:
        print(f"skipped: {missing}")
        return SKIPPED
    with tempfile.TemporaryDirectory() as data:
        command = [
            *("dbus-run-session", "--"),
            *("xvfb-run", "-a", "--server-args=-screen 0 1366x768x24"),
            *(walker, str(HERE / "access_walk.py"), sys.executable),
        ]
        try:
            return subprocess.run(command, env=_surroundings(data), timeout=LONGEST_SECONDS, check=False).returncode
        except subprocess.TimeoutExpired:
            print(f"The walk was stopped after {LONGEST_SECONDS} seconds.")
            return 1


def _missing(walker: str) -> str:
    """What this computer lacks, in words; empty if nothing."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is Linux's; on other systems look with the system's own screen reader"
    for program, package in WANTED.items():
        if shutil.which(program) is None:
            return f"{program} is not here (Debian: {package})"
    registry = ("/usr/libexec/at-spi2-registryd", "/usr/lib/at-spi2-core/at-spi2-registryd")
    if not any(Path(one).exists() for one in registry):
        return "the accessibility bus is not here (Debian: at-spi2-core)"
    return "" if walker else "no Python here knows AT-SPI (Debian: gir1.2-atspi-2.0 python3-gi)"


def _python_with_atspi() -> str:
    """A Python that can import AT-SPI: the system's, as a rule, because it cannot be installed into a venv."""
    for python in (sys.executable, "/usr/bin/python3"):
        if Path(python).exists():
            found = subprocess.run([python, "-I", "-c", PROBE], capture_output=True, check=False)
            if found.returncode == 0:
                return python
    return ""


def _surroundings(data: str) -> dict[str, str]:
    own = {
        "LINKWELL_DATA_DIR": data,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(HERE.parent / "app"),
    }
    return {**os.environ, **own}


if __name__ == "__main__":
    sys.exit(main())
