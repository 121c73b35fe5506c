"""For which packs a change of words is kept: this one only, or all that are made from now on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Heading, Small

_HERE = "Other packs keep the words they have."
_ALL = "New packs begin with your words. Packs you have already made keep theirs."
_BESIDE = "New packs begin with your own version, which is not the same as this pack’s words."


class KeepChoice(QWidget):
    """`chosen` tells whether the words are kept for all packs; `forget` asks to give new packs the library's words."""

    chosen = Signal(bool)
    forget = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.here = QRadioButton("This pack only", self)
        self.all = QRadioButton("All my packs from now on", self)
        self._hint = Small("", "ink-3")
        self._hint.setWordWrap(True)
        self.forgetting = Button("Forget my version", theme)
        self.forgetting.set_small()
        self.forgetting.setToolTip("New packs begin with the library's words again; no pack changes")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading("Keep this change for", "item"))
        for widget in (self.here, self.all, self._hint, self.forgetting):
            column.addWidget(widget)
        self.all.toggled.connect(self.chosen)
        self.forgetting.clicked.connect(self.forget)
        theme.changed.connect(self._dress)
        self._dress()

    def show_state(self, *, for_all: bool, has_version: bool) -> None:
        """Show how it stands, without telling."""
        quiet = self.all.blockSignals(True)
        (self.all if for_all else self.here).setChecked(True)
        self.all.blockSignals(quiet)
        self._hint.setText(_ALL if for_all else _BESIDE if has_version else _HERE)
        self.forgetting.setVisible(has_version)

    def _dress(self) -> None:
        for button in (self.here, self.all):
            button.setFont(self._theme.font("body"))
