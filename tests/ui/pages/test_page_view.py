import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from linkwell.ui.theme.tokens import LIGHT
from linkwell.ui.views.pages.page_view import PageView


@pytest.fixture
def view(qtbot, theme, runner):
    made = PageView(theme, runner)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(qtbot, view, data):
    with qtbot.waitSignal(view.page_changed):
        view.show_pdf(data)
    return view


def painted(qtbot, view, wanted):
    """Wait until some pixel is as wanted: a colour, or a test of one."""
    fits = wanted if callable(wanted) else QColor(wanted).__eq__

    def seen():
        image = view.viewport().grab().toImage()
        places = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
        assert any(fits(image.pixelColor(x, y)) for x, y in places)

    qtbot.waitUntil(seen)
    return True


class Paints(QObject):
    """Counts the painted area of a widget."""

    def __init__(self, widget):
        super().__init__(widget)
        self.area = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.area += event.rect().width() * event.rect().height()
        return False


def test_nothing_is_shown_at_first(view):
    assert (view.page, view.page_count, view.page_names) == (0, 0, ())
    assert view.accessibleName() == "Pages"


def test_a_pdf_opens_at_its_first_page(qtbot, view, book):
    show(qtbot, view, book)
    assert (view.page, view.page_count) == (1, 6)
    assert painted(qtbot, view, "#ffffff")


@pytest.mark.parametrize(
    ("key", "held", "pages"),
    [
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, [4, 5, 6, 6]),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, [4, 5, 6, 6]),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, [2, 1, 1]),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier, [2, 1, 1]),
        (Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier, [6, 6]),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier, [1, 1]),
    ],
)
def test_keys_turn_pages(qtbot, view, book, key, held, pages):
    show(qtbot, view, book).go_to_page(3)
    seen = []
    for _ in pages:
        qtbot.keyClick(view, key, held)
        seen.append(view.page)
    assert seen == pages


def test_arrows_scroll_and_the_page_follows(qtbot, view, book):
    show(qtbot, view, book)
    before = view.verticalScrollBar().value()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() > before
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.verticalScrollBar().value() == before
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.page == 6


def test_page_up_goes_first_to_the_top_of_the_page(qtbot, view, book):
    show(qtbot, view, book).go_to_page(3)
    top = view.verticalScrollBar().value()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert (view.page, view.verticalScrollBar().value()) == (3, top)


def test_every_page_can_be_the_current_one_even_if_all_fit(qtbot, view, book):
    show(qtbot, view, book).set_zoom(25)
    for page in (6, 5, 2):
        view.go_to_page(page)
        assert view.page == page


@pytest.mark.parametrize(("asked", "shown"), [(0, 1), (-4, 1), (99, 6)])
def test_a_page_that_is_not_there_gives_the_nearest(qtbot, view, book, asked, shown):
    show(qtbot, view, book).go_to_page(asked)
    assert view.page == shown


def test_a_page_can_be_chosen_before_the_pdf_is_open(qtbot, view, book):
    view.show_pdf(book)
    view.go_to_page(5)
    qtbot.waitUntil(lambda: view.page_count == 6)
    assert view.page == 5


def test_keys_and_wheel_zoom(qtbot, view, book):
    show(qtbot, view, book).set_zoom(100)
    zooms = []
    view.zoom_changed.connect(zooms.append)
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    turn(view, -120, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert zooms == [115, 100, 85, 100]


def turn(view, amount, held):
    place = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, amount),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_alone_scrolls(qtbot, view, book):
    show(qtbot, view, book).set_zoom(100)
    turn(view, -120, Qt.KeyboardModifier.NoModifier)
    assert (view.zoom, view.verticalScrollBar().value() > 0) == (100, True)


@pytest.mark.parametrize(("asked", "given"), [(1, 25), (90, 90), (4000, 400)])
def test_zoom_stays_within_its_limits(qtbot, view, book, asked, given):
    show(qtbot, view, book).set_zoom(asked)
    assert view.zoom == given


def test_zooming_keeps_the_middle_of_the_view(qtbot, view, book):
    show(qtbot, view, book).set_zoom(100)
    bar, half = view.verticalScrollBar(), view.viewport().height() / 2
    bar.setValue(3000)
    before = (bar.value() + half) / (bar.maximum() + 2 * half)
    view.zoom_in()
    assert (bar.value() + half) / (bar.maximum() + 2 * half) == pytest.approx(before, abs=0.01)


def test_the_width_is_fitted_until_a_zoom_is_chosen(qtbot, view, book):
    show(qtbot, view, book)
    small = view.zoom
    view.resize(1400, 400)
    assert (small < 100, view.zoom) == (True, 100)
    view.fit_width()
    assert view.zoom > 100
    view.resize(700, 400)
    assert view.zoom < 100
    view.set_zoom(66)
    view.resize(1400, 400)
    assert view.zoom == 66


def test_a_pdf_made_again_keeps_place_and_zoom(qtbot, view, make_pdf):
    show(qtbot, view, make_pdf("One", "Two", "Three", "Four")).set_zoom(130)
    view.verticalScrollBar().setValue(1800)
    page = view.page
    show(qtbot, view, make_pdf("One", "Two", "Third", "Four", "Five"))
    assert (view.page, view.page_count, view.zoom) == (page, 5, 130)
    assert view.verticalScrollBar().value() == 1800


