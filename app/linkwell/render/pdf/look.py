"""How one voice of one style looks in a PDF: its types, colours and spaces, worked out once.

Everything that is a matter of taste stands here or beside the block that it belongs to. Colours become black
and grey when the style has no colour.
"""

from dataclasses import dataclass, replace

from linkwell.domain.document import Voice
from linkwell.domain.style import Style
from linkwell.render.pdf.faces import faces
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Colour
from linkwell.render.pdf.text import Type

_ACCENT, _ACCENT_PALE = "#0b5a63", "#e8f1f1"
_SOFT, _DARK, _LINE, _PALE = "#444444", "#4d4d4d", "#9a9a9a", "#efefef"
_DARKEST_PALE = 0.62
_TIGHT_LEADING, _TIGHT_GAP, _TIGHT_AIR = 0.965, 0.8, 0.62


@dataclass(frozen=True, slots=True)
class Margins:
    """Points from each edge of the paper to the text."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Look:
    """Types from large to small, colours, and `gap`, the space between paragraphs in points.

    `quiet` is for words beside the matter, `running` for the head and foot of pages; `air` scales the space
    inside tables and boxes.
    """

    headings: tuple[Type, Type, Type]
    body: Type
    lead: Type
    label: Type
    small: Type
    quiet: Type
    running: Type
    ink: Colour
    soft: Colour
    dark: Colour
    line: Colour
    accent: Colour
    accent_pale: Colour
    pale: Colour
    white: Colour
    gap: float
    air: float
    tint: bool
    coloured: bool
    margins: Margins

    def colour(self, hexadecimal: str) -> Colour:
        """A colour of the document (`#rrggbb`) as this style prints it."""
        return colour(hexadecimal, coloured=self.coloured)


def look(style: Style, voice: Voice) -> Look:
    """The look of `voice` in `style`. Raises `AppError` F-FONT when a typeface is missing."""
    typeface = style.typeface(voice)
    track = (style.letter_space, style.word_space)
    text, heading = faces(typeface.text, track), faces(typeface.heading, track)
    ink = colour("#000000", coloured=False)
    accent = colour(_ACCENT, coloured=style.colour)
    body = Type(text.regular, text.bold, typeface.size, typeface.leading, ink, accent)
    small = replace(body, size=min(style.small_pt, typeface.size), leading=1.25)
    soft = colour(_SOFT, coloured=False)
    first, second, third = (
        Type(heading.regular, heading.bold, size, 1.16, ink, accent, strong=True) for size in typeface.heading_sizes
    )
    return Look(
        headings=(first, second, third),
        body=body,
        lead=replace(body, size=round(typeface.size * 1.17, 1)),
        label=replace(body, strong=True),
        small=small,
        quiet=replace(small, colour=soft),
        running=replace(small, regular=heading.regular, size=small.size * 0.9, leading=1.15, colour=soft),
        ink=ink,
        soft=soft,
        dark=colour(_DARK, coloured=False),
        line=colour(_LINE, coloured=False),
        accent=accent,
        accent_pale=colour(_ACCENT_PALE, coloured=style.colour),
        pale=colour(_PALE, coloured=False),
        white=colour("#ffffff", coloured=False),
        gap=style.paragraph_gap_pt,
        air=1.0,
        tint=style.tint,
        coloured=style.colour,
        margins=Margins(
            style.margin_top * MM, style.margin_bottom * MM, style.margin_left * MM, style.margin_right * MM
        ),
    )


def tighter(look_: Look) -> Look:
    """The same look with a little less air: never smaller type, hardly less leading."""
    body = replace(look_.body, leading=look_.body.leading * _TIGHT_LEADING)
    return replace(
        look_,
        body=body,
        lead=replace(look_.lead, leading=body.leading),
        label=replace(look_.label, leading=body.leading),
        gap=look_.gap * _TIGHT_GAP,
        air=_TIGHT_AIR,
    )


def colour(hexadecimal: str, *, coloured: bool) -> Colour:
    """`#rrggbb` as PDF writes it. Without colour, dark ones print black and pale ones as a light grey."""
    digits = hexadecimal.strip().removeprefix("#")
    try:
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    except ValueError:
        parts = [0.0, 0.0, 0.0]
    if not coloured:
        grey = 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2]
        if max(parts) - min(parts) > 0.02:  # a hue: keep it either readable or faint
            grey = 0.0 if grey < _DARKEST_PALE else max(grey, 0.93)
        parts = [grey] * 3
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)
