"""Talking to a terminal: results on standard output, progress and messages on standard error."""

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO


class Console:
    """Prints results and shows progress on one line, if somebody is watching."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._watching = self._err.isatty()
        self._shown = 0

    def print(self, line: str = "") -> None:
        """One line of the result."""
        self.clear_progress()
        self._write(self._out, f"{line}\n")

    def print_json(self, value: object) -> None:
        """The whole result for a script."""
        self.print(json.dumps(value, ensure_ascii=False, indent=2))

    def tell(self, line: str) -> None:
        """A message that is not part of the result."""
        self.clear_progress()
        self._write(self._err, f"{line}\n")

    def progress(self, fraction: float, message: str) -> None:
        """A progress callable: redraws one line while a person is watching."""
        if not self._watching:
            return
        width = max(shutil.get_terminal_size().columns - 1, 20)
        line = f"{fraction:4.0%}  {message}"[:width]
        self._write(self._err, "\r" + line.ljust(self._shown))
        self._err.flush()
        self._shown = len(line)

    def clear_progress(self) -> None:
        """Wipe the progress line before anything else is printed."""
        if self._shown:
            self._write(self._err, "\r" + " " * self._shown + "\r")
            self._shown = 0

    def table(self, rows: Iterable[Sequence[str]], indent: str = "  ") -> None:
        """Aligned columns; the last one runs on."""
        ready = [list(row) for row in rows]
        widths = [max((len(row[at]) for row in ready), default=0) for at in range(len(ready[0]) - 1)] if ready else []
        for row in ready:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
            self.print((indent + "  ".join([*cells, row[-1]])).rstrip())

    @staticmethod
    def _write(stream: TextIO, text: str) -> None:
        """Old consoles cannot show every character; a question mark is better than a failure."""
        try:
            stream.write(text)
        except UnicodeEncodeError:
            encoding = stream.encoding or "ascii"
            stream.write(text.encode(encoding, "replace").decode(encoding))
