"""Print-ready files for the copier: one PDF for each job or one for all, and the list by which the office prints them.

Each job is set by the PDF renderer itself, so that it keeps all that a screen reader needs; only empty backs
and hints for the printing program are put in afterwards.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from linkwell.domain.errors import UsageError
from linkwell.domain.progress import Progress, silent
from linkwell.late import LateModule
from linkwell.packs import copier
from linkwell.packs.copier import PrintJob
from linkwell.packs.print_plan import Copier, PrintPlan, part_pages, print_plan
from linkwell.render import pdf_file, registry, two_up
from linkwell.render.paper import on_paper
from linkwell.workspace import merging, output
from linkwell.workspace.building import Prepared, folder_name
from linkwell.workspace.print_stream import Sets
from linkwell.workspace.workspace import Workspace

if TYPE_CHECKING:
    import pikepdf
else:
    pikepdf = LateModule("pikepdf")

_PDF = "pdf"


@dataclass(frozen=True, slots=True)
class CopierExport:
    """What to print, and how the copier prints; `folder` gets the new folder.

    `merged` makes one file of all jobs, with every copy in it, in place of one for each.
    """

    prepared: Prepared
    copier: Copier
    folder: Path
    merged: bool = False


@dataclass(frozen=True, slots=True)
class CopierFiles:
    """The folder made, its files with the list first, and the plan that they follow."""

    folder: Path
    files: tuple[Path, ...]
    plan: PrintPlan


@dataclass(frozen=True, slots=True)
class PrintPart:
    """What a print file for many links has to know of one: the papers it needs, and its sets in their order."""

    papers: tuple[str, ...] = ()
    sets: Sets = ()


def write(workspace: Workspace, export: CopierExport, progress: Progress = silent) -> CopierFiles:
    """Write the folder, whole or not at all. Raises `AppError`, and `UsageError` (P-COPIES) if nothing is printed."""
    progress(0.0, "Counting pages")
    export, plan = counted(workspace, export)
    document, jobs = export.prepared.document, _jobs(export, plan)
    names: list[str] = []

    def fill(folder: Path) -> None:
        names.append(_write_list(workspace, export, jobs, folder).name)
        work = _write_merged if export.merged else _write_jobs
        names.extend(work(_Work(workspace, export, jobs, folder), progress))

    made = output.write_folder(export.folder / folder_name(document.title, "for-the-copier"), fill)
    progress(1.0, "Done")
    return CopierFiles(made, tuple(made / name for name in names), plan)


def counted(workspace: Workspace, export: CopierExport) -> tuple[CopierExport, PrintPlan]:
    """What to print as it is laid out on its paper, and the pages, copies and sheets that it takes."""
    prepared, style = export.prepared, workspace.style(export.prepared.pack.style_id)
    document = on_paper(prepared.document, style)
    pages = registry.pager().pages(document, style, workspace.paths.symbols)
    parts = part_pages(document, pages)
    plan = print_plan(prepared.pack, prepared.link, workspace.catalogue, parts, export.copier)
    return replace(export, prepared=replace(prepared, document=document)), plan


def fill_part(
    workspace: Workspace, export: CopierExport, plan: PrintPlan, out: IO[bytes], progress: Progress
) -> PrintPart:
    """Write one set of each job of what `counted` gave, after a print list, as a part of a print file for many links.

    It is to be printed, not read: what screen readers follow stays out, which makes hundreds of links together light.
    The list is headed by the name of `folder`, into which nothing is written. Raises `UsageError` (P-COPIES) if nothing
    is printed.
    """
    jobs, document = _jobs(export, plan), export.prepared.document
    merger, first = merging.Merger(structure=False), io.BytesIO()
    told = copier.print_list(jobs, export.folder.name, how=copier.HOW_IN_TURN)
    registry.renderer(_PDF).render(told, workspace.style(), workspace.paths.symbols, first, silent)
    merger.add(first, 1, begin_on_front=False)
    sets = [(merger.page_count, 1)]
    work = _Work(workspace, export, jobs, export.folder)
    for job, made in _rendered(work, progress):
        before = merger.page_count
        merger.add(made, 1, begin_on_front=False)
        sets.append((merger.page_count - before, job.runs))
    merger.save(out, document.title, document.language, two_sided=False)
    return PrintPart(copier.papers_of(jobs), tuple(sets))


@dataclass(frozen=True, slots=True)
class _Work:
    """What is being written, and where."""

    workspace: Workspace
    export: CopierExport
    jobs: tuple[PrintJob, ...]
    folder: Path


def _write_jobs(work: _Work, progress: Progress) -> Iterator[str]:
    for number, job in enumerate(work.jobs):
        progress((number + 0.5) / len(work.jobs), f"Writing {job.title}")

        def fill(out: IO[bytes], job: PrintJob = job) -> None:
            _render_job(work, job, out)

        yield output.write(work.folder / f"{job.file_name}.{_PDF}", fill).name


def _write_merged(work: _Work, progress: Progress) -> Iterator[str]:
    """One file with every copy of every job; what is printed on both sides is so throughout."""
    two_sided, document = work.export.copier.two_sided, work.export.prepared.document

    def fill(out: IO[bytes]) -> None:
        merger = merging.Merger()
        for job, made in _rendered(work, progress):
            merger.add(made, job.runs, begin_on_front=two_sided)
        merger.save(out, f"{document.title}: all copies", document.language, two_sided=two_sided)

    target = work.folder / f"{copier.merged_name(work.jobs, two_sided=two_sided)}.{_PDF}"
    yield output.write(target, fill).name


def _rendered(work: _Work, progress: Progress) -> Iterator[tuple[PrintJob, IO[bytes]]]:
    """The jobs as they stand in one file with others, which has one setting for all."""
    for number, job in enumerate(work.jobs):
        progress((number + 0.5) / len(work.jobs), f"Adding {job.title}")
        made = io.BytesIO()
        _render_job(work, replace(job, two_sided=work.export.copier.two_sided), made)
        yield job, made


def _jobs(export: CopierExport, plan: PrintPlan) -> tuple[PrintJob, ...]:
    jobs = copier.print_jobs(plan, export.prepared.link)
    if not jobs:
        what = "No sheet of this pack is printed for either class."
        raise UsageError("P-COPIES", what, "No file was written.", "Set the copies of a sheet to one or more.")
    return jobs


def _write_list(workspace: Workspace, export: CopierExport, jobs: tuple[PrintJob, ...], folder: Path) -> Path:
    how = copier.HOW_MERGED if export.merged else copier.HOW
    document = copier.print_list(jobs, export.prepared.document.title, how=how)

    def fill(out: IO[bytes]) -> None:
        registry.renderer(_PDF).render(document, workspace.style(), workspace.paths.symbols, out, silent)

    return output.write(folder / f"{copier.LIST_NAME}.{_PDF}", fill)


def _render_job(work: _Work, job: PrintJob, out: IO[bytes]) -> None:
    prepared, made = work.export.prepared, io.BytesIO()
    style, symbols = work.workspace.style(prepared.pack.style_id), work.workspace.paths.symbols
    document = copier.job_document(job, prepared.document)
    registry.renderer(_PDF).render(document, style, symbols, made, silent)
    with pikepdf.open(made) as pages:
        if not job.two_up:
            _finish(pages, job, out)
            return
        with pikepdf.new() as sides:
            two_up.place(pages, job.spreads(), sides)
            sides.docinfo["/Title"] = str(pages.docinfo.get("/Title", ""))
            sides.Root.Lang = document.language
            _finish(sides, job, out)


def _finish(pdf: "pikepdf.Pdf", job: PrintJob, out: IO[bytes]) -> None:
    """Write the file with its empty backs, and with its settings as a hint that some programs put into their dialog."""
    for page in reversed(job.empty_backs):  # from the end, so that the numbers before still count
        pdf.pages.insert(page, merging.empty_page(pdf, pdf.pages[page - 1].MediaBox))
    hints = pdf.Root.get(pikepdf.Name.ViewerPreferences, pikepdf.Dictionary())
    hints.DisplayDocTitle = True
    hints.Duplex = _turned(job)
    hints.PrintScaling = pikepdf.Name("/None")
    hints.NumCopies = job.runs
    pdf.Root.ViewerPreferences = hints
    pdf_file.save(pdf, out)


def _turned(job: PrintJob) -> "pikepdf.Name":
    """How the paper turns over, so that the back stands upright."""
    if not job.two_sided:
        return pikepdf.Name.Simplex
    across = job.two_up or job.paper.endswith("landscape")
    return pikepdf.Name.DuplexFlipShortEdge if across else pikepdf.Name.DuplexFlipLongEdge
