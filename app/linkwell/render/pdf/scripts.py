"""Which typeface shows a character that those of the styles lack: those that come with Linkwell, then installed ones.

Nothing here is loaded before such a character is met.
"""

from collections.abc import Iterator
from functools import lru_cache
from threading import RLock

from linkwell.render import fonts
from linkwell.render.pdf.shaping import FontFile, ShapedFace, shaped_pair

_LOADING = RLock()


def face_for(character: str, *, bold: bool, rtl: bool) -> ShapedFace | None:
    """The face that shows a character in this weight and direction, if there is one on this computer."""
    with _LOADING:
        return _found(character, bold, rtl)


@lru_cache(maxsize=20_000)
def _found(character: str, bold: bool, rtl: bool) -> ShapedFace | None:  # noqa: FBT001 - lru_cache compares places
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
        yield FontFile(family.bold if bold else family.regular, bold=bold)
    found = fonts.installed_for(character)
    if found is not None:
        yield FontFile(found.file, found.index)
