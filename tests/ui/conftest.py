import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from linkwell.paths import default_paths
from linkwell.store.opening import open_database
from linkwell.ui.fair_turns import keep_rubbish
from linkwell.ui.rubbish import RubbishCollector
from linkwell.ui.singleton_guard import guard_singletons
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.edit.edit_page import EditPage
from linkwell.ui.views.packs.packs_view import PacksView
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk
from linkwell.workspace.workspace import Workspace

guard_singletons()
keep_rubbish()


@pytest.fixture(scope="session")
def rubbish(qapp):
    return RubbishCollector()


@pytest.fixture(autouse=True)
def rubbish_is_freed_in_the_windows_thread(rubbish):
    """As in the program: never in a worker of a test."""
    yield
    rubbish.look()


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
def packs_view(qtbot, desk, runner, theme):
    """The screen of packs with the sample pack open."""
    made = PacksView(desk, runner, theme)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.open_pack("small-link")
    return made


@pytest.fixture
def runner(qapp, desk):
    """Background work; it depends on the desk so that it has ended before the desk's data is closed, as in the program."""
    made = Runner()
    yield made
    for page in QApplication.allWidgets():  # what was typed is kept while there is something to keep it in
        if isinstance(page, EditPage):
            page.keep()
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
