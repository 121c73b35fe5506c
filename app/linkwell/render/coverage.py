"""Which letters of a document no typeface on this computer can show, told so that somebody can put it right."""

import unicodedata
from collections.abc import Iterator

from linkwell.domain.document import Banner, Callout, Document, plain
from linkwell.domain.rewrite import texts
from linkwell.domain.style import Style
from linkwell.render import fonts

_MOST_WORDS = 4
_PICTURES = 0x1F000  # from here on stand little pictures, not letters


def missing(document: Document, style: Style) -> tuple[str, ...]:
    """A sentence for each script that would be printed as question marks; nearly always none."""
    words = list(_words(document))
    known: dict[str, bool] = {}
    found: dict[str, list[str]] = {}
    for character in sorted(set().union(*words)):
        known[character] = character.isascii() or not _counts(character) or _shown(character, style)
    for word in words:
        unknown = next((character for character in word if not known[character]), "")
        if unknown and word not in (shown := found.setdefault(_script(unknown), [])):
            shown.append(word)
    return tuple(_told(script, shown) for script, shown in sorted(found.items()))


def _words(document: Document) -> Iterator[str]:
    """Every word that is not plain ASCII."""
    for part in document.parts:
        yield from _unusual(part.title)
        for text in texts(part.blocks):
            yield from _unusual(plain(text))
        for block in part.blocks:
            if isinstance(block, Callout):
                yield from _unusual(block.label)
            elif isinstance(block, Banner):
                yield from _unusual(f"{block.title} {block.question} {' '.join(block.facts)}")


def _unusual(words: str) -> Iterator[str]:
    if not words.isascii():
        yield from (word for word in unicodedata.normalize("NFC", words).split() if not word.isascii())


def _counts(character: str) -> bool:
    """Letters, figures and little pictures; signs have stand-ins, and accents stay on their letters."""
    return unicodedata.category(character)[0] in "LN" or ord(character) >= _PICTURES


def _shown(character: str, style: Style) -> bool:
    families = {face.text for face in style.voices.values()} | {face.heading for face in style.voices.values()}
    simpler = unicodedata.normalize("NFKC", character)
    return simpler.isascii() or fonts.can_show(character, families) or fonts.installed_for(character) is not None


def _script(character: str) -> str:
    if ord(character) >= _PICTURES:
        return ""
    return unicodedata.name(character, "unknown").split()[0].title()


def _told(script: str, shown: list[str]) -> str:
    words = " ".join(shown[:_MOST_WORDS])
    if not script:
        return f"No typeface can print these little pictures, so each is a question mark: {words}. Leave them out."
    return (
        f"No typeface on this computer has {script} letters, so they are printed as question marks: {words}. "
        f"Install one, such as Noto Sans {script} (Windows: Settings, Time and language, add the language), and "
        "build again."
    )
