"""The middle pane of the library: header, list, and what to do where nothing is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkwell.ui.models.chips import chips
from linkwell.ui.models.results import ResultsModel
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.library.finder import Answer, Asked
from linkwell.ui.views.library.result_list import ResultList
from linkwell.ui.views.library.results_header import ResultsHeader
from linkwell.ui.widgets.notices import Choice, EmptyState
from linkwell.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from linkwell.domain.vocabulary import Vocabulary

_MOST_REMOVALS = 2


class ResultsPane(Pane):
    """Shows answers. `chip_removal_asked` and `everything_asked` come from the buttons of an empty result."""

    chip_removal_asked = Signal(str)
    everything_asked = Signal()

    def __init__(self, model: ResultsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Results", "panel", parent)
        self._model = model
        self._asked: Asked | None = None
        self._first = ""
        self.header = ResultsHeader(theme, self)
        self.list = ResultList(model, theme, self)
        self.empty = EmptyState("", parent=self)
        self.body.addWidget(self.header)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.list, 1)
        self.empty.hide()
        self.entry = self.list
        self.header.show_count("Getting the library ready", "")

    def show_answer(self, answer: Answer, all_items: int, vocabulary: Vocabulary) -> str:
        """Show what was found; returns the count in words, to be announced."""
        total = answer.result.total
        noun = "lesson or template" if total == 1 else "lessons and templates"
        words = f"{total:,} {noun}" if total else "Nothing found"
        among = f"of {all_items:,}" if total and total != all_items else ""
        self.header.show_count(words, among)
        if not answer.typing:
            self.header.show_answer(answer)
        self._show_hits(answer)
        self._show_empty(answer, vocabulary)
        return words

    def _show_hits(self, answer: Answer) -> None:
        """A new question is read from its first row. A better answer to the same one leaves the reader's row alone."""
        own = answer.asked == self._asked and self.list.current_id not in {"", self._first}
        kept = self.list.place() if own else None
        self._model.set_hits(answer.hits, answer.result.total, answer.near)
        self._asked = answer.asked
        if kept is None or not self.list.put_back(kept):
            self.list.choose_first()
            self._first = self.list.current_id

    def _show_empty(self, answer: Answer, vocabulary: Vocabulary) -> None:
        nothing = not answer.result.total
        self.empty.setVisible(nothing)
        self.list.setVisible(not nothing or bool(answer.near))
        down = QSizePolicy.Policy.Maximum if answer.near else QSizePolicy.Policy.Expanding
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, down)
        if nothing:
            chosen = chips(answer.asked.filters, vocabulary)
            where = f" in {', '.join(title for _id, title in chosen)}" if chosen else ""
            words = answer.asked.text.strip()
            title = f"Nothing for “{words}”{where}." if words else f"Nothing{where}."
            self.empty.set(title, self._advice(answer), self._choices(chosen))

    def _advice(self, answer: Answer) -> str:
        if answer.near:
            return "Without the filters there is something near."
        return "" if answer.asked.filters.facets else "Try fewer or other words, or see everything."

    def _choices(self, chosen: tuple[tuple[str, str], ...]) -> list[Choice]:
        removals: list[Choice] = [
            (f"Remove {title}", lambda chip=chip: self.chip_removal_asked.emit(chip))  # type: ignore[misc]
            for chip, title in chosen[:_MOST_REMOVALS]
        ]
        return [*removals, ("Search everything", self.everything_asked.emit)]
