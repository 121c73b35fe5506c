"""Writing the open pack to files, in the background, with the same writers as the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from linkwell.domain.document import Document
from linkwell.domain.progress import Progress, part_of
from linkwell.render import registry
from linkwell.workspace import output
from linkwell.workspace.building import file_name
from linkwell.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Export:
    """What to write: a document in a style, in which formats (suffixes), into which folder."""

    document: Document
    style_id: str
    folder: Path
    suffixes: tuple[str, ...]


def write(workspace: Workspace, export: Export, progress: Progress) -> tuple[Path, ...]:
    """Write every format; each file is whole or absent. Raises `AppError`."""
    style, symbols = workspace.style(export.style_id), workspace.paths.symbols
    output.prepare_folder(export.folder)
    name = file_name(export.document.title)
    share = 1.0 / len(export.suffixes)
    made: list[Path] = []
    for number, suffix in enumerate(export.suffixes):
        renderer = registry.renderer(suffix)
        part = part_of(progress, share * number, share * (number + 1))
        part(0.0, f"Writing {renderer.title}")

        def fill(out: IO[bytes], render: Callable[..., None] = renderer.render, part: Progress = part) -> None:
            render(export.document, style, symbols, out, part)

        made.append(output.write(export.folder / f"{name}.{suffix}", fill))
    progress(1.0, "Done")
    return tuple(made)
