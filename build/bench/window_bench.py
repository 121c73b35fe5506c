"""Measures the window: its start beside an empty Qt window, its memory, and how long it ever keeps the user waiting.

Every sample is a new process; kinds take turns, so that a busy moment of the computer hits all alike. Run it with the
project's own environment and no options. It needs no display (Qt draws off screen unless `--platform` says other).
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import processes
from search_paths import ROOT

HERE = Path(__file__).resolve().parent
SAMPLE = [sys.executable, str(HERE / "run_window.py")]
EMPTY = [sys.executable, str(HERE / "run_empty_window.py")]
LEAST = 7


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured. `samples` are one for each process, in `unit`; `goal` is the most that the median may be."""

    title: str
    unit: str
    samples: tuple[float, ...]
    goal: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    def line(self) -> str:
        """One row of the table."""
        digits = 0 if self.unit in {"MiB", "ms"} else 3 if self.unit == "s" else 2
        spread = f"{min(self.samples):.{digits}f} to {max(self.samples):.{digits}f}"
        reached = "" if self.goal is None else "met" if self.median <= self.goal else "MISSED"
        verdict = f"  goal {self.goal:g}: {reached}" if reached else ""
        return f"{self.title:<58} {self.median:>8.{digits}f} {self.unit:<4} ({spread}){verdict}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and tell; 0 if every goal was met, 1 if not, 2 if something could not be measured."""
    options = _parser().parse_args(arguments)
    environment = _environment(options.platform)
    with tempfile.TemporaryDirectory(prefix="linkwell-bench-") as folder:
        try:
            figures = measure(Path(folder), environment, options.repetitions)
        except processes.Failed as fault:
            sys.stderr.write(f"window_bench: {fault}\n")
            return 2
    sys.stdout.write("\n".join(figure.line() for figure in figures) + "\n")
    if options.json:
        told = [{**asdict(figure), "median": figure.median} for figure in figures]
        options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return int(any(figure.goal is not None and figure.median > figure.goal for figure in figures))


def measure(data: Path, environment: Mapping[str, str], repetitions: int) -> list[Figure]:
    """Take every sample. Raises `Failed`."""
    start = [sys.executable, "-m", "linkwell", "--data-dir", str(data), "--quit-after-start"]
    for command in (start, [*SAMPLE, "prepare", str(data)], EMPTY, start):
        processes.run(command, environment)
    ours, empty = [], []
    asks = ("preview", "typing", "indexing", "scrolling", "building")
    told: dict[str, list[dict[str, float]]] = {ask: [] for ask in asks}
    for turn in range(repetitions):
        pair = ((ours, start), (empty, EMPTY))
        for kept, command in pair if turn % 2 else reversed(pair):
            kept.append(processes.run(command, environment).seconds)
        for ask, samples in told.items():
            said = processes.run([*SAMPLE, ask, str(data)], environment).output
            samples.append(json.loads(said.strip().splitlines()[-1]))
    return _figures(ours, empty, told)


def _figures(ours: list[float], empty: list[float], told: Mapping[str, list[dict[str, float]]]) -> list[Figure]:
    def of(ask: str, name: str) -> tuple[float, ...]:
        return tuple(sample[name] for sample in told[ask] if name in sample)

    ratios = tuple(mine / theirs for mine, theirs in zip(ours, empty, strict=True))
    figures = [
        Figure("start to usable window and quit, whole process", "s", tuple(ours)),
        Figure("an empty PySide6 window shown and closed, whole process", "s", tuple(empty)),
        Figure("the first divided by the second, turn by turn", "x", ratios, 1.5),
    ]
    pages = int(told["preview"][0]["pages"])
    resident = of("preview", "resident_mib")
    if resident:
        figures.append(Figure(f"resident memory, preview of {pages} pages seen", "MiB", resident, 250))
        figures.append(Figure("the most that this process ever held", "MiB", of("preview", "peak_mib")))
    built = int(told["building"][0]["pages"])
    titles = {
        "typing": "longest block, typing a search letter by letter",
        "indexing": "longest block, reading the library and making its index",
        "scrolling": "longest block, scrolling 10,000 results",
        "building": f"longest block, building {built} pages, PDF and Word",
    }
    return [*figures, *(Figure(title, "ms", of(ask, "block_ms"), 50) for ask, title in titles.items())]


def _environment(platform: str) -> dict[str, str]:
    """As for a user: modules are kept compiled, the program is the one beside this file, no window disturbs anybody."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "LINKWELL_DATA_DIR"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "PYTHONPATH": str(ROOT / "app"), "QT_QPA_PLATFORM": platform}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="window_bench.py", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--repetitions", type=_enough, default=LEAST, metavar="N", help=f"at least {LEAST} (default)")
    parser.add_argument("--platform", default="offscreen", help="Qt's platform, such as xcb (default: offscreen)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every sample to this file")
    return parser


def _enough(text: str) -> int:
    number = int(text)
    if number < LEAST:
        raise argparse.ArgumentTypeError(f"fewer than {LEAST} say too little")
    return number


if __name__ == "__main__":
    sys.exit(main())
