"""What printing a pack takes: pages, copies for each side, sheets of paper, printed sides and money.

Copies follow the class sizes: one for each pupil, pair (two) or group (four); teachers' pages once for each side.
A number that the teacher set for a sheet wins. Whole parts are printed two-sided, so an odd part leaves a blank back.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.item import Copies, Item, Sheet
from linkwell.domain.link import Link, Side
from linkwell.domain.pack import Pack, PackEntry

PlanGroup = Literal["teacher", "pupil", "group", "family"]
GROUP_SIZE, PAIR_SIZE, UNKNOWN_CLASS = 4, 2, 30
_SIZES: Mapping[Copies, int] = {"pupil": 1, "pair": PAIR_SIZE, "group": GROUP_SIZE}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One part: its pages and the copies for each side. `entry_id` is empty for cover and credits."""

    part_id: str
    entry_id: str
    sheet_id: str
    group: PlanGroup
    pages: int
    copies_a: int
    copies_b: int

    def sheets(self, copies: int, *, two_sided: bool) -> int:
        """Sheets of paper for so many copies."""
        return copies * (math.ceil(self.pages / 2) if two_sided else self.pages)


@dataclass(frozen=True, slots=True)
class Copier:
    """How the school prints: on one or both sides, and what it pays for a printed side."""

    two_sided: bool
    pence_per_side: float


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """All rows. `pence_per_side` is what the school pays for one printed side."""

    rows: tuple[PlanRow, ...]
    two_sided: bool
    pence_per_side: float

    def sheets(self, side: Literal["a", "b"], group: PlanGroup | None = None) -> int:
        """Sheets of paper for one side, of one group of parts or of all."""
        wanted = (row for row in self.rows if group is None or row.group == group)
        return sum(
            row.sheets(row.copies_a if side == "a" else row.copies_b, two_sided=self.two_sided) for row in wanted
        )

    @property
    def total_sheets(self) -> int:
        return self.sheets("a") + self.sheets("b")

    @property
    def printed_sides(self) -> int:
        return sum(row.pages * (row.copies_a + row.copies_b) for row in self.rows)

    @property
    def pence(self) -> float:
        return self.printed_sides * self.pence_per_side


def print_plan(
    pack: Pack,
    link: Link | None,
    catalogue: Catalogue,
    page_counts: Mapping[str, int],
    copier: Copier,
) -> PrintPlan:
    """The plan of an assembled pack; `page_counts` maps its part ids to pages."""
    sides = (link.a, link.b) if link else (Side(), Side())
    rows = tuple(_row(part_id, pages, pack, sides, catalogue) for part_id, pages in page_counts.items())
    return PrintPlan(rows, copier.two_sided, copier.pence_per_side)


def _row(part_id: str, pages: int, pack: Pack, sides: tuple[Side, Side], catalogue: Catalogue) -> PlanRow:
    item_id, _, rest = part_id.partition("/")
    sheet_id, _, only = rest.partition("/")
    entry = next((entry for entry in pack.entries() if entry.item_id == item_id), None)
    item = catalogue.items.get(item_id)
    sheet = item.sheet(sheet_id) if item else None
    copies = list(_copies(entry, item, sheet, sides))
    wanted_a, wanted_b = pack.sides != "b" and only != "b", pack.sides != "a" and only != "a"
    return PlanRow(
        part_id,
        entry.id if entry else "",
        sheet_id,
        _group(sheet),
        pages,
        copies[0] if wanted_a else 0,
        copies[1] if wanted_b else 0,
    )


def _copies(entry: PackEntry | None, item: Item | None, sheet: Sheet | None, sides: tuple[Side, Side]) -> Iterator[int]:
    own = entry.copies.get(sheet.id) if entry and sheet else None
    for side in sides:
        if own is not None:
            yield own
        elif item is None or sheet is None or sheet.copies == "one":
            yield 1
        elif sheet.level != "standard":
            yield math.ceil((side.size or UNKNOWN_CLASS) / 5 / _SIZES[sheet.copies])
        else:
            yield math.ceil((side.size or UNKNOWN_CLASS) / _SIZES[sheet.copies])


def _group(sheet: Sheet | None) -> PlanGroup:
    if sheet is None or sheet.audience == "teacher":
        return "teacher"
    if sheet.audience == "family":
        return "family"
    return "pupil" if sheet.copies == "pupil" else "group"
