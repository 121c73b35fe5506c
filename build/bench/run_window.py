"""One sample of the window in a process of its own: `prepare`, `preview`, `typing`, …

Prints one line of JSON. The window is the program's own, with its real screens, models and background threads; what a
person would do with the keyboard is done by the same widgets' slots. The heartbeat is a timer of 5 ms on the window's
thread: the longest time between two beats, less those 5 ms, is how long the window could not answer.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import search_paths  # noqa: F401 - finds the program
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from linkwell.domain.pack import Pack, PackSection
from linkwell.domain.query import Hit, Snippet
from linkwell.library.compose.parts import sheet_ids
from linkwell.packs.changes import with_ids
from linkwell.paths import default_paths
from linkwell.store.opening import open_database
from linkwell.ui.application import make_application
from linkwell.ui.fair_turns import keep_rubbish, settle, take_short_turns
from linkwell.ui.main_window import MainWindow
from linkwell.ui.rubbish import RubbishCollector
from linkwell.ui.screen_list import SCREENS
from linkwell.ui.singleton_guard import guard_singletons
from linkwell.ui.theme.theme import Theme
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk
from linkwell.workspace.preview import PreviewMaker
from linkwell.workspace.workspace import Workspace

BEAT_MS, KEY_MS, LIMIT_S = 5, 90, 120.0
ROWS, SMALL, LARGE = 10_000, 60, 200
WORDS = "belonging and where we live"


def main(ask: str, data: Path) -> None:
    """Take the sample; the data folder must be prepared for all but `prepare`."""
    window = Window(data)
    try:
        print(json.dumps(_SAMPLES[ask](window)))
    finally:
        window.end()


class Window:
    """The program's window on a data folder."""

    def __init__(self, data: Path) -> None:
        guard_singletons()
        keep_rubbish()
        take_short_turns()
        self.app = make_application()
        self.rubbish = RubbishCollector()
        paths = default_paths(data)
        self.desk = Desk(Workspace(paths), open_database(paths.data).database)
        self.runner = Runner()
        self.main = MainWindow(self.desk, self.runner, Theme(self.app, "light"), SCREENS)
        self.main.show()
        self.main.show_screen("library")

    def wait(self, until: Callable[[], object], what: str) -> None:
        """Let the window live until something is so. Raises TimeoutError."""
        limit = time.monotonic() + LIMIT_S
        while not until():
            if time.monotonic() > limit:
                raise TimeoutError(f"{what} did not happen within {LIMIT_S:.0f} s")
            self.live(BEAT_MS)

    def live(self, milliseconds: int) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def end(self) -> None:
        """Close everything."""
        self.runner.stop()
        self.main.close()
        self.desk.database.close()


class Heartbeat:
    """Beats on the window's thread and keeps the longest waits."""

    def __init__(self) -> None:
        self._waits: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self._timer.start(BEAT_MS)

    def told(self) -> dict[str, object]:
        """Stop; the longest blocks and how many beats there were."""
        self._beat()
        self._timer.stop()
        longest = sorted((max(wait * 1_000 - BEAT_MS, 0.0) for wait in self._waits), reverse=True)
        return {"block_ms": longest[0], "longest_ms": longest[:5], "beats": len(longest)}

    def _beat(self) -> None:
        now = time.perf_counter()
        self._waits.append(now - self._last)
        self._last = now


def prepare(window: Window) -> dict[str, object]:
    """Build the search index and keep two packs, of at least 60 and of at least 200 pages."""
    _library_ready(window)
    maker = PreviewMaker(window.desk.workspace)
    told: dict[str, object] = {}
    for pages in (SMALL, LARGE):
        pack, total = _pack_of(window, maker, pages)
        told[str(pages)] = total
        window.desk.packs.create(pack)
    return told


def preview(window: Window) -> dict[str, object]:
    """The pages of the pack of 60 pages, every one of them looked at; then the memory held."""
    _library_ready(window)
    view = _open_pack(window, SMALL)
    for page in range(1, view.builder.pages.page_count + 1):
        view.builder.pages.go_to_page(page)
        window.live(30)
    window.live(300)
    return {"pages": view.builder.pages.page_count, **_memory()}


