"""Ways to print a pack on less paper or for less money: each a change of the pack, with what pupils lose by it.

Nothing is promised here: what a way saves is found by planning the changed pack anew (`workspace/planning.py`).
Type is never made smaller, and sheets for pupils who need support are never left out.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.document import Block, Cards, CutLine, Variant
from linkwell.domain.item import Item, Sheet
from linkwell.domain.pack import NOTES, PLAN, Pack, PackEntry
from linkwell.domain.style import Style
from linkwell.library.compose.parts import chosen_sheets
from linkwell.packs import changes
from linkwell.packs.money import money
from linkwell.packs.print_plan import PlanRow, PrintPlan, sheets_told

Change = Callable[[Pack], Pack]
BLACK, NOTES_OUT = "black", "notes"
NOTHING_LOST = "Pupils lose nothing."
_BIGGEST = 4  # sheets that are worth a way of their own


@dataclass(frozen=True, slots=True)
class Way:
    """One way to save. `weight` says how much pupils and teachers give up for it: the less, the sooner it is taken."""

    id: str
    title: str
    lost: str
    weight: int
    change: Change


@dataclass(frozen=True, slots=True)
class Saving:
    """A way with what it really saves: sheets of paper and pence."""

    way: Way
    sheets: int
    pence: float

    @property
    def told(self) -> str:
        """In words: "saves 28 sheets, 84p"."""
        sheets = sheets_told(self.sheets) if self.sheets else ""
        price = money(self.pence) if round(self.pence) > 0 else ""
        dearer = f", costs {money(-self.pence)} more" if round(self.pence) < 0 else ""
        return f"saves {', '.join(filter(None, (sheets, price)))}{dearer}"


def ways(plan: PrintPlan, pack: Pack, catalogue: Catalogue, styles: Iterable[Style]) -> tuple[Way, ...]:
    """Every way that could save something in this pack, the one that costs pupils least first."""
    found = [
        *_printing(plan, pack),
        *_smaller(pack, catalogue, styles),
        *_left_out(pack, catalogue),
        *_shared(plan, pack, catalogue),
    ]
    return tuple(sorted(found, key=lambda way: way.weight))


def all_of(chosen: Iterable[Way]) -> Change:
    """Several ways as one change of the pack."""
    steps = tuple(chosen)

    def change(pack: Pack) -> Pack:
        for way in steps:
            pack = way.change(pack)
        return pack

    return change


def _printing(plan: PrintPlan, pack: Pack) -> Iterator[Way]:
    if not plan.two_sided:
        yield Way("two-sided", "Print on both sides", NOTHING_LOST, 1, lambda now: replace(now, two_sided=True))
    if pack.in_colour and plan.colour_sides:
        lost = "Pupils see no colour. Nothing is told by colour alone."
        yield Way(BLACK, "Print in black and white", lost, 2, lambda now: replace(now, in_colour=False))


def _smaller(pack: Pack, catalogue: Catalogue, styles: Iterable[Style]) -> Iterator[Way]:
    known = {style.id: style for style in styles}
    now = known.get(pack.style_id)
    small = next((style for style in known.values() if now and _is_small(style, now)), None)
    if small is None:
        return
    lost = "Same type size, smaller pages: less room to write and draw. Somebody cuts the sheets in half."
    if any(_is_folded(sheet.blocks) for _, sheet in _chosen(pack, catalogue)):
        lost = f"{lost} What is folded or cut out may fall on two pages."
    style_id = small.id
    yield Way("a5", "A5 pages, two to a sheet", lost, 8, lambda now: replace(now, style_id=style_id))


def _is_folded(blocks: Iterable[Block]) -> bool:
    return any(
        isinstance(block, CutLine | Cards) or (isinstance(block, Variant) and _is_folded(block.blocks))
        for block in blocks
    )


def _is_small(style: Style, now: Style) -> bool:
    """Whether a style puts pages on A5 without smaller type than now, for any reader."""
    larger = all(style.typeface(voice).size >= face.size for voice, face in now.voices.items())
    return style.paper == "A5" and now.paper == "A4" and larger and style.letter_space >= now.letter_space


def _left_out(pack: Pack, catalogue: Catalogue) -> Iterator[Way]:
    kinds: tuple[tuple[str, str, str, int, Callable[[Item, str], bool]], ...] = (
        (NOTES_OUT, "One-page plans without the teacher notes", _NOTES_LOST, 3, _is_notes),
        ("answers", "Leave out the answers", _ANSWERS_LOST, 4, _is_answers),
        ("stretch", "Leave out the stretch sheets", _STRETCH_LOST, 6, _is_stretch),
    )
    for id, title, lost, weight, test in kinds:
        change = _leaving_out(catalogue, test)
        if change(pack) != pack:
            yield Way(id, title, lost, weight, change)
    letters = [(entry.id, sheet.id) for entry, sheet in _chosen(pack, catalogue) if sheet.audience == "family"]
    if letters:
        lost = "Pupils lose nothing. Families without email need a printed letter."
        yield Way("family", "Send the family letters by email", lost, 5, _copies_change(dict.fromkeys(letters, 0)))


def _shared(plan: PrintPlan, pack: Pack, catalogue: Catalogue) -> Iterator[Way]:
    """One between two for each of the biggest sheets that every pupil gets, and for all the others together."""
    own = {(entry.id, sheet.id): sheet for entry, sheet in _chosen(pack, catalogue) if _can_be_shared(entry, sheet)}
    halves: dict[tuple[str, str], int] = {}
    sheets: dict[tuple[str, str], int] = {}
    for row in plan.rows:
        key = row.entry_id, row.sheet_id
        if key in own and max(row.copies_a, row.copies_b) > 1:
            halves[key] = max(halves.get(key, 0), _half(row))
            sheets[key] = sheets.get(key, 0) + plan.row_sheets(row)
    ordered = sorted(halves, key=lambda key: -sheets[key])
    for key in ordered[:_BIGGEST]:
        lost = "Pupils share the sheet in pairs; nobody has one to keep."
        title = f"“{own[key].title}”, one between two"
        yield Way(f"share:{key[0]}:{key[1]}", title, lost, 7, _copies_change({key: halves[key]}))
    rest = {key: halves[key] for key in ordered[_BIGGEST:]}
    if rest:
        many = "The other pupil sheet" if len(rest) == 1 else f"The other {len(rest)} pupil sheets"
        lost = "Pupils share these sheets in pairs; nobody has one to keep."
        yield Way("share-rest", f"{many}, one between two", lost, 9, _copies_change(rest))


def _half(row: PlanRow) -> int:
    return math.ceil(max(row.copies_a, row.copies_b) / 2)


def _can_be_shared(entry: PackEntry, sheet: Sheet) -> bool:
    """What the teacher counted is left as it is, and so is what makes a lesson possible for a pupil."""
    return (
        sheet.audience == "pupil"
        and sheet.copies == "pupil"
        and sheet.level == "standard"
        and not sheet.role
        and sheet.id not in entry.copies
    )


def _chosen(pack: Pack, catalogue: Catalogue) -> Iterator[tuple[PackEntry, Sheet]]:
    for entry in pack.entries():
        item = catalogue.items.get(entry.item_id)
        for sheet_id in chosen_sheets(item, entry.sheets) if item else ():
            sheet = item.sheet(sheet_id) if item else None
            if sheet is not None and entry.copies.get(sheet_id) != 0:
                yield entry, sheet


def _without(entry: PackEntry, catalogue: Catalogue, test: Callable[[Item, str], bool]) -> tuple[str, ...]:
    """What is left of an entry; nothing if there is nothing to leave out, or nothing would be left."""
    item = catalogue.items.get(entry.item_id)
    if item is None:
        return ()
    chosen = chosen_sheets(item, entry.sheets)
    out = {sheet_id for sheet_id in chosen if test(item, sheet_id)}
    if out == {NOTES} and PLAN not in chosen:
        chosen = (PLAN, *chosen)
    return tuple(sheet_id for sheet_id in chosen if sheet_id not in out) if out else ()


def _is_notes(item: Item, sheet_id: str) -> bool:
    return sheet_id == NOTES and bool(item.timing.steps)


def _is_answers(item: Item, sheet_id: str) -> bool:
    sheet = item.sheet(sheet_id)
    return sheet is not None and sheet.role == "answers"


def _is_stretch(item: Item, sheet_id: str) -> bool:
    sheet = item.sheet(sheet_id)
    return sheet is not None and sheet.level == "stretch" and not sheet.role


def _leaving_out(catalogue: Catalogue, test: Callable[[Item, str], bool]) -> Change:
    def change(pack: Pack) -> Pack:
        for entry in pack.entries():
            kept = _without(entry, catalogue, test)
            if kept:
                pack = changes.set_sheets(pack, entry.id, kept)
        return pack

    return change


def _copies_change(wanted: dict[tuple[str, str], int]) -> Change:
    def change(pack: Pack) -> Pack:
        for (entry_id, sheet_id), copies in wanted.items():
            pack = changes.set_copies(pack, entry_id, sheet_id, copies)
        return pack

    return change


_NOTES_LOST = "Pupils lose nothing. The notes stay on the screen, under Library."
_ANSWERS_LOST = "Pupils lose nothing. The answers stay on the screen, under Library."
_STRETCH_LOST = "Pupils who finish early have no further task on paper."
