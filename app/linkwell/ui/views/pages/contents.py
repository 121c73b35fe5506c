"""What is known of the pages so far: pictures, words and marks, and what to ask for next.

Works in page indices from 0. It draws and reads nothing itself and knows no widget.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from linkwell.ui.views.pages.bands import CACHE_BYTES, Band, BandCache, bands_of
from linkwell.ui.views.pages.layout import PageLayout
from linkwell.ui.views.pages.paint import PageLook
from linkwell.ui.views.pages.source import PageText


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the surface that is seen: logical pixels, device pixels for each of them, and the current page."""

    layout: PageLayout
    top: int
    height: int
    ratio: float
    page: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to draw and what to read next, most urgent first."""

    bands: Sequence[Band]
    texts: Sequence[int]


class PageContents:
    """Pictures and words of one document, kept over its changes until fresh ones arrive."""

    def __init__(self, most_bytes: int = CACHE_BYTES) -> None:
        self._most = most_bytes
        self._cache = BandCache(most_bytes)
        self._texts: dict[int, PageText] = {}
        self._unread: set[int] = set()
        self.words: tuple[str, ...] = ()
        self.grey = False

    @property
    def bytes(self) -> int:
        """The memory that the pictures take."""
        return self._cache.bytes

    def renew(self, count: int, keep: Iterable[int]) -> None:
        """The document changed and has `count` pages now. Pictures of the pages in `keep` stand in for the new ones."""
        self._cache.age(page for page in keep if page < count)
        self._texts = {page: text for page, text in self._texts.items() if page < count}
        self._unread = set(range(count))

    def clear(self) -> None:
        """Forget everything but the words to mark."""
        self._cache.clear()
        self._texts, self._unread = {}, set()

    def mark(self, words: tuple[str, ...]) -> None:
        """Mark other words from now on; every page is to be read again."""
        self.words = words
        self._unread |= set(self._texts)

    def put_picture(self, band: Band, image: QImage) -> bool:
        """Keep a picture. True if the page looks different now."""
        return self._cache.put(band, image)

    def put_text(self, text: PageText) -> bool:
        """Keep the words of a page. True if the page looks different now."""
        old = self._texts.get(text.page)
        self._texts[text.page] = text
        self._unread.discard(text.page)
        return text.marks != (old.marks if old is not None else ())

    def text(self, page: int) -> str:
        """The words of a page, empty until they are read."""
        known = self._texts.get(page)
        return known.text if known is not None else ""

    def look(self, window: Window, page: int, points_wide: float) -> PageLook:
        """What to paint for a page now."""
        bands = self._bands(window, page)
        pictures = [(band, image) for band in bands if (image := self._cache.image(band)) is not None]
        stand_ins = [] if len(pictures) == len(bands) else self._cache.stand_ins(page)
        text = self._texts.get(page)
        return PageLook(stand_ins, pictures, text.marks if text is not None else (), points_wide)

    def wishes(self, window: Window) -> Wishes:
        """What is seen comes first, then words, then what scrolling would show next, as far as memory allows."""
        seen = self._between(window, window.top, window.top + window.height)
        self._cache.protect(seen)
        missing = [band for band in seen if not self._cache.is_fresh(band)]
        pages = [window.page]
        if self.words:
            pages += window.layout.between(window.top, window.top + window.height)
        texts = [page for page in dict.fromkeys(pages) if page in self._unread]
        return Wishes(missing or (() if texts else self._ahead(window, seen)), texts)

    def _ahead(self, window: Window, seen: Sequence[Band]) -> list[Band]:
        bottom = window.top + window.height
        near = self._between(window, bottom, bottom + window.height)
        near += self._between(window, window.top - window.height, window.top)
        room = self._most - sum(band.bytes for band in seen)
        ahead: list[Band] = []
        for band in dict.fromkeys(near):
            room -= band.bytes
            if room < 0:
                break
            if not self._cache.is_fresh(band):
                ahead.append(band)
        return ahead

    def _between(self, window: Window, top: int, bottom: int) -> list[Band]:
        """The bands that touch a strip of the surface."""
        touching: list[Band] = []
        for page in window.layout.between(top, bottom):
            start = window.layout.boxes[page].top()
            for band in self._bands(window, page):
                above, below = start + band.top / window.ratio, start + (band.top + band.height) / window.ratio
                if above <= bottom and below >= top:
                    touching.append(band)
        return touching

    def _bands(self, window: Window, page: int) -> tuple[Band, ...]:
        box, ratio = window.layout.boxes[page], window.ratio
        return bands_of(page, QSize(round(box.width() * ratio), round(box.height() * ratio)), self.grey)
