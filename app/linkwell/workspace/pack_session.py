"""One open pack: apply changes, undo, redo, and always know what it looks like now."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from linkwell.domain.errors import AppError
from linkwell.domain.link import Link
from linkwell.domain.pack import Filled, Pack
from linkwell.packs import names
from linkwell.workspace.desk import Change, Desk


class PackSession:
    """An open pack. Every change is kept in the store at once, with the words that undo shows for it."""

    def __init__(self, desk: Desk, pack_id: str) -> None:
        self._desk = desk
        self.pack = desk.packs.load(pack_id)
        self._listeners: list[Callable[[Pack], None]] = []

    def listen(self, listener: Callable[[Pack], None]) -> None:
        """Be told of the pack after every change, undo and redo."""
        self._listeners.append(listener)

    def apply(self, change: Change, label: str, *, merge: bool = False) -> None:
        """Change the pack and keep it. `merge` joins typing in one place into one step of undo.

        Raises `AppError` (S-FULL, S-RO) if it cannot be kept; the pack then stays as it was.
        """
        changed = change(self.pack)
        if changed == self.pack:
            return
        self._desk.packs.save(self.pack.id, changed, label, merge=merge)
        self._now(changed)

    def fill(self, filled: Filled, label: str) -> None:
        """Fill a name into a link, for all its packs, as a step for undo. Raises `AppError` like `apply`."""
        changed = replace(self.pack, filled=(*self.pack.filled, filled))
        with self._desk.database.transaction():
            self._change_links((filled,), names.done_again)
            self._desk.packs.save(self.pack.id, changed, label)
        self._now(changed)

    def undo(self) -> str:
        """Take the last change back; gives its label, empty if there is none."""
        label = self._desk.packs.can_undo(self.pack.id)
        if label:
            self.go(-1)
        return label

    def redo(self) -> str:
        """Do the last change that was taken back again; gives its label, empty if there is none."""
        label = self._desk.packs.can_redo(self.pack.id)
        if label:
            self.go(1)
        return label

    def go(self, steps: int) -> None:
        """Undo (negative) or redo so many steps, all or none. Raises `UsageError` (U-UNDO) if there are fewer."""
        pack = self.pack
        with self._desk.database.transaction():
            for _ in range(abs(steps)):
                pack = self._one_back(pack) if steps < 0 else self._one_forward(pack)
        self._now(pack)

    def _one_back(self, pack: Pack) -> Pack:
        before = self._desk.packs.undo(pack.id).pack
        self._change_links(_gone(pack, before), names.taken_back)
        return before

    def _one_forward(self, pack: Pack) -> Pack:
        after = self._desk.packs.redo(pack.id).pack
        self._change_links(_gone(after, pack), names.done_again)
        return after

    @property
    def can_undo(self) -> str:
        return self._desk.packs.can_undo(self.pack.id)

    @property
    def can_redo(self) -> str:
        return self._desk.packs.can_redo(self.pack.id)

    def _change_links(self, steps: tuple[Filled, ...], change: Callable[[Link, Filled], Link]) -> None:
        """Links that are gone or damaged by now stay as they are."""
        for step in steps:
            try:
                link = self._desk.links.load(step.link_id)
            except AppError:
                continue
            changed = change(link, step)
            if changed != link:
                self._desk.links.save(changed)

    def _now(self, pack: Pack) -> None:
        self.pack = pack
        for listener in self._listeners:
            listener(pack)


def _gone(now: Pack, before: Pack) -> tuple[Filled, ...]:
    """What was filled in by the step that led from `before` to `now`; the same name may be filled in more than once."""
    return tuple((Counter(now.filled) - Counter(before.filled)).elements())
