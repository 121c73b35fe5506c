"""The part of the Print plan tab that proposes how to save: an aim in sheets, and cards with what pupils would lose."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.packs.money import money
from linkwell.packs.print_saving import Saving
from linkwell.ui.theme.shapes import box_path, fill_box, inside
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.packs.saving import Found
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Heading, Small, Words
from linkwell.ui.widgets.layouts import empty
from linkwell.workspace.planning import Cut

_MOST_SHEETS, _MOST_CARDS = 99_999, 4
_LEAST_FIELD = 150


class SavingCards(QWidget):
    """Tells of the ways that the user takes, one or all of an aim at once, and of the aim."""

    used = Signal(object)
    aimed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._taken: tuple[Saving, ...] = ()
        self._title, self._answer = Heading("Ways to save", "item"), Words("")
        self._answer.setWordWrap(True)
        self.at_most = QSpinBox()
        self.at_most.setRange(0, _MOST_SHEETS)
        self.at_most.setSuffix(" sheets")
        self.at_most.setSpecialValueText("any number")
        self.at_most.setKeyboardTracking(False)
        self.at_most.setMinimumWidth(_LEAST_FIELD)  # a slim pane would else be wider than its view
        self.at_most.setAccessibleName("At most so many sheets")
        self.at_most.setAccessibleDescription("Looks for the fewest changes that bring the pack to this number")
        self.at_most.valueChanged.connect(self.aimed)
        self._all = Button("Use all", theme)
        self._all.clicked.connect(lambda: self.used.emit(self._taken))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(6)
        self._lay_out()
        self.show_found(None)

    def show_found(self, found: Found | None) -> None:
        """Show what was found. Only what is proposed anew gets new cards, so that the keyboard keeps its place."""
        cut = found.cut if found is not None else None
        savings = _proposed(found)
        told = (cut is None, cut and cut.reached, tuple((one.way.title, one.sheets, one.pence) for one in savings))
        self._taken = savings
        self._title.setVisible(bool(savings) or cut is not None)
        self._answer.setText(_answer(cut) if cut is not None else "")
        self._answer.setVisible(cut is not None)
        if told != self._shown:
            self._shown = told
            self._renew(savings, each=cut is None)

    def forget(self) -> None:
        """Show no aim and nothing found."""
        self.at_most.blockSignals(True)
        self.at_most.setValue(0)
        self.at_most.blockSignals(False)
        self.show_found(None)

    def _renew(self, savings: Sequence[Saving], *, each: bool) -> None:
        focus = self.window().focusWidget()
        cards = self.findChildren(_SavingCard)
        worked_here = focus is self._all or (focus is not None and any(card.isAncestorOf(focus) for card in cards))
        empty(self._cards)
        for number, saving in enumerate(savings):
            card = _SavingCard(saving, self._theme, single=each)
            card.used.connect(lambda number=number: self.used.emit(self._taken[number : number + 1]))
            self._cards.addWidget(card)
        self._all.setVisible(bool(savings) and not each)
        self._all.setText("Use it" if len(savings) == 1 else f"Use all {len(savings)}")
        if worked_here:
            self.at_most.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        before = Words("At most")
        before.setBuddy(self.at_most)
        column.addWidget(self._title)
        column.addLayout(side_by_side(before, self.at_most))
        column.addWidget(self._answer)
        column.addLayout(self._cards)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)


def side_by_side(first: QWidget, second: QWidget) -> QFormLayout:
    """Two controls in a row, the second below the first where there is no room beside it."""
    row = QFormLayout()
    row.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    row.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    row.setFormAlignment(Qt.AlignmentFlag.AlignLeft)
    row.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    row.setHorizontalSpacing(8)
    first.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)  # as high as its neighbour
    row.addRow(first, second)
    return row


def _proposed(found: Found | None) -> tuple[Saving, ...]:
    if found is None:
        return ()
    return found.cut.ways if found.cut is not None else found.savings.ways[:_MOST_CARDS]


def _answer(cut: Cut) -> str:
    after = f"{cut.after.total_sheets:,} sheets, {money(cut.after.pence)}"
    if not cut.ways:
        return "It fits already." if cut.reached else f"It cannot be reached: the least is {after}."
    if not cut.reached:
        return f"It cannot be reached: the least is {after}, with all of these."
    return f"This makes it {after}."


class _SavingCard(QWidget):
    """One way to save: what it saves, what is lost, and a button if it can be taken by itself."""

    used = Signal()

    def __init__(self, saving: Saving, theme: Theme, *, single: bool) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 10, 8)
        words = QVBoxLayout()
        words.setSpacing(1)
        lost = Small(saving.way.lost)
        for label in (Words(saving.way.title), Small(saving.told, "ink-2"), lost):
            label.setWordWrap(True)
            words.addWidget(label)
        row.addLayout(words, 1)
        if single:
            use = Button("Use", theme)
            use.set_small()
            use.setAccessibleName(f"Use: {saving.way.title}, {saving.told}")
            use.setAccessibleDescription(saving.way.lost)
            row.addWidget(use, 0, Qt.AlignmentFlag.AlignTop)
            use.clicked.connect(self.used)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.color
        fill_box(painter, box_path(inside(self.rect()), 8), colour("facet"), colour("line"))
        painter.end()
