"""One process that sets the benchmark's document with WeasyPrint and prints what each build took, as JSON.

Usage: run_weasyprint.py OUT SOURCE [CHANGED]. Runs in the peers' environment.
"""

import json
import sys
import time

import weasyprint


def main(out: str, sources: list[str]) -> None:
    """Build every source in turn."""
    seconds = []
    for source in sources:
        started = time.perf_counter()
        weasyprint.HTML(filename=source).write_pdf(out, pdf_variant="pdf/ua-1")
        seconds.append(time.perf_counter() - started)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
