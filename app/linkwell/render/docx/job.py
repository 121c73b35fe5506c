"""What the writers of blocks share while one document is made: its style, its counters, where words stand.

`Job` is the only mutable thing in this package. It knows no block, and nothing of files.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from linkwell.domain.document import PAPER_MM, Block, PaperName, Voice
from linkwell.domain.style import Style, Typeface
from linkwell.render.docx.marks import bookmark_name, stamped
from linkwell.render.docx.markup import escaped, half_points, paragraph, points, spacing

_PARAGRAPH, _TABLE = "<w:p><w:pPr>", "<w:tbl>"
BULLETS = 1  # the number of the list of bullets in the base document


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper and its margins, in mm. `bare` pages have neither header nor footer."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    bare: bool = False

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: in whose voice, how wide (mm), how far in (mm), and how deep inside lists.

    `look` is run properties that every run there gets, such as a smaller size; `language` is set where words are not
    in that of the document.
    """

    voice: Voice
    face: Typeface
    width: float
    indent: float = 0.0
    depth: int = 0
    in_cell: bool = False
    look: str = ""
    language: str = ""

    def style(self, name: str) -> str:
        """The id of a paragraph style in this voice."""
        return style_id(name, self.voice)

    def deeper(self) -> "Place":
        """The place inside one more list."""
        return replace(self, depth=self.depth + 1)

    def inside(self, by: float) -> "Place":
        """The place inside something that stands `by` mm further in, such as a list entry."""
        wide, indent = max(self.width - by, 20.0), self.indent + by
        return replace(self, width=wide, indent=indent)

    def wide(self, width: float) -> "Place":
        """The same place on a line of another width."""
        return replace(self, width=width) if width != self.width else self

    def sized(self, size: float) -> "Place":
        """The same place with words of another size, in points."""
        half = half_points(size)
        return replace(self, look=f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')

    def cell(self, width: float) -> "Place":
        """The place inside a table cell whose words have `width` mm."""
        return Place(self.voice, self.face, max(width, 5.0), in_cell=True, language=self.language)

    def spoken(self, language: str) -> "Place":
        """The place with words of another language (a BCP 47 tag)."""
        return replace(self, language=language)

    @property
    def properties(self) -> str:
        """The run properties that every run there gets."""
        if not self.language:
            return self.look
        tag = escaped(self.language)
        return f'{self.look}<w:lang w:val="{tag}" w:bidi="{tag}"/>'


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of lines and backgrounds as Word writes them; an empty fill is no fill."""

    ink: str
    dark: str
    line: str
    accent: str
    accent_fill: str
    head_fill: str


def palette(style: Style) -> Palette:
    """The colours that a style allows; they also differ in lightness, as everything that is copied should."""
    accent, pale = ("0B5A63", "E8F1F1") if style.colour else ("000000", "EFEFEF")
    head = "EFEFEF" if style.tint else ""
    return Palette("000000", "4D4D4D", "9A9A9A", accent, pale if style.tint else "", head)


def style_id(name: str, voice: Voice) -> str:
    """Teacher styles are the base styles; the other voices add their name."""
    return name if voice == "teacher" else name + voice.capitalize()


def page(paper: PaperName, style: Style) -> Page:
    """The page of a part on this paper."""
    width, height = PAPER_MM[paper]
    return Page(width, height, style.margin_top, style.margin_right, style.margin_bottom, style.margin_left)


@dataclass(slots=True)
class Job:
    """State of one document in the making. `write` turns blocks into XML; `link` gives an address its id."""

    style: Style
    symbols: Path
    write: Callable[["Job", Sequence[Block], Place], str]
    link: Callable[[str], str]
    strong: dict[Voice, str]
    underscore: dict[Voice, float]
    colours: Palette
    sheet: Page
    part_id: str = ""
    used: float = 0.0
    break_due: bool = False
    pages: dict[str, int] = field(default_factory=dict)
    lists: list[str] = field(default_factory=list)
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _names: set[str] = field(default_factory=set)
    _flip: Iterator[int] = field(default_factory=lambda: itertools.cycle((0, 1)))

    def next_id(self) -> int:
        """A number that nothing else in the document has."""
        return next(self._ids)

    def flip(self) -> int:
        """0 and 1 in turn: neighbouring boxes that differ in this stay two boxes in Word."""
        return next(self._flip)

    def new_list(self, start: int, depth: int) -> int:
        """The id of a new numbered list that counts from `start`."""
        number = BULLETS + 1 + len(self.lists)
        self.lists.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{depth}">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        return number

    def take_break(self) -> str:
        """The property that starts a new page, if one is due; it is due only once."""
        due, self.break_due = self.break_due, False
        return "<w:pageBreakBefore/>" if due else ""

    def before_table(self) -> str:
        """What must stand before a table: a paragraph that starts the page, if a new page is due."""
        return self.gap(1.0) if self.break_due else ""

    def gap(self, height: float) -> str:
        """An empty paragraph of `height` points, such as the one that must stand between two tables."""
        return paragraph("Spacer", "", self.take_break() + spacing(exact=max(points(height), 2)))

    def marked(self, key: str, content: str) -> str:
        """The content inside a bookmark by which its block is found again; as it is if it has no key."""
        if not key or not content:
            return content
        return self.bookmarked(bookmark_name(self.part_id, key), content, stamp=True)

    def bookmarked(self, name: str, content: str, *, stamp: bool = False) -> str:
        """The content inside a bookmark; a second one of the same name gets a number of its own.

        `stamp` adds a digest of the words, so that a change of them can be seen.
        """
        unique = name
        for number in itertools.count(2):
            if unique not in self._names:
                break
            unique = f"{name}_{number}"
        self._names.add(unique)
        number = self.next_id()
        unique = stamped(unique, content) if stamp else unique
        start = f'<w:bookmarkStart w:id="{number}" w:name="{unique}"/>'
        end = f'<w:bookmarkEnd w:id="{number}"/>'
        head, close, rest = content.partition("</w:pPr>")
        if not close or not content.startswith((_PARAGRAPH, _TABLE)):
            return start + content + end
        # inside its first paragraph, because LibreOffice loses some that stand between paragraphs
        return head + close + start + rest + end
