"""Print jobs for the school's copier: which parts of a pack go through it together, for which class, in which order.

A job is what somebody can print with one setting: one class, one number of copies, one paper. Each job takes exactly
the sheets that the print plan counts for its rows. Plain functions from a plan to jobs and their list for the office.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linkwell.domain.document import Block, Document, Heading, Paragraph, Part, Table, Text, Tick, words
from linkwell.domain.link import Link, SideName
from linkwell.packs.print_plan import PlanGroup, PlanRow, PrintPlan, sheets_told

LIST_NAME = "00 Print list"
_A: SideName = "a"
_B: SideName = "b"
_UNNAMED = ("First class", "Second class")
_LONGEST_TITLE = 60
_LONGEST_NAME, _LEAST_SHEETS = 78, 12  # letters of a file name before its settings, and for what is in it
_GROUPS: tuple[tuple[PlanGroup, str], ...] = (
    ("teacher", "teacher copy"),
    ("pupil", "pupil sheets"),
    ("group", "group charts"),
    ("family", "family letters"),
)
_LIST_WIDTHS = (0.07, 0.48, 0.09, 0.18, 0.09, 0.09)
HOW = (
    "Print each file with the settings on its line, at 100 per cent and not fitted to the page, so that cards to cut "
    "keep their size. Sets are collated: page 1, page 2 and so on, then again from page 1. Where paper is printed on "
    "both sides, empty backs are in the files already."
)
HOW_MERGED = (
    "One file holds every copy of every job in the order of this list. Print it once with the settings in its name, "
    "at 100 per cent and not fitted to the page, and share it out by this list. Where paper is printed on both sides, "
    "empty backs are in the file already."
)
HOW_IN_TURN = (
    "What this link prints follows after this page, every copy of every job in the order of this list. Hand this page "
    "out with it."
)
_CUT = "What lies two to a sheet is to be cut in half, unless there is only one copy."


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Rows of a print plan that one class needs `copies` times, on one paper. `number` counts from 1.

    Rows on A5 lie two to a sheet of A4 (`two_up`): `runs` is how often the file goes through the copier.
    """

    number: int
    class_name: str
    side: SideName
    rows: tuple[PlanRow, ...]
    copies: int
    two_sided: bool
    in_colour: bool
    paper: str

    @property
    def two_up(self) -> bool:
        return self.rows[0].two_up

    @property
    def runs(self) -> int:
        return self.rows[0].runs(self.copies)

    @property
    def faces(self) -> int:
        """Printed sides of one set, empty backs not counted."""
        return sum(row.faces(self.copies) for row in self.rows)

    @property
    def sheets(self) -> int:
        """Sheets of paper for all copies."""
        return sum(row.sheets(self.copies, two_sided=self.two_sided) for row in self.rows)

    @property
    def sides(self) -> str:
        return "two-sided" if self.two_sided else "one-sided"

    @property
    def title(self) -> str:
        """What it is: "Kestrels teacher copy"."""
        groups = {row.group for row in self.rows}
        named = [title for group, title in _GROUPS if group in groups]
        told = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0]
        return f"{self.class_name} {told}"

    @property
    def settings(self) -> str:
        """How it is printed: "29 copies, two-sided, collated, black and white"."""
        copies = "1 copy" if self.runs == 1 else f"{self.runs} copies"
        paper = self.paper_words if self.two_up or not self.paper_words else f"{self.paper_words} paper"
        collated = "collated" if self.runs > 1 and self.faces > 1 else ""
        ink = "colour" if self.in_colour else "black and white"
        return ", ".join(filter(None, (copies, paper, self.sides, collated, ink)))

    @property
    def paper_words(self) -> str:
        """The paper, where it is not the usual one."""
        if self.two_up:
            return "two to a sheet"
        return "" if self.paper == "A4" else self.paper.replace("-", " ")

    @property
    def file_name(self) -> str:
        """The name of its file, without a suffix, from which the office can print it."""
        title = safe_name(self.title)
        room = _LONGEST_NAME - len(title)
        sheets = safe_name(shortened(", ".join(self.sheet_titles), room)) if room >= _LEAST_SHEETS else ""
        return f"{self.number:02} {title}{f' ({sheets})' if sheets else ''} - {self.settings}"

    @property
    def sheet_titles(self) -> tuple[str, ...]:
        """Which sheets these are; the teacher's copy is everything that is printed once for the teacher."""
        return tuple(dict.fromkeys(row.part.title for row in self.rows if row.group != "teacher"))

    @property
    def empty_backs(self) -> tuple[int, ...]:
        """After which sides (from 1) an empty one stands, so that each part and each set begins on new paper."""
        return tuple(self._empty_backs()) if self.two_sided else ()

    def _empty_backs(self) -> Iterator[int]:
        side = 0
        for row in self.rows:
            faces = row.faces(self.copies)
            side += faces
            if faces % 2 and (side < self.faces or self.runs > 1):
                yield side

    def spreads(self) -> Iterator[tuple[int, int | None]]:
        """For a job two to a sheet: the pages (from 1) at the left and right of each side; None is an empty half."""
        page = 1
        for row in self.rows:
            end = page + row.pages
            if self.copies > 1:
                yield from ((own, own) for own in range(page, end))
            else:
                yield from ((own, own + 1 if own + 1 < end else None) for own in range(page, end, 2))
            page = end


