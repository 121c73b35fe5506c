"""Writes marks as PDF drawing operators: the lowest level, one object for each page.

It writes operators as text, because drawing each word through the canvas costs several times as much. It knows
the file only as far as fonts need it, and nothing of documents.
"""

import unicodedata

from reportlab.pdfbase.pdfdoc import PDFDocument

from linkwell.domain.drawing import Close, Command, Curve, Drawing, Line, Move
from linkwell.render.pdf.faces import Face
from linkwell.render.pdf.glyph_fonts import GlyphFonts, operators
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Colour
from linkwell.render.pdf.shaping import ShapedFace
from linkwell.render.symbols import rounded


class _Codes(dict[int, str]):
    """How each character is written in the first subset of a font, for `str.translate`."""

    def __init__(self, fonts: "FontTable", face: Face) -> None:
        super().__init__()
        self.fonts = fonts
        self.face = face
        self.beyond = False

    def __missing__(self, code: int) -> str:
        ((subset, data),) = self.fonts.split(self.face, chr(code))
        if subset:
            self.beyond = True
            return ""
        written = _escaped(data)
        self[code] = written
        return written


class FontTable:
    """The fonts of one PDF file: hands out names and codes, so that only the characters in use are embedded."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self.glyphs = GlyphFonts()
        self._codes: dict[Face, _Codes] = {}
        self._names: dict[tuple[Face, int], str] = {}

    def written(self, face: Face, text: str) -> list[tuple[str, str]]:
        """The text as (font name, string) pairs; nearly always one pair."""
        codes = self._codes.get(face)
        if codes is None:
            codes = self._codes[face] = _Codes(self, face)
        if not codes.beyond:
            shown = text.translate(codes)
            if not codes.beyond:
                return [(self._name(face, 0), shown)]
        return [(self._name(face, subset), _escaped(data)) for subset, data in self.split(face, text)]

    def split(self, face: Face, text: str) -> list[tuple[int, bytes]]:
        parts: list[tuple[int, bytes]] = face.font.splitString(text, self._document)
        return parts

    def _name(self, face: Face, subset: int) -> str:
        name = self._names.get((face, subset))
        if name is None:
            name = self._names[face, subset] = face.font.getSubsetInternalName(subset, self._document)
        return name


class Ink:
    """The operators of one page. Points from the top left corner go in; PDF counts from the bottom left."""

    def __init__(self, fonts: FontTable, height: float, shapes: dict[int, str]) -> None:
        self.fonts = fonts
        self.height = height
        self.out: list[str] = []
        self._shapes = shapes
        self._font = ("", 0.0)
        self._fill = self._stroke = ""
        self._weight = -1.0
        self._dash: tuple[float, float] | None = None
        self._cap = 0
        self._track = (0.0, 0.0)

    def text(self, x: float, y: float, written: list[tuple[str, str]], size: float) -> None:
        """Show encoded text with its baseline at (x, y)."""
        out = self.out
        out.append(f"BT {x:.2f} {self.height - y:.2f} Td")
        for name, shown in written:
            if self._font != (name, size):
                self._font = (name, size)
                out.append(f"{name} {size:g} Tf")
            out.append(f"({shown}) Tj")
        out.append("ET")

    def words(self, at: tuple[float, float], face: Face | ShapedFace, text: str, size: float) -> None:
        """Show some words with their baseline at that place, whatever their script."""
        self._space(*(face.track if isinstance(face, Face) else (0.0, 0.0)), size)
        if isinstance(face, Face):
            self.text(*at, self.fonts.written(face, text), size)
            return
        font = self.fonts.glyphs.font(face)
        x, y = at
        if face.rtl:
            x += face.widths[text.removesuffix(" ")] * size / 1000
        size = round(size * face.zoom, 2)
        self._font = (font.name, size)
        glyphs = face.glyphs(text)
        shown = operators(font, glyphs, size, rtl=face.rtl)
        if not face.rtl and any(unicodedata.category(character)[0] == "M" for character in text):
            # Letters that share a sign or change places: a program that sorts signs by place would take them apart.
            told = f"/Span<</ActualText<FEFF{text.encode('utf-16-be').hex()}>>>BDC"
            shown = f"{told}\n{shown}\nEMC"
        self.out.append(f"BT {x:.2f} {self.height - y:.2f} Td\n{font.name} {size:g} Tf\n{shown}\nET")

    def _space(self, letter: float, word: float, size: float) -> None:
        """Room after each letter and at each space, which is a character of its own in every font that we write."""
        track = (letter * size, word * size)
        if track != self._track:
            self._track = track
            self.out.append(f"{track[0]:.3f} Tc {track[1]:.3f} Tw")

    def fill(self, colour: Colour) -> None:
        if colour != self._fill:
            self._fill = colour
            self.out.append(f"{colour} rg")

    def pen(self, colour: Colour, weight: float, dash: tuple[float, float] | None = None, cap: int = 0) -> None:
        """How the next lines are drawn. A dash of no length with round ends makes dots."""
        if colour != self._stroke:
            self._stroke = colour
            self.out.append(f"{colour} RG")
        if weight != self._weight:
            self._weight = weight
            self.out.append(f"{weight:.2f} w")
        if dash != self._dash:
            self._dash = dash
            self.out.append(f"[{dash[0]:g} {dash[1]:g}] 0 d" if dash else "[] 0 d")
        if cap != self._cap:
            self._cap = cap
            self.out.append(f"{cap} J")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        top = self.height
        self.out.append(f"{x1:.2f} {top - y1:.2f} m {x2:.2f} {top - y2:.2f} l S")

    def box(self, corner: tuple[float, float], size: tuple[float, float], radius: float, paint: str) -> None:
        """A rectangle, perhaps with round corners; `paint` is the operator (`f`, `S` or `B`)."""
        (x, y), (width, height) = corner, size
        if radius <= 0:
            self.out.append(f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re {paint}")
            return
        radius = min(radius, width / 2, height / 2)
        self.out.append(f"{self._path(rounded(x, y, width, height, radius))} {paint}")

    def circle(self, x: float, y: float, radius: float, paint: str) -> None:
        self.box((x - radius, y - radius), (2 * radius, 2 * radius), radius, paint)

    def picture(self, x: float, y: float, drawing: Drawing, colour: Colour) -> None:
        """A drawing (millimetres, downwards) with its top left corner at (x, y)."""
        shape = self._shapes.get(id(drawing))
        if shape is None:
            shape = self._shapes[id(drawing)] = _shape(drawing)
        place = f"{MM:.4f} 0 0 {-MM:.4f} {x:.2f} {self.height - y:.2f} cm"
        self.out.append(f"q {place} {colour} rg {colour} RG 1 j\n{shape}\nQ")

    def _path(self, commands: tuple[Command, ...]) -> str:
        top = self.height
        parts: list[str] = []
        for command in commands:
            match command:
                case Move(x, y):
                    parts.append(f"{x:.2f} {top - y:.2f} m")
                case Line(x, y):
                    parts.append(f"{x:.2f} {top - y:.2f} l")
                case Curve(x1, y1, x2, y2, x, y):
                    parts.append(f"{x1:.2f} {top - y1:.2f} {x2:.2f} {top - y2:.2f} {x:.2f} {top - y:.2f} c")
                case Close():
                    parts.append("h")
        return " ".join(parts)


def _shape(drawing: Drawing) -> str:
    """The operators of a drawing in its own units."""
    parts: list[str] = []
    for path in drawing.paths:
        parts.append(" ".join(map(_operator, path.commands)))
        if path.stroke_pt:
            dash = "[2 1.5] 0 d" if path.dashed else "[] 0 d"
            parts.insert(-1, f"{path.stroke_pt / MM:.3f} w {int(path.round_ends)} J {dash}")
        parts.append({(True, True): "B*", (True, False): "f*", (False, True): "S"}.get(
            (path.filled, bool(path.stroke_pt)), "n"))  # fmt: skip
    return "\n".join(parts)


def _operator(command: Command) -> str:
    match command:
        case Move(x, y):
            return f"{x:.3f} {y:.3f} m"
        case Line(x, y):
            return f"{x:.3f} {y:.3f} l"
        case Curve(x1, y1, x2, y2, x, y):
            return f"{x1:.3f} {y1:.3f} {x2:.3f} {y2:.3f} {x:.3f} {y:.3f} c"
        case Close():
            return "h"


def _escaped(data: bytes) -> str:
    """Bytes inside a PDF string, all in ASCII."""
    if data.isalnum():
        return data.decode("ascii")
    return "".join(chr(b) if 32 <= b < 127 and b not in b"()\\" else f"\\{b:03o}" for b in data)
