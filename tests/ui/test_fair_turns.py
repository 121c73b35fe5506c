import gc
import sys

import pytest

from linkwell.ui.fair_turns import keep_rubbish, settle, take_short_turns


@pytest.fixture
def usual():
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    yield interval, thresholds
    sys.setswitchinterval(interval)
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def test_threads_change_places_more_often_than_usual(usual):
    take_short_turns()
    assert sys.getswitchinterval() < 0.001
    assert gc.get_threshold()[0] >= usual[1][0]


def test_python_searches_for_rubbish_in_no_thread_of_its_own_choice(usual):
    keep_rubbish()
    take_short_turns()
    assert not gc.isenabled()


def test_what_exists_is_left_out_of_later_searches(usual):
    before = gc.get_freeze_count()
    settle()
    assert gc.get_freeze_count() > before
