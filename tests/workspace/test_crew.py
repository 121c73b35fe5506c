"""Processes side by side: every task is answered for, whatever happens to one of them."""

import os

import pytest

from linkwell.domain.errors import Cancelled
from linkwell.workspace import crew


def hire():
    return do


def do(task, progress):
    progress(0.5, f"half of {task}")
    if task == "die":
        os._exit(3)
    return task * 2


def test_every_task_is_answered_and_a_process_that_dies_costs_its_own():
    heard = []
    tasks = ("a", "die", "b", "c")
    found = dict(crew.run(hire, tasks, 2, lambda *told: heard.append(told)))
    assert found == {0: "aa", 1: None, 2: "bb", 3: "cc"}
    assert (0, 0.5, "half of a") in heard


def test_no_more_processes_than_tasks_and_none_for_nothing():
    assert list(crew.run(hire, (), 4, lambda *_told: None)) == []


def test_what_the_listener_raises_stops_all():
    def told(*_told):
        raise Cancelled

    with pytest.raises(Cancelled):
        list(crew.run(hire, ("a", "b"), 2, told))
    assert crew.cores() >= 1
