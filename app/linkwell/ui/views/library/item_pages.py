"""The printed pages of one item, made as they would stand in a pack for the link. Slow: for a background thread."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from linkwell.domain.pack import NOTES, PLAN, Pack, PackSection
from linkwell.domain.progress import Progress
from linkwell.late import LateModule
from linkwell.workspace.desk import Desk

if TYPE_CHECKING:
    from linkwell.domain.document import Document
    from linkwell.domain.item import Item, Sheet
    from linkwell.library.compose import parts
    from linkwell.workspace import preview
else:
    preview = LateModule("linkwell.workspace.preview")
    parts = LateModule("linkwell.library.compose.parts")

_KEPT = 12
_AUDIENCES = {"teacher": "teacher page", "pupil": "pupil sheet", "family": "family page"}


@dataclass(frozen=True, slots=True)
class PagesWanted:
    """Some printable parts of an item, for a link or for none."""

    item_id: str
    sheets: tuple[str, ...]
    link_id: str = ""


@dataclass(frozen=True, slots=True)
class ItemPages:
    """Pages as PDF, and what each page is."""

    wanted: PagesWanted
    pdf: bytes
    titles: dict[int, str]


class ItemPageMaker:
    """Makes pages one request at a time and remembers the last ones."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._turn = Lock()
        self._made: OrderedDict[PagesWanted, ItemPages] = OrderedDict()

    @cached_property
    def _maker(self) -> preview.PreviewMaker:
        return preview.PreviewMaker(self._desk.workspace)

    def forget(self) -> None:
        """Make everything anew from now on: the link or the library has changed."""
        self._made = OrderedDict()

    def known(self, wanted: PagesWanted) -> ItemPages | None:
        """Pages made before, at once."""
        return self._made.get(wanted)

    def make(self, wanted: PagesWanted, progress: Progress) -> ItemPages:
        """The pages wanted. Raises `AppError` where the item, a typeface or a style is missing."""
        progress(0.0, "")
        document = item_document(self._desk, wanted)
        made = self._made
        with self._turn:
            progress(0.1, "")
            made_now = self._maker.make(document, progress=progress)
        item = self._desk.workspace.catalogue.get(wanted.item_id)
        pages = ItemPages(wanted, made_now.pdf, _page_titles(item, made_now))
        made[wanted] = pages
        while len(made) > _KEPT:
            made.popitem(last=False)
        return pages


def item_document(desk: Desk, wanted: PagesWanted) -> Document:
    """The parts of an item as a document of their own, in the words that a new pack would have."""
    item = desk.workspace.catalogue.get(wanted.item_id)
    entry = replace(desk.new_entry(item.id), sheets=wanted.sheets)
    section = PackSection(item.title, (entry,))
    whole = desk.document(Pack("preview", item.title, (section,), sides="a", link_id=wanted.link_id))
    parts = tuple(part for part in whole.parts if part.id.startswith(f"{item.id}/"))
    return replace(whole, title=item.title, running_head=item.title, parts=parts, identifier=item.id)


def plan_sheets(item: Item) -> tuple[str, ...]:
    """What the teacher reads: the plan where there is one, and the notes."""
    return tuple(name for name in parts.sheet_ids(item) if name in {PLAN, NOTES})


def other_sheets(item: Item) -> tuple[tuple[str, str], ...]:
    """(id, title) of everything else that is printed."""
    names = (name for name in parts.sheet_ids(item) if name not in {PLAN, NOTES})
    return tuple((name, _sheet_title(sheet)) for name in names if (sheet := item.sheet(name)) is not None)


def _sheet_title(sheet: Sheet) -> str:
    """Its number, title and, where it is not the usual one, what kind it is."""
    kind = sheet.role.replace("-", " ") or ("" if sheet.level == "standard" else sheet.level)
    return f"{sheet.id}  {sheet.title}" + (f" ({kind})" if kind else "")


def _page_titles(item: Item, shown: preview.Preview) -> dict[int, str]:
    titles: dict[int, str] = {}
    for part_id, first in shown.pages.first_pages.items():
        title = _part_title(item, part_id)
        for page in range(first, first + shown.pages.page_counts.get(part_id, 1)):
            titles.setdefault(page, title)
    return titles


def _part_title(item: Item, part_id: str) -> str:
    name = part_id.split("/")[1] if "/" in part_id else part_id
    sheet = item.sheet(name)
    if sheet is None:
        return "teacher plan" if name == PLAN else "teacher notes" if item.timing.steps else "teacher pages"
    return f"{_AUDIENCES[sheet.audience]}, {sheet.title}"
