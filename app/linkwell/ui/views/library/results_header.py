"""What stands above the results: how many there are, their order, spelling help, notes, and chips on offer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.models.chips import Offer
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.finder import BEST, RECENT, STARRED, TIME, TITLE, Answer
from linkwell.ui.views.library.flow import FlowRow
from linkwell.ui.widgets.buttons import Button, FlatButton, MenuButton
from linkwell.ui.widgets.labels import LinkLabel, Small, Words
from linkwell.ui.widgets.panes import Divider

ORDERS: tuple[tuple[str, str], ...] = (
    (BEST, "Best match"),
    (TITLE, "Title"),
    (TIME, "Shortest first"),
    (RECENT, "Recently used"),
    (STARRED, "Starred first"),
)
_PAGE, _PAGE_IN_WORDS = "Show page", 350


class OrderButton(MenuButton):
    """Chooses the order of the results."""

    look = "quiet"
    icon_token = "ink-2"
    order_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(ORDERS[0][1], theme, "", parent)
        self.set_small()
        menu = QMenu(self)
        self._group = QActionGroup(self)
        for order, title in ORDERS:
            action = QAction(title, menu, checkable=True)
            action.setData(order)
            action.triggered.connect(lambda _checked, order=order: self.order_chosen.emit(order))
            self._group.addAction(action)
            menu.addAction(action)
        self.setMenu(menu)
        self.show_order(BEST)

    def show_order(self, order: str) -> None:
        """Show this order as the one chosen."""
        title = dict(ORDERS).get(order, ORDERS[0][1])
        self.setText(title)
        self.setAccessibleName(f"Order: {title}")
        for action in self._group.actions():
            action.setChecked(action.data() == order)

    @override
    def _dress(self) -> None:
        super()._dress()
        self.setFont(self._theme.font("small"))


class ResultsHeader(QWidget):
    """`search_asked` brings words to search for and whether they are meant as spelt."""

    order_chosen = Signal(str)
    search_asked = Signal(str, bool)
    offer_taken = Signal(object)
    page_wanted = Signal()
    stages_toggled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = Words("", "body")
        self._among = Words("", "body", "ink-3")
        self._order = OrderButton(theme, self)
        self._order.order_chosen.connect(self.order_chosen)
        self._page = FlatButton(_PAGE, theme, "eye", self)
        self._page.setAccessibleName(_PAGE)
        self._page.set_small()
        self._page.clicked.connect(self.page_wanted)
        self._page.hide()
        self._spelling, self._offers, self._stages = FlowRow(4), FlowRow(6, 4), FlowRow(4)
        self._stages_shown = ("", "")
        self._notes = Small("")
        self._notes.setWordWrap(True)
        self._build()
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def count_text(self) -> str:
        """The count in words, as shown."""
        return self._count.text()

    @property
    def stages_text(self) -> str:
        """What is said about stages that are hidden."""
        return " ".join(self._stages_shown).strip()

    @property
    def notes_text(self) -> str:
        """The notes shown."""
        return self._notes.text() if not self._notes.isHidden() else ""

    def set_page_button(self, shown: bool) -> None:
        """Offer a button for the page where there is no room for its pane."""
        self._page.setVisible(shown)

    def show_order(self, order: str) -> None:
        """Show the order chosen."""
        self._order.show_order(order)

    def show_count(self, words: str, among: str) -> None:
        """Show how many were found, and of how many."""
        self._count.setText(words)
        self._among.setText(among)

    def show_answer(self, answer: Answer) -> None:
        """Show spelling help and notes of an answer."""
        self._spelling.flow.clear()
        asked = answer.asked.text.strip()
        if answer.mended:
            self._say("Showing")
            self._say(f"{answer.mended}.", strong=True)
            self._link(f"Search “{asked}”", asked, exact=True)
        elif answer.result.suggestion and answer.result.suggestion != asked:
            self._say("Did you mean")
            self._link(f"{answer.result.suggestion}?", answer.result.suggestion, exact=False)
        self._spelling.setVisible(self._spelling.flow.count() > 0)
        notes = "" if answer.mended else " ".join(answer.result.notes)
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))

    def show_stages(self, sentence: str, change: str) -> None:
        """Say that some stages are hidden, with a button to change it; empty words take the line away."""
        if (sentence, change) == self._stages_shown:
            return
        self._stages_shown = sentence, change
        self._stages.flow.clear()
        if sentence:
            self._stages.flow.addWidget(Small(sentence, "ink-2"))
            link = LinkLabel(change, "small")
            link.clicked.connect(self.stages_toggled)
            self._stages.flow.addWidget(link)
        self._stages.setVisible(bool(sentence))

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show chips that typed words may become."""
        self._offers.flow.clear()
        if offers:
            self._offers.flow.addWidget(Small("Narrow to"))
        for offer in offers:
            button = Button(offer.title, self._theme, "plus")
            button.set_small()
            button.setAccessibleName(f"Narrow to {offer.title}")
            button.clicked.connect(lambda _checked=False, offer=offer: self.offer_taken.emit(offer))
            self._offers.flow.addWidget(button)
        self._offers.setVisible(bool(offers))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() >= self._theme.scaled(_PAGE_IN_WORDS)
        self._page.setText(_PAGE if roomy else "")
        self._page.setToolTip("" if roomy else _PAGE)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(5)
        counts = FlowRow(5)
        counts.flow.addWidget(self._count)
        counts.flow.addWidget(self._among)
        line.addWidget(counts, 1)
        line.addWidget(self._page)
        line.addWidget(self._order)
        words = QVBoxLayout()
        words.setContentsMargins(14, 6, 6, 8)
        words.setSpacing(2)
        words.addLayout(line)
        for part in (self._spelling, self._notes, self._stages, self._offers):
            words.addWidget(part)
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(words)
        column.addWidget(Divider())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _say(self, words: str, *, strong: bool = False) -> None:
        label = Small(words, "ink" if strong else "ink-2")
        font = self._theme.font("small")
        font.setBold(strong)
        label.setFont(font)
        self._spelling.flow.addWidget(label)

    def _link(self, title: str, words: str, *, exact: bool) -> None:
        link = LinkLabel(title, "small")
        link.clicked.connect(lambda: self.search_asked.emit(words, exact))
        self._spelling.flow.addWidget(link)

    def _dress(self) -> None:
        font = self._theme.font("body")
        font.setBold(True)
        self._count.setFont(font)
