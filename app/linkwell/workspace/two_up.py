"""Puts A5 pages two to a side of A4, at their own size. Such sides are for paper: they carry no structure to read."""

from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from linkwell.late import LateModule

if TYPE_CHECKING:
    import pikepdf
else:
    pikepdf = LateModule("pikepdf")

_WIDE, _HIGH = 841.89, 595.28  # A4 across, in points


def place(made: IO[bytes], spreads: Iterable[tuple[int, int | None]], out: IO[bytes]) -> None:
    """Write a file with one side for each pair of page numbers (from 1); None leaves half a side empty."""
    with pikepdf.open(made) as source, pikepdf.new() as sides:
        for left, right in spreads:
            _add_side(source, sides, ((left, 0.0), (right, _WIDE / 2)))
        sides.docinfo["/Title"] = str(source.docinfo.get("/Title", ""))
        sides.Root.Lang = source.Root.get("/Lang", "en-GB")
        sides.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        sides.save(out, deterministic_id=True)


def _add_side(source: pikepdf.Pdf, sides: pikepdf.Pdf, places: Iterable[tuple[int | None, float]]) -> None:
    pictures, content = pikepdf.Dictionary(), []
    for number, x in places:
        if number is None:
            continue
        form = sides.copy_foreign(source.pages[number - 1].as_form_xobject())
        if pikepdf.Name.StructParents in form:
            del form.StructParents
        name = f"/{'R' if x else 'L'}"
        pictures[name] = form
        content.append(f"q 1 0 0 1 {x:.2f} 0 cm {name} Do Q")
    sides.add_blank_page(page_size=(_WIDE, _HIGH))
    page = sides.pages[-1]
    page.Resources = pikepdf.Dictionary(XObject=pictures)
    page.Contents = sides.make_stream("\n".join(content).encode())
