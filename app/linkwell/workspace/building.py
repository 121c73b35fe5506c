"""The main job: a recipe or pack for a link becomes files on disk."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from linkwell.domain.document import Document
from linkwell.domain.errors import UsageError
from linkwell.domain.link import Link
from linkwell.domain.pack import Pack
from linkwell.domain.progress import Progress, part_of, silent
from linkwell.domain.style import Style
from linkwell.packs import choose, recipe_files
from linkwell.packs.assemble import assemble
from linkwell.render import registry
from linkwell.render.contract import Renderer
from linkwell.workspace import output
from linkwell.workspace.workspace import STANDARD_STYLE, Workspace

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))})
_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build: a recipe's id or a pack file, for a link's id (or none), in some formats."""

    formats: tuple[str, ...]
    out: Path
    recipe: str = ""
    pack_file: Path | None = None
    link: str = ""
    style: str = STANDARD_STYLE
    any_stage: bool = False


@dataclass(frozen=True, slots=True)
class _Job:
    """A document on its way to one or more files."""

    document: Document
    style: Style
    symbols: Path
    out: Path

    def write(self, renderer: Renderer, progress: Progress) -> Path:
        target = self.out / f"{file_name(self.document.title)}.{renderer.suffix}"

        def fill(out: IO[bytes]) -> None:
            renderer.render(self.document, self.style, self.symbols, out, progress)

        return output.write(target, fill)


@dataclass(frozen=True, slots=True)
class Built:
    """The files written and sentences worth telling about the choice of items."""

    files: tuple[Path, ...]
    notes: tuple[str, ...]


def build(workspace: Workspace, request: BuildRequest, progress: Progress = silent) -> Built:
    """Build every format asked for. All is checked before the first byte is written; each file is whole or absent."""
    renderers = [registry.renderer(suffix) for suffix in request.formats]
    style = workspace.style(request.style)
    progress(0.02, "Reading the library")
    pack, document = plan(workspace, request)
    output.prepare_folder(request.out)
    job = _Job(document, style, workspace.paths.symbols, request.out)
    share = 0.9 / len(renderers)
    files = tuple(
        job.write(renderer, part_of(progress, 0.1 + share * number, 0.1 + share * (number + 1)))
        for number, renderer in enumerate(renderers)
    )
    progress(1.0, "Done")
    return Built(files, pack.notes)


def plan(workspace: Workspace, request: BuildRequest) -> tuple[Pack, Document]:
    """The pack that a request means, checked, and its document."""
    link = workspace.link(request.link) if request.link else None
    pack = _pack(workspace, request, link)
    stages = link.stages if link and not request.any_stage and request.pack_file else ()
    choose.check_pack(pack, stages, workspace.catalogue, workspace.vocabulary)
    return pack, assemble(pack, link, workspace.shelf)


def file_name(title: str) -> str:
    """A title as a file name that every system takes: short, lower case, letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST_NAME].strip("-") or "pack"
    return f"{name}_" if name in _RESERVED else name


def _pack(workspace: Workspace, request: BuildRequest, link: Link | None) -> Pack:
    if bool(request.recipe) == bool(request.pack_file):
        raise UsageError(
            "U-WHAT",
            "Say what to build: either a recipe or a pack file.",
            "No file was written.",
            "For example: linkwell build --recipe phase-1-starter --link kestrels-herons.",
        )
    if request.pack_file is not None:
        return recipe_files.load_pack(request.pack_file)
    recipe = workspace.recipe(request.recipe)
    stages = link.stages if link else ()
    return choose.from_recipe(recipe, stages, workspace.catalogue, workspace.vocabulary)
