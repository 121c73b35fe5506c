from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from linkwell.domain.document import plain
from linkwell.domain.rewrite import texts
from linkwell.packs import changes
from linkwell.ui.views.edit.neighbour import Neighbour
from linkwell.ui.views.edit.wording import compare

ENTRY = "ide-lks2-01.1"


@pytest.fixture
def view(packs_view):
    packs_view.edit(ENTRY, "plan")
    return packs_view


def edits(desk):
    return changes.find(desk.packs.load("small-link"), ENTRY).edits


def first(view):
    return view.editor.edits["facts.outcome"]


def choose(view, key):
    rows = view.editor.parts.model().rows
    view.editor.parts.choose(next(at for at, row in enumerate(rows) if row.key == key))


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
    choose(view, "part:Title and aim")
    theme.set_appearance("dark")
    qtbot.keyClick(first(view), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: first(view).isVisible())
    assert typed == []
    assert not view._open.session.can_undo


def test_the_cells_of_a_table_stand_side_by_side(qtbot, view):
    choose(view, "part:You will need")
    by_row = {}
    for edit in view.editor.edits.values():
        if edit.stretch.cell:
            by_row.setdefault(edit.stretch.cell[0], []).append(edit)
    assert len(by_row) > 3
    assert all(len(own) == 2 for own in by_row.values())
    qtbot.waitUntil(lambda: all(len({edit.y() for edit in own}) == 1 for own in by_row.values()), timeout=3_000)


def test_tab_goes_from_the_parts_into_the_words(qtbot, view):
    view.editor.parts.setFocus()
    passed = []
    while view.window().focusWidget() is not first(view) and len(passed) < 8:
        passed.append(view.window().focusWidget())
        qtbot.keyClick(passed[-1], Qt.Key.Key_Tab)
    tools = [one.accessibleName() or one.text() for one in passed if isinstance(one, QPushButton)]
    assert tools == ["Bold", "List", "Insert name"]
    assert passed[-1] is view.editor.edits["facts.title"]


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
    for part in ("part:Title and aim", "part:You will need", "step:2"):
        choose(view, part)
        qtbot.keyClicks(list(view.editor.edits.values())[1], "x")
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


def test_minutes_and_grouping_are_changed_and_counted(qtbot, desk, view):
    choose(view, "step:1")
    card = view.editor.cards.card
    card.minutes.setFocus()
    for _ in range(5):
        qtbot.keyClick(card.minutes, Qt.Key.Key_Up)
    card.grouping.setFocus()
    qtbot.keyClick(card.grouping, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: view.editor.strip.words.startswith("Now 65 minutes: 5 over"), timeout=3_000)
    view.editor.keep()
    assert edits(desk) == {"step.1.minutes": "8", "step.1.grouping": "pair"}
    assert view.editor.original.sentences == (
        "Time: 3 minutes, now 8 minutes",
        "Grouping: Whole class, now Pairs",
    )


def test_minutes_put_back_are_no_change(qtbot, desk, view):
    choose(view, "step:1")
    card = view.editor.cards.card
    card.minutes.setValue(9)
    view.editor.keep()
    card.minutes.setValue(3)
    view.editor.keep()
    assert edits(desk) == {}
    qtbot.waitUntil(lambda: view.editor.strip.words.startswith("Still 60 minutes"), timeout=3_000)


def test_an_address_is_told_before_it_is_printed(qtbot, view):
    qtbot.waitUntil(lambda: "no names or addresses found" in view.editor.strip.words, timeout=3_000)
    qtbot.keyClicks(first(view), "Post it to SW1A 2AA. ")
    qtbot.waitUntil(lambda: "Check before you print" in view.editor.strip.words, timeout=3_000)


def test_undo_goes_from_part_to_part(qtbot, desk, view):
    qtbot.keyClicks(first(view), "A")
    choose(view, "step:1")
    qtbot.keyClicks(view.editor.edits["facts.steps#5"], "B")
    view.editor.keep()
    assert set(edits(desk)) == {"facts.outcome", "facts.steps#5"}
    view.undo()
    assert set(edits(desk)) == {"facts.outcome"}
    view.undo()
    assert edits(desk) == {}
    view.redo()
    assert set(edits(desk)) == {"facts.outcome"}


