"""Ways to print less paper, each worked out from the print plan itself and each one change of the pack."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.pack import Pack
from linkwell.packs import changes
from linkwell.packs.print_plan import PlanRow, PrintPlan
from linkwell.workspace.desk import Change

_WORTH_IT = 5


@dataclass(frozen=True, slots=True)
class Saving:
    """One way to save: sheets of paper and pence, and the change of the pack that does it."""

    title: str
    sheets: int
    pence: float
    change: Change


def savings(plan: PrintPlan, pack: Pack, catalogue: Catalogue) -> tuple[Saving, ...]:
    """The best ways to save, the one that saves most first, at most three."""
    found = [saving for saving in _found(plan, pack, catalogue) if saving.sheets >= _WORTH_IT]
    return tuple(sorted(found, key=lambda saving: -saving.sheets)[:3])


def _found(plan: PrintPlan, pack: Pack, catalogue: Catalogue) -> Iterator[Saving]:
    if not plan.two_sided:
        saved = plan.total_sheets - replace(plan, two_sided=True).total_sheets
        yield Saving("Print on both sides", saved, 0.0, lambda now: replace(now, two_sided=True))
    family = [row for row in plan.rows if row.group == "family" and row.copies_a + row.copies_b]
    if family:
        sheets = sum(_sheets(row, plan) for row in family)
        pence = sum(row.pages * (row.copies_a + row.copies_b) for row in family) * plan.pence_per_side
        yield Saving("Send the family letters by email", sheets, pence, _without(family))
    shared = [row for row in plan.rows if row.group == "pupil" and row.copies_a + row.copies_b and row.entry_id]
    if shared:
        row = max(shared, key=lambda one: _sheets(one, plan))
        yield from _one_between_two(row, plan, pack, catalogue)


def _one_between_two(row: PlanRow, plan: PrintPlan, pack: Pack, catalogue: Catalogue) -> Iterator[Saving]:
    entry = changes.find(pack, row.entry_id)
    item = catalogue.items.get(entry.item_id) if entry else None
    sheet = item.sheet(row.sheet_id) if item else None
    if sheet is None or (entry is not None and row.sheet_id in entry.copies):
        return
    half = math.ceil(max(row.copies_a, row.copies_b) / 2)
    fewer = replace(row, copies_a=min(half, row.copies_a), copies_b=min(half, row.copies_b))
    sheets = _sheets(row, plan) - _sheets(fewer, plan)
    sides = row.pages * (row.copies_a + row.copies_b - fewer.copies_a - fewer.copies_b)

    def change(now: Pack) -> Pack:
        return changes.set_copies(now, row.entry_id, row.sheet_id, half)

    yield Saving(f"“{sheet.title}”, one between two", sheets, sides * plan.pence_per_side, change)


def _without(rows: list[PlanRow]) -> Change:
    def change(now: Pack) -> Pack:
        for row in rows:
            now = changes.set_copies(now, row.entry_id, row.sheet_id, 0)
        return now

    return change


def _sheets(row: PlanRow, plan: PrintPlan) -> int:
    return row.sheets(row.copies_a + row.copies_b, two_sided=plan.two_sided)
