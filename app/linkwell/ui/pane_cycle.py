"""F6 and Shift+F6: from pane to pane in reading order, back to the place where each was left.

At first a pane is entered at its `entry` (a list below its tools), if it has one.
"""

from weakref import WeakKeyDictionary

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from linkwell.ui.theme.focus import focus_by_key
from linkwell.ui.widgets.panes import Pane, Toolbar


class PaneCycle:
    """Moves keyboard focus between the panes of `root`. Remembers where focus was in each."""

    def __init__(self, root: QWidget, others: tuple[type[QWidget], ...] = ()) -> None:
        self._root = root
        self._kinds = (Pane, Toolbar, *others)
        self._left: WeakKeyDictionary[QWidget, QWidget] = WeakKeyDictionary()

    def move(self, step: int) -> QWidget | None:
        """Go `step` panes on, 1 or -1; gives the pane reached, None if there is none."""
        panes = self.panes()
        if not panes:
            return None
        focus = self._root.focusWidget()
        at = next((number for number, pane in enumerate(panes) if _holds(pane, focus)), -1 if step > 0 else 0)
        if focus is not None and at >= 0:
            self._left[panes[at]] = focus
        for distance in range(1, len(panes) + 1):
            pane = panes[(at + step * distance) % len(panes)]
            target = self._target(pane)
            if target is not None:
                focus_by_key(target)
                return pane
        return None

    def panes(self) -> list[QWidget]:
        """The panes that can be seen, in reading order; a pane that holds other panes counts through them."""
        seen = [one for one in self._root.findChildren(QWidget) if isinstance(one, self._kinds) and one.isVisible()]
        inner = [one for one in seen if not _divided(one, seen) and not _part_of_pane(one, seen)]
        return sorted(inner, key=self._place)

    def _place(self, pane: QWidget) -> tuple[int, int, int]:
        corner = pane.mapTo(self._root, QPoint(0, 0))
        return (0 if not isinstance(pane, Toolbar | Pane) else 1, 0 if isinstance(pane, Toolbar) else 1, corner.x())

    def _target(self, pane: QWidget) -> QWidget | None:
        before = self._left.get(pane)
        if before is not None and _can_take(before, pane):
            return before
        entry = pane.entry if isinstance(pane, Pane) else None
        if entry is not None and _can_take(entry, pane):
            return entry
        return next((one for one in _in_tab_order(pane) if _can_take(one, pane)), None)


def _in_tab_order(pane: QWidget) -> list[QWidget]:
    order, one = [pane], pane.nextInFocusChain()
    while one is not None and one is not pane:
        order.append(one)
        one = one.nextInFocusChain()
    return order


def _can_take(one: QWidget, pane: QWidget) -> bool:
    takes = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
    return takes and one.isEnabled() and one.isVisible() and _holds(pane, one)


def _holds(pane: QWidget, one: QWidget | None) -> bool:
    return one is not None and (pane is one or pane.isAncestorOf(one))


def _divided(pane: QWidget, seen: list[QWidget]) -> bool:
    return any(other is not pane and isinstance(other, Pane) and pane.isAncestorOf(other) for other in seen)


def _part_of_pane(one: QWidget, seen: list[QWidget]) -> bool:
    """A row of tools inside a pane belongs to that pane."""
    return isinstance(one, Toolbar) and any(isinstance(other, Pane) and other.isAncestorOf(one) for other in seen)
