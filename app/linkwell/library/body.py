"""The text of an item: Markdown to sections and sheets of document blocks.

Headings of level 2 start sections; `::: sheet` containers become sheets. Every block gets a key made of its
section or sheet and a running number, so that an edit can find it again in the same version of the item.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

from linkwell.domain.document import (
    Block,
    Callout,
    CalloutKind,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Table,
    Text,
    Variant,
    plain,
)
from linkwell.domain.item import Section
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library import inlines, worksheet_parts
from linkwell.library.worksheet_parts import PartCall, PartFault

CALLOUTS: Mapping[str, CalloutKind] = {
    "say": "say",
    "ask": "ask",
    "listen for": "listen",
    "safe practice": "safe",
    "watch for": "watch",
    "note": "note",
}
_ADVICE = frozenset({"M-ITALIC", "M-LINK", "M-IMAGE", "M-HTML"})
_UNKNOWN_CONTAINER = re.compile(r"^:::+\s*(\S*)")


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


def make_parser() -> MarkdownIt:
    """CommonMark with tables, `::: sheet` containers and our inline marks; no HTML."""
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    markdown.use(container_plugin, "sheet")
    inlines.plug_in(markdown)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign] # judged, and reported, by `inlines`
    return markdown


def read(body: str, first_line: int, file: str, vocabulary: Vocabulary) -> Body:
    """Read the text of an item. `first_line` is its 1-based line in `file`."""
    found = Body()
    root = SyntaxTreeNode(make_parser().parse(body))
    reader = _Blocks(found, file, first_line, vocabulary)
    title, pending = "", []
    for node in root.children:
        if node.type == "container_sheet":
            found.sheets.append(reader.sheet(node, len(found.sheets)))
        elif node.type == "heading" and node.tag == "h2":
            _close_section(found, title, pending)
            title, pending = plain(reader.text(node.children[0], node)), []
            reader.begin(slug(title))
            found.heading_lines[slug(title)] = reader.line(node)
        else:
            pending.extend(reader.blocks([node]))
    _close_section(found, title, pending)
    return found


def slug(title: str) -> str:
    """A heading as the start of a key: lower case, words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower())) or "text"


def _close_section(found: Body, title: str, blocks: list[Block]) -> None:
    if title or blocks:
        found.sections.append(Section(title, slug(title), tuple(blocks)))


