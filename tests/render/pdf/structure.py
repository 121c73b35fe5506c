"""Reads the structure of a tagged PDF back with pikepdf: the tree, and what stands on the pages for each element."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from render.pdf.reading import characters, codes

_SHOWS, _PAINTS = {"Tj", "TJ", "'", '"'}, {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI"}


@dataclass
class Content:
    """One stretch of marked content: its strings with their baselines, and how many operators paint in it."""

    strings: list[tuple[float, str]] = field(default_factory=list)
    paints: int = 0


@dataclass
class PageMarks:
    """What a page shows: by its number, as an artifact, or outside of everything; `faults` are wrong nestings."""

    numbered: dict[int, Content] = field(default_factory=lambda: defaultdict(Content))
    numbers: list[int] = field(default_factory=list)
    artifact: Content = field(default_factory=Content)
    loose: Content = field(default_factory=Content)
    faults: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@dataclass
class Element:
    """One element of the tree. `kids` are elements, content as (page, number), and objects."""

    role: str
    object: pikepdf.Object
    parent: "Element | None"
    kids: list["Element | tuple[int, int] | pikepdf.Object"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def contents(self) -> list[tuple[int, int]]:
        return [kid for kid in self.kids if isinstance(kid, tuple)]

    @property
    def alt(self) -> str:
        return str(self.object.get("/Alt", ""))

    def attribute(self, name: str) -> pikepdf.Object | None:
        return self.object.get("/A", pikepdf.Dictionary()).get(name)

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in reading order."""
        yield self
        for element in self.elements:
            yield from element.walk()


class Structure:
    """A file with its pages and its tree."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = [_page_marks(page) for page in pdf.pages]
        self._numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
        root = pdf.Root.get("/StructTreeRoot")
        self.root = self._element(root.K, None) if root is not None else None

    def elements(self) -> list[Element]:
        return list(self.root.walk()) if self.root else []

    def strings(self, element: Element) -> list[tuple[float, str]]:
        """What the element itself shows, without the elements in it."""
        return [string for page, number in element.contents for string in self.pages[page].numbered[number].strings]

    def text(self, element: Element) -> str:
        """The words of an element and all below it, as a reader would join them: nothing is put between strings."""
        parts: list[str] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                parts.append(self.text(kid))
            elif isinstance(kid, tuple):
                parts.extend(text for _, text in self.pages[kid[0]].numbered[kid[1]].strings)
        return "".join(parts)

    def _element(self, found: pikepdf.Object, parent: Element | None) -> Element:
        made = Element(str(found.S)[1:], found, parent)
        held = found.get("/K", pikepdf.Array())
        for kid in held if isinstance(held, pikepdf.Array) else [held]:
            if isinstance(kid, int):
                made.kids.append((self._numbers[found.Pg.objgen], kid))
            elif "/MCID" in kid:
                made.kids.append((self._numbers[kid.Pg.objgen], int(kid.MCID)))
            else:
                made.kids.append(kid if "/Obj" in kid else self._element(kid, made))
        return made


def outline(structure: Structure) -> list[str]:
    """The tree in short, one line for each element: role, words, description."""
    lines: list[str] = []

    def note(element: Element, depth: int) -> None:
        words = "".join(text for _, text in structure.strings(element)).strip()
        alt = f"[{element.alt}]" if element.alt else ""
        lines.append("  " * depth + " ".join(filter(None, (element.role, words, alt))))
        for kid in element.elements:
            note(kid, depth + 1)

    if structure.root:
        note(structure.root, 0)
    return lines


def _page_marks(page: pikepdf.Page) -> PageMarks:
    reader = _Reader(dict(page.Resources.get("/Font", {}).items()))
    for operands, operator in pikepdf.parse_content_stream(page):
        reader.operator(str(operator), operands)
    if reader.open:
        reader.marks.faults.append("marked content is never ended")
    return reader.marks


class _Reader:
    """Follows the operators of a page; `open` holds what is being marked, from the outside in."""

    def __init__(self, fonts: dict[str, pikepdf.Object]) -> None:
        self.marks = PageMarks()
        self.open: list[int | str] = []
        self._fonts = fonts
        self._maps = {name: characters(font) for name, font in fonts.items()}
        self._told: str | None = None  # the words that stand for what is shown
        self._font, self._y = "", 0.0

    def operator(self, name: str, operands: list[pikepdf.Object]) -> None:
        match name:
            case "BDC" | "BMC":
                self._begin(str(operands[0]), operands[1] if len(operands) > 1 else {})
            case "EMC" if self._told is not None:
                self._told = None
            case "EMC" if self.open:
                self.open.pop()
            case "EMC":
                self.marks.faults.append("EMC without a beginning")
            case _ if name in _PAINTS:
                self._content().paints += 1
            case _:
                self._text(name, operands)

    def _text(self, name: str, operands: list[pikepdf.Object]) -> None:
        match name:
            case "BT":
                self._y = 0.0
            case "Tf":
                self._font = str(operands[0])
            case "Td":
                self._y += float(operands[1])
            case _ if name in _SHOWS:
                shown = codes(self._fonts[self._font], operands[0])
                text = "".join(self._maps[self._font].get(code, "\ufffd") for code in shown)
                self.marks.unknown.extend(sign for sign in text if sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff")
                if self._told is None:
                    self._content().strings.append((self._y, text))

    def _begin(self, tag: str, properties: pikepdf.Object | dict[str, object]) -> None:
        if tag == "/Span" and "/ActualText" in properties and self._told is None:
            self._told = str(properties["/ActualText"])
            self._content().strings.append((self._y, self._told))
            return
        if self.open:
            self.marks.faults.append(f"{tag} inside {self.open[-1]}")
        if "/MCID" not in properties:
            self.open.append(tag)
            return
        number = int(properties["/MCID"])
        self.marks.numbers.append(number)
        self.marks.numbered[number]  # it is there even if nothing is drawn in it
        self.open.append(number)

    def _content(self) -> Content:
        if not self.open:
            return self.marks.loose
        return self.marks.numbered[self.open[-1]] if isinstance(self.open[-1], int) else self.marks.artifact
