"""Turns measurements into a table for people and JSON for scripts: medians, spread, ratios, goals met or not."""

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from outputs import TOLERANCE, Seen
from subjects import Subject

FIRST, AGAIN, WHOLE, PEAK = "first", "again", "whole", "peak"
_WHAT = {
    FIRST: "first build, modules loaded",
    AGAIN: "again after one change",
    WHOLE: "whole process, one build",
    PEAK: "peak memory of that process",
}


@dataclass(frozen=True, slots=True)
class Goal:
    """Linkwell's `ours` may take at most `limit` times the peer's `theirs`; `tagged`: as a tagged PDF only."""

    title: str
    limit: float
    ours: tuple[str, str]
    theirs: tuple[str, str]
    tagged: bool = True


GOALS = (
    Goal("PDF, first build: Typst's first compile to PDF/UA", 1.0, ("linkwell-pdf", FIRST), ("typst", FIRST)),
    Goal("PDF, first build: WeasyPrint's PDF/UA build", 0.15, ("linkwell-pdf", FIRST), ("weasyprint", FIRST)),
    Goal("PDF, first build: LibreOffice's conversion", 0.15, ("linkwell-pdf", FIRST), ("libreoffice", WHOLE)),
    Goal("Word, modules loaded: pandoc, whole process", 0.7, ("linkwell-docx", FIRST), ("pandoc", WHOLE), tagged=False),
)


@dataclass(slots=True)
class Results:
    """Everything one run found out. Samples are seconds, or MiB for `PEAK`, by subject and quantity."""

    machine: Mapping[str, Any]
    content: Mapping[str, Any]
    subjects: Sequence[Subject]
    samples: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)

    def add(self, subject: Subject, quantity: str, value: float | None) -> None:
        if value is not None:
            self.samples.setdefault((subject.id, quantity), []).append(value)

    def drop(self, subject: Subject, reason: str) -> None:
        """Leave a subject out from now on; what was measured of it is forgotten."""
        self.missing[subject.id] = reason
        for key in [key for key in self.samples if key[0] == subject.id]:
            del self.samples[key]

    def alive(self) -> list[Subject]:
        return [subject for subject in self.subjects if subject.id not in self.missing]

    def median(self, subject_id: str, quantity: str) -> float | None:
        values = self.samples.get((subject_id, quantity))
        return statistics.median(values) if values else None

    def ratio(self, ours: tuple[str, str], theirs: tuple[str, str]) -> float | None:
        """How many times the peer's amount Linkwell takes."""
        mine, other = self.median(*ours), self.median(*theirs)
        return mine / other if mine is not None and other else None


def table(results: Results) -> str:
    """The report as text."""
    sections = (_setting(results), _measurements(results), _goals(results), _outputs(results), _remarks(results))
    return "\n\n".join("\n".join(section) for section in sections)


def as_json(results: Results) -> dict[str, Any]:
    """The report for scripts, with every sample."""
    return {
        "machine": dict(results.machine),
        "content": dict(results.content),
        "measurements": [
            {
                "subject": subject.id,
                "title": subject.title,
                "format": subject.format,
                "quantity": quantity,
                "unit": "MiB" if quantity == PEAK else "s",
                "median": results.median(subject.id, quantity),
                "samples": results.samples[subject.id, quantity],
                "linkwell_ratio": results.ratio((_our_id(results, subject), quantity), (subject.id, quantity)),
            }
            for subject, quantity in _measured(results)
        ],
        "goals": [
            {
                "goal": goal.title,
                "limit": goal.limit,
                "ratio": results.ratio(goal.ours, goal.theirs),
                "verdict": _verdict(results, goal),
            }
            for goal in GOALS
        ],
        "outputs": [asdict(seen) for seen in results.seen],
        "not_measured": dict(results.missing),
    }


def different(results: Results) -> list[str]:
    """Outputs whose words differ from the source by more than is allowed: a comparison with them means nothing."""
    return [seen.name for seen in results.seen if seen.astray is not None and seen.astray > TOLERANCE]


def _setting(results: Results) -> Iterator[str]:
    machine, content = results.machine, results.content
    yield f"Linkwell against its peers, {machine['date']}"
    yield f"{machine['system']}, {machine['processors']} processors, Python {machine['python']}, {_load(machine)}"
    blocks = ", ".join(f"{name} {number}" for name, number in content["blocks"].items())
    yield f"The document: {content['lessons']} lessons, {content['words']} words ({blocks})"
    yield f"Each figure is the median of {machine['repetitions']} processes; tools took turns."


def _load(machine: Mapping[str, Any]) -> str:
    return "load unknown" if machine["load"] is None else f"load {machine['load']:.1f} at the start"


