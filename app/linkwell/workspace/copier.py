"""Print-ready files for the copier: one PDF for each job, and the list by which the office prints them.

Each job is set by the PDF renderer itself, so that it keeps all that a screen reader needs; only empty backs
and hints for the printing program are put in afterwards.
"""

import io
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from linkwell.domain.document import Document
from linkwell.domain.errors import UsageError
from linkwell.domain.link import Link
from linkwell.domain.pack import Pack
from linkwell.domain.progress import Progress, part_of, silent
from linkwell.late import LateModule
from linkwell.packs import copier
from linkwell.packs.copier import PrintJob
from linkwell.packs.print_plan import Copier, PrintPlan, print_plan
from linkwell.render import registry
from linkwell.render.paper import on_paper
from linkwell.workspace import building, output
from linkwell.workspace.building import BuildRequest, Built, file_name
from linkwell.workspace.workspace import Workspace

if TYPE_CHECKING:
    import pikepdf
else:
    pikepdf = LateModule("pikepdf")

_LONGEST_NAME = 44
_PDF = "pdf"


@dataclass(frozen=True, slots=True)
class CopierExport:
    """What to print: a pack with its link and document, and how the copier prints; `folder` gets the new folder."""

    pack: Pack
    link: Link | None
    document: Document
    copier: Copier
    folder: Path


@dataclass(frozen=True, slots=True)
class CopierFiles:
    """The folder made, its files with the list first, and the plan that they follow."""

    folder: Path
    files: tuple[Path, ...]
    plan: PrintPlan


def write(workspace: Workspace, export: CopierExport, progress: Progress = silent) -> CopierFiles:
    """Write the folder, whole or not at all. Raises `AppError`, and `UsageError` (P-NONE) if nothing is printed."""
    progress(0.0, "Counting pages")
    document = on_paper(export.document, workspace.style(export.pack.style_id))
    export = replace(export, document=document)
    plan = _plan(workspace, export)
    jobs = copier.print_jobs(plan, document, export.link, in_colour=export.pack.in_colour)
    if not jobs:
        what = "No sheet of this pack is printed for either class."
        raise UsageError("P-COPIES", what, "No file was written.", "Set the copies of a sheet to one or more.")
    names: list[str] = []

    def fill(folder: Path) -> None:
        names.append(_write_list(workspace, export, jobs, folder).name)
        for number, job in enumerate(jobs):
            progress((number + 0.5) / len(jobs), f"Writing {job.title}")
            names.append(_write_job(workspace, export, job, folder).name)

    named = file_name(document.title)[:_LONGEST_NAME].strip("-")
    made = output.write_folder(export.folder / f"{named}-for-the-copier", fill)
    progress(1.0, "Done")
    return CopierFiles(made, tuple(made / name for name in names), plan)


def build(workspace: Workspace, request: BuildRequest, progress: Progress = silent, *, two_sided: bool = True) -> Built:
    """Print-ready files of a recipe or pack file for a link, checked before the first byte is written."""
    style = workspace.style(request.style)
    progress(0.02, "Reading the library")
    pack, document = building.plan(workspace, request)
    link = workspace.link(request.link) if request.link else None
    own = replace(pack, style_id=style.id)
    export = CopierExport(own, link, document, Copier(two_sided, 0.0), request.out)
    return Built(write(workspace, export, part_of(progress, 0.1, 1.0)).files, pack.notes)


def _plan(workspace: Workspace, export: CopierExport) -> PrintPlan:
    style = workspace.style(export.pack.style_id)
    pages = registry.pager().pages(export.document, style, workspace.paths.symbols)
    return print_plan(export.pack, export.link, workspace.catalogue, pages.page_counts, export.copier)


def _write_list(workspace: Workspace, export: CopierExport, jobs: tuple[PrintJob, ...], folder: Path) -> Path:
    document = copier.print_list(jobs, export.document.title)

    def fill(out: IO[bytes]) -> None:
        registry.renderer(_PDF).render(document, workspace.style(), workspace.paths.symbols, out, silent)

    return output.write(folder / f"{copier.LIST_NAME}.{_PDF}", fill)


def _write_job(workspace: Workspace, export: CopierExport, job: PrintJob, folder: Path) -> Path:
    document = copier.job_document(job, export.document)

    def fill(out: IO[bytes]) -> None:
        made = io.BytesIO()
        style = workspace.style(export.pack.style_id)
        registry.renderer(_PDF).render(document, style, workspace.paths.symbols, made, silent)
        _finish(made, job, out)

    return output.write(folder / f"{job.file_name}.{_PDF}", fill)


def _finish(made: IO[bytes], job: PrintJob, out: IO[bytes]) -> None:
    """Copy the file with its empty backs, and with its settings as a hint that some programs put into their dialog."""
    with pikepdf.open(made) as pdf:
        for page in reversed(job.empty_backs):  # from the end, so that the numbers before still count
            size = pdf.pages[page - 1].MediaBox
            empty = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=size, Resources=pikepdf.Dictionary())
            pdf.pages.insert(page, pikepdf.Page(pdf.make_indirect(empty)))
        hints = pdf.Root.get(pikepdf.Name.ViewerPreferences, pikepdf.Dictionary())
        hints.Duplex = pikepdf.Name.DuplexFlipLongEdge if job.two_sided else pikepdf.Name.Simplex
        hints.PrintScaling = pikepdf.Name("/None")
        hints.NumCopies = job.copies
        pdf.Root.ViewerPreferences = hints
        pdf.save(out, deterministic_id=True)