class _Blocks:
    """Turns nodes of the Markdown tree into blocks, numbering them within the current section or sheet."""

    def __init__(self, found: Body, file: str, first_line: int, vocabulary: Vocabulary) -> None:
        self._found = found
        self._file = file
        self._first_line = first_line
        self._vocabulary = vocabulary
        self._in_sheet = False
        self.begin("text")
        self._makers: dict[str, Callable[[SyntaxTreeNode], Iterator[Block]]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "table": self._table,
            "blockquote": self._callout,
            "container_sheet": self._nested_sheet,
        }

    def begin(self, prefix: str) -> None:
        """Start numbering blocks again under this prefix."""
        self._prefix, self._numbers = prefix, itertools.count(1)

    def line(self, node: SyntaxTreeNode) -> int:
        """The 1-based line of a node in the file."""
        return self._first_line + (node.map[0] if node.map else 0)

    def sheet(self, node: SyntaxTreeNode, number: int) -> RawSheet:
        """A `::: sheet` container; blocks after it go on numbering where the section stopped."""
        outer = (self._prefix, self._numbers)
        self.begin(_sheet_id(node.info) or f"sheet{number + 1}")
        self._in_sheet = True
        blocks = tuple(self.blocks(node.children))
        self._in_sheet = False
        self._prefix, self._numbers = outer
        return RawSheet(node.info.strip().removeprefix("sheet").strip(), self.line(node), blocks)

    def blocks(self, nodes: list[SyntaxTreeNode]) -> list[Block]:
        """All blocks of some neighbouring nodes."""
        if self._in_sheet:
            return self._sheet_blocks(nodes)
        return [block for node in nodes for block in self._one(node)]

    def text(self, inline: SyntaxTreeNode, place: SyntaxTreeNode) -> Text:
        """The words of an `inline` node; faults are reported at `place`."""
        line = self.line(place)

        def report(code: str, what: str, mend: str) -> None:
            self.report(line, code, what, mend)

        return inlines.to_text(inline, self._vocabulary.fields, report)

    def report(self, line: int, code: str, what: str, mend: str) -> None:
        severity = Severity.WARNING if code in _ADVICE else Severity.ERROR
        self._found.problems.append(Problem(code, self._file, line, what, mend, severity))

    def _key(self) -> str:
        return f"{self._prefix}.{next(self._numbers)}"

    def _one(self, node: SyntaxTreeNode) -> Iterator[Block]:
        maker = self._makers.get(node.type)
        if maker is not None:
            yield from maker(node)
        elif node.type in {"code_block", "fence"}:
            mend = "Remove the spaces at the start of the line, or the ``` marks."
            self.report(self.line(node), "M-CODE", "This text would be set as computer code.", mend)
            yield Paragraph((Run(node.content.strip()),), key=self._key())

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Block]:
        level = int(node.tag[1])
        if level == 1:
            mend = "Delete this line; the title comes from the facts."
            self.report(self.line(node), "M-TITLE", "The title stands in the text again.", mend)
            return
        if self._in_sheet and level == 2:
            mend = "Use ### inside a sheet; if the sheet should have ended, put ::: on a line of its own."
            self.report(self.line(node), "M-SHEET", "A ## heading stands inside a sheet.", mend)
        shown = min(max(level - (1 if self._in_sheet else 0), 2), 3)
        yield Heading(shown, self.text(node.children[0], node), self._key())

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        words = self.text(node.children[0], node)
        wrong = _UNKNOWN_CONTAINER.match(plain(words))
        if wrong:
            mend = 'Blocks start with ::: sheet id="S1" title="..." and end with ::: on a line of its own.'
            self.report(self.line(node), "M-BLOCK", f"“::: {wrong.group(1)}” is not a block that exists.", mend)
        if words:
            yield Paragraph(words, key=self._key())

    def _list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        key = self._key()
        ordered = node.type == "ordered_list"
        start = int(node.attrGet("start") or 1) if ordered else 1
        entries = tuple(tuple(self.blocks(entry.children)) for entry in node.children)
        yield ListBlock(entries, ordered, min(start, 999), key)

    def _table(self, node: SyntaxTreeNode) -> Iterator[Block]:
        key = self._key()
        rows = [
            tuple(self.text(cell.children[0], row) if cell.children else () for cell in row.children)
            for part in node.children
            for row in part.children
        ]
        yield Table(rows[0], tuple(rows[1:]), key=key)

    def _callout(self, node: SyntaxTreeNode) -> Iterator[Block]:
        key = self._key()
        blocks = list(self.blocks(node.children))
        label, rest = _label(blocks[0]) if blocks else ("", None)
        if rest is not None:
            blocks[0] = rest
        yield Callout(CALLOUTS.get(label.lower(), "note"), label, tuple(blocks), key)

    def _nested_sheet(self, node: SyntaxTreeNode) -> Iterator[Block]:
        mend = "End the first sheet with ::: on a line of its own before the next one starts."
        self.report(self.line(node), "M-SHEET", "A sheet stands inside something else.", mend)
        yield from self.blocks(node.children)

    # --- inside sheets: one printed line for each written line, and worksheet parts -----------------

    def _sheet_blocks(self, nodes: list[SyntaxTreeNode]) -> list[Block]:
        frames: list[tuple[frozenset[str], list[Block]]] = [(frozenset(), [])]
        queue = list(nodes)
        while queue:
            node = queue.pop(0)
            if node.type != "paragraph":
                frames[-1][1].extend(self._one(node))
                continue
            lines = node.children[0].content.split("\n")
            for offset, written in enumerate(lines):
                line = self.line(node) + offset
                part = worksheet_parts.split_line(written)
                if part is None:
                    frames[-1][1].append(Paragraph(self._written(written, node), key=self._key()))
                elif part[0] == "variant":
                    self._variant(part[1], line, frames)
                else:
                    last = offset == len(lines) - 1
                    frames[-1][1].extend(self._part(part, line, node, queue if last else []))
        self._end_variant(frames)
        return frames[0][1]

    def _variant(self, words: str, line: int, frames: list[tuple[frozenset[str], list[Block]]]) -> None:
        self._end_variant(frames)
        if words == "end":
            return
        stages = self._vocabulary.stage_ids(words.replace(",", " ").split())
        if not stages:
            mend = "Write stages or groups, such as @variant ks1 or @variant lks2 uks2, and @variant end."
            self.report(line, "W-VARIANT", f"“{words}” names a stage that does not exist.", mend)
        frames.append((frozenset(stages or ()), []))

    def _end_variant(self, frames: list[tuple[frozenset[str], list[Block]]]) -> None:
        if len(frames) > 1:
            stages, blocks = frames.pop()
            frames[-1][1].append(Variant(stages, tuple(blocks), self._key()))

    def _part(
        self, part: tuple[str, str, list[str]], line: int, node: SyntaxTreeNode, following: list[SyntaxTreeNode]
    ) -> Iterator[Block]:
        name, arguments, raw_labels = part
        make = worksheet_parts.PARTS.get(name)
        if make is None:
            known = ", ".join(f"@{known}" for known in worksheet_parts.PARTS)
            self.report(line, "W-PART", f"There is no worksheet part “@{name}”.", f"Use one of: {known}, @variant.")
            return
        entries = self._entries(following) if name in worksheet_parts.TAKES_LIST else ()
        labels = tuple(self._written(label, node) for label in raw_labels)
        call = PartCall(name, arguments, labels, entries, self._vocabulary.symbols, self._key())
        try:
            yield make(call)
        except PartFault as fault:
            self.report(line, "W-FORM", f"The part @{name} is not written as it should be.", str(fault))

    def _entries(self, following: list[SyntaxTreeNode]) -> tuple[Text, ...]:
        """The lines of the list that comes next, which the part takes as its own."""
        if not following or following[0].type not in {"bullet_list", "ordered_list"}:
            return ()
        entries = (entry.children for entry in following.pop(0).children)
        return tuple(
            tuple(inline for child in children if child.type == "paragraph" for inline in self.text(child.children[0], child))
            for children in entries
        )

    def _written(self, words: str, place: SyntaxTreeNode) -> Text:
        inline = SyntaxTreeNode(self._inline_parser.parseInline(words.strip())).children
        return self.text(inline[0], place) if inline else ()

    _inline_parser = make_parser()


def _sheet_id(info: str) -> str:
    found = re.search(r'\bid="([^"]*)"', info)
    return found.group(1) if found else ""


def _label(block: Block) -> tuple[str, Paragraph | None]:
    """The bold label that opens a quotation block, and the paragraph without it."""
    if not isinstance(block, Paragraph) or not block.text:
        return "", None
    first = block.text[0]
    if not (isinstance(first, Run) and first.strong and first.text.rstrip().endswith(":")):
        return "", None
    rest = block.text[1:]
    if rest and isinstance(rest[0], Run):
        rest = (Run(rest[0].text.lstrip(), rest[0].strong, rest[0].href), *rest[1:])
    return first.text.rstrip().removesuffix(":"), Paragraph(rest, block.role, block.key)
