"""What the style draws, seen as colours at places, and how large things are."""

import pytest
from PySide6.QtCore import QPoint, QRect, QStringListModel, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from linkwell.ui.theme.focus import RING, paint_focus_ring
from linkwell.ui.theme.style import LinkwellStyle


@pytest.fixture
def place(qtbot, theme):
    """A window with the given widgets below one another; it is active, so that focus works."""

    windows = []

    def put(*widgets):
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return put


def colours_of(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def name(theme, token):
    return theme.color(token).name()


def test_the_style_is_set(theme, qapp):
    assert isinstance(qapp.style(), LinkwellStyle)


def test_the_ring_has_two_lines_and_stays_inside(theme):
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(theme.color("panel"))
    painter = QPainter(image)
    paint_focus_ring(painter, QRect(5, 5, 50, 30), theme, 7)
    painter.end()
    column = [image.pixelColor(30, y).name() for y in range(12)]
    panel, outer, inner = name(theme, "panel"), name(theme, "focus"), name(theme, "focus-inner")
    assert column == [panel] * 5 + [outer] * 2 + [inner] * 2 + [panel] * 3


@pytest.mark.parametrize("kind", [QPushButton, QCheckBox])
def test_buttons_show_the_ring_for_the_keyboard_only(place, qtbot, theme, kind):
    first, second = kind("First"), kind("Second")
    place(first, second)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=QPoint(10, first.height() // 2))
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert name(theme, "focus-inner") not in colours_of(first)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert name(theme, "focus-inner") in colours_of(second)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QSpinBox])
def test_fields_always_show_the_ring(place, theme, kind):
    field, other = kind(), QPushButton("Other")
    place(field, other)
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert name(theme, "focus-inner") in colours_of(field)
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert name(theme, "focus-inner") not in colours_of(field)


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_a_ticked_box_has_a_mark_besides_its_colour(place, theme, appearance):
    theme.set_appearance(appearance)
    box = QCheckBox()
    place(box)
    assert name(theme, "accent") not in colours_of(box)
    box.setChecked(True)
    assert {name(theme, "accent")} <= colours_of(box)
    assert any(colour == name(theme, "on-accent") for colour in colours_of(box))


def test_a_list_shows_the_ring_for_the_keyboard_only(place, qtbot, theme):
    rows, button = QListView(), QPushButton("Other")
    rows.setModel(QStringListModel(["one", "two"], rows))
    place(rows, button)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(0, 0)).center())
    assert rows.currentIndex().row() == 0
    assert name(theme, "focus-inner") not in colours_of(rows)
    qtbot.keyClick(rows, Qt.Key.Key_Tab)
    qtbot.keyClick(button, Qt.Key.Key_Backtab)
    assert rows.hasFocus()
    assert name(theme, "focus-inner") in colours_of(rows)


def test_heights_follow_the_design_and_the_text(theme, place, qtbot):
    button, field, choice, number = QPushButton("Use"), QLineEdit(), QComboBox(), QSpinBox()
    place(button, field, choice, number)
    heights = [widget.sizeHint().height() for widget in (button, field, choice, number)]
    assert heights == [34, 36, 34, 34]
    theme.set_percent(200)
    qtbot.waitUntil(lambda: number.fontMetrics().height() > 30)
    assert min(widget.sizeHint().height() for widget in (button, field, choice, number)) > 50


def test_a_number_field_is_used_by_its_two_buttons(place, qtbot):
    field = QSpinBox()
    place(field)
    field.setValue(29)
    right, middle = field.width() - RING, field.height() // 2
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(right - 10, middle))
    assert field.value() == 30
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(right - 40, middle))
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(right - 40, middle))
    assert field.value() == 28


def test_a_scroll_bar_without_arrows_pages_and_drags(place, qtbot):
    bar = QScrollBar(Qt.Orientation.Vertical)
    bar.setRange(0, 100)
    bar.setPageStep(10)
    bar.setFixedHeight(200)
    place(bar)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, 190))
    assert bar.value() == 10
    bar.setValue(0)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, 10))
    qtbot.mouseMove(bar, QPoint(bar.width() // 2, 199))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, 199))
    assert bar.value() == 100
