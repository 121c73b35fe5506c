"""Icons: the project's SVG drawings, coloured with a token and kept as pixmaps.

An unknown icon gives an empty pixmap and one line in the log, so a missing file never stops the window.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_log = logging.getLogger(__name__)
_FOLDER = Path(__file__).resolve().parents[1] / "icons"


class IconSet:
    """Draws icons and remembers them by name, colour, size (logical pixels) and device pixel ratio."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon in that colour; empty if there is no such icon."""
        key = (name, colour.name(), size, ratio)
        if key not in self._drawn:
            self._drawn[key] = _draw(self._text(name), colour, size, ratio)
        return self._drawn[key]

    def _text(self, name: str) -> str:
        if name not in self._texts:
            file = _FOLDER / f"{name}.svg"
            known = bool(name) and file.is_file()
            if name and not known:
                _log.warning("There is no icon called %s", name)
            self._texts[name] = file.read_text("utf-8") if known else ""
        return self._texts[name]


def _draw(text: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    if not text or size <= 0:
        return QPixmap()
    pixels = max(1, round(size * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour.name()).encode()))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
