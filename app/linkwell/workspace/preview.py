"""The pages that the window shows: always the real PDF, made again quickly when something changes."""

import io
from dataclasses import dataclass
from functools import cached_property

from linkwell.domain.document import Document
from linkwell.domain.progress import Progress, silent
from linkwell.render import registry
from linkwell.render.contract import PageMap, Pager
from linkwell.render.paper import on_paper
from linkwell.workspace.workspace import STANDARD_STYLE, Workspace


@dataclass(frozen=True, slots=True)
class Preview:
    """A PDF in memory and where its parts are."""

    pdf: bytes
    pages: PageMap


class PreviewMaker:
    """Makes previews of one pack or item after another; parts that did not change are kept laid out.

    Not safe for use by two threads at once: give each lane of work its own.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def make(self, document: Document, style_id: str = STANDARD_STYLE, progress: Progress = silent) -> Preview:
        """The document as PDF. Raises `AppError` for a missing typeface or style."""
        out = io.BytesIO()
        style, symbols = self._workspace.style(style_id), self._workspace.paths.symbols
        pages = self._pager.preview(on_paper(document, style), style, symbols, out, progress)
        return Preview(out.getvalue(), pages)

    @cached_property
    def _pager(self) -> Pager:
        """Made with the first pages: the libraries behind it are heavy, and the window makes this in its own thread."""
        return registry.pager()
