"""Import this first: it finds the program in the source tree where it is not installed."""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

if importlib.util.find_spec("linkwell") is None:
    sys.path.insert(0, str(ROOT / "app"))
