"""How `linkwell build --plan` tells what printing a pack takes, and what would bring it down to fewer sheets."""

from collections.abc import Iterator

from linkwell.cli.console import Console
from linkwell.packs.copier import class_names
from linkwell.packs.money import money
from linkwell.packs.print_plan import PlanRow, PrintPlan, sheets_told
from linkwell.packs.print_saving import Saving
from linkwell.workspace.building import Prepared
from linkwell.workspace.planning import Cut, Savings

_NUMBERS = 6
_LONGEST_TITLE = 46


def print_table(console: Console, prepared: Prepared, savings: Savings, cut: Cut | None) -> None:
    """For people: a row for each printed part, the sums, and ways to save."""
    a, b = class_names(prepared.link)
    heads = ("Sheet", "Pages", "Colour", a, b, "Paper", "Cost")
    rows = [heads, *(_cells(row, savings.plan) for row in savings.plan.rows)]
    width = max(len(row[0]) for row in rows)
    widths = [max(len(row[at]) for row in rows) for at in range(1, _NUMBERS + 1)]
    for row in rows:
        numbers = (cell.rjust(room) for cell, room in zip(row[1:], widths, strict=True))
        console.print("  ".join((row[0].ljust(width), *numbers)))
    console.print()
    console.print(f"{a}: {sheets_told(savings.plan.sheets('a'))}. {b}: {sheets_told(savings.plan.sheets('b'))}.")
    console.print(_sum(savings.plan))
    for line in _cut_lines(cut) if cut is not None else _way_lines(savings):
        console.print(line)


def print_cut(console: Console, cut: Cut) -> None:
    """What was changed to bring the pack down, beside the files: it is no part of the result."""
    if not cut.ways:
        console.tell(f"Nothing had to be changed: {sheets_told(cut.before.total_sheets)}.")
        return
    console.tell(f"Changed to bring {cut.before.total_sheets:,} down to {sheets_told(cut.after.total_sheets)}:")
    for saving in cut.ways:
        console.tell(_line(saving))


def as_json(prepared: Prepared, savings: Savings, cut: Cut | None) -> dict[str, object]:
    """For scripts: the same as values; money in pence."""
    plan = savings.plan
    told: dict[str, object] = {
        "title": prepared.document.title,
        "classes": class_names(prepared.link),
        "two_sided": plan.two_sided,
        "in_colour": plan.copier.in_colour,
        "rows": [_row_values(row, plan) for row in plan.rows],
        **_sums(plan),
        "ways": [_saving_values(saving) for saving in savings.ways],
    }
    if cut is not None:
        ways = [_saving_values(saving) for saving in cut.ways]
        told["cut"] = {"at_most": cut.at_most, "reached": cut.reached, "ways": ways, **_sums(cut.after)}
    return told


def _cells(row: PlanRow, plan: PrintPlan) -> tuple[str, ...]:
    title = row.part.title
    return (
        title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…",
        str(row.pages),
        str(row.part.colour_pages),
        str(row.copies_a),
        str(row.copies_b),
        str(plan.row_sheets(row)),
        money(plan.row_pence(row)),
    )


def _row_values(row: PlanRow, plan: PrintPlan) -> dict[str, object]:
    return {
        "part": row.part_id,
        "title": row.part.title,
        "group": row.group,
        "paper": row.part.paper,
        "pages": row.pages,
        "colour_pages": row.part.colour_pages,
        "copies": [row.copies_a, row.copies_b],
        "sheets": plan.row_sheets(row),
        "pence": round(plan.row_pence(row), 2),
    }


def _sums(plan: PrintPlan) -> dict[str, object]:
    sums = {"sheets": plan.total_sheets, "printed_sides": plan.printed_sides, "colour_sides": plan.colour_sides}
    return {**sums, "pence": round(plan.pence, 2)}


def _saving_values(saving: Saving) -> dict[str, object]:
    way = saving.way
    return {
        "id": way.id,
        "title": way.title,
        "lost": way.lost,
        "sheets": saving.sheets,
        "pence": round(saving.pence, 2),
    }


def _sum(plan: PrintPlan) -> str:
    how = "two-sided" if plan.two_sided else "one-sided"
    ink = f"in colour, {plan.colour_sides:,} of them with colour" if plan.copier.in_colour else "black and white"
    paper = f"{sheets_told(plan.total_sheets)} of paper, {plan.printed_sides:,} printed sides"
    return f"{paper}, {how}, {ink}: {money(plan.pence)}"


def _way_lines(savings: Savings) -> Iterator[str]:
    if savings.ways:
        yield ""
        yield "Ways to save, each by itself:"
        yield from (_line(saving) for saving in savings.ways)


def _cut_lines(cut: Cut) -> Iterator[str]:
    yield ""
    if not cut.ways and cut.reached:
        yield f"That is within {sheets_told(cut.at_most)} already."
        return
    if cut.reached:
        yield f"To print it on at most {sheets_told(cut.at_most)}:"
    else:
        yield f"It cannot be brought down to {sheets_told(cut.at_most)}: the least is {cut.after.total_sheets:,}, with:"
    yield from (_line(saving) for saving in cut.ways)
    yield _sum(cut.after)


def _line(saving: Saving) -> str:
    return f"  {saving.way.title}: {saving.told}. {saving.way.lost}"
