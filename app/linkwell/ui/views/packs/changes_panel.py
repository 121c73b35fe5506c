"""All changes of a pack, the newest first, each with its time; going to one is the same as undo or redo many times."""

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from linkwell.store.packs import State
from linkwell.ui.models.pack_list import moment
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Body

_WORDS = "Choose a line to make the pack as it was then. Later changes stay in this list until you change something."


class ChangesPanel(QWidget):
    """Tells by `wanted` how many steps to go: negative is undo, positive redo."""

    wanted = Signal(int)

    def __init__(self, states: tuple[State, ...], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states = tuple(reversed(states))
        self._now = next((row for row, state in enumerate(self._states) if state.current), 0)
        self._list = QListView()
        self._list.setModel(QStringListModel([_line(state) for state in self._states], self))
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setAccessibleName("All changes, the newest first")
        self._list.setCurrentIndex(self._list.model().index(self._now, 0))
        self._go = Button("Go to this", theme, "undo")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(Body(_WORDS, "ink-3"))
        column.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.addWidget(self._go)
        row.addStretch(1)
        column.addLayout(row)
        self.setFocusProxy(self._list)
        self._list.selectionModel().currentChanged.connect(lambda _now, _before: self._enable())
        self._list.activated.connect(lambda _index: self._tell())
        self._go.clicked.connect(self._tell)
        self._enable()

    def _enable(self) -> None:
        self._go.setEnabled(self._steps() != 0)

    def _steps(self) -> int:
        return self._now - self._list.currentIndex().row()

    def _tell(self) -> None:
        if self._steps():
            self.wanted.emit(self._steps())


def _line(state: State) -> str:
    here = "   ·   the pack is here now" if state.current else ""
    return f"{state.label}   ·   {moment(state.at)}{here}"
