"""The way of `access_check.py` through the window: every screen, dialog and menu, and how to know that it is there.

Steps are data: a control to press, keys for where the keyboard is, or something to wait for.
"""

from dataclasses import dataclass

SAMPLE = "Small link"
OUTLINE = "Outline of the pack"


@dataclass(frozen=True, slots=True)
class Press:
    """Do what a control of this name does. `within` names what holds it; `hidden` finds it in a closed menu."""

    name: str
    role: str = ""
    within: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """Press keys, named as xdotool names them, one after the other."""

    keys: str


@dataclass(frozen=True, slots=True)
class Await:
    """Wait until something of this name is showing."""

    name: str


@dataclass(frozen=True, slots=True)
class Focus:
    """Give the keyboard to something of this name."""

    name: str


Step = Press | Keys | Await | Focus


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing to look at: how to come there, how its window's name begins, what must be showing, and how to leave."""

    screen: str
    steps: tuple[Step, ...]
    title: str
    shows: str
    leave: tuple[Step, ...] = ()


def _tab(name: str, shows: str) -> Stop:
    return Stop(f"Pack builder, {name}", (Press(name, "page tab"),), SAMPLE, shows)


def _dialog(item: str, title: str, shows: str, *, leave: str = "Close") -> Stop:
    return Stop(f"Dialog: {title}", (Press(item, "menu item", hidden=True),), title, shows, (Press(leave),))


def _menu(number: int, name: str, shows: str) -> Stop:
    keys = " ".join(["F10", *["Right"] * number, "Down"])
    return Stop(f"Menu: {name}", (Keys(keys),), "", shows, (Keys("Escape Escape Escape"),))


TOUR = (
    Stop("First run, step 1", (), "Welcome", "Next"),
    Stop("First run, step 2", (Press("Next"),), "Welcome", "Back"),
    Stop("First run, step 3", (Press("Next"),), "Welcome", "Open the sample pack"),
    Stop("Pack builder", (Press("Open the sample pack"),), SAMPLE, OUTLINE),
    _tab("Link", "Sheets with names are printed for"),
    _tab("Style", "Style"),
    _tab("Print plan", "Ink"),
    _tab("Names", "Names"),
    Stop("Versions", (Press("Versions", "push button"),), "Versions", "Versions kept", (Press("Close"),)),
    Stop("Edit page", (Focus(OUTLINE), Keys("Home Down Down Down Right F2")), SAMPLE, "Your version"),
    Stop(
        "Edit page, first words", (Keys("Tab Tab Tab"),), SAMPLE, "Your version", (Keys("ctrl+Return"), Await(OUTLINE))
    ),
    Stop("Packs", (Press("Packs", within="Pack tools"),), "Packs", "Packs tools"),
    Stop("New pack", (Keys("ctrl+n"),), "New pack", OUTLINE),
    Stop("Links", (Press("Links", within="Screens"),), "Links", "All links"),
    Stop("Links, new link", (Press("New link"),), "Links", "Title of the link"),
    Stop("Library", (Press("Library", within="Screens"),), "Linkwell", "Lessons and templates"),
    _menu(0, "File", "Settings"),
    _menu(1, "Edit", "Undo"),
    _menu(2, "View", "Next pane"),
    _menu(3, "Pack", "Versions and all changes"),
    _menu(4, "Help", "About Linkwell"),
    _dialog("Settings", "Settings", "Close"),
    _dialog("Keyboard shortcuts", "Keyboard shortcuts", "Close"),
    _dialog("Backups and moving", "Backups and moving", "Close"),
    _dialog("About Linkwell", "About Linkwell", "Close"),
    _dialog("Compare with a Word file", "Compare with a Word file", "Close"),
    Stop(
        "Help",
        (Press("Help for this screen", "menu item", hidden=True),),
        "Find a lesson",
        "Help pages",
        (Keys("Escape"),),
    ),
    Stop("Library, after all dialogs", (Press("Library", within="Screens"),), "Linkwell", "Lessons and templates"),
)
