"""The walk of `access_check.py`: drives the window through AT-SPI alone and judges every object that is showing.

It runs in a Python that knows AT-SPI and imports nothing of Linkwell: what it finds is what a screen reader finds.
"""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

START_SECONDS, SETTLE_SECONDS, LOOK_SECONDS = 40, 20, 0.25
MOST_CHILDREN = 400
ROWS = {"list item", "tree item", "table cell", "table row"}
GROUPS = {"panel", "grouping"}
INTERACTIVE = {
    *("push button", "check box", "radio button", "toggle button", "combo box", "text", "entry", "spin button"),
    *("slider", "list", "tree", "tree table", "table", "page tab", "link", "menu item", *ROWS),
}
ROLELESS = {"unknown", "invalid", "filler"}
KNOWN = {
    "unknown": "Qt gives the handle of a splitter no role on Linux; it has a name and says its keys",
    "filler": "Qt gives a painted page or a scrolled text no role; it has a name and its words are readable",
}


@dataclass(slots=True)
class Finding:
    """What one screen has."""

    screen: str
    objects: int = 0
    interactive: int = 0
    rows: int = 0
    groups: int = 0
    known: int = 0
    faults: list[str] = field(default_factory=list)


def main(python: str) -> int:
    """Start Linkwell with that Python, walk all screens, print the table; gives the exit code."""
    program = subprocess.Popen([python, "-m", "linkwell"])
    try:
        window = _wait(_linkwell, START_SECONDS)
        if window is None:
            print("skipped: Linkwell does not appear on the accessibility bus")
            return 77
        found = [_judge(name, window) for name in _tour(window)]
    finally:
        program.terminate()
        program.wait(10)
    _print(found)
    return 1 if any(one.faults for one in found) else 0


def _tour(program: Atspi.Accessible) -> Iterator[str]:
    """Go from screen to screen as the user of a screen reader would, and give the name of each."""
    _wait(lambda: _find(program, "Next"), SETTLE_SECONDS)
    for number, step in enumerate(("Next", "Next", "Open the sample pack"), start=1):
        yield f"First run, step {number}"
        _press(program, step)
    _wait(lambda: _find(program, "Outline"), SETTLE_SECONDS)
    for tab in ("Link", "Style", "Print plan", "Names"):
        _press(program, tab, "page tab")
        yield f"Pack builder, {tab}"
    if _open_editor(program):
        yield "Edit page"
    for screen in ("Links", "Library"):
        _press(program, screen)
        yield screen
    for name, closing in DIALOGS:
        if _press(program, name, "menu item", hidden=True):
            yield name.removesuffix("…")
            _press(program, closing)
    _press(program, "Packs")
    _press(program, "Packs", within="Pack tools")
    yield "Packs"


def _open_editor(program: Atspi.Accessible) -> bool:
    """The words of the first lesson, by keyboard: the outline's rows have no button of their own."""
    outline = _find(program, "Outline of the pack")
    if outline is None or not outline.grab_focus():
        print("note: the outline does not take the keyboard")
        return False
    _keys(HOME, *[DOWN] * ROWS_TO_LESSON, F2)
    return bool(_wait(lambda: _find(program, "Your version"), 6))


HOME, DOWN, F2, ROWS_TO_LESSON = 0xFF50, 0xFF54, 0xFFBF, 4
DIALOGS = (
    ("Settings…", "Close"),
    ("Keyboard shortcuts", "Close"),
    ("Backups and moving…", "Close"),
    ("About Linkwell…", "Close"),
    ("Help for this screen", "Close"),
)


def _judge(screen: str, program: Atspi.Accessible) -> Finding:
    _settle(program)
    finding = Finding(screen)
    windows = [one for one in _children(program) if _has(one, Atspi.StateType.SHOWING)]
    for one in _showing(windows[-1] if windows else program):
        finding.objects += 1
        role, name = one.get_role_name(), one.get_name() or ""
        focusable = _has(one, Atspi.StateType.FOCUSABLE)
        finding.rows += role in ROWS
        finding.groups += role in GROUPS and bool(name)
        if focusable or role in INTERACTIVE:
            finding.interactive += 1
            if not name.strip():
                finding.faults.append(f"{role} without a name, in {_place(one)}")
            elif role in ROLELESS:
                finding.known += role in KNOWN
                if role not in KNOWN:
                    finding.faults.append(f"{name!r} has the role {role}")
        elif role in GROUPS and not name and _holds_controls(one):
            finding.faults.append(f"group without a name, in {_place(one)}")
    return finding


