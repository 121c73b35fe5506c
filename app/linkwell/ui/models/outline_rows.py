"""What the outline of a pack says, row by row: titles, icons, what is ticked, and copies such as "29 + 31".

Plain functions from a pack and its print plan to values; nothing here knows a widget.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.item import Item
from linkwell.domain.pack import NOTES, PLAN, Pack, PackEntry
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.compose.parts import chosen_sheets, sheet_ids
from linkwell.packs.print_plan import PlanRow, PrintPlan

Kind = Literal["group", "page", "section", "entry", "sheet"]
_KIND_ICONS = {
    "exchange-template": "exchange",
    "parent": "people",
    "handout": "pencil",
    "venue-activity": "links",
    "guide": "info",
    "celebration": "star",
}


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row. `parent` and `children` are places in the whole list; `detail` stands at the right end.

    `icon` is a drawing and a colour token. `own` says that the copies were set by hand, `edited` that words were.
    """

    key: str
    kind: Kind
    title: str
    parent: int = -1
    row: int = 0
    children: tuple[int, ...] = ()
    detail: str = ""
    icon: tuple[str, str] = ("", "")
    checked: bool | None = None
    entry_id: str = ""
    sheet_id: str = ""
    section: int = -1
    own: bool = False
    edited: bool = False

    @property
    def spoken(self) -> str:
        """The whole row as one sentence."""
        state = {True: "included", False: "left out", None: ""}[self.checked]
        marks = ("copies set by you" if self.own else "", "edited" if self.edited else "")
        parts = (self.title, self.detail, state, *marks)
        return ", ".join(part for part in parts if part)


def item_icon(item: Item | None, vocabulary: Vocabulary) -> tuple[str, str]:
    """The drawing and colour token of an item: its theme's shape, or its kind's icon."""
    if item is None:
        return ("alert", "warn")
    theme = vocabulary.themes.get(item.place.theme)
    if theme is not None and vocabulary.kinds[item.kind].theme_needed:
        return (theme.symbol, theme.id)
    return (_KIND_ICONS.get(item.kind, "library"), "ink-2")


def sheet_title(item: Item, sheet_id: str) -> str:
    """What a sheet is called in lists."""
    if sheet_id == PLAN:
        return "One-page plan"
    if sheet_id == NOTES:
        return "Teacher notes"
    sheet = item.sheet(sheet_id)
    if sheet is None:
        return sheet_id
    level = "" if sheet.level == "standard" else f" ({sheet.level})"
    return f"{sheet.id}  {sheet.title}{level}"


def outline_rows(pack: Pack, plan: PrintPlan, catalogue: Catalogue, vocabulary: Vocabulary) -> tuple[OutlineRow, ...]:
    """All rows of the outline, each before its children."""
    grown = _Tree(plan, catalogue, vocabulary)
    front = grown.add(OutlineRow("front", "group", "Front"), -1)
    grown.add(OutlineRow("cover", "page", "Cover", detail=grown.pages("cover"), icon=("links", "ink-2")), front)
    for number, section in enumerate(pack.sections):
        minutes = sum(grown.minutes(entry) for entry in section.entries)
        head = OutlineRow(
            f"section:{number}", "section", section.title, detail=f"{minutes} min" if minutes else "", section=number
        )
        at = grown.add(head, -1)
        for entry in section.entries:
            grown.add_entry(entry, number, at)
    back = grown.add(OutlineRow("back", "group", "Back"), -1)
    told = grown.pages("credits")
    grown.add(OutlineRow("credits", "page", "Credits and licence", detail=told, icon=("info", "ink-2")), back)
    return grown.done()


class _Tree:
    """Collects rows and ties children to parents."""

    def __init__(self, plan: PrintPlan, catalogue: Catalogue, vocabulary: Vocabulary) -> None:
        self._catalogue, self._vocabulary = catalogue, vocabulary
        self._plan: Mapping[str, PlanRow] = {row.part_id: row for row in plan.rows}
        self._rows: list[OutlineRow] = []
        self._children: dict[int, list[int]] = {}

    def add(self, row: OutlineRow, parent: int) -> int:
        number = len(self._rows)
        siblings = self._children.setdefault(parent, [])
        self._rows.append(replace(row, parent=parent, row=len(siblings)))
        siblings.append(number)
        return number

    def done(self) -> tuple[OutlineRow, ...]:
        return tuple(
            replace(row, children=tuple(self._children.get(number, ()))) for number, row in enumerate(self._rows)
        )

    def minutes(self, entry: PackEntry) -> int:
        item = self._catalogue.items.get(entry.item_id)
        return item.timing.minutes if item else 0

    def pages(self, part_id: str) -> str:
        row = self._plan.get(part_id)
        count = row.pages if row else 1
        return "1 page" if count == 1 else f"{count} pages"

    def add_entry(self, entry: PackEntry, section: int, parent: int) -> None:
        item = self._catalogue.items.get(entry.item_id)
        minutes = self.minutes(entry)
        row = OutlineRow(
            f"entry:{entry.id}",
            "entry",
            item.title if item else f"{entry.item_id} (no longer in the library)",
            detail=f"{minutes} min" if minutes else "",
            icon=item_icon(item, self._vocabulary),
            entry_id=entry.id,
            section=section,
            edited=bool(entry.edits),
        )
        at = self.add(row, parent)
        if item is None:
            return
        chosen = chosen_sheets(item, entry.sheets)
        for sheet_id in sheet_ids(item):
            included = sheet_id in chosen
            self.add(
                OutlineRow(
                    f"sheet:{entry.id}:{sheet_id}",
                    "sheet",
                    sheet_title(item, sheet_id),
                    detail=self._copies(f"{item.id}/{sheet_id}") if included else "not used",
                    checked=included,
                    entry_id=entry.id,
                    sheet_id=sheet_id,
                    section=section,
                    own=sheet_id in entry.copies,
                ),
                at,
            )

    def _copies(self, part_id: str) -> str:
        both = self._plan.get(part_id)
        left, right = self._plan.get(f"{part_id}/a", both), self._plan.get(f"{part_id}/b", both)
        a, b = left.copies_a if left else 0, right.copies_b if right else 0
        return "1 each" if a == b == 1 else f"{a} + {b}"


def toggled(item: Item, sheets: tuple[str, ...], sheet_id: str) -> tuple[str, ...]:
    """The chosen sheets with one more or one less; a new one stands after those that come before it in print."""
    chosen = list(chosen_sheets(item, sheets))
    if sheet_id in chosen:
        chosen.remove(sheet_id)
        return tuple(chosen)
    order = sheet_ids(item)
    before = order[: order.index(sheet_id)]
    at = max((place + 1 for place, name in enumerate(chosen) if name in before), default=0)
    chosen.insert(at, sheet_id)
    return tuple(chosen)
