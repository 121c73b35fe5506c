"""Which typeface shows a character that those of the styles lack: those that come with Linkwell, then installed ones.

No typeface is opened before such a character is met.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import RLock

from linkwell.render import fonts
from linkwell.render.pdf.shaping import FontFile, ShapedFace, shaped_pair

_LOADING = RLock()
_NO_LETTERS = frozenset({"Co", "Cn"})  # each font may mean by them what it likes
_ZOOMS = {"amiri": 1.16}  # its letters are small beside Latin ones of the same size


def face_for(character: str, *, bold: bool, rtl: bool) -> ShapedFace | None:
    """The face that shows a character in this weight and direction, if there is one on this computer."""
    if unicodedata.category(character) in _NO_LETTERS:
        return None
    with _LOADING:
        return _found(character, bold, rtl)


@lru_cache(maxsize=20_000)
def _found(character: str, bold: bool, rtl: bool) -> ShapedFace | None:
    for file in _files(character, bold=bold):
        try:
            face = shaped_pair(file)[rtl]
        except (OSError, RuntimeError, ValueError):
            continue  # a file that was taken away, or that cannot be read after all
        if character in face.characters:
            return face
    return None


def _files(character: str, *, bold: bool) -> Iterator[FontFile]:
    for family in fonts.script_families():
        yield FontFile(family.bold if bold else family.regular, bold=bold, zoom=_ZOOMS.get(family.id, 1.0))
    found = fonts.installed_for(character)
    if found is not None:
        yield FontFile(found.file, found.index)
