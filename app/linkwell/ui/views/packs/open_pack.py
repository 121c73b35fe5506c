"""The pack that is open: its changes, what could not be kept, and how it prints now.

Everything that changes the pack goes through here, so that "Saved" is only said after the store took the change.
"""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from linkwell.domain.document import Document
from linkwell.domain.errors import AppError
from linkwell.domain.link import Link
from linkwell.domain.pack import Filled, Pack
from linkwell.domain.progress import Progress
from linkwell.packs.print_plan import PrintPlan, part_pages, print_plan
from linkwell.render.contract import PageMap
from linkwell.store import transfer
from linkwell.store.database import Database
from linkwell.store.packs import PackStore
from linkwell.store.settings import BLACK_COST, COLOUR_COST, LAST_PACK, TWO_SIDED
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Change, Desk
from linkwell.workspace.pack_session import PackSession
from linkwell.workspace.planning import Prices
from linkwell.workspace.preview import Preview, PreviewMaker

_LANE = "pack-preview"
_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A change that the store could not take yet."""

    change: Change
    label: str
    merge: bool


class OpenPack(QObject):
    """One open pack at a time.

    `changed` after every change, undo and redo; `saved` with the time of day; `not_saved` when the store refused
    something, a change of the pack being held here then (`waits`); `shown` brings a new preview, `failed` an error of
    one. `link_changed` says that a name was filled into the link, or taken out again.
    """

    changed = Signal()
    saved = Signal(str)
    not_saved = Signal(AppError)
    shown = Signal(object)
    failed = Signal(AppError)
    link_changed = Signal()

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._runner = runner
        self._maker = PreviewMaker(desk.workspace)
        self._lock = threading.Lock()
        self._session: PackSession | None = None
        self._waiting: list[_Waiting] = []
        self.pages: PageMap | None = None
        self._document: Document | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a pack."""
        return self._session is not None

    @property
    def session(self) -> PackSession:
        """The session of the open pack. Raises `LookupError` if none is open."""
        if self._session is None:
            raise LookupError("no pack is open")
        return self._session

    @property
    def pack(self) -> Pack:
        """The pack as it is now."""
        return self.session.pack

    @property
    def link(self) -> Link | None:
        """The link the pack is for."""
        return self.desk.link(self.pack.link_id)

    @property
    def document(self) -> Document:
        """The pack as it prints now."""
        if self._document is None:
            self._document = self.desk.document(self.pack)
        return self._document

    def open(self, pack_id: str) -> None:
        """Open a pack. Raises `AppError` if it cannot be read, or (S-WAIT) if another pack's change is not saved."""
        if not self._caught_up():
            if pack_id != self.pack.id:
                raise _not_saved(self.pack.title)
            return
        session = PackSession(self.desk, pack_id)
        session.listen(self._pack_changed)
        self._session, self._waiting, self.pages = session, [], None
        with contextlib.suppress(AppError):  # a full or write-protected disk keeps nobody from opening a pack
            self.desk.settings.set(LAST_PACK, pack_id)
        self.refresh()

    def close(self) -> None:
        """No pack is open any more."""
        self._session, self._document, self.pages = None, None, None
        self._waiting = []

    def refresh(self) -> None:
        """Make everything anew, as after a change of the link or the library."""
        self._document = None
        self.changed.emit()
        self.preview()

    def apply(self, change: Change, label: str, *, merge: bool = False) -> bool:
        """Change the pack and keep it; False if the store refused, the change then waits for `try_again`."""
        if self._waiting:
            self._waiting.append(_Waiting(change, label, merge))
            return self.try_again()
        try:
            self.session.apply(change, label, merge=merge)
        except AppError as error:
            self._waiting.append(_Waiting(change, label, merge))
            self.not_saved.emit(error)
            return False
        self._say_saved()
        return True

    @property
    def waits(self) -> bool:
        """Whether a change is held here that the store refused."""
        return bool(self._waiting)

    def told(self, error: AppError) -> str:
        """What to say of a refusal: a change that waits is held here, anything else was not done at all."""
        kept = "Your change is held in memory." if self.waits else error.kept
        return f"{error.happened} {kept} {error.next_step}"

    def save_elsewhere(self, target: Path) -> Path:
        """Write a copy of all data, with the changes that wait, into a file at another place. Raises `AppError`.

        The changes go on waiting here: a copy is not the place that this program works on.
        """
        pack, waiting = self.pack, tuple(self._waiting)

        def change(copy: Database) -> None:
            now, store = pack, PackStore(copy)
            for one in waiting:
                now = one.change(now)
                store.save(now.id, now, one.label, merge=one.merge)

        return transfer.export_everything(self.desk.database, target, change)

    def try_again(self) -> bool:
        """Keep what is waiting; False if the store still refuses."""
        while self._waiting:
            first = self._waiting[0]
            try:
                self.session.apply(first.change, first.label, merge=first.merge)
            except AppError as error:
                self.not_saved.emit(error)
                return False
            del self._waiting[0]
        self._say_saved()
        return True

    def fill(self, step: Filled, label: str) -> bool:
        """Fill a name into the link; False if the store refused."""
        if not self._caught_up():
            return False
        try:
            self.session.fill(step, label)
        except AppError as error:
            self.not_saved.emit(error)
            return False
        self._say_saved()
        self.link_changed.emit()
        return True

    def undo(self) -> str:
        """Take the last change back; gives its label, empty if there was none. One that waits is let go first."""
        if self._waiting:
            label = self._waiting.pop().label
            self.try_again()
            self.changed.emit()
            return label
        return self._step(self.session.undo)

    def redo(self) -> str:
        """Do again what was taken back; gives its label, empty if there was none."""
        return self._step(self.session.redo)

    def go(self, steps: int) -> bool:
        """Undo (negative) or redo so many steps at once; False if the store refused."""

        def act() -> str:
            self.session.go(steps)
            return "changes"

        return bool(self._step(act))

    def plan(self) -> PrintPlan:
        """What printing takes; pages are counted by the last preview."""
        parts = part_pages(self.document, self.pages)
        return print_plan(self.pack, self.link, self.desk.workspace.catalogue, parts, self.prices.copier(self.pack))

    @property
    def prices(self) -> Prices:
        """How the copier prints and what that costs, as the settings say."""
        settings = self.desk.settings
        black, colour = (settings.get(cost) / _HUNDREDTHS for cost in (BLACK_COST, COLOUR_COST))
        return Prices(settings.get(TWO_SIDED), black, colour)

    def preview(self) -> None:
        """Make the pages anew in the background."""
        document, style_id = self.document, self.pack.style_id

        def work(progress: Progress) -> Preview:
            with self._lock:
                return self._maker.make(document, style_id, progress)

        job = self._runner.submit(work, _LANE)
        job.done.connect(self._take_preview)
        job.failed.connect(self.failed)

    def _take_preview(self, preview: Preview) -> None:
        if self.is_open:
            self.pages = preview.pages
            self.shown.emit(preview)

    def _pack_changed(self, _pack: Pack) -> None:
        self.refresh()

    def _caught_up(self) -> bool:
        """Whether nothing waits any more: what comes after a change must not be kept before it."""
        return not self._waiting or self.try_again()

    def _step(self, act: Callable[[], str]) -> str:
        if not self._caught_up():
            return ""
        filled = self.pack.filled
        try:
            label = act()
        except AppError as error:
            self.not_saved.emit(error)
            return ""
        if label:
            self._say_saved()
        if self.pack.filled != filled:
            self.link_changed.emit()
        return label

    def _say_saved(self) -> None:
        self.saved.emit(datetime.now().astimezone().strftime("%H:%M"))


def _not_saved(title: str) -> AppError:
    return AppError(
        "S-WAIT",
        f"The last change of “{title}” is not saved yet.",
        "It is held in memory.",
        "Open that pack again and press Try again, or Save somewhere else.",
    )
