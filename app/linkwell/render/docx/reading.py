"""Reads the words of a Word file back, paragraph by paragraph, with the marks of the blocks they stand in.

It knows the format and our bookmarks, and nothing of packs. Changes that are tracked in the file count as made.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from linkwell.render.docx.foreign import ForeignFile
from linkwell.render.docx.marks import Mark, read_mark, stamp
from linkwell.render.docx.properties import FORMAT_PROPERTY, PACK_PROPERTY

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tcPr", "trPr", "sectPr", "del", "moveFrom", "Fallback"})
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
    walk = _Walk()
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


@dataclass(slots=True)
class _Walk:
    """Goes through the elements of the text; `inside` collects all words within each mark."""

    found: list[WordParagraph] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    inside: dict[str, list[str]] = field(default_factory=dict)
    _open: dict[str, str] = field(default_factory=dict)
    _paragraph: list[_Stretch] = field(default_factory=list)
    _contents: bool = False

    def enter(self, element: etree._Element, name: str) -> None:
        match name:
            case "p":
                self.finish()
                self._paragraph, self._contents = [_Stretch()], False
            case "t":
                self._add(element.text or "")
            case "br" | "cr":
                self._add(" ")
            case "noBreakHyphen":
                self._add("-")
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
        marks = tuple(self._open.values())
        for stretch in self._paragraph:
            if not self._contents:
                marks = marks if stretch.marks is None else stretch.marks
                self.found.append(WordParagraph(clean("".join(stretch.words)), marks))
        self._paragraph = []

    def _begin(self, element: etree._Element) -> None:
        mark = read_mark(element.get(f"{_W}name", ""))
        if mark is not None and mark.name not in self.inside:
            self.marks.append(mark)
            self.inside[mark.name] = []
            self._open[element.get(f"{_W}id", "")] = mark.name

    def _add(self, words: str) -> None:
        for name in self._open.values():
            self.inside[name].append(words)
        self._paragraph = self._paragraph or [_Stretch()]  # words that go on after a box of text
        stretch = self._paragraph[-1]
        stretch.words.append(words)
        if stretch.marks is None and words.strip():
            stretch.marks = tuple(self._open.values())


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
