"""Judges what a screen reader is told of a window: every object's name, role and states. Knows no window and no AT-SPI.

A `Seen` is a recorded object with what is inside it, so that the rules can be tried on trees made by hand.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

CRASHED = "Something went wrong"
CURRENT = "Current screen"
RAIL = "Screens"
ROWS = {"list item", "tree item", "table cell", "table row"}
GROUPS = {"panel", "grouping"}
ACTING = {
    "push button",
    "check box",
    "radio button",
    "toggle button",
    "combo box",
    "spin button",
    "slider",
    "entry",
    "page tab list",
}
INTERACTIVE = {*ACTING, *ROWS, "text", "list", "tree", "tree table", "table", "page tab", "link", "menu item"}
NAMED_PLACES = {*GROUPS, "list", "tree", "table", "tree table", "tool bar"}
TICKS = {"check box", "radio button"}
ROLELESS = {"unknown", "invalid", "filler"}


@dataclass(frozen=True, slots=True)
class Seen:
    """One object that is showing, as AT-SPI tells of it; `states` are the names of those it has."""

    role: str
    name: str = ""
    description: str = ""
    states: frozenset[str] = frozenset()
    inside: tuple["Seen", ...] = ()

    def all(self) -> Iterator["Seen"]:
        """The object itself and everything inside it, in reading order."""
        yield self
        for one in self.inside:
            yield from one.all()


@dataclass(slots=True)
class Finding:
    """What one screen has."""

    screen: str
    objects: int = 0
    interactive: int = 0
    rows: int = 0
    groups: int = 0
    faults: list[str] = field(default_factory=list)


def judge(screen: str, window: Seen, title: str = "") -> Finding:
    """Count what a window has and say what is wrong with it. `title`, if given, is how its name has to begin."""
    everything = list(window.all())
    found = Finding(
        screen,
        objects=len(everything),
        interactive=sum(map(_is_interactive, everything)),
        rows=sum(one.role in ROWS for one in everything),
        groups=sum(one.role in GROUPS and bool(one.name) for one in everything),
    )
    if title and not window.name.startswith(title):
        found.faults.append(f"the window is called {window.name!r}, not {title!r}")
    if any(one.name.startswith(CRASHED) for one in everything):
        found.faults.append("a failure inside Linkwell is told")
    for outer, one in _with_outer(window):
        found.faults.extend(f"{fault}, in {_named(outer)}" for fault in _faults(one))
    found.faults.extend(_same_names(window))
    found.faults.extend(_rail_faults(everything))
    return found


def _faults(one: Seen) -> Iterator[str]:
    """What is wrong with one object by itself."""
    if _is_interactive(one) and not one.name.strip():
        yield f"{one.role} without a name"
    elif one.role in ROLELESS and one.name.strip():
        yield f"{one.name[:60]!r} has the role {one.role}"
    elif one.role in GROUPS and not one.name and any("focusable" in inner.states for inner in one.all()):
        yield "group without a name"
    if one.role in ACTING and {"enabled", "focusable"} & one.states == {"enabled"}:
        yield f"{one.role} {one.name!r} cannot have the keyboard"
    if one.role in TICKS and "checkable" not in one.states:
        yield f"{one.role} {one.name!r} says no state"


def _same_names(window: Seen) -> Iterator[str]:
    """Places of one name cannot be told apart; nor can two buttons of one name side by side."""
    places = Counter(one.name for one in window.all() if one.role in NAMED_PLACES and one.name)
    yield from (f"{times} places are called {name!r}" for name, times in places.items() if times > 1)
    for one in window.all():
        buttons = Counter((inner.role, inner.name) for inner in one.inside if inner.role in ACTING and inner.name)
        for (role, name), times in buttons.items():
            if times > 1:
                yield f"{times} times {role} {name!r} side by side, in {_named(one)}"
    spoken = [one.name.strip() for one in window.all() if one.role == "label"]
    yield from (f"{outer!r} is said again" for outer in _said_again(spoken))


def _said_again(spoken: list[str]) -> Iterator[str]:
    """Words that end a longer label and stand by themselves right after it: painted parts of what was said."""
    for before, after in pairwise(spoken):
        if after and before.endswith(f": {after}"):
            yield after


def _rail_faults(everything: list[Seen]) -> Iterator[str]:
    """The screens are buttons, and one of them says that its screen is in front."""
    for rail in (one for one in everything if one.name == RAIL):
        items = [one for one in rail.all() if one.role in ACTING]
        yield from (f"{one.name!r} in the rail is a {one.role}" for one in items if one.role != "push button")
        current = [one.name for one in items if one.description == CURRENT]
        if items and len(current) != 1:
            yield f"the rail says {len(current)} times which screen is in front"


def _is_interactive(one: Seen) -> bool:
    return "focusable" in one.states or one.role in INTERACTIVE


def _with_outer(top: Seen, outer: tuple[Seen, ...] = ()) -> Iterator[tuple[tuple[Seen, ...], Seen]]:
    yield outer, top
    for one in top.inside:
        yield from _with_outer(one, (*outer, top))


def _named(place: "Seen | tuple[Seen, ...]") -> str:
    """The names around an object, to find it by."""
    around = place if isinstance(place, tuple) else (place,)
    return " < ".join([(one.name or one.role)[:40] for one in reversed(around)][:4])
