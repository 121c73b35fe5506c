"""The user's own data on the command line: opened, with its notices told, and closed again."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from linkwell.cli.console import Console
from linkwell.late import LateModule
from linkwell.workspace.workspace import Workspace

if TYPE_CHECKING:
    from linkwell.store import opening
    from linkwell.workspace import desk
else:
    opening, desk = LateModule("linkwell.store.opening"), LateModule("linkwell.workspace.desk")


@contextmanager
def own_desk(workspace: Workspace, console: Console) -> Iterator["desk.Desk"]:
    """The desk with the user's links and packs. Raises `AppError` (L-OPEN while the window is open, S-RO, S-PLACE)."""
    data = opening.open_database(workspace.paths.data)
    with closing(data.database):
        for notice in data.notices:
            console.tell(f"Note: {notice}")
        yield desk.Desk(workspace, data.database)
