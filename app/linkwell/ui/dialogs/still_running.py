"""Asks before the window closes while something is still being written: wait for it, or stop it and close."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkwell.ui.dialogs.frame import Dialog
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Body, Heading

KEPT = "Files that are finished stay. Of what is being written now, nothing is left half made."
_HEIGHT, _HEADING = 150, 40


class StillRunningDialog(Dialog):
    """`stop` is sent when the user would rather close at once."""

    stop = Signal()

    def __init__(self, running: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Linkwell is still at work", theme, parent)
        for title in running:
            heading = Heading(title)
            heading.setWordWrap(True)
            self.body.addWidget(heading)
        self.body.addWidget(Body(KEPT))
        self.body.addStretch(1)
        self.add_button("Stop it and close").clicked.connect(self._stop)
        wait = self.add_button("Wait", main=True)
        wait.clicked.connect(self.accept)
        wait.setFocus()
        self.set_usual_size(500, _HEIGHT + _HEADING * len(running))

    def _stop(self) -> None:
        self.accept()
        self.stop.emit()
