"""The ground of a tab on the right: a column that scrolls when it is longer than the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from linkwell.ui.theme.theme import theme_of
from linkwell.ui.widgets.roles import GROUP


class PanelBase(QScrollArea):
    """Fill `column`. It scrolls up and down only."""

    spoken_role = GROUP

    def __init__(self, title: str, parent: QWidget | None = None, token: str = "panel") -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner, self._token = QWidget(), token
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(10)
        self.setWidget(self._inner)
        self._ground_theme = theme_of()
        self._ground_theme.changed.connect(self._paint_ground)
        self._paint_ground()

    def _paint_ground(self) -> None:
        colour = self._ground_theme.color(self._token)
        for widget in (self.viewport(), self._inner):
            palette = widget.palette()
            palette.setColor(widget.backgroundRole(), colour)
            widget.setPalette(palette)
            widget.setAutoFillBackground(True)
