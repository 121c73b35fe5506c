"""How a document prints: sizes, spacing and colour, as values. Styles are data in `packs/styles/`."""

from dataclasses import dataclass, replace

from linkwell.domain.document import PaperName, Voice


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
    """One way to print. Margins in mm; `colour` False prints everything in black and grey.

    `paper` is what A4 pages are laid out on. `letter_space` and `word_space` are shares of the type size that are
    added after each letter and to each space.
    """

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
    paper: PaperName = "A4"
    letter_space: float = 0.0
    word_space: float = 0.0

    def typeface(self, voice: Voice) -> Typeface:
        return self.voices[voice]

    @property
    def told(self) -> str:
        """The style in a few words: "14 point, wide spacing, in colour, A4"."""
        spacing = "wide spacing" if self.letter_space else ""
        ink = "in colour" if self.colour else "black only" if self.tint else "black only, no fills"
        size = f"{self.typeface('pupil').size:g} point"
        return ", ".join(filter(None, (size, spacing, ink, self.paper)))

    def with_text(self, family: str) -> "Style":
        """The same with another typeface for everything but headings."""
        return replace(self, voices={voice: replace(face, text=family) for voice, face in self.voices.items()})
