"""One PDF and everything asked of it, strictly one thing at a time: open, draw, read.

PDFium allows one caller at a time, and a call that has to wait would make the window wait too. So this queue never
starts anything while something else is under way. It knows nothing of scrolling or painting.
"""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSizeF, QThread, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from linkwell.domain.errors import AppError
from linkwell.domain.progress import Progress
from linkwell.ui.views.pages.bands import Band
from linkwell.ui.views.pages.drawing import PageDrawer
from linkwell.ui.workers.runner import Runner

_MOST_MARKS = 60
_PAGES_AT_ONCE = 10
# A real pause: a thread that only offers Python's lock often takes it straight back.
_BREATH_SECONDS = 0.0005


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page (index from 0) and, in points from its top left corner, where the searched ones are."""

    page: int
    text: str
    marks: tuple[QRectF, ...] = ()


@dataclass(frozen=True, slots=True)
class _Opened:
    document: QPdfDocument
    sizes: tuple[QSizeF, ...]


class PageSource(QObject):
    """The document behind a view of pages.

    `opened` brings the page sizes in points, `drawn` a band and its picture, `read` a `PageText`.
    """

    opened = Signal(object)
    failed = Signal(AppError)
    drawn = Signal(object, QImage)
    read = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._drawer = PageDrawer(self)
        self._drawer.drawn.connect(self._take_picture)
        self._document: QPdfDocument | None = None
        self._data: bytes | None = None
        self._bands: list[Band] = []
        self._texts: list[int] = []
        self._words: tuple[str, ...] = ()
        self._busy = False
        self._edition = self._asked = 0
        self._reading = 0

    @property
    def opening(self) -> bool:
        """Whether a document was given that is not open yet."""
        return self._data is not None

    def open(self, data: bytes) -> None:
        """Show this PDF next. A newer one given before it is open replaces it."""
        self._edition += 1
        self._data = data
        self._forget_wishes()
        self._next()

    def close(self) -> None:
        """Answer nothing more about the present document."""
        self._edition += 1
        self._data = None
        self._forget_wishes()

    def want(self, bands: Sequence[Band], texts: Sequence[int], words: tuple[str, ...] = ()) -> None:
        """What to draw and read next, most urgent first. Earlier wishes that are not under way are forgotten."""
        if not self.opening:
            self._bands, self._texts, self._words = list(bands), list(texts), words
            self._next()

    def _forget_wishes(self) -> None:
        self._bands, self._texts = [], []

    def _next(self) -> None:
        if self._busy:
            return
        if self._data is not None:
            self._start_opening(self._data)
        elif self._document is not None and self._bands:
            self._busy = True
            self._drawer.draw(self._bands.pop(0))
        elif self._document is not None and self._texts:
            self._start_reading(self._document, self._texts.pop(0))

    def _start_opening(self, data: bytes) -> None:
        self._busy, self._asked = True, self._edition
        home = self.thread()
        job = self._runner.submit(lambda progress: _open(data, home, progress))
        job.done.connect(self._take_document)
        job.failed.connect(self._take_failure)

    def _take_document(self, opened: _Opened) -> None:
        self._busy = False
        if self._asked == self._edition:
            self._data = None
            self._drawer.set_document(opened.document)
            self._document = opened.document
            self.opened.emit(opened.sizes)
        self._next()

    def _take_failure(self, error: AppError) -> None:
        self._busy = False
        if self._asked == self._edition:
            self._data = None
            self.failed.emit(error)
        self._next()

    def _take_picture(self, band: Band, image: QImage) -> None:
        self._busy = False
        if not self.opening:
            self.drawn.emit(band, image)
        self._next()

    def _start_reading(self, document: QPdfDocument, page: int) -> None:
        self._busy, self._asked = True, self._edition
        self._reading, words = page, self._words
        job = self._runner.submit(lambda _progress: read_page(document, page, words))
        job.done.connect(self._take_text)
        job.failed.connect(self._take_no_text)

    def _take_text(self, text: PageText) -> None:
        self._busy = False
        if self._asked == self._edition:
            self.read.emit(text)
        self._next()

    def _take_no_text(self, _error: AppError) -> None:
        self._take_text(PageText(self._reading, ""))


def open_document(data: bytes) -> QPdfDocument:
    """A PDF in memory, opened on the calling thread. Raises `AppError` if it is damaged."""
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready or document.pageCount() < 1:
        raise AppError(
            "P-PAGES",
            "The pages cannot be shown.",
            "Your pack is not touched.",
            "Change something in the pack, or close it and open it again.",
        )
    return document


def _open(data: bytes, home: QThread, progress: Progress) -> _Opened:
    document = open_document(data)
    sizes: list[QSizeF] = []
    for page in range(document.pageCount()):
        sizes.append(document.pagePointSize(page))
        if page % _PAGES_AT_ONCE == 0:
            progress(page / document.pageCount(), "Opening the pages")
            time.sleep(_BREATH_SECONDS)
    document.moveToThread(home)
    return _Opened(document, tuple(sizes))


def read_page(document: QPdfDocument, page: int, words: Sequence[str]) -> PageText:
    """The words of a page and where those that begin with one of `words` are."""
    text = document.getAllText(page).text()
    if not words:
        return PageText(page, text)
    pattern = r"(?<!\w)(?:" + "|".join(re.escape(word) for word in words) + r")\w*"
    marks: list[QRectF] = []
    for found in list(re.finditer(pattern, text, re.IGNORECASE))[:_MOST_MARKS]:
        selection = document.getSelectionAtIndex(page, found.start(), found.end() - found.start())
        marks.extend(shape.boundingRect() for shape in selection.bounds())
    return PageText(page, text, tuple(marks))
