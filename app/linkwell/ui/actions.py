"""Every command of the window, once: its words, keys, icon and menu. Menu bar and sheet of shortcuts are made from it.

A command of the scope `window` is done by the window itself, `screen` by the screen in front, and `focus` needs a row
or a field with focus. This table knows no widget.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QKeySequence

Scope = Literal["window", "screen", "focus"]
Method = tuple[str, tuple[object, ...]]
MENUS = ("File", "Edit", "View", "Pack", "Help")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One command. `keys` are portable key names, the first is shown; `on` names the screens that have it (all if
    empty); `said` is what the sheet says if the menu's words need their menu to be understood; `methods` are what a
    screen may call it, if not its id, with the values to pass."""

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    scope: Scope = "window"
    on: tuple[str, ...] = ()
    said: str = ""
    methods: tuple[Method, ...] = ()

    @property
    def shown_text(self) -> str:
        """The words for the sheet of shortcuts and for help."""
        return self.said or self.text.removesuffix("…")

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys as this system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        return tuple(QKeySequence(key).toString(native).replace("Return", "Enter") or key for key in self.keys)


_PACKS, _LIBRARY, _PAGES, _MADE = ("packs",), ("library",), ("library", "packs"), ("packs", "links")
_NEW: tuple[Method, ...] = (("new_pack", ()), ("new_link", ()))
_FIT: tuple[Method, ...] = (("fit_width", ()),)
_LIST: tuple[Method, ...] = (("show_list", ()),)
_PDF: tuple[Method, ...] = (("export", (("pdf",),)),)
_WORD: tuple[Method, ...] = (("export", (("docx",),)),)
_COPIER: tuple[Method, ...] = (("export", (("copier",),)),)

