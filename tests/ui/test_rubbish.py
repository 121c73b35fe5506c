"""Unreachable objects are freed in the window's thread, whoever makes them and however many."""

import gc
import threading
import weakref

import pytest

from linkwell.ui.rubbish import RubbishCollector


class Loop:
    """An object that holds itself, so that only a search can free it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def thresholds():
    usual = gc.get_threshold()
    gc.set_threshold(500, 5, 5)
    yield
    gc.set_threshold(*usual)


def test_what_a_worker_leaves_is_freed_in_the_windows_thread(qtbot, thresholds):
    freed: list[threading.Thread] = []
    loop = Loop()
    weakref.finalize(loop, lambda: freed.append(threading.current_thread()))
    del loop
    worker = threading.Thread(target=lambda: [Loop() for _ in range(20_000)])
    worker.start()
    worker.join()
    assert freed == []  # no search ran in the worker
    collector = RubbishCollector()
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [threading.main_thread()]
    assert collector.parent() is None


def test_nothing_is_searched_while_nothing_is_due(qapp, thresholds):
    gc.collect()
    gc.set_threshold(1_000_000, 5, 5)
    loop = Loop()
    gone = weakref.ref(loop)
    del loop
    RubbishCollector().look()
    assert gone() is not None


def test_older_objects_wait_for_a_quiet_moment(qapp, thresholds):
    gc.collect()
    gc.set_threshold(1_000_000, 0, 100)
    loop = Loop()
    gone = weakref.ref(loop)
    gc.collect(0)  # it is older now
    del loop
    collector = RubbishCollector()
    for _ in range(39):
        collector.look()
    assert gone() is not None
    collector.look()
    assert gone() is None
