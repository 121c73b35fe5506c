"""The page view: the real pages of a PDF, one below the other, as they will be printed.

It shows, scrolls, zooms and speaks. Opening, drawing and reading happen in `PageSource`; where the PDF comes from and
what the pages are about is the caller's business.
"""

import enum
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QFrame, QStyleOption, QWidget
from typing_extensions import override

from linkwell.domain.errors import AppError
from linkwell.ui.theme.focus import paint_focus_ring, shows_ring
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.pages.bands import Band
from linkwell.ui.views.pages.contents import PageContents, Window
from linkwell.ui.views.pages.keys import Move, move_of
from linkwell.ui.views.pages.layout import (
    GAP,
    POINTS_PER_INCH,
    PageLayout,
    Spot,
    bounded_zoom,
    fitting_zoom,
    lay_out,
    next_zoom,
    previous_zoom,
)
from linkwell.ui.views.pages.names import PAGES, short_names, spoken_name
from linkwell.ui.views.pages.paint import paint_message, paint_page
from linkwell.ui.views.pages.source import PageSource, PageText
from linkwell.ui.widgets.roles import DOCUMENT
from linkwell.ui.workers.runner import Runner

_Step = QAbstractSlider.SliderAction
# The focus ring comes and goes, or the same place needs more or fewer pixels.
_NEW_LOOK = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.DevicePixelRatioChange)
_WHEEL_STEP = 120
_COMFORTABLE_ZOOM = 100


class _Fit(enum.Enum):
    """Who decides the zoom: the width of the view up to 100 per cent (at first), the width, or the user."""

    COMFORT = enum.auto()
    WIDTH = enum.auto()
    CHOSEN = enum.auto()