def _print(found: list[Finding]) -> None:
    print(f"{'screen':42}{'objects':>8}{'controls':>9}{'rows':>6}{'groups':>7}{'known':>6}{'faults':>7}")
    for one in found:
        numbers = (one.objects, one.interactive, one.rows, one.groups, one.known, len(one.faults))
        print(f"{one.screen[:41]:42}" + "".join(f"{n:>{w}}" for n, w in zip(numbers, (8, 9, 6, 7, 6, 7), strict=True)))
    for one in found:
        for fault, times in Counter(one.faults).items():
            print(f"fault: {one.screen}: {fault}" + (f" ({times} times)" if times > 1 else ""))
    for role, reason in KNOWN.items():
        print(f"known: {role}: {reason}")


def _linkwell() -> Atspi.Accessible | None:
    known = (one for one in _children(Atspi.get_desktop(0)) if one.get_name() == "Linkwell")
    return next((one for one in known if one.get_child_count()), None)


def _press(program: Atspi.Accessible, name: str, role: str = "", **how: object) -> bool:
    """Do the first action of an object; False if it is not there."""
    found = _wait(lambda: _find(program, name, role, **how), 4)
    if found is None:
        print(f"note: {name} is not there to press")
        return False
    names = [found.get_action_name(number) for number in range(found.get_n_actions())]
    found.do_action(names.index("Press") if "Press" in names else 0)
    time.sleep(LOOK_SECONDS)
    _settle(program)
    return True


def _keys(*symbols: int) -> None:
    """Press keys where the keyboard is."""
    for symbol in symbols:
        Atspi.generate_keyboard_event(symbol, None, Atspi.KeySynthType.SYM)
        time.sleep(LOOK_SECONDS)


def _find(
    top: Atspi.Accessible, name: str, role: str = "", *, hidden: bool = False, within: str = ""
) -> Atspi.Accessible | None:
    """The first showing object of that name (also inside the object named `within`)."""
    if within:
        outer = _find(top, within)
        return _find(outer, name, role) if outer is not None else None
    for one in _showing(top, hidden=hidden):
        if (one.get_name() or "").split("\t")[0] == name and role in {"", one.get_role_name()}:
            return one
    return None


def _showing(top: Atspi.Accessible, *, hidden: bool = False) -> Iterator[Atspi.Accessible]:
    """Everything that is showing, in reading order."""
    waiting = [top]
    while waiting:
        one = waiting.pop()
        try:
            if one.get_role_name() != "application" and not hidden and not _has(one, Atspi.StateType.SHOWING):
                continue
            yield one
            waiting.extend(reversed(_children(one)))
        except GLib.Error:
            continue


def _children(one: Atspi.Accessible) -> list[Atspi.Accessible]:
    found = (one.get_child_at_index(number) for number in range(min(one.get_child_count(), MOST_CHILDREN)))
    return [child for child in found if child is not None]


def _has(one: Atspi.Accessible, state: Atspi.StateType) -> bool:
    return one.get_state_set().contains(state)


def _holds_controls(group: Atspi.Accessible) -> bool:
    return any(_has(one, Atspi.StateType.FOCUSABLE) for one in _showing(group))


def _place(one: Atspi.Accessible) -> str:
    """The names around an object, to find it by."""
    names: list[str] = []
    outer = one.get_parent()
    while outer is not None and outer.get_role_name() != "application":
        names.append(outer.get_name() or outer.get_role_name())
        outer = outer.get_parent()
    return " < ".join(names[:5])


def _wait(look: Callable[[], object], seconds: float) -> object:
    """Look until there is something; what was seen last if there never is."""
    end = time.monotonic() + seconds
    seen = look()
    while not seen and time.monotonic() < end:
        time.sleep(LOOK_SECONDS)
        seen = look()
    return seen


def _settle(program: Atspi.Accessible) -> None:
    """Until the tree has stopped growing and shrinking."""
    before, end = -1, time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < end:
        now = sum(1 for _one in _showing(program))
        if now == before:
            return
        before = now
        time.sleep(LOOK_SECONDS)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
