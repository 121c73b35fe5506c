"""The help pages that come with Linkwell, as text. Nothing is read from anywhere but the folder of this package."""

import importlib.resources
from dataclasses import dataclass

from linkwell.ui.actions import as_markdown

_FOLDER = importlib.resources.files("linkwell.ui") / "help"
PICTURE_PIXELS = 2  # of a picture for each one that it is wide at a text size of 100 per cent
_SHORTCUTS_MARK = "[[shortcuts]]"


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: its file is `ID.md`, and `screens` are those it explains."""

    id: str
    title: str
    screens: tuple[str, ...] = ()


PAGES = (
    HelpPage("start", "Begin here"),
    HelpPage("find", "Find a lesson", ("library",)),
    HelpPage("packs", "Make a pack", ("packs",)),
    HelpPage("edit", "Change the words"),
    HelpPage("print", "Print, PDF and Word"),
    HelpPage("links", "Your links", ("links",)),
    HelpPage("many", "Many links at once"),
    HelpPage("data", "Your data and backups"),
    HelpPage("keyboard", "Keyboard"),
)


def page_for(screen: str) -> str:
    """The id of the page that explains a screen."""
    return next((page.id for page in PAGES if screen in page.screens), PAGES[0].id)


def known(id: str) -> bool:
    """Whether there is such a page."""
    return any(page.id == id for page in PAGES)


def text(id: str) -> str:
    """The Markdown of a page. Raises `KeyError` for an unknown one."""
    if not known(id):
        raise KeyError(id)
    return (_FOLDER / f"{id}.md").read_text("utf-8").replace(_SHORTCUTS_MARK, as_markdown())


def picture(name: str) -> bytes | None:
    """The bytes of a picture in the help folder; None for anything else, wherever it is."""
    if "/" in name or "\\" in name or not name.endswith((".svg", ".png")):
        return None
    file = _FOLDER / name
    return file.read_bytes() if file.is_file() else None
