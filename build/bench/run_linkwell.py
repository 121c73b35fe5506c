"""One process that makes the benchmark's document with Linkwell and prints what each build took, as JSON.

Usage: run_linkwell.py FORMAT JOB OUT. A job holds the document, and perhaps the same document after a change; each is
built once, in order, with one renderer. Nothing of the document is touched before the clock starts.
"""

import json
import pickle
import sys
import time
from pathlib import Path

from linkwell.domain.progress import silent
from linkwell.render import registry


def main(suffix: str, job: Path, out: Path) -> None:
    """Build every document of the job. The pickle is run_prepare.py's, a moment old."""
    renderer = registry.renderer(suffix)
    documents, style, symbols = pickle.loads(job.read_bytes())
    seconds = []
    for document in documents:
        started = time.perf_counter()
        with out.open("wb") as opened:
            renderer.render(document, style, symbols, opened, silent)
        seconds.append(time.perf_counter() - started)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
