"""Makes the document that every tool of the benchmark sets: twelve lessons of about 8,600 words.

The words are those of the shipped lessons: each one's plan page, once, and as many sections of its notes as fit its
share. When a lesson comes round again it brings other sections, so that no tool can set a text twice from a cache.
Only blocks that every tool can set are taken. It knows nothing of the tools.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.document import (
    Block,
    Callout,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Part,
    Run,
    Table,
)
from linkwell.domain.item import Item
from linkwell.domain.pack import NOTES, PLAN
from linkwell.domain.rewrite import texts
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.compose.parts import compose
from linkwell.packs import fill
from linkwell.render.text import reading

LESSONS = 12
WORDS = 8600
TITLE = "Twelve lessons for two classes"
RUNNING_HEAD = "Kestrels with Herons"
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """What the content is taken from."""

    catalogue: Catalogue
    vocabulary: Vocabulary


def make(source: Source, lessons: int = LESSONS, words: int = WORDS) -> Document:
    """A document of `lessons` lessons and about as many `words` as asked for.

    Raises `ValueError` if the library holds no lesson.
    """
    shipped = [item for item in source.catalogue if item.kind == "lesson"]
    if not shipped:
        raise ValueError("the library holds no lesson")
    books = [_Book(_parts(item, source.vocabulary)) for item in shipped]
    parts: list[Part] = []
    for number in range(lessons):
        wanted = round(words * (number + 1) / lessons) - sum(map(_count_part, parts))
        parts += books[number % len(books)].lesson(wanted, number / lessons)
    return Document(TITLE, tuple(parts), RUNNING_HEAD, identifier="bench")


def changed(document: Document) -> Document:
    """The same document after somebody has added a sentence to one paragraph half-way through it."""
    parts = list(document.parts)
    for at in range(len(parts) // 2, len(parts)):
        blocks = list(parts[at].blocks)
        for place, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                blocks[place] = replace(block, text=(*block.text, Run(" Ask them what they would change.")))
                parts[at] = replace(parts[at], blocks=tuple(blocks))
                return replace(document, parts=tuple(parts))
    raise ValueError("the document has no paragraph")


def count(document: Document) -> int:
    """Words as every output is counted: runs of letters, without those that are seen by nobody."""
    return len(_LETTERS.findall(reading(document, descriptions=False)))


def make_up(document: Document) -> dict[str, int]:
    """How many blocks of each kind the document holds, those inside others included."""
    tally: dict[str, int] = {}
    for part in document.parts:
        for block in _deep(part.blocks):
            name = type(block).__name__
            tally[name] = tally.get(name, 0) + 1
    return dict(sorted(tally.items()))


class _Book:
    """One shipped lesson, from which each round tears what it has not used yet."""

    def __init__(self, parts: tuple[Part, Part]) -> None:
        self._plan, self._notes = parts
        self._sections = [section for section in _sections(self._notes.blocks) if _portable(section)]
        self._used: set[int] = set()
        self._round = 0

    def lesson(self, wanted: int, begin: float) -> Iterator[Part]:
        """The plan, if it is the first time, and sections from `begin` (a share of the whole) on, as many as fit."""
        self._round += 1
        if self._round == 1:
            yield self._plan
            wanted -= _count_part(self._plan)
        title = f"{self._notes.title} ({self._round})"
        empty = replace(self._notes, id=f"{self._notes.id}/{self._round}", title=title, level=2, blocks=())
        yield replace(empty, blocks=self._tear_out(wanted - _count_part(empty), begin))

    def _tear_out(self, wanted: int, begin: float) -> tuple[Block, ...]:
        first = int(begin * len(self._sections))
        chosen: list[int] = []
        for at in (*range(first, len(self._sections)), *range(first)):
            size = _count_part(Part("", "", self._sections[at], title_shown=False))
            if at not in self._used and size <= wanted:
                chosen.append(at)
                wanted -= size
        self._used.update(chosen)
        return tuple(block for at in sorted(chosen) for block in self._sections[at])


def _parts(item: Item, vocabulary: Vocabulary) -> tuple[Part, Part]:
    """Plan and notes, with every name that a link would fill in as plain words."""
    plan, notes = (compose(item, which, (), vocabulary) for which in (PLAN, NOTES))
    return (
        replace(plan, level=1, blocks=fill.fill_neutrally(plan.blocks, vocabulary)),
        replace(notes, blocks=fill.fill_neutrally(notes.blocks, vocabulary)),
    )


def _sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """The blocks below each heading, together with it; a heading alone is none."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        if end - start > 1:
            yield blocks[start:end]


def _portable(blocks: tuple[Block, ...]) -> bool:
    """Whether every tool can set them: running text, lists, tables, callouts."""
    kinds = (Heading, Paragraph, ListBlock, Table, Callout)
    plain_blocks = all(isinstance(block, kinds) for block in _deep(blocks))
    return plain_blocks and all(isinstance(inline, Run) for text in texts(blocks) for inline in text)


def _deep(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Callout):
            yield from _deep(block.blocks)
        elif isinstance(block, ListBlock):
            for entry in block.entries:
                yield from _deep(entry)


def _count_part(part: Part) -> int:
    return count(Document("", (part,)))
