"""The middle of editing: the parts of a group as cards, the one in front open for writing."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkwell.domain.document import plain
from linkwell.library.compose.adapting import minutes_of
from linkwell.library.compose.editing import Stretch, from_markdown
from linkwell.ui.models.parts import PartRow, PartsModel
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.edit.neighbour import Neighbour
from linkwell.ui.views.edit.part_card import PartCard, Words
from linkwell.ui.views.packs.scrolling import PanelBase
from linkwell.ui.widgets.labels import Heading, Small
from linkwell.ui.widgets.layouts import empty

_WIDEST = 760
_NEAR = 6
_HERE, _ALL = "for this pack only", "for all my packs from now on"


class Cards(PanelBase):
    """`card` is the part in front. `part_wanted` tells the part of a card that was clicked."""

    part_wanted = Signal(object)

    def __init__(self, model: PartsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Words of your version", parent, token="canvas")
        self._model, self._theme = model, theme
        self.card: PartCard | None = None
        self._neighbours: list[Neighbour] = []
        self._words: Words | None = None
        self._for_whom = Small(_HERE, "ink-2")
        self._holder = QWidget()
        self._holder.setMaximumWidth(theme.scaled(_WIDEST))
        head = QHBoxLayout()
        head.addWidget(Heading("Your version", "item"), 1)
        head.addWidget(self._for_whom)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(12)
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._stack)
        self.column.addWidget(self._holder)
        self.column.addStretch(1)
        theme.changed.connect(self._dress)

    def show_part(self, part: PartRow, words: Words) -> PartCard:
        """Open a part, with the parts of its group around it."""
        self._clear()
        self._words = words
        group = self._model.group_of(part)
        at = group.index(part)
        for number, row in enumerate(group):
            if row is part:
                self.card = PartCard(part, self._theme, words)
                self._stack.addWidget(self.card)
            elif abs(number - at) <= _NEAR:
                near = Neighbour(row, self._theme)
                near.chosen.connect(self.part_wanted)
                self._neighbours.append(near)
                self._stack.addWidget(near)
        self.refresh()
        QTimer.singleShot(0, self, self._bring_to_front)
        assert self.card is not None
        return self.card

    def refresh(self) -> None:
        """Show the words of now on the other cards."""
        if self._words is None:
            return
        for near in self._neighbours:
            written = [one for one in near.part.stretches if one.cell is None or one.cell[0] > 0]
            said = [self._plain(stretch) for stretch in written[:4]]
            title = said[0] if near.part.step else near.part.title
            opening = next(filter(None, said[1:] if written[0].kind == "heading" else said), "")
            step = near.part.step
            minutes = minutes_of(self._words.wording(step.keys()[0], ""), step.minutes) if step else 0
            near.show_words(title, minutes, opening)

    def show_for(self, *, for_all: bool) -> None:
        """Say for which packs the words are kept."""
        self._for_whom.setText(_ALL if for_all else _HERE)

    def _plain(self, stretch: Stretch) -> str:
        if self._words is None:
            return stretch.markdown
        return plain(from_markdown(self._words.words_of(stretch), self._words.fields))

    def _dress(self) -> None:
        self._holder.setMaximumWidth(self._theme.scaled(_WIDEST))

    def _clear(self) -> None:
        self.card = None
        self._neighbours = []
        empty(self._stack)

    def _bring_to_front(self) -> None:
        """The whole card if it fits, else its beginning."""
        inner = self.widget()
        if self.card is None or inner is None:
            return
        top = self.card.mapTo(inner, self.card.rect().topLeft()).y()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        spare = max(room - self.card.height(), 0)
        bar.setValue(top - min(spare // 2, self._theme.scaled(96)) - 12)
