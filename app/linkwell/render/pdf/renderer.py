"""The PDF renderer: lays a document out, then paints it."""

from pathlib import Path
from typing import IO

from linkwell.domain.document import Document
from linkwell.domain.progress import Progress, part_of, silent
from linkwell.domain.style import Style
from linkwell.render.pdf.layout import lay_out
from linkwell.render.pdf.paint import paint

_LAYOUT_SHARE = 0.6


class PdfRenderer:
    """PDF with embedded fonts, an outline, links and running titles."""

    suffix = "pdf"
    title = "PDF"

    def render(self, document: Document, style: Style, symbols: Path, out: IO[bytes], progress: Progress) -> None:
        """Write the whole document to `out`. Raises `AppError` F-FONT for a missing typeface."""
        laid = lay_out(document, style, symbols, part_of(progress, 0.0, _LAYOUT_SHARE))
        paint(laid, out, part_of(progress, _LAYOUT_SHARE, 1.0))
        progress(1.0, "Done")

    def count_pages(self, document: Document, style: Style, symbols: Path) -> int:
        """How many pages the document takes."""
        return lay_out(document, style, symbols, silent).page_count