ACTIONS: tuple[ActionRow, ...] = (
    ActionRow("new", "New", "File", ("Ctrl+N",), "plus", "screen", _MADE, "New pack, or new link in Links", _NEW),
    ActionRow("open", "Open a pack", "File", ("Ctrl+O",), "folder", "screen", _PACKS, methods=_LIST),
    ActionRow("export_pdf", "Save as PDF…", "File", ("Ctrl+E",), "file-pdf", "screen", _PACKS, methods=_PDF),
    ActionRow("export_word", "Save for Word…", "File", ("Ctrl+Shift+E",), "file-word", "screen", _PACKS, methods=_WORD),
    ActionRow("copier", "Print-ready files for the copier…", "File", (), "print", "screen", _PACKS, methods=_COPIER),
    ActionRow("print", "Print…", "File", ("Ctrl+P",), "print", "screen", _PACKS, methods=(("print_pack", ()),)),
    ActionRow("backups", "Backups and moving…", "File", (), "folder", said="Backups, and moving to another computer"),
    ActionRow("settings", "Settings…", "File", ("Ctrl+,",), "settings"),
    ActionRow("quit", "Close Linkwell", "File", ("Ctrl+Q",), "close"),
    ActionRow("undo", "Undo", "Edit", ("Ctrl+Z",), "undo", "screen", _PACKS),
    ActionRow("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "screen", _PACKS),
    ActionRow("rename", "Rename, or edit this part", "Edit", ("F2",), "pencil", "focus", _PACKS),
    ActionRow("done", "Done with editing", "Edit", ("Ctrl+Return",), "check", "focus", _PACKS),
    ActionRow("revert_part", "Go back to the library's words", "Edit", ("Ctrl+Shift+R",), "", "focus", _PACKS),
    ActionRow("move_up", "Move up", "Edit", ("Alt+Up",), "", "focus", _PACKS, "Move an item of the pack up"),
    ActionRow("move_down", "Move down", "Edit", ("Alt+Down",), "", "focus", _PACKS, "Move an item of the pack down"),
    ActionRow("toggle", "Include or leave out", "Edit", ("Space",), "", "focus", _PACKS),
    ActionRow("more_copies", "More copies", "Edit", ("+",), "", "focus", _PACKS),
    ActionRow("fewer_copies", "Fewer copies", "Edit", ("-",), "", "focus", _PACKS),
    ActionRow("show_library", "Library", "View", ("Ctrl+1",), "library"),
    ActionRow("show_packs", "Packs", "View", ("Ctrl+2",), "packs"),
    ActionRow("show_links", "Links", "View", ("Ctrl+3",), "links"),
    ActionRow("next_pane", "Next pane", "View", ("F6",)),
    ActionRow("previous_pane", "Previous pane", "View", ("Shift+F6",)),
    ActionRow("search", "Search", "View", ("Ctrl+F", "/"), "search", "screen"),
    ActionRow("filters", "Filters", "View", ("Ctrl+Shift+F",), "", "screen", _LIBRARY),
    ActionRow("zoom_in", "Larger page", "View", ("Ctrl++", "Ctrl+="), "plus", "screen", _PAGES),
    ActionRow("zoom_out", "Smaller page", "View", ("Ctrl+-",), "minus", "screen", _PAGES),
    ActionRow("zoom_reset", "Page as wide as its pane", "View", ("Ctrl+0",), "", "screen", _PAGES, methods=_FIT),
    ActionRow("next_page", "Next page", "View", ("PgDown",), "", "focus", _PAGES),
    ActionRow("previous_page", "Previous page", "View", ("PgUp",), "", "focus", _PAGES),
    ActionRow("first_page", "First page", "View", ("Ctrl+Home",), "", "focus", _PAGES),
    ActionRow("last_page", "Last page", "View", ("Ctrl+End",), "", "focus", _PAGES),
    ActionRow("larger", "Larger text in the window", "View", ("Ctrl+Alt++", "Ctrl+Alt+=")),
    ActionRow("smaller", "Smaller text in the window", "View", ("Ctrl+Alt+-",)),
    ActionRow("usual_size", "Usual size of text in the window", "View", ("Ctrl+Alt+0",)),
    ActionRow("menu_bar", "Menu bar", "View", ("F10",), said="Menu bar (also Alt)"),
    ActionRow("versions", "Versions and all changes…", "Pack", (), "clock", "screen", _PACKS),
    ActionRow("add_to_pack", "Add to the current pack", "Pack", ("Ctrl+D",), "plus", "screen", _LIBRARY),
    ActionRow("choose_pack", "Add to another pack", "Pack", ("Ctrl+Shift+D",), "packs", "screen", _LIBRARY),
    ActionRow("word_changes", "Compare with a Word file…", "Pack", icon="file-word", said="Take changes from Word"),
    ActionRow("batch", "Build for many links…", "Pack", icon="links", said="Build a recipe for many links"),
    ActionRow("star", "Star", "Pack", ("S",), "star", "focus", _LIBRARY, said="Star the result, or take its star away"),
    ActionRow("help", "Help for this screen", "Help", ("F1",), "help"),
    ActionRow("shortcuts", "Keyboard shortcuts", "Help", ("Ctrl+/",), "info"),
    ActionRow("about", "About Linkwell…", "Help", (), "info"),
    ActionRow("report", "About this copy…", "Help", (), "info", said="Folders, fonts and a report to copy"),
)


def rows_of(menu: str) -> Iterator[ActionRow]:
    """The commands of one menu, in its order."""
    return (row for row in ACTIONS if row.menu == menu)


def row(id: str) -> ActionRow:
    """The command with this id. Raises `KeyError` if there is none."""
    return _BY_ID[id]


def as_markdown() -> str:
    """All keys as tables for the help page about the keyboard."""
    parts = []
    for menu in MENUS:
        lines = [f"| {_keys(one)} | {one.shown_text} |" for one in rows_of(menu) if one.keys]
        parts.append("\n".join([f"## {menu}", "", "| Keys | What they do |", "|---|---|", *lines]))
    return "\n\n".join(parts)


def _keys(one: ActionRow) -> str:
    return " or ".join(f"**{keys}**" for keys in one.shown_keys)


_BY_ID = {one.id: one for one in ACTIONS}
