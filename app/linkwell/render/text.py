"""Plain text: the whole document in reading order, for `linkwell show` and for comparing formats.

It shows what stands on paper: gaps as `____`, boxes to tick as `[ ]`, frames as ASCII rules, and pictures by
their descriptions in square brackets. Footers and running heads are left out, because they repeat. It knows
no other renderer, and nothing of paper.
"""

import re
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, assert_never

from linkwell.domain.document import (
    Banner,
    Block,
    Callout,
    Cards,
    Checklist,
    Columns,
    Contents,
    CutLine,
    Diagram,
    Document,
    DrawBoxes,
    Form,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Part,
    Signatures,
    Slot,
    Symbols,
    Table,
    Text,
    Variant,
    WriteLines,
    YearStrip,
    plain,
)
from linkwell.domain.progress import Progress, silent
from linkwell.domain.style import Style
from linkwell.render import diagrams

WIDTH = 88
_UNDERLINES = {1: "=", 2: "-"}
_LINE = "_" * 16
_HERE, _ELSEWHERE = "\u25cf", "\u25cb"  # a filled and an open circle
# Control characters could drive a terminal; lone surrogates cannot be encoded.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class TextRenderer:
    """Writes UTF-8 text, wrapped at 88 characters."""

    suffix = "txt"
    title = "Plain text"

    def render(
        self,
        document: Document,
        style: Style,  # noqa: ARG002 - plain text has no style
        symbols: Path,  # noqa: ARG002 - nor pictures
        out: IO[bytes],
        progress: Progress,
    ) -> None:
        """Write the whole document to `out`; `Cancelled` out of `progress` comes before anything is written."""
        out.write(reading(document, progress=progress).encode("utf-8"))


def reading(document: Document, *, descriptions: bool = True, progress: Progress = silent) -> str:
    """The document as text. Without `descriptions`, only the words that are seen on paper."""
    texts = []
    for number, part in enumerate(document.parts):
        progress(number / len(document.parts), part.title)
        texts.append("\n".join(_Reader(WIDTH, descriptions).part(part)))
    progress(1.0, document.title)
    return _clean("\n\n\n".join(texts)) + "\n"


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("", text)


