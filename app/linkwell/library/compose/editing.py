"""Editing a part in place: which of its words can be changed, and the same part with some of them changed.

Every stretch of words has a key: the key of its block and, where a block holds several (cells, cards, labels), a
number. An edit is the new wording as Markdown, so that bold words, gaps, boxes and names survive it. A paragraph or a
list may become several of both; anything else stays one line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from linkwell.domain.document import (
    Banner,
    Block,
    Callout,
    Field,
    Gap,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Part,
    Run,
    Table,
    Text,
    Tick,
    Variant,
)
from linkwell.domain.rewrite import rewrite
from linkwell.library import inlines

Kind = Literal["line", "heading", "block"]
_MADE_FROM_FACTS = frozenset({"facts.cuts", "facts.printing"})
"""Tables that only count up what is set elsewhere; they follow it and are not changed on their own."""
_MM_PER_UNDERSCORE = 3.0
_ENTRY = re.compile(r"(?:-|(\d{1,4})[.)])(?:\s+(.*)|\Z)")
_LIKE_AN_ENTRY = re.compile(r"\A(\d*)([-.)])")
_GUARD = "\ufeff"
"""Nothing that is read or printed: it lets bold begin or end at a bracket or quotation mark in the middle of a word."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that can be changed: their key and their wording as Markdown; `cell` is (row, column) in a table.

    A `line` and a `heading` stay on one line; a `block` may hold several paragraphs and lists, each on a line of its
    own. `inside` are the keys of a list's entries, which may have been changed one by one.
    """

    key: str
    markdown: str
    cell: tuple[int, int] | None = None
    kind: Kind = "line"
    inside: tuple[str, ...] = ()


def stretches(part: Part) -> tuple[Stretch, ...]:
    """Everything in a part that can be changed, in reading order. Blocks without a key are made by the program."""
    found: list[Stretch] = []
    for block in _leaves(part.blocks):
        if isinstance(block, Paragraph | ListBlock):
            if markdown := lines_of((block,)):
                found.append(Stretch(block.key, markdown, kind="block", inside=_inside(block)))
            continue
        columns = _columns(block)
        for number, text in enumerate(_texts(block)):
            if text:
                cell = divmod(number, columns) if columns else None
                kind: Kind = "heading" if isinstance(block, Heading) else "line"
                found.append(Stretch(_key(block, number), to_markdown(text), cell, kind))
    return tuple(found)


def edited(part: Part, edits: Mapping[str, str], known_fields: Mapping[str, object]) -> Part:
    """The part with its edits; keys that it does not hold are left alone, so an edit is never an error.

    A paragraph, list or heading whose words were all taken away is left out.
    """
    return replace(part, blocks=_all_edited(part.blocks, edits, known_fields)) if edits else part


def wording_of(stretch: Stretch, edits: Mapping[str, str]) -> str:
    """The wording of a stretch as it is now; for a list, with the entries that were changed one by one."""
    if stretch.key in edits or not any(key in edits for key in stretch.inside):
        return edits.get(stretch.key, stretch.markdown)
    lines = stretch.markdown.split("\n")
    for at, key in enumerate(stretch.inside):
        if key in edits:
            lines[at] = f"{lines[at].partition(' ')[0]} {' '.join(edits[key].split())}"
    return "\n".join(lines)


def to_markdown(text: Text) -> str:
    """Some words as a person would type them in an item file, on one line."""
    groups = [(strong, "".join(map(_inline_markdown, own))) for strong, own in groupby(text, key=_is_strong)]
    done = ""
    for number, (strong, words) in enumerate(groups):
        after = groups[number + 1][1] if number + 1 < len(groups) else ""
        done += _bold(words, done, after) if strong else words
    return " ".join(done.splitlines())


def from_markdown(markdown: str, known_fields: Mapping[str, object]) -> Text:
    """Typed words as inlines; anything that is not allowed in an item is dropped, as when reading one."""
    return inlines.read(" ".join(line.strip() for line in markdown.splitlines()), known_fields, _ignore)


def lines_of(blocks: Iterable[Block]) -> str:
    """Paragraphs and simple lists as Markdown, one line for each paragraph and entry."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                lines.append(as_paragraph(to_markdown(block.text)).strip())
            case ListBlock():
                for number, entry in enumerate(block.entries, start=block.start):
                    mark = f"{number}." if block.ordered else "-"
                    lines += [f"{mark} {to_markdown(one.text).strip()}" for one in entry if isinstance(one, Paragraph)]
            case _:
                continue
    return "\n".join(lines)


def as_paragraph(line: str) -> str:
    """A line of Markdown that is read as a paragraph, also if it begins like the entry of a list."""
    words = line.lstrip()
    return line.replace(words, _LIKE_AN_ENTRY.sub(r"\1\\\2", words)) if _ENTRY.match(words) else line


