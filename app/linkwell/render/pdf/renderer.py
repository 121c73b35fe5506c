"""The PDF renderer: lays a document out, then paints it."""

from pathlib import Path
from typing import IO

from linkwell.domain.document import Document
from linkwell.domain.progress import Progress, part_of, silent
from linkwell.domain.style import Style
from linkwell.render.contract import PageMap
from linkwell.render.pdf.hues import colour_pages
from linkwell.render.pdf.layout import LaidDocument, LayoutCache, lay_out
from linkwell.render.pdf.paint import paint

_LAYOUT_SHARE = 0.6


class PdfRenderer:
    """Tagged PDF with embedded fonts, outline, links and running titles. Previews keep parts that did not change."""

    suffix = "pdf"
    title = "PDF"

    def __init__(self) -> None:
        self._cache = LayoutCache()

    def render(self, document: Document, style: Style, symbols: Path, out: IO[bytes], progress: Progress) -> None:
        """Write the whole document to `out`. Raises `AppError` F-FONT for a missing typeface."""
        laid = lay_out(document, style, symbols, part_of(progress, 0.0, _LAYOUT_SHARE))
        paint(laid, out, part_of(progress, _LAYOUT_SHARE, 1.0))
        progress(1.0, "Done")

    def preview(self, document: Document, style: Style, symbols: Path, out: IO[bytes], progress: Progress) -> PageMap:
        """Write the pages of `render` to look at, quickly when little changed, and tell where its parts are.

        They have no tags: nobody but this program reads them, and what leaves it is written by `render`.
        """
        laid = lay_out(document, style, symbols, part_of(progress, 0.0, _LAYOUT_SHARE), self._cache)
        paint(laid, out, part_of(progress, _LAYOUT_SHARE, 1.0), tagged=False)
        return _page_map(laid)

    def pages(self, document: Document, style: Style, symbols: Path) -> PageMap:
        """Where the parts of the document would land, without writing it."""
        return _page_map(lay_out(document, style, symbols, silent, self._cache))


def _page_map(laid: LaidDocument) -> PageMap:
    counts = {part.part.id: len(part.pages) for part in laid.parts}
    coloured = {part.part.id: colour_pages(part) for part in laid.parts}
    papers = {part.part.id: part.part.paper for part in laid.parts}
    return PageMap(laid.first_pages, counts, laid.page_count, coloured, papers)
