"""Work done side by side in several processes: tasks go out, results come back when ready, and all can be stopped.

Each process is started afresh (nothing is shared but what is handed over) and does one task after another. It knows no
links and no packs.
"""

import contextlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from linkwell.domain.errors import Cancelled
from linkwell.domain.progress import Progress

Task = TypeVar("Task")
Result = TypeVar("Result")
Told = Callable[[int, float, str], None]
_LOOK_S, _PATIENCE_S = 0.1, 2.0
_DONE, _ON_THE_WAY = "done", "on the way"


def cores() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    hire: Callable[[], Callable[[Task, Progress], Result]], tasks: Sequence[Task], count: int, told: Told
) -> Iterator[tuple[int, Result | None]]:
    """Do the tasks with `count` processes; gives the index and result of each as it is ready.

    `hire` is called once in each process and gives what does a task; both go through pickle. A result is None if its
    process ended without a word. `told` hears the index of a task and how far it is, at least ten times a second; what
    it raises, such as `Cancelled`, stops every process and goes on to the caller.
    """
    waiting = deque(enumerate(tasks))
    crew: list[_Worker[Task, Result]] = []
    last = (0, 0.0, "Getting ready")
    try:
        while waiting or any(worker.at is not None for worker in crew):
            _keep_busy(crew, waiting, hire, count)
            told(*last)
            for at, message in _heard(crew):
                if message is not None and message[0] == _ON_THE_WAY:
                    last = (at, *message[1:])
                    told(*last)
                else:
                    yield at, message[1] if message else None
    finally:
        for worker in crew:
            worker.let_go()
        for worker in crew:
            worker.end(_PATIENCE_S)


def _heard(crew: "list[_Worker[Task, Result]]") -> Iterator[tuple[int, Any]]:
    """What comes from those who work, with the index of the task; None from one that has ended, who leaves the crew."""
    for pipe in wait([worker.pipe for worker in crew], _LOOK_S):
        worker = next(one for one in crew if one.pipe is pipe)
        at, message = worker.at, worker.hear()
        if message is None:
            crew.remove(worker)
            worker.end(0.0)
        if message is None or message[0] == _DONE:
            worker.at = None
        if at is not None:
            yield at, message


def _keep_busy(
    crew: "list[_Worker[Task, Result]]",
    waiting: deque[tuple[int, Task]],
    hire: Callable[[], Callable[[Task, Progress], Result]],
    count: int,
) -> None:
    """Start the processes that are still missing, and give every idle one something to do."""
    idle = [worker for worker in crew if worker.at is None]
    while len(crew) < count and len(idle) < len(waiting):
        crew.append(_Worker(hire))
        idle.append(crew[-1])
    for worker in idle[: len(waiting)]:
        worker.give(*waiting.popleft())


class _Worker(Generic[Task, Result]):
    """One process as its parent sees it. `at` is the index of its task, None when it has none."""

    def __init__(self, hire: Callable[[], Callable[[Task, Progress], Result]]) -> None:
        context = multiprocessing.get_context("spawn")  # a copy of a process with threads would not be sound
        self.pipe, other = context.Pipe()
        self.at: int | None = None
        self._process = context.Process(target=_serve, args=(other, hire), daemon=True)
        with _deaf_to_ctrl_c():
            self._process.start()
        other.close()

    def give(self, at: int, task: Task) -> None:
        self.at = at
        with contextlib.suppress(OSError):  # then it has ended, and `hear` will find out
            self.pipe.send(task)

    def hear(self) -> Any:  # noqa: ANN401 - whatever came through the pipe; None if nothing will come any more
        try:
            return self.pipe.recv()
        except (EOFError, OSError):
            return None

    def let_go(self) -> None:
        """Ask it to stop: at its next step, or now if it does nothing."""
        with contextlib.suppress(OSError):
            self.pipe.send(None)

    def end(self, patience_s: float) -> None:
        """See it out."""
        self._process.join(patience_s)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self.pipe.close()


@contextlib.contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """What starts now never hears Ctrl+C, not even while it is loading: the parent does and ends its crew in order."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would let the signal through again when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: "Connection[Any, Any]", hire: Callable[[], Callable[[Task, Progress], Result]]) -> None:
    """The life of a process: task after task until there is none, its parent is gone or wants it to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def report(fraction: float, message: str) -> None:
        if pipe.poll():
            raise Cancelled
        pipe.send((_ON_THE_WAY, fraction, message))

    with contextlib.suppress(EOFError, OSError, Cancelled):
        do = hire()
        while (task := pipe.recv()) is not None:
            pipe.send((_DONE, do(task, report)))
