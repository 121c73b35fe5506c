"""Measures packs for many links: one process beside several in the same run, time for each link, and memory.

Every sample is a whole run of `linkwell batch` on the sample links (or on as many copies of them as wanted), as PDF and
Word with the print file and the index; the kinds take turns. Run it with the project's own environment. It needs no
display.
"""

import argparse
import csv
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import processes
from search_paths import ROOT

from linkwell.domain.link import Link
from linkwell.packs.link_table import COLUMNS
from linkwell.paths import default_paths
from linkwell.workspace import batch, batch_links, crew
from linkwell.workspace.workspace import Workspace

RECIPE, FEW, MANY, LEAST = "evaluation", 16, 64, 3  # a recipe for every stage
GOAL_RATIO, GOAL_LINEAR, GOAL_MEMORY = 1.8, 1.15, 1.3


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: how many links, in how many processes, its seconds and the most that one of its processes held."""

    links: int
    jobs: int
    seconds: float
    peak_mib: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and tell; 0 if every goal was met, 1 if not, 2 if something could not be measured."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="linkwell-bench-") as folder:
        try:
            samples = measure(Path(folder), options.turns)
        except processes.Failed as fault:
            sys.stderr.write(f"batch_bench: {fault}\n")
            return 2
    if options.json:
        options.json.write_text(json.dumps([asdict(sample) for sample in samples], indent=1) + "\n", encoding="utf-8")
    return int(not tell(samples))


def measure(folder: Path, turns: int) -> list[Sample]:
    """Take every sample. Raises `Failed`."""
    links = [link for link in _samples(folder) if link.status not in batch.LEFT_OUT]
    tables = {count: _table(folder / f"{count}.csv", links, count) for count in (FEW, MANY)}
    cores = crew.cores()
    kinds = [(FEW, 1), (FEW, cores), (MANY, 1), (MANY, cores)] if cores > 1 else [(FEW, 1), (MANY, 1)]
    _sample(folder, tables[FEW], FEW, cores)  # files into the computer's cache, modules compiled
    taken = []
    for turn in range(turns):
        for links_wanted, jobs in kinds if turn % 2 else reversed(kinds):
            taken.append(_sample(folder, tables[links_wanted], links_wanted, jobs))
            sys.stderr.write(f"{taken[-1]}\n")
    return taken


def tell(samples: Sequence[Sample]) -> bool:
    """Print the table; whether every goal was met."""
    seconds, peaks = _by_kind(samples, "seconds"), _by_kind(samples, "peak_mib")
    for links, jobs in seconds:
        spent, peak = seconds[links, jobs], statistics.median(peaks[links, jobs])
        each = statistics.median(spent) / links
        spread = f"{min(spent):.1f} to {max(spent):.1f}"
        print(
            f"{links:>3} links, {jobs} at a time: {statistics.median(spent):6.1f} s ({spread}), {each:.3f} s a link, "
            f"{peak:.0f} MiB in the largest process"
        )
    jobs = max(job for _, job in seconds)
    met = []
    for links in (FEW, MANY) if jobs > 1 else ():
        ratio = _ratio(seconds[links, 1], seconds[links, jobs])
        met.append(links == FEW or ratio >= GOAL_RATIO)
        print(f"{links} links: one process takes {ratio:.2f} times as long as {jobs}{_verdict(met[-1], links == MANY)}")
    linear = _ratio(seconds[MANY, 1], seconds[FEW, 1]) / (MANY / FEW)
    growth = _ratio(peaks[MANY, jobs], peaks[FEW, jobs])
    met += [linear <= GOAL_LINEAR, growth <= GOAL_MEMORY]
    print(f"time for each of {MANY} links, of {FEW}: {linear:.2f}{_verdict(met[-2])}")
    print(f"memory for {MANY} links, of {FEW}: {growth:.2f}{_verdict(met[-1])}")
    return all(met)


def _samples(folder: Path) -> tuple[Link, ...]:
    return batch_links.samples(Workspace(default_paths(folder / "data")))


def _table(file: Path, links: Sequence[Link], count: int) -> Path:
    """A table with so many links: the samples, again and again."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for number in range(count):
            link = links[number % len(links)]
            sides = (
                value
                for side in (link.a, link.b)
                for value in (side.school, side.class_name, side.year, side.size, side.teacher)
            )
            writer.writerow([link.title, *sides, ",".join(link.stages), link.mode, link.status, "", ""])
    return file


def _sample(folder: Path, table: Path, links: int, jobs: int) -> Sample:
    with tempfile.TemporaryDirectory(dir=folder) as out:
        asked = ("batch", "--recipe", RECIPE, "--links", str(table), "--out", out, "--jobs", str(jobs))
        command = [sys.executable, "-m", "linkwell", "--data-dir", str(folder / "data"), *asked]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "app")}
        done = processes.run(command, environment)
    return Sample(links, jobs, done.seconds, done.peak_mib or 0.0)


def _by_kind(samples: Sequence[Sample], name: str) -> dict[tuple[int, int], list[float]]:
    found: dict[tuple[int, int], list[float]] = {}
    for sample in sorted(samples, key=lambda one: (one.links, one.jobs)):
        found.setdefault((sample.links, sample.jobs), []).append(getattr(sample, name))
    return found


def _ratio(over: Sequence[float], under: Sequence[float]) -> float:
    return statistics.median(over) / (statistics.median(under) or 1.0)


def _verdict(met: bool, has_goal: bool = True) -> str:
    return (", goal met" if met else ", goal MISSED") if has_goal else ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="batch_bench.py", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--turns", type=int, default=LEAST, metavar="N", help=f"samples of each kind ({LEAST})")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every sample to this file")
    return parser


if __name__ == "__main__":
    sys.exit(main())
