"""Looks for ways to print the open pack on less paper, in the background, each time its pages were made."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from linkwell.domain.progress import Progress
from linkwell.ui.views.packs.open_pack import OpenPack
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.planning import Cut, Planner, Savings

_LANE = "pack-savings"


@dataclass(frozen=True, slots=True)
class Found:
    """Ways to save, each by itself; `cut` is what brings the pack to the sheets that were asked for."""

    savings: Savings
    cut: Cut | None


class SavingFinder(QObject):
    """`found` brings what was found for the pack as it was when its pages were made."""

    found = Signal(object)

    def __init__(self, open_pack: OpenPack, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open, self._runner = open_pack, runner
        self._at_most = 0
        open_pack.shown.connect(lambda _preview: self._seek())

    def aim(self, at_most: int) -> None:
        """Look for what brings the pack to so many sheets; 0 for no aim."""
        if at_most != self._at_most:
            self._at_most = at_most
            self._seek()

    def forget(self) -> None:
        """No aim any more, as when another pack is opened; what is being looked for is for the pack before."""
        self._at_most = 0
        self._runner.drop(_LANE)

    def _seek(self) -> None:
        if not self._open.is_open:
            return
        desk, at_most = self._open.desk, self._at_most
        pack = desk.printable(self._open.pack)
        planner = Planner(desk.workspace, self._open.link, self._open.prices)

        def work(progress: Progress) -> Found:
            savings = planner.savings(pack, progress)
            return Found(savings, planner.cut(pack, at_most, progress) if at_most else None)

        self._runner.submit(work, _LANE).done.connect(self.found)