def _measurements(results: Results) -> Iterator[str]:
    yield f"{'What':<62}{'median':>10}{'min - max':>18}{'Linkwell takes':>16}"
    before = ""
    for subject, quantity in _measured(results):
        if subject.id != before:
            yield f"{subject.format}: {subject.title}"
            before = subject.id
        values = results.samples[subject.id, quantity]
        ratio = results.ratio((_our_id(results, subject), quantity), (subject.id, quantity))
        spread = f"{_amount(min(values), quantity)} - {_amount(max(values), quantity)}"
        middle = _amount(statistics.median(values), quantity)
        unit = " MiB" if quantity == PEAK else " s  "
        told = "" if ratio is None or subject.id == _our_id(results, subject) else f"{ratio:.2f} x"
        yield f"    {_WHAT[quantity]:<58}{middle + unit:>10}{spread:>18}{told:>16}"
    for subject in results.subjects:
        if subject.id in results.missing:
            yield f"{subject.format}: {subject.title}: not measured: {results.missing[subject.id]}"
    seconds = results.content["library_seconds"]
    yield f"Not in any figure above: reading all {results.content['items']} item files ({seconds:.2f} s)."


def _goals(results: Results) -> Iterator[str]:
    yield f"{'Goal: Linkwell takes at most':<62}{'goal':>10}{'now':>18}"
    for goal in GOALS:
        ratio = results.ratio(goal.ours, goal.theirs)
        now = "-" if ratio is None else f"{ratio:.2f} x"
        yield f"    {goal.title:<58}{goal.limit:>8.2f} x{now:>18}  {_verdict(results, goal)}"


def _verdict(results: Results, goal: Goal) -> str:
    ratio = results.ratio(goal.ours, goal.theirs)
    if ratio is None:
        return "not measured"
    if ratio > goal.limit:
        return "NOT MET"
    tagged = _tagged(results) if goal.tagged else True
    return {True: "met", False: "within it, but ours is untagged", None: "within it; tags not checked"}[tagged]


def _tagged(results: Results) -> bool | None:
    return next((seen.tagged for seen in results.seen if seen.name == "linkwell.pdf"), None)


def _outputs(results: Results) -> Iterator[str]:
    yield f"{'File':<28}{'words':>8}{'against source':>16}{'words astray':>14}{'pages':>7}{'tagged':>8}{'KiB':>8}"
    whole = results.content["words"]
    for seen in results.seen:
        words, against, astray = "?", "?", "?"
        if seen.words is not None and seen.astray is not None:
            words, against, astray = str(seen.words), f"{seen.words / whole - 1:+.2%}", f"{seen.astray:.2%}"
        tagged = {None: "-", True: "yes", False: "NO"}[seen.tagged]
        yield f"{seen.name:<28}{words:>8}{against:>16}{astray:>14}{seen.pages or '-':>7}{tagged:>8}{seen.kib:>8.0f}"


def _remarks(results: Results) -> Iterator[str]:
    yield "Remarks"
    if _tagged(results) is False:
        yield "- Linkwell's PDF is NOT TAGGED. Typst's and WeasyPrint's are, so they do more work: the goals speak"
        yield "  of a tagged PDF, and none of them can be called met."
    content = results.content
    if abs(content["words"] / content["wanted_words"] - 1) > TOLERANCE:
        yield f"- The document should have {content['wanted_words']} words: the library holds too few lessons."
    if content["unread_items"]:
        yield f"- The library has {content['unread_items']} problems; run: linkwell check."
    for name in different(results):
        yield f"- {name} does not hold the same words as the source. IGNORE ITS FIGURES."
    if any(seen.words is None for seen in results.seen):
        yield "- pdftotext is missing, so nobody has compared the words of the PDF files."
    if (results.machine["load"] or 0.0) > results.machine["processors"] / 2:
        yield "- The computer was busy when this began. Ratios bear that better than seconds do; run it again."
    yield "- Linkwell starts from the document in memory, the peers from markup that they have to read."
    yield "- Typst uses every processor, the others one."


def _measured(results: Results) -> Iterator[tuple[Subject, str]]:
    for subject in results.subjects:
        for quantity in _WHAT:
            if (subject.id, quantity) in results.samples:
                yield subject, quantity


def _our_id(results: Results, subject: Subject) -> str:
    return next(_ids(results.subjects, subject.format))


def _ids(subjects: Iterable[Subject], name: str) -> Iterator[str]:
    """Linkwell is the first of each format."""
    return (subject.id for subject in subjects if subject.format == name)


def _amount(value: float, quantity: str) -> str:
    return f"{value:.0f}" if quantity == PEAK else f"{value:.3f}"
