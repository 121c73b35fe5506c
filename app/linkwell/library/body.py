"""The text of an item: Markdown to sections and sheets of document blocks.

Headings of level 2 start sections; `::: sheet` lines start sheets. Every block gets a key made of its section or sheet
and a running number, so that an edit can find it again in the same version of the item.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from linkwell.domain.document import Block, plain
from linkwell.domain.item import Section
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library import markdown_tree
from linkwell.library.blocks import BlockReader

_ADVICE = frozenset({"M-ITALIC", "M-LINK", "M-IMAGE", "M-HTML", "M-STRAY", "M-RULE", "I-CONTROL"})
_FENCE = re.compile(r"\s*:{3,}[ \t]*(\w*)(.*)")


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as written: its attributes are checked by the item reader."""

    attributes: str
    line: int
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class Body:
    """What was found, in order. `heading_lines` maps a section's slug to its line in the file."""

    sections: list[Section] = field(default_factory=list)
    sheets: list[RawSheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    heading_lines: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Stretch:
    """Lines that belong together: inside one sheet (then `attributes` is set), or outside all of them."""

    line: int
    attributes: str | None = None
    lines: list[str] = field(default_factory=list)


Report = Callable[[int, str, str, str], None]


def read(body: str, first_line: int, file: str, vocabulary: Vocabulary) -> Body:
    """Read the text of an item. `first_line` is its 1-based line in `file`."""
    found = Body()

    def report(line: int, code: str, what: str, mend: str) -> None:
        severity = Severity.WARNING if code in _ADVICE else Severity.ERROR
        found.problems.append(Problem(code, file, line, what, mend, severity))

    sections = _Sections(found, BlockReader(report, vocabulary))
    for stretch in _stretches(body.split("\n"), first_line, report):
        if stretch.attributes is None:
            sections.add(stretch)
        else:
            sections.add_sheet(stretch)
    sections.close()
    return found


def slug(title: str) -> str:
    """A heading as the start of a key: lower case, words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower())) or "text"


def _stretches(lines: list[str], first_line: int, report: Report) -> Iterator[_Stretch]:
    """Cut the text at its `:::` lines. A sheet that was not ended ends where the next one starts."""
    current = _Stretch(first_line)
    for line, written in enumerate(lines, start=first_line):
        found = _FENCE.match(written) if ":::" in written else None
        if found is None:
            current.lines.append(written)
            continue
        inside, name = current.attributes is not None, found.group(1)
        if name == "sheet":
            if inside:
                mend = "End the first sheet with ::: on a line of its own before the next one starts."
                report(line, "M-SHEET", "A sheet starts inside another one.", mend)
            yield current
            current = _Stretch(line + 1, found.group(2).strip())
        elif inside and not found.group(2) and not name:
            yield current
            current = _Stretch(line + 1)
        else:
            _report_fence(line, written.strip(), report)
            current.lines.append("")
    if current.attributes is not None:
        report(current.line - 1, "M-SHEET", "This sheet has no end.", "Put ::: on a line of its own after it.")
    yield current


def _report_fence(line: int, written: str, report: Report) -> None:
    if written.strip(":"):
        mend = 'Blocks start with ::: sheet id="S1" title="..." and end with ::: on a line of its own.'
        shown = written if len(written) <= 40 else written[:37] + "..."
        report(line, "M-BLOCK", f"“{shown}” is not a block that exists.", mend)
    else:
        report(line, "M-BLOCK", "This ::: ends nothing; no sheet is open here.", "Delete it.")


class _Sections:
    """Gathers blocks under their headings, and sheets beside them."""

    def __init__(self, found: Body, reader: BlockReader) -> None:
        self._found = found
        self._reader = reader
        self._title, self._slug = "", "text"
        self._pending: list[Block] = []
        self._times = {"text": 1}
        reader.begin("text")

    def add(self, stretch: _Stretch) -> None:
        """Lines outside all sheets; a heading of level 2 closes the section before it."""
        for node in self._reader.nodes(stretch.lines, stretch.line):
            if node.type == "heading" and node.tag == "h2":
                self.close()
                self._open(node)
            else:
                self._pending.extend(self._reader.blocks([node]))

    def add_sheet(self, stretch: _Stretch) -> None:
        """Lines of one sheet; the blocks after it go on numbering where the section stopped."""
        attributes = stretch.attributes or ""
        sheet_id = re.search(r'\bid="([^"]*)"', attributes)
        prefix = sheet_id.group(1) if sheet_id else f"sheet{len(self._found.sheets) + 1}"
        blocks = self._reader.sheet(stretch.lines, stretch.line, prefix)
        self._found.sheets.append(RawSheet(attributes, stretch.line - 1, blocks))

    def close(self) -> None:
        """End the section that is open; one without a title and without blocks is none."""
        if self._title or self._pending:
            self._found.sections.append(Section(self._title, self._slug, tuple(self._pending)))

    def _open(self, node: markdown_tree.Node) -> None:
        self._title, self._pending = plain(self._reader.words(node)), []
        self._slug = self._unused(slug(self._title))
        self._found.heading_lines[self._slug] = self._reader.line(node)
        self._reader.begin(self._slug)

    def _unused(self, wanted: str) -> str:
        """A slug that no section has yet: the wanted one, or with a number behind it."""
        found = wanted
        while found in self._times:
            self._times[wanted] += 1
            found = f"{wanted}-{self._times[wanted]}"
        self._times[found] = 1
        return found
