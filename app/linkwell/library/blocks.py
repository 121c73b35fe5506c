"""Nodes of Markdown to blocks of a document, numbered within their section or sheet.

Outside sheets, blocks are those of any Markdown; inside, one written line is one printed line, and lines that start
with `@` are worksheet parts. It knows nothing of files: faults are reported by line.
"""

import itertools
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

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
)
from linkwell.domain.vocabulary import Language, Vocabulary
from linkwell.library import inlines, markdown_tree, part_call, translations, worksheet_parts
from linkwell.library.markdown_tree import Node
from linkwell.library.part_call import PartCall, PartFault

CALLOUTS: Mapping[str, CalloutKind] = {
    "say": "say",
    "ask": "ask",
    "listen for": "listen",
    "safe practice": "safe",
    "watch for": "watch",
    "note": "note",
}
DEEPEST_LEVEL = 7
_HOLDERS = frozenset({"bullet_list", "ordered_list", "blockquote"})
MOST_COLUMNS, MOST_ROWS = 12, 200
_CELL_END = re.compile(r"(?<!\\)\|")
_VARIANT, _TRANSLATION = "variant", "translation"

_CODES = {_VARIANT: "W-VARIANT", _TRANSLATION: "W-LANG"}

Report = Callable[[int, str, str, str], None]
"""Takes a 1-based line, and a Problem's code, what and mend."""


@dataclass(slots=True)
class _Frame:
    """Blocks of a sheet that go together: all of them, or those of one variant or translation.

    It starts at `line`; `language` and `checked_by` are those of a translation.
    """

    line: int = 0
    stages: frozenset[str] = frozenset()
    language: Language | None = None
    checked_by: str = ""
    blocks: list[Block] = field(default_factory=list)


