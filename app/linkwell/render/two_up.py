"""Puts A5 pages two to a side of A4, at their own size. Such sides are for paper: they carry no structure to read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from linkwell.domain.document import PAPER_MM
from linkwell.late import LateModule

if TYPE_CHECKING:
    import pikepdf
else:
    pikepdf = LateModule("pikepdf")

_POINTS = 72 / 25.4
_WIDE, _HIGH = (round(side * _POINTS, 2) for side in PAPER_MM["A4-landscape"])


def place(source: "pikepdf.Pdf", spreads: Iterable[tuple[int | None, int | None]], sides: "pikepdf.Pdf") -> None:
    """Add a side to `sides` for each pair of page numbers (from 1) of `source`; None leaves half a side empty."""
    for left, right in spreads:
        _add_side(source, sides, ((left, 0.0), (right, _WIDE / 2)))


def _add_side(source: "pikepdf.Pdf", sides: "pikepdf.Pdf", places: Iterable[tuple[int | None, float]]) -> None:
    pictures, content = pikepdf.Dictionary(), []
    for number, x in places:
        if number is None:
            continue
        form = sides.copy_foreign(source.pages[number - 1].as_form_xobject())
        if pikepdf.Name.StructParents in form:
            del form.StructParents
        pictures[f"/P{number}"] = form
        content.append(f"q 1 0 0 1 {x:.2f} 0 cm /P{number} Do Q")
    sides.add_blank_page(page_size=(_WIDE, _HIGH))
    page = sides.pages[-1]
    page.Resources = pikepdf.Dictionary(XObject=pictures)
    page.Contents = sides.make_stream("\n".join(content).encode())
