"""The PDF file itself: pages, links, outline, properties, and how its objects are packed.

It is the one place that reaches behind ReportLab's canvas. What is not a stream is packed into compressed object
streams, because the structure of a tagged file is thousands of small objects.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from linkwell.domain.document import Document
from linkwell.render.pdf.faces import TYPEFACES, faces
from linkwell.render.pdf.ink import FontTable
from linkwell.render.pdf.properties import packet
from linkwell.render.pdf.tags import Rect, Tags
from linkwell.render.pdf.text import clean

_UNTITLED = "Lesson pack"
_PACKED = 400  # objects in one stream
_OUTLINE_DEPTH = 5
_Objects = list[tuple[int, bytes]]


class PdfFile:
    """A file being written: turn page after page, then save."""

    def __init__(self, document: Document, out: IO[bytes]) -> None:
        self._canvas = _canvas(document, out)
        # The canvas offers no public way to number objects or to reach the catalogue.
        self._document = self._canvas._doc  # noqa: SLF001
        self._pages = self._document.Pages.pages
        self._links: list[str] = []
        self._level = -1
        self.fonts = FontTable(self._document)
        self._document.Catalog.Metadata = pdfdoc.PDFStream(
            pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}),
            packet(document, _title(document)),
        )

    def begin_part(self, index: int, title: str, level: int, height: float) -> None:
        """A place in the outline for the page that follows, no more than one level below the last one."""
        key = f"part-{index}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=height, zoom=0)
        self._level = max(0, min(level - 1, self._level + 1, _OUTLINE_DEPTH))
        self._canvas.addOutlineEntry(clean(title) or " ", key, self._level)

    def next_link(self) -> str:
        """The name of the next link on the page."""
        return f"{len(self._pages)}-{len(self._links)}"

    def link(self, rect: Rect, words: str, target: str | tuple[int, float], parent: int | None) -> None:
        """An area of the page that leads to an address, or to the height of a page (counted from 1).

        `parent` is its number in the tree of parents. Nothing of it is drawn.
        """
        name = self.next_link()
        link = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Annot"), "Subtype": pdfdoc.PDFName("Link")})
        link["Rect"] = pdfdoc.PDFArray([round(value, 2) for value in rect])
        link["Border"] = "[0 0 0]"
        where = target if isinstance(target, str) else f"Page {target[0]}"
        link["Contents"] = pdfdoc.PDFString(clean(words).strip() or where)
        if isinstance(target, str):
            link["A"] = pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(target)})
        else:
            page = pdfdoc.PDFObjectReference(f"Page{target[0]}")
            link["Dest"] = pdfdoc.PDFArray([page, pdfdoc.PDFName("XYZ"), 0, round(target[1], 2), 0])
        if parent is not None:
            link["StructParent"] = parent
        self._document.addAnnotation(name, link)
        self._links.append(name)

    def turn(self, operators: Iterable[str], size: tuple[float, float]) -> None:
        """Finish a page of that size."""
        self._canvas.setPageSize(size)
        self._canvas.addLiteral("\n".join(filter(None, operators)))
        self._canvas.showPage()
        page = self._pages[-1]
        page.Annots = [self._document.refAnnotation(name) for name in self._links]
        self._links.clear()

    def save(self, tags: Tags | None) -> None:
        """Write the whole file, with its structure if there are tags."""
        if not self._pages:
            self.turn((), (595.28, 841.89))  # a file without a page cannot be opened
        tree: _Objects = self._tagged(tags) if tags else []
        self._document.format = lambda: _packed(self._document, tree)
        with TYPEFACES:
            self.fonts.glyphs.embed(self._document)
            self._canvas.save()
        del self._document.format  # else the document would hold itself, and its pages, in memory

    def _tagged(self, tags: Tags) -> _Objects:
        """The objects of the structure, and what pages and catalogue say of it."""
        first = self._document.objectcounter + 1
        objects = tags.objects(first, self._number_of)
        tree = [(number, data.encode("ascii")) for number, data in enumerate(objects, first)]
        self._document.objectcounter += len(tree)
        self._document.Catalog.StructTreeRoot = f"{first} 0 R"
        self._document.Catalog.MarkInfo = "<</Marked true>>"
        for index, page in enumerate(self._pages):
            # The library's pages know no other way to hold a further entry.
            page.__Defaults__ = {"Type": pdfdoc.PDFName("Page"), "StructParents": index, "Tabs": pdfdoc.PDFName("S")}
        return tree

    def _number_of(self, name: str) -> int:
        numbers = self._document.idToObjectNumberAndVersion
        found: int = numbers[name if name in numbers else self._document.annotationName(name)][0]
        return found


def _title(document: Document) -> str:
    return clean(document.title).strip() or _UNTITLED


def _canvas(document: Document, out: IO[bytes]) -> Canvas:
    # Without an initial font the library would put Helvetica into every file, which cannot be embedded.
    font = faces("atkinson").regular.name
    canvas = Canvas(
        out, invariant=1, pageCompression=1, initialFontName=font, lang=document.language, pdfVersion=(1, 7)
    )
    canvas.setTitle(_title(document))
    canvas.setAuthor(clean(document.creator))
    canvas.setCreator(clean(document.creator))
    canvas.setSubject(clean(document.subject))
    canvas.setKeywords(", ".join(map(clean, document.keywords)))
    canvas.setProducer("Linkwell")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


# --- packing -----------------------------------------------------------------------------------------


def _packed(document: pdfdoc.PDFDocument, tree: _Objects) -> bytes:
    """The bytes of the file. `tree` holds finished objects whose numbers the library does not use."""
    file = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, tuple[int, int, int]] = {}
    loose: _Objects = []
    for number, data in _library_objects(document):
        if data.endswith(b"endstream\n"):
            places[number] = (1, len(file), 0)
            file += b"%d 0 obj\n%bendobj\n" % (number, data)
        else:
            loose.append((number, data))
    loose += tree
    for start in range(0, len(loose), _PACKED):
        document.objectcounter = holder = document.objectcounter + 1
        chosen = loose[start : start + _PACKED]
        places |= {number: (2, holder, index) for index, (number, _) in enumerate(chosen)}
        places[holder] = (1, len(file), 0)
        file += _object_stream(holder, chosen)
    _end(file, document, places)
    return bytes(file)


def _library_objects(document: pdfdoc.PDFDocument) -> Iterator[tuple[int, bytes]]:
    """Every object that the library made, by number; writing one may make more."""
    document.Reference(document.Catalog)
    document.Reference(document.info)
    number = 0
    while number < document.objectcounter:
        number += 1
        name = document.numberToId.get(number)
        if name is not None:
            yield number, pdfdoc.format(document.idToObject[name], document, toplevel=1)


def _object_stream(number: int, objects: Sequence[tuple[int, bytes]]) -> bytes:
    heads: list[str] = []
    offset = 0
    for own, data in objects:
        heads.append(f"{own} {offset}")
        offset += len(data) + 1
    head = " ".join(heads).encode("ascii") + b"\n"
    body = b"\n".join(data for _, data in objects)
    entries = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
    return _stream(number, entries, head + body)


def _end(file: bytearray, document: pdfdoc.PDFDocument, places: dict[int, tuple[int, int, int]]) -> None:
    """The table of all objects as a stream, and where it begins."""
    start, number = len(file), document.objectcounter + 1
    places[number] = (1, start, 0)
    size = number + 1
    rows = [b"\0\0\0\0\0\xff\xff"]
    for own in range(1, size):
        kind, where, index = places[own]
        rows.append(bytes((kind,)) + where.to_bytes(4, "big") + index.to_bytes(2, "big"))
    root, info = (document.Reference(held).format(document) for held in (document.Catalog, document.info))
    identity = document.ID().partition(b"%")[0].strip()
    entries = b"/Type/XRef/W[1 4 2]/Size %d/Root %b/Info %b/ID%b" % (size, root, info, identity)
    file += _stream(number, entries, b"".join(rows))
    file += b"startxref\n%d\n%%%%EOF\n" % start


def _stream(number: int, entries: bytes, data: bytes) -> bytes:
    held = zlib.compress(data)
    head = b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n" % (number, entries, len(held))
    return head + held + b"\nendstream\nendobj\n"
