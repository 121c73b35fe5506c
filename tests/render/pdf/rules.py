"""The rules that every PDF of ours keeps, each by its name. They are our own reading of what PDF/UA-1 asks of files like
ours: a file that keeps them is “tagged, checked against these rules”, and nothing is certified by them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from xml.etree import ElementTree

import pikepdf

from render.pdf.structure import Structure

Rule = Callable[[Structure], Iterable[str]]

_INSIDE = {  # what may stand in what; all else may hold anything but these
    "Document": {"Sect"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOCI"},
    "TOCI": {"Reference"},
}
_PARENTS = {"Sect": "Document", "LI": "L", "Lbl": "LI", "LBody": "LI", "TR": "Table", "TH": "TR", "TD": "TR"}
_PARENTS |= {"TOCI": "TOC", "Reference": "TOCI"}
_ROLES = {*_INSIDE, *_PARENTS, "H1", "H2", "H3", "P", "Div", "Figure", "Link", "Span"}
_MAY_BE_EMPTY = {"Table", "TR", "TH", "TD", "Document", "Sect"}  # a table may be there to write in
_GROUPS = {"Document", "Sect", "Div", "L", "LI", "Table", "TR", "TOC", "TOCI", "Reference"}
_MAY_END_A_LINE = re.compile(r"(^|[ \-\u2013\u2014/@&=?_.])$")
_DC = "{http://purl.org/dc/elements/1.1/}"


def check(pdf: pikepdf.Pdf) -> list[str]:
    """Every fault, as `rule: what`."""
    structure = Structure(pdf)
    return [f"{name}: {fault}" for name, rule in RULES.items() for fault in rule(structure)]


# --- the file ----------------------------------------------------------------------------------------


def _tagged(s: Structure) -> Iterator[str]:
    if s.root is None or not bool(s.pdf.Root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "the file does not say that it is tagged"


def _language(s: Structure) -> Iterator[str]:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", str(s.pdf.Root.get("/Lang", ""))):
        yield "the file has no language"


def _titled(s: Structure) -> Iterator[str]:
    if not str(s.pdf.docinfo.get("/Title", "")).strip():
        yield "no title"
    if not s.pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the window would show the name of the file"


def _described(s: Structure) -> Iterator[str]:
    data = s.pdf.Root.get("/Metadata")
    if data is None:
        yield "no properties in XML"
        return
    whole = ElementTree.fromstring(data.read_bytes())
    said = {name: "".join(next(whole.iter(_DC + name), whole).itertext()).strip() for name in ("title", "language")}
    if said["title"].split() != str(s.pdf.docinfo.get("/Title", "")).split():
        yield "two different titles"
    if said["language"] != str(s.pdf.Root.get("/Lang", "")):
        yield "two different languages"
    if b"pdfuaid" in data.read_bytes():
        yield "it claims a conformance that nobody has certified"


def _outlined(s: Structure) -> Iterator[str]:
    with s.pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    if not titles or not all(titles):
        yield "no outline, or an entry without words"


def _harmless(s: Structure) -> Iterator[str]:
    for name in ("/OpenAction", "/AA", "/AcroForm", "/JavaScript"):
        if name in s.pdf.Root:
            yield f"the file has {name}"
    if s.pdf.is_encrypted or s.pdf.attachments:
        yield "the file is locked or carries others"


def _fonts(s: Structure) -> Iterator[str]:
    for number, page in enumerate(s.pdf.pages, 1):
        for name, font in page.Resources.get("/Font", {}).items():
            held = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            if not {"/FontFile2", "/FontFile3"} & set(held.get("/FontDescriptor", {})) or "/ToUnicode" not in font:
                yield f"page {number}: {name} is not embedded, or its letters are unknown"


def _letters(s: Structure) -> Iterator[str]:
    for number, page in enumerate(s.pages, 1):
        if page.unknown:
            yield f"page {number}: {len(page.unknown)} signs that stand for no letter"


# --- content and tree --------------------------------------------------------------------------------


def _nothing_loose(s: Structure) -> Iterator[str]:
    for number, page in enumerate(s.pages, 1):
        if page.loose.strings or page.loose.paints:
            yield f"page {number}: something is neither content nor artifact"


def _nested(s: Structure) -> Iterator[str]:
    for number, page in enumerate(s.pages, 1):
        yield from (f"page {number}: {fault}" for fault in page.faults)


def _numbered(s: Structure) -> Iterator[str]:
    for number, page in enumerate(s.pages, 1):
        if page.numbers != list(range(len(page.numbers))):
            yield f"page {number}: content is numbered {page.numbers[:9]}"


def _owned(s: Structure) -> Iterator[str]:
    owners = Counter(content for element in s.elements() for content in element.contents)
    there = {(index, number) for index, page in enumerate(s.pages) for number in page.numbers}
    for page, number in sorted(there ^ set(owners)):
        yield f"page {page + 1}: content {number} and the tree do not match"
    for (page, number), count in owners.items():
        if count > 1:
            yield f"page {page + 1}: content {number} belongs to {count} elements"


def _parent_tree(s: Structure) -> Iterator[str]:
    tree = _number_tree(s.pdf)
    keys = [int(page.get("/StructParents", -1)) for page in s.pdf.pages]
    if len(set(keys)) != len(keys):
        yield "two pages have one number"
    for element in s.elements():
        for page, number in element.contents:
            row = tree.get(keys[page], [])
            if number >= len(row) or row[number].objgen != element.object.objgen:
                yield f"page {page + 1}: content {number} leads to the wrong element"


def _parents(s: Structure) -> Iterator[str]:
    for element in s.elements():
        above = element.parent.object if element.parent else s.pdf.Root.StructTreeRoot
        if element.object.P.objgen != above.objgen:
            yield f"a {element.role} does not know what it is in"


def _roles(s: Structure) -> Iterator[str]:
    for element in s.elements():
        parent = element.parent.role if element.parent else ""
        if element.role not in _ROLES:
            yield f"there is no {element.role}"
        elif element.role not in _INSIDE.get(parent, _ROLES) or _PARENTS.get(element.role, parent) != parent:
            yield f"{element.role} in {parent}"


def _headings(s: Structure) -> Iterator[str]:
    last = 0
    for element in s.elements():
        if re.fullmatch("H[1-6]", element.role):
            level = int(element.role[1])
            if level > last + 1:
                yield f"H{level} follows H{last}"
            last = level


def _filled(s: Structure) -> Iterator[str]:
    for element in s.elements():
        said = s.text(element).strip(" ") or any(inner.alt for inner in element.walk())
        if element.role not in _MAY_BE_EMPTY and not said:
            yield f"an empty {element.role}"
        if element.role in _GROUPS and element.contents:
            yield f"words directly in {element.role}"


def _joined(s: Structure) -> Iterator[str]:
    for element in s.elements():
        for (upper, before), (lower, after) in pairwise(s.strings(element)):
            if upper != lower and not after.startswith(" ") and not _MAY_END_A_LINE.search(before):
                yield f"{before[-12:]!r} is joined to {after[:12]!r}"
        if element.role == "Reference" and not re.search(r"(^| )\d+$", s.text(element)):
            yield "a page number is joined to its title"


# --- kinds of element --------------------------------------------------------------------------------


def _tables(s: Structure) -> Iterator[str]:
    for table in (element for element in s.elements() if element.role == "Table"):
        if len({len(row.elements) for row in table.elements}) > 1:
            yield "rows of different length"
        heads = [cell for row in table.elements for cell in row.elements if cell.role == "TH"]
        if not heads:
            yield "no heading cell"
        if any(cell.attribute("/Scope") not in {"/Column", "/Row"} for cell in heads):
            yield "a heading cell does not say what it heads"


def _lists(s: Structure) -> Iterator[str]:
    for element in s.elements():
        if element.role == "L" and element.attribute("/ListNumbering") not in {"/Decimal", "/Disc", "/None"}:
            yield "a list does not say how it is numbered"
        if element.role == "LI" and not element.elements:
            yield "an entry without parts"


def _figures(s: Structure) -> Iterator[str]:
    for figure in (element for element in s.elements() if element.role == "Figure"):
        if not figure.alt.strip():
            yield "no description"
        box = figure.attribute("/BBox")
        if box is None or not figure.contents:
            yield "no place on the page"
            continue
        left, bottom, right, top = map(float, box)
        _, _, width, height = map(float, s.pdf.pages[figure.contents[0][0]].mediabox)
        if not (0 <= left <= right <= width and 0 <= bottom <= top <= height):
            yield f"{figure.alt!r} is not on the page"


def _links(s: Structure) -> Iterator[str]:
    tree = _number_tree(s.pdf)
    owners = {
        kid.Obj.objgen: element.object.objgen
        for element in s.elements()
        for kid in element.kids
        if element.role == "Link" and isinstance(kid, pikepdf.Dictionary)
    }
    for number, page in enumerate(s.pdf.pages, 1):
        for link in page.get("/Annots", []):
            entry = tree.get(int(link.get("/StructParent", -1)))
            owner = owners.pop(link.objgen, None)
            if owner is None or entry is None or isinstance(entry, pikepdf.Array) or entry.objgen != owner:
                yield f"page {number}: a link is not in the tree"
            if not str(link.get("/Contents", "")).strip():
                yield f"page {number}: a link without words"
    if owners:
        yield "the tree holds a link that is on no page"


def _tab_order(s: Structure) -> Iterator[str]:
    for number, page in enumerate(s.pdf.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {number}: the tab key does not follow the structure"


def _number_tree(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    flat = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(flat[::2], flat[1::2], strict=True)}


RULES: dict[str, Rule] = {
    "it says that it is tagged": _tagged,
    "it names its language": _language,
    "its title is shown": _titled,
    "its properties agree": _described,
    "it has an outline": _outlined,
    "it does nothing by itself": _harmless,
    "fonts are embedded": _fonts,
    "every sign is a letter": _letters,
    "all is content or artifact": _nothing_loose,
    "content is not nested": _nested,
    "content is numbered in order": _numbered,
    "content belongs to one element": _owned,
    "content leads to its element": _parent_tree,
    "elements know their parents": _parents,
    "elements stand where they may": _roles,
    "headings skip no level": _headings,
    "no element is empty": _filled,
    "words are not joined": _joined,
    "tables have heads and even rows": _tables,
    "lists say how they are numbered": _lists,
    "figures have words and a place": _figures,
    "links are in the tree": _links,
    "tabs follow the structure": _tab_order,
}