class _Reader:
    """Turns blocks into lines of at most `width` characters; what is inside a list gets a narrower one."""

    def __init__(self, width: int, descriptions: bool) -> None:
        self._width = max(width, 24)
        self._descriptions = descriptions

    def part(self, part: Part) -> Iterator[str]:
        blocks = part.blocks
        if part.title_shown and not (blocks and isinstance(blocks[0], Banner)):
            yield from self._heading(part.level, part.title)
            yield ""
        yield from self.blocks(blocks)

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """The blocks with one empty line between them."""
        started = False
        for block in blocks:
            lines = list(self.block(block))
            if not lines:
                continue
            if started:
                yield ""
            started = True
            yield from lines

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading() | Paragraph() | ListBlock() | Table() | Callout() | PageBreak() | Variant():
                yield from self._prose(block)
            case WriteLines() | DrawBoxes() | Checklist() | Cards() | Columns() | CutLine() | Signatures():
                yield from self._worksheet(block)
            case Form():
                yield from self._form(block)
            case Symbols() | Diagram() | Banner() | YearStrip() | Contents():
                yield from self._figure(block)
            case _:
                assert_never(block)

    def _prose(self, block: Heading | Paragraph | ListBlock | Table | Callout | PageBreak | Variant) -> Iterator[str]:
        match block:
            case Heading():
                yield from self._heading(block.level, plain(block.text))
            case Paragraph():
                yield from self._wrapped(plain(block.text))
            case ListBlock():
                yield from self._list(block)
            case Table():
                yield from self._table((block.header, *block.rows))
            case Callout():
                yield from self._callout(block)
            case PageBreak():
                return
            case Variant():
                yield from self.blocks(block.blocks)
            case _:
                assert_never(block)

    def _worksheet(
        self, block: WriteLines | DrawBoxes | Checklist | Cards | Columns | CutLine | Signatures
    ) -> Iterator[str]:
        match block:
            case WriteLines():
                yield from self._wrapped(plain(block.prompt))
                yield from ["_" * self._width] * block.count
            case DrawBoxes():
                yield from self._frames(block.labels)
            case Checklist():
                yield from self._checklist(block)
            case Cards():
                yield from self._cards(block)
            case Columns():
                yield from self._row(block.labels)
            case CutLine():
                yield from self._wrapped(plain(block.text))
                said = " fold here " if block.fold else " cut here "
                yield said.center(self._width - self._width % 2, "-")
            case Signatures():
                yield from self._signatures(block)
            case _:
                assert_never(block)

    def _figure(self, block: Symbols | Diagram | Banner | YearStrip | Contents) -> Iterator[str]:
        match block:
            case Symbols():
                yield from self._symbols(block)
            case Diagram():
                yield from self._described(block.alt)
                yield from self._row(block.labels)
            case Banner():
                yield from self._banner(block)
            case YearStrip():
                yield from self._year(block)
            case Contents():
                yield from self._contents(block)
            case _:
                assert_never(block)

    def _wrapped(self, words: str, first: str = "", rest: str = "") -> Iterator[str]:
        """The words wrapped, each of their own lines by itself; no line at all if there are none."""
        for line in _clean(words).splitlines():
            yield from textwrap.wrap(
                line,
                self._width,
                initial_indent=first,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
            ) or ([first.rstrip()] if first.strip() else [])
            first = rest

    def _described(self, alternative: str) -> Iterator[str]:
        if self._descriptions and alternative:
            yield from self._wrapped(f"[{alternative}]", "", " ")

    def _heading(self, level: int, words: str) -> Iterator[str]:
        underline = _UNDERLINES.get(level)
        lines = list(self._wrapped(words, "" if underline else "#" * level + " "))
        yield from lines
        if underline and lines:
            yield underline * max(map(len, lines))

    def _banner(self, banner: Banner) -> Iterator[str]:
        yield from self._heading(banner.level, banner.title)
        yield from self._wrapped(banner.question)
        yield from self._wrapped(" \u00b7 ".join(banner.facts))

    def _list(self, block: ListBlock) -> Iterator[str]:
        for number, entry in enumerate(block.entries, block.start):
            mark = f"{number}. " if block.ordered else "- "
            yield from self._inside(entry, mark, " " * len(mark))

    def _callout(self, callout: Callout) -> Iterator[str]:
        if callout.label:
            sign = "" if callout.label[-1] in ".:!?" else ":"
            yield from self._wrapped(callout.label + sign, "| ", "| ")
        yield from self._inside(callout.blocks, "| ", "| ")
        yield from self._wrapped(callout.note, "| ", "| ")

    def _inside(self, blocks: Sequence[Block], first: str, rest: str) -> Iterator[str]:
        """Blocks behind a mark on their first line."""
        mark = first
        for line in _Reader(self._width - len(first), self._descriptions).blocks(blocks):
            yield (mark + line).rstrip()
            mark = rest
        if mark is first and first.strip() != "|":
            yield first.rstrip()  # an empty entry still counts

    def _checklist(self, block: Checklist) -> Iterator[str]:
        yield from self._wrapped(plain(block.prompt))
        for entry in block.entries:
            yield from self._wrapped(plain(entry), "[ ] ", "    ")

    def _cards(self, cards: Cards) -> Iterator[str]:
        for number, entry in enumerate(cards.entries, 1):
            mark = f"{number}. " if cards.numbered else "* "
            picture = cards.picture(number - 1)
            shown = f"({picture.alt}) " if picture else ""
            fold = f" {diagrams.PENNANT_NOTE}" if cards.shape == "pennant" else ""
            yield from self._wrapped((f"{shown}{plain(entry)}".strip() or "____") + fold, mark, " " * len(mark))
        for back in cards.backs:
            yield from self._wrapped(plain(back) or "____", "* ", "  ")

    def _frames(self, labels: Sequence[Text]) -> Iterator[str]:
        for label in labels:
            yield from self._wrapped(plain(label))
            yield "+" + "-" * 30 + "+"

    def _signatures(self, block: Signatures) -> Iterator[str]:
        for label in block.labels:
            yield from self._wrapped(plain(label), "________________ ", " " * 17)

    def _form(self, form: Form) -> Iterator[str]:
        if form.border == "tear":
            yield from self._worksheet(CutLine())
        for row in form.rows:
            shown = [self._slot(slot) for slot in row.slots]
            yield from self._wrapped("  ".join(filter(None, shown)))

    def _slot(self, slot: Slot) -> str:
        """The words of a place on a form, or a line where something is written."""
        told = [slot.picture.alt if slot.picture else "", slot.answer if slot.edges == "trbl" else ""]
        picture, frame = (f"[{words}]" if words and self._descriptions else "" for words in told)
        return " ".join(filter(None, (picture, plain(slot.text) or _LINE * (slot.edges == "b"), frame)))

    def _symbols(self, block: Symbols) -> Iterator[str]:
        for symbol, text in block.entries:
            yield from self._described(symbol.alt)
            yield from self._wrapped(plain(text), "- ", "  ")

    def _year(self, strip: YearStrip) -> Iterator[str]:
        for number, step in enumerate(strip.steps):
            sign = _HERE if number in strip.here else _ELSEWHERE
            yield from self._wrapped(f"{number + 1} {step}", f"{sign} ", "  ")

    def _contents(self, contents: Contents) -> Iterator[str]:
        for entry in contents.entries:
            indent = "  " * (entry.level - 1)
            words = "  ".join(filter(None, (entry.title, entry.note)))
            yield from self._wrapped(words, indent, indent + "  ")

    def _row(self, labels: Sequence[Text]) -> Iterator[str]:
        yield from self._wrapped(" | ".join(plain(label) for label in labels))

    def _table(self, rows: Sequence[Sequence[Text]]) -> Iterator[str]:
        cells = [[" ".join(_clean(plain(cell)).split()) for cell in row] for row in rows]
        columns = max((len(row) for row in cells), default=0)
        widths = [max((len(row[at]) for row in cells if at < len(row)), default=0) for at in range(columns)]
        aligned = sum(widths) + 3 * (columns - 1) <= self._width
        for number, row in enumerate(cells):
            if aligned:
                yield " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
            else:
                yield from self._wrapped(" | ".join(row), "", "    ")
            if number == 0:
                yield "-+-".join("-" * width for width in widths) if aligned else "-" * self._width
