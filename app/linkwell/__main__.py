"""Starts Linkwell: with a command the command line, without one the window.

Neither is imported before it is known which is wanted, so that each starts without the other's weight.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from linkwell.paths import DATA_DIR_VARIABLE, shipped_root

PORTABLE_MARK, PORTABLE_FOLDER = "portable.txt", "Linkwell data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run with the arguments of the process; gives the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    options, rest = _make_parser().parse_known_args(given)
    data_dir = options.data_dir or _beside_the_program(asked=options.portable)
    if rest:
        chosen = ["--data-dir", str(data_dir)] if data_dir else []
        unknown = ["--quit-after-start"] if options.quit_after_start else []
        return int(_part("linkwell.cli.main").main([*chosen, *unknown, *rest]))
    return _open_window(data_dir, quit_after_start=options.quit_after_start)


def _make_parser() -> argparse.ArgumentParser:
    """The options of the window. What it does not know belongs to the command line, its help too."""
    parser = argparse.ArgumentParser(prog="linkwell", add_help=False, allow_abbrev=False)
    parser.add_argument("--data-dir", type=Path, metavar="DIR")
    parser.add_argument("--portable", action="store_true")
    parser.add_argument("--quit-after-start", action="store_true")
    return parser


def _open_window(data_dir: Path | None, *, quit_after_start: bool) -> int:
    try:
        _part("linkwell.ui.fair_turns").keep_rubbish()
        _part("linkwell.ui.plain_imports").import_plainly()
        application = _part("linkwell.ui.application")
    except ImportError as fault:
        if ".so" not in str(fault) and "DLL" not in str(fault):
            raise
        sys.stderr.write(f"linkwell: {_missing(str(fault).split(':', 1)[0])}\n")
        return 1
    return int(application.run(data_dir, quit_after_start=quit_after_start))


def _part(name: str) -> Any:  # noqa: ANN401 - which module it is, is only known when it runs
    return importlib.import_module(name)


def _missing(part: str) -> str:
    return (
        f"The window cannot open: a part of the system is missing ({part}). Nothing was changed. On Debian, "
        "python3 build/bootstrap.py run as root installs what is needed. The command line works without it, "
        "for example: linkwell search belonging. (D-LIBRARY)"
    )


def _beside_the_program(*, asked: bool) -> Path | None:
    """The data folder of a portable copy: wanted by the option, or by `portable.txt` beside the program."""
    frozen = getattr(sys, "frozen", False)
    place = Path(sys.executable).parent if frozen else shipped_root()
    marked = (place / PORTABLE_MARK).is_file() and not os.environ.get(DATA_DIR_VARIABLE)
    return place / PORTABLE_FOLDER if asked or marked else None


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # a process that makes links of a batch begins here too
        _part("multiprocessing").freeze_support()
    sys.exit(main())
