"""The Print plan tab: sheets of paper for each class, the sum in sheets and money, and ways to save."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from linkwell.domain.link import Link
from linkwell.packs.money import money
from linkwell.packs.print_plan import PlanGroup, PrintPlan, sheets_told
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.packs.saving_cards import SavingCards, side_by_side
from linkwell.ui.views.packs.scrolling import PanelBase
from linkwell.ui.widgets.buttons import FlatButton
from linkwell.ui.widgets.labels import Body, Heading, Small, paint_half_discs
from linkwell.ui.widgets.roles import GROUP
from linkwell.ui.widgets.rows import Ink, paint_words
from linkwell.ui.widgets.segments import Segments

_GROUPS: tuple[tuple[PlanGroup, str], ...] = (
    ("teacher", "Teacher copy"),
    ("pupil", "Pupil sheets"),
    ("group", "Group charts"),
    ("family", "Family letters"),
)
_WHAT, _GAP = "Sheets of paper", 14
_HINT = "Copies follow the class sizes in Links. Change one here and only this pack changes."


@dataclass(frozen=True, slots=True)
class _Line:
    title: str
    a: int
    b: int
    bold: bool = False


class PlanPanel(PanelBase):
    """Tells of two-sided, of colour, of the wish to see every sheet, and of ways to save (`cards`)."""

    two_sided_chosen = Signal(bool)
    colour_chosen = Signal(bool)
    sheets_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Print plan", parent)
        self._theme = theme
        self._table = _Table(theme)
        self._sheets = Heading("", "display")
        self._money = Heading("", "title")
        self._sides, self._price = Small(""), Small("")
        for label in (self._sheets, self._sides, self._price):
            label.setWordWrap(True)
        self._ink = Segments((("black", "Black and white"), ("colour", "Colour")), theme)
        self._ink.set_stacking()
        self._ink.setAccessibleName("Ink")
        self._two = QCheckBox("Two-sided")
        self._each = FlatButton("Sheet by sheet…", theme)
        self._each.setAccessibleDescription("Shows pages, copies, paper and cost of each sheet")
        self.cards = SavingCards(theme)
        self._lay_out()
        self._ink.chosen.connect(lambda id: self.colour_chosen.emit(id == "colour"))
        self._two.clicked.connect(self.two_sided_chosen)
        self._each.clicked.connect(self.sheets_wanted)

    def show_plan(self, plan: PrintPlan, link: Link | None) -> None:
        """Show what printing takes now."""
        names = _names(link)
        lines = [_Line(title, plan.sheets("a", group), plan.sheets("b", group)) for group, title in _GROUPS]
        self._table.show_lines(names, [*lines, _Line("Each class", plan.sheets("a"), plan.sheets("b"), bold=True)])
        self._sheets.setText(sheets_told(plan.total_sheets))
        self._money.setText(money(plan.pence))
        printed = "two-sided" if plan.two_sided else "one-sided"
        colour = f", {plan.colour_sides:,} with colour" if plan.copier.in_colour else ""
        self._sides.setText(f"{plan.printed_sides:,} printed sides, {printed}{colour}")
        black, coloured = f"{plan.copier.pence_per_side:g}p", f"{plan.copier.colour_pence:g}p"
        self._price.setText(f"at {black} or {coloured} a side" if plan.copier.in_colour else f"at {black} a side")
        self._ink.choose("colour" if plan.copier.in_colour else "black")
        self._two.setChecked(plan.two_sided)

    def _lay_out(self) -> None:
        total, below = QHBoxLayout(), QHBoxLayout()
        total.addWidget(self._sheets, 1, Qt.AlignmentFlag.AlignBottom)
        total.addWidget(self._money, 0, Qt.AlignmentFlag.AlignBottom)
        self._price.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._sides, 3)
        below.addWidget(self._price, 2)
        self.column.addWidget(self._table)
        self.column.addLayout(total)
        self.column.addLayout(below)
        self.column.addWidget(self._ink)
        self.column.addLayout(side_by_side(self._two, self._each))
        self.column.addWidget(self.cards)
        self.column.addWidget(Body(_HINT, "ink-3"))
        self.column.addStretch(1)


def _names(link: Link | None) -> tuple[str, str]:
    a, b = (link.a.class_name, link.b.class_name) if link else ("", "")
    return a or "First", b or "Second"


class _Table(QWidget):
    """The small table of sheets for each class."""

    spoken_role = GROUP

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names: Sequence[str] = ("", "")
        self._lines: Sequence[_Line] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_lines(self, names: Sequence[str], lines: Sequence[_Line]) -> None:
        self._names, self._lines = names, lines
        told = "; ".join(f"{line.title}: {names[0]} {line.a}, {names[1]} {line.b}" for line in lines)
        self.setAccessibleName(_WHAT)
        self.setAccessibleDescription(told)
        self.updateGeometry()
        self.update()

    def _height(self) -> int:
        return QFontMetrics(self._theme.font("body")).height() + 12

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._height() * (len(self._lines) + 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, high = QPainter(self), self._theme, self._height()
        small = theme.font("small")
        small.setBold(True)
        disc = theme.scaled(12)
        widths = self._widths(disc)
        rights = (self.width() - widths[1] - _GAP, self.width())
        for name, right, width, which in zip(self._names, rights, widths, ("ours", "theirs"), strict=True):
            paint_words(painter, QRect(right - width, 0, width - disc - 4, high), name, Ink(small, "ink-2"), theme)
            paint_half_discs(painter, QRectF(right - disc, (high - disc) / 2, disc, disc), theme, which)
        room = rights[0] - widths[0] - 8
        if QFontMetrics(small).horizontalAdvance(_WHAT) <= room:  # the classes come first; the table's name says it too
            paint_words(painter, QRect(0, 0, room, high), _WHAT, Ink(small, "ink-2"), theme)
        painter.fillRect(0, high - 1, self.width(), 1, theme.color("control"))
        for number, line in enumerate(self._lines, start=1):
            self._paint_line(painter, line, number * high, rights)
        painter.end()

    def _widths(self, disc: int) -> tuple[int, int]:
        """How wide the two columns are: as their names wish, while the words of the lines and the numbers have room."""
        font = self._theme.font("small")
        font.setBold(True)
        metrics, number = QFontMetrics(font), self._number_width()
        wished = [max(metrics.horizontalAdvance(name) + disc + 6, number) for name in self._names]
        free = self.width() - _GAP - self._title_width() - 8
        second = min(wished[1], max(free - number, number))
        return min(wished[0], max(self.width() - second - _GAP, number)), second

    def _number_width(self) -> int:
        metrics = self._metrics(bold=True)
        return max(
            (metrics.horizontalAdvance(str(value)) for line in self._lines for value in (line.a, line.b)), default=0
        )

    def _title_width(self) -> int:
        return max((self._metrics(line.bold).horizontalAdvance(line.title) for line in self._lines), default=0)

    def _metrics(self, bold: bool) -> QFontMetrics:
        font = self._theme.font("body")
        font.setBold(bold)
        return QFontMetrics(font)

    def _paint_line(self, painter: QPainter, line: _Line, top: int, rights: tuple[int, int]) -> None:
        theme, high = self._theme, self._height()
        font = theme.font("body")
        font.setBold(line.bold)
        token = "ink" if line.bold else "ink-2"
        paint_words(
            painter, QRect(0, top, rights[0] - self._number_width() - 8, high), line.title, Ink(font, token), theme
        )
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value, right in zip((line.a, line.b), rights, strict=True):
            painter.drawText(QRect(right - 80, top, 80, high), flags, str(value))
        painter.fillRect(0, top + high - 1, self.width(), 1, theme.color("line"))
