"""What the tests of the command line share."""

import pytest

from linkwell.cli.main import main


@pytest.fixture
def run(tmp_path, capsys):
    """Run one command with its own data folder; gives exit code, output and messages."""

    def call(*arguments: str):
        code = main(["--data-dir", str(tmp_path / "data"), *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call
