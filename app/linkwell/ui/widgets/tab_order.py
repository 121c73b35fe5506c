"""Puts the tab stops of a screen into reading order: that of its layouts, not that in which its parts were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QTabWidget, QWidget


def order_tabs(top: QWidget) -> None:
    """Let Tab go through all that is inside `top` as it is read. Call it after adding something to a screen."""
    for one, following in pairwise(_stops(top)):
        QWidget.setTabOrder(one, following)


def let_tabs_keep_keys(tabs: QTabWidget, name: str) -> None:
    """Name the row of tabs and let it take the keys itself: as a proxy of the whole it would never let Tab go on."""
    tabs.setFocusProxy(None)  # type: ignore[arg-type]  # None takes it away
    tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    tabs.tabBar().setAccessibleName(name)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for part in _parts(widget):
        if part is not None:
            yield from _stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget | None]:
    """What is directly inside, in reading order. A control without a layout is a whole."""
    match widget:
        case QSplitter():
            for number in range(widget.count()):
                yield from (widget.handle(number), widget.widget(number))
        case QTabWidget():
            yield widget.tabBar()
            yield from (widget.widget(number) for number in range(widget.count()))
        case QStackedWidget():
            yield from (widget.widget(number) for number in range(widget.count()))
        case QScrollArea() if widget.widget() is not None:
            yield widget.widget()
        case _:
            layout = widget.layout()
            if layout is not None:
                yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
