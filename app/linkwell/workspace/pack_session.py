"""One open pack: apply changes, undo, redo, and always know what it looks like now."""

from collections.abc import Callable

from linkwell.domain.pack import Pack
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

    def undo(self) -> str:
        """Take the last change back; gives its label, empty if there is none."""
        label = self._desk.packs.can_undo(self.pack.id)
        if label:
            self._now(self._desk.packs.undo(self.pack.id).pack)
        return label

    def redo(self) -> str:
        """Do the last change that was taken back again; gives its label, empty if there is none."""
        label = self._desk.packs.can_redo(self.pack.id)
        if label:
            self._now(self._desk.packs.redo(self.pack.id).pack)
        return label

    @property
    def can_undo(self) -> str:
        return self._desk.packs.can_undo(self.pack.id)

    @property
    def can_redo(self) -> str:
        return self._desk.packs.can_redo(self.pack.id)

    def _now(self, pack: Pack) -> None:
        self.pack = pack
        for listener in self._listeners:
            listener(pack)
