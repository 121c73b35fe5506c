"""`linkwell recipes`: the ready-made patterns for packs."""

import argparse

from linkwell.cli.command import OK, Command
from linkwell.cli.console import Console
from linkwell.workspace.workspace import Workspace


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the recipes for a script")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    found = workspace.recipes.values()
    if options.json:
        console.print_json(
            [{"id": r.id, "title": r.title, "for_whom": r.for_whom, "summary": r.summary} for r in found]
        )
        return OK
    for recipe in found:
        console.print(f"{recipe.id}: {recipe.title}")
        console.print(f"    For {recipe.for_whom[:1].lower() + recipe.for_whom[1:]}. {recipe.summary}")
    return OK


COMMAND = Command(
    "recipes", "list the ready-made packs", "  linkwell recipes\n  linkwell recipes --json", _add_arguments, _run
)
