"""Runs first in the frozen app: gives a program without a console somewhere to write to.

A windowed program on Windows has no standard streams at all, and printing to nothing would be a failure of its own.
"""

import os
import sys

for _name in ("stdout", "stderr"):
    if getattr(sys, _name) is None:
        setattr(sys, _name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open until the end
