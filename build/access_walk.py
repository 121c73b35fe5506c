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


def main(python: str, data: str) -> int:
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
    for step in ("Next", "Next", "Open the sample pack"):
        yield f"First run, before {step}"
        _press(program, step)
    _wait(lambda: _find(program, "Outline"), SETTLE_SECONDS)
    for tab in ("Link", "Style", "Print plan", "Names"):
        _press(program, tab, "page tab")
        yield f"Pack builder, {tab}"
    if _press(program, "Edit the words", starts=True):
        _wait(lambda: _find(program, "Done"), SETTLE_SECONDS)
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
    for one in _showing(program):
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
    return next((one for one in _children(Atspi.get_desktop(0)) if one.get_name() == "Linkwell" and one.get_child_count()), None)


def _press(program: Atspi.Accessible, name: str, role: str = "", **how: object) -> bool:
    """Do the first action of an object; False if it is not there."""
    found = _wait(lambda: _find(program, name, role, **how), 4)
    if found is None:
        print(f"note: {name} is not there to press")
        return False
    found.do_action(0)
    _settle(program)
    return True
