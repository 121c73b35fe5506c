"""What came of each link of a batch, and the index that tells it: a document to print and a table for a spreadsheet.

Outcomes are plain words and numbers, small enough to keep for hundreds of links. Nothing here writes a file.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from linkwell.domain.document import Block, Document, Heading, ListBlock, Paragraph, Part, Table, words
from linkwell.domain.link import Link, Side
from linkwell.packs.print_plan import sheets_told

State = Literal["done", "left-out", "failed", "not-made"]
NAME = "00 Index"
STATE_WORDS: dict[State, str] = {"done": "done", "left-out": "left out", "failed": "failed", "not-made": "not made"}
_HEADER = (
    *("Number", "Link", "State", "Folder"),
    *(f"{name} {side}" for side in "AB" for name in ("School", "Class", "Pupils", "Teacher")),
    *("Pages", "Sheets of paper", "Files", "Note", "Code"),
)
_WIDTHS = (0.07, 0.29, 0.44, 0.1, 0.1)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class LinkOutcome:
    """What came of one link. `number` counts from 1 in the order asked for; a folder is there only if it is done.

    `pages` are those of one pack, `sheets` the paper for all copies of both classes. `reason` says in words why a link
    was left out or failed, `code` is that of the error.
    """

    number: int
    link: Link
    state: State
    folder: str = ""
    files: tuple[str, ...] = ()
    pages: int = 0
    sheets: int = 0
    notes: tuple[str, ...] = ()
    reason: str = ""
    code: str = ""

    @property
    def note(self) -> str:
        """All there is to say in one line."""
        return " ".join(filter(None, (self.reason, *self.notes)))


@dataclass(frozen=True, slots=True)
class Told:
    """What an index tells: the recipe's title, all outcomes, what could not be read, and files beside the folders."""

    title: str
    outcomes: tuple[LinkOutcome, ...]
    unread: tuple[str, ...] = ()
    print_file: str = ""

    def of(self, *states: State) -> tuple[LinkOutcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.state in states)


def links_told(count: int) -> str:
    """How many links, as people say it."""
    return "1 link" if count == 1 else f"{count} links"


def summary(outcomes: Sequence[LinkOutcome], unread: int = 0) -> str:
    """How it went in one sentence: "13 links done, 2 left out, 1 failed."."""
    states = [outcome.state for outcome in outcomes]
    parts = [f"{links_told(states.count('done'))} done"]
    parts += [f"{states.count(s)} {STATE_WORDS[s]}" for s in ("left-out", "failed", "not-made") if s in states]
    parts += [f"{unread} {'row' if unread == 1 else 'rows'} not read"] if unread else []
    return f"{', '.join(parts)}."


def document(told: Told) -> Document:
    """The index to print: what is where, what was left out and why, what failed and what to do."""
    sheets = sum(outcome.sheets for outcome in told.outcomes)
    blocks: list[Block] = [
        Paragraph(words(told.title), "lead"),
        Paragraph(
            words(f"{summary(told.outcomes, len(told.unread))} Printed for both classes: {sheets_told(sheets)}.")
        ),
    ]
    if told.print_file:
        blocks.append(Paragraph(words(f"To print all of it: {told.print_file}.pdf. A print list leads each link.")))
    done, others = told.of("done"), told.of("left-out", "failed", "not-made")
    if done:
        blocks += [Heading(2, words("Done")), _done_table(done)]
    if others:
        blocks += [Heading(2, words("Not made")), _other_table(others)]
    noted = [outcome for outcome in done if outcome.notes]
    if noted:
        lines = [f"{outcome.number:02} {outcome.link.title}: {' '.join(outcome.notes)}" for outcome in noted]
        blocks += [Heading(2, words("Worth knowing")), _list(lines)]
    if told.unread:
        blocks += [Heading(2, words("Rows that could not be read")), _list(told.unread)]
    part = Part("index", "Index", tuple(blocks))
    return Document(title=f"Index: {told.title}", parts=(part,), running_head=told.title)


def table(told: Told) -> bytes:
    """The index for a spreadsheet: CSV in UTF-8 with the mark that Excel looks for, and no cell that it would run."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEADER)
    for one in told.outcomes:
        row = (
            *(one.number, one.link.title, STATE_WORDS[one.state], one.folder),
            *(*_side(one.link.a), *_side(one.link.b)),
            *(one.pages or "", one.sheets or "", "; ".join(one.files), one.note, one.code),
        )
        writer.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in row])
    for fault in told.unread:
        writer.writerow(["", "", "not read", *[""] * (len(_HEADER) - 5), _harmless(fault), "B-CSV"])
    return out.getvalue().encode("utf-8-sig")


def _side(side: Side) -> tuple[str, str, object, str]:
    return side.school, side.class_name, side.size or "", side.teacher


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet shows and does not work out."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell


def _done_table(outcomes: Sequence[LinkOutcome]) -> Table:
    header = tuple(words(name) for name in ("No.", "Folder", "Schools", "Pages", "Sheets"))
    rows = [
        (
            words(f"{one.number:02}"),
            words(one.folder.partition(" ")[2], strong=True),
            words(" and ".join(filter(None, (one.link.a.school, one.link.b.school)))),
            words(str(one.pages)),
            words(f"{one.sheets:,}"),
        )
        for one in outcomes
    ]
    total = words(f"{sum(one.sheets for one in outcomes):,}", strong=True)
    return Table(header, (*rows, ((), words("Altogether", strong=True), (), (), total)), _WIDTHS)


def _other_table(outcomes: Sequence[LinkOutcome]) -> Table:
    header = tuple(words(name) for name in ("No.", "Link", "Why"))
    rows = tuple(
        (words(f"{one.number:02}"), words(one.link.title, strong=True), words(f"{STATE_WORDS[one.state]}: {one.note}"))
        for one in outcomes
    )
    return Table(header, rows, (0.07, 0.33, 0.6))


def _list(lines: Sequence[str]) -> ListBlock:
    return ListBlock(tuple((Paragraph(words(line)),) for line in lines))
