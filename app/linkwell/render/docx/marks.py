"""The hidden bookmarks by which the blocks of a Word file are found again, and their stamps.

A mark names a part or a block of a part. A block's mark ends in a stamp, a short digest of its words as they were
written, so that a change made in Word can be told from a change of the pack.
"""

import hashlib
import re
from dataclasses import dataclass

from linkwell.render.docx.complex_scripts import shown_words

_MARK = re.compile(r"(lw_[0-9a-f]{16}(?:_[0-9]{1,9})?)(?:_s([0-9a-f]{8}))?")
_SILENT = re.compile("[\\s_\u2610-\u2612]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark taken apart: whose it is, and the stamp of its words; parts have no stamp."""

    name: str
    stamp: str


def bookmark_name(part_id: str, key: str = "") -> str:
    """The name of the bookmark of a block, or of a whole part; the same in every build."""
    digest = hashlib.blake2s(f"{part_id}\x1f{key}".encode("utf-8", "replace"), digest_size=8)
    return f"lw_{digest.hexdigest()}"


def stamp(words: str) -> str:
    """A digest of some words; spaces, lines to write on and boxes do not count, as programs change them."""
    return hashlib.blake2s(_SILENT.sub("", words).encode("utf-8", "replace"), digest_size=4).hexdigest()


def stamped(name: str, content: str) -> str:
    """The name of a bookmark round a block, with the stamp of its words; at most 40 characters, as Word asks."""
    return f"{name}_s{stamp(shown_words(content))}"


def read_mark(bookmark: str) -> Mark | None:
    """The mark that a bookmark is; None if it is none of ours."""
    found = _MARK.fullmatch(bookmark)
    return Mark(found[1], found[2] or "") if found else None
