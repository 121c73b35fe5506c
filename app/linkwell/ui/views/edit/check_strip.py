"""The strip below the parts: whether the minutes add up and whether private details are in the teacher's words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.theme.shapes import box_path, fill_box, inside
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Body, Words
from linkwell.ui.widgets.roles import GROUP

_RADIUS = 8


class CheckStrip(QWidget):
    """Shows `words`: green with a tick if all is well, amber with a warning sign if not. Hidden until it knows."""

    spoken_role = GROUP

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._well = theme, True
        self._sign, self._words = Words(""), Body("")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        room = self.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.setSizePolicy(room)
        self.hide()
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_check(self, minutes: tuple[int, int], private: tuple[str, ...]) -> None:
        """Say how the minutes (now, in the library) stand, and what kinds of private details were found."""
        now, usual = minutes
        found = f"Check before you print: this looks like {_joined(private)}." if private else ""
        time = _time(now, usual)
        if not private:
            time = f"{time.rstrip('.')}, and no names or addresses found." if time else "No names or addresses found."
        self._well = now == usual and not private
        self._words.setText(f"{time} {found}".strip())
        self.setAccessibleName(self._words.text())
        self._dress()
        self.show()

    def _dress(self) -> None:
        token = "ok" if self._well else "warn"
        self._words.set_token("ink" if self._well else token)
        sign = self._theme.pixmap("check" if self._well else "alert", token, self._theme.scaled(18))
        self._sign.setPixmap(sign)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill = self._theme.color("ok-soft" if self._well else "warn-soft")
        fill_box(painter, box_path(inside(self.rect()), _RADIUS), fill, None)
        painter.end()


def _time(now: int, usual: int) -> str:
    if not usual:
        return ""
    if now == usual:
        return f"Still {usual} minutes."
    return f"Now {now} minutes: {abs(now - usual)} {'over' if now > usual else 'under'}."


def _joined(kinds: tuple[str, ...]) -> str:
    lower = [kind[:1].lower() + kind[1:] for kind in kinds]
    return lower[0] if len(lower) == 1 else f"{', '.join(lower[:-1])} and {lower[-1]}"
