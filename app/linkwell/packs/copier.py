"""Print jobs for the school's copier: which parts of a pack go through it together, for which class, in which order.

A job is what somebody can print with one setting: one class, one number of copies, one paper. Each job takes exactly
the sheets that the print plan counts for its rows. Plain functions from a plan to jobs and their list for the office.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linkwell.domain.document import Block, Document, Heading, Paragraph, Part, Table, Text, Tick, words
from linkwell.domain.link import Link, SideName
from linkwell.packs.print_plan import PlanGroup, PlanRow, PrintPlan

LIST_NAME = "00 Print list"
_A: SideName = "a"
_B: SideName = "b"
_LONGEST_TITLE = 60
_GROUPS: tuple[tuple[PlanGroup, str], ...] = (
    ("teacher", "teacher copy"),
    ("pupil", "pupil sheets"),
    ("group", "group charts"),
    ("family", "family letters"),
)
_LIST_WIDTHS = (0.07, 0.44, 0.12, 0.16, 0.1, 0.11)
_HOW = (
    "Print each file with the settings on its line, at 100 per cent and not fitted to the page, so that cards to cut "
    "keep their size. Sets are collated: page 1, page 2 and so on, then again from page 1. Where paper is printed on "
    "both sides, empty backs are in the files already."
)


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Rows of a print plan that one class needs `copies` times, on one paper. `number` counts from 1."""

    number: int
    class_name: str
    side: SideName
    rows: tuple[PlanRow, ...]
    copies: int
    two_sided: bool
    in_colour: bool
    paper: str

    @property
    def pages(self) -> int:
        """Printed pages of one set, empty backs not counted."""
        return sum(row.pages for row in self.rows)

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
        copies = "1 copy" if self.copies == 1 else f"{self.copies} copies"
        paper = "" if self.paper == "A4" else f"{self.paper.replace('-', ' ')} paper"
        collated = "collated" if self.copies > 1 and self.pages > 1 else ""
        ink = "colour" if self.in_colour else "black and white"
        return ", ".join(filter(None, (copies, paper, self.sides, collated, ink)))

    @property
    def file_name(self) -> str:
        """The name of its file, without a suffix, from which the office can print it."""
        return f"{self.number:02} {_safe(self.title)} - {self.settings}"

    @property
    def empty_backs(self) -> tuple[int, ...]:
        """After which pages (from 1) an empty one stands, so that each part and each set begins on new paper."""
        return tuple(self._empty_backs()) if self.two_sided else ()

    def _empty_backs(self) -> Iterator[int]:
        page = 0
        for row in self.rows:
            page += row.pages
            if row.pages % 2 and (page < self.pages or self.copies > 1):
                yield page


def print_jobs(plan: PrintPlan, document: Document, link: Link | None, *, in_colour: bool) -> tuple[PrintJob, ...]:
    """All jobs in the order in which they go to the copier: first class, then second; the teacher's copy first."""
    jobs: list[PrintJob] = []
    papers: dict[str, str] = {part.id: part.paper for part in document.parts}
    names = class_names(link)
    for side, name in ((_A, names[0]), (_B, names[1])):
        for (_, copies, paper), rows in _alike(plan, papers, side).items():
            two_sided = plan.two_sided and any(row.pages > 1 for row in rows)
            jobs.append(PrintJob(len(jobs) + 1, name, side, tuple(rows), copies, two_sided, in_colour, paper))
    return tuple(jobs)


def class_names(link: Link | None) -> tuple[str, str]:
    """What the two classes are called on jobs, never the same."""
    if link is None:
        return "First class", "Second class"
    a, b = (side.class_name or side.school for side in (link.a, link.b))
    if a and a == b:
        a, b = (f"{side.class_name} {side.school}".strip() for side in (link.a, link.b))
    return (a or "First class", b or "Second class") if a != b else (f"{a} 1".strip(), f"{b} 2".strip())


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


def print_list(jobs: tuple[PrintJob, ...], title: str) -> Document:
    """One page for whoever prints: every job with its copies, sides and sheets, and the sums."""
    blocks: list[Block] = [Paragraph(words(title), "lead"), Paragraph(words(_HOW))]
    for side in dict.fromkeys(job.side for job in jobs):
        own = tuple(job for job in jobs if job.side == side)
        blocks += [Heading(2, words(own[0].class_name)), _table(own)]
    total = sum(job.sheets for job in jobs)
    blocks.append(Paragraph(words(f"Altogether {_sheets(total)} of paper.", strong=True), "lead"))
    part = Part("print-list", "Print list", tuple(blocks))
    return Document(title=f"Print list: {title}", parts=(part,), running_head=title)


def _alike(plan: PrintPlan, papers: Mapping[str, str], side: SideName) -> dict[tuple[bool, int, str], list[PlanRow]]:
    """The rows for one class by copies and paper, in the order of the pack; the teacher's copy comes first, alone."""
    found: dict[tuple[bool, int, str], list[PlanRow]] = {}
    for row in sorted(plan.rows, key=lambda one: one.group != "teacher"):
        copies = row.copies_a if side == "a" else row.copies_b
        if copies:
            found.setdefault((row.group == "teacher", copies, papers[row.part_id]), []).append(row)
    return found


def _table(jobs: tuple[PrintJob, ...]) -> Table:
    header = tuple(words(name) for name in ("Done", "File", "Copies", "How", "Pages", "Sheets"))
    rows: list[tuple[Text, ...]] = [
        (
            (Tick(),),
            words(f"{job.number:02} {job.title}"),
            words(str(job.copies)),
            words(_how(job)),
            words(str(job.pages)),
            words(str(job.sheets)),
        )
        for job in jobs
    ]
    total = words(str(sum(job.sheets for job in jobs)), strong=True)
    rows.append(((), words("For this class", strong=True), (), (), (), total))
    return Table(header, tuple(rows), _LIST_WIDTHS)


def _how(job: PrintJob) -> str:
    paper = "" if job.paper == "A4" else job.paper.replace("-", " ")
    return ", ".join(filter(None, (paper, job.sides, "colour" if job.in_colour else "")))


def _sheets(count: int) -> str:
    return "1 sheet" if count == 1 else f"{count:,} sheets"


def _safe(title: str) -> str:
    """Words that every system takes as part of a file name; a class may be called anything."""
    return " ".join(_UNSAFE.sub(" ", title).split())[:_LONGEST_TITLE].strip(" .")


_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
