"""Nothing in the window moves by itself, so there is nothing to leave out when the system asks for less motion."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QStyle,
    QTreeWidget,
    QTreeWidgetItem,
)

import linkwell.ui

MOVING = re.compile(
    r"Q\w*Animation\b|QTimeLine|QGraphics\w*Effect|QMovie|QScroller\b|setAnimated\(True|UI_Animate|UI_Fade|setSmoothScroll"
)


@pytest.mark.parametrize("file", sorted(Path(linkwell.ui.__file__).parent.rglob("*.py")), ids=lambda file: file.stem)
def test_no_code_of_the_window_animates(file):
    assert MOVING.findall(file.read_text("utf-8")) == []


def test_the_style_asks_for_no_animation(theme):
    style = QApplication.style()
    for hint in (QStyle.StyleHint.SH_Widget_Animate, QStyle.StyleHint.SH_Widget_Animation_Duration):
        assert style.styleHint(hint) == 0


def test_no_effect_of_the_toolkit_is_on(theme):
    for effect in (
        *(Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo),
        *(Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip, Qt.UIEffect.UI_AnimateToolBox),
    ):
        assert not QApplication.isEffectEnabled(effect)


def test_scrolling_jumps_and_a_busy_bar_stands_still(theme, qtbot):
    listing = QListWidget()
    listing.addItems([f"line {number}" for number in range(200)])
    tree, words, busy = QTreeWidget(), QPlainTextEdit("\n".join("words" for _ in range(300))), QProgressBar()
    branch = QTreeWidgetItem(tree, ["branch"])
    QTreeWidgetItem(branch, ["leaf"])
    busy.setRange(0, 0)
    for widget in (listing, tree, words, busy):
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
    listing.setCurrentRow(199)
    branch.setExpanded(True)
    words.moveCursor(QTextCursor.MoveOperation.End)
    assert listing.verticalScrollBar().value() == listing.verticalScrollBar().maximum()
    assert words.verticalScrollBar().value() > 0
    for place in (listing, tree, words, busy, QApplication.style()):
        running = [one for one in place.findChildren(QAbstractAnimation) if one.state() == one.State.Running]
        assert running == []
