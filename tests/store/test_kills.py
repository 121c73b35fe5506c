"""A program that is killed while saving loses nothing that it said was saved."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from store import samples

HERE = Path(__file__).parent
KILLS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killer forks; Windows is on the release check list")
def test_two_hundred_kills_lose_nothing():
    with tempfile.TemporaryDirectory(dir=samples.IN_MEMORY) as place:
        counts = kill(Path(place) / "data")
    saved = counts.pop("saved")
    assert saved > KILLS
    assert counts == {
        "kills": KILLS,
        "notices": 0,
        "unsound": 0,
        "lost": 0,
        "invented": 0,
        "undo failed": 0,
        "left over": 0,
    }


def kill(folder):
    command = [sys.executable, str(HERE / "killing.py"), str(folder), str(KILLS), "20261122"]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1] / "app")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
