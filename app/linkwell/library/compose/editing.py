"""Editing a part in place: which of its words can be changed, and the same part with some of them changed.

Every stretch of words has a key: the key of its block and, where a block holds several (cells, cards, labels), a
number. An edit is the new wording as Markdown, so that bold words, gaps, boxes and names survive it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from linkwell.domain.document import (
    Banner,
    Block,
    Callout,
    Field,
    Gap,
    Inline,
    ListBlock,
    Part,
    Run,
    Table,
    Text,
    Tick,
    Variant,
)
from linkwell.domain.rewrite import rewrite
from linkwell.library import inlines

_MM_PER_UNDERSCORE = 3.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that can be changed: their key and their wording as Markdown; `cell` is (row, column) in a table."""

    key: str
    markdown: str
    cell: tuple[int, int] | None = None


def stretches(part: Part) -> tuple[Stretch, ...]:
    """Everything in a part that can be changed, in reading order. Blocks without a key are made by the program."""
    found: list[Stretch] = []
    for block in _leaves(part.blocks):
        columns = _columns(block)
        for number, text in enumerate(_texts(block)):
            if text:
                cell = divmod(number, columns) if columns else None
                found.append(Stretch(_key(block, number), to_markdown(text), cell))
    return tuple(found)


def edited(part: Part, edits: Mapping[str, str], known_fields: Mapping[str, object]) -> Part:
    """The part with its edits; keys that it does not hold are left alone, so an edit is never an error."""
    if not edits:
        return part
    return replace(part, blocks=tuple(_edited(block, edits, known_fields) for block in part.blocks))


def to_markdown(text: Text) -> str:
    """Some words as a person would type them in an item file."""
    return "".join(map(_inline_markdown, text))


def from_markdown(markdown: str, known_fields: Mapping[str, object]) -> Text:
    """Typed words as inlines; anything that is not allowed in an item is dropped, as when reading one."""
    return inlines.read(" ".join(line.strip() for line in markdown.splitlines()), known_fields, _ignore)


def _inline_markdown(inline: Inline) -> str:
    match inline:
        case Run(text=words, strong=strong, href=href):
            inner = words.strip()
            linked = f"[{_escaped(inner)}]({href})" if href else _escaped(inner)
            marked = f"**{linked}**" if strong and inner else linked
            before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            return f"{before}{marked}{after}" if inner else words
        case Field(name=name):
            return "{{" + name + "}}"
        case Gap(width=width):
            return "[" + "_" * max(round(width / _MM_PER_UNDERSCORE), 1) + "]"
        case Tick():
            return "[ ]"


def _escaped(words: str) -> str:
    """Marks that would be taken for Markdown get a backslash."""
    return "".join(f"\\{mark}" if mark in "\\*_[]{}`<&" else mark for mark in words)


def _edited(block: Block, edits: Mapping[str, str], fields: Mapping[str, object]) -> Block:
    match block:
        case Callout() | Variant():
            return replace(block, blocks=tuple(_edited(inner, edits, fields) for inner in block.blocks))
        case ListBlock():
            entries = tuple(tuple(_edited(inner, edits, fields) for inner in entry) for entry in block.entries)
            return replace(block, entries=entries)
        case _:
            numbers = iter(range(10_000))

            def change(text: Text) -> Text:
                wanted = edits.get(_key(block, next(numbers)))
                return text if wanted is None else from_markdown(wanted, fields)

            return rewrite((block,), change)[0] if block.key else block


def _leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Callout() | Variant():
                yield from _leaves(block.blocks)
            case ListBlock():
                for entry in block.entries:
                    yield from _leaves(entry)
            case Banner():
                continue
            case _:
                if block.key:
                    yield block


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
