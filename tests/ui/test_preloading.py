"""Modules that are imported after the start, when nothing else is to be done."""

import sys

from linkwell.ui.preloading import Preloading
from linkwell.ui.screen_list import LATER_SCREENS


def test_every_module_is_imported_one_at_a_time(tmp_path, monkeypatch, qtbot):
    package = tmp_path / "later_screens"
    package.mkdir()
    for name in ("__init__", "one", "two"):
        (package / f"{name}.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    wanted = {"later_screens.one", "later_screens.two"}
    preloading = Preloading(["later_screens"])
    assert not wanted & sys.modules.keys()
    with qtbot.waitSignal(preloading.finished):
        pass
    assert wanted <= sys.modules.keys()
    for name in ("later_screens", *wanted):
        monkeypatch.delitem(sys.modules, name)


def test_the_screens_that_are_not_first_are_known(qtbot):
    preloading = Preloading(LATER_SCREENS)
    with qtbot.waitSignal(preloading.finished, timeout=20_000):
        pass
    assert {"linkwell.ui.views.packs.packs_view", "linkwell.ui.views.links.links_view"} <= sys.modules.keys()