def test_fewer_pages_leave_the_reader_on_the_last(qtbot, view, make_pdf):
    show(qtbot, view, make_pdf("One", "Two", "Three", "Four")).go_to_page(4)
    show(qtbot, view, make_pdf("One", "Two"))
    assert (view.page, view.page_count) == (2, 2)


def test_only_changed_pages_are_painted_again(qtbot, view, make_pdf):
    show(qtbot, view, make_pdf("One", "Two")).set_zoom(25)
    settled(qtbot, view)
    paints = Paints(view.viewport())
    show(qtbot, view, make_pdf("One", "Two") + b"\n")
    settled(qtbot, view)
    assert paints.area == 0
    show(qtbot, view, make_pdf("One", "Other"))
    settled(qtbot, view)
    page = view._box(0)
    assert 0 < paints.area < 1.5 * page.width() * page.height()


def settled(qtbot, view):
    """Wait until everything wished for is there and painted."""

    def done():
        wishes = view._contents.wishes(view._window())
        assert not wishes.bands
        assert not wishes.texts

    qtbot.waitUntil(done)
    QApplication.sendPostedEvents()


def test_a_screen_reader_hears_the_page_and_can_read_it(qtbot, view, book):
    view.set_page_titles({2: "pupil sheet, My three cases"})
    show(qtbot, view, book)
    assert view.accessibleName() == "Page 1 of 6"
    qtbot.waitUntil(lambda: "Page one of the class book" in view.accessibleDescription())
    view.go_to_page(2)
    assert view.accessibleName() == "Page 2 of 6, pupil sheet, My three cases"
    qtbot.waitUntil(lambda: "Page two" in view.accessibleDescription())


def test_words_follow_a_change_of_the_page(qtbot, view, make_pdf):
    show(qtbot, view, make_pdf("Old words"))
    qtbot.waitUntil(lambda: "Old" in view.accessibleDescription())
    show(qtbot, view, make_pdf("New words"))
    qtbot.waitUntil(lambda: "New" in view.accessibleDescription())


def test_new_titles_are_told(qtbot, view, book):
    show(qtbot, view, book)
    with qtbot.waitSignal(view.page_changed) as caught:
        view.set_page_titles({1: "cover"})
    assert caught.args == [1, 6]
    assert view.page_names[0] == "Page 1 of 6 · Cover"


def test_photocopy_view_has_no_colour(qtbot, view, make_pdf):
    show(qtbot, view, make_pdf("Red", red=True)).set_zoom(33)
    assert painted(qtbot, view, lambda colour: colour.red() > 190 and colour.green() < 40)
    with qtbot.waitSignal(view.photocopy_changed):
        view.set_photocopy(True)

    def grey():
        image = view.viewport().grab().toImage()
        box = view._box(0)
        row = [image.pixelColor(x, box.bottom() - 50) for x in range(box.left() + 1, box.right())]
        assert len({colour.name() for colour in row}) > 1
        assert all(colour.red() == colour.green() == colour.blue() for colour in row)

    qtbot.waitUntil(grey)


def test_searched_words_are_marked(qtbot, view, book):
    show(qtbot, view, book).set_zoom(100)
    view.search_words(["class"])
    assert painted(qtbot, view, LIGHT["mark"])
    view.search_words([])
    qtbot.waitUntil(lambda: not view._contents.wishes(view._window()).texts)
    image = view.viewport().grab().toImage()
    mark = QColor(LIGHT["mark"])
    assert all(image.pixelColor(x, y) != mark for x in range(image.width()) for y in range(0, image.height(), 3))


def test_the_sentence_without_pages_is_shown_and_spoken(qtbot, view, book):
    show(qtbot, view, book)
    view.clear("Choose a lesson to see its pages.")
    assert (view.page, view.page_count, view.accessibleName()) == (0, 0, "Choose a lesson to see its pages.")
    assert painted(qtbot, view, LIGHT["canvas"])
    show(qtbot, view, book)
    assert view.page == 1


def test_a_damaged_pdf_says_so_in_place_of_pages(qtbot, view):
    view.show_pdf(b"not a PDF")
    qtbot.waitUntil(lambda: view.accessibleName().startswith("The pages cannot be shown."))
    assert view.page_count == 0


def test_focus_by_keyboard_shows_the_ring(qtbot, view, book):
    show(qtbot, view, book)
    view.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.hasFocus)
    view.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    image = view.viewport().grab().toImage()
    assert image.pixelColor(100, 0) == QColor(LIGHT["focus"])
    assert image.pixelColor(100, 3) == QColor(LIGHT["focus-inner"])


def test_large_zoom_keeps_memory_bounded(qtbot, view, book):
    show(qtbot, view, book).set_zoom(400)
    for page in range(1, 7):
        view.go_to_page(page)
        qtbot.waitUntil(lambda: not view._contents.wishes(view._window()).bands)
    assert view._contents.bytes <= 40 * 1024 * 1024
