"""The document model: everything that can stand on a printed page, on one page of code.

A `Document` is a list of `Part`s; a part starts on a new page and has one paper size and one voice (size and
typeface). Parts hold blocks, blocks hold inlines. Nothing here knows PDF, Word or Qt: renderers `match` on
the block types, and the type checker names any that they forget.

All lengths are millimetres on paper unless a name says otherwise. `key` identifies a block inside its item,
so that an edit can find it again; it is empty for blocks that the program makes.
"""

from dataclasses import dataclass, field
from typing import Literal

# --- inlines -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one weight, perhaps a link (`href` is https: or mailto:)."""

    text: str
    strong: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A name to be filled in for a link, such as `our.class`. Assembly replaces every one."""

    name: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A line to write on. `label` says what belongs there, for people who cannot see it."""

    width: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick."""


Inline = Run | Field | Gap | Tick
Text = tuple[Inline, ...]

# --- blocks ------------------------------------------------------------------------------------------

ParagraphRole = Literal["body", "lead", "small", "prompt", "centred"]
CalloutKind = Literal["say", "ask", "listen", "safe", "watch", "note", "translation"]
CardShape = Literal["card", "pennant"]
SlotRole = Literal["title", "label", "body", "small"]
FormBorder = Literal["none", "line", "double", "cut", "tear"]
DiagramKind = Literal["venn", "circles", "timeline", "scale", "speech-bubbles"]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 to 3. A part's own title is level 1 (or its level in the outline)."""

    level: int
    text: Text
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    role: ParagraphRole = "body"
    key: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Bullets, or numbers from `start`. Each entry is a sequence of blocks."""

    entries: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    start: int = 1
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one heading row. `row_height` is a minimum, so that people can write in empty cells.

    `widths` are shares of the line, one for each column; empty means the renderer chooses by content.
    """

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...] = ()
    row_height: float = 0.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """Words set apart: something to say aloud, a safe-practice box, a note. `label` is printed first, `note` last.

    The blocks of a translation are in `language` (a BCP 47 tag); its label and note are not.
    """

    kind: CalloutKind
    label: str
    blocks: tuple["Block", ...]
    key: str = ""
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WriteLines:
    """`count` ruled lines, `spacing` apart."""

    count: int
    spacing: float
    prompt: Text = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class DrawBoxes:
    """Empty frames side by side, each with its label above it. `width` 0 shares the line equally."""

    labels: tuple[Text, ...]
    height: float
    width: float = 0.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """A prompt and one tick box for each entry."""

    prompt: Text
    entries: tuple[Text, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A small picture by its name in `resources/symbols/`, with its words for people who cannot see it."""

    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards to cut out, `across` x `down` on a page. `width` and `height` 0 fill the page.

    An empty entry is an empty card. Cut lines are dashed; entries are numbered in the corner if `numbered`.
    `pictures` holds a symbol, or None, for each entry; it is empty when no card has one. `backs` holds the words
    on the other side of each card, for printing on both sides; it is empty when the cards have none. A `pennant`
    is a triangle of bunting that hangs from a strip to fold over a string.
    """

    across: int
    down: int
    entries: tuple[Text, ...]
    width: float = 0.0
    height: float = 0.0
    numbered: bool = True
    pictures: tuple[Symbol | None, ...] = ()
    backs: tuple[Text, ...] = ()
    shape: CardShape = "card"
    key: str = ""

    def picture(self, number: int) -> Symbol | None:
        """The symbol on the card with that index, if it has one."""
        return self.pictures[number] if self.pictures else None


@dataclass(frozen=True, slots=True)
class Symbols:
    """Small pictures in a row (wrapping), each with its words beside or below it."""

    entries: tuple[tuple[Symbol, Text], ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """An empty figure to write in. Labels stand outside it as real text; `count` is points or bubbles.

    venn: 3 labels = two circles (left, both, right), 4 = three circles and the middle.
    circles: labels from the inside out. timeline: labels at its two ends, `count` points.
    scale: a label under each point. speech-bubbles: a label above each. `pictures` stand over the points of a
    scale, one for each label, or there are none.
    """

    kind: DiagramKind
    labels: tuple[Text, ...]
    alt: str
    count: int = 0
    pictures: tuple[Symbol, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings over open columns to write in (a T-chart), `height` mm of space below the headings."""

    labels: tuple[Text, ...]
    height: float
    key: str = ""


@dataclass(frozen=True, slots=True)
class CutLine:
    """A dashed line to cut along (or, if `fold`, to fold along), with words above it."""

    text: Text = ()
    fold: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, side by side, each with its label below the line."""

    labels: tuple[Text, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a form, `span` columns wide: words, a picture above them, or room to write or draw.

    `edges` names the sides that are ruled, any of `t`, `r`, `b` and `l`. `answer` says what people put there, for
    those who cannot see it; it is empty where nothing is written.
    """

    text: Text = ()
    span: int = 1
    role: SlotRole = "body"
    edges: str = ""
    centred: bool = False
    picture: Symbol | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """Slots side by side, at least `height` high; their spans add up to the columns of the form."""

    slots: tuple[Slot, ...]
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Form:
    """Slots on a grid of true size: a slip, a certificate, a postcard, the frame of a map.

    `widths` are the shares of the columns; `width` 0 fills the line. The border is a line, two lines, dashes to cut
    along all round (`cut`) or above (`tear`). All of it stays on one page where it fits.
    """

    widths: tuple[float, ...]
    rows: tuple[FormRow, ...]
    alt: str = ""
    border: FormBorder = "none"
    width: float = 0.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Start a new page inside a part."""

    key: str = ""


@dataclass(frozen=True, slots=True)
class Banner:
    """The strip that opens an item: a shape, a title (heading level 1 or 2), a question and short facts.

    `colour` and `fill` are `#rrggbb`; meaning never rests on them alone, so `symbol` always differs too.
    """

    title: str
    symbol: Symbol
    colour: str
    fill: str
    question: str = ""
    facts: tuple[str, ...] = ()
    level: int = 1
    key: str = ""


@dataclass(frozen=True, slots=True)
class YearStrip:
    """The steps of the linking year in order; those in `here` are what this pack serves."""

    steps: tuple[str, ...]
    here: frozenset[int]
    key: str = ""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    part_id: str
    title: str
    note: str = ""
    level: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents. The renderer adds the page numbers."""

    entries: tuple[ContentsEntry, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """Blocks for some stages only. Assembly keeps or drops them; no renderer ever sees one."""

    stages: frozenset[str]
    blocks: tuple["Block", ...]
    key: str = ""


Block = (
    Heading | Paragraph | ListBlock | Table | Callout | WriteLines | DrawBoxes | Checklist | Cards | Symbols | Diagram
    | Columns | CutLine | Signatures | Form | PageBreak | Banner | YearStrip | Contents | Variant
)  # fmt: skip

# --- the whole ---------------------------------------------------------------------------------------

Voice = Literal["teacher", "pupil", "early", "family"]
PaperName = Literal["A4", "A4-landscape", "A5", "A3", "A3-landscape"]

PAPER_MM: dict[PaperName, tuple[float, float]] = {
    "A4": (210.0, 297.0),
    "A4-landscape": (297.0, 210.0),
    "A5": (148.0, 210.0),
    "A3": (297.0, 420.0),
    "A3-landscape": (420.0, 297.0),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A run of pages that begins on a new page: a cover, one item's plan, one sheet.

    `title` goes into the outline and, unless the first block is a `Banner`, is printed as the heading.
    `footer` is the credit line at the foot of each of its pages.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    voice: Voice = "teacher"
    paper: PaperName = "A4"
    level: int = 1
    footer: str = ""
    title_shown: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """What a renderer gets. `running_head` names both classes; `identifier` is the pack's id."""

    title: str
    parts: tuple[Part, ...]
    running_head: str = ""
    language: str = "en-GB"
    creator: str = "Linkwell"
    subject: str = ""
    keywords: tuple[str, ...] = field(default=())
    rights: str = ""
    identifier: str = ""


def plain(text: Text) -> str:
    """The words of some inlines, as a reader would say them; gaps become `____`, boxes `[ ]`."""
    words: list[str] = []
    for inline in text:
        match inline:
            case Run(text=value):
                words.append(value)
            case Field(name=name):
                words.append("{{" + name + "}}")
            case Gap():
                words.append("____")
            case Tick():
                words.append("[ ]")
    return "".join(words)


def words(value: str, *, strong: bool = False) -> Text:
    """Plain words as inlines."""
    return (Run(value, strong=strong),) if value else ()
