"""The dialog of all recipes: headings are no choice, the chosen one is told and counted, and made on Enter."""

import pytest
from PySide6.QtCore import Qt

from linkwell.ui.dialogs.recipes import COUNTING, RecipesDialog


@pytest.fixture
def dialog(desk, runner, theme, qtbot):
    made = RecipesDialog(desk, runner, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def _row(dialog, title):
    (item,) = dialog.list.findItems(title, Qt.MatchFlag.MatchExactly)
    return dialog.list.row(item)


def test_every_recipe_is_listed_and_headings_are_stepped_over(dialog, desk, qtbot):
    rows = [dialog.list.item(row) for row in range(dialog.list.count())]
    choices = [row for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable]
    assert len(choices) == len(desk.workspace.recipes)
    assert next(row.text() for row in rows if row not in choices) == "A whole year"
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    assert dialog.list.currentItem() in choices


def test_the_chosen_one_tells_its_items_with_reasons_and_what_it_takes(dialog, qtbot):
    dialog.list.setCurrentRow(_row(dialog, "Small link: three sessions, one exchange"))
    assert COUNTING in dialog.about.toPlainText()
    qtbot.waitUntil(lambda: "Minutes with pupils: 140." in dialog.about.toPlainText(), timeout=20_000)
    assert "Question bridge (20 min). Questions one way, answers back." in dialog.about.toPlainText()
    assert "Paper for Kestrels and Herons: " in dialog.about.toPlainText()


def test_enter_makes_the_pack(dialog, qtbot):
    dialog.list.setCurrentRow(_row(dialog, "Small link: three sessions, one exchange"))
    with qtbot.waitSignal(dialog.chosen) as made:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert made.args == ["small-link"]
    assert not dialog.isVisible()
