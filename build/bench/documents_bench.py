"""Measures Linkwell's PDF and Word output beside Typst, WeasyPrint, LibreOffice and pandoc on the same content.

    .venv/bin/python build/bench/documents_bench.py

Every sample is a new process, the tools take turns, and the words of all outputs are compared. README.md beside this
file says what is and what isn't compared. Ends with 0 if Linkwell was measured, whether peers are missing or not, and
with 1 if Linkwell failed or an output lacks words.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import outputs
import peers
import platformdirs
import processes
import report
import subjects
from report import AGAIN, FIRST, PEAK, WHOLE, Results
from subjects import Subject

LEAST_REPETITIONS = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; the exit code."""
    options = _parser().parse_args(arguments)
    if options.install:
        peers.install_system(_say)
    found = peers.find(options.peers_dir.resolve(), _say)
    with tempfile.TemporaryDirectory(prefix="linkwell-bench-") as name:
        folder = Path(name).resolve()
        try:
            results = measure(folder, found, max(options.repetitions, LEAST_REPETITIONS))
        except processes.Failed as fault:
            _say(f"The content could not be made from the library: {fault}")
            return 1
        if options.keep:
            shutil.copytree(folder / "out", options.keep, dirs_exist_ok=True)
    print(report.table(results))
    if options.json:
        options.json.write_text(json.dumps(report.as_json(results), indent=2) + "\n", encoding="utf-8")
    failed = [subject.title for subject in results.subjects if _is_ours(subject) and subject.id in results.missing]
    return 1 if failed or report.different(results) else 0


def measure(folder: Path, found: peers.Peers, repetitions: int) -> Results:
    """Make the content, let every tool set it once to warm the file cache, then measure them in turns."""
    environment = subjects.environment(dict(os.environ), folder)
    (folder / "out").mkdir()
    prepared = processes.run((sys.executable, str(subjects.HERE / "run_prepare.py"), str(folder)), environment)
    content = json.loads(prepared.output.splitlines()[-1])
    every = subjects.all_subjects(folder, found)
    results = Results(_machine(repetitions), content, every)
    for subject in sorted(every, key=_is_ours, reverse=True):  # LibreOffice needs our Word file
        _first_try(subject, folder, environment, results)
    for number in range(1, repetitions + 1):
        _say(f"Round {number} of {repetitions}")
        for subject in results.alive():
            _sample(subject, environment, results)
    source = folder / "document.txt"
    top, bottom = content["margins"]
    results.seen = [outputs.look(subject.file, source, (top, bottom)) for subject in results.alive()]
    return results


def _first_try(subject: Subject, folder: Path, environment: dict[str, str], results: Results) -> None:
    """Set the document once, unmeasured. What fails now is left out and told."""
    _say(f"Trying {subject.format}: {subject.title}")
    if subject.missing:
        results.drop(subject, subject.missing)
        return
    try:
        processes.run(subject.once, environment)
    except processes.Failed as fault:
        results.drop(subject, str(fault))
        return
    if not subject.file.is_file():
        results.drop(subject, "it wrote no file")
    elif subject.file.name == "linkwell.docx":
        subjects.give_word_file_to_libreoffice(folder)


def _sample(subject: Subject, environment: dict[str, str], results: Results) -> None:
    """One process for the first build and the whole; another, where there is one, for the build after a change."""
    try:
        finished = processes.run(subject.once, environment)
        twice = processes.run(subject.twice, environment) if subject.twice else None
    except processes.Failed as fault:
        results.drop(subject, str(fault))
        return
    results.add(subject, WHOLE, finished.seconds)
    results.add(subject, PEAK, finished.peak_mib)
    if twice is not None:
        results.add(subject, FIRST, json.loads(finished.output.splitlines()[-1])[0])
        results.add(subject, AGAIN, json.loads(twice.output.splitlines()[-1])[1])


def _machine(repetitions: int) -> dict[str, str | float | None]:
    return {
        "date": date.today().isoformat(),
        "system": platform.platform(terse=True),
        "processors": os.cpu_count() or 1,
        "python": platform.python_version(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "repetitions": repetitions,
    }


def _is_ours(subject: Subject) -> bool:
    return subject.id.startswith("linkwell-")


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    cache = Path(platformdirs.user_cache_dir("linkwell-bench", appauthor=False))
    parser = argparse.ArgumentParser(description="Compare Linkwell's PDF and Word output with its peers.")
    parser.add_argument("--repetitions", type=int, default=7, metavar="N", help="samples of each (7; at least 5)")
    parser.add_argument("--peers-dir", type=Path, default=cache, metavar="DIR", help=f"where pip puts peers ({cache})")
    parser.add_argument("--install", action="store_true", help="as root: install LibreOffice and libraries with apt")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the PDF and Word files made")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every sample to FILE")
    return parser


if __name__ == "__main__":
    sys.exit(main())
