"""A pack in separate files: the teacher's copy, the sheets for pupils of each level, answers, letters to families."""

from dataclasses import dataclass
from pathlib import Path
from typing import IO

from linkwell.domain.document import Document
from linkwell.domain.errors import UsageError
from linkwell.domain.progress import Progress, part_of, silent
from linkwell.packs import splitting
from linkwell.render import registry
from linkwell.render.contract import Renderer
from linkwell.render.paper import on_paper
from linkwell.workspace import output
from linkwell.workspace.building import Export, folder_name
from linkwell.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Task:
    """One file to write."""

    name: str
    document: Document
    renderer: Renderer


def write(workspace: Workspace, export: Export, progress: Progress = silent) -> tuple[Path, ...]:
    """Write a new folder with a file for each share in each format, whole or not at all. Raises `AppError`."""
    style, symbols = workspace.style(export.style_id), workspace.paths.symbols
    renderers = [registry.renderer(suffix) for suffix in export.suffixes]
    found = splitting.shares(on_paper(export.document, style), workspace.catalogue)
    if not found:
        raise UsageError("P-NONE", "There is nothing in this pack yet.", "No file was written.", "Add a lesson first.")
    tasks = [_Task(share.name, share.document, renderer) for share in found for renderer in renderers]
    names: list[str] = []

    def fill(folder: Path) -> None:
        for number, task in enumerate(tasks):
            part = part_of(progress, number / len(tasks), (number + 1) / len(tasks))
            part(0.0, f"Writing {task.name} as {task.renderer.title}")

            def write_one(out: IO[bytes], task: _Task = task, part: Progress = part) -> None:
                task.renderer.render(task.document, style, symbols, out, part)

            names.append(output.write(folder / f"{task.name}.{task.renderer.suffix}", write_one).name)

    made = output.write_folder(export.folder / folder_name(export.document.title, "separate-files"), fill)
    progress(1.0, "Done")
    return tuple(made / name for name in names)
