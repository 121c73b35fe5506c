import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton

from linkwell.ui.views.pages.page_bar import PageBar
from linkwell.ui.views.pages.page_view import PageView


@pytest.fixture
def view(qtbot, theme, runner):
    made = PageView(theme, runner)
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


@pytest.fixture
def bar(qtbot, theme, view):
    made = PageBar(theme)
    qtbot.addWidget(made)
    made.attach(view)
    made.resize(653, 40)
    made.show()
    return made


def button(bar, name):
    return next(each for each in bar.findChildren(QPushButton) if name in (each.accessibleName(), each.text()))


def labels(bar):
    return [label.text() for label in bar.findChildren(QLabel)]


def show(qtbot, view, data):
    view.set_page_titles({2: "pupil sheet, My three cases"})
    view.show_pdf(data)
    qtbot.waitUntil(lambda: view.page_count > 0)
    view.go_to_page(2)


def test_the_bar_is_asleep_without_pages(bar):
    assert not any(each.isEnabled() for each in bar.findChildren(QAbstractButton))


def test_it_says_where_the_reader_is(qtbot, bar, view, book):
    show(qtbot, view, book)
    qtbot.waitUntil(lambda: "Page 2 of 6 · Pupil sheet" in labels(bar))
    view.go_to_page(3)
    qtbot.waitUntil(lambda: "Page 3 of 6" in labels(bar))


def test_its_buttons_zoom(qtbot, bar, view, book):
    show(qtbot, view, book)
    view.set_zoom(100)
    assert "100%" in labels(bar)
    qtbot.mouseClick(button(bar, "Zoom in"), Qt.MouseButton.LeftButton)
    assert (view.zoom, "115%" in labels(bar)) == (115, True)
    qtbot.mouseClick(button(bar, "Zoom out"), Qt.MouseButton.LeftButton)
    assert view.zoom == 100
    qtbot.keyClick(button(bar, "Fit width"), Qt.Key.Key_Space)
    assert view.zoom not in (100, 115)


def test_the_box_and_the_view_agree_about_photocopies(qtbot, bar, view, book):
    show(qtbot, view, book)
    box = bar.findChild(QCheckBox)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert view.photocopy
    view.set_photocopy(False)
    assert not box.isChecked()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_in_a_narrow_pane_nothing_is_cut(qtbot, bar, theme, view, book, percent):
    theme.set_percent(percent)
    show(qtbot, view, book)
    bar.resize(400, bar.sizeHint().height())
    bar.resize(400, bar.sizeHint().height())
    for each in bar.findChildren(QAbstractButton):
        place = each.geometry().translated(each.parentWidget().pos())
        assert bar.rect().contains(place), each.accessibleName() or each.text()
        assert each.width() >= each.sizeHint().width()
    place = next(label for label in bar.findChildren(QLabel) if label.text().endswith("of 6") or "·" in label.text())
    assert place.fontMetrics().horizontalAdvance(place.text()) <= place.width()
    assert place.accessibleName() == "Page 2 of 6 · Pupil sheet"


def test_everything_has_a_name(bar):
    for each in bar.findChildren(QAbstractButton):
        assert each.accessibleName() or each.text()
        assert each.toolTip()
