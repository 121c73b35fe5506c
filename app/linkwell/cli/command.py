"""What a command of the command line is, and the exit codes they share."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from linkwell.cli.console import Console
from linkwell.workspace.workspace import Workspace

OK, FAILED, USAGE, BAD_CONTENT, PARTLY, INTERRUPTED = 0, 1, 2, 3, 4, 130


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it does in a few words, examples, its arguments, and the work itself.

    `takes_minus_words` lets words such as `-survey`, which argparse takes for options, through to `options.words`.
    """

    name: str
    help: str
    examples: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Workspace, Console], int]
    takes_minus_words: bool = False
