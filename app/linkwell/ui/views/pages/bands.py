"""Pages are drawn in bands: horizontal slices small enough that no single picture is large or slow to make.

`BandCache` keeps the pictures, newest use last, within a fixed number of bytes. This file draws nothing itself.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

TALLEST_BAND = 900
CACHE_BYTES = 40 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Band:
    """A slice of a page (index from 0). All lengths are device pixels; `width` and `whole` are those of the page."""

    page: int
    top: int
    height: int
    width: int
    whole: int
    grey: bool = False

    @property
    def bytes(self) -> int:
        """The memory that its picture takes at most."""
        return self.width * self.height * 4

    @property
    def size(self) -> QSize:
        """The size of its picture."""
        return QSize(self.width, self.height)

    @property
    def clip(self) -> QRect:
        """Where it lies on its page."""
        return QRect(0, self.top, self.width, self.height)


def bands_of(page: int, size: QSize, grey: bool = False, tallest: int = TALLEST_BAND) -> tuple[Band, ...]:
    """Cut a page of `size` device pixels into bands of nearly equal height, from the top down."""
    count = max(1, -(-size.height() // tallest))
    edges = [round(size.height() * step / count) for step in range(count + 1)]
    return tuple(Band(page, top, bottom - top, size.width(), size.height(), grey) for top, bottom in pairwise(edges))


class BandCache:
    """The pictures of bands. After `age`, pictures stay usable as stand-ins until a fresh one arrives."""

    def __init__(self, most_bytes: int = CACHE_BYTES) -> None:
        self._most = most_bytes
        self._images: OrderedDict[Band, QImage] = OrderedDict()
        self._fresh: set[Band] = set()
        self._protected: frozenset[Band] = frozenset()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """How much memory the pictures take."""
        return self._bytes

    def protect(self, bands: Iterable[Band]) -> None:
        """Never drop the pictures of these bands for want of room: they are on screen."""
        self._protected = frozenset(bands)

    def put(self, band: Band, image: QImage) -> bool:
        """Keep a fresh picture. True if it looks different from the one that was kept for this band."""
        old = self._images.get(band)
        if old is not None and old == image:
            self._fresh.add(band)
            self._images.move_to_end(band)
            return False
        self._drop(band)
        self._fresh.add(band)
        self._images[band] = image
        self._bytes += image.sizeInBytes()
        self._make_room(band)
        return True

    def image(self, band: Band) -> QImage | None:
        """The picture of a band, fresh or not."""
        image = self._images.get(band)
        if image is not None:
            self._images.move_to_end(band)
        return image

    def stand_ins(self, page: int) -> list[tuple[Band, QImage]]:
        """Every picture there is of a page, whatever its size, the latest used last."""
        return [(band, image) for band, image in self._images.items() if band.page == page]

    def is_fresh(self, band: Band) -> bool:
        """Whether the picture shows the document as it is now."""
        return band in self._fresh

    def age(self, keep: Iterable[int]) -> None:
        """The document changed: nothing is fresh any more, and only pictures of the pages in `keep` stay."""
        self._fresh.clear()
        kept = set(keep)
        for band in [band for band in self._images if band.page not in kept]:
            self._drop(band)

    def clear(self) -> None:
        """Forget everything."""
        self._images.clear()
        self._fresh.clear()
        self._bytes = 0

    def _make_room(self, newest: Band) -> None:
        for band in list(self._images):
            if self._bytes <= self._most:
                return
            if band != newest and band not in self._protected:
                self._drop(band)

    def _drop(self, band: Band) -> None:
        image = self._images.pop(band, None)
        self._fresh.discard(band)
        if image is not None:
            self._bytes -= image.sizeInBytes()
