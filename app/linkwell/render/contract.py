"""What every renderer offers. A format is one module with one object of this shape, named in `registry.py`."""

from pathlib import Path
from typing import IO, Protocol

from linkwell.domain.document import Document
from linkwell.domain.progress import Progress
from linkwell.domain.style import Style


class Renderer(Protocol):
    """Writes a document in one format to an open binary file. It never touches the file system for output.

    Pictures come only from `symbols`, the folder of our own line drawings; no path in text is ever opened.
    """

    suffix: str
    title: str

    def render(self, document: Document, style: Style, symbols: Path, out: IO[bytes], progress: Progress) -> None:
        """Write the whole document to `out`. Raises `AppError` for a missing font; `Cancelled` on cancel."""
        ...


class PageCounter(Protocol):
    """A renderer that knows its pages before it writes them."""

    def count_pages(self, document: Document, style: Style, symbols: Path) -> int:
        """How many pages the document takes."""
        ...