def print_jobs(plan: PrintPlan, link: Link | None) -> tuple[PrintJob, ...]:
    """All jobs in the order in which they go to the copier: first class, then second; the teacher's copy first."""
    jobs: list[PrintJob] = []
    names = class_names(link)
    for side, name in ((_A, names[0]), (_B, names[1])):
        for (_, copies, paper), rows in _alike(plan, side).items():
            two_sided = plan.two_sided and any(row.faces(copies) > 1 for row in rows)
            jobs.append(
                PrintJob(len(jobs) + 1, name, side, tuple(rows), copies, two_sided, plan.copier.in_colour, paper)
            )
    return tuple(jobs)


def merged_name(jobs: tuple[PrintJob, ...], *, two_sided: bool) -> str:
    """The name of one file with all copies of all jobs, without a suffix: "01 All 5 jobs - 1 copy, two-sided"."""
    what = "The one job" if len(jobs) == 1 else f"All {len(jobs)} jobs"
    return f"01 {what} - {settings_in_one(papers_of(jobs), two_sided=two_sided, in_colour=jobs[0].in_colour)}"


def papers_of(jobs: Iterable[PrintJob]) -> tuple[str, ...]:
    """The sheets of paper that the copier needs for some jobs, each once."""
    return tuple(dict.fromkeys("A3" if job.paper.startswith("A3") else "A4" for job in jobs))


def settings_in_one(papers: tuple[str, ...], *, two_sided: bool, in_colour: bool) -> str:
    """How one file with every copy in it is printed: "1 copy, A4 and A3 paper, two-sided, black and white"."""
    paper = "" if papers == ("A4",) else f"{' and '.join(papers)} paper"
    ink = "colour" if in_colour else "black and white"
    return ", ".join(filter(None, ("1 copy", paper, "two-sided" if two_sided else "one-sided", ink)))


def class_names(link: Link | None) -> tuple[str, str]:
    """What the two classes are called on jobs, never the same."""
    if link is None:
        return _UNNAMED
    sides = tuple(zip((link.a, link.b), _UNNAMED, strict=True))
    a, b = (side.class_name or side.school or unnamed for side, unnamed in sides)
    if a == b:
        a, b = (f"{side.class_name} {side.school}".strip() or unnamed for side, unnamed in sides)
    return (a, b) if a != b else (f"{a} 1", f"{b} 2")


def job_document(job: PrintJob, document: Document) -> Document:
    """The part of the whole pack that a job prints."""
    parts = {part.id: part for part in reversed(document.parts)}
    return Document(
        title=job.title,
        parts=tuple(parts[row.part_id] for row in job.rows),
        running_head=document.running_head,
        subject=document.title,
        rights=document.rights,
        identifier=f"{document.identifier}-{job.number}",
    )


def print_list(jobs: tuple[PrintJob, ...], title: str, *, how: str = HOW) -> Document:
    """The list for whoever prints: `how` to print, every job with its copies, sides and sheets, and the sums."""
    blocks: list[Block] = [Paragraph(words(title), "lead"), Paragraph(words(how))]
    if any(job.two_up for job in jobs):
        blocks.append(Paragraph(words(_CUT)))
    for side in dict.fromkeys(job.side for job in jobs):
        own = tuple(job for job in jobs if job.side == side)
        blocks += [Heading(2, words(own[0].class_name)), _table(own)]
    total = sum(job.sheets for job in jobs)
    blocks.append(Paragraph(words(f"Altogether {sheets_told(total)} of paper.", strong=True), "lead"))
    part = Part("print-list", "Print list", tuple(blocks))
    return Document(title=f"Print list: {title}", parts=(part,), running_head=title)


def safe_name(title: str, longest: int = _LONGEST_TITLE) -> str:
    """Words that every system takes as part of a file name; a class may be called anything."""
    return " ".join(_UNSAFE.sub(" ", title).split())[:longest].strip(" .")


def _alike(plan: PrintPlan, side: SideName) -> dict[tuple[bool, int, str], list[PlanRow]]:
    """The rows for one class by copies and paper, in the order of the pack; the teacher's copy comes first, alone."""
    found: dict[tuple[bool, int, str], list[PlanRow]] = {}
    for row in sorted(plan.rows, key=lambda one: one.group != "teacher"):
        copies = row.copies(side)
        if copies:
            found.setdefault((row.group == "teacher", copies, row.part.paper), []).append(row)
    return found


def _table(jobs: tuple[PrintJob, ...]) -> Table:
    header = tuple(words(name) for name in ("Done", "File", "Copies", "How", "Pages", "Sheets"))
    rows: list[tuple[Text, ...]] = [
        (
            (Tick(),),
            (*words(f"{job.number:02} {job.title}", strong=True), *words(_colon(job.sheet_titles))),
            words(str(job.runs)),
            words(_how(job)),
            words(str(job.faces)),
            words(str(job.sheets)),
        )
        for job in jobs
    ]
    total = words(str(sum(job.sheets for job in jobs)), strong=True)
    rows.append(((), words("For this class", strong=True), (), (), (), total))
    return Table(header, tuple(rows), _LIST_WIDTHS)


def _colon(titles: tuple[str, ...]) -> str:
    return f": {', '.join(titles)}" if titles else ""


def shortened(text: str, longest: int) -> str:
    """The words that fit into `longest` letters, with an ellipsis if some do not."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rpartition(' ')[0].rstrip(' ,')}\u2026"


def _how(job: PrintJob) -> str:
    return ", ".join(filter(None, (job.paper_words, job.sides, "colour" if job.in_colour else "")))


_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
