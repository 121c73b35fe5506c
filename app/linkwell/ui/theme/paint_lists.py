"""How lists and bars look: rows, table heads, tree branches, tabs, menus, progress and scroll bars."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionTab,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from linkwell.ui.theme.colours import Colours
from linkwell.ui.theme.focus import paint_focus_ring, shows_ring
from linkwell.ui.theme.shapes import box_path, chevron, fill_box

BAR = 4
TAB_LINE = 3
PROGRESS = 9
_State = QStyle.StateFlag
_FIRST = (
    QStyleOptionViewItem.ViewItemPosition.Invalid,
    QStyleOptionViewItem.ViewItemPosition.Beginning,
    QStyleOptionViewItem.ViewItemPosition.OnlyOne,
)


def paint_row(option: QStyleOption, painter: QPainter, colours: Colours, *, bar: bool) -> None:
    """The ground of a row or cell when it is hovered or selected."""
    selected = bool(option.state & _State.State_Selected)
    if not selected and not option.state & _State.State_MouseOver:
        return
    painter.fillRect(option.rect, colours.color("accent-soft" if selected else "hover"))
    if selected and bar:
        rect = option.rect
        painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), colours.color("accent"))


def paint_item(option: QStyleOptionViewItem, painter: QPainter, widget: QWidget | None, colours: Colours) -> None:
    """The ground of one cell of a list or table; trees draw the bar with the row."""
    first = option.viewItemPosition in _FIRST
    paint_row(option, painter, colours, bar=first and not isinstance(widget, QTreeView))


def paint_branch(option: QStyleOption, painter: QPainter, colours: Colours) -> None:
    """The chevron before a tree row that has rows below it."""
    if option.state & _State.State_Children:
        direction = "down" if option.state & _State.State_Open else "right"
        chevron(painter, option.rect, direction, colours.color("ink-2"), option.fontMetrics.height() / 17)


def paint_header(option: QStyleOptionHeader, painter: QPainter, colours: Colours) -> None:
    """One section of a table head."""
    rect = option.rect
    hovered = bool(option.state & _State.State_MouseOver) and bool(option.state & _State.State_Enabled)
    painter.fillRect(rect, colours.color("hover" if hovered else "facet"))
    line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
    if option.orientation == Qt.Orientation.Vertical:
        line = QRect(rect.right(), rect.top(), 1, rect.height())
    painter.fillRect(line, colours.color("control"))


def header_words(option: QStyleOptionHeader) -> QStyleOptionHeader:
    """The options for the words of a section: to the left, unless the model says otherwise."""
    words = QStyleOptionHeader(option)
    if option.textAlignment == Qt.AlignmentFlag.AlignCenter:
        words.textAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    return words


def paint_sort_arrow(option: QStyleOptionHeader, painter: QPainter, colours: Colours) -> None:
    """The chevron of the column a table is sorted by."""
    if option.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown:
        chevron(painter, option.rect, "down", colours.color("ink-2"))
    elif option.sortIndicator == QStyleOptionHeader.SortIndicator.SortUp:
        chevron(painter, option.rect, "up", colours.color("ink-2"))


def paint_tab(option: QStyleOptionTab, painter: QPainter, colours: Colours) -> None:
    """A tab: words, with a line below the current one."""
    chosen = bool(option.state & _State.State_Selected)
    enabled = bool(option.state & _State.State_Enabled)
    if option.state & _State.State_MouseOver and not chosen and enabled:
        painter.fillRect(option.rect.adjusted(0, 0, 0, -1), colours.color("hover"))
    painter.save()
    font = painter.font()
    font.setBold(chosen)
    painter.setFont(font)
    painter.setPen(colours.color("accent" if chosen else "ink-2" if enabled else "ink-3"))
    flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextShowMnemonic.value
    painter.drawText(option.rect, flags, option.text)
    painter.restore()
    if chosen:
        rect = option.rect
        line = QRect(rect.left() + 8, rect.bottom() + 1 - TAB_LINE, rect.width() - 16, TAB_LINE)
        painter.fillRect(line, colours.color("accent"))
    if shows_ring(option):
        paint_focus_ring(painter, option.rect, colours, 6)


def paint_menu_ground(option: QStyleOptionMenuItem, painter: QPainter, colours: Colours) -> QStyleOptionMenuItem:
    """The ground of a chosen menu item; the options to draw its words with are given back."""
    words = QStyleOptionMenuItem(option)
    if option.state & _State.State_Selected and option.state & _State.State_Enabled:
        painter.fillRect(option.rect, colours.color("accent-soft"))
        bar = QRect(option.rect.left(), option.rect.top(), BAR, option.rect.height())
        painter.fillRect(bar, colours.color("accent"))
    words.state = option.state & ~_State.State_Selected
    return words


def paint_progress(option: QStyleOptionProgressBar, painter: QPainter, colours: Colours) -> None:
    """A progress bar without words. Work of unknown length fills the bar with standing stripes."""
    whole = QRectF(option.rect)
    rect = QRectF(whole.left() + 0.5, whole.center().y() - PROGRESS / 2, whole.width() - 1, PROGRESS)
    radius = PROGRESS / 2
    groove = box_path(rect, radius)
    fill_box(painter, groove, colours.color("panel"), colours.color("control"))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(box_path(rect.adjusted(1, 1, -1, -1), radius))
    span = option.maximum - option.minimum
    if span > 0:
        share = (option.progress - option.minimum) / span
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width() * share, rect.height()), colours.color("accent"))
    else:
        for left in range(int(rect.left()), int(rect.right()), 16):
            painter.fillRect(QRectF(left, rect.top(), 8, rect.height()), colours.color("accent"))
    painter.restore()


def paint_scroll_bar(option: QStyleOptionSlider, painter: QPainter, slider: QRect, colours: Colours) -> None:
    """A scroll bar: only its handle, wider while the pointer is on it."""
    painter.fillRect(option.rect, option.palette.base())
    if option.maximum <= option.minimum or not option.state & _State.State_Enabled:
        return
    active = bool(option.state & (_State.State_MouseOver | _State.State_Sunken))
    side = 3 if active else 4
    upright = option.orientation == Qt.Orientation.Vertical
    handle = QRectF(slider).adjusted(side, 2, -side, -2) if upright else QRectF(slider).adjusted(2, side, -2, -side)
    radius = min(handle.width(), handle.height()) / 2
    fill_box(painter, box_path(handle, radius), colours.color("ink-3" if active else "control"), None)