def typing(window: Window) -> dict[str, object]:
    """A search, letter by letter, with the answers coming in between; then all of it taken back."""
    view = _library_ready(window)
    view.focus_search()
    edit = view.bar.field.edit
    window.live(300)
    heart = Heartbeat()
    for letter in WORDS:
        QTest.keyClicks(edit, letter)
        window.live(KEY_MS)
    window.live(600)
    for _letter in WORDS:
        QTest.keyClick(edit, Qt.Key.Key_Backspace)
        window.live(KEY_MS // 3)
    window.live(600)
    return heart.told()


def indexing(window: Window) -> dict[str, object]:
    """What a first start does once the window is seen: reads the library, shows results and a page, makes the index."""
    shutil.rmtree(window.desk.workspace.paths.cache / "index", ignore_errors=True)
    window.live(BEAT_MS)
    heart, view = Heartbeat(), window.main.view
    window.wait(lambda: view.finder.library and view.finder.library.index.is_fresh(), "The index")
    window.live(300)
    return heart.told()


def scrolling(window: Window) -> dict[str, object]:
    """10,000 results in the program's model and list: down by wheel steps and pages, to the end, back to the start."""
    view = _library_ready(window)
    items = list(window.desk.workspace.catalogue)
    mark = Snippet((("A line of the item around the words ", False), ("found", True), (", as long as usual.", False)))
    found = zip(range(ROWS), cycle(items), strict=False)
    hits = [Hit(item.id, f"{item.title} {number}", "lesson", 1.0, mark) for number, item in found]
    model, listing = view.results, view.list_pane.list
    heart = Heartbeat()
    model.set_hits(hits, len(hits))
    bar = listing.verticalScrollBar()
    for _step in range(250):
        bar.setValue(bar.value() + 3 * bar.singleStep())
        window.live(BEAT_MS)
    while model.rowCount() < ROWS:
        bar.setValue(bar.maximum())
        window.live(BEAT_MS)
    for step in range(100, -1, -1):
        bar.setValue(bar.maximum() * step // 100)
        window.live(BEAT_MS)
    return {"rows": model.rowCount(), **heart.told()}


def building(window: Window) -> dict[str, object]:
    """The pack of 200 pages written as PDF and Word in the background, from the screen where it is open."""
    _library_ready(window)
    view = _open_pack(window, LARGE)
    window.live(500)
    done: list[object] = []
    heart = Heartbeat()
    view.builder.exporting.export_to(window.desk.workspace.paths.data / "made", ("pdf", "docx"))
    job = view.builder.exporting._job  # noqa: SLF001 - the window has no other way to tell that an export has ended
    for signal in (job.done, job.failed, job.cancelled):
        signal.connect(done.append if signal is not job.cancelled else lambda: done.append(None))
    window.wait(lambda: done, "The export")
    window.live(100)
    if not isinstance(done[0], tuple):
        raise SystemExit(f"The export ended with {done[0]}")
    return {"pages": view.builder.pages.page_count, **heart.told()}


def _library_ready(window: Window) -> Any:  # noqa: ANN401 - a screen, known when it is made
    view = window.main.view
    window.wait(lambda: view.finder.library and view.finder.library.index.is_fresh(), "The library")
    window.wait(lambda: view.results.rowCount(), "The first list")
    settle()
    window.live(300)
    return view


def _open_pack(window: Window, pages: int) -> Any:  # noqa: ANN401 - as above
    (found,) = (pack for pack in window.desk.packs.list() if pack.title == _title(pages))
    window.main.show_screen("packs")
    view = window.main.view
    view.open_pack(found.id)
    window.wait(lambda: view.builder.pages.page_count >= pages, "The preview")
    return view


def _pack_of(window: Window, maker: PreviewMaker, pages: int) -> tuple[Pack, int]:
    entries, total = [], 0
    for item in cycle(window.desk.workspace.catalogue):
        entries.append(replace(window.desk.new_entry(item.id), sheets=sheet_ids(item)))
        pack = Pack(_title(pages), _title(pages), (PackSection("Items", tuple(entries)),), sides="a")
        total = maker.make(window.desk.document(pack)).pages.total
        if total >= pages:
            break
    return with_ids(pack), total


def _title(pages: int) -> str:
    return f"Bench of {pages} pages"


def _memory() -> dict[str, object]:
    """Resident memory now and at its most, in MiB; nothing where the system has no /proc."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return {}
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return {"resident_mib": int(lines["VmRSS"].split()[0]) / 1024, "peak_mib": int(lines["VmHWM"].split()[0]) / 1024}


_SAMPLES: dict[str, Callable[[Window], dict[str, object]]] = {
    "prepare": prepare,
    "preview": preview,
    "typing": typing,
    "indexing": indexing,
    "scrolling": scrolling,
    "building": building,
}

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
