"""`linkwell packs`: the packs that the user keeps in Linkwell."""

import argparse
from dataclasses import asdict

from linkwell.cli.command import OK, Command
from linkwell.cli.console import Console
from linkwell.cli.kept import own_desk
from linkwell.workspace.workspace import Workspace


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the packs for a script")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    with own_desk(workspace, console) as desk:
        packs = desk.packs.list()
        links = {link.id: link.title for link in desk.links.list()}
    if options.json:
        console.print_json([asdict(pack) for pack in packs])
        return OK
    for pack in packs:
        console.print(f"{pack.id}: {pack.title}{' (cannot be read)' if pack.damaged else ''}")
        console.print(f"    {links.get(pack.link_id, 'no link')}")
    if not packs:
        console.print("No pack yet. Make one in the window, or take changes in with linkwell compare FILE.docx --take.")
    return OK


COMMAND = Command(
    "packs",
    "list the packs you keep in Linkwell",
    "  linkwell packs\n  linkwell packs --json",
    _add_arguments,
    _run,
)
