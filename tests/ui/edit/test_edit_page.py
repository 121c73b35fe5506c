import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from linkwell.packs import changes
from linkwell.ui.views.edit.wording import compare
from linkwell.ui.views.packs.packs_view import PacksView

ENTRY = "ide-lks2-01.1"


@pytest.fixture
def view(qtbot, desk, runner, theme):
    made = PacksView(desk, runner, theme)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.open_pack("small-link")
    made.edit(ENTRY, "plan")
    return made


def edits(desk):
    return changes.find(desk.packs.load("small-link"), ENTRY).edits


def first(view):
    return next(iter(view.editor.edits.values()))


def test_typing_is_kept_shortly_after_the_last_key(qtbot, desk, view):
    qtbot.keyClicks(first(view), "Now ")
    qtbot.waitUntil(lambda: edits(desk).get("facts.outcome", "").startswith("Now I can"), timeout=3_000)
    assert view.editor.chip.text.startswith("Saved ")


def test_typing_in_one_place_is_one_step_of_undo(qtbot, desk, view):
    for word in ("One ", "two ", "three "):
        qtbot.keyClicks(first(view), word)
        view.editor.keep()
    view.undo()
    assert edits(desk) == {}
    assert first(view).words == first(view).stretch.markdown


def test_looking_at_words_is_no_change(qtbot, desk, view, theme):
    typed = []
    for row in range(view.editor.parts.model().rowCount()):
        view.editor.parts.choose(row)
        for edit in view.editor.edits.values():
            edit.typed.connect(lambda key, _words: typed.append(key))
    theme.set_appearance("dark")
    qtbot.keyClick(first(view), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: first(view).isVisible())
    assert typed == []
    assert not view._open.session.can_undo


def test_the_cells_of_a_table_stand_side_by_side(qtbot, view):
    by_row = {}
    for edit in view.editor.edits.values():
        if edit.stretch.cell:
            by_row.setdefault(edit.stretch.cell[0], []).append(edit)
    assert len(by_row) > 3
    assert all(len(own) == 3 for own in by_row.values())
    qtbot.waitUntil(lambda: all(len({edit.y() for edit in own}) == 1 for own in by_row.values()), timeout=3_000)


def test_tab_goes_from_the_parts_into_the_words(qtbot, view):
    view.editor.parts.setFocus()
    qtbot.keyClick(view.editor.parts, Qt.Key.Key_Tab)
    assert view.window().focusWidget() is first(view)
    qtbot.keyClick(first(view), Qt.Key.Key_Tab)
    assert view.window().focusWidget() is list(view.editor.edits.values())[1]


def test_ctrl_enter_keeps_and_leaves(qtbot, desk, view):
    qtbot.keyClicks(first(view), "Well, ")
    with qtbot.waitSignal(view.editor.done):
        qtbot.keyClick(first(view), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edits(desk)["facts.outcome"].startswith("Well, I can")


def test_revert_goes_back_and_can_be_undone(qtbot, desk, view):
    qtbot.keyClicks(first(view), "Well, ")
    modifier = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(first(view), Qt.Key.Key_R, modifier)
    assert edits(desk) == {}
    view.undo()
    assert first(view).words.startswith("Well, I can")


def test_revert_lesson_takes_every_change_back(qtbot, desk, view):
    for edit in list(view.editor.edits.values())[:3]:
        qtbot.keyClicks(edit, "x")
        view.editor.keep()
    assert len(edits(desk)) == 3
    view.editor.revert_all()
    assert edits(desk) == {}


def test_what_changed_is_told_in_words(qtbot, view):
    edit = first(view)
    edit.setPlainText(edit.words.replace("three", "two"))
    assert view.editor.original.sentences == ("“three” is now “two”",)


@given(st.text(max_size=60), st.text(max_size=60))
def test_ranges_lie_inside_the_words(original, mine):
    found = compare(original, mine)
    assert all(0 <= start < end <= len(mine) for start, end in found.added)
    assert all(0 <= start < end <= len(original) for start, end in found.removed)


@given(st.text(max_size=80))
def test_the_same_words_have_no_change(words):
    assert compare(words, words).sentences == ()
