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

from linkwell.domain.document import PAPER_MM, Document
from linkwell.domain.errors import ContentError
from linkwell.domain.progress import Progress, part_of
from linkwell.domain.style import Style
from linkwell.render.paper import on_paper
from linkwell.render.pdf import PdfRenderer

_POINTS = 72 / 25.4
_WIDE, _HIGH = (round(side * _POINTS, 2) for side in PAPER_MM["A4-landscape"])
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
            _impose(source, sheets, part_of(progress, _LAID_OUT, 1.0))
            _describe(sheets, document)
            sheets.save(out, deterministic_id=True)
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


def _impose(source: pikepdf.Pdf, sheets: pikepdf.Pdf, progress: Progress) -> None:
    printed = list(sides(len(source.pages)))
    for index, (left, right) in enumerate(printed):
        progress(index / len(printed), "Arranging the booklet")
        placed = [(number, x) for number, x in ((left, 0.0), (right, _WIDE / 2)) if number]
        sheets.add_blank_page(page_size=(_WIDE, _HIGH))
        pictures, content = pikepdf.Dictionary(), []
        for number, x in placed:
            pictures[f"/P{number}"] = sheets.copy_foreign(source.pages[number - 1].as_form_xobject())
            content.append(f"q 1 0 0 1 {x:.2f} 0 cm /P{number} Do Q")
        page = sheets.pages[-1]
        page.Resources = pikepdf.Dictionary(XObject=pictures)
        page.Contents = sheets.make_stream("\n".join(content).encode())


def _describe(sheets: pikepdf.Pdf, document: Document) -> None:
    """The title, and a hint to the printer: both sides, turned on the short edge, never made to fit."""
    sheets.docinfo["/Title"] = f"{document.title}: booklet to fold"
    sheets.docinfo["/Creator"] = document.creator
    sheets.Root.Lang = document.language
    sheets.Root.ViewerPreferences = pikepdf.Dictionary(
        DisplayDocTitle=True, Duplex=pikepdf.Name.DuplexFlipShortEdge, PrintScaling=pikepdf.Name("/None")
    )
