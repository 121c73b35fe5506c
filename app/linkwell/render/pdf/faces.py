"""The fonts of a PDF: one `Face` for each weight of each family, with its widths and what it can show.

Faces are loaded once and shared by every document. Only embedded fonts are ever used. This file does not know
sizes, lines or pages.
"""

import copy
import struct
import unicodedata
from functools import lru_cache
from threading import Lock

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from linkwell.domain.errors import AppError
from linkwell.render import fonts
from linkwell.render.pdf import scripts
from linkwell.render.pdf.shaping import ShapedFace

# The library keeps these for the whole process: same input, same bytes; plain compressed streams; and
# nothing is ever fetched, whatever a text may hold.
rl_config.invariant = 1
rl_config.useA85 = 0
rl_config.trustedHosts = None
rl_config.trustedSchemes = []

# A typeface read by one thread at a time: its file is read by position, and loading it twice would put it into a
# document twice. Two previews are made at once where the library and a pack are both being shown.
TYPEFACES = Lock()
_WORDS_KEPT = 50_000
MISSING = "?"
JOINERS = "\u200c\u200d"  # keep two letters apart, or together; some scripts cannot be written without them
_STAND_INS = {
    "\u2192": "->",
    "\u2190": "<-",
    "\u2194": "<->",
    "\u21d2": "=>",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "\u2013",
    "\u2015": "\u2014",
    "\u2261": "=",
    "\u25cf": "\u2022",
    "\u25a0": "\u2022",
    "\u2605": "*",
    "\u2713": "\u2022",
    "\u2714": "\u2022",
}


class _Widths(dict[str, float]):
    """Widths of whole words in thousandths of the type size, worked out at first sight."""

    def __init__(self, characters: dict[str, float]) -> None:
        super().__init__()
        self.characters = characters

    def __missing__(self, word: str) -> float:
        if len(self) > _WORDS_KEPT:
            self.clear()
        width = sum(map(self.characters.__getitem__, word))
        self[word] = width
        return width


class Face:
    """One weight of one typeface. `widths[word]` is in thousandths of the size; vertical measures are shares."""

    __slots__ = (
        "ascent", "bold", "cap_height", "characters", "descent", "font", "name", "others", "space", "track", "widths",
    )  # fmt: skip

    def __init__(self, name: str, file: str) -> None:
        self.name = name
        self.bold = "Bold" in name
        self.font = TTFont(name, file)
        metrics = self.font.face
        self.characters: dict[str, float] = {
            chr(code): width for code, width in metrics.charWidths.items() if code in metrics.charToGlyph
        }
        self.widths = _Widths(self.characters)
        self.space: float = self.characters[" "]
        self.ascent: float = metrics.ascent / 1000
        self.descent: float = -metrics.descent / 1000
        self.cap_height: float = metrics.capHeight / 1000
        self.others: tuple[Face, ...] = ()
        self.track = (0.0, 0.0)

    def spaced(self, letter: float, word: float) -> "Face":
        """The same face with room after each letter and at each space, as shares of the type size."""
        made = copy.copy(self)
        made.track = (letter, word)
        made.characters = {sign: width + 1000 * letter for sign, width in self.characters.items()}
        made.characters[" "] += 1000 * word
        made.widths, made.space = _Widths(made.characters), made.characters[" "]
        return made

    def segments(self, text: str, *, rtl: bool = False) -> list[tuple["Face | ShapedFace", str]]:
        """The text cut into stretches, each with a face that can show all of it.

        What this face lacks is shown by another family in the same weight, then by the typefaces for other scripts;
        what all of them lack is replaced by a plain stand-in, by its simpler form, or by `?`. Marks that cannot be
        placed over a letter are left out. With `rtl` the words run from right to left, and every stretch is shaped.
        """
        known = self.characters
        if not rtl and all(map(known.__contains__, text)):
            return [(self, text)]
        stretches: list[tuple[Face | ShapedFace, list[str]]] = []
        last: Face | ShapedFace | None = None
        for character in unicodedata.normalize("NFC", text):
            if last is None or isinstance(last, Face) or not self._goes_on(last, character, rtl=rtl):
                last, character = self._shown(character, rtl=rtl)
            if stretches and stretches[-1][0] is last:
                stretches[-1][1].append(character)
            elif character:
                stretches.append((last, [character]))
        return [(face, "".join(shown)) for face, shown in stretches]

    def _goes_on(self, face: ShapedFace, character: str, *, rtl: bool) -> bool:
        """Whether a shaped face goes on with a character: whatever this face lacks, marks and joiners."""
        if character not in face.characters:
            return False
        if rtl or character not in self.characters:
            return True
        return character in JOINERS or unicodedata.category(character)[0] == "M"

    def _shown(self, character: str, *, rtl: bool) -> tuple["Face | ShapedFace", str]:
        for face in () if rtl else (self, *self.others):
            if character in face.characters:
                return face, character
        if unicodedata.combining(character) or character in JOINERS:
            return self, ""
        simpler = _STAND_INS.get(character) or unicodedata.normalize("NFKC", character)
        if not rtl and all(map(self.characters.__contains__, simpler)):
            return self, simpler
        shaped = scripts.face_for(character, bold=self.bold, rtl=rtl)
        return (self, MISSING) if shaped is None else (shaped, character)


