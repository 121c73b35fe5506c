"""The blocks of a pack as a Word file marks them: for each mark, the words of its block and what they belong to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from linkwell.domain.document import Block, Callout, ListBlock, PageBreak, Text, Variant, plain
from linkwell.domain.rewrite import texts
from linkwell.packs.assemble import MadePart
from linkwell.render.docx.marks import bookmark_name
from linkwell.render.docx.reading import clean


@dataclass(frozen=True, slots=True)
class Wording:
    """Some words of a block: the key by which they are edited, as written, as printed, and as Word shows them."""

    key: str
    source: Text
    printed: Text
    shown: str


@dataclass(frozen=True, slots=True)
class PackBlock:
    """A block that a Word file marks. `depth` counts the blocks round it; a block round others has no wordings."""

    mark: str
    part: MadePart
    depth: int
    wordings: tuple[Wording, ...]


def pack_blocks(parts: Sequence[MadePart]) -> dict[str, PackBlock]:
    """All blocks with a key, by the name of their mark, in reading order."""
    walk = _Walk()
    for part in parts:
        walk.blocks(part, zip(part.source.blocks, part.printed.blocks, strict=True), 0)
    return walk.found


@dataclass(slots=True)
class _Walk:
    found: dict[str, PackBlock] = field(default_factory=dict)

    def blocks(self, part: MadePart, pairs: Iterator[tuple[Block, Block]], depth: int) -> None:
        for source, printed in pairs:
            if printed.key and not isinstance(printed, PageBreak):
                mark = self._free(bookmark_name(part.printed.id, printed.key))
                self.found[mark] = PackBlock(mark, part, depth, tuple(_wordings(source, printed)))
            for inner, shown in _inside(source, printed):
                self.blocks(part, zip(inner, shown, strict=True), depth + 1)

    def _free(self, mark: str) -> str:
        """The same item twice in a pack: the second one's marks are numbered, as when writing."""
        number, free = 2, mark
        while free in self.found:
            free, number = f"{mark}_{number}", number + 1
        return free


def _inside(source: Block, printed: Block) -> Iterator[tuple[Sequence[Block], Sequence[Block]]]:
    if isinstance(source, Callout | Variant) and isinstance(printed, Callout | Variant):
        yield source.blocks, printed.blocks
    elif isinstance(source, ListBlock) and isinstance(printed, ListBlock):
        yield from zip(source.entries, printed.entries, strict=True)


def _wordings(source: Block, printed: Block) -> Iterator[Wording]:
    if isinstance(printed, Callout | Variant | ListBlock):
        return
    for number, (own, shown) in enumerate(zip(texts((source,)), texts((printed,)), strict=True)):
        key = printed.key if number == 0 else f"{printed.key}#{number}"
        yield Wording(key, own, shown, clean(plain(shown)))
