"""Which links a batch is for: the user's own, the sample programme, a table in a file; and an example of one."""

from pathlib import Path
from typing import IO

from linkwell.domain.errors import UsageError
from linkwell.domain.link import Link
from linkwell.packs import link_table
from linkwell.packs.link_table import LinkTable
from linkwell.workspace import output
from linkwell.workspace.building import Editions
from linkwell.workspace.desk import Desk
from linkwell.workspace.workspace import Workspace


def own(desk: Desk) -> tuple[Link, ...]:
    """The user's links: those kept, by title, then link files in the data folder. The sample to try is none of them."""
    kept = tuple(link for link in desk.links.list() if not link.sample)
    ids = {link.id for link in kept}
    files = (link for link in desk.workspace.links().values() if not link.sample and link.id not in ids)
    return (*kept, *files)


def samples(workspace: Workspace) -> tuple[Link, ...]:
    """The links of the invented programme that comes with Linkwell."""
    return tuple(link for link in workspace.links().values() if link.sample)


def editions(desk: Desk) -> Editions:
    """The user's own wording of items, as new packs begin with it."""
    found = {item_id: desk.editions.get(item_id) for item_id in desk.editions.list()}
    return {item_id: edition.edits for item_id, edition in found.items() if edition is not None}


def from_table(workspace: Workspace, file: Path, *, strict: bool = False) -> LinkTable:
    """The links in a CSV file.

    Raises `UsageError` (U-FILE) if it cannot be read, `ContentError` (B-CSV) if it is no table of links or, with
    `strict`, if any of its rows has a fault.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(link_table.MAX_BYTES + 1)
    except OSError as fault:
        what = f"“{file}” cannot be read ({fault.strerror})."
        following = "Name a CSV file, all or samples."
        raise UsageError("U-FILE", what, "No file was written.", following) from fault
    table = link_table.read(data, workspace.vocabulary)
    if strict or not table.links:
        link_table.refuse_faults(table)
    return table


def write_example(workspace: Workspace, target: Path) -> Path:
    """Write an example table. Raises `UsageError` (U-EXISTS) if there is a file already, `AppError` if it cannot be."""
    if target.exists():
        what = f"There is a file “{target.name}” already."
        raise UsageError("U-EXISTS", what, "It was not changed.", "Give the example another name.")
    output.prepare_folder(target.parent)
    data = (workspace.paths.resources / "samples" / "links.csv").read_bytes()

    def fill(out: IO[bytes]) -> None:
        out.write(data)

    return output.write(target, fill)
