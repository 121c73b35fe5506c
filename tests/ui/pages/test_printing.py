import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QWidget

from linkwell.domain.errors import AppError
from linkwell.ui.views.pages.printing import PrintJob, chosen_pages, print_pdf


@pytest.fixture
def printer(qapp, tmp_path):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "out.pdf"))
    made.setResolution(150)
    return made


def printed(qtbot, printer, data):
    """Print, and open what came out."""
    job = PrintJob(printer, data, "Class book")
    with qtbot.waitSignal(job.finished) as caught:
        job.start()
    result = QPdfDocument()
    result.load(printer.outputFileName())
    assert caught.args == [result.pageCount()]
    return result


def test_pages_come_out_in_their_own_sizes(qtbot, printer, make_pdf):
    data = make_pdf("One", ("Wide", (842, 595)), ("Booklet", (420, 595)))
    result = printed(qtbot, printer, data)
    sizes = [result.pagePointSize(page).toTuple() for page in range(result.pageCount())]
    assert sizes == [pytest.approx(size, abs=1) for size in ((595, 842), (842, 595), (420, 595))]


def test_a_printed_page_looks_like_the_page(qtbot, printer, make_pdf):
    data = make_pdf("Words", red=True)
    result = printed(qtbot, printer, data)
    page = result.render(0, result.pagePointSize(0).toSize())
    square = page.pixelColor(160, 842 - 160)
    assert (square.red() > 180, square.green() < 60, square.blue() < 60) == (True, True, True)
    dark = [(x, y) for x in range(60, 160) for y in range(70, 110) if page.pixelColor(x, y).name() == "#000000"]
    assert len(dark) > 50


def test_grey_printers_get_grey_pages(qtbot, printer, make_pdf):
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    result = printed(qtbot, printer, make_pdf("Words", red=True))
    square = result.render(0, result.pagePointSize(0).toSize()).pixelColor(160, 842 - 160)
    assert square.red() == square.green() == square.blue() < 200


def test_a_range_prints_only_its_pages(qtbot, printer, book):
    printer.setFromTo(2, 4)
    assert printed(qtbot, printer, book).pageCount() == 3


def test_order_range_and_copies_decide_the_pages(printer):
    assert chosen_pages(printer, 3) == [0, 1, 2]
    printer.setFromTo(2, 99)
    assert chosen_pages(printer, 3) == [1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3) == [2, 1]


def test_progress_counts_pages(qtbot, printer, book):
    job = PrintJob(printer, book, "Class book")
    seen = []
    job.progressed.connect(lambda done, count: seen.append((done, count)))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert seen == [(done, 6) for done in range(1, 7)]


def test_cancelling_stops_after_the_present_page(qtbot, printer, book):
    job = PrintJob(printer, book, "Class book")
    job.progressed.connect(lambda done, count: job.cancel())
    with qtbot.waitSignal(job.finished) as caught:
        job.start()
    assert caught.args == [1]


def test_a_damaged_pdf_is_not_printed(printer):
    with pytest.raises(AppError, match="The pages cannot be shown"):
        PrintJob(printer, b"not a PDF", "Class book")


def test_without_a_printer_a_calm_message_says_what_to_do(qtbot, monkeypatch, book):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    window = QWidget()
    qtbot.addWidget(window)
    assert print_pdf(window, book, "Class book") is None
    box = window.findChild(QMessageBox)
    assert box.text() == "No printer is set up on this computer."
    assert "Save a PDF" in box.informativeText()
    assert box.detailedText() == "P-NONE"
    box.close()
