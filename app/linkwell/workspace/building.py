"""The main job: a recipe or pack for a link becomes files on disk."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from linkwell.domain.document import Document
from linkwell.domain.errors import UsageError
from linkwell.domain.link import Link
from linkwell.domain.pack import Pack, PackEntry
from linkwell.domain.progress import Progress, part_of, silent
from linkwell.packs import changes, choose, recipe_files
from linkwell.packs.assemble import assemble
from linkwell.render import coverage, registry
from linkwell.render.contract import Renderer
from linkwell.render.paper import on_paper
from linkwell.workspace import output
from linkwell.workspace.workspace import STANDARD_STYLE, Workspace

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))})
_LONGEST_NAME, _LONGEST_FOLDER = 64, 44
Editions = Mapping[str, Mapping[str, str]]
"""The user's own wording of items: an item's id to its changed words by their keys."""


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
class Prepared:
    """A pack that can be printed: checked, every entry with its id, with its style; its link and its document."""

    pack: Pack
    link: Link | None
    document: Document


@dataclass(frozen=True, slots=True)
class Export:
    """What to write: a document in a style, in which formats (suffixes), into which folder."""

    document: Document
    style_id: str
    folder: Path
    suffixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """The files written and sentences worth telling: about the choice of items, and of letters that are missing."""

    files: tuple[Path, ...]
    notes: tuple[str, ...]


def build(workspace: Workspace, request: BuildRequest, progress: Progress = silent) -> Built:
    """Build every format asked for. All is checked before the first byte is written; each file is whole or absent."""
    for suffix in request.formats:
        registry.renderer(suffix)
    style = workspace.style(request.style)
    progress(0.02, "Reading the library")
    pack, document = plan(workspace, request)
    export = Export(document, style.id, request.out, request.formats)
    files = write(workspace, export, part_of(progress, 0.1, 1.0))
    return Built(files, (*pack.notes, *unprinted(workspace, document, style.id)))


def unprinted(workspace: Workspace, document: Document, style_id: str) -> tuple[str, ...]:
    """What to tell about typefaces and letters that are not on this computer; nearly always nothing."""
    absent = workspace.absent_typeface
    told = f"The typeface “{absent}” is not on this computer, so the style's own was used."
    return (*((told,) if absent else ()), *coverage.missing(document, workspace.style(style_id)))


def write(workspace: Workspace, export: Export, progress: Progress) -> tuple[Path, ...]:
    """Write every format; each file is whole or absent. Raises `AppError`."""
    renderers = [registry.renderer(suffix) for suffix in export.suffixes]
    style, symbols = workspace.style(export.style_id), workspace.paths.symbols
    document = on_paper(export.document, style)
    output.prepare_folder(export.folder)
    name, share = file_name(export.document.title), 1.0 / len(renderers)
    made: list[Path] = []
    for number, renderer in enumerate(renderers):
        part = part_of(progress, share * number, share * (number + 1))
        part(0.0, f"Writing {renderer.title}")

        def fill(out: IO[bytes], renderer: Renderer = renderer, part: Progress = part) -> None:
            renderer.render(document, style, symbols, out, part)

        made.append(output.write(export.folder / f"{name}.{renderer.suffix}", fill))
    progress(1.0, "Done")
    return tuple(made)


def prepare(workspace: Workspace, request: BuildRequest) -> Prepared:
    """The pack that a request means, ready to be written. Raises `AppError` for what cannot be made."""
    style = workspace.style(request.style)
    link = workspace.link(request.link) if request.link else None
    pack = _pack(workspace, request, link)
    stages = link.stages if link and not request.any_stage and request.pack_file else ()
    choose.check_pack(pack, stages, workspace.catalogue, workspace.vocabulary)
    own = changes.with_ids(replace(pack, style_id=style.id, link_id=link.id if link else ""))
    return Prepared(own, link, assemble(own, link, workspace.shelf))


def for_link(workspace: Workspace, recipe_id: str, link: Link, style_id: str, editions: Editions) -> Prepared:
    """What a recipe makes for a link, in the user's own words where there are `editions`. Raises `AppError`."""
    recipe, shelf = workspace.recipe(recipe_id), workspace.shelf
    made = choose.from_recipe(recipe, link.stages, shelf.catalogue, shelf.vocabulary)
    choose.check_pack(made, (), shelf.catalogue, shelf.vocabulary)
    worded = tuple(
        replace(section, entries=tuple(_worded(entry, editions) for entry in section.entries))
        for section in made.sections
    )
    pack = changes.with_ids(replace(made, sections=worded, style_id=style_id, link_id=link.id))
    return Prepared(pack, link, assemble(pack, link, shelf))


def plan(workspace: Workspace, request: BuildRequest) -> tuple[Pack, Document]:
    """The pack that a request means, checked, and its document."""
    prepared = prepare(workspace, request)
    return prepared.pack, prepared.document


def folder_name(title: str, what: str) -> str:
    """The name of a new folder for files of a pack: its title, cut short, and what the folder holds."""
    return f"{file_name(title)[:_LONGEST_FOLDER].strip('-')}-{what}"


def file_name(title: str) -> str:
    """A title as a file name that every system takes: short, lower case, letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST_NAME].strip("-") or "pack"
    return f"{name}_" if name in _RESERVED else name


def _worded(entry: PackEntry, editions: Editions) -> PackEntry:
    own = editions.get(entry.item_id)
    return replace(entry, edits=own) if own else entry


def _pack(workspace: Workspace, request: BuildRequest, link: Link | None) -> Pack:
    if bool(request.recipe) == bool(request.pack_file):
        raise UsageError(
            "U-WHAT",
            "Say what to build: a recipe, a pack file or a pack that you keep.",
            "No file was written.",
            "For example: linkwell build --recipe phase-1-starter --link kestrels-herons.",
        )
    if request.pack_file is not None:
        return recipe_files.load_pack(request.pack_file)
    recipe = workspace.recipe(request.recipe)
    stages = link.stages if link else ()
    return choose.from_recipe(recipe, stages, workspace.catalogue, workspace.vocabulary)
