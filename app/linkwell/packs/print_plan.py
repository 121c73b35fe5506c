"""What printing a pack takes: pages, copies for each side, sheets of paper, printed sides and money.

Copies follow the class sizes: one for each pupil, pair (two) or group (four); teachers' pages once for each side, and
so is what colleagues share among themselves at a training day. A number that the teacher set for a sheet wins. Whole
parts are printed two-sided, so an odd part leaves a blank back.
A5 pages go two to a sheet of A4, never scaled: two copies side by side to cut, or two pages of a single copy to read.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.document import Document, PaperName
from linkwell.domain.item import Copies, Item, Sheet
from linkwell.domain.link import Link, Side, SideName
from linkwell.domain.pack import Pack, PackEntry
from linkwell.render.contract import PageMap

PlanGroup = Literal["teacher", "pupil", "group", "family"]
GROUP_SIZE, PAIR_SIZE, UNKNOWN_CLASS = 4, 2, 30
_READ_BY_CLASSES = frozenset({"student", "parent"})
_SIZES: Mapping[Copies, int] = {"pupil": 1, "pair": PAIR_SIZE, "group": GROUP_SIZE}


@dataclass(frozen=True, slots=True)
class PartPages:
    """What one part takes when it is laid out. `colour_pages` hold more than black and grey."""

    part_id: str
    title: str
    pages: int
    colour_pages: int = 0
    paper: PaperName = "A4"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One part: its pages and the copies for each side. `entry_id` is empty for cover and credits."""

    part: PartPages
    entry_id: str
    sheet_id: str
    group: PlanGroup
    copies_a: int
    copies_b: int

    @property
    def part_id(self) -> str:
        return self.part.part_id

    @property
    def pages(self) -> int:
        return self.part.pages

    @property
    def two_up(self) -> bool:
        """Whether two pages of it lie side by side on a sheet of A4."""
        return self.part.paper == "A5"

    def copies(self, side: SideName) -> int:
        return self.copies_a if side == "a" else self.copies_b

    def runs(self, copies: int) -> int:
        """How often it goes through the copier for so many copies."""
        return math.ceil(copies / 2) if self.two_up else copies

    def faces(self, copies: int) -> int:
        """Printed sides of one run."""
        return math.ceil(self.pages / 2) if self.two_up and copies == 1 else self.pages

    def sheets(self, copies: int, *, two_sided: bool) -> int:
        """Sheets of paper for so many copies."""
        faces = self.faces(copies)
        return self.runs(copies) * (math.ceil(faces / 2) if two_sided else faces)

    def sides(self, copies: int) -> int:
        """Printed sides for so many copies."""
        return self.runs(copies) * self.faces(copies)

    def colour_sides(self, copies: int) -> int:
        """Printed sides with colour for so many copies; of pages side by side, at most so many."""
        return self.runs(copies) * min(self.part.colour_pages, self.faces(copies))


@dataclass(frozen=True, slots=True)
class Copier:
    """How the school prints: on one or both sides, in which ink, and what it pays for a side, black or with colour."""

    two_sided: bool
    pence_per_side: float
    colour_pence: float = 0.0
    in_colour: bool = False


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """All rows, and how they are printed."""

    rows: tuple[PlanRow, ...]
    copier: Copier

    @property
    def two_sided(self) -> bool:
        return self.copier.two_sided

    def sheets(self, side: SideName, group: PlanGroup | None = None) -> int:
        """Sheets of paper for one side, of one group of parts or of all."""
        wanted = (row for row in self.rows if group is None or row.group == group)
        return sum(row.sheets(row.copies(side), two_sided=self.two_sided) for row in wanted)

    def row_sheets(self, row: PlanRow) -> int:
        """Sheets of paper of one row for both sides."""
        return sum(row.sheets(copies, two_sided=self.two_sided) for copies in (row.copies_a, row.copies_b))

    def row_pence(self, row: PlanRow) -> float:
        """What one row costs for both sides."""
        sides = sum(map(row.sides, (row.copies_a, row.copies_b)))
        return self._pence(sides, sum(map(row.colour_sides, (row.copies_a, row.copies_b))))

    @property
    def total_sheets(self) -> int:
        return self.sheets("a") + self.sheets("b")

    @property
    def printed_sides(self) -> int:
        return sum(row.sides(row.copies_a) + row.sides(row.copies_b) for row in self.rows)

    @property
    def colour_sides(self) -> int:
        """Printed sides that hold colour, whatever ink is chosen."""
        return sum(row.colour_sides(row.copies_a) + row.colour_sides(row.copies_b) for row in self.rows)

    @property
    def pence(self) -> float:
        return self._pence(self.printed_sides, self.colour_sides)

    def _pence(self, sides: int, colour_sides: int) -> float:
        in_colour = colour_sides if self.copier.in_colour else 0
        return in_colour * self.copier.colour_pence + (sides - in_colour) * self.copier.pence_per_side


