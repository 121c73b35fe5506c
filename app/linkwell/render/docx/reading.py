"""Reads the words of a Word file back, paragraph by paragraph, with the marks of the blocks they stand in.

It knows the format and our bookmarks, and nothing of packs. Changes that are tracked in the file count as made.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from linkwell.render.docx.foreign import ForeignFile
from linkwell.render.docx.marks import Mark, read_mark, stamp
from linkwell.render.docx.properties import FORMAT_PROPERTY, PACK_PROPERTY

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = {"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tcPr", "trPr", "sectPr"}
_SKIPPED = frozenset({*_PROPERTIES, "del", "moveFrom", "Fallback"})
_SIGNS = {"br": " ", "cr": " ", "noBreakHyphen": "-"}
_BOXES = re.compile("[\u2610-\u2612]")
_LINES = re.compile("_{3,}")
_SPACES = re.compile(r"\s+")
_GAP, _BOX = "____", "[ ]"


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph, or a stretch of it between tabs: its words, and the names of the marks round it."""

    words: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordText:
    """The words of a file in their order. `stamps` has each mark's stamp in the file, `now` that of its words now."""

    identifier: str
    format: str
    paragraphs: tuple[WordParagraph, ...]
    stamps: dict[str, str]
    now: dict[str, str]


def read_words(file: ForeignFile) -> WordText:
    """All words of the main text, in order. Lists of contents are left out, as Word makes them."""
    walk = _Walk(_whole(file.main), _pieces(file.main))
    body = etree.iterwalk(file.main, events=("start", "end"))
    for event, element in body:
        name = _local(element)
        if event == "start" and name in _SKIPPED:
            body.skip_subtree()
        elif event == "start":
            walk.enter(element, name)
        elif name == "p":
            walk.finish()
    said = _properties(file.custom)
    identifier = said.get(PACK_PROPERTY) or _core(file.core, "identifier")
    stamps = {mark.name: mark.stamp for mark in walk.marks}
    now = {name: stamp("".join(words)) for name, words in walk.inside.items()}
    return WordText(identifier, said.get(FORMAT_PROPERTY, ""), tuple(walk.found), stamps, now)


def clean(words: str) -> str:
    """Words as they are compared: one space between them, every line to write on and every box alike."""
    return _SPACES.sub(" ", _LINES.sub(_GAP, _BOXES.sub(_BOX, words))).strip()


@dataclass(slots=True)
class _Stretch:
    words: list[str] = field(default_factory=list)
    marks: tuple[str, ...] | None = None


def _whole(main: etree._Element) -> frozenset[str]:
    """The ids of the bookmarks that end after they begin; a paragraph that was moved may leave its end behind."""
    begun: set[str] = set()
    whole: set[str] = set()
    for element in main.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd"):
        number = element.get(f"{_W}id", "")
        (begun if element.tag.endswith("Start") else whole).add(number)
        whole &= begun
    return frozenset(whole)


def _pieces(main: etree._Element) -> Counter[str]:
    """In how many pieces each mark is written."""
    starts = (start for start in main.iter(f"{_W}bookmarkStart") if not _is_skipped(start))
    found = (read_mark(start.get(f"{_W}name", "")) for start in starts)
    return Counter(mark.name for mark in found if mark is not None)


def _is_skipped(element: etree._Element) -> bool:
    """Whether it stands in what is not read."""
    return any(_local(around) in _SKIPPED for around in element.iterancestors())


@dataclass(slots=True)
class _Walk:
    """Goes through the elements of the text; `inside` collects all words of the paragraphs that begin in a mark.

    A mark whose id is not among the `whole` ones ends with the paragraph in which it begins. LibreOffice
    writes a mark round several paragraphs as pieces of one name, in the first and in the last of them: what stands
    between is inside.
    """

    whole: frozenset[str]
    pieces: Counter[str]
    found: list[WordParagraph] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    inside: dict[str, list[str]] = field(default_factory=dict)
    _open: dict[str, str] = field(default_factory=dict)
    _paragraph: list[_Stretch] = field(default_factory=list)
    _contents: bool = False
    _unfinished: dict[str, int] = field(default_factory=dict)  # marks with pieces still to come, and how many

    def enter(self, element: etree._Element, name: str) -> None:
        match name:
            case "p":
                self.finish()
                self._paragraph, self._contents = [_Stretch()], False
            case "t" | "br" | "cr" | "noBreakHyphen":
                self._add(_SIGNS.get(name) or element.text or "")
            case "tab" | "ptab" if self._paragraph:
                self._paragraph.append(_Stretch())
            case "instrText":
                self._contents = self._contents or "PAGEREF" in (element.text or "")
            case "bookmarkStart":
                self._begin(element)
            case "bookmarkEnd":
                self._open.pop(element.get(f"{_W}id", ""), None)

    def finish(self) -> None:
        """The paragraph has ended. Where nothing is written, what is open at its end is round it."""
        marks = self._marks()
        for stretch in self._paragraph:
            if not self._contents:
                marks = marks if stretch.marks is None else stretch.marks
                words = "".join(stretch.words)
                self.found.append(WordParagraph(clean(words), marks))
                for name in marks:
                    self.inside[name].append(words)
        if self._paragraph:
            self._open = {number: name for number, name in self._open.items() if number in self.whole}
        self._paragraph = []

    def _begin(self, element: etree._Element) -> None:
        mark = read_mark(element.get(f"{_W}name", ""))
        if mark is not None:  # one round a table may come back in pieces of the same name
            self.marks.append(mark)
            self.inside.setdefault(mark.name, [])
            self._open[element.get(f"{_W}id", "")] = mark.name
            self._piece(mark.name)

    def _piece(self, name: str) -> None:
        """One more piece of a mark has been met."""
        left = self._unfinished.get(name, self.pieces[name]) - 1
        if left:
            self._unfinished[name] = left
        else:
            self._unfinished.pop(name, None)

    def _add(self, words: str) -> None:
        self._paragraph = self._paragraph or [_Stretch()]  # words that go on after a box of text
        stretch = self._paragraph[-1]
        stretch.words.append(words)
        if stretch.marks is None and words.strip():
            stretch.marks = self._marks()

    def _marks(self) -> tuple[str, ...]:
        """The marks round this place, each once, in the order in which they began."""
        return tuple(dict.fromkeys((*self._unfinished, *self._open.values())))


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _properties(custom: etree._Element | None) -> dict[str, str]:
    """The custom properties of a file by name."""
    entries = custom.iter("{*}property") if custom is not None else ()
    return {entry.get("name", ""): "".join(entry.itertext()).strip() for entry in entries}


def _core(core: etree._Element | None, name: str) -> str:
    found = core.find(f"{{*}}{name}") if core is not None else None
    return (found.text or "").strip() if found is not None else ""
