"""The table of actions: complete, without two owners of a key, and what menus and help say comes from it."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from linkwell.ui.actions import ACTIONS, MENUS, as_markdown, row, rows_of


def test_every_action_is_in_one_menu_and_has_words():
    assert {one.menu for one in ACTIONS} == set(MENUS)
    assert all(one.text and one.shown_text for one in ACTIONS)
    assert len({one.id for one in ACTIONS}) == len(ACTIONS)
    assert sum(len(list(rows_of(menu))) for menu in MENUS) == len(ACTIONS)


def test_no_two_actions_share_a_key():
    keys = Counter(QKeySequence(key).toString() for one in ACTIONS for key in one.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_one_that_qt_knows():
    unknown = [key for one in ACTIONS for key in one.keys if not QKeySequence(key).toString()]
    assert unknown == []


@pytest.mark.parametrize(
    ("id", "key"),
    [
        ("show_library", "Ctrl+1"),
        ("search", "Ctrl+F"),
        ("add_to_pack", "Ctrl+D"),
        ("choose_pack", "Ctrl+Shift+D"),
        ("redo", "Ctrl+Y"),
        ("export_word", "Ctrl+Shift+E"),
        ("settings", "Ctrl+,"),
        ("help", "F1"),
        ("menu_bar", "F10"),
    ],
)
def test_keys_are_those_of_the_design(id, key):
    assert key in row(id).keys


def test_the_help_table_has_every_key():
    text = as_markdown()
    for one in ACTIONS:
        assert not one.keys or one.shown_text in text
