"""The command line: finds the command, runs it, and turns every failure into plain words and an exit code."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from linkwell import __version__
from linkwell.cli import (
    batch,
    build,
    check,
    compare,
    links,
    packs,
    recipes,
    search,
    self_test,
    show,
    styles,
    year_plans,
)
from linkwell.cli.command import BAD_CONTENT, FAILED, INTERRUPTED, USAGE, Command
from linkwell.cli.console import Console
from linkwell.domain.errors import AppError, Cancelled, ContentError, UsageError
from linkwell.paths import DATA_DIR_VARIABLE, default_paths
from linkwell.workspace.workspace import Workspace, require_library

COMMANDS: tuple[Command, ...] = (
    search.COMMAND,
    show.COMMAND,
    recipes.COMMAND,
    links.COMMAND,
    year_plans.COMMAND,
    packs.COMMAND,
    styles.COMMAND,
    build.COMMAND,
    batch.COMMAND,
    compare.COMMAND,
    check.COMMAND,
    self_test.COMMAND,
)
_EXIT_NOTE = "Exit codes: 0 ok, 1 failed, 2 usage, 3 bad content, 4 partly done, 130 interrupted."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. No failure that a user can meet shows a traceback."""
    console = Console()
    options = _parsed(arguments)
    command: Command = options.command
    workspace = Workspace(default_paths(options.data_dir), console.progress)
    try:
        require_library(workspace.paths)
        return command.run(options, workspace, console)
    except UsageError as error:
        console.tell(f"linkwell: {error}")
        return USAGE
    except ContentError as error:
        console.tell(f"linkwell: {error}")
        return BAD_CONTENT
    except AppError as error:
        console.tell(f"linkwell: {error}")
        return FAILED
    except (KeyboardInterrupt, Cancelled):
        console.tell("linkwell: Stopped. Files that were finished are whole; nothing half-made was left. (C-STOP)")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = make_parser()
    options, rest = parser.parse_known_args(arguments)
    if options.command.takes_minus_words and not any(word.startswith("--") for word in rest):
        options.words += rest
    elif rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return options


def make_parser() -> argparse.ArgumentParser:
    """The parser for all commands, built from the table of commands."""
    parser = argparse.ArgumentParser(
        prog="linkwell",
        description="Find lessons for two linked classes and assemble them into packs to print and to edit. "
        "Without a command the window opens; it also takes --data-dir, --portable (data beside the program) and "
        "--quit-after-start (for measuring).",
        epilog=f"linkwell COMMAND --help shows examples. {_EXIT_NOTE}",
    )
    parser.add_argument("--version", action="version", version=f"Linkwell {__version__}")
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help=f"keep your own data in DIR (or set {DATA_DIR_VARIABLE})"
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        own = subparsers.add_parser(
            command.name,
            help=command.help,
            description=command.help[:1].upper() + command.help[1:] + ".",
            epilog=f"examples:\n{command.examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=not command.takes_minus_words,
        )
        if command.takes_minus_words:  # a short -h would claim every such word that begins with h
            own.add_argument("--help", action="help", help="show this help message and exit")
        command.add_arguments(own)
        own.set_defaults(command=command)
    return parser