def sheets_told(count: int) -> str:
    """How many sheets of paper, as people say it: "1 sheet" or "1,200 sheets"."""
    return "1 sheet" if count == 1 else f"{count:,} sheets"


def part_pages(document: Document, pages: PageMap | None) -> tuple[PartPages, ...]:
    """The parts of a document with the pages they take; one page where nobody has counted yet."""
    parts = {part.id: part for part in reversed(document.parts)}
    order = dict.fromkeys(part.id for part in document.parts)
    if pages is None:
        return tuple(PartPages(id, parts[id].title, 1, 0, parts[id].paper) for id in order)
    counts, coloured, papers = pages.page_counts, pages.colour_counts, pages.papers
    return tuple(
        PartPages(id, parts[id].title, counts.get(id, 1), coloured.get(id, 0), papers.get(id, parts[id].paper))
        for id in order
    )


def print_plan(
    pack: Pack,
    link: Link | None,
    catalogue: Catalogue,
    parts: Iterable[PartPages],
    copier: Copier,
) -> PrintPlan:
    """The plan of an assembled pack with the parts it prints."""
    sides = (link.a, link.b) if link else (Side(), Side())
    entries = {entry.item_id: entry for entry in reversed(pack.entries())}  # of an item that is there twice the first
    return PrintPlan(tuple(_row(part, entries, pack, sides, catalogue) for part in parts), copier)


def _row(
    part: PartPages, entries: Mapping[str, PackEntry], pack: Pack, sides: tuple[Side, Side], catalogue: Catalogue
) -> PlanRow:
    item_id, _, rest = part.part_id.partition("/")
    sheet_id, _, only = rest.partition("/")
    entry = entries.get(item_id)
    item = catalogue.items.get(item_id)
    sheet = item.sheet(sheet_id) if item else None
    copies = list(_copies(entry, item, sheet, sides))
    wanted_a, wanted_b = pack.sides != "b" and only != "b", pack.sides != "a" and only != "a"
    return PlanRow(
        part,
        entry.id if entry else "",
        sheet_id,
        _group(sheet),
        copies[0] if wanted_a else 0,
        copies[1] if wanted_b else 0,
    )


def _copies(entry: PackEntry | None, item: Item | None, sheet: Sheet | None, sides: tuple[Side, Side]) -> Iterator[int]:
    own = entry.copies.get(sheet.id) if entry and sheet else None
    for side in sides:
        if own is not None:
            yield own
        elif item is None or sheet is None or sheet.copies == "one" or _for_colleagues(item, sheet):
            yield 1
        elif sheet.level != "standard":
            yield math.ceil((side.size or UNKNOWN_CLASS) / 5 / _SIZES[sheet.copies])
        else:
            yield math.ceil((side.size or UNKNOWN_CLASS) / _SIZES[sheet.copies])


def _for_colleagues(item: Item, sheet: Sheet) -> bool:
    """Whether a pair or a group of this sheet means colleagues: then class sizes say nothing about copies."""
    return sheet.audience == "teacher" and item.place.audience_role not in _READ_BY_CLASSES


def _group(sheet: Sheet | None) -> PlanGroup:
    if sheet is None or sheet.audience == "teacher":
        return "teacher"
    if sheet.audience == "family":
        return "family"
    return "pupil" if sheet.copies == "pupil" else "group"
