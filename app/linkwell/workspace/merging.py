"""Joins finished PDF files into one to print: each as many times as wanted, with the structure of its first copy kept.

Copies share their content, so that thirty sets take hardly more room than one.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from linkwell.late import LateModule
from linkwell.render import pdf_file

if TYPE_CHECKING:
    import pikepdf
else:
    pikepdf = LateModule("pikepdf")


class Merger:
    """A file being put together. Add files in order, then save."""

    def __init__(self) -> None:
        self._pdf = pikepdf.new()
        self._kids: list[pikepdf.Object] = []
        self._parents: list[object] = []
        self._next_parent = 0
        self._marks: list[tuple[str, int]] = []
        self._sources: list[pikepdf.Pdf] = []  # what is copied from them is read only when all is saved

    def add(self, made: IO[bytes] | Path, copies: int, *, begin_on_front: bool, mark: str = "") -> None:
        """Add all pages of a file, `copies` times; first an empty one if the file must begin on new paper.

        A `mark` is the line in the outline that leads to them.
        """
        source = pikepdf.open(made)
        self._sources.append(source)
        start = len(self._pdf.pages)
        if begin_on_front and start % 2:
            self._pdf.pages.append(empty_page(self._pdf, self._pdf.pages[-1].MediaBox))
            start += 1
        if mark:
            self._marks.append((mark, start))
        self._pdf.pages.extend(source.pages)
        first = [self._pdf.pages[at] for at in range(start, len(self._pdf.pages))]
        _lead_links_home(source, first)
        self._take_structure(source, first)
        for _ in range(copies - 1):
            for page in first:
                self._pdf.pages.append(self._again(page))

    def save(self, out: IO[bytes], title: str, language: str, *, two_sided: bool) -> None:
        """Write the file, with a hint to the printing program."""
        pdf, name = self._pdf, pikepdf.Name
        pdf.docinfo["/Title"] = title
        pdf.docinfo["/Creator"] = "Linkwell"
        pdf.Root.Lang = language
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(
            DisplayDocTitle=True,
            Duplex=name.DuplexFlipLongEdge if two_sided else name.Simplex,
            PrintScaling=name("/None"),
        )
        if two_sided:
            for page in list(pdf.pages)[1::2]:
                if page.MediaBox[2] > page.MediaBox[3]:
                    page.obj.Rotate = 180  # turned over the long edge of the paper, its back stands upright again
        if self._kids:
            self._write_structure()
        if self._marks:
            with pdf.open_outline() as outline:
                outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in self._marks)
        pdf_file.save(pdf, out, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    def _again(self, page: pikepdf.Page) -> pikepdf.Page:
        """The same page once more; what is read and followed is in the first copy."""
        kept = {key: value for key, value in page.obj.items() if key in {"/MediaBox", "/Resources", "/Contents"}}
        return pikepdf.Page(self._pdf.make_indirect(pikepdf.Dictionary({**kept, "/Type": pikepdf.Name.Page})))

    def _take_structure(self, source: pikepdf.Pdf, pages: Iterable[pikepdf.Page]) -> None:
        """Hang the tree of the file under the common one, with numbers of its own for the tree of parents."""
        root = source.Root.get(pikepdf.Name.StructTreeRoot)
        if root is None:
            return
        taken = self._pdf.copy_foreign(source.make_indirect(root))
        base = self._next_parent
        for page in pages:
            _renumber(page, base)
        numbers = taken.ParentTree.Nums
        for key, value in zip(list(numbers)[::2], list(numbers)[1::2], strict=True):
            self._parents += [int(key) + base, value]
            self._next_parent = max(self._next_parent, int(key) + base + 1)
        kids = taken.K
        self._kids += list(kids) if isinstance(kids, pikepdf.Array) else [kids]

    def _write_structure(self) -> None:
        pdf = self._pdf
        root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        whole = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root)
        root.K = whole = pdf.make_indirect(whole)
        for kid in self._kids:
            kid.P, kid.S = whole, pikepdf.Name.Part
        whole.K = pikepdf.Array(self._kids)
        root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(self._parents)))
        root.ParentTreeNextKey = self._next_parent
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def empty_page(pdf: "pikepdf.Pdf", size: "pikepdf.Object") -> "pikepdf.Page":
    """A page without anything on it, for the back of a sheet; `size` is its MediaBox."""
    empty = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=size, Resources=pikepdf.Dictionary())
    return pikepdf.Page(pdf.make_indirect(empty))


def _lead_links_home(source: pikepdf.Pdf, copied: list[pikepdf.Page]) -> None:
    """Links of copied pages to pages that were not there yet lost their aim."""
    numbers = {page.obj.objgen: number for number, page in enumerate(source.pages)}
    for page, copy in zip(source.pages, copied, strict=True):
        for old, new in zip(page.obj.get("/Annots", ()), copy.obj.get("/Annots", ()), strict=True):
            if "/Dest" in old:
                new.Dest[0] = copied[numbers[old.Dest[0].objgen]].obj


def _renumber(page: pikepdf.Page, base: int) -> None:
    if "/StructParents" in page.obj:
        page.obj.StructParents = int(page.obj.StructParents) + base
    for note in page.obj.get("/Annots", ()):
        if "/StructParent" in note:
            note.StructParent = int(note.StructParent) + base
