"""`linkwell show ID`: read an item in the terminal."""

import argparse
import io

from linkwell.cli.command import OK, Command
from linkwell.cli.console import Console
from linkwell.render import registry
from linkwell.workspace.reading import about, as_document
from linkwell.workspace.workspace import Workspace


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="an item's id, such as com-lks2-01")
    parser.add_argument(
        "--sheet", default="", metavar="SHEET", help="only this part: plan, notes or a sheet such as S1"
    )
    parser.add_argument("--json", action="store_true", help="print its facts for a script")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    if options.json:
        console.print_json(about(workspace, options.id))
        return OK
    document = as_document(workspace, options.id, options.sheet)
    out = io.BytesIO()
    registry.renderer("txt").render(document, workspace.style(), workspace.paths.symbols, out, console.progress)
    console.print(out.getvalue().decode("utf-8").rstrip())
    return OK


COMMAND = Command(
    "show",
    "read an item in the terminal",
    "  linkwell show com-lks2-01\n  linkwell show com-lks2-01 --sheet plan\n  linkwell show com-lks2-01 --json",
    _add_arguments,
    _run,
)
