"""What waits for the first paint of a widget."""

from PySide6.QtWidgets import QWidget

from linkwell.ui.widgets.first_paint import FirstPaint


def test_it_is_told_once_when_the_widget_is_first_seen(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    told = []
    watch = FirstPaint(widget)
    watch.painted.connect(lambda: told.append(widget.isVisible()))
    with qtbot.waitSignal(watch.painted):
        widget.show()
    widget.repaint()
    with qtbot.waitSignal(FirstPaint(widget).painted):
        widget.update()
    assert told == [True]


def test_a_widget_painted_before_is_painted_again(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    with qtbot.waitSignal(FirstPaint(widget).painted):
        pass
