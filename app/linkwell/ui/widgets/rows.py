"""Painting helpers for delegates: fill of a row, shortened text, badges, and text with found words marked.

They draw with the tokens of a theme on any painter and know no model. Lengths are in logical pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from linkwell.ui.theme.focus import paint_focus_ring, shows_ring
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import KINDS

BAR = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Pieces = Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are drawn: a font and a colour token."""

    font: QFont
    token: str = "ink"


def elide(text: str, font: QFont, width: int) -> str:
    """The text, ending in … if it is wider than `width`."""
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))


def paint_row(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, line: bool = True) -> None:
    """The ground of a row: panel, hover, or selected with its bar; a hairline below. Ring: `paint_row_ring`."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    rect: QRect = option.rect
    token = "accent-soft" if selected else "hover" if hovered else "panel"
    painter.fillRect(rect, theme.color(token))
    if line:
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
    if selected:
        painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), theme.color("accent"))


def paint_row_ring(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """The focus ring of the current row, if focus came by keyboard. Call it last."""
    if shows_ring(option):
        paint_focus_ring(painter, option.rect, theme, 4)


def paint_words(painter: QPainter, rect: QRect, text: str, ink: Ink, theme: Theme) -> int:
    """Draw one line, shortened to fit, and return the width used."""
    shown = elide(text, ink.font, rect.width())
    painter.setFont(ink.font)
    painter.setPen(theme.color(ink.token))
    painter.drawText(rect, _LEFT, shown)
    return QFontMetrics(ink.font).horizontalAdvance(shown)


def paint_icon(painter: QPainter, rect: QRect, icon: tuple[str, str], theme: Theme) -> None:
    """Draw an icon (name, token) in the middle of `rect`, as large as its shorter side."""
    size = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatioF()
    centre = rect.center()
    painter.drawPixmap(QPoint(centre.x() - size // 2 + 1, centre.y() - size // 2 + 1), theme.pixmap(*icon, size, ratio))


def badge_width(text: str, theme: Theme, icon: str = "") -> int:
    """How wide `paint_badge` will be."""
    metrics = QFontMetrics(theme.font("badge"))
    return metrics.horizontalAdvance(text) + 12 + (theme.scaled(14) + 5 if icon else 0)


def badge_height(theme: Theme) -> int:
    """How high a badge is."""
    return QFontMetrics(theme.font("badge")).height() + 5


def paint_badge(painter: QPainter, place: QPoint, badge: tuple[str, str, str], theme: Theme) -> int:
    """Draw a badge (text, kind, icon or "") with its top left corner at `place`; return the width used."""
    text, kind, icon = badge
    ink, fill = KINDS[kind]
    rect = QRect(place.x(), place.y(), badge_width(text, theme, icon), badge_height(theme))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(QRectF(rect), 5, 5)
    left = rect.left() + 6
    if icon:
        size = theme.scaled(14)
        paint_icon(painter, QRect(left, rect.top() + (rect.height() - size) // 2, size, size), (icon, ink), theme)
        left += size + 5
    painter.setFont(theme.font("badge"))
    painter.setPen(theme.color(ink))
    painter.drawText(QRect(left, rect.top(), rect.right() - left + 1, rect.height()), _LEFT, text)
    painter.restore()
    return rect.width()


def paint_highlighted(painter: QPainter, rect: QRect, pieces: Pieces, ink: Ink, theme: Theme) -> int:
    """Draw one line of (text, found) pieces; found ones on the mark with its line below. Returns the width used."""
    metrics = QFontMetrics(ink.font)
    left, top = rect.left(), rect.top() + (rect.height() - metrics.height()) // 2
    painter.save()
    painter.setFont(ink.font)
    for text, found in pieces:
        room = rect.right() + 1 - left
        if room <= 0:
            break
        shown = elide(text, ink.font, room)
        width = metrics.horizontalAdvance(shown)
        box = QRect(left, top, width, metrics.height())
        if found:
            painter.fillRect(box, theme.color("mark"))
            painter.fillRect(QRect(left, box.bottom() - 1, width, 2), theme.color("mark-line"))
        painter.setPen(theme.color("on-mark" if found else ink.token))
        painter.drawText(box, _LEFT, shown)
        left += width
        if shown != text:
            break
    painter.restore()
    return left - rect.left()
