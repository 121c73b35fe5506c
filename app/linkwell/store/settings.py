"""All settings of the user, each declared once: its name, default, title, the group it is shown in, what it may be.

A value that cannot be read or is not allowed counts as the default. Names that this program does not know stay stored.
"""

import json
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from linkwell.domain.errors import UsageError
from linkwell.store.database import Database

Words = tuple[str, ...]
Value = TypeVar("Value", bool, int, str, Words)


@dataclass(frozen=True, slots=True)
class Setting(Generic[Value]):
    """`choices` empty means any text; `low` and `high` bound whole numbers. The type is that of `default`.

    A default of `()` means any number of words, each once; what they may be is known elsewhere.

    A setting in the group "" is remembered by the program and not shown among the settings.
    """

    name: str
    default: Value
    title: str
    group: str
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0

    def allows(self, value: object) -> bool:
        """Whether this may be its value."""
        match self.default:
            case bool():
                return isinstance(value, bool)
            case int():
                return isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high
            case str():
                return isinstance(value, str) and (not self.choices or value in self.choices)
            case _:
                return _are_words(value)


NATION = Setting(
    "nation", "england", "Nation", "Your school", ("england", "northern-ireland", "scotland", "wales", "other")
)
SCHOOL = Setting("school", "", "School", "Your school")
CLASS_NAME = Setting("class_name", "", "Class", "Your school")
TEACHER = Setting("teacher", "", "Teacher", "Your school")
NO_WORDS: Words = ()
STAGES_SHOWN = Setting("stages_shown", NO_WORDS, "Stages shown in the library", "Your school")

APPEARANCE = Setting("appearance", "system", "Colours of the window", "Window", ("system", "light", "dark"))
TEXT_PERCENT = Setting("text_percent", 100, "Size of text in the window, per cent", "Window", low=100, high=200)
MENU_BAR = Setting("menu_bar", False, "Always show the menu bar", "Window")

DOCUMENT_FONT = Setting("document_font", "", "Typeface of the pages", "Printing")
STYLE = Setting("style", "standard", "Printing style of new packs", "Printing")
TWO_SIDED = Setting("two_sided", True, "The copier prints on both sides", "Printing")
BLACK_COST = Setting(
    "black_cost", 300, "Cost of a black page, in hundredths of a penny", "Printing", low=0, high=100_000
)
COLOUR_COST = Setting(
    "colour_cost", 1_500, "Cost of a colour page, in hundredths of a penny", "Printing", low=0, high=100_000
)
OUTPUT_FOLDER = Setting("output_folder", "", "Folder for finished packs", "Printing")

FIRST_RUN_DONE = Setting("first_run_done", False, "The first steps were shown", "")
WINDOW_PLACE = Setting("window_place", "", "Place of the window", "")
LAST_PACK = Setting("last_pack", "", "Pack opened last", "")
LAST_LINK = Setting("last_link", "", "Link chosen last", "")
LIBRARY_SEARCH = Setting("library_search", "", "The last search of the library", "")
LIBRARY_PANES = Setting("library_panes", "", "Widths of the panes of the library", "")

SETTINGS: tuple[Setting[bool] | Setting[int] | Setting[str] | Setting[Words], ...] = (
    *(NATION, STAGES_SHOWN, SCHOOL, CLASS_NAME, TEACHER),
    *(APPEARANCE, TEXT_PERCENT, MENU_BAR),
    *(DOCUMENT_FONT, STYLE, TWO_SIDED, BLACK_COST, COLOUR_COST, OUTPUT_FOLDER),
    *(FIRST_RUN_DONE, WINDOW_PLACE, LAST_PACK, LAST_LINK, LIBRARY_SEARCH, LIBRARY_PANES),
)


class Settings:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, setting: Setting[Value]) -> Value:
        """The value chosen, or the default."""
        found = self._database.one("SELECT value FROM setting WHERE name = ?", setting.name)
        if found is None:
            return setting.default
        try:
            value: Any = json.loads(found[0])
        except (ValueError, RecursionError):
            return setting.default
        value = tuple(value) if isinstance(value, list) else value
        return value if setting.allows(value) else setting.default

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Keep a value. Raises `UsageError` (U-SETTING) if the setting does not allow it."""
        if not setting.allows(value):
            what = f"“{value}” cannot be used for “{setting.title}”."
            raise UsageError("U-SETTING", what, "Nothing was changed.", "Choose another value.")
        text = json.dumps(value)
        with self._database.transaction():
            self._database.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", setting.name, text)

    def reset(self, setting: Setting[Value]) -> None:
        """Go back to the default."""
        with self._database.transaction():
            self._database.run("DELETE FROM setting WHERE name = ?", setting.name)


def _are_words(value: object) -> bool:
    if not isinstance(value, tuple) or not all(isinstance(word, str) for word in value):
        return False
    return len(set(value)) == len(value)
