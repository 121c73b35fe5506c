"""Reading facts strictly and kindly: every value is checked for type and range, every fault becomes a Problem with
its line, and reading goes on with a harmless value, so that all faults of a file are shown at once."""

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from linkwell.domain.problem import Problem, Severity
from linkwell.late import LateModule
from linkwell.library.source_text import first_control, without_control

if TYPE_CHECKING:
    from rapidfuzz import process
else:
    process = LateModule("rapidfuzz.process")

UNKNOWN_DAY = date(2000, 1, 1)
MOST_ENTRIES = 60
MAX_ENTRY_CHARS = 2_000
_MOST_UNKNOWN_NAMES = 20
_SHOWN_CHARS = 40
_HEADING = re.compile(r'\s*\[\[?\s*([\w."-]+)\s*\]\]?\s*(?:#.*)?$')
_STRAY = re.compile(r"\*\*|\{\{|\}\}")
_Value = TypeVar("_Value")
_FACT = re.compile(r"""\s*["']?([\w-]+)["']?\s*[=.]""")


class Facts:
    """One table of facts. Ask for each name once; then `finish` reports the names nobody asked for."""

    def __init__(self, values: Mapping[str, Any], place: "Place", problems: list[Problem]) -> None:
        self._values = values
        self._place = place
        self._problems = problems
        self._asked: set[str] = set()

    # --- values ----------------------------------------------------------------------------------

    def text(self, name: str, *, max_chars: int = 2_000, max_words: int = 400) -> str:
        """Words on one or more lines; empty when missing."""
        shown = self._clean(name, self._take(name, str, "words in quotation marks") or "")
        if len(shown) > max_chars:
            what = f"“{name}” has {len(shown)} characters; at most {max_chars} fit."
            self.report("F-LONG", name, what, "Say it in fewer words.")
        elif len(shown.split()) > max_words:
            what = f"“{name}” has {len(shown.split())} words; at most {max_words} are wanted."
            self.report("F-LONG", name, what, "Say it in fewer words.")
        return shown

    def texts(self, name: str, *, most: int = MOST_ENTRIES, blanks: bool = False) -> tuple[str, ...]:
        """A list of words; empty when missing. `blanks` says whether an entry may be without words."""
        value = self._take(name, list, 'a list such as ["first", "second"]') or []
        if not all(isinstance(entry, str) for entry in value):
            self.report("F-TYPE", name, f"“{name}” must hold words only.", "Put each entry in quotation marks.")
            return ()
        if len(value) > most:
            what = f"“{name}” has {len(value)} entries; at most {most} are allowed."
            self.report("F-MANY", name, what, "Keep the ones that matter most.")
        found = tuple(self._clean(name, entry) for entry in value[:most])
        if not blanks and "" in found:
            self.report("F-BLANK", name, f"“{name}” has an entry without words.", "Delete the empty entry.")
        if max(map(len, found), default=0) > MAX_ENTRY_CHARS:
            what = f"“{name}” has an entry of more than {MAX_ENTRY_CHARS} characters."
            self.report("F-LONG", name, what, "Say it in fewer words.")
        return found

    def whole(self, name: str, low: int, high: int, default: int = 0) -> int:
        """A whole number from `low` to `high`; `default` when missing or wrong."""
        value = self._take(name, int, "a whole number without quotation marks")
        if value is None:
            return default
        if not low <= value <= high:
            what = f"“{name}” must be a whole number from {low} to {high}."
            self.report("F-RANGE", name, what, f"Change it to a number from {low} to {high}.")
            return default
        return value

    def day(self, name: str) -> date:
        """A date written without quotation marks; 1 January 2000 when missing or wrong."""
        value = self._take(name, date, "a date without quotation marks, such as 2026-11-21") or UNKNOWN_DAY
        return value.date() if isinstance(value, datetime) else value

    def choice(self, name: str, allowed: Collection[str], default: str = "") -> str:
        """One word from a closed list; a misspelt one is reported with the nearest."""
        value = self.text(name)
        return value if not value else self._allowed(name, value, allowed, default)

    def choices(self, name: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Several words from a closed list, each once."""
        found = (self._allowed(name, value, allowed, "") for value in self.texts(name))
        return tuple(dict.fromkeys(value for value in found if value))

    def words_by_name(self, name: str, allowed: Collection[str]) -> dict[str, str]:
        """A table from the names of a closed list to words; all of them must be there."""
        inner = self.table(name)
        if inner is None:
            return {}
        found = {key: inner.text(key) for key in allowed}
        missing = [key for key, value in found.items() if not value]
        if missing:
            self.report("F-MISSING", name, f"[{name}] lacks: {', '.join(missing)}.", "Add a line for each.")
        inner.finish()
        return {key: value for key, value in found.items() if value}

    def minutes_by_name(self, name: str, allowed: Collection[str]) -> dict[str, int]:
        """A table from the names of a closed list to whole minutes; any may be left out."""
        inner = self.table(name)
        if inner is None:
            return {}
        found = {key: inner.whole(key, 0, 600) for key in allowed if inner.wrote(key)}
        inner.finish()
        return found

    # --- tables inside ---------------------------------------------------------------------------

    def table(self, name: str) -> "Facts | None":
        """A table such as [safety]; None when missing."""
        value = self._take(name, dict, f"a table that starts with [{name}]")
        return None if value is None else Facts(value, self._place.inside(name), self._problems)

    def tables(self, name: str) -> list["Facts"]:
        """A repeated table such as [[steps]]."""
        value = self._take(name, list, f"tables that each start with [[{name}]]") or []
        if not all(isinstance(entry, dict) for entry in value):
            what = f"“{name}” must be written as tables."
            self.report("F-TYPE", name, what, f"Start each one with [[{name}]] on a line of its own.")
            return []
        if len(value) > MOST_ENTRIES:
            what = f"There are {len(value)} tables [[{name}]]; at most {MOST_ENTRIES} are allowed."
            self.report("F-MANY", name, what, "Keep the ones that matter most.")
        kept = enumerate(value[:MOST_ENTRIES])
        return [Facts(entry, self._place.inside(name, number), self._problems) for number, entry in kept]

    # --- order -----------------------------------------------------------------------------------

    def has(self, name: str) -> bool:
        """Whether the fact was written, with something in it."""
        value = self._values.get(name)
        return bool(without_control(value).strip()) if isinstance(value, str) else value not in (None, [], {})

    def wrote(self, name: str) -> bool:
        """Whether the fact was written, even with nothing in it."""
        return name in self._values

    def require(self, names: Collection[str]) -> None:
        """Report each of these that is missing or empty."""
        for name in names:
            if not self.has(name):
                self.report("F-MISSING", name, f"The fact “{name}” is missing.", "See the list in resources/README.md.")

    def report(self, code: str, name: str, what: str, mend: str, severity: Severity = Severity.ERROR) -> None:
        """Add a problem at the line of a fact."""
        self._problems.append(Problem(code, self._place.file, self._place.line(name), what, mend, severity))

    def adopt(self, problems: Collection[Problem]) -> None:
        """Add problems found elsewhere in the same file."""
        self._problems.extend(problems)

    def finish(self) -> None:
        """Report every fact that was written but never asked for: most often a slip of the pen."""
        unknown = [name for name in self._values if name not in self._asked]
        for name in unknown[:_MOST_UNKNOWN_NAMES]:
            near = process.extractOne(name, sorted(self._asked), score_cutoff=70)
            mend = f"Did you mean “{near[0]}”?" if near else "Delete it, or look its name up in resources/README.md."
            self.report("F-NAME", name, f"There is no fact called “{shortened(name)}” here.", mend)
        if len(unknown) > _MOST_UNKNOWN_NAMES:
            what = f"There are {len(unknown) - _MOST_UNKNOWN_NAMES} more facts here that have no meaning."
            self.report("F-NAME", unknown[_MOST_UNKNOWN_NAMES], what, "Look their names up in resources/README.md.")

    def _clean(self, name: str, value: str) -> str:
        if control := first_control(value):
            what = f"“{name}” held an invisible control character ({control}), which was left out."
            self.report("I-CONTROL", name, what, "Delete it, or type the words again.", Severity.WARNING)
            value = without_control(value)
        if stray := _STRAY.search(value):
            what = f"The marks {stray.group()} in “{name}” are printed as they stand."
            self.report("F-MARK", name, what, "Bold and names to fill in work only below the facts.", Severity.WARNING)
        return " ".join(value.split())

    def _take(self, name: str, kind: type[_Value], wanted: str) -> _Value | None:
        """The value if it was written and is of this kind; True is no number here."""
        self._asked.add(name)
        if name not in self._values:
            return None
        value = self._values[name]
        if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
            return value
        self.report("F-TYPE", name, f"“{name}” is not written as it should be.", f"Write {wanted}.")
        return None

    def _allowed(self, name: str, value: str, allowed: Collection[str], default: str) -> str:
        if value in allowed:
            return value
        near = process.extractOne(value, list(allowed), score_cutoff=60)
        names = ", ".join(list(allowed)[:24])
        mend = f"Did you mean “{near[0]}”?" if near else f"Use one of: {names}."
        self.report("F-WORD", name, f"“{shortened(value)}” is not a word for “{name}”.", mend)
        return default


def shortened(words: str) -> str:
    """Words cut to what fits in a message."""
    return words if len(words) <= _SHOWN_CHARS else words[: _SHOWN_CHARS - 3] + "..."


_Path = tuple[tuple[str, int], ...]
"""Names of tables from the outside in, each with the number of its entry, counted from 0."""


class Place:
    """Where a table of facts stands in its file, so that faults can name a line.

    The file is searched at the first fault only, because most files have none.
    """

    def __init__(self, file: str, facts: "str | _Lines", first_line: int, path: _Path = ()) -> None:
        self.file = file
        self._lines = _Lines(facts) if isinstance(facts, str) else facts
        self._first_line = first_line
        self._path = path

    def inside(self, name: str, number: int = 0) -> "Place":
        """The place of the table `name`, or of its entry `number` counted from 0."""
        return Place(self.file, self._lines, self._first_line, (*self._path, (name, number)))

    def line(self, name: str) -> int:
        """The 1-based line of a fact in the file; the table's own first line if it is not written."""
        return self._first_line + self._lines.find(self._path, name)


class _Lines:
    """Where each fact and each table stands in a TOML text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[tuple[_Path, str], int] = {}

    def find(self, path: _Path, name: str) -> int:
        """The line, from 0, of a fact or table `name` in the table at `path`; else of the table itself."""
        if not self._found and self._text:
            self._read()
        for wanted in ((path, name), ((*path, (name, 0)), ""), (path, "")):
            if wanted in self._found:
                return self._found[wanted]
        return self.find(path[:-1], path[-1][0]) if path else 0

    def _read(self) -> None:
        table: _Path = ()
        entries: dict[tuple[_Path, str], int] = {}
        for at, line in enumerate(self._text.split("\n")):
            if heading := _HEADING.match(line):
                *outer, own = heading.group(1).replace('"', "").split(".")
                table = ()
                for name in outer:
                    table = (*table, (name, entries.get((table, name), 0)))
                entries[table, own] = entries.get((table, own), -1) + 1
                table = (*table, (own, entries[table, own]))
                self._found.setdefault((table, ""), at)
            elif fact := _FACT.match(line):
                self._found.setdefault((table, fact.group(1)), at)