def blocks_of(markdown: str, known_fields: Mapping[str, object]) -> tuple[Paragraph | ListBlock, ...]:
    """The paragraphs and lists of such Markdown. Empty lines are left out, empty entries of lists too."""
    found: list[Paragraph | ListBlock] = []
    for line in filter(None, map(str.strip, markdown.splitlines())):
        entry = _ENTRY.match(line)
        if entry is None:
            found.append(Paragraph(from_markdown(line, known_fields)))
            continue
        start, words = entry.groups()
        if not words:
            continue
        own = (Paragraph(from_markdown(words, known_fields)),)
        last = found[-1] if found else None
        if isinstance(last, ListBlock) and last.ordered == bool(start):
            found[-1] = replace(last, entries=(*last.entries, own))
        else:
            found.append(ListBlock((own,), bool(start), int(start or 1)))
    return tuple(found)


def is_simple(block: ListBlock) -> bool:
    """Whether every entry is one paragraph, so that the list can be changed as a whole."""
    return all(len(entry) == 1 and isinstance(entry[0], Paragraph) for entry in block.entries)


def _is_strong(inline: Inline) -> bool:
    return isinstance(inline, Run | Field) and inline.strong


def _bold(words: str, before: str, after: str) -> str:
    inner = words.strip()
    if not inner:
        return words
    left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    opens = "" if inner[0].isalnum() or left or not before or before[-1].isspace() else _GUARD
    closes = "" if inner[-1].isalnum() or right or not after or after[0].isspace() else _GUARD
    return f"{left}**{opens}{inner}{closes}**{right}"


def _inline_markdown(inline: Inline) -> str:
    match inline:
        case Run(text=words, href=href):
            return f"[{_escaped(words)}]({href})" if href else _escaped(words)
        case Field(name=name):
            return "{{" + name + "}}"
        case Gap(width=width):
            return "[" + "_" * max(round(width / _MM_PER_UNDERSCORE), 1) + "]"
        case Tick():
            return "[ ]"


def _escaped(words: str) -> str:
    """Marks that would be taken for Markdown get a backslash."""
    return "".join(f"\\{mark}" if mark in "\\*_[]{}`<&" else mark for mark in words)


def _all_edited(blocks: Iterable[Block], edits: Mapping[str, str], fields: Mapping[str, object]) -> tuple[Block, ...]:
    return tuple(new for block in blocks for new in _edited(block, edits, fields))


def _edited(block: Block, edits: Mapping[str, str], fields: Mapping[str, object]) -> tuple[Block, ...]:
    match block:
        case Callout() | Variant():
            return (replace(block, blocks=_all_edited(block.blocks, edits, fields)),)
        case Paragraph() | ListBlock() if block.key and block.key in edits:
            return _reworded(block, edits[block.key], fields)
        case ListBlock():
            entries = tuple(_all_edited(entry, edits, fields) for entry in block.entries)
            return (replace(block, entries=tuple(entry for entry in entries if entry)),)
        case Heading() if block.key and not edits.get(block.key, "kept").strip():
            return ()
        case _:
            return _lines_edited(block, edits, fields)


def _reworded(block: Paragraph | ListBlock, wording: str, fields: Mapping[str, object]) -> tuple[Block, ...]:
    """Paragraphs keep the role of the one that they stand for; the first block keeps the key."""
    role = block.role if isinstance(block, Paragraph) else "body"
    new = [replace(one, role=role) if isinstance(one, Paragraph) else one for one in blocks_of(wording, fields)]
    return (replace(new[0], key=block.key), *new[1:]) if new else ()


def _lines_edited(block: Block, edits: Mapping[str, str], fields: Mapping[str, object]) -> tuple[Block, ...]:
    numbers = iter(range(10_000))

    def change(text: Text) -> Text:
        wanted = edits.get(_key(block, next(numbers)))
        return text if wanted is None else from_markdown(wanted, fields)

    return rewrite((block,), change) if block.key and block.key not in _MADE_FROM_FACTS else (block,)


def _leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Callout() | Variant():
                yield from _leaves(block.blocks)
            case ListBlock() if not (block.key and is_simple(block)):
                for entry in block.entries:
                    yield from _leaves(entry)
            case Banner():
                continue
            case _:
                if block.key and block.key not in _MADE_FROM_FACTS:
                    yield block


def _inside(block: Paragraph | ListBlock) -> tuple[str, ...]:
    if isinstance(block, Paragraph):
        return ()
    keys = tuple(one.key for entry in block.entries for one in entry)
    return keys if all(keys) else ()


def _texts(block: Block) -> tuple[Text, ...]:
    found: list[Text] = []

    def note(text: Text) -> Text:
        found.append(text)
        return text

    rewrite((block,), note)
    return tuple(found)


def _columns(block: Block) -> int:
    """How many cells a row has; 0 for what is no table of equal rows."""
    if not isinstance(block, Table):
        return 0
    widths = {len(row) for row in (block.header, *block.rows) if row}
    return widths.pop() if len(widths) == 1 else 0


def _key(block: Block, number: int) -> str:
    return block.key if number == 0 else f"{block.key}#{number}"


def _ignore(_line: int, _code: str, _what: str, _mend: str) -> None:
    """Faults in typed words are mended silently, as the words are shown at once."""
