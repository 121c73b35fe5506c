"""Which letters of a document no typeface on this computer can show, told so that somebody can put it right."""

import unicodedata
from collections.abc import Collection, Iterator

from linkwell.domain.document import Banner, Callout, Document, plain
from linkwell.domain.rewrite import texts
from linkwell.domain.style import Style
from linkwell.render import fonts

_MOST_WORDS = 4
_PICTURES = 0x1F000  # from here on stand little pictures, and some letters
_LANGUAGES = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
_TYPEFACES = {"Chinese": "SC", "Japanese": "JP", "Korean": "KR"}  # which Noto Sans; the others say their script


def missing(document: Document, style: Style) -> tuple[str, ...]:
    """A sentence for each script that would be printed as question marks; nearly always none."""
    words = list(_words(document))
    families = {id_ for face in style.voices.values() for id_ in (face.text, face.heading)}
    found: dict[str, list[str]] = {}
    known = {
        character: character.isascii() or not _counts(character) or _shown(character, families)
        for character in set().union(*words)
    }
    for word in words:
        unknown = next((character for character in word if not known[character]), "")
        if unknown and word not in (shown := found.setdefault(_script(unknown), [])):
            shown.append(word)
    return tuple(_told(script, shown) for script, shown in sorted(found.items()))


def _words(document: Document) -> Iterator[str]:
    """Every word that is not plain ASCII."""
    yield from _unusual(document.running_head)
    for part in document.parts:
        yield from _unusual(f"{part.title} {part.footer}")
        for text in texts(part.blocks):
            yield from _unusual(plain(text))
        for block in part.blocks:
            if isinstance(block, Callout):
                yield from _unusual(f"{block.label} {block.note}")
            elif isinstance(block, Banner):
                yield from _unusual(f"{block.title} {block.question} {' '.join(block.facts)}")


def _unusual(words: str) -> Iterator[str]:
    if not words.isascii():
        yield from (word for word in unicodedata.normalize("NFC", words).split() if not word.isascii())


def _counts(character: str) -> bool:
    """Letters, figures and little pictures; signs have stand-ins, and accents stay on their letters."""
    return unicodedata.category(character)[0] in "LN" or ord(character) >= _PICTURES


def _shown(character: str, families: Collection[str]) -> bool:
    simpler = unicodedata.normalize("NFKC", character)
    return simpler.isascii() or fonts.can_show(character, families) or fonts.installed_for(character) is not None


def _script(character: str) -> str:
    """What people call the script of a letter; nothing for a little picture."""
    if ord(character) >= _PICTURES and unicodedata.category(character)[0] != "L":
        return ""
    name = unicodedata.name(character, "unknown").split()[0]
    return _LANGUAGES.get(name, name.title())


def _told(script: str, shown: list[str]) -> str:
    words = " ".join(shown[:_MOST_WORDS])
    if not script:
        return f"No typeface can print these little pictures, so each is a question mark: {words}. Leave them out."
    typeface = f"Noto Sans {_TYPEFACES.get(script, script)}"
    return (
        f"No typeface on this computer has {script} letters, so they are printed as question marks: {words}. "
        f"Install one, such as {typeface} (Windows: Settings, Time and language, add the language), and build again."
    )
