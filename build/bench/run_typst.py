"""One process that sets the benchmark's document with Typst and prints what each build took, as JSON.

Usage: run_typst.py OUT FONTS tagged|untagged SOURCE [CHANGED]. The second build overwrites the source, as an
editor does, so that Typst can keep what has not changed. Runs in the peers' environment.
"""

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import typst

OPTIONS: dict[str, dict[str, Any]] = {"tagged": {"pdf_standards": "ua-1"}, "untagged": {"pdf_tags": False}}


def main(out: Path, fonts: str, options: dict[str, Any], sources: list[str]) -> None:
    """Build every source with one compiler, whose making counts as part of the first build."""
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder, "work.typ")
        compiler = None
        for source in sources:
            shutil.copyfile(source, work)
            started = time.perf_counter()
            compiler = compiler or typst.Compiler(str(work), font_paths=[fonts], ignore_system_fonts=True)
            out.write_bytes(compiler.compile(format="pdf", **options))
            seconds.append(time.perf_counter() - started)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], OPTIONS[sys.argv[3]], sys.argv[4:])
