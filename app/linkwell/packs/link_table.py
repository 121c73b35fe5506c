"""Links from a table that somebody keeps in a spreadsheet and saves as CSV: one row for each link.

It takes what spreadsheets write (commas, semicolons or tabs, old and new encodings, columns in any order) and tells
every fault with its row and column; rows without faults become links. It knows no file and no store.
"""

import csv
import io
import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, count
from typing import NoReturn, get_args

from linkwell.domain.errors import ContentError
from linkwell.domain.link import Link, Mode, Side, Status
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.source_text import without_control

CODE = "B-CSV"
MAX_BYTES, MAX_ROWS = 1_000_000, 500
_LARGEST_CLASS = 200
_LONGEST_SHOWN, _LONGEST_ID = 40, 48
_EARLIEST, _LATEST = 2000, 2100
_SIDE_LIMITS: Mapping[str, int] = {"school": 80, "class": 60, "year": 40, "pupils": _LARGEST_CLASS, "teacher": 80}
_SIDE_COLUMNS = tuple(f"{name} {side}" for side in "ab" for name in _SIDE_LIMITS)
COLUMNS = ("title", *_SIDE_COLUMNS, "stages", "mode", "status", "reply by", "delete by")
"""The names of all columns in the order of the example; capitals do not matter."""
_OTHER_NAMES: Mapping[str, str] = {
    **{"link": "title", "name": "title", "stage": "stages", "key stage": "stages", "key stages": "stages"},
    **{f"{name} {side}": f"pupils {side}" for side in "ab" for name in ("size", "class size", "children")},
    **{f"{name} {side}": f"pupils {side}" for side in "ab" for name in ("number of pupils", "number of children")},
    **{f"{name} {side}": f"class {side}" for side in "ab" for name in ("class name",)},
    **{f"{name} {side}": f"teacher {side}" for side in "ab" for name in ("teachers",)},
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_BRITISH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WHOLE = re.compile(r"(\d{1,4})(?:[.,]0+)?")
_HINT = re.compile(r"sep=([,;\t])(?=[ ,;\t]*[\r\n])", re.IGNORECASE)  # which Excel writes and reads
_BETWEEN_STAGES = re.compile(r"\s*(?:[,;/+&]|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong in one cell: its row as the spreadsheet counts them, its column, what may stand there."""

    row: int
    column: str
    what: str
    allowed: str

    def __str__(self) -> str:
        place = f"Row {self.row}, {self.column}" if self.column else f"Row {self.row}"
        return f"{place}: {self.what} {self.allowed}"


@dataclass(frozen=True, slots=True)
class LinkTable:
    """The links of all rows without faults, in their order; the faults of the others; what else is worth telling."""

    links: tuple[Link, ...]
    faults: tuple[RowFault, ...]
    notes: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[str, ...]:
        """For each row that could not be read, all its faults."""
        rows = itertools.groupby(self.faults, key=lambda fault: fault.row)
        return tuple(" ".join(map(str, faults)) for _, faults in rows)


def read(data: bytes, vocabulary: Vocabulary) -> LinkTable:
    """The links in a CSV file. Raises `ContentError` (B-CSV) if it is no such table or has no row of a link."""
    if len(data) > MAX_BYTES:
        _refuse("It is larger than 1 MB.")
    rows = [(number, [_clean(cell) for cell in row]) for number, row in enumerate(_rows(_text(data)), start=1)]
    filled = [(number, row) for number, row in rows if any(row)]
    if not filled:
        _refuse("There is nothing in it.")
    columns, notes = _columns(filled[0][1])
    if len(filled) == 1:
        _refuse("It has a row with the names of columns, but no row of a link.")
    if len(filled) - 1 > MAX_ROWS:
        _refuse(f"It has {len(filled) - 1:,} rows; at most {MAX_ROWS} are taken at once.")
    read_rows = [_Row(number, cells, columns, len(filled[0][1]), vocabulary) for number, cells in filled[1:]]
    taken: set[str] = set()
    links = [row.link(taken) for row in read_rows]
    faults = tuple(fault for row in read_rows for fault in row.faults)
    return LinkTable(tuple(link for link in links if link is not None), faults, notes)


def refuse_faults(table: LinkTable) -> None:
    """Raise `ContentError` (B-CSV) with every fault, if there is one."""
    if table.faults:
        told = "\n  ".join(str(fault) for fault in table.faults)
        happened = f"The table of links has faults:\n  {told}\n"
        raise ContentError(CODE, happened, "No file was written.", "Mend these cells and try again.")


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # what Excel calls Unicode text
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[list[str]]:
    hint = _HINT.match(text)
    if hint:
        text = text[hint.end(1) :]  # its line stays, so that rows keep their numbers
    first = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    separator = hint[1] if hint else max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as fault:
        _refuse(f"It is not a CSV table ({fault}).")


def _clean(cell: str) -> str:
    return " ".join(without_control(cell).split())


def _columns(names: Sequence[str]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Which column stands where, and what to tell of those that mean nothing."""
    found: dict[str, int] = {}
    notes = []
    for at, name in enumerate(names):
        known = _known_column(name)
        if known in found:
            notes.append(f"The column “{_short(name)}” is there twice; the first was used.")
        elif known:
            found[known] = at
        elif name:
            notes.append(f"The column “{_short(name)}” means nothing to Linkwell and was left alone.")
    if "stages" not in found or not {"class a", "school a", "title"} & set(found):
        _refuse("Its first row does not name the columns Stages and Class A.")
    return found, tuple(notes)


def _known_column(name: str) -> str:
    """The column that a person means by "Class A", "class_a", "A: class" or "School (B)"; empty if none."""
    parts = re.findall(r"[^\W_]+", name.casefold())
    if len(parts) > 1 and parts[0] in {"a", "b"}:
        parts = [*parts[1:], parts[0]]
    joined = " ".join(parts)
    joined = _OTHER_NAMES.get(joined, joined)
    return joined if joined in COLUMNS else ""


def _shown(column: str) -> str:
    """A column as the example writes it: "Class A"."""
    return f"{column[0].upper()}{column[1:-1]}{column[-1].upper()}" if column in _SIDE_COLUMNS else column.capitalize()


@dataclass(slots=True)
class _Row:
    """One row being read, with the faults found so far."""

    number: int
    cells: Sequence[str]
    columns: Mapping[str, int]
    width: int
    vocabulary: Vocabulary
    faults: list[RowFault] = field(default_factory=list)

    def link(self, taken: set[str]) -> Link | None:
        """The link of this row, with an id that is not `taken` yet; None if it has faults."""
        if any(self.cells[self.width :]):
            what = "There are more cells in this row than columns in the first row."
            self._tell("", what, "Put words that hold the separator into quotation marks.")
        a, b = self._side("a"), self._side("b")
        title = self._words("title", 80) or " and ".join(
            filter(None, (a.class_name or a.school, b.class_name or b.school))
        )
        if not title:
            self._tell("class a", "Neither a class nor a school is named.", "Name at least one.")
        made = Link(
            id="",
            title=title,
            a=a,
            b=b,
            stages=self._stages(),
            mode=self._choice("mode", get_args(Mode)) or "both",  # type: ignore[arg-type]
            status=self._choice("status", get_args(Status)) or "planned",  # type: ignore[arg-type]
            reply_by=self._day("reply by"),
            delete_by=self._day("delete by"),
        )
        return None if self.faults else _with_id(made, taken)

    def _side(self, side: str) -> Side:
        name = {
            column: self._words(f"{column} {side}", most) for column, most in _SIDE_LIMITS.items() if column != "pupils"
        }
        return Side(name["school"], name["class"], name["year"], self._pupils(f"pupils {side}"), name["teacher"])

    def _cell(self, column: str) -> str:
        at = self.columns.get(column, len(self.cells))
        return self.cells[at] if at < len(self.cells) else ""

    def _words(self, column: str, longest: int) -> str:
        words = self._cell(column)
        if len(words) > longest:
            self._tell(column, f"It has {len(words)} characters.", f"At most {longest} fit.")
        return words

    def _pupils(self, column: str) -> int:
        cell = self._cell(column)
        if not cell:
            return 0
        found = _WHOLE.fullmatch(cell)
        pupils = int(found[1]) if found else 0
        if not 1 <= pupils <= _LARGEST_CLASS:
            what = f"“{_short(cell)}” is not a number of pupils."
            self._tell(column, what, f"Write a whole number from 1 to {_LARGEST_CLASS}, or leave it empty.")
        return pupils

    def _stages(self) -> tuple[str, ...]:
        cell, known = self._cell("stages"), self.vocabulary
        by_name = {name.casefold(): id for id, stage in known.stages.items() for name in (stage.title, stage.short)}
        allowed = f"Write one or more of: {', '.join([*known.stages, *known.stage_groups]).upper()}."
        if not cell:
            self._tell("stages", "It is empty.", allowed)
            return ()
        words = [word for word in _BETWEEN_STAGES.split(cell.casefold()) if word]
        found = known.stage_ids(by_name.get(word, word.replace(" ", "")) for word in words)
        if not found:
            self._tell("stages", f"“{_short(cell)}” is not a stage.", allowed)
        return found or ()

    def _choice(self, column: str, allowed: Sequence[str]) -> str:
        cell = self._cell(column)
        wanted = "-".join(cell.casefold().replace("-", " ").split())
        if not cell or wanted in allowed:
            return wanted
        shown = ", ".join(word.replace("-", " ") for word in allowed)
        self._tell(column, f"“{_short(cell)}” is not one of its words.", f"Write one of: {shown}; or leave it empty.")
        return ""

    def _day(self, column: str) -> date | None:
        cell = self._cell(column)
        if not cell:
            return None
        iso, british = _ISO.fullmatch(cell), _BRITISH.fullmatch(cell)
        numbers = iso.groups() if iso else british.groups()[::-1] if british else ("0", "0", "0")
        try:
            day = date(*map(int, numbers))
        except ValueError:
            day = date.min
        if _EARLIEST <= day.year <= _LATEST:
            return day
        self._tell(
            column, f"“{_short(cell)}” is not a date.", "Write it as 15/01/2027 or 2027-01-15, or leave it empty."
        )
        return None

    def _tell(self, column: str, what: str, allowed: str) -> None:
        self.faults.append(RowFault(self.number, _shown(column) if column else "", what, allowed))


def _with_id(link: Link, taken: set[str]) -> Link:
    plain = unicodedata.normalize("NFKD", link.title).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST_ID].strip("-") or "link"
    names = chain((stem,), (f"{stem}-{number}" for number in count(2)))
    link_id = next(name for name in names if name not in taken)
    taken.add(link_id)
    return replace(link, id=link_id)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"


def _refuse(what: str) -> NoReturn:
    raise ContentError(
        CODE,
        f"The table of links could not be used. {what}",
        "No file was written.",
        "The first row names the columns: see an example with: linkwell batch --example links.csv.",
    )
