"""`linkwell styles`: the ways to print."""

import argparse

from linkwell.cli.command import OK, Command
from linkwell.cli.console import Console
from linkwell.workspace.workspace import Workspace


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the styles for a script")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    found = workspace.styles()
    if options.json:
        console.print_json([{"id": style.id, "title": style.title, "what": style.told} for style in found])
        return OK
    console.table([style.id, f"{style.title}: {style.told}"] for style in found)
    return OK


COMMAND = Command(
    "styles", "list the ways to print", "  linkwell styles\n  linkwell styles --json", _add_arguments, _run
)
