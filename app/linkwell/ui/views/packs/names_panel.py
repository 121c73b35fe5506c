"""The Names tab: names that the pages ask for and nobody has told yet, each with a field to fill it into the link."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.packs.missing_names import Missing
from linkwell.ui.views.packs.scrolling import PanelBase
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Body, Heading, Small

_ALL_KNOWN = "Every name and date that these pages ask for is filled in."
_LINES = "Until then each is a line to write on by hand, so the pages can be printed at any time."
_NO_LINK = "Choose a link, and the pages fill in both classes' names. Now they have lines to write on for:"


class NamesPanel(PanelBase):
    """Tells what was filled in: `filled(Missing, text or date)`; `link_wanted` asks for the choice of a link."""

    filled = Signal(object, object)
    link_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Names", parent)
        self._theme = theme
        self._shown: object = None
        self._title = Heading("", "item")
        self._title.setWordWrap(True)
        self._words = Body("", "ink-2")
        self._fields = QVBoxLayout()
        self._fields.setSpacing(10)
        self._choose = Button("Choose a link", theme, "links")
        for widget in (self._title, self._words):
            self.column.addWidget(widget)
        self.column.addLayout(self._fields)
        self.column.addWidget(self._choose)
        self.column.addStretch(1)
        self._choose.clicked.connect(self.link_wanted)

    def show_missing(self, gaps: Sequence[Missing]) -> None:
        """Show a field for each unknown name."""
        if self._shown == tuple(gaps):
            return
        self._shown = tuple(gaps)
        count = "1 name is not known yet" if len(gaps) == 1 else f"{len(gaps)} names are not known yet"
        self._title.setText(count if gaps else "Nothing is missing")
        self._words.setText(_LINES if gaps else _ALL_KNOWN)
        self._choose.hide()
        focus = self.window().focusWidget()
        worked_here = focus is not None and self.isAncestorOf(focus)
        self._empty()
        for gap in gaps:
            self._fields.addWidget(self._day(gap) if gap.is_day else self._field(gap))
        if worked_here:
            self._go_on()

    def show_no_link(self, titles: Sequence[str]) -> None:
        """Say what would be filled in."""
        self._shown = None
        self._title.setText("No link is chosen")
        self._words.setText(_NO_LINK)
        self._choose.show()
        self._empty()
        for title in titles:
            self._fields.addWidget(Small(title[:1].upper() + title[1:], "ink-2"))

    def _go_on(self) -> None:
        """After one name is filled in, the keyboard goes to the next one."""
        first = self._fields.itemAt(0)
        group = first.widget() if first is not None else None
        label = group.findChild(QLabel) if group is not None else None
        buddy = label.buddy() if label is not None else None
        if buddy is not None:
            buddy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, gap: Missing) -> QWidget:
        edit = QLineEdit()
        edit.setAccessibleName(gap.title)
        edit.editingFinished.connect(lambda: self._tell(gap, edit.text()))
        return _labelled(gap.title, edit)

    def _day(self, gap: Missing) -> QWidget:
        edit = QDateEdit(QDate.currentDate().addDays(28))
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("d MMM yyyy")
        edit.setAccessibleName(gap.title)
        use = Button("Use", self._theme)
        use.setAccessibleName(f"Use this day: {gap.title}")
        use.clicked.connect(lambda: self.filled.emit(gap, edit.date().toPython()))
        return _labelled(gap.title, edit, use)

    def _tell(self, gap: Missing, text: str) -> None:
        if text.strip():
            self.filled.emit(gap, text.strip())

    def _empty(self) -> None:
        while (item := self._fields.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()


def _labelled(title: str, field: QWidget, *beside: QWidget) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = Small(title, "ink-2")
    label.setBuddy(field)
    column.addWidget(label)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(field, 1)
    for widget in beside:
        row.addWidget(widget)
    column.addLayout(row)
    return group
