"""Runs one program to its end and says how long it took and how much memory it held at its worst.

Each measurement is a process of its own, so nothing is warm but the computer's file cache. The caller must stay small:
on Linux a new process inherits its parent's peak until it has grown beyond it.
"""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LIMIT_SECONDS = 300.0
_KIB_PER_MIB = 1024.0


class Failed(Exception):  # noqa: N818 - it is told, not raised to the top
    """A program that ended badly; the text is the last thing it said."""


@dataclass(frozen=True, slots=True)
class Finished:
    """Wall time from start to end, the peak of resident memory (`None` where the system does not tell), the output."""

    seconds: float
    peak_mib: float | None
    output: str


def run(command: Sequence[str], environment: Mapping[str, str]) -> Finished:
    """Run a program to its end. Raises `Failed` if it can't start, takes too long, or does not end with 0."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        try:
            process = subprocess.Popen(
                command, env=dict(environment), stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
            )
        except OSError as fault:
            raise Failed(f"{command[0]}: {fault.strerror}") from None
        killer = threading.Timer(LIMIT_SECONDS, process.kill)
        killer.start()
        code, peak = _end(process)
        seconds = time.perf_counter() - started
        killer.cancel()
        said.seek(0)
        output = said.read().decode("utf-8", "replace")
    if code != 0:
        lines = output.strip().splitlines() or [f"it ended with {code}"]
        raise Failed(lines[-1][:300])
    return Finished(seconds, peak, output)


def _end(process: subprocess.Popen[bytes]) -> tuple[int, float | None]:
    """Wait; the exit code and the peak of the process and of those that it waited for."""
    if not hasattr(os, "wait4"):
        return process.wait(), None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss / _KIB_PER_MIB
