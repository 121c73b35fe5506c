"""How one page looks on the surface: paper, edge, pictures of its bands and marks over found words.

Paper is white and marks are the light scheme's in both schemes, because this is what will be printed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from linkwell.ui.theme.theme import Theme
from linkwell.ui.theme.tokens import DARK_SCHEME, LIGHT_SCHEME
from linkwell.ui.views.pages.bands import Band
from linkwell.ui.views.pages.layout import GAP

_PAPER = QColor(LIGHT_SCHEME["panel"])
_EDGE = QColor(DARK_SCHEME["ink-3"])
_MARK = QColor(LIGHT_SCHEME["mark"])
_MARK_LINE = QColor(LIGHT_SCHEME["mark-line"])
_MARK_LINE_HEIGHT = 2
_MARK_ROOM = 1.5
_MESSAGE_WIDTH = 480

Picture = tuple[Band, QImage]


@dataclass(frozen=True, slots=True)
class PageLook:
    """What to paint for a page: stand-ins of any size below, pictures of the right size above, then marks (points)."""

    stand_ins: Iterable[Picture]
    pictures: Iterable[Picture]
    marks: Iterable[QRectF]
    points_wide: float


def paint_page(painter: QPainter, box: QRect, look: PageLook) -> None:
    """Paint a page into `box`, in logical pixels of the painter's device."""
    painter.fillRect(box.adjusted(-1, -1, 1, 1), _EDGE)
    painter.fillRect(box, _PAPER)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for band, image in look.stand_ins:
        tall = box.height() / band.whole
        painter.drawImage(QRectF(box.left(), box.top() + band.top * tall, box.width(), band.height * tall), image)
    _paint_pictures(painter, box, look.pictures)
    _paint_marks(painter, box, look)


def paint_message(painter: QPainter, room: QRect, message: str, theme: Theme) -> None:
    """Write a sentence in the middle of a view without pages."""
    width = min(room.width() - 4 * GAP, theme.scaled(_MESSAGE_WIDTH))
    place = QRect(room.left() + (room.width() - width) // 2, room.top(), width, room.height())
    painter.setFont(theme.font("body"))
    painter.setPen(theme.color("ink-2"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, message)


def _paint_pictures(painter: QPainter, box: QRect, pictures: Iterable[Picture]) -> None:
    """Device pixel on device pixel, so that letters stay sharp at every screen scale."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    corner = QPoint(round(box.left() * ratio), round(box.top() * ratio))
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    for band, image in pictures:
        painter.drawImage(corner + QPoint(0, band.top), image)
    painter.restore()


def _paint_marks(painter: QPainter, box: QRect, look: PageLook) -> None:
    scale = box.width() / look.points_wide
    for mark in look.marks:
        around = mark.adjusted(-_MARK_ROOM, -_MARK_ROOM, _MARK_ROOM, _MARK_ROOM)
        place = QRectF(
            box.left() + around.left() * scale, box.top() + around.top() * scale,
            around.width() * scale, around.height() * scale,
        )  # fmt: skip
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(place, _MARK)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.fillRect(QRectF(place.left(), place.bottom(), place.width(), _MARK_LINE_HEIGHT), _MARK_LINE)
