"""The bar below a page view: zoom, photocopy view, and where the reader is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.pages.layout import LARGEST_ZOOM
from linkwell.ui.views.pages.page_view import PageView
from linkwell.ui.widgets.buttons import Button, IconButton
from linkwell.ui.widgets.labels import Words
from linkwell.ui.widgets.roles import GROUP

_SIDE, _ABOVE, _SPACE, _GAP = 10, 4, 6, 8


class PageBar(QWidget):
    """Serves the view given with `attach`. In a narrow pane it uses two lines."""

    spoken_role = GROUP

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: PageView | None = None
        self._smaller = IconButton("minus", "Zoom out", theme)
        self._percent = Words("")
        self._larger = IconButton("plus", "Zoom in", theme)
        self._fit = Button("Fit width", theme)
        self._copy = QCheckBox("Photocopy view")
        self._place = _Place()
        self._left = _group(self._smaller, self._percent, self._larger, self._fit)
        self._right = _group(None, self._copy, self._place)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._prepare()
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def attach(self, view: PageView) -> None:
        """Show the state of this view and let the bar steer it."""
        self._view = view
        self._smaller.clicked.connect(view.zoom_out)
        self._larger.clicked.connect(view.zoom_in)
        self._fit.clicked.connect(view.fit_width)
        self._copy.toggled.connect(view.set_photocopy)
        view.zoom_changed.connect(self._show_zoom)
        view.photocopy_changed.connect(self._copy.setChecked)
        view.page_changed.connect(self._show_place)
        self._copy.setChecked(view.photocopy)
        self._show_zoom(view.zoom)
        self._show_place()

    def _prepare(self) -> None:
        for button, keys in ((self._smaller, "Ctrl+minus"), (self._larger, "Ctrl+plus")):
            button.setToolTip(f"{button.accessibleName()} ({keys})")
            button.set_small()
        self._fit.set_small()
        self._fit.setToolTip("Make the page as wide as the pane")
        self._copy.setToolTip("Show the pages as a black and white copier would print them")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._percent.setAccessibleName("Zoom")
        self._lines.setContentsMargins(_SIDE, _ABOVE + 1, _SIDE, _ABOVE)
        self._lines.setSpacing(_ABOVE)
        self._lines.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._lines.addWidget(self._left, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addWidget(self._right, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Page view tools")

    def _follow_theme(self) -> None:
        widest = self._percent.fontMetrics().horizontalAdvance(f"{LARGEST_ZOOM}%")
        self._percent.setMinimumWidth(widest + 2 * _SPACE)
        self._arrange()
        self.update()

    def _show_zoom(self, percent: int) -> None:
        self._percent.setText(f"{percent}%")
        self._percent.setAccessibleName(f"Zoom {percent} per cent")

    def _show_place(self) -> None:
        names = self._view.page_names if self._view is not None else ()
        self._place.set_names(names)
        for widget in (self._smaller, self._larger, self._fit, self._copy):
            widget.setEnabled(bool(names))
        self._arrange()

    def _arrange(self) -> None:
        """One line if the shortest name of the page still fits on it, else two."""
        wanted = self._left.sizeHint().width() + self._right.minimumSizeHint().width() + 2 * _SIDE + 2 * _SPACE
        narrow = self.width() < wanted
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._lines.direction():
            self._lines.setDirection(direction)
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return self._lines.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max(self._left.minimumSizeHint().width(), self._right.minimumSizeHint().width())
        return QSize(widest + 2 * _SIDE, self._lines.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("panel"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
        painter.end()


class _Place(Words):
    """Where the reader is, in the longest form that fits; the tooltip and the accessible name have it whole."""

    def __init__(self) -> None:
        super().__init__("", "body", "ink-2")
        self._names: tuple[str, ...] = ()
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_names(self, names: tuple[str, ...]) -> None:
        self._names = names
        whole = names[0] if names else ""
        self.setToolTip(whole)
        self.setAccessibleName(whole)
        self._choose()
        self.updateGeometry()

    def _choose(self) -> None:
        metrics = self.fontMetrics()
        fitting = (name for name in self._names if metrics.horizontalAdvance(name) <= self.width())
        self.setText(next(fitting, self._names[-1] if self._names else ""))

    @override
    def sizeHint(self) -> QSize:
        return self._size(self._names[0] if self._names else "")

    @override
    def minimumSizeHint(self) -> QSize:
        return self._size(self._names[-1] if self._names else "")

    def _size(self, name: str) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(name) + 2, self.fontMetrics().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()


def _group(*widgets: QWidget | None) -> QWidget:
    """Widgets in a row; None stands for free space."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_GAP)
    for widget in widgets:
        if widget is None:
            row.addStretch()
        else:
            row.addWidget(widget)
    return group
