"""A large library to search in: the shipped items, and any number of others recombined from their words.

The others keep the facets of a shipped item and get a title, a summary and a text made of stretches of four to twelve
words of real items. Their vocabulary is therefore no larger than that of the shipped library, so every word stands in
many more items than it would in real life, which makes searching harder.
"""

import hashlib
import random
from dataclasses import dataclass, replace

from search_paths import ROOT

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.document import Paragraph, Run
from linkwell.domain.item import Item, Section
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library import loader, vocabulary
from linkwell.library.index.item_text import text_of

FOLDERS = ("resources/lessons", "resources/programme", "packs/exchange")
_SENTENCES_IN_PARAGRAPH = 5


@dataclass(frozen=True, slots=True)
class Library:
    catalogue: Catalogue
    vocabulary: Vocabulary


def shipped() -> Library:
    """The library as it ships."""
    words = vocabulary.load(ROOT / "resources")
    return Library(loader.load(loader.item_files(ROOT, FOLDERS), words), words)


def with_own(library: Library, count: int, words: int, seed: int = 1) -> Library:
    """The library with `count` more items of about `words` words each (half to one and a half times that)."""
    chance = random.Random(seed)
    originals = list(library.catalogue)
    stock = [text_of(item, library.vocabulary).shown().split() for item in originals]
    own = [_made(number, chance.choice(originals), stock, words, chance) for number in range(count)]
    return replace(library, catalogue=catalogue_of([*originals, *own]))


def catalogue_of(items: list[Item]) -> Catalogue:
    """A catalogue of these items, with a digest as the loader makes it."""
    ordered = {item.id: item for item in sorted(items, key=lambda item: item.id)}
    joined = "".join(f"{item.id} {item.digest}\n" for item in ordered.values())
    return Catalogue(ordered, (), hashlib.sha256(joined.encode()).hexdigest())


def edited(item: Item, note: str) -> Item:
    """The same item with a sentence more, as after an edit."""
    section = Section("Note", "note", (Paragraph((Run(note),), key="note.1"),))
    digest = hashlib.sha256(f"{item.digest}{note}".encode()).hexdigest()
    return replace(item, sections=(*item.sections, section), digest=digest)


def _made(number: int, like: Item, stock: list[list[str]], words: int, chance: random.Random) -> Item:
    def stretch(length: int) -> str:
        source = chance.choice(stock)
        start = chance.randrange(max(len(source) - length, 1))
        return " ".join(source[start : start + length])

    sentences = max(int(words * chance.uniform(0.5, 1.5)) // 8, 1)
    text = [stretch(chance.randint(4, 12)) for _ in range(sentences)]
    paragraphs = tuple(
        Paragraph((Run(". ".join(text[start : start + _SENTENCES_IN_PARAGRAPH]) + "."),), key=f"text.{start}")
        for start in range(0, len(text), _SENTENCES_IN_PARAGRAPH)
    )
    item_id = f"own-{number:05d}"
    return replace(
        like,
        id=item_id,
        title=stretch(chance.randint(2, 5)).title()[:45],
        aim=stretch(12),
        summary=stretch(30),
        teaching=replace(
            like.teaching,
            outcome=stretch(10),
            key_points=(),
            success_criteria=(),
            keywords=like.teaching.keywords[:2],
            misconceptions=(),
            stems=(),
            quiz_start=(),
            quiz_end=(),
        ),
        timing=replace(like.timing, steps=()),
        care=replace(like.care, contact_conditions={}, eal={}, send={}),
        exchange=None,
        sections=(Section("Text", "text", paragraphs),),
        sheets=(),
        source=f"{item_id}.md",
        digest=hashlib.sha256(item_id.encode() + str(words).encode()).hexdigest(),
    )
