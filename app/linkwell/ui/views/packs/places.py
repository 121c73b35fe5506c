"""Which row of the outline a page belongs to, and what each page is called. Plain functions."""

from linkwell.domain.document import Document
from linkwell.domain.pack import Pack
from linkwell.render.contract import PageMap


def part_of_page(page: int, pages: PageMap) -> str:
    """The id of the part that a page belongs to; empty before the first."""
    begun = [(first, part) for part, first in pages.first_pages.items() if first <= page]
    return max(begun)[1] if begun else ""


def row_of_page(page: int, pages: PageMap, pack: Pack, *, opened: str = "") -> str:
    """The key of the outline row of a page: a sheet if sheets are being looked at (`opened`), else its entry."""
    item_id, _, rest = part_of_page(page, pages).partition("/")
    entry = next((entry for entry in pack.entries() if entry.item_id == item_id), None)
    if entry is None:
        return item_id
    sheet_id = rest.partition("/")[0]
    return f"sheet:{entry.id}:{sheet_id}" if opened == "sheet" and sheet_id else f"entry:{entry.id}"


def titles_of_pages(document: Document, pages: PageMap) -> dict[int, str]:
    """What each page is: its part's title; page numbers count from 1."""
    titles = {part.id: part.title for part in document.parts}
    titles["cover"] = "Cover"
    named: dict[int, str] = {}
    for part, first in pages.first_pages.items():
        for page in range(first, first + pages.page_counts.get(part, 1)):
            named[page] = titles.get(part, "")
    return named
