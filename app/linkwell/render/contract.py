"""What every renderer offers. A format is one module with one object of this shape, named in `registry.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from linkwell.domain.document import Document, PaperName
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


@dataclass(frozen=True, slots=True)
class PageMap:
    """Where everything landed: the number (from 1) of each part's first page, and how many pages each part takes.

    `colour_counts` says how many of a part's pages hold any colour besides black, grey and white; `papers` what
    each part is laid out on.
    """

    first_pages: Mapping[str, int]
    page_counts: Mapping[str, int]
    total: int
    colour_counts: Mapping[str, int]
    papers: Mapping[str, PaperName]


class Pager(Protocol):
    """A renderer that knows its pages, and that makes a changed document quickly by keeping what did not change."""

    def preview(self, document: Document, style: Style, symbols: Path, out: IO[bytes], progress: Progress) -> PageMap:
        """Write the document like `Renderer.render` and tell where its parts are."""
        ...

    def pages(self, document: Document, style: Style, symbols: Path) -> PageMap:
        """Where the parts of the document would land, without writing it."""
        ...
