"""Walks a document and writes it in somebody else's markup; each language is a subclass with a few short methods.

Every language gets the same headings, paragraphs, lists, tables and boxes in the same order, and the running head
and foot where it has them. Only the blocks that `content.py` lets through are known here.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from linkwell.domain.document import (
    Banner,
    Block,
    Callout,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Part,
    Run,
    Table,
    Text,
    words,
)
from linkwell.domain.style import Style, Typeface


@dataclass(frozen=True, slots=True)
class Look:
    """What a peer needs to print alike: the style, the teacher's typeface in it and its two font files."""

    style: Style
    typeface: Typeface
    family: str
    fonts: tuple[Path, Path]


class Markup(ABC):
    """One markup language. `suffix` is the ending of its files."""

    suffix: str

    def __init__(self, look: Look) -> None:
        self.look = look

    def write(self, document: Document) -> str:
        """The whole document, ready to be set."""
        return self.wrap(document, "\n\n".join(map(self._part, document.parts)))

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "\n\n".join(map(self._block, blocks))

    def text(self, text: Text) -> str:
        """Inlines; neighbours in one weight stay apart, as the source has them."""
        return "".join(map(self.run, _runs(text)))

    def _part(self, part: Part) -> str:
        titled = part.title_shown and not (part.blocks and isinstance(part.blocks[0], Banner))
        title = [self.heading(part.level, words(part.title))] if titled else []
        return self.part(part, "\n\n".join([*title, self.blocks(part.blocks)]))

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self.heading(block.level, block.text)
            case Paragraph():
                return self.paragraph(block)
            case ListBlock():
                return self.list_block(block)
            case Table():
                return self.table(block)
            case Callout():
                return self.callout(block)
            case Banner():
                return self.banner(block)
            case _:
                raise ValueError(f"content for the benchmark may not hold a {type(block).__name__}")

    @abstractmethod
    def wrap(self, document: Document, body: str) -> str: ...

    @abstractmethod
    def part(self, part: Part, body: str) -> str: ...

    @abstractmethod
    def run(self, run: Run) -> str: ...

    @abstractmethod
    def heading(self, level: int, text: Text) -> str: ...

    @abstractmethod
    def paragraph(self, block: Paragraph) -> str: ...

    @abstractmethod
    def list_block(self, block: ListBlock) -> str: ...

    @abstractmethod
    def table(self, block: Table) -> str: ...

    @abstractmethod
    def callout(self, block: Callout) -> str: ...

    @abstractmethod
    def banner(self, block: Banner) -> str: ...


def facts_line(banner: Banner) -> str:
    """The short facts of a banner in one line."""
    return " · ".join(banner.facts)


def _runs(text: Text) -> Iterator[Run]:
    for inline in text:
        if not isinstance(inline, Run):
            raise ValueError(f"content for the benchmark may not hold a {type(inline).__name__}")
        yield inline
