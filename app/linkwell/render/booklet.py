"""The booklet: A5 pages two by two on A4, in the order in which a folded stack reads from front to back.

Print on both sides, turned on the short edge, then fold. Pages are laid out on A5 in the first place, so that no
type is ever shrunk. This file arranges pages that the PDF renderer made; it lays nothing out.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

import pikepdf

from linkwell.domain.document import Document
from linkwell.domain.errors import ContentError
from linkwell.domain.progress import Progress, part_of
from linkwell.domain.style import Style
from linkwell.render import pdf_file, two_up
from linkwell.render.paper import on_paper
from linkwell.render.pdf import PdfRenderer

_TO_A_SHEET = 4
_LAID_OUT = 0.8


class BookletRenderer:
    """A PDF for the copier: A4 sheets that fold into an A5 booklet."""

    suffix = "booklet.pdf"
    title = "Booklet to fold"

    def render(self, document: Document, style: Style, symbols: Path, out: IO[bytes], progress: Progress) -> None:
        """Write the sheets to `out`. Parts on A3 cannot be folded in and are left out. Raises `AppError` R-BOOKLET."""
        small = replace(style, paper="A5")
        folded = on_paper(document, small)
        folded = replace(folded, parts=tuple(part for part in folded.parts if part.paper == "A5"))
        if not folded.parts:
            raise ContentError(
                "R-BOOKLET",
                "There is no page that can be folded into a booklet.",
                "Your pack is unchanged.",
                "Print it as a PDF, or add sheets that are not posters.",
            )
        pages = io.BytesIO()
        # A page that is placed on a sheet loses its structure, so it is made without any.
        PdfRenderer().preview(folded, small, symbols, pages, part_of(progress, 0.0, _LAID_OUT))
        with pikepdf.open(pages) as source, pikepdf.new() as sheets:
            progress(_LAID_OUT, "Arranging the booklet")
            two_up.place(source, sides(len(source.pages)), sheets)
            _describe(sheets, document)
            pdf_file.save(sheets, out)
        progress(1.0, "Done")


def sides(pages: int) -> Iterator[tuple[int | None, int | None]]:
    """The page numbers (from 1) at the left and the right of each side of paper; None is an empty page.

    Sides come in printing order: front, back, front, back, for `pages` made up to a multiple of four.
    """
    whole = -(-pages // _TO_A_SHEET) * _TO_A_SHEET
    for front in range(1, whole // 2, 2):
        last = whole + 1 - front
        yield _real(last, pages), _real(front, pages)
        yield _real(front + 1, pages), _real(last - 1, pages)


def _real(number: int, pages: int) -> int | None:
    return number if number <= pages else None


def _describe(sheets: pikepdf.Pdf, document: Document) -> None:
    """The title, and a hint to the printer: both sides, turned on the short edge, never made to fit."""
    sheets.docinfo["/Title"] = f"{document.title}: booklet to fold"
    sheets.docinfo["/Creator"] = document.creator
    sheets.Root.Lang = document.language
    sheets.Root.ViewerPreferences = pikepdf.Dictionary(
        DisplayDocTitle=True, Duplex=pikepdf.Name.DuplexFlipShortEdge, PrintScaling=pikepdf.Name("/None")
    )
