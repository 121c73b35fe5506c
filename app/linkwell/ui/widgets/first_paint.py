"""Tells when a widget has been painted for the first time: what is seen comes before what can wait."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class FirstPaint(QObject):
    """`painted` is sent once, `later` milliseconds after the next time that the widget is painted."""

    painted = Signal()

    def __init__(self, widget: QWidget, later: int = 0, parent: QObject | None = None) -> None:
        super().__init__(parent or widget)
        self._later = later
        widget.installEventFilter(self)
        widget.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(self._later, self, self.painted.emit)
        return False
