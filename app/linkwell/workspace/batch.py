"""A recipe for many links at once: a folder for each, one print file, and an index of what was made and what was not.

Links are made side by side on the processors of this computer. One that fails stops no other, and what was finished
stays whole whatever happens. What is kept of each link is a few words, so a hundred take hardly more room than ten.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO

from linkwell import files
from linkwell.domain.errors import AppError, Cancelled, UsageError
from linkwell.domain.link import Link, Status
from linkwell.domain.progress import Progress, part_of, silent
from linkwell.packs import batch_index
from linkwell.packs.batch_index import LinkOutcome, Told, links_told
from linkwell.packs.copier import safe_name, settings_in_one
from linkwell.packs.print_plan import Copier
from linkwell.render import registry
from linkwell.workspace import batch_link, building, crew, output
from linkwell.workspace.batch_link import LinkTask, MadeLink, Order, PrintTask
from linkwell.workspace.building import Editions
from linkwell.workspace.copier import PrintPart
from linkwell.workspace.workspace import STANDARD_STYLE, Workspace

LEFT_OUT: Mapping[Status, str] = {
    "on-hold": "The link is on hold.",
    "withdrawn": "The link is withdrawn.",
    "completed": "The link is completed.",
}
_HOPELESS = frozenset({"S-FULL", "S-RO", "S-PLACE"})  # what one link met, the next will meet too
_LONGEST_FOLDER, _MOST_PROCESSES, _LINKS_A_PROCESS = 44, 8, 3
_STOPPED = "Stopped before it was made."
TWO_SIDED = Copier(two_sided=True, pence_per_side=0.0)
Made = Callable[[LinkOutcome], None]


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """What to make: a recipe for links, in formats, in a new folder inside `out`.

    `jobs` is how many processes to use: 1 for none but this, 0 for what suits. `unread` are sentences about links that
    could not be read, for the index. `editions` are the user's own words.
    """

    recipe: str
    links: tuple[Link, ...]
    formats: tuple[str, ...]
    out: Path
    style: str = STANDARD_STYLE
    copier: Copier = TWO_SIDED
    print_file: bool = True
    jobs: int = 0
    unread: tuple[str, ...] = ()
    editions: Editions = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What came of it. `folder` is None if nothing was kept; `files` are those beside the folders of the links.

    `troubles` are print file or index that could not be written. `stopped` says whether the user ended it.
    """

    folder: Path | None
    outcomes: tuple[LinkOutcome, ...]
    files: tuple[Path, ...] = ()
    troubles: tuple[AppError, ...] = ()
    stopped: bool = False

    def count(self, state: batch_index.State) -> int:
        """How many links ended so."""
        return sum(outcome.state == state for outcome in self.outcomes)


def run(
    workspace: Workspace, request: BatchRequest, progress: Progress = silent, made: Made | None = None
) -> BatchResult:
    """Make everything; `made` hears of each link as soon as it is there.

    All of the request is checked before anything is written: raises `UsageError` for what is unknown or nothing to do,
    `AppError` if the folder cannot be made. After that nothing is raised; Cancel and Ctrl+C give a result too.
    """
    _check(workspace, request)
    run_ = _Run(workspace, request, progress, made or (lambda _outcome: None))
    with _new_folder(request, workspace.recipe(request.recipe).title) as folder:
        return run_.in_folder(folder)


