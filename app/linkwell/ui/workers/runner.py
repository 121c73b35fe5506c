"""Background work: `Runner.submit` takes a plain function and gives back a `Job` to listen to and to cancel.

The function gets a progress callable; when the user cancels, that callable raises `Cancelled`, so the code below
the window needs no flags. Signals arrive on the thread of the window. A newer job with the same `lane` makes the
older one stale: it is cancelled and its answer is dropped.
"""

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from linkwell.domain.errors import AppError, Cancelled
from linkwell.domain.progress import Progress

_log = logging.getLogger(__name__)

Work = Callable[[Progress], Any]


class Job(QObject):
    """One piece of work on its way. Exactly one of `done`, `failed` and `cancelled` is sent, unless it went stale."""

    done = Signal(object)
    failed = Signal(AppError)
    cancelled = Signal()
    progressed = Signal(float, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self.stale = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def report(self, fraction: float, message: str) -> None:
        """The progress callable of the work; runs on its thread."""
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(fraction, message)


class Runner(QObject):
    """Runs work on a pool of threads and delivers the outcome on the window's thread.

    `idle` is sent when the last outcome was delivered and nothing else waits.
    """

    idle = Signal()
    _finished = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._lanes: dict[str, Job] = {}
        self._running: set[Job] = set()
        self._finished.connect(self._deliver)

    def submit(self, work: Work, lane: str = "") -> Job:
        """Start some work. With a `lane`, an older job in the same lane is dropped."""
        job = Job(self)
        self.drop(lane)
        if lane:
            self._lanes[lane] = job
        self._running.add(job)
        self._pool.start(_Task(job, work, self._finished.emit))
        return job

    def drop(self, lane: str) -> None:
        """Let the job in a lane go, if there is one: nobody is told of its outcome any more."""
        older = self._lanes.pop(lane, None)
        if older is not None:
            older.stale = True
            older.cancel()

    @property
    def busy(self) -> bool:
        """Whether something runs or its outcome is still to be delivered."""
        return bool(self._running)

    def stop(self, wait_ms: int = 5_000) -> bool:
        """Cancel everything and wait; True if all threads ended in time."""
        for job in self._running:
            job.stale = True
            job.cancel()
        return self._pool.waitForDone(wait_ms)

    def _deliver(self, job: Job, outcome: str, value: object) -> None:
        self._running.discard(job)
        for lane, current in list(self._lanes.items()):
            if current is job:
                del self._lanes[lane]
        if not job.stale:
            match outcome:
                case "done":
                    job.done.emit(value)
                case "failed":
                    job.failed.emit(value)
                case _:
                    job.cancelled.emit()
        job.deleteLater()
        if not self.busy:
            self.idle.emit()


class _Task(QRunnable):
    """Carries one function to a thread and its outcome back."""

    def __init__(self, job: Job, work: Work, finish: Callable[[Job, str, object], None]) -> None:
        super().__init__()
        self._job, self._work, self._finish = job, work, finish

    def run(self) -> None:
        try:
            self._finish(self._job, "done", self._work(self._job.report))
        except Cancelled:
            self._finish(self._job, "cancelled", None)
        except AppError as error:
            self._finish(self._job, "failed", error)
        except Exception:
            _log.exception("Background work failed")
            self._finish(self._job, "failed", _unexpected())


def _unexpected() -> AppError:
    return AppError(
        "B-WORK",
        "Something went wrong inside Linkwell.",
        "Your work is saved.",
        "Try once more; Help, About can copy a report.",
    )
