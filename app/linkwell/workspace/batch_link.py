"""One link of a batch: its folder of files and its part of the print file; and the print file put together from them.

Each is a task that a process of its own can do: what goes in and out are plain values. A link that fails says why and
stops nobody else.
"""

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO

from linkwell.domain.errors import AppError, Cancelled
from linkwell.domain.link import Link
from linkwell.domain.progress import Progress, part_of
from linkwell.packs.batch_index import LinkOutcome
from linkwell.packs.print_plan import Copier, PrintPlan
from linkwell.paths import Paths
from linkwell.workspace import building, copier, output
from linkwell.workspace.building import Editions
from linkwell.workspace.copier import CopierExport, PrintPart
from linkwell.workspace.print_stream import PrintStream, Sets
from linkwell.workspace.workspace import Workspace

_NOT_PRINTED = "Nothing of it is printed for either class, so it is not in the print file."


@dataclass(frozen=True, slots=True)
class Order:
    """What every link of a batch gets. `scratch` is a folder for the parts of the print file; None if none is made."""

    recipe: str
    style: str
    formats: tuple[str, ...]
    copier: Copier
    editions: Editions
    folder: Path
    scratch: Path | None


@dataclass(frozen=True, slots=True)
class LinkTask:
    """A link to make: its number in the batch, and the name of its folder."""

    number: int
    link: Link
    folder: str

    @property
    def print_part(self) -> str:
        """The name of its part of the print file."""
        return f"{self.number}.pdf"


@dataclass(frozen=True, slots=True)
class MadeLink:
    """What came of a link, and what the print file has to know of it."""

    outcome: LinkOutcome
    part: PrintPart = field(default_factory=PrintPart)


@dataclass(frozen=True, slots=True)
class PrintTask:
    """The print file to make: parts with their sets and their lines in the outline, in order."""

    target: Path
    title: str
    parts: tuple[tuple[Path, Sets, str], ...]
    two_sided: bool


def hire(paths: Paths, taken_up: tuple[str, str], order: Order) -> Callable[[LinkTask, Progress], MadeLink]:
    """Begin in a new process: the library is read at the first link and kept for the others."""
    workspace = Workspace(paths)
    workspace.take_up(*taken_up)
    return partial(make, workspace, order)


def make(workspace: Workspace, order: Order, task: LinkTask, progress: Progress) -> MadeLink:
    """Make one link, whole or not at all. Raises only what `progress` raises."""
    try:
        return _made(workspace, order, task, progress)
    except Cancelled:
        raise
    except AppError as error:
        reason = f"{error.happened} {error.next_step}"
        return MadeLink(LinkOutcome(task.number, task.link, "failed", reason=reason, code=error.code))
    except Exception as fault:  # whatever it is, the other links go on
        return MadeLink(LinkOutcome(task.number, task.link, "failed", reason=_unforeseen(fault), code="B-WORK"))


def hire_printer() -> Callable[[PrintTask, Progress], AppError | None]:
    """Begin in a new process that makes the print file."""
    return print_together


def print_together(task: PrintTask, progress: Progress) -> AppError | None:
    """Put the print file together, whole or not at all; gives what went wrong. Raises only what `progress` raises."""

    def fill(out: IO[bytes]) -> None:
        whole = PrintStream(out, task.two_sided)
        for number, (part, sets, mark) in enumerate(task.parts):
            progress(number / len(task.parts), f"Adding {mark}")
            whole.add(part, sets, mark)
        whole.finish(task.title)

    try:
        output.write(task.target, fill)
    except AppError as error:
        return error
    return None


def _made(workspace: Workspace, order: Order, task: LinkTask, progress: Progress) -> MadeLink:
    workspace.read(part_of(progress, 0.0, 0.1))
    progress(0.1, "Choosing lessons")
    prepared = building.for_link(workspace, order.recipe, task.link, order.style, order.editions)
    export, plan = copier.counted(workspace, CopierExport(prepared, order.copier, order.folder / task.folder))
    part = _write_print_part(workspace, order, task, (export, plan, part_of(progress, 0.1, 0.5)))
    names: list[str] = []

    def fill(folder: Path) -> None:
        wanted = building.Export(prepared.document, order.style, folder, order.formats)
        names.extend(file.name for file in building.write(workspace, wanted, part_of(progress, 0.5, 1.0)))

    output.write_folder(order.folder / task.folder, fill)
    told = [*prepared.pack.notes, *building.unprinted(workspace, prepared.document, order.style)]
    outcome = LinkOutcome(
        task.number,
        task.link,
        "done",
        folder=task.folder,
        files=tuple(names),
        pages=sum(row.pages for row in plan.rows),
        sheets=plan.total_sheets,
        notes=(*told, _NOT_PRINTED) if order.scratch and not part.sets else tuple(told),
    )
    return MadeLink(outcome, part)


def _write_print_part(
    workspace: Workspace, order: Order, task: LinkTask, what: tuple[CopierExport, PrintPlan, Progress]
) -> PrintPart:
    """The link's own part of the print file; it has no sets if nothing is printed."""
    export, plan, progress = what
    if order.scratch is None or not plan.total_sheets:
        return PrintPart()
    made = [PrintPart()]

    def fill(out: IO[bytes]) -> None:
        made.append(copier.fill_part(workspace, export, plan, out, progress))

    output.write(order.scratch / task.print_part, fill)
    return made[-1]


def _unforeseen(fault: Exception) -> str:
    """Words about a mistake in the program, with its place for whoever mends it."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{type(fault).__name__}, {Path(frame.filename).name} line {frame.lineno}"
    return f"Something went wrong inside Linkwell ({place})."
