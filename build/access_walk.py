"""The walk of `access_check.py`: drives the window as a screen reader and a keyboard do, and has every stop judged.

It runs in a Python that knows AT-SPI and imports nothing of Linkwell: what it finds is what a screen reader finds.
A step that fails, a stop that is not reached and a program that ends are faults.
"""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

import gi
from access_judge import CRASHED, Finding, Seen, judge
from access_tour import TOUR, Await, Focus, Keys, Press, Step, Stop

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

START_SECONDS, SETTLE_SECONDS, FIND_SECONDS, LOOK_SECONDS = 40, 20, 6, 0.15
MOST_CHILDREN = 400
Found = TypeVar("Found")


class StepError(Exception):
    """A step could not be done; its words say which."""


def main(python: str) -> int:
    """Start Linkwell with that Python, walk all stops, print the table; gives the exit code."""
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    program = subprocess.Popen([python, "-m", "linkwell"])
    try:
        top = _wait(_linkwell, START_SECONDS)
        if top is None:
            print("fault: Linkwell does not appear on the accessibility bus")
            return 1
        found = [_visit(stop, top) for stop in TOUR]
        if program.poll() is not None:
            found[-1].faults.append(f"the program has ended with {program.returncode}")
    finally:
        for started in (program, manager):
            started.terminate()
            started.wait(10)
    _print(found)
    return 1 if any(one.faults for one in found) else 0


def _visit(stop: Stop, top: Atspi.Accessible) -> Finding:
    """Go to a stop, judge what is there, and leave it."""
    try:
        for step in stop.steps:
            _do(step, top)
        _do(Await(stop.shows), top)
        _settle(top)
        found = judge(stop.screen, _seen(_front(top)), stop.title)
    except (StepError, GLib.Error) as error:
        found = Finding(stop.screen, faults=[f"not reached: {error}"])
    if _find(top, Press(CRASHED), whole=False) is not None:
        found.faults.append("a failure inside Linkwell is told")
    try:
        for step in stop.leave:
            _do(step, top)
    except (StepError, GLib.Error) as error:
        found.faults.append(f"not left: {error}")
    return found


def _do(step: Step, top: Atspi.Accessible) -> None:
    match step:
        case Press():
            _press(_there(top, step.name, step), step.name)
        case Keys():
            for key in step.keys.split():
                subprocess.run(["xdotool", "key", key], check=True)
                time.sleep(LOOK_SECONDS)
        case Focus():
            if not _there(top, step.name).grab_focus():
                raise StepError(f"{step.name} does not take the keyboard")
        case Await():
            _there(top, step.name)
    _settle(top)


def _press(one: Atspi.Accessible, name: str) -> None:
    """Do the action of an object that a screen reader would do."""
    actions = [one.get_action_name(number) for number in range(one.get_n_actions())]
    if not _has(one, Atspi.StateType.ENABLED) or not actions:
        raise StepError(f"{name} cannot be pressed")
    if not one.do_action(actions.index("Press") if "Press" in actions else 0):
        raise StepError(f"{name} was pressed and refused")


def _there(top: Atspi.Accessible, name: str, how: Press | None = None) -> Atspi.Accessible:
    """What is called so, as soon as it is there."""
    asked = how or Press(name)

    def look() -> Atspi.Accessible | None:
        outer = _find(top, Press(asked.within)) if asked.within else top
        return _find(outer, asked, whole=how is not None) if outer is not None else None

    found = _wait(look, FIND_SECONDS)
    if found is None:
        raise StepError(f"{name} is not there")
    return found


def _find(top: Atspi.Accessible, asked: Press, *, whole: bool = True) -> Atspi.Accessible | None:
    """The first object with this name, or one that begins so if not the `whole` name is asked for."""
    for one in _reading(top, hidden=asked.hidden):
        name = (one.get_name() or "").split("\t")[0].removesuffix("…")
        named = name == asked.name if whole else name.startswith(asked.name)
        if named and asked.role in {"", one.get_role_name()}:
            return one
    return None


def _reading(top: Atspi.Accessible, *, hidden: bool = False) -> Iterator[Atspi.Accessible]:
    """Everything that is showing, in reading order, the window that has the keyboard before others."""
    waiting = [top]
    while waiting:
        one = waiting.pop()
        try:
            if one.get_role_name() != "application" and not hidden and not _has(one, Atspi.StateType.SHOWING):
                continue
            yield one
            waiting.extend(sorted(_children(one)[::-1], key=lambda child: _has(child, Atspi.StateType.ACTIVE)))
        except GLib.Error:
            continue


def _seen(one: Atspi.Accessible) -> Seen:
    """What is there now, recorded."""
    states = frozenset(state.value_nick for state in one.get_state_set().get_states())
    showing = [child for child in _children(one) if _has(child, Atspi.StateType.SHOWING)]
    inside = tuple(_seen(child) for child in showing)
    return Seen(one.get_role_name(), one.get_name() or "", one.get_description() or "", states, inside)


def _front(top: Atspi.Accessible) -> Atspi.Accessible:
    """The window that has the keyboard; a menu that is open is in front of it."""
    windows = [one for one in _children(top) if _has(one, Atspi.StateType.SHOWING)]
    if not windows:
        raise StepError("no window is showing")
    menus = [one for one in windows if one.get_role_name() == "popup menu"]
    active = [one for one in windows if _has(one, Atspi.StateType.ACTIVE)]
    return (menus or active or windows)[-1]


def _linkwell() -> Atspi.Accessible | None:
    known = (one for one in _children(Atspi.get_desktop(0)) if one.get_name() == "Linkwell")
    return next((one for one in known if one.get_child_count()), None)


def _children(one: Atspi.Accessible) -> list[Atspi.Accessible]:
    found = (one.get_child_at_index(number) for number in range(min(one.get_child_count(), MOST_CHILDREN)))
    return [child for child in found if child is not None]


def _has(one: Atspi.Accessible, state: Atspi.StateType) -> bool:
    return bool(one.get_state_set().contains(state))


def _wait(look: Callable[[], Found | None], seconds: float) -> Found | None:
    """Look until there is something; None if there never is."""
    end = time.monotonic() + seconds
    seen = look()
    while seen is None and time.monotonic() < end:
        time.sleep(LOOK_SECONDS)
        seen = look()
    return seen


def _settle(top: Atspi.Accessible) -> None:
    """Until the tree has stopped growing and shrinking."""
    before, end = -1, time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < end:
        now = sum(1 for _one in _reading(top))
        if now == before:
            return
        before = now
        time.sleep(LOOK_SECONDS)


def _print(found: list[Finding]) -> None:
    print(f"{'screen':42}{'objects':>8}{'controls':>9}{'rows':>6}{'groups':>7}{'faults':>7}")
    for one in found:
        numbers = (one.objects, one.interactive, one.rows, one.groups, len(one.faults))
        print(f"{one.screen[:41]:42}" + "".join(f"{n:>{w}}" for n, w in zip(numbers, (8, 9, 6, 7, 7), strict=True)))
    for one in found:
        for fault, times in Counter(one.faults).items():
            print(f"fault: {one.screen}: {fault}" + (f" ({times} times)" if times > 1 else ""))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
