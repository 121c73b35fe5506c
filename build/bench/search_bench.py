"""How quick the search is, beside SQLite FTS5 doing the same work in the same run.

    python build/bench/search_bench.py                     shipped library, with 1,000 and with 10,000 items more
    python build/bench/search_bench.py --items 2000        shipped library and 2,000 more
    python build/bench/search_bench.py --json results.json

“First” means that every index was closed and opened again before, so that no word had been looked up; “again” is the
same query once more. Figures are milliseconds unless they say otherwise; a ratio above 1 means that we are slower.
"""

import argparse
import gc
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2] / "app")]

from linkwell.domain.query import Filters, Query
from linkwell.library.index.search import SearchIndex, open_or_build
from search_fts5 import Fts5
from search_items import Library, catalogue_of, edited, shipped, with_own

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
    what: str
    goal: str
    ours: Times
    peer: Times

    @property
    def ratio(self) -> float:
        return round(self.ours.median / max(self.peer.median, 0.001), 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 if all went well."""
    options = _options(arguments)
    library = shipped()
    sizes = [0, *options.items]
    results = {}
    for own in sizes:
        with tempfile.TemporaryDirectory() as folder:
            grown = with_own(library, own, options.words) if own else library
            title = f"{len(library.catalogue)} shipped items" + (f" + {own:,} of about {options.words} words" if own else "")
            rows = list(_measured(grown, Path(folder), options.rounds))
            _print(title, rows)
            results[title] = [{**asdict(row), "ratio": row.ratio} for row in rows]
    if options.json:
        options.json.write_text(json.dumps(results, indent=2), encoding="utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the search beside SQLite FTS5.")
    numbers = {"type": int, "nargs": "*", "default": [1_000, 10_000]}
    parser.add_argument("--items", help="how many items to add to the shipped ones (0 is always measured)", **numbers)
    parser.add_argument("--words", type=int, default=WORDS, help="about how many words each of them has")
    parser.add_argument("--rounds", type=int, default=7, help="how often everything is asked")
    parser.add_argument("--json", type=Path, help="write the figures to this file as well")
    return parser.parse_args(arguments)


def _measured(library: Library, folder: Path, rounds: int) -> Iterable[Row]:
    builds = 5 if len(library.catalogue) < 500 else 1
    goal = "1500" if len(library.catalogue) < 500 else "3000" if len(library.catalogue) < 2_000 else ""
    ours = [_timed(lambda n=n: open_or_build(folder / f"ours{n}", library.catalogue, library.vocabulary)) for n in range(builds)]
    peer = [_timed(lambda n=n: _built(folder / f"peer{n}.db", library)) for n in range(builds)]
    yield Row("build the index", goal, Times.of(ours), Times.of(peer))
    yield _update(library, folder, rounds)
    typing = [Query(typed[:length], typing=True) for typed in TYPED for length in range(2, len(typed) + 1)]
    few = len(library.catalogue) < 5_000
    yield from _asked("typing", "16" if few else "", typing, library, folder, rounds)
    yield from _asked("full query", "40" if few else "100", FULL, library, folder, rounds)


def _built(file: Path, library: Library) -> None:
    peer = Fts5(file, library)
    peer.build()
    peer.close()


def _update(library: Library, folder: Path, rounds: int) -> Row:
    """One lesson is edited again and again."""
    items = dict(library.catalogue.items)
    index = open_or_build(folder / "ours0", library.catalogue, library.vocabulary)
    peer = Fts5(folder / "peer0.db", library)
    lesson = max(items.values(), key=lambda item: len(item.sheets))
    ours, theirs = [], []
    for number in range(rounds):
        items[lesson.id] = edited(lesson, f"Edit number {number}.")
        catalogue = catalogue_of(list(items.values()))
        ours.append(_timed(lambda catalogue=catalogue: index.update(catalogue)))
        theirs.append(_timed(lambda: peer.update(items[lesson.id])))
    index.update(library.catalogue)
    peer.update(lesson)
    peer.close()
    return Row("one changed lesson", "60", Times.of(ours), Times.of(theirs))


def _asked(
    what: str, goal: str, queries: Sequence[Query], library: Library, folder: Path, rounds: int
) -> Iterable[Row]:
    first: dict[str, list[float]] = {"ours": [], "peer": []}
    again: dict[str, list[float]] = {"ours": [], "peer": []}
    for _ in range(rounds):
        index = SearchIndex(folder / "ours0", library.catalogue, library.vocabulary)
        peer = Fts5(folder / "peer0.db", library)
        for query in queries:
            for runs in (first, again):
                runs["ours"].append(_timed(lambda query=query: index.search(query)))
                runs["peer"].append(_timed(lambda query=query: peer.search(query)))
        peer.close()
    yield Row(f"{what}, first", goal, Times.of(first["ours"]), Times.of(first["peer"]))
    yield Row(f"{what}, again", goal, Times.of(again["ours"]), Times.of(again["peer"]))


def _timed(work: Callable[[], object]) -> float:
    gc.collect(0)
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _print(title: str, rows: Iterable[Row]) -> None:
    print(f"\n{title}")
    print(f"{'':24}{'goal p95':>9}{'ours median':>13}{'p95':>9}{'FTS5 median':>13}{'p95':>9}{'ratio':>7}")
    for row in rows:
        ours, peer = row.ours, row.peer
        print(
            f"{row.what:24}{row.goal:>9}{ours.median:>13,.1f}{ours.p95:>9,.1f}{peer.median:>13,.1f}{peer.p95:>9,.1f}"
            f"{row.ratio:>7.1f}"
        )


if __name__ == "__main__":
    sys.exit(main())
