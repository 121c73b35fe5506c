"""Words in the window: headings, small print, badges, links, and the two half-discs of a link.

Every label shows plain text only, so a name typed by somebody can never become markup.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from linkwell.ui.theme.colours import Colours
from linkwell.ui.theme.theme import theme_of
from linkwell.ui.widgets.roles import PICTURE, WORDS


class Words(QLabel):
    """Plain text in a role of the type scale and a colour token. The base of the other labels."""

    def __init__(self, text: str = "", role: str = "body", token: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme_of()
        self._role, self._token = role, token
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._theme.changed.connect(self._dress)
        self._dress()

    def set_token(self, token: str) -> None:
        """Use another colour."""
        self._token = token
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._role))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(self._token))
        self.setPalette(palette)


class Heading(Words):
    """A heading: role display, title, section or item."""

    def __init__(self, text: str = "", role: str = "section", parent: QWidget | None = None) -> None:
        super().__init__(text, role, "ink", parent)


class Body(Words):
    """Running text that wraps."""

    def __init__(self, text: str = "", token: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(text, "body", token, parent)
        self.setWordWrap(True)


class Small(Words):
    """Hints and metadata."""

    def __init__(self, text: str = "", token: str = "ink-3", parent: QWidget | None = None) -> None:
        super().__init__(text, "small", token, parent)


KINDS: dict[str, tuple[str, str]] = {
    "warn": ("warn", "warn-soft"),
    "ok": ("ok", "ok-soft"),
    "bad": ("bad", "bad-soft"),
    "plain": ("ink-3", "hover"),
    "accent": ("accent", "accent-soft"),
}


class Badge(QWidget):
    """A word on a tint. `kind` is warn, ok, bad, plain or accent; the word carries the meaning, not the tint."""

    spoken_role = WORDS

    def __init__(self, text: str, kind: str = "plain", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme_of()
        self._text, self._kind, self._icon = text, kind, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self._theme.changed.connect(self._dress)
        self._dress()

    @property
    def text(self) -> str:
        """The word shown."""
        return self._text

    def set(self, text: str, kind: str, icon: str = "") -> None:
        """Show another word and kind."""
        self._text, self._kind, self._icon = text, kind, icon
        self.setAccessibleName(text)
        self._dress()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        icon = self._theme.scaled(14) + 5 if self._icon else 0
        return QSize(metrics.horizontalAdvance(self._text) + icon + 12, metrics.height() + 5)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ink, fill = KINDS[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        left = 6
        if self._icon:
            size = self._theme.scaled(14)
            picture = self._theme.pixmap(self._icon, ink, size, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - size) // 2, picture)
            left += size + 5
        painter.setPen(self._theme.color(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), flags, self._text)

    def _dress(self) -> None:
        self.setFont(self._theme.font("badge"))
        self.updateGeometry()
        self.update()


class LinkLabel(QPushButton):
    """Words that do something when clicked, drawn as an underlined link; a button for the keyboard."""

    def __init__(self, text: str, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme_of()
        self._role = role
        self.setProperty("look", "link")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        font = self._theme.font(self._role)
        font.setUnderline(True)
        self.setFont(font)
        self.updateGeometry()


def paint_half_discs(
    painter: QPainter, rect: QRectF, theme: Colours, which: str = "both", token: str = "accent"
) -> None:
    """Draw our solid left half and the partner's open right half in `rect`. `which` is both, ours or theirs."""
    side = min(rect.width(), rect.height())
    disc = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side).adjusted(1, 1, -1, -1)
    gap = max(1.0, side / 12)
    colour = theme.color(token)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if which in {"both", "ours"}:
        painter.setPen(QPen(colour, 1))
        painter.setBrush(colour)
        painter.drawChord(disc.translated(-gap / 2, 0), 90 * 16, 180 * 16)
    if which in {"both", "theirs"}:
        painter.setPen(QPen(colour, max(1.25, side / 11)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawChord(disc.translated(gap / 2, 0), -90 * 16, 180 * 16)
    painter.restore()


class HalfDiscs(QWidget):
    """The sign of a link: both halves, or only ours or theirs."""

    spoken_role = PICTURE

    def __init__(self, which: str = "both", size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme_of()
        self._which, self._size = which, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName({"ours": "our class", "theirs": "partner class"}.get(which, "link"))
        self._theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        side = self._theme.scaled(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # A half stands in the middle of its box, so that the open one does not touch the words behind it.
        shift = {"ours": 0.25, "theirs": -0.25}.get(self._which, 0) * self.width()
        paint_half_discs(QPainter(self), QRectF(self.rect()).translated(shift, 0), self._theme, self._which)
