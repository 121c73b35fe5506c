"""Starts Linkwell."""

import sys

from linkwell.cli.main import main as run_command_line


def main() -> int:
    """Run the command line with the arguments of the process."""
    return run_command_line()


if __name__ == "__main__":
    sys.exit(main())