def processes(request: BatchRequest) -> int:
    """How many processes make the links; 1 means only this one. Few links are made before another has started."""
    count = sum(link.status not in LEFT_OUT for link in request.links)
    suited = min(crew.cores(), _MOST_PROCESSES, (count + _LINKS_A_PROCESS - 1) // _LINKS_A_PROCESS)
    return max(1, min(request.jobs or suited, count))


@dataclass(slots=True)
class _Run:
    """One batch on its way."""

    workspace: Workspace
    request: BatchRequest
    progress: Progress
    made: Made
    outcomes: dict[int, LinkOutcome] = field(default_factory=dict)
    parts: dict[int, PrintPart] = field(default_factory=dict)
    print_file: str = ""
    troubles: list[AppError] = field(default_factory=list)

    def in_folder(self, folder: Path) -> BatchResult:
        tasks = tuple(self._tasks())
        scratch = folder / files.temporary_name() if self.request.print_file else None
        stopped, why = False, _STOPPED
        try:
            if scratch is not None:
                scratch.mkdir()
            why = self._make_links(tasks, self._order(folder, scratch)) or why
            if scratch is not None:
                self._print_together(tasks, folder, scratch)
        except (Cancelled, KeyboardInterrupt):
            stopped = True
        except OSError as fault:
            self.troubles.append(_no_process(fault))
        for task in tasks:
            if task.number not in self.outcomes:
                self._take(LinkOutcome(task.number, task.link, "not-made", reason=why))
        return self._result(folder, stopped=stopped)

    def _tasks(self) -> Iterator[LinkTask]:
        """Links to make; those that are left out are told at once."""
        width = max(2, len(str(len(self.request.links))))
        for number, link in enumerate(self.request.links, start=1):
            reason = LEFT_OUT.get(link.status, "")
            if reason:
                self._take(LinkOutcome(number, link, "left-out", reason=reason))
            else:
                name = safe_name(link.title, _LONGEST_FOLDER) or link.id
                yield LinkTask(number, link, f"{number:0{width}} {name}")

    def _order(self, folder: Path, scratch: Path | None) -> Order:
        one = self.request
        return Order(one.recipe, one.style, one.formats, one.copier, one.editions, folder, scratch)

    def _make_links(self, tasks: tuple[LinkTask, ...], order: Order) -> str:
        """Make the links until they are done or there is no hope; gives why there is none."""
        share = 0.85 if order.scratch else 0.97
        told = _Telling([task.link.title for task in tasks], part_of(self.progress, 0.0, share))
        for at, found in self._side_by_side(tasks, order, told):
            made = found or MadeLink(_died(tasks[at]))
            outcome = made.outcome
            told.done.add(at)
            if made.part.sets:
                self.parts[outcome.number] = made.part
            self._take(outcome)
            if outcome.code in _HOPELESS:
                return f"Not tried any more: {outcome.reason}"
        return ""

    def _side_by_side(
        self, tasks: tuple[LinkTask, ...], order: Order, told: "_Telling"
    ) -> Iterator[tuple[int, MadeLink | None]]:
        count = processes(self.request)
        if count > 1:
            hire = partial(batch_link.hire, self.workspace.paths, self.workspace.taken_up, order)
            yield from crew.run(hire, tasks, count, told)
            return
        for at, task in enumerate(tasks):
            yield at, batch_link.make(self.workspace, order, task, partial(told, at))

    def _print_together(self, tasks: tuple[LinkTask, ...], folder: Path, scratch: Path) -> None:
        """All that is printed, in the order of the links."""
        printed = [task for task in tasks if task.number in self.parts]
        if not printed:
            return
        how, papers = self.request.copier, dict.fromkeys(p for t in printed for p in self.parts[t.number].papers)
        settings = settings_in_one(tuple(papers), two_sided=how.two_sided, in_colour=how.in_colour)
        name = f"01 All {links_told(len(printed))} - {settings}"
        parts = tuple((scratch / task.print_part, self.parts[task.number].sets, task.folder) for task in printed)
        wanted = PrintTask(folder / f"{name}.pdf", f"All copies for {links_told(len(printed))}", parts, how.two_sided)
        progress = part_of(self.progress, 0.85, 0.97)
        if processes(self.request) > 1:  # in a process of its own too, so that the window goes on answering
            ended = crew.run(batch_link.hire_printer, (wanted,), 1, lambda _at, far, words: progress(far, words))
            trouble = next((trouble for _, trouble in ended), None)
        else:
            trouble = batch_link.print_together(wanted, progress)
        self.print_file = "" if trouble else name
        self.troubles += [trouble] if trouble else []

    def _take(self, outcome: LinkOutcome) -> None:
        self.outcomes[outcome.number] = outcome
        self.made(outcome)

    def _result(self, folder: Path, *, stopped: bool) -> BatchResult:
        outcomes = tuple(self.outcomes[number] for number in sorted(self.outcomes))
        if stopped and not any(outcome.state == "done" for outcome in outcomes):
            return BatchResult(None, outcomes, stopped=True)
        with contextlib.suppress(Cancelled):
            self.progress(0.97, "Writing the index")
        told = Told(self.workspace.recipe(self.request.recipe).title, outcomes, self.request.unread, self.print_file)
        made = [folder / f"{self.print_file}.pdf"] if self.print_file else []
        for write in (self._write_index, self._write_table):
            try:
                made.append(write(folder, told))
            except AppError as error:
                self.troubles.append(error)
        return BatchResult(folder, outcomes, tuple(made), tuple(self.troubles), stopped)

    def _write_index(self, folder: Path, told: Told) -> Path:
        document, symbols = batch_index.document(told), self.workspace.paths.symbols
        pdf, style = registry.renderer("pdf"), self.workspace.style()
        target = folder / f"{batch_index.NAME}.pdf"
        return output.write(target, lambda out: pdf.render(document, style, symbols, out, silent))

    @staticmethod
    def _write_table(folder: Path, told: Told) -> Path:
        def fill(out: IO[bytes]) -> None:
            out.write(batch_index.table(told))

        return output.write(folder / f"{batch_index.NAME}.csv", fill)


class _Telling:
    """How far all links are together, from how far each is."""

    def __init__(self, titles: list[str], progress: Progress) -> None:
        self._titles, self._progress = titles, progress
        self._begun: dict[int, float] = {}
        self.done: set[int] = set()

    def __call__(self, at: int, fraction: float, message: str) -> None:
        self._begun[at] = fraction
        far = len(self.done) + sum(share for number, share in self._begun.items() if number not in self.done)
        count = len(self._titles)
        self._progress(far / count, f"{len(self.done)} of {links_told(count)} done; {self._titles[at]}: {message}")


@contextmanager
def _new_folder(request: BatchRequest, title: str) -> Iterator[Path]:
    """A folder that was not there before. What a stopped process left half-made in it goes; so does an empty one."""
    output.prepare_folder(request.out)
    folder = files.free_name(request.out / building.folder_name(title, "for-many-links"))
    output.prepare_folder(folder)
    try:
        yield folder
    finally:
        for left in folder.glob(f"{files.TEMPORARY}*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
        files.sweep(folder)
        with contextlib.suppress(OSError):
            folder.rmdir()


def _check(workspace: Workspace, request: BatchRequest) -> None:
    workspace.recipe(request.recipe)
    workspace.style(request.style)
    for suffix in set(request.formats) - set(registry.suffixes()):
        registry.renderer(suffix)  # says what there is; those that are known are loaded where they are used
    if not request.formats:
        raise UsageError("U-FORMAT", "No format was named.", "No file was written.", "Choose PDF or Word.")
    if not request.links:
        raise UsageError("U-LINKS", "There is no link to make anything for.", "No file was written.", "Choose links.")


def _died(task: LinkTask) -> LinkOutcome:
    reason = "The part of Linkwell that made it ended without a word. Try this link alone."
    return LinkOutcome(task.number, task.link, "failed", reason=reason, code="B-PROCESS")


def _no_process(fault: OSError) -> AppError:
    return AppError(
        "B-PROCESS",
        f"The links could not be made side by side ({fault.strerror}).",
        "What was finished is whole.",
        "Close other programs and try again, or make fewer at once.",
    )
