"""Printing: the system's own dialog, then page by page onto the printer while the window stays usable.

Pages are drawn in bands on Qt's thread and painted onto the printer between events, so no more than one band is in
memory. Each page keeps its own paper size; where the printer has no such paper, the page is made smaller to fit.
"""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QObject, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QMessageBox, QProgressDialog, QWidget

from linkwell.domain.errors import AppError
from linkwell.ui.views.pages.bands import Band, bands_of
from linkwell.ui.views.pages.drawing import PageDrawer
from linkwell.ui.views.pages.layout import POINTS_PER_INCH
from linkwell.ui.views.pages.source import open_document

_MOST_DOTS_PER_INCH = 300
_BAND_PIXELS = 256
_SHOW_PROGRESS_AFTER_MS = 300


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a page goes: `place` on the paper in printer dots, and its picture's size in pixels."""

    place: QRectF
    picture: QSize


class PrintJob(QObject):
    """Prints the pages of a PDF once `start` is called. Sends `finished` with the number of printed pages, or `failed`.

    `progressed` brings pages done and pages in all. `printer` holds what the user chose: range, copies, order, colour.
    """

    finished = Signal(int)
    failed = Signal(AppError)
    progressed = Signal(int, int)

    def __init__(self, printer: QPrinter, data: bytes, title: str, parent: QObject | None = None) -> None:
        """Raises `AppError` if the PDF is damaged."""
        super().__init__(parent)
        self._printer = printer
        self._document = open_document(data)
        self._sizes = [self._document.pagePointSize(page) for page in range(self._document.pageCount())]
        self._pages = chosen_pages(printer, len(self._sizes))
        self._painter = QPainter()
        self._bands: list[Band] = []
        self._target = _Target(QRectF(), QSize())
        self._done = 0
        self._cancelled = False
        self._drawer = PageDrawer(self)
        self._drawer.set_document(self._document)
        self._drawer.drawn.connect(self._paint_band)
        printer.setDocName(title)
        printer.setFullPage(True)

    @property
    def page_count(self) -> int:
        """How many pages will be printed, copies that the printer does not make itself included."""
        return len(self._pages)

    def start(self) -> None:
        """Begin printing."""
        self._set_paper(self._sizes[self._pages[0]])
        if not self._painter.begin(self._printer):
            self.failed.emit(_refused(self._printer.printerName()))
            return
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._start_page()

    def cancel(self) -> None:
        """Stop after the band that is being drawn; pages already sent may still come out."""
        self._cancelled = True

    def _start_page(self) -> None:
        page = self._pages[self._done]
        self._target = _target(self._printer, self._sizes[page])
        self._bands = list(bands_of(page, self._target.picture, tallest=_BAND_PIXELS))
        self._drawer.draw(self._bands[0])

    def _paint_band(self, band: Band, image: QImage) -> None:
        if self._cancelled:
            self._stop()
            return
        part = _part(self._target.place, band)
        if self._printer.colorMode() is QPrinter.ColorMode.GrayScale:
            image = image.convertToFormat(QImage.Format.Format_Grayscale8)
        self._painter.drawImage(part, image)
        self._bands.pop(0)
        if self._bands:
            self._drawer.draw(self._bands[0])
        else:
            self._finish_page()

    def _finish_page(self) -> None:
        self._done += 1
        self.progressed.emit(self._done, len(self._pages))
        if self._done == len(self._pages):
            self._painter.end()
            self.finished.emit(self._done)
            return
        self._set_paper(self._sizes[self._pages[self._done]])
        if not self._printer.newPage():
            self._painter.end()
            self.failed.emit(_refused(self._printer.printerName()))
            return
        self._start_page()

    def _stop(self) -> None:
        self._printer.abort()
        self._painter.end()
        self.finished.emit(self._done)

    def _set_paper(self, size: QSizeF) -> None:
        wide = size.width() > size.height()
        upright = size.transposed() if wide else size
        paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        layout = QPageLayout(paper, orientation, QMarginsF())
        layout.setMode(QPageLayout.Mode.FullPageMode)
        self._printer.setPageLayout(layout)


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The indices of the pages to print, in order, with copies if the printer cannot make them itself."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = list(range(max(1, first) - 1, min(last, count))) or list(range(count))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def _target(printer: QPrinter, size: QSizeF) -> _Target:
    """A page at its own size in the middle of the paper, smaller only if the paper is."""
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    dots = printer.resolution() / POINTS_PER_INCH
    # Half a millimetre of rounding between paper names and points is not a reason to scale.
    slack = printer.resolution() / 50
    share = min(1.0, (paper.width() + slack) / (size.width() * dots), (paper.height() + slack) / (size.height() * dots))
    width, height = size.width() * dots * share, size.height() * dots * share
    place = QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)
    finer = min(1.0, _MOST_DOTS_PER_INCH / printer.resolution())
    return _Target(place, QSize(max(1, round(width * finer)), max(1, round(height * finer))))


def _part(place: QRectF, band: Band) -> QRect:
    """Where a band goes, on whole printer dots, so that neighbours meet without a gap."""
    tall = place.height() / band.whole
    top = round(place.top() + band.top * tall)
    bottom = round(place.top() + (band.top + band.height) * tall)
    return QRect(round(place.left()), top, round(place.width()), bottom - top)


def no_printer() -> AppError:
    """The calm answer when this computer has no printer."""
    return AppError(
        "P-NONE",
        "No printer is set up on this computer.",
        "Your pack is not touched.",
        "Save a PDF instead and print it where there is a printer.",
    )


def _refused(name: str) -> AppError:
    return AppError(
        "P-PRINT",
        f"The printer {name} did not take the pages." if name else "The printer did not take the pages.",
        "Your pack is not touched.",
        "Check that it is switched on and has paper, then print again.",
    )


def print_pdf(parent: QWidget, data: bytes, title: str) -> PrintJob | None:
    """Ask how to print, then print with progress and Cancel. None if the user or the computer does not print.

    Problems are shown to the user. Pages, copies and paper come from the system's dialog.
    """
    if not QPrinterInfo.availablePrinterNames():
        _show(parent, no_printer())
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    try:
        count = open_document(data).pageCount()
        dialog = _dialog(printer, count, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        job = PrintJob(printer, data, title, parent)
    except AppError as error:
        _show(parent, error)
        return None
    _watch(job, parent)
    job.start()
    return job


def _dialog(printer: QPrinter, count: int, parent: QWidget) -> QPrintDialog:
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, count)
    return dialog


def _watch(job: PrintJob, parent: QWidget) -> None:
    progress = QProgressDialog("Printing", "Cancel", 0, job.page_count, parent)
    progress.setWindowTitle("Print")
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(_SHOW_PROGRESS_AFTER_MS)
    progress.setAutoReset(False)
    progress.canceled.connect(job.cancel)
    job.progressed.connect(lambda done, count: _show_progress(progress, done, count))
    for ended in (job.finished, job.failed):
        ended.connect(progress.close)
        ended.connect(progress.deleteLater)
        ended.connect(job.deleteLater)
    job.failed.connect(lambda error: _show(parent, error))
    progress.setValue(0)


def _show_progress(progress: QProgressDialog, done: int, count: int) -> None:
    progress.setLabelText(f"Printing page {min(done + 1, count)} of {count}")
    progress.setValue(done)


def _show(parent: QWidget, error: AppError) -> None:
    box = QMessageBox(QMessageBox.Icon.Information, "Print", error.happened, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(f"{error.kept} {error.next_step}")
    box.setDetailedText(error.code)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
