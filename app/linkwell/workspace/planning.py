"""The print plan of a pack as it really lies on paper, and the ways to bring it down to a number of sheets.

What a way saves is never estimated: the changed pack is assembled and laid out, and its plan is taken.
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from linkwell.domain.link import Link
from linkwell.domain.pack import Pack
from linkwell.domain.progress import Progress, silent
from linkwell.library.compose.parts import chosen_sheets
from linkwell.packs import print_saving
from linkwell.packs.assemble import assemble
from linkwell.packs.print_plan import Copier, PartPages, PrintPlan, part_pages, print_plan
from linkwell.packs.print_saving import Saving, Way
from linkwell.render import registry
from linkwell.render.contract import Pager
from linkwell.render.paper import on_paper
from linkwell.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Prices:
    """How the copier prints if the pack does not say, and what a side costs, black or with colour, in pence."""

    two_sided: bool = True
    black: float = 3.0
    colour: float = 15.0

    def copier(self, pack: Pack) -> Copier:
        """How this pack is printed."""
        two_sided = self.two_sided if pack.two_sided is None else pack.two_sided
        return Copier(two_sided, self.black, self.colour, pack.in_colour)


@dataclass(frozen=True, slots=True)
class Savings:
    """What printing takes now and each way to save, the best first."""

    plan: PrintPlan
    ways: tuple[Saving, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """How a pack comes down to `at_most` sheets: the fewest ways that do, and the plan with them.

    If no choice of ways does, `ways` are those that come nearest and `reached` is False.
    """

    at_most: int
    before: PrintPlan
    after: PrintPlan
    ways: tuple[Saving, ...]

    @property
    def reached(self) -> bool:
        return self.after.total_sheets <= self.at_most

    @property
    def change(self) -> print_saving.Change:
        """All the ways as one change of the pack."""
        return print_saving.all_of(saving.way for saving in self.ways)


class Planner:
    """Plans packs for one link. Keeps what it laid out, so that the next plan comes quickly; for one thread."""

    def __init__(self, workspace: Workspace, link: Link | None, prices: Prices) -> None:
        self._workspace, self._link, self._prices = workspace, link, prices
        self._pagers: dict[str, Pager] = {}

    def plan(self, pack: Pack) -> PrintPlan:
        """What printing this pack takes."""
        style = self._workspace.style(pack.style_id)
        document = on_paper(assemble(pack, self._link, self._workspace.shelf), style)
        pager = self._pagers.setdefault(style.id, registry.pager())
        parts = part_pages(document, pager.pages(document, style, self._workspace.paths.symbols))
        return self._planned(pack, parts)

    def savings(self, pack: Pack, progress: Progress = silent) -> Savings:
        """Every way that saves paper or money by itself, the one that saves most first."""
        plan = self.plan(pack)
        found: list[Saving] = []
        for number, way in enumerate(ways := self._ways(plan, pack)):
            progress(number / len(ways), "Looking for ways to save")
            saving = _saving(way, plan, self.plan(way.change(pack)))
            if saving.sheets > 0 or (not saving.sheets and saving.pence > 0):
                found.append(saving)
        return Savings(plan, tuple(sorted(found, key=lambda one: (-one.sheets, -one.pence))))

    def cut(self, pack: Pack, at_most: int, progress: Progress = silent) -> Cut:
        """The smallest choice of ways that brings the pack to so many sheets; of equal ones what costs pupils least."""
        before = self.plan(pack)
        ways = tuple(way for way in self._ways(before, pack) if way.id != print_saving.BLACK)
        if before.total_sheets <= at_most or not ways:
            return Cut(at_most, before, before, ())
        quick = _QuickPlans(self, pack, ways)
        for size in range(1, len(ways) + 1):
            progress(size / (len(ways) + 1), "Looking for ways to save")
            for chosen in _by_weight(ways, size):
                if quick.sheets(chosen) <= at_most:
                    cut = self._cut(pack, at_most, before, chosen)
                    if cut.reached:
                        return cut
        return self._cut(pack, at_most, before, quick.least())

    def pages(self, pack: Pack) -> tuple[PartPages, ...]:
        """The parts of a pack with the pages they take."""
        return tuple(row.part for row in self.plan(pack).rows)

    def sheets_with(self, pack: Pack, parts: Iterable[PartPages]) -> int:
        """Sheets of paper if the pack printed these parts."""
        return self._planned(pack, parts).total_sheets

    def left(self, pack: Pack, parts: Iterable[PartPages]) -> Iterator[PartPages]:
        """Those of some parts that a pack with less in it still prints."""
        catalogue = self._workspace.catalogue
        items = {entry.item_id: catalogue.get(entry.item_id) for entry in pack.entries()}
        wanted = {
            (entry.item_id, sheet)
            for entry in pack.entries()
            for sheet in chosen_sheets(items[entry.item_id], entry.sheets)
        }
        for part in parts:
            item_id, _, rest = part.part_id.partition("/")
            if item_id not in items or (item_id, rest.partition("/")[0]) in wanted:
                yield part

    def _cut(self, pack: Pack, at_most: int, before: PrintPlan, chosen: tuple[Way, ...]) -> Cut:
        """Plan step after step, so that the steps add up to the whole."""
        now, plan, savings = pack, before, []
        for way in chosen:
            now = way.change(now)
            following = self.plan(now)
            savings.append(_saving(way, plan, following))
            plan = following
        return Cut(at_most, before, plan, tuple(savings))

    def _planned(self, pack: Pack, parts: Iterable[PartPages]) -> PrintPlan:
        return print_plan(pack, self._link, self._workspace.catalogue, parts, self._prices.copier(pack))

    def _ways(self, plan: PrintPlan, pack: Pack) -> tuple[Way, ...]:
        return print_saving.ways(plan, pack, self._workspace.catalogue, self._workspace.styles())


class _QuickPlans:
    """Sheets of many choices of ways without laying each out: pages depend on nothing but part and style.

    Only the list of contents may still take a page more or less, which is why the answer is planned anew.
    """

    def __init__(self, planner: Planner, pack: Pack, ways: tuple[Way, ...]) -> None:
        self._planner, self._pack, self._ways = planner, pack, ways
        self._parts: dict[str, tuple[PartPages, ...]] = {}
        self._known: dict[tuple[str, ...], int] = {}

    def sheets(self, chosen: tuple[Way, ...]) -> int:
        key = tuple(way.id for way in chosen)
        if key not in self._known:
            self._known[key] = self._count(print_saving.all_of(chosen)(self._pack))
        return self._known[key]

    def least(self) -> tuple[Way, ...]:
        """The choice with the fewest sheets; of equal ones the smallest."""
        sizes = range(len(self._ways) + 1)
        choices = itertools.chain.from_iterable(_by_weight(self._ways, size) for size in sizes)
        return min(choices, key=self.sheets)

    def _count(self, pack: Pack) -> int:
        if pack.style_id not in self._parts:
            whole = replace(self._pack, style_id=pack.style_id)
            notes_first = next((way for way in self._ways if way.id == print_saving.NOTES_OUT), None)
            self._parts[pack.style_id] = self._all_parts(whole, notes_first)
        return self._planner.sheets_with(pack, self._planner.left(pack, self._parts[pack.style_id]))

    def _all_parts(self, pack: Pack, way: Way | None) -> tuple[PartPages, ...]:
        """The parts of the pack and those that leaving out the notes brings in: the one-page plans."""
        own = self._planner.pages(pack)
        more = self._planner.pages(way.change(pack)) if way else ()
        return tuple({part.part_id: part for part in (*more, *own)}.values())


def _by_weight(ways: tuple[Way, ...], size: int) -> list[tuple[Way, ...]]:
    return sorted(itertools.combinations(ways, size), key=lambda chosen: sum(way.weight for way in chosen))


def _saving(way: Way, before: PrintPlan, after: PrintPlan) -> Saving:
    return Saving(way, before.total_sheets - after.total_sheets, before.pence - after.pence)
