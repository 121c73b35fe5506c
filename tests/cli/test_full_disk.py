"""A disk with no room left: every way to write a pack says so calmly and leaves nothing half written behind."""

import sys

import pytest

from linkwell.render import registry
from program_runs import run_program

LIMIT_BYTES = 20_000


def _small_disk() -> None:
    """No file of this process may grow beyond the limit, as on a disk that is nearly full."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT_BYTES, LIMIT_BYTES))


@pytest.mark.skipif(sys.platform == "win32", reason="this system cannot limit what a process writes")
@pytest.mark.parametrize(
    "how",
    [
        *(["--format", suffix] for suffix in registry.suffixes() if suffix != "txt"),
        ["--format", "pdf", "--split"],
        ["--copier"],
        ["--copier", "merged"],
        ["--copier", "--style", "a5-booklet"],
    ],
    ids=" ".join,
)
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path, how):
    made = tmp_path / "made"
    arguments = ["build", "--recipe", "small-link", "--out", str(made), *how]
    ended = run_program(*arguments, LINKWELL_DATA_DIR=str(tmp_path / "data"), preparation=_small_disk)
    assert "(S-FULL)" in ended.stderr, ended
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert [file.name for file in tmp_path.rglob("*") if file.name.startswith(".~")] == []
    assert not [*made.rglob("*.pdf"), *made.rglob("*.docx")]
