"""What is seen beside the pointer while a result is dragged: its title on a small card."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap

from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.rows import elide

_WIDEST = 240
_BESIDE, _ABOVE, _RADIUS = 10, 6, 7


def drag_picture(title: str, theme: Theme, ratio: float) -> QPixmap:
    """The card, for a screen with this many device pixels to a logical one."""
    font = theme.font("body")
    words = elide(title, font, theme.scaled(_WIDEST))
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(words) + 2 * _BESIDE, metrics.height() + 2 * _ABOVE
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), 1))
    painter.setBrush(theme.color("panel"))
    card = QRectF(0.5, 0.5, width - 1, height - 1)
    painter.drawRoundedRect(card, _RADIUS, _RADIUS)
    painter.setFont(font)
    painter.setPen(theme.color("ink"))
    painter.drawText(card, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return picture
