"""How a document prints: sizes, spacing and colour, as values. Styles are data in `packs/styles/`."""

from dataclasses import dataclass

from linkwell.domain.document import Voice


@dataclass(frozen=True, slots=True)
class Typeface:
    """`text` and `heading` are font family ids (see `render/fonts.py`); sizes are points, leading a ratio."""

    text: str
    heading: str
    size: float
    leading: float
    heading_sizes: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """One way to print. Margins in mm; `colour` False prints everything in black and grey."""

    id: str
    title: str
    voices: dict[Voice, Typeface]
    margin_top: float
    margin_bottom: float
    margin_left: float
    margin_right: float
    paragraph_gap_pt: float
    small_pt: float
    colour: bool
    tint: bool

    def typeface(self, voice: Voice) -> Typeface:
        return self.voices[voice]
