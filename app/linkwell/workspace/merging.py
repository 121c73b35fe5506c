"""Joins finished PDF files into one to print: each as many times as wanted, with the structure of its first copy kept.

Copies share their content, so that thirty sets take hardly more room than one.
"""

from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from linkwell.late import LateModule
from linkwell.render import pdf_file

if TYPE_CHECKING:
    import pikepdf
else:
    pikepdf = LateModule("pikepdf")


class Merger:
    """A file being put together. Add files in order, then save.

    `structure` says whether what screen readers follow comes along; parts of a print file do without its weight.
    """

    def __init__(self, *, structure: bool = True) -> None:
        self._structure = structure
        self._pdf = pikepdf.new()
        self._pages: list[pikepdf.Object] = []  # kept here, as a list of qpdf's own grows slower the longer it is
        self._branches: list[pikepdf.Object] = []
        self._kids: list[pikepdf.Object] = []
        self._parents: list[object] = []
        self._next_parent = 0
        self._sources: list[pikepdf.Pdf] = []  # what is copied from them is read only when all is saved

    @property
    def page_count(self) -> int:
        return len(self._pages)

    def add(self, made: IO[bytes], copies: int, *, begin_on_front: bool) -> None:
        """Add all pages of a file, `copies` times; first an empty one if the file must begin on new paper."""
        pages = self._take(made)
        if begin_on_front and len(self._pages) % 2:
            self._append([empty_page(self._pdf, self._pages[-1].MediaBox).obj])
        self._append([*pages, *(self._again(page) for _ in range(copies - 1) for page in pages)])

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
            NumCopies=1,
        )
        if two_sided:
            for page in self._pages[1::2]:
                if page.MediaBox[2] > page.MediaBox[3]:
                    page.Rotate = 180  # turned over the long edge of the paper, its back stands upright again
        pdf.Root.Pages.Kids, pdf.Root.Pages.Count = pikepdf.Array(self._branches), len(self._pages)
        if self._kids:
            self._write_structure()
        pdf_file.save(pdf, out, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    def _take(self, made: IO[bytes]) -> list[pikepdf.Object]:
        """The pages of a file as pages of this one that hang nowhere yet."""
        source = pikepdf.open(made)
        self._sources.append(source)
        originals = list(source.pages)
        first = [self._pdf.copy_foreign(page.obj) for page in originals]
        for page in first:
            self._lighten(page)
        _lead_links_home(originals, first)
        if self._structure:
            self._take_structure(source, first)
        return first

    def _append(self, pages: list[pikepdf.Object]) -> None:
        """Hang pages under a branch of their own in the tree of pages."""
        tree = pikepdf.Dictionary(Type=pikepdf.Name.Pages, Parent=self._pdf.Root.Pages, Count=len(pages))
        branch = self._pdf.make_indirect(tree)
        for page in pages:
            page.Parent = branch
        branch.Kids = pikepdf.Array(pages)
        self._branches.append(branch)
        self._pages += pages

    def _lighten(self, page: pikepdf.Object) -> None:
        """Let copies of the page point to what they share in place of holding it."""
        for key in ("/MediaBox", "/Resources"):
            if key in page and not page[key].is_indirect:
                page[key] = self._pdf.make_indirect(page[key])
        if not self._structure and "/StructParents" in page:
            del page["/StructParents"]

    def _again(self, page: pikepdf.Object) -> pikepdf.Object:
        """The same page once more; what is read and followed is in the first copy."""
        kept = {key: value for key, value in page.items() if key in {"/MediaBox", "/Resources", "/Contents"}}
        return self._pdf.make_indirect(pikepdf.Dictionary({**kept, "/Type": pikepdf.Name.Page}))

    def _take_structure(self, source: pikepdf.Pdf, pages: Iterable[pikepdf.Object]) -> None:
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


def _lead_links_home(originals: list[pikepdf.Page], copied: list[pikepdf.Object]) -> None:
    """Links of copied pages to pages that were not there yet lost their aim."""
    numbers = {page.obj.objgen: number for number, page in enumerate(originals)}
    for page, copy in zip(originals, copied, strict=True):
        for old, new in zip(page.obj.get("/Annots", ()), copy.get("/Annots", ()), strict=True):
            if "/Dest" in old:
                new.Dest[0] = copied[numbers[old.Dest[0].objgen]]


def _renumber(page: pikepdf.Object, base: int) -> None:
    if "/StructParents" in page:
        page.StructParents = int(page.StructParents) + base
    for note in page.get("/Annots", ()):
        if "/StructParent" in note:
            note.StructParent = int(note.StructParent) + base
