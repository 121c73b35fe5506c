"""Reading facts strictly and kindly: every value is checked for type and range, every fault becomes a Problem with
its line, and reading goes on with a harmless value, so that all faults of a file are shown at once."""

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from rapidfuzz import process

from linkwell.domain.problem import Problem, Severity

_LONG_AGO = date(2000, 1, 1)


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
        value = self._take(name, str, "words in quotation marks", "")
        shown = " ".join(value.split())
        if len(shown) > max_chars:
            what = f"“{name}” has {len(shown)} characters; at most {max_chars} fit."
            self.report("F-LONG", name, what, "Say it in fewer words.")
        elif len(shown.split()) > max_words:
            what = f"“{name}” has {len(shown.split())} words; at most {max_words} are wanted."
            self.report("F-LONG", name, what, "Say it in fewer words.")
        return shown

    def texts(self, name: str, *, most: int = 60) -> tuple[str, ...]:
        """A list of words; empty when missing."""
        value = self._take(name, list, 'a list such as ["first", "second"]', [])
        if not all(isinstance(entry, str) for entry in value):
            self.report("F-TYPE", name, f"“{name}” must hold words only.", "Put each entry in quotation marks.")
            return ()
        if len(value) > most:
            what = f"“{name}” has {len(value)} entries; at most {most} are allowed."
            self.report("F-MANY", name, what, "Keep the ones that matter most.")
        return tuple(" ".join(entry.split()) for entry in value)

    def whole(self, name: str, low: int, high: int, default: int = 0) -> int:
        """A whole number from `low` to `high`."""
        value = self._take(name, int, "a whole number without quotation marks", default)
        if isinstance(value, bool) or (name in self._values and not low <= value <= high):
            what = f"“{name}” must be a whole number from {low} to {high}."
            self.report("F-RANGE", name, what, f"Change it to a number from {low} to {high}.")
            return default
        return int(value)

    def day(self, name: str) -> date:
        """A date written without quotation marks; 1 January 2000 when missing or wrong."""
        value = self._take(name, date, "a date without quotation marks, such as 2026-11-21", _LONG_AGO)
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
        found = {key: inner.whole(key, 0, 600) for key in allowed if inner.has(key)}
        inner.finish()
        return found

    # --- tables inside ---------------------------------------------------------------------------

    def table(self, name: str) -> "Facts | None":
        """A table such as [safety]; None when missing."""
        value = self._take(name, dict, f"a table that starts with [{name}]", None)
        return None if value is None else Facts(value, self._place.inside(name), self._problems)

    def tables(self, name: str) -> list["Facts"]:
        """A repeated table such as [[steps]]."""
        value = self._take(name, list, f"tables that each start with [[{name}]]", [])
        if not all(isinstance(entry, dict) for entry in value):
            what = f"“{name}” must be written as tables."
            self.report("F-TYPE", name, what, f"Start each one with [[{name}]] on a line of its own.")
            return []
        return [Facts(entry, self._place.inside(name, number), self._problems) for number, entry in enumerate(value)]

    # --- order -----------------------------------------------------------------------------------

    def has(self, name: str) -> bool:
        """Whether the fact was written, with something in it."""
        return self._values.get(name) not in (None, "", [], {})

    def require(self, names: Collection[str]) -> None:
        """Report each of these that is missing or empty."""
        for name in names:
            if not self.has(name):
                self.report("F-MISSING", name, f"The fact “{name}” is missing.", "See the list in resources/README.md.")

    def report(
        self, code: str, name: str, what: str, mend: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Add a problem at the line of a fact."""
        self._problems.append(Problem(code, self._place.file, self._place.line(name), what, mend, severity))

    def adopt(self, problems: Collection[Problem]) -> None:
        """Add problems found elsewhere in the same file."""
        self._problems.extend(problems)

    def finish(self) -> None:
        """Report every fact that was written but never asked for: most often a slip of the pen."""
        for name in self._values:
            if name in self._asked:
                continue
            near = process.extractOne(name, sorted(self._asked), score_cutoff=70)
            mend = f"Did you mean “{near[0]}”?" if near else "Delete it, or look its name up in resources/README.md."
            self.report("F-NAME", name, f"There is no fact called “{name}” here.", mend)

    def _take(self, name: str, kind: type, wanted: str, default: Any) -> Any:
        self._asked.add(name)
        if name not in self._values:
            return default
        value = self._values[name]
        if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
            return value
        self.report("F-TYPE", name, f"“{name}” is not written as it should be.", f"Write {wanted}.")
        return default

    def _allowed(self, name: str, value: str, allowed: Collection[str], default: str) -> str:
        if value in allowed:
            return value
        near = process.extractOne(value, list(allowed), score_cutoff=60)
        names = ", ".join(list(allowed)[:24])
        mend = f"Did you mean “{near[0]}”?" if near else f"Use one of: {names}."
        self.report("F-WORD", name, f"“{value}” is not a word for “{name}”.", mend)
        return default


class Place:
    """Where a table of facts stands in its file, so that faults can name a line."""

    def __init__(self, file: str, facts_text: str, first_line: int, header: int = 0, name: str = "") -> None:
        self.file = file
        self._lines = facts_text.split("\n")
        self._text = facts_text
        self._first_line = first_line
        self._header = header
        self._name = name

    def inside(self, name: str, number: int = 0) -> "Place":
        """The place of the table `name`, or of its entry `number` counted from 0."""
        dotted = f"{self._name}.{name}" if self._name else name
        pattern = re.compile(rf"\s*\[\[?\s*{re.escape(dotted)}\s*\]\]?")
        starts = [at for at, line in enumerate(self._lines) if pattern.match(line)]
        fallback = self._find(name)
        header = starts[number] if number < len(starts) else fallback
        return Place(self.file, self._text, self._first_line, header, dotted)

    def line(self, name: str) -> int:
        """The 1-based line of a fact in the file; the table's own first line if it is not written."""
        return self._first_line + self._find(name)

    def _find(self, name: str) -> int:
        pattern = re.compile(rf'\s*(?:\[\[?\s*(?:[\w.-]+\.)?)?"?{re.escape(name)}"?\s*[=\]]')
        for at in range(self._header, len(self._lines)):
            if at > self._header and self._name and re.match(r"\s*\[", self._lines[at]):
                break
            if pattern.match(self._lines[at]):
                return at
        return self._header