def test_a_click_on_a_card_brings_it_to_the_front(qtbot, view):
    choose(view, "step:1")
    near = next(one for one in view.editor.cards.findChildren(Neighbour) if one.part.key == "step:2")
    qtbot.mouseClick(near, Qt.MouseButton.LeftButton)
    assert view.editor.cards.card.part.key == "step:2"
    assert view.window().focusWidget() in view.editor.edits.values()


def test_what_is_printed_twice_says_so_and_changes_in_both(qtbot, desk, view):
    pack = desk.packs.load("small-link")
    desk.packs.save(pack.id, changes.set_sheets(pack, ENTRY, ("plan", "notes")), "Add the notes")
    view.open_pack("small-link")
    view.edit(ENTRY, "plan")
    choose(view, "part:You will need")
    assert view.editor.cards.card.part.shared
    edit = view.editor.edits["facts.equipment#3"]
    edit.selectAll()
    qtbot.keyClicks(edit, "Wooden spoon")
    view.editor.keep()
    printed = ["\n".join(map(plain, texts(part.blocks))) for part in desk.document(desk.packs.load("small-link")).parts]
    assert sum("Wooden spoon" in words for words in printed) == 2


def test_the_original_can_be_copied(view):
    view.editor.original.copy_original()
    assert "I can choose three things to show" in QGuiApplication.clipboard().text()


def test_the_list_of_parts_is_a_sound_model(view, desk, qtmodeltester):
    qtmodeltester.check(view.editor.parts.model())
    model = view.editor.parts.model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    first = desk.workspace.catalogue.get("ide-lks2-01").timing.steps[0]
    assert f"{first.title}, {first.minutes} minutes" in spoken


def test_the_list_of_parts_takes_the_keys_of_the_words(qtbot, desk, view):
    qtbot.keyClicks(first(view), "Well, ")
    view.editor.keep()
    view.editor.parts.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view.editor.parts, Qt.Key.Key_R, both)
    assert edits(desk) == {}
    qtbot.keyClick(view.editor.parts, Qt.Key.Key_Return)
    assert view.window().focusWidget() is first(view)
    view.editor.parts.setFocus()
    with qtbot.waitSignal(view.editor.done):
        qtbot.keyClick(view.editor.parts, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_minutes_that_are_no_number_are_those_of_the_library(desk, view):
    pack = desk.packs.load("small-link")
    desk.packs.save(pack.id, changes.set_edits(pack, ENTRY, {"step.1.minutes": "ten"}), "Change")
    view.open_pack("small-link")
    view.edit(ENTRY, "plan")
    choose(view, "step:1")
    assert view.editor.cards.card.minutes.value() == 3
    assert "Time: 3 minutes, now ten minutes" not in view.editor.original.sentences
    choose(view, "step:2")
    near = next(one for one in view.editor.cards.findChildren(Neighbour) if one.part.key == "step:1")
    assert "3 min" in [label.text() for label in near.findChildren(QLabel)]


def test_each_change_of_a_fact_is_a_step_of_its_own(desk, view):
    steps = [row for row in view.editor.parts.model().rows if row.step is not None]
    first_minutes = steps[0].step.minutes
    twin = next(row for row in steps[1:] if row.step.minutes == first_minutes)
    for row in (steps[0], twin):
        choose(view, row.key)
        view.editor.cards.card.minutes.setValue(first_minutes + 1)
        view.editor.keep()
    assert view._open.session.can_undo == f"Minutes of “{twin.title}”"
    view.undo()
    assert edits(desk) == {steps[0].step.keys()[0]: str(first_minutes + 1)}


def test_an_item_that_the_library_has_no_more_is_not_opened_for_writing(desk, view):
    pack = desk.packs.load("small-link")
    first_section, *others = pack.sections
    entries = (replace(first_section.entries[0], id="gone.1", item_id="zz-none-99"), *first_section.entries[1:])
    spoilt = replace(pack, sections=(replace(first_section, entries=entries), *others))
    desk.packs.save(pack.id, spoilt, "Change")
    view.open_pack("small-link")
    said = []
    view.announced.connect(said.append)
    view.edit("gone.1")
    assert view.builder.isVisible()
    assert not view.editor.isVisible()
    assert said == ["That is not in the library of this computer, so its words cannot be changed here."]


def test_words_typed_into_a_pack_that_is_gone_are_let_go_calmly(qtbot, desk, view):
    qtbot.keyClicks(first(view), "Well, ")
    desk.packs.delete("small-link")
    view.reload()
    view.editor.keep()
    assert view.list_page.isVisible()
    assert view.current_pack_id() == ""
