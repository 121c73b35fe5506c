"""Builds the structure of a tagged PDF while its pages are painted: what each mark is, and in which order it is read.

Elements come into being when the first of their marks is drawn, under their parents, so the order of drawing is the
order of reading. Everything without a node is an artifact: rules, tints, running titles. It knows nothing of layout.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from linkwell.render.pdf.marks import Node, Role
from linkwell.render.pdf.text import clean

Rect = tuple[float, float, float, float]

_CLOSED = Node("Div")  # stands for: nothing is open
_HEADINGS: dict[str, int] = {"H1": 1, "H2": 2, "H3": 3}
_LEVELS: tuple[Role, ...] = ("H1", "H2", "H3")
_UNNAMED: dict[str, str] = {"Figure": "a picture", "Span": "a place to write"}
_DECORATION, _RUNNING = "/Artifact BMC", "/Artifact<</Type/Pagination>>BDC"


@dataclass(slots=True, eq=False)
class _Element:
    """One element of the tree. `kids` are elements, marked content (page, number) and links (page, name)."""

    number: int
    role: str
    parent: int
    node: Node
    kids: "list[_Element | tuple[int, int] | tuple[int, str]]" = field(default_factory=list)
    box: Rect | None = None


class Marker(Protocol):
    """Hears what is drawn next, and answers with operators to put before it (such as `BDC`)."""

    def part(self, title: str) -> None:
        """What follows belongs to a new part."""

    def page(self) -> None:
        """What follows stands on a new page."""

    def switch(self, node: Node | None) -> str:
        """The operators that end what was marked before and begin what is drawn next."""

    def running(self) -> str:
        """What follows runs along every page."""

    def end_page(self) -> str:
        """The operators that end what was marked last."""

    def place(self, node: Node) -> None:
        """Give a node its place in the order of reading before it is drawn, or though nothing of it is drawn."""

    def bound(self, node: Node, box: Rect) -> None:
        """Where a figure stands, in points from the lower left corner of the page."""

    def link(self, node: Node, name: str) -> int | None:
        """Make the link called `name` part of its element; the answer is its number in the tree of parents."""


class Untagged:
    """A marker that writes nothing."""

    def part(self, title: str) -> None: ...

    def page(self) -> None: ...

    def switch(self, node: Node | None) -> str:  # noqa: ARG002 - the protocol's
        return ""

    def running(self) -> str:
        return ""

    def end_page(self) -> str:
        return ""

    def place(self, node: Node) -> None: ...

    def bound(self, node: Node, box: Rect) -> None: ...

    def link(self, node: Node, name: str) -> int | None:  # noqa: ARG002 - the protocol's
        return None


class Tags:
    """A marker that writes marked content and keeps the tree. `page_count` must be known before it starts."""

    def __init__(self, page_count: int) -> None:
        self._page_count = page_count
        self._elements: list[_Element] = []
        self._known: dict[Node, _Element] = {}
        self._levels: list[int] = []
        self._pages: list[list[int]] = []  # for each page, the elements of its marked content
        self._links: list[int] = []  # for each link, its element
        self._artifact = _DECORATION
        self._open: Node | None = _CLOSED
        self._root = self._section = self._made("Document", None, Node("Div"))

    def part(self, title: str) -> None:
        # Pages may come from a cache, even twice: their nodes are new in each part.
        self._known.clear()
        self._section = self._made("Sect", self._root, Node("Sect", alt=title))

    def page(self) -> None:
        self._pages.append([])
        self._open, self._artifact = _CLOSED, _DECORATION

    def running(self) -> str:
        end = self.end_page()
        self._open, self._artifact = _CLOSED, _RUNNING
        return end

    def end_page(self) -> str:
        return "" if self._open is _CLOSED else "EMC"

    def switch(self, node: Node | None) -> str:
        if node is self._open:
            return ""
        before = "" if self._open is _CLOSED else "EMC\n"
        self._open = node
        if node is None:
            return before + self._artifact
        element = self._known.get(node) or self._element(node)
        page = self._pages[-1]
        number = len(page)
        page.append(element.number)
        element.kids.append((len(self._pages) - 1, number))
        return f"{before}/{element.role}<</MCID {number}>>BDC"

    def place(self, node: Node) -> None:
        if node not in self._known:
            self._element(node)

    def bound(self, node: Node, box: Rect) -> None:
        element = self._known[node]
        old = element.box or box
        element.box = (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3]))

    def link(self, node: Node, name: str) -> int | None:
        self.place(node)
        element = self._known[node]
        element.kids.append((len(self._pages) - 1, name))
        self._links.append(element.number)
        return self._page_count + len(self._links) - 1

    def objects(self, first: int, number_of: Callable[[str], int]) -> Iterator[str]:
        """The tree as PDF objects, numbered from `first`: its root, the tree of parents, then every element.

        `number_of` tells the object number of a page (`Page1` and so on) or of a link by its name.
        """
        after = first + 2
        total = self._page_count + len(self._links)
        yield f"<</Type/StructTreeRoot/K {after} 0 R/ParentTree {first + 1} 0 R/ParentTreeNextKey {total}>>"
        yield f"<</Nums[{' '.join(self._parents(after))}]>>"
        pages = [number_of(f"Page{index + 1}") for index in range(len(self._pages))]
        for element in self._elements:
            parent = element.parent + after if element.parent >= 0 else first
            yield _written(element, parent, after, (pages, number_of))

    def _parents(self, after: int) -> Iterator[str]:
        for key, page in enumerate(self._pages):
            yield f"{key}[{' '.join([f'{number + after} 0 R' for number in page])}]"
        for key, number in enumerate(self._links, self._page_count):
            yield f"{key} {number + after} 0 R"

    def _element(self, node: Node) -> _Element:
        """A new element for a node, under its parents; no heading is more than one level below the last."""
        parent = self._section
        if node.parent is not None:
            parent = self._known.get(node.parent) or self._element(node.parent)
        level = _HEADINGS.get(node.role)
        role = node.role if level is None else self._heading(level)
        made = self._known[node] = self._made(role, parent, node)
        return made

    def _made(self, role: str, parent: _Element | None, node: Node) -> _Element:
        made = _Element(len(self._elements), role, parent.number if parent else -1, node)
        self._elements.append(made)
        if parent:
            parent.kids.append(made)
        return made

    def _heading(self, level: int) -> Role:
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return _LEVELS[len(self._levels) - 1]


def _written(element: _Element, parent: int, after: int, places: tuple[list[int], Callable[[str], int]]) -> str:
    """One element as PDF. Its page is that of its first marked content; the others name theirs."""
    pages, number_of = places
    home = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    kids: list[str] = []
    for kid in element.kids:
        if isinstance(kid, _Element):
            kids.append(f"{kid.number + after} 0 R")
        elif isinstance(kid[1], str):
            kids.append(f"<</Type/OBJR/Obj {number_of(kid[1])} 0 R/Pg {pages[kid[0]]} 0 R>>")
        elif kid[0] == home:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>")
    content = f" {kids[0]}" if len(kids) == 1 else f"[{' '.join(kids)}]"
    page = "" if home is None else f"/Pg {pages[home]} 0 R"
    return f"<</Type/StructElem/S/{element.role}/P {parent} 0 R{page}{_about(element)}/K{content}>>"


def _about(element: _Element) -> str:
    """What is said of an element besides its content."""
    node = element.node
    told = ""
    alt = clean(node.alt).strip() or _UNNAMED.get(node.role, "")
    if alt and node.role != "Link":  # a link has its own words
        told = f"/{'T' if node.role == 'Sect' else 'Alt'}{_string(alt)}"
    if element.box is not None:
        told += "/A<</O/Layout/Placement/Block/BBox[{:.2f} {:.2f} {:.2f} {:.2f}]>>".format(*element.box)
    if element.role == "TH":
        told += f"/A<</O/Table/Scope/{node.detail or 'Column'}>>"
    if element.role == "L":
        told += f"/A<</O/List/ListNumbering/{node.detail or 'None'}>>"
    if node.language:
        told += f"/Lang{_string(node.language)}"
    return told


def _string(text: str) -> str:
    """A string of a PDF: as it is if it is ASCII, else in hexadecimal."""
    if text.isascii():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{text.encode('utf-16-be').hex()}>"
