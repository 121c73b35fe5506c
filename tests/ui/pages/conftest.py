import io

import pytest
from reportlab.pdfgen.canvas import Canvas

A4 = (595, 842)


@pytest.fixture
def make_pdf():
    """Make a PDF from the words of its pages; a page may be (words, (width, height) in points)."""

    def make(*pages, red=False):
        out = io.BytesIO()
        canvas = Canvas(out, invariant=True)
        for page in pages:
            words, size = page if isinstance(page, tuple) else (page, A4)
            canvas.setPageSize(size)
            if red:
                canvas.setFillColorRGB(0.8, 0.1, 0.1)
                canvas.rect(60, 60, 200, 200, fill=1, stroke=0)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.setFont("Helvetica", 24)
            canvas.drawString(72, size[1] - 100, words)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return make


@pytest.fixture
def book(make_pdf):
    """Six pages, each with its number in words."""
    return make_pdf(*(f"Page {word} of the class book" for word in ("one", "two", "three", "four", "five", "six")))
