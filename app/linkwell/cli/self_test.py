"""`linkwell self-test`: does this installation work?"""

import argparse

from linkwell.cli.command import FAILED, OK, Command
from linkwell.cli.console import Console
from linkwell.workspace import self_test
from linkwell.workspace.workspace import Workspace


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the outcomes for a script")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    outcomes = self_test.run(workspace, console.progress)
    if options.json:
        console.print_json([{"name": o.name, "worked": o.worked, "seen": o.seen} for o in outcomes])
    else:
        console.table([["ok" if outcome.worked else "FAILED", outcome.name, outcome.seen] for outcome in outcomes], "")
    return OK if all(outcome.worked for outcome in outcomes) else FAILED


COMMAND = Command(
    "self-test",
    "try reading, searching and building once, and say what worked",
    "  linkwell self-test",
    _add_arguments,
    _run,
)