class Faces:
    """A family's two weights."""

    __slots__ = ("_spaced", "bold", "regular")

    def __init__(self, regular: Face, bold: Face) -> None:
        self.regular = regular
        self.bold = bold
        self._spaced: dict[tuple[float, float], Faces] = {}

    def spaced(self, track: tuple[float, float]) -> "Faces":
        """Both weights, and the faces that stand in for them, with this room after letters and at spaces."""
        made = self._spaced.get(track)
        if made is None:
            made = self._spaced[track] = Faces(self.regular.spaced(*track), self.bold.spaced(*track))
            for old, new in ((self.regular, made.regular), (self.bold, made.bold)):
                new.others = tuple(other.spaced(*track) for other in old.others)
        return made


@lru_cache(maxsize=1)
def _all() -> dict[str, Faces]:
    """Every family, loaded once. Bold faces that share a file share the face too."""
    loaded: dict[str, Face] = {}
    families: dict[str, Faces] = {}
    for id_ in fonts.family_ids():
        family = fonts.family(id_)
        pair = []
        for path in (family.regular, family.bold):
            if path.name not in loaded:
                loaded[path.name] = _load(path.stem, str(path))
            pair.append(loaded[path.name])
        families[id_] = Faces(*pair)
    for faces in families.values():
        faces.regular.others = tuple(f.regular for f in families.values() if f.regular is not faces.regular)
        faces.bold.others = tuple(f.regular for f in families.values())
    return families


def faces(id_: str, track: tuple[float, float] = (0.0, 0.0)) -> Faces:
    """The faces of a family, with more room after letters and at spaces if `track` (shares of the size) says so.

    Raises `AppError` F-FONT when it is unknown or cannot be read.
    """
    with TYPEFACES:
        known = _all()
        if id_ in known and any(track):
            return known[id_].spaced(track)
    if id_ in known:
        return known[id_]
    family = fonts.family(id_)
    with TYPEFACES:
        return _installed(family).spaced(track) if any(track) else _installed(family)


@lru_cache(maxsize=8)
def _installed(family: fonts.FontFamily) -> Faces:
    """A family of this computer; what it lacks is shown by those that come with Linkwell."""
    regular = bold = _load(f"{family.name}-Regular", str(family.regular))
    if family.bold != family.regular:  # the same file twice would be put into a document twice
        bold = _load(f"{family.name}-Bold", str(family.bold))
    bold.others = tuple(faces.bold for faces in _all().values())
    regular.others = tuple(faces.regular for faces in _all().values())
    return Faces(regular, bold)


def _load(name: str, file: str) -> Face:
    try:
        face = Face(f"Linkwell-{name}", file)
    except (TTFError, OSError, struct.error, LookupError, ValueError) as fault:
        raise AppError(
            "F-FONT",
            f"The typeface file {name} cannot be read.",
            "Your pack is unchanged.",
            "Install Linkwell again.",
        ) from fault
    pdfmetrics.registerFont(face.font)
    return face