class PageView(QAbstractScrollArea):
    """Shows a PDF given as bytes. Pages count from 1.

    `page_changed` brings the current page and the number of pages, also when the title of the page changes;
    `zoom_changed` the zoom in per cent.
    """

    spoken_role = DOCUMENT
    page_changed = Signal(int, int)
    zoom_changed = Signal(int)
    photocopy_changed = Signal(bool)

    def __init__(self, theme: Theme, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(PAGES)
        self._theme = theme
        self._source = PageSource(runner, self)
        self._contents = PageContents()
        self._sizes: tuple[QSizeF, ...] = ()
        self._layout = PageLayout()
        self._zoom, self._fit = _COMFORTABLE_ZOOM, _Fit.COMFORT
        self._page = self._goal = self._wheel = 0
        self._placing = False
        self._message, self._data = "", b""
        self._titles: dict[int, str] = {}
        self._moves = self._key_moves()
        self._source.opened.connect(self._show_pages)
        self._source.failed.connect(self._show_failure)
        self._source.drawn.connect(self._take_picture)
        self._source.read.connect(self._take_text)
        theme.changed.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pages")

    @property
    def page(self) -> int:
        """The current page; 0 when nothing is shown."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def zoom(self) -> int:
        """The zoom in per cent; 100 is the size on paper."""
        return self._zoom

    @property
    def photocopy(self) -> bool:
        """Whether pages are shown as a copier would give them."""
        return self._contents.grey

    @property
    def page_title(self) -> str:
        """The title of the current page, as given with `set_page_titles`."""
        return self._titles.get(self._page, "")

    @property
    def page_names(self) -> tuple[str, ...]:
        """The place of the current page in words, the longest form first; empty when nothing is shown."""
        return short_names(self._page, self.page_count, self.page_title) if self._page else ()

    def show_pdf(self, data: bytes) -> None:
        """Show another PDF, or the same one made again: place and zoom stay, unchanged pages do not flicker."""
        if data != self._data:
            self._data = data
            self._source.open(data)

    def clear(self, message: str = "") -> None:
        """Show no pages but a sentence."""
        self._source.close()
        self._contents.clear()
        self._data, self._message, self._goal = b"", message, 0
        self._sizes = ()
        self._lay_out(None)
        self._set_page(0)
        self._speak()

    def set_page_titles(self, titles: Mapping[int, str]) -> None:
        """Say what pages are: {6: 'pupil sheet, My three cases'}."""
        self._titles = dict(titles)
        self._speak()
        self.page_changed.emit(self._page, self.page_count)

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page to the top of the view; the nearest page if there is no such page."""
        if self._source.opening or not self._sizes:
            self._goal = page
            return
        page = min(max(page, 1), self.page_count)
        self._placing = True
        self.verticalScrollBar().setValue(self._layout.boxes[page - 1].top() - GAP)
        self._placing = False
        self._set_page(page)

    def set_zoom(self, percent: int) -> None:
        """Choose a zoom; the middle of the view stays where it is."""
        self._fit = _Fit.CHOSEN
        self._zoom_to(percent, self.viewport().height() // 2)

    def fit_width(self) -> None:
        """Make usual pages as wide as the view and wider ones no wider, now and when the view changes its width."""
        self._fit = _Fit.WIDTH
        self._lay_out(self._spot(0))

    def zoom_in(self) -> None:
        """The next larger step."""
        self.set_zoom(next_zoom(self._zoom))

    def zoom_out(self) -> None:
        """The next smaller step."""
        self.set_zoom(previous_zoom(self._zoom))

    def set_photocopy(self, photocopy: bool) -> None:
        """Show pages in grey at the contrast of a copier, or as they are."""
        if photocopy != self._contents.grey:
            self._contents.grey = photocopy
            self.photocopy_changed.emit(photocopy)
            self._refresh()

    def search_words(self, words: Sequence[str]) -> None:
        """Mark every word that begins with one of these; none takes the marks away."""
        wanted = tuple(word for word in words if word)
        if wanted != self._contents.words:
            self._contents.mark(wanted)
            self._refresh()

    def _show_pages(self, sizes: tuple[QSizeF, ...]) -> None:
        spot, shown = self._spot(0), self._visible()
        self._contents.renew(len(sizes), keep=range(shown.start - 1, shown.stop + 1))
        self._sizes, self._message = sizes, ""
        self._lay_out(spot)
        goal, self._goal = self._goal, 0
        if goal or not self._page:
            self.go_to_page(goal or 1)
        else:
            self._set_page(min(self._page, self.page_count))
        self.page_changed.emit(self._page, self.page_count)

    def _show_failure(self, error: AppError) -> None:
        self.clear(f"{error.happened} {error.kept} {error.next_step}")

    def _take_picture(self, band: Band, image: QImage) -> None:
        if band.page < self.page_count and self._contents.put_picture(band, image):
            self._update_page(band.page)
        self._ask()

    def _take_text(self, text: PageText) -> None:
        if self._contents.put_text(text):
            self._update_page(text.page)
        if text.page == self._page - 1:
            self._speak()
        self._ask()

    def _window(self) -> Window:
        view = self.viewport()
        scrolled = self.verticalScrollBar().value()
        return Window(self._layout, scrolled, view.height(), self.devicePixelRatioF(), self._page - 1)

    def _visible(self) -> range:
        scrolled = self.verticalScrollBar().value()
        return self._layout.between(scrolled, scrolled + self.viewport().height())

    def _box(self, page: int) -> QRect:
        """Where a page is in the view; in the middle if everything fits."""
        spare = max(0, self.viewport().width() - self._layout.width) // 2
        scrolled = QPoint(self.horizontalScrollBar().value() - spare, self.verticalScrollBar().value())
        return self._layout.boxes[page].translated(-scrolled)

    def _update_page(self, page: int) -> None:
        if page in self._visible():
            self.viewport().update(self._box(page).adjusted(-1, -1, 1, 1))

    def _refresh(self) -> None:
        self.viewport().update()
        self._ask()

    def _ask(self) -> None:
        if self._sizes and not self._source.opening:
            wishes = self._contents.wishes(self._window())
            self._source.want(wishes.bands, wishes.texts, self._contents.words)

    def _spot(self, at: int) -> Spot | None:
        return self._layout.spot(self.verticalScrollBar().value(), at) if self._layout.boxes else None

    def _zoom_to(self, percent: int, at: int) -> None:
        spot = self._spot(at)
        self._set_zoom(bounded_zoom(percent))
        self._lay_out(spot)

    def _set_zoom(self, percent: int) -> None:
        if percent != self._zoom:
            self._zoom = percent
            self.zoom_changed.emit(percent)

    def _room(self) -> int:
        """The width for pages beside a scroll bar, whether or not it is shown: the fit must not swing to and fro."""
        return self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width()

    def _lay_out(self, spot: Spot | None) -> None:
        """Place the pages again and scroll so that `spot` is where it was."""
        dots = self.logicalDpiX()
        fitted = self._fit is not _Fit.CHOSEN
        if fitted and self._sizes:
            zoom = fitting_zoom(self._sizes, self._room(), dots)
            self._set_zoom(min(zoom, _COMFORTABLE_ZOOM) if self._fit is _Fit.COMFORT else zoom)
        across, view = self.horizontalScrollBar(), self.viewport()
        old = self._layout.width
        middle = (across.value() + view.width() / 2) / old if old else 0.5
        before, scale = self._layout, self._zoom / 100 * dots / POINTS_PER_INCH
        self._layout = lay_out(self._sizes, scale, self._room(), fitted=fitted) if self._sizes else PageLayout()
        self._placing = True
        self._set_ranges()
        across.setValue(round(middle * self._layout.width - view.width() / 2))
        if spot is not None and self._layout.boxes:
            self.verticalScrollBar().setValue(self._layout.scrolled_to(spot))
        self._placing = False
        if self._layout != before or not self._sizes:
            self.viewport().update()
        self._ask()

    def _set_ranges(self) -> None:
        view = self.viewport().size()
        line = self.fontMetrics().lineSpacing() * 3
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._layout.height, view.height()),
            (self.horizontalScrollBar(), self._layout.width, view.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(line)

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self._speak()
            self.page_changed.emit(page, self.page_count)
            self._ask()

    def _speak(self) -> None:
        """Keep the name and the words of the current page ready for a screen reader."""
        if not self._page:
            self.setAccessibleName(self._message or "Pages")
            self.setAccessibleDescription("")
            return
        name = spoken_name(self._page, self.page_count, self.page_title)
        if name != self.accessibleName():
            self.setAccessibleName(name)
            if self.hasFocus() and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, name))
        self.setAccessibleDescription(self._contents.text(self._page - 1))

    def _key_moves(self) -> dict[Move, Callable[[], None]]:
        add, subtract = _Step.SliderSingleStepAdd, _Step.SliderSingleStepSub
        return {
            Move.NEXT: lambda: self.go_to_page(self._page + 1),
            Move.PREVIOUS: self._go_back,
            Move.FIRST: lambda: self.go_to_page(1),
            Move.LAST: lambda: self.go_to_page(self.page_count),
            Move.UP: lambda: self.verticalScrollBar().triggerAction(subtract),
            Move.DOWN: lambda: self.verticalScrollBar().triggerAction(add),
            Move.LEFT: lambda: self.horizontalScrollBar().triggerAction(subtract),
            Move.RIGHT: lambda: self.horizontalScrollBar().triggerAction(add),
            Move.ZOOM_IN: self.zoom_in,
            Move.ZOOM_OUT: self.zoom_out,
            Move.ZOOM_RESET: lambda: self.set_zoom(_COMFORTABLE_ZOOM),
        }

    def _go_back(self) -> None:
        """To the top of this page if it is out of sight, else to the page before."""
        hidden = self._page > 0 and self._box(self._page - 1).top() < 0
        self.go_to_page(self._page if hidden else self._page - 1)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in _NEW_LOOK:
            self._refresh()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and move_of(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = move_of(event)
        if move is None:
            event.ignore()
        else:
            self._moves[move]()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        if abs(self._wheel) >= _WHEEL_STEP:
            wanted = next_zoom(self._zoom) if self._wheel > 0 else previous_zoom(self._zoom)
            self._wheel, self._fit = 0, _Fit.CHOSEN
            self._zoom_to(wanted, round(event.position().y()))
        event.accept()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        if not self._placing and self._sizes:
            bar = self.verticalScrollBar()
            at_end = bar.value() == bar.maximum()
            seen_at = self.viewport().height() // (1 if at_end else 3)
            self._set_page(min(self._layout.page_at(bar.value() + seen_at) + 1, self.page_count))
        self._ask()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._placing:
            self._set_ranges()
        else:
            self._lay_out(self._spot(0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        view = self.viewport()
        painter = QPainter(view)
        painter.fillRect(event.rect(), self._theme.color("canvas"))
        window = self._window()
        for page in self._visible():
            box = self._box(page)
            if box.adjusted(-1, -1, 1, 1).intersects(event.rect()):
                paint_page(painter, box, self._contents.look(window, page, self._sizes[page].width()))
        if not self._sizes and self._message:
            paint_message(painter, view.rect(), self._message, self._theme)
        option = QStyleOption()
        option.initFrom(self)
        if shows_ring(option):
            paint_focus_ring(painter, view.rect(), self._theme, 0)
        painter.end()
