"""Starts the program as a process of its own, as the person at the desk does."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import linkwell.__main__ as program

APP = Path(program.__file__).resolve().parent.parent


def run_program(
    *arguments: str, preparation: Callable[[], None] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run it to its end, without a display unless `environment` names a platform of Qt.

    `preparation` is called in the new process just before the program begins; not on Windows.
    """
    clean = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-m", "linkwell", *arguments],
        env={**clean, "PYTHONPATH": str(APP), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=preparation,
    )
