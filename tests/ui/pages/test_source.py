import pytest
from PySide6.QtCore import QSize

from linkwell.domain.errors import AppError
from linkwell.ui.views.pages.bands import Band
from linkwell.ui.views.pages.drawing import on_paper, photocopied
from linkwell.ui.views.pages.source import PageSource, open_document, read_page


@pytest.fixture
def source(runner):
    made = PageSource(runner)
    yield made
    made.close()


def opened(qtbot, source, data):
    with qtbot.waitSignal(source.opened) as caught:
        source.open(data)
    return caught.args[0]


def test_opening_brings_the_sizes_of_all_pages(qtbot, source, make_pdf):
    sizes = opened(qtbot, source, make_pdf("One", ("Wide", (842, 595))))
    assert [(round(size.width()), round(size.height())) for size in sizes] == [(595, 842), (842, 595)]


def test_of_several_pdfs_given_at_once_the_last_is_opened(qtbot, source, make_pdf):
    seen = []
    source.opened.connect(seen.append)
    for count in (1, 2, 3):
        source.open(make_pdf(*["Page"] * count))
    qtbot.waitUntil(lambda: not source.opening)
    assert [len(sizes) for sizes in seen] == [3]


@pytest.mark.parametrize("data", [b"", b"not a PDF", b"%PDF-1.7\n%%EOF"])
def test_a_damaged_pdf_is_said_calmly(qtbot, source, data):
    with qtbot.waitSignal(source.failed) as caught:
        source.open(data)
    assert caught.args[0].code == "P-PAGES"
    with pytest.raises(AppError, match="Your pack is not touched"):
        open_document(data)


def test_after_a_damaged_pdf_the_next_one_opens(qtbot, source, make_pdf):
    with qtbot.waitSignal(source.failed):
        source.open(b"not a PDF")
    assert len(opened(qtbot, source, make_pdf("One"))) == 1


def test_bands_are_drawn_in_the_order_of_the_wishes(qtbot, source, book):
    opened(qtbot, source, book)
    bands = [Band(page, 0, 141, 100, 141) for page in (2, 0, 1)]
    drawn = []
    source.drawn.connect(lambda band, image: drawn.append((band, image.size())))
    source.want(bands, [])
    qtbot.waitUntil(lambda: len(drawn) == 3)
    assert drawn == [(band, band.size) for band in bands]


def test_a_band_is_the_same_as_its_part_of_the_page(qtbot, source, book):
    opened(qtbot, source, book)
    with qtbot.waitSignal(source.drawn) as caught:
        source.want([Band(0, 50, 200, 595, 842)], [])
    size = QSize(595, 842)
    page = on_paper(open_document(book).render(0, size), size)
    assert caught.args[1] == page.copy(0, 50, 595, 200)


def test_a_photocopy_is_grey_and_loses_light_tints(qtbot, source, make_pdf):
    opened(qtbot, source, make_pdf("Red", red=True))
    band = Band(0, 0, 842, 595, 842, grey=True)
    with qtbot.waitSignal(source.drawn) as caught:
        source.want([band], [])
    image = caught.args[1]
    assert all((colour >> 16) & 0xFF == (colour >> 8) & 0xFF == colour & 0xFF for colour in image.colorTable())
    pale = image.convertToFormat(image.Format.Format_RGB32)
    pale.fill(0xFFF0F0F0)
    assert photocopied(pale).pixelColor(5, 5).name() == "#ffffff"


def test_reading_gives_the_words_and_where_the_searched_ones_are(make_pdf):
    document = open_document(make_pdf("Labels for a class museum label"))
    text = read_page(document, 0, ["label"])
    assert text.text.strip() == "Labels for a class museum label"
    assert len(text.marks) == 2
    assert all(80 < mark.top() < 110 and mark.left() > 70 for mark in text.marks)
    assert read_page(document, 0, ["abel", "(x"]).marks == ()


def test_pages_are_read_when_asked(qtbot, source, book):
    opened(qtbot, source, book)
    with qtbot.waitSignal(source.read) as caught:
        source.want([], [3], ("four",))
    assert "Page four" in caught.args[0].text
    assert (caught.args[0].page, len(caught.args[0].marks)) == (3, 1)


def test_nothing_is_answered_after_closing(qtbot, source, book, make_pdf):
    seen = []
    source.opened.connect(seen.append)
    source.open(book)
    source.close()
    opened(qtbot, source, make_pdf("One"))
    assert [len(sizes) for sizes in seen] == [1]
