"""Runs first in the frozen app: puts right what a program started in this way gets wrong.

A windowed program on Windows has no standard streams at all, and printing to nothing would be a failure of its own.
On Linux the app was started with a search path to its own libraries, which is no good for the programs that it opens,
such as the file manager; the app itself read it when it started and needs it no more.
"""

import os
import sys

for _name in ("stdout", "stderr"):
    if getattr(sys, _name) is None:
        setattr(sys, _name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open until the end

if sys.platform.startswith("linux"):
    _before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if _before is not None:
        os.environ["LD_LIBRARY_PATH"] = _before
