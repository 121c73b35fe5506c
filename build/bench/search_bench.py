"""How quick the search is, beside SQLite FTS5 doing the same work in the same run.

    python build/bench/search_bench.py                     shipped library, with 1,000 and with 10,000 items more
    python build/bench/search_bench.py --items 2000        shipped library, and with 2,000 items more
    python build/bench/search_bench.py --json results.json

“First” means that both indexes were closed and opened again before, so that no word had been looked up; “again” is the
same query once more. Figures are milliseconds; a ratio below 1 means that we are quicker. `search_fts5.py` says what
the peer does and what it leaves out, `search_items.py` what the items are.
"""

import argparse
import gc
import json
import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import search_paths  # noqa: F401 - before anything of the program
from search_fts5 import Fts5
from search_items import Library, catalogue_of, edited, shipped, with_own

from linkwell.domain.query import Filters, Query
from linkwell.library.index.search import SearchIndex, open_or_build

WORDS = 300
FULL: tuple[Query, ...] = (
    Query("map"),
    Query("belonging"),
    Query("class"),
    Query("museum label"),
    Query("partner class letter"),
    Query("left out"),
    Query("year 4 drawing"),
    Query('"what matters"'),
    Query('"our class"'),
    Query("fairness -equality"),
    Query("theme:identity stage:ks2 label"),
    Query("stage:ks2 minutes:<30"),
    Query("kind:lesson exchange questions"),
    Query("title:map"),
    Query("listen sounds quiet pupils"),
    Query("mode:video visit OR meeting"),
    Query("com-lks2-01"),
    Query("feelings", Filters({"stage": ("lks2", "uks2"), "theme": ("identity",)})),
    Query("question", Filters({"kind": ("lesson",)}, minutes_max=60)),
    Query("", Filters({"stage": ("ks1",), "needs": ("none",)})),
    Query("words pupils say to a partner"),
    Query("privacy photo consent"),
    Query("rights"),
    Query("story drama art"),
)
TYPED = ("belonging", "the map", "museum lab", "three safe", "question br", "stage:ks2 word", "letter to", "wea")
MISSPELT = ("belnging", "musuem label", "diffrent", "questoin bridge", "theme:identiti", "freindship", "parner clas")
_UNCOUNTED = "no counts*"
_CLOCKS = {"wall": time.perf_counter, "cpu": time.process_time}


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of many runs."""

    median: float
    p95: float

    @classmethod
    def of(cls, runs: Sequence[float]) -> "Times":
        ordered = sorted(runs)
        p95 = ordered[min(round(0.95 * len(ordered)), len(ordered) - 1)]
        return cls(round(statistics.median(ordered), 2), round(p95, 2))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `goal` is for our p95, 0 if there is none; the peer may have nothing to compare."""

    what: str
    goal: int
    ours: Times
    peer: Times | None

    @property
    def ratio(self) -> float | None:
        return round(self.ours.median / max(self.peer.median, 0.001), 2) if self.peer else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and perhaps write; 0 if all went well."""
    options = _options(arguments)
    library = shipped()
    results = []
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    print(f"{versions}, {os.cpu_count()} cores, {options.clock} clock")
    for own in (0, *options.items):
        with tempfile.TemporaryDirectory() as folder:
            grown = with_own(library, own, options.words) if own else library
            bench = Bench(grown, Path(folder), options.rounds, _CLOCKS[options.clock])
            title = f"{len(library.catalogue)} shipped items"
            title += f" and {own:,} of about {options.words} words" if own else ""
            results.append(_report(title, bench))
    if options.json:
        options.json.write_text(json.dumps(results, indent=2), encoding="utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the search beside SQLite FTS5.")
    add = parser.add_argument
    add("--items", type=int, nargs="*", default=[1_000, 10_000], help="how many items to add to the shipped ones")
    add("--words", type=int, default=WORDS, help="about how many words each of them has (default: %(default)s)")
    add("--rounds", type=int, default=7, help="how often everything is asked (default: %(default)s)")
    add("--clock", choices=_CLOCKS, default="wall", help="time on the wall, or of the processor on a busy computer")
    add("--json", type=Path, help="write the figures to this file as well")
    return parser.parse_args(arguments)


class Bench:
    """Both indexes over one library, in files of their own."""

    def __init__(self, library: Library, folder: Path, rounds: int, clock: Callable[[], float]) -> None:
        self._library = library
        self._folder = folder
        self._rounds = rounds
        self._clock = clock
        self.size = len(library.catalogue)

    def rows(self) -> Iterable[Row]:
        """Everything, measured."""
        yield self._build()
        yield Row("open and check", 0, Times.of([self._timed(self._ours) for _ in range(self._rounds)]), None)
        yield self._update()
        few = self.size < 5_000
        typing = [Query(typed[:length], typing=True) for typed in TYPED for length in range(2, len(typed) + 1)]
        yield from self._asked("typing", 16 if few else 0, typing)
        yield from self._asked("full query", 40 if few else 100, FULL)
        yield self._misspelt()

    def agreement(self) -> str:
        """In how many queries both find the same number of items."""
        ours, peer = self._ours(), self._peer()
        same = sum(ours.search(query).total == peer.search(query)[0] for query in FULL)
        peer.close()
        return (
            f"Both find the same number of items in {same} of {len(FULL)} full queries; stemmers differ.\n"
            "* FTS5 without counting facets, most of its work in a large library; ours with all counts, as ever."
        )

    def _ours(self) -> SearchIndex:
        return SearchIndex(self._folder / "ours0", self._library.catalogue, self._library.vocabulary)

    def _peer(self) -> Fts5:
        return Fts5(self._folder / "peer0.db", self._library)

    def _build(self) -> Row:
        builds = 5 if self.size < 500 else 1
        goal = 1_500 if self.size < 500 else 3_000 if self.size < 2_000 else 0
        catalogue, vocabulary = self._library.catalogue, self._library.vocabulary
        ours = [
            self._timed(partial(open_or_build, self._folder / f"ours{number}", catalogue, vocabulary))
            for number in range(builds)
        ]
        peer = [self._timed(partial(self._build_peer, self._folder / f"peer{number}.db")) for number in range(builds)]
        return Row("build the index", goal, Times.of(ours), Times.of(peer))

    def _build_peer(self, file: Path) -> None:
        peer = Fts5(file, self._library)
        peer.build()
        peer.close()

    def _update(self) -> Row:
        """The longest lesson is edited again and again."""
        items = dict(self._library.catalogue.items)
        index, peer = self._ours(), self._peer()
        lesson = max(items.values(), key=lambda item: len(item.sheets))
        ours, theirs = [], []
        for number in range(self._rounds * 3):
            items[lesson.id] = edited(lesson, f"Edit number {number}.")
            ours.append(self._timed(partial(index.update, catalogue_of(list(items.values())))))
            theirs.append(self._timed(partial(peer.update, items[lesson.id])))
        index.update(self._library.catalogue)
        peer.update(lesson)
        peer.close()
        return Row("one changed lesson", 60, Times.of(ours), Times.of(theirs))

    def _asked(self, what: str, goal: int, queries: Sequence[Query]) -> Iterable[Row]:
        names = ("first", "again", _UNCOUNTED)
        times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in names}
        for _ in range(self._rounds):
            index, peer = self._ours(), self._peer()
            for query in queries:
                for name, (ours, theirs) in times.items():
                    ours.append(self._timed(partial(index.search, query)))
                    theirs.append(self._timed(partial(peer.search, query, counted=name != _UNCOUNTED)))
            peer.close()
        for name, (ours, theirs) in times.items():
            yield Row(f"{what}, {name}", goal, Times.of(ours), Times.of(theirs))

    def _misspelt(self) -> Row:
        ours: list[float] = []
        for _ in range(self._rounds):
            index = self._ours()
            ours.extend(self._timed(partial(index.search, Query(text))) for text in MISSPELT)
        return Row("misspelt, mended", 0, Times.of(ours), None)

    def _timed(self, work: Callable[[], object]) -> float:
        gc.collect(0)
        start = self._clock()
        work()
        return (self._clock() - start) * 1000


def _report(title: str, bench: Bench) -> dict[str, object]:
    """Print the table for one library; the same as data."""
    print(f"\n{title}\n{'':24}{'goal p95':>9}{'ours median':>13}{'p95':>9}{'FTS5 median':>13}{'p95':>9}{'ratio':>7}")
    rows = []
    for row in bench.rows():
        goal = f"{row.goal:,}" if row.goal else ""
        line = f"{row.what:24}{goal:>9}{row.ours.median:>13,.1f}{row.ours.p95:>9,.1f}"
        print(
            line + (f"{row.peer.median:>13,.1f}{row.peer.p95:>9,.1f}{row.ratio:>7.2f}" if row.peer else ""), flush=True
        )
        peer = {"median": row.peer.median, "p95": row.peer.p95} if row.peer else None
        ours = {"median": row.ours.median, "p95": row.ours.p95}
        rows.append({"what": row.what, "goal_p95": row.goal, "ours": ours, "fts5": peer, "ratio": row.ratio})
    print(bench.agreement())
    return {"library": title, "rows": rows, "note": bench.agreement()}


if __name__ == "__main__":
    sys.exit(main())
