"""A program that is killed while saving loses nothing that it said was saved."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
KILLS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killer forks; Windows is on the release check list")
def test_two_hundred_kills_lose_nothing(tmp_path):
    command = [sys.executable, str(HERE / "killing.py"), str(tmp_path / "data"), str(KILLS), "20261122"]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1] / "app")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
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
