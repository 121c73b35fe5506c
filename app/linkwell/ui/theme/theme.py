"""The theme: colours, icons, fonts, palette and style of the window, for one appearance and one interface size.

It is made once with the application. A widget that is not given a theme finds it with `theme_of`.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QToolTip

from linkwell.ui.theme.colours import palette_of
from linkwell.ui.theme.fonts import load_interface_family, role_font
from linkwell.ui.theme.icons import IconSet
from linkwell.ui.theme.style import LinkwellStyle
from linkwell.ui.theme.tokens import DARK_SCHEME, LIGHT_SCHEME, STRONG_DARK_SCHEME, STRONG_LIGHT_SCHEME, Scheme

APPEARANCES = ("system", "light", "dark")
SMALLEST_PERCENT, LARGEST_PERCENT = 80, 250
_RATIOS = (1.0, 2.0)


class Theme(QObject):
    """What the window looks like. `changed` is sent after a new scheme or size has been applied."""

    changed = Signal()

    def __init__(self, app: QApplication, appearance: str = "system", percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._icons = IconSet()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._family = load_interface_family()
        self._appearance = _known(appearance)
        self._percent = _bounded(percent)
        # Held for good: without a reference to both, the bindings take what the hints own for deleted.
        self._hints = app.styleHints()
        self._access = self._hints.accessibility()
        self._contrast = self._access.contrastPreference()
        self._scheme = self._wanted_scheme()
        self._style = LinkwellStyle(self)
        app.setStyle(self._style)
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._access.contrastPreferenceChanged.connect(self.set_contrast)
        self._apply()

    @property
    def dark(self) -> bool:
        """Whether the dark scheme is shown."""
        return self._scheme.dark

    @property
    def appearance(self) -> str:
        """What the user chose: one of `APPEARANCES`."""
        return self._appearance

    @property
    def percent(self) -> int:
        """The interface size, 100 being the design's."""
        return self._percent

    def color(self, token: str) -> QColor:
        """The colour of a token in the current scheme. Raises `KeyError` for an unknown token."""
        colour = self._colours.get(token)
        if colour is None:
            colour = self._colours[token] = QColor(self._scheme[token])
        return QColor(colour)

    def pixmap(self, name: str, token: str = "ink", size: int = 18, ratio: float = 1.0) -> QPixmap:
        """An icon as a picture of `size` logical pixels; empty if there is no such icon."""
        return self._icons.pixmap(name, self.color(token), size, ratio)

    def icon(self, name: str, token: str = "ink", size: int = 18) -> QIcon:
        """An icon in the colour of a token, for normal and for high-density screens; greyed when disabled."""
        icon = QIcon()
        for mode, shade in ((QIcon.Mode.Normal, token), (QIcon.Mode.Selected, token), (QIcon.Mode.Disabled, "control")):
            for ratio in _RATIOS:
                picture = self.pixmap(name, shade, size, ratio)
                if not picture.isNull():
                    icon.addPixmap(picture, mode)
        return icon

    def font(self, role: str) -> QFont:
        """The font of a role: display, title, section, item, body, small, badge or nav."""
        font = self._fonts.get(role)
        if font is None:
            font = self._fonts[role] = role_font(self._family, role, self._percent)
        return QFont(font)

    def scaled(self, pixels: int) -> int:
        """A length of the design that should grow with the text (icons beside words, for instance)."""
        return round(pixels * self._percent / 100)

    def set_appearance(self, appearance: str) -> None:
        """Choose system, light or dark."""
        self._appearance = _known(appearance)
        self._refresh()

    def set_percent(self, percent: int) -> None:
        """Choose the interface size in per cent; kept within readable limits."""
        self._percent = _bounded(percent)
        self._refresh()

    def set_contrast(self, contrast: Qt.ContrastPreference) -> None:
        """Take up how much contrast the system asks for; with any appearance."""
        self._contrast = contrast
        if self._wanted_scheme() is not self._scheme:
            self._refresh()

    def _follow_system(self) -> None:
        if self._appearance == "system" and self._wanted_scheme() is not self._scheme:
            self._refresh()

    def _refresh(self) -> None:
        self._scheme = self._wanted_scheme()
        self._colours.clear()
        self._fonts.clear()
        self._apply()
        self.changed.emit()

    def _wanted_scheme(self) -> Scheme:
        dark = self._appearance == "dark"
        if self._appearance == "system":
            dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        if self._contrast == Qt.ContrastPreference.HighContrast:
            return STRONG_DARK_SCHEME if dark else STRONG_LIGHT_SCHEME
        return DARK_SCHEME if dark else LIGHT_SCHEME

    def _apply(self) -> None:
        palette = palette_of(self._scheme)
        self._app.setPalette(palette)
        self._app.setFont(self.font("body"))
        small = self.font("small")
        heads = QFont(small)
        heads.setBold(True)
        for kind, font in (("QStatusBar", small), ("QTipLabel", small), ("QHeaderView", heads)):
            self._app.setFont(font, kind)  # type: ignore[arg-type]  # the stub says bytes, the method wants words
        QToolTip.setPalette(palette)
        QToolTip.setFont(self.font("small"))


def theme_of() -> Theme:
    """The theme of the running application. Raises `LookupError` if none was made."""
    style = QApplication.style()
    if isinstance(style, LinkwellStyle) and isinstance(style.colours, Theme):
        return style.colours
    raise LookupError("make a Theme before any widget of Linkwell")


def _known(appearance: str) -> str:
    return appearance if appearance in APPEARANCES else "system"


def _bounded(percent: int) -> int:
    return min(max(percent, SMALLEST_PERCENT), LARGEST_PERCENT)
