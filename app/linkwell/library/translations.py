"""Words for families in their own language: `@translation ur | who checked it`, or a whole sheet with `language="ur"`.

A translation is a block of its own, headed by the name of its language and ended by who checked it. Nothing is ever
translated by Linkwell.
"""

import unicodedata
from collections.abc import Iterable, Mapping

from linkwell.domain.document import Block, Callout, Run, Text, plain
from linkwell.domain.rewrite import rewrite
from linkwell.domain.vocabulary import Language

UNCHECKED = "Not yet checked by a speaker."
_MARK = Run("\u200f")  # not seen; says that the words run from right to left
_STRONG = frozenset({"L", "R", "AL"})


def translation(language: Language, checked_by: str, blocks: Iterable[Block], key: str) -> Callout:
    """The blocks as a translation. Those of a language that runs from right to left do so whatever they begin with."""
    held = tuple(blocks)
    if _runs_left(language.own):
        held = rewrite(held, _marked)
    note = f"Checked by: {checked_by.rstrip('.')}." if checked_by else UNCHECKED
    return Callout("translation", f"{language.own} · {language.name}", held, key, language.tag, note)


def is_unchecked(block: Block) -> bool:
    """Whether a block is a translation that no speaker has checked."""
    return isinstance(block, Callout) and block.note == UNCHECKED


def known_tags(languages: Mapping[str, Language]) -> str:
    """The languages that there are, for a message."""
    return ", ".join(f"{tag} ({language.name})" for tag, language in sorted(languages.items()))


def _marked(text: Text) -> Text:
    first = next((kind for kind in map(unicodedata.bidirectional, plain(text)) if kind in _STRONG), "")
    return (_MARK, *text) if first == "L" else text


def _runs_left(name: str) -> bool:
    return bool(name) and unicodedata.bidirectional(name[0]) in {"R", "AL"}
