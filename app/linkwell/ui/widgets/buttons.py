"""The buttons of the design: primary, plain, flat, icon-only, split and menu.

Each only sets what it is; the proxy style draws it. Heights follow the font.
"""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from linkwell.ui.theme.theme import Theme

ICON = 18
_BESIDE_ARROW = 8


class _LookButton(QPushButton):
    """A push button with one of the style's looks and an icon that follows the theme."""

    look = "plain"
    icon_token = "ink"

    def __init__(self, text: str, theme: Theme, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon_name = icon
        self.setProperty("look", self.look)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    def set_icon(self, icon: str) -> None:
        """Show another icon; an empty name shows none."""
        self._icon_name = icon
        self._dress()

    def set_small(self, small: bool = True) -> None:
        """Use the 28 px height of buttons inside cards and rows."""
        self.setProperty("small", small)
        self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not plain:
            event.ignore()  # Ctrl+Enter is the screen's own
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        font = self._theme.font("body")
        font.setBold(self.look == "primary")
        self.setFont(font)
        size = self._theme.scaled(ICON)
        self.setIconSize(QSize(size, size))
        self.setIcon(self._theme.icon(self._icon_name, self.icon_token, size))
        self.updateGeometry()


class Button(_LookButton):
    """An ordinary button."""


class PrimaryButton(_LookButton):
    """The one main action of a place."""

    look = "primary"
    icon_token = "on-accent"


class FlatButton(_LookButton):
    """A quiet action: accent words without a border."""

    look = "flat"
    icon_token = "accent"


class IconButton(_LookButton):
    """A button with only an icon. `name` is spoken by screen readers and shown as the tooltip."""

    look = "icon"
    icon_token = "ink"

    def __init__(self, icon: str, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, icon, parent)
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def sizeHint(self) -> QSize:
        side = max(self._theme.scaled(32), self.fontMetrics().height() + 13)
        return QSize(side, side)


class MenuButton(_LookButton):
    """A button that opens a menu below itself: set it with `setMenu`, or listen to `menu_requested`."""

    menu_requested = Signal()

    def __init__(self, text: str, theme: Theme, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, theme, icon, parent)
        self.setProperty("arrow", True)
        self.clicked.connect(self.menu_requested)


class PrimaryMenuButton(MenuButton):
    """A primary button that opens a menu, such as Export."""

    look = "primary"
    icon_token = "on-accent"


class _SplitPart(PrimaryButton):
    """One half of a split button; the Down key asks for the menu."""

    menu_requested = Signal()

    @override
    def sizeHint(self) -> QSize:
        """The arrow is a slim part of one button, not a second one."""
        usual = super().sizeHint()
        return usual if self.text() else QSize(self.iconSize().width() + 2 * _BESIDE_ARROW, usual.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.menu_requested.emit()
        else:
            super().keyPressEvent(event)


class SplitButton(QWidget):
    """A primary button with an arrow beside it: `clicked` for the action, `menu_requested` for its choices."""

    clicked = Signal()
    menu_requested = Signal()

    def __init__(self, text: str, theme: Theme, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = _SplitPart(text, theme, icon, self)
        self.button.setProperty("side", "left")
        self.arrow = _SplitPart("", theme, "chevron-down", self)
        self.arrow.setProperty("side", "right")
        self.arrow.setAccessibleName(f"{text}: choose")
        self.arrow.setToolTip("Choose")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.button)
        row.addWidget(self.arrow)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self.clicked)
        for signal in (self.arrow.clicked, self.arrow.menu_requested, self.button.menu_requested):
            signal.connect(self.menu_requested)

    def menu_point(self) -> QPoint:
        """Where a menu should open, in global coordinates."""
        return self.mapToGlobal(QPoint(0, self.height()))
