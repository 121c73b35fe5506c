"""Turns bands of PDF pages into pictures on a thread of Qt's own, one at a time.

`QPdfDocument.render` holds Python's lock for as long as it draws, so it would stop the window even from another
thread; `QPdfPageRenderer` draws in C++ and does not.
"""

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

from linkwell.ui.views.pages.bands import Band

# A copier turns light tints white and dark greys black: greys outside these bounds are lost, the rest is stretched.
_COPIER_BLACK, _COPIER_WHITE = 56, 228


class PageDrawer(QObject):
    """Draws one band after another. Ask for the next one only when `drawn` has brought the last."""

    drawn = Signal(object, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._deliver)
        self._bands: dict[int, Band] = {}

    def set_document(self, document: QPdfDocument) -> None:
        """Draw pages of this document from now on."""
        self._renderer.setDocument(document)

    def draw(self, band: Band) -> None:
        """Start drawing; the picture comes with `drawn`."""
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(QSize(band.width, band.whole))
        # Qt 6.12 measures a clip by its last pixel, one short of its size, and would shrink the page by as much.
        options.setScaledClipRect(band.clip.adjusted(0, 0, 1, 1))
        self._bands[self._renderer.requestPage(band.page, band.size, options)] = band

    def _deliver(self, _page: int, size: QSize, image: QImage, _options: object, request: int) -> None:
        band = self._bands.pop(request, None)
        if band is not None:
            picture = on_paper(image, size)
            self.drawn.emit(band, photocopied(picture) if band.grey else picture)


def on_paper(image: QImage, size: QSize) -> QImage:
    """The picture on white. A page that could not be drawn is white."""
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def photocopied(image: QImage) -> QImage:
    """The picture as a copier would give it: grey, light tints lost, dark greys black."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    grey.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    grey.setColorTable(_COPIER_TABLE)
    return grey


def _copier_tone(tone: int) -> int:
    stretched = (tone - _COPIER_BLACK) * 255 / (_COPIER_WHITE - _COPIER_BLACK)
    return min(max(round(stretched), 0), 255)


_COPIER_TABLE = [0xFF000000 | _copier_tone(tone) * 0x010101 for tone in range(256)]
