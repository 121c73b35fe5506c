"""The words of a finished PDF file, as a reader would find them."""

from PySide6.QtPdf import QPdfDocument


def words_of(file, page: int | None = None) -> str:
    """All words, or those of one page (from 0), with single spaces."""
    document = QPdfDocument()
    document.load(str(file))
    pages = range(document.pageCount()) if page is None else (page,)
    told = " ".join(document.getAllText(number).text() for number in pages)
    document.close()
    return " ".join(told.split())
