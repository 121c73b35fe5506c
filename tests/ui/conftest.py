import ctypes
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.version_info < (3, 12):
    # PySide6 6.12 gives one reference to None away at each call that answers nothing. Since Python 3.12 None cannot
    # be lost; before, the program ends after some thousand calls.
    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 40

import pytest

from linkwell.paths import default_paths
from linkwell.store.opening import open_database
from linkwell.ui.theme.theme import Theme
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk
from linkwell.workspace.workspace import Workspace


@pytest.fixture(scope="session")
def window_workspace(tmp_path_factory):
    """The real shipped library, read once for all tests of the window."""
    return Workspace(default_paths(tmp_path_factory.mktemp("window")))


@pytest.fixture
def desk(window_workspace, tmp_path):
    """A fresh desk with the sample link and the sample pack."""
    database = open_database(tmp_path / "data").database
    made = Desk(window_workspace, database)
    made.prepare_samples()
    yield made
    database.close()


@pytest.fixture
def runner(qapp):
    made = Runner()
    yield made
    assert made.stop()


@pytest.fixture(scope="session")
def session_theme(qapp):
    return Theme(qapp, "light")


@pytest.fixture
def theme(session_theme):
    """The theme of the test application: light, 100 per cent at the start of each test."""
    if session_theme.appearance != "light":
        session_theme.set_appearance("light")
    if session_theme.percent != 100:
        session_theme.set_percent(100)
    return session_theme
