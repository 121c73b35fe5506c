"""Writes one PDF to print from many finished ones, part by part, so that a hundred take no more room than one.

A library that merges files holds all of them at once. This one copies the objects of a part straight to the output
under new numbers and forgets them; what it keeps are the places of objects. It is for paper: links and the structure
for screen readers stay in the packs themselves.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from linkwell.late import LateModule

if TYPE_CHECKING:
    import pikepdf
else:
    pikepdf = LateModule("pikepdf")

Sets = tuple[tuple[int, int], ...]
"""Runs of pages one after another: how many pages, and how many copies of them."""
_CATALOG, _PAGES, _INFO, _OUTLINE = 1, 2, 3, 4
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_REFERENCE = re.compile(rb"(\d+) 0 R\b")
_OF_A_FILE = frozenset(
    {"/Catalog", "/Pages", "/Page", "/ObjStm", "/XRef", "/Outlines", "/StructTreeRoot", "/StructElem"}
)
_DROPPED = frozenset({"/Parent", "/Annots", "/StructParents", "/Tabs", "/Type", "/B"})


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of a part under its new number: the rest of its dictionary, and whether it lies across."""

    number: int
    body: bytes
    box: bytes
    across: bool


@dataclass(slots=True)
class PrintStream:
    """A file being written. Add parts in order, then finish it."""

    out: IO[bytes]
    two_sided: bool
    _at: int = 0
    _places: "array[int]" = field(default_factory=lambda: array("Q", bytes(8 * (_OUTLINE + 1))))
    _count: int = 0
    _last_box: bytes = b""
    _branches: list[int] = field(default_factory=list)
    _marks: list[tuple[str, int]] = field(default_factory=list)

    def add(self, part: Path, sets: Sets, mark: str) -> None:
        """Add a file of several sets, each as many times as wanted; `mark` is its line in the outline."""
        if not self._at:
            self._write(_HEAD)
        with pikepdf.open(part) as source:
            base, size = len(self._places) - 1, int(source.trailer.Size)
            self._places.extend([0] * size)
            branch = self._new_number()
            pages = [_page(page, base) for page in source.pages]
            for number in range(1, size):
                self._copy(source.get_object(number, 0), number + base, base)
        kids: list[int] = []
        start = 0
        for length, copies in sets:
            kids += self._write_set(pages[start : start + length], copies, branch)
            start += length
        self._marks.append((mark, pages[0].number))
        self._branches.append(branch)
        refs = b" ".join(b"%d 0 R" % kid for kid in kids)
        self._put(branch, b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>" % (_PAGES, len(kids), refs))

    def finish(self, title: str) -> None:
        """Write what holds the file together."""
        refs = b" ".join(b"%d 0 R" % branch for branch in self._branches)
        self._put(_PAGES, b"<</Type/Pages/Count %d/Kids[%b]>>" % (self._count, refs))
        duplex = b"DuplexFlipLongEdge" if self.two_sided else b"Simplex"
        hints = b"<</DisplayDocTitle true/Duplex/%b/PrintScaling/None/NumCopies 1>>" % duplex
        self._write_outline()
        root = b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/Lang(en-GB)/ViewerPreferences %b>>"
        self._put(_CATALOG, root % (_PAGES, _OUTLINE, hints))
        self._put(_INFO, b"<</Title %b/Creator(Linkwell)>>" % _words(title))
        start = self._at
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        for place in self._places[1:]:
            self._write(b"%010d 00000 n \n" % place if place else b"0000000000 65535 f \n")
        trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        self._write(trailer % (len(self._places), _CATALOG, _INFO, start))

    def _copy(self, thing: Any, number: int, base: int) -> None:  # noqa: ANN401 - pikepdf gives plain numbers too
        """Write what pages need as it stands in the part; pages themselves come in their sets."""
        if thing is None or _kind(thing) in _OF_A_FILE:
            return
        if isinstance(thing, _kinds().stream):
            raw = thing.read_raw_bytes()
            rest = _dictionary(thing, base, without=frozenset({"/Length"}))
            self._put(number, b"<<%b/Length %d>>\nstream\n%b\nendstream" % (rest, len(raw), raw))
        else:
            self._put(number, _text(thing, base, resolved=True))

    def _write_set(self, pages: Sequence[_Page], copies: int, branch: int) -> Iterator[int]:
        """The numbers of the pages as they come; a set begins on new paper."""
        if self.two_sided and self._count % 2:
            number = self._new_number()
            self._put_page(number, _Page(number, b"/Resources<<>>/MediaBox %b" % self._last_box, b"", False), branch)
            yield number
        for copy in range(copies):
            for page in pages:
                number = self._new_number() if copy else page.number
                self._put_page(number, page, branch)
                self._last_box = page.box
                yield number

    def _put_page(self, number: int, page: _Page, branch: int) -> None:
        turned = b"/Rotate 180" if self.two_sided and page.across and self._count % 2 else b""
        self._put(number, b"<</Type/Page/Parent %d 0 R%b%b>>" % (branch, page.body, turned))
        self._count += 1

    def _write_outline(self) -> None:
        numbers = [self._new_number() for _ in self._marks]
        for at, (number, (title, page)) in enumerate(zip(numbers, self._marks, strict=True)):
            before = b"/Prev %d 0 R" % numbers[at - 1] if at else b""
            after = b"/Next %d 0 R" % numbers[at + 1] if at + 1 < len(numbers) else b""
            told = b"<</Title %b/Parent %d 0 R/Dest[%d 0 R/Fit]%b%b>>"
            self._put(number, told % (_words(title), _OUTLINE, page, before, after))
        ends = b"/First %d 0 R/Last %d 0 R/Count %d" % (numbers[0], numbers[-1], len(numbers)) if numbers else b""
        self._put(_OUTLINE, b"<</Type/Outlines%b>>" % ends)

    def _new_number(self) -> int:
        self._places.append(0)
        return len(self._places) - 1

    def _put(self, number: int, body: bytes) -> None:
        self._places[number] = self._at
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def _write(self, data: bytes) -> None:
        self.out.write(data)
        self._at += len(data)


class _Kinds(NamedTuple):
    """The classes of things in a PDF file."""

    dictionary: Any
    stream: Any
    array: Any
    either: tuple[Any, Any]


@cache
def _kinds() -> _Kinds:
    """Looked up once: a late module is slow to ask a hundred thousand times."""
    dictionary, stream = pikepdf.Dictionary, pikepdf.Stream
    return _Kinds(dictionary, stream, pikepdf.Array, (dictionary, stream))


@cache
def _key(name: str) -> bytes:
    """A key as it is written; a file has few different ones."""
    written: bytes = pikepdf.Name(name).unparse()
    return written


def _page(page: "pikepdf.Page", base: int) -> _Page:
    thing = page.obj
    box = thing.MediaBox
    across = bool(box[2] > box[3])
    return _Page(thing.objgen[0] + base, _dictionary(thing, base, without=_DROPPED), _text(box, base), across)


def _kind(thing: Any) -> str:  # noqa: ANN401 - pikepdf gives plain numbers too
    if not isinstance(thing, _kinds().either):
        return ""
    return str(thing.get("/Type", ""))


def _dictionary(thing: "pikepdf.Object", base: int, without: frozenset[str]) -> bytes:
    """The entries of a dictionary without its brackets."""
    entries = ((key, value) for key, value in thing.items() if key not in without)
    return b"".join(_key(key) + b" " + _text(value, base) for key, value in entries)


def _text(value: Any, base: int, *, resolved: bool = False) -> bytes:  # noqa: ANN401 - pikepdf gives plain numbers too
    """A value as it is written, with the numbers of what it points to moved by `base`."""
    match value:
        case bool():
            return b"true" if value else b"false"
        case int() | Decimal():
            return str(value).encode("ascii")
        case None:
            return b"null"
    written: bytes = value.unparse(resolved=resolved)
    if b"(" not in written:  # so no string holds what only looks like a pointer
        return _REFERENCE.sub(lambda found: b"%d 0 R" % (int(found[1]) + base), written)
    if isinstance(value, _kinds().dictionary):
        return b"<<%b>>" % _dictionary(value, base, frozenset())
    if isinstance(value, _kinds().array):
        return b"[%b]" % b" ".join(_text(one, base) for one in value)
    return written


def _words(text: str) -> bytes:
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().encode("ascii")