class BlockReader:
    """Turns nodes into blocks. Call `begin` for each section, then `nodes` and `blocks`; or `sheet` for a sheet."""

    def __init__(self, report: Report, vocabulary: Vocabulary) -> None:
        self._report = report
        self._fields = vocabulary.fields
        self._symbols = vocabulary.symbols
        self._stage_ids = vocabulary.stage_ids
        self._languages = vocabulary.languages
        self._in_sheet = False
        self._lines: list[str] = []
        self._first_line = 1
        self.begin("")
        self._makers: dict[str, Callable[[Node], Iterator[Block]]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "table": self._table,
            "blockquote": self._callout,
            "part": self._part_outside,
            "hr": self._rule,
            "code_block": self._code,
            "fence": self._code,
        }

    def begin(self, prefix: str) -> None:
        """Start numbering blocks again under this prefix."""
        self._prefix, self._numbers = prefix, itertools.count(1)

    def nodes(self, lines: list[str], first_line: int) -> list[Node]:
        """The nodes of some lines, of which the first is `first_line` in the file."""
        self._lines, self._first_line = lines, first_line
        return markdown_tree.parse("\n".join(lines))

    def line(self, node: Node) -> int:
        """The 1-based line of a node in the file."""
        return self._first_line + node.line

    def sheet(self, lines: list[str], first_line: int, prefix: str) -> tuple[Block, ...]:
        """All blocks of a sheet; afterwards numbering goes on where it stood before."""
        outer = (self._prefix, self._numbers)
        self.begin(prefix)
        self._in_sheet = True
        blocks = tuple(self.blocks(self.nodes(lines, first_line)))
        self._in_sheet = False
        self._prefix, self._numbers = outer
        return blocks

    def blocks(self, nodes: Iterable[Node]) -> list[Block]:
        """All blocks of some neighbouring nodes."""
        if self._in_sheet:
            return self._sheet_blocks(nodes)
        return [block for node in nodes for block in self._one(node)]

    def words(self, node: Node) -> Text:
        """The inlines of a heading, paragraph or table cell."""
        return self._text(node.content, self.line(node))

    def _text(self, written: str, line: int) -> Text:
        return inlines.read(written, self._fields, partial(self._tell, line))

    def _tell(self, first_line: int, below: int, code: str, what: str, mend: str) -> None:
        self._report(first_line + below, code, what, mend)

    def _key(self) -> str:
        return f"{self._prefix}.{next(self._numbers)}"

    def _one(self, node: Node) -> Iterator[Block]:
        if node.level > DEEPEST_LEVEL and node.type in _HOLDERS:
            what = "Lists or quotations stand inside each other too deeply; the innermost was left out."
            self._report(self.line(node), "M-NEST", what, "Write it on fewer levels.")
            return iter(())
        return self._makers[node.type](node)

    def _heading(self, node: Node) -> Iterator[Block]:
        level = int(node.tag[1])
        if level == 1 or not node.content:
            what = "The title stands in the text again." if level == 1 else "A heading has no words."
            self._report(self.line(node), "M-TITLE", what, "Delete this line; the title comes from the facts.")
            return
        if self._in_sheet and level == 2:
            mend = "Use ### inside a sheet; if the sheet should have ended, put ::: on a line of its own."
            self._report(self.line(node), "M-SHEET", "A ## heading stands inside a sheet.", mend)
        shown = min(max(level - (1 if self._in_sheet else 0), 2), 3)
        yield Heading(shown, self.words(node), self._key())

    def _paragraph(self, node: Node) -> Iterator[Block]:
        words = self.words(node)
        if words:
            yield Paragraph(words, key=self._key())

    def _list(self, node: Node) -> Iterator[Block]:
        key = self._key()
        entries = tuple(tuple(self.blocks(entry.children)) for entry in node.children)
        filled = tuple(entry for entry in entries if entry)
        if filled:
            yield ListBlock(filled, node.type == "ordered_list", min(max(node.start, 1), 999), key)

    def _table(self, node: Node) -> Iterator[Block]:
        key = self._key()
        rows = [row for part in node.children for row in part.children]
        if len(rows[0].children) > MOST_COLUMNS or len(rows) > MOST_ROWS:
            what = f"A table has more than {MOST_COLUMNS} columns or {MOST_ROWS} rows; it was left out."
            self._report(self.line(node), "M-TABLE", what, "Split it into smaller tables.")
            return
        for row in rows[1:]:
            self._check_row(row, len(rows[0].children))
        header, *others = (tuple(self._text(cell.content, self.line(row)) for cell in row.children) for row in rows)
        yield Table(header, tuple(others), key=key)

    def _check_row(self, row: Node, columns: int) -> None:
        """The parser drops cells beyond the heading row, so a forgotten heading would lose words."""
        written = self._lines[row.line].strip()
        if len(_CELL_END.split(written.removeprefix("|").removesuffix("|"))) > columns:
            what = "This row has more cells than the heading row of its table."
            self._report(self.line(row), "M-TABLE", what, "Add a heading, or take the | away.")

    def _callout(self, node: Node) -> Iterator[Block]:
        key = self._key()
        blocks = self.blocks(node.children)
        label, rest = _label(blocks[0]) if blocks else ("", ())
        if label:
            blocks[:1] = rest
        yield Callout(CALLOUTS.get(label.lower(), "note"), label, tuple(blocks), key)

    def _part_outside(self, node: Node) -> Iterator[Block]:
        part = part_call.split_line(node.content)
        if part is not None and (part[0] in worksheet_parts.PARTS or part[0] in {_VARIANT, _TRANSLATION}):
            what = f"The part @{part[0]} stands outside a sheet."
            self._report(self.line(node), "W-PART", what, "Move it between ::: sheet and :::.")
        return self._paragraph(node)

    def _rule(self, node: Node) -> Iterator[Block]:
        mend = "For a line to write on use [____] or @write-lines; to cut, @cut-line. Otherwise delete it."
        self._report(self.line(node), "M-RULE", "A line of ---, ___ or *** prints nothing.", mend)
        return iter(())

    def _code(self, node: Node) -> Iterator[Block]:
        mend = "Remove the spaces at the start of the line, or the ``` marks."
        self._report(self.line(node), "M-CODE", "This text would be set as computer code.", mend)
        words = " ".join(node.content.split())
        if words:
            yield Paragraph((Run(words),), key=self._key())

    # --- inside sheets: one printed line for each written line, and worksheet parts -----------------

    def _sheet_blocks(self, nodes: Iterable[Node]) -> list[Block]:
        frames = [_Frame()]
        queue = deque(nodes)
        while queue:
            node = queue.popleft()
            if node.type == "paragraph":
                frames[-1].blocks.extend(self._written_lines(node))
            elif node.type == "part":
                self._part_line(node, queue, frames)
            else:
                frames[-1].blocks.extend(self._one(node))
        if len(frames) > 1:
            name, code = _frame_name(frames[1])
            self._report(frames[1].line, code, f"This @{name} has no end.", f"Put @{name} end after it.")
            self._end_frame(frames)
        return frames[0].blocks

    def _written_lines(self, node: Node) -> Iterator[Block]:
        for line, written in enumerate(node.content.split("\n"), start=self.line(node)):
            words = self._text(written.strip().removesuffix("\\"), line)
            if words:
                yield Paragraph(words, key=self._key())

    def _part_line(self, node: Node, following: deque[Node], frames: list[_Frame]) -> None:
        part = part_call.split_line(node.content)
        if part is None:
            return
        name, arguments, labels = part
        if name == _VARIANT:
            self._variant(arguments, self.line(node), frames)
        elif name == _TRANSLATION:
            self._translation(arguments, " ".join(labels), self.line(node), frames)
        elif name in worksheet_parts.PARTS:
            entries = self._entries(following) if worksheet_parts.takes_list(name, arguments) else ()
            texts = tuple(self._text(label, self.line(node)) for label in labels)
            call = PartCall(name, arguments, texts, entries, self._symbols, self._key())
            try:
                frames[-1].blocks.append(worksheet_parts.PARTS[name](call))
            except PartFault as fault:
                what = f"The part @{name} is not written as it should be."
                self._report(self.line(node), "W-FORM", what, str(fault))
        else:
            known = ", ".join(f"@{known}" for known in worksheet_parts.PARTS)
            what = f"There is no worksheet part “@{name}”."
            self._report(self.line(node), "W-PART", what, f"Use one of: {known}, @variant, @translation.")

    def _variant(self, words: str, line: int, frames: list[_Frame]) -> None:
        if not self._opens(_VARIANT, words, line, frames):
            return
        stages = self._stage_ids(words.replace(",", " ").split())
        if not stages:
            mend = "Write stages or groups, such as @variant ks1 or @variant lks2 uks2, and @variant end."
            self._report(line, "W-VARIANT", f"“{words}” names a stage that does not exist.", mend)
        frames.append(_Frame(line, frozenset(stages or ())))

    def _translation(self, tag: str, checked_by: str, line: int, frames: list[_Frame]) -> None:
        if not self._opens(_TRANSLATION, tag, line, frames):
            return
        language = self._languages.get(tag)
        if language is None:
            mend = f"Write @translation and one of: {translations.known_tags(self._languages)}."
            self._report(line, "W-LANG", f"“{tag}” is not a language that is known.", mend)
        frames.append(_Frame(line, language=language or Language("", tag, tag), checked_by=checked_by))

    def _opens(self, name: str, words: str, line: int, frames: list[_Frame]) -> bool:
        """Whether a line begins something; whatever is open ends there, and `end` begins nothing."""
        was_open = len(frames) > 1 and _frame_name(frames[-1])[0] == name
        self._end_frame(frames)
        if words == "end" and not was_open:
            code = _CODES[name]
            self._report(line, code, f"There is no @{name} to end here.", "Delete this line.")
        return words != "end"

    def _end_frame(self, frames: list[_Frame]) -> None:
        if len(frames) == 1:
            return
        frame = frames.pop()
        if frame.language is None:
            frames[-1].blocks.append(Variant(frame.stages, tuple(frame.blocks), self._key()))
        else:
            made = translations.translation(frame.language, frame.checked_by, frame.blocks, self._key())
            frames[-1].blocks.append(made)

    def _entries(self, following: deque[Node]) -> tuple[Text, ...]:
        """The lines of the list that comes next, which the part takes as its own."""
        if not following or following[0].type not in {"bullet_list", "ordered_list"}:
            return ()
        return tuple(self._entry(entry) for entry in following.popleft().children)

    def _entry(self, entry: Node) -> Text:
        words: Text = ()
        for child in entry.children:
            if child.type == "paragraph":
                words = (*words, Run(" "), *self.words(child)) if words else self.words(child)
            else:
                what = "Only words can stand in a list that a worksheet part takes."
                self._report(self.line(child), "W-FORM", what, "Write one plain line for each entry.")
        return words


def _frame_name(frame: _Frame) -> tuple[str, str]:
    """The part that opened a frame, and the code of its faults."""
    name = _VARIANT if frame.language is None else _TRANSLATION
    return name, _CODES[name]


def _label(block: Block) -> tuple[str, tuple[Block, ...]]:
    """The bold label that opens a quotation block, and what is left of its paragraph."""
    if not isinstance(block, Paragraph):
        return "", ()
    first, *others = block.text
    if not (isinstance(first, Run) and first.strong and first.text.rstrip().endswith(":")):
        return "", ()
    if others and isinstance(others[0], Run):
        opening = others[0]
        others[:1] = [Run(opening.text.lstrip(), opening.strong, opening.href)] if opening.text.strip() else []
    rest = (Paragraph(tuple(others), block.role, block.key),) if others else ()
    return first.text.rstrip().removesuffix(":"), rest
