"""Words in the editor and back: what nobody changed is the same, letter for letter and look for look."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextDocument

from linkwell.domain.document import Field, Gap, ListBlock, Paragraph, Run, Tick
from linkwell.library.compose.editing import Stretch, blocks_of, from_markdown, lines_of, stretches, to_markdown
from linkwell.library.compose.parts import compose, sheet_ids
from linkwell.ui.views.edit.rich_words import fill, markdown_of
from linkwell.ui.views.edit.stretch_edit import StretchEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def fields(window_workspace):
    return window_workspace.vocabulary.fields


@pytest.fixture
def make(qtbot, theme, fields):
    def made(markdown, kind="block"):
        edit = StretchEdit(Stretch("k", markdown, kind=kind), theme, fields)
        qtbot.addWidget(edit)
        edit.show()
        return edit

    return made


def through_the_editor(stretch, theme, fields):
    document = QTextDocument()
    fill(document, stretch, stretch.markdown, theme, fields)
    return markdown_of(document, stretch)


def looks(markdown, fields):
    blocks = blocks_of(markdown, fields)
    texts = [one.text if isinstance(one, Paragraph) else [e[0].text for e in one.entries] for one in blocks]
    return [type(one) for one in blocks], [_spaceless(text) for text in texts]


def _spaceless(text):
    if isinstance(text, list):
        return [_spaceless(one) for one in text]
    found = []
    for one in text:
        if isinstance(one, Run):
            found += [(letter, one.strong, one.href) for letter in one.text if not letter.isspace()]
        else:
            found.append(one)
    return found


def test_every_stretch_of_the_library_comes_back_as_it_was(window_workspace, theme, fields):
    for item in window_workspace.catalogue:
        for sheet_id in sheet_ids(item):
            for stretch in stretches(compose(item, sheet_id, (), window_workspace.vocabulary)):
                back = through_the_editor(stretch, theme, fields)
                if stretch.kind == "block":
                    assert looks(back, fields) == looks(stretch.markdown, fields), stretch
                else:
                    texts = [from_markdown(one, fields) for one in (back, stretch.markdown)]
                    assert _spaceless(texts[0]) == _spaceless(texts[1]), stretch


LETTERS = st.text("aB7 .,:“”'*_[]{}<>&\\`-1)é£", min_size=1, max_size=8)
INLINES = st.one_of(
    st.builds(Run, LETTERS, st.booleans()),
    st.builds(Field, st.sampled_from(["our.class", "partner.school"]), st.booleans()),
    st.just(Gap(30.0)),
    st.just(Tick()),
)
TEXTS = st.lists(INLINES, min_size=1, max_size=5).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, TEXTS),
    st.builds(
        lambda texts, ordered: ListBlock(tuple((Paragraph(text),) for text in texts), ordered),
        st.lists(TEXTS, min_size=1, max_size=3),
        st.booleans(),
    ),
)


@given(st.lists(BLOCKS, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_paragraphs_lists_bold_and_names_come_back_as_they_were(theme, fields, blocks):
    stretch = Stretch("k", lines_of(blocks), kind="block")
    back = through_the_editor(stretch, theme, fields)
    assert looks(back, fields) == looks(stretch.markdown, fields)
    assert through_the_editor(Stretch("k", back, kind="block"), theme, fields) == back


@given(TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_line_stays_a_line(theme, fields, text):
    stretch = Stretch("k", to_markdown(text))
    back = through_the_editor(stretch, theme, fields)
    assert "\n" not in back
    assert _spaceless(from_markdown(back, fields)) == _spaceless(from_markdown(stretch.markdown, fields))


def test_no_mark_of_markdown_is_shown(make):
    edit = make("**Send** the sheet to {{partner.class}}: [ ] done [____]")
    assert edit.toPlainText() == "Send the sheet to partner class: ☐ done ____"
    assert edit.words == "**Send** the sheet to {{partner.class}}: [ ] done [____]"


def test_marks_that_are_typed_are_only_letters(qtbot, make):
    edit = make("")
    qtbot.keyClicks(edit, "2 * 3 * 4 [x] **no**")
    assert blocks_of(edit.words, {}) == (Paragraph((Run("2 * 3 * 4 [x] **no**"),)),)


def test_ctrl_b_makes_words_bold_and_plain_again(qtbot, make):
    edit = make("Look well")
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    assert edit.words == "**Look well**"
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    assert edit.words == "Look well"


def test_a_list_by_keyboard(qtbot, make):
    edit = make("")
    qtbot.keyClick(edit, Qt.Key.Key_L, CTRL | SHIFT)
    qtbot.keyClicks(edit, "a hobby")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "a sound")
    assert edit.words == "- a hobby\n- a sound"
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Then choose.")
    assert edit.words == "- a hobby\n- a sound\nThen choose."


def test_the_list_key_goes_from_bullets_to_numbers_to_plain_lines(qtbot, make):
    edit = make("one\ntwo")
    edit.selectAll()
    seen = []
    for _ in range(3):
        qtbot.keyClick(edit, Qt.Key.Key_L, CTRL | SHIFT)
        seen.append(edit.words)
    assert seen == ["- one\n- two", "1. one\n2. two", "one\ntwo"]


def test_a_heading_holds_no_list_and_no_second_line(qtbot, make):
    edit = make("Check-in", "heading")
    qtbot.keyClick(edit, Qt.Key.Key_L, CTRL | SHIFT)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.words == "Check-in"


def test_a_name_is_inserted_whole_and_what_follows_is_plain(qtbot, make):
    edit = make("Hello ")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insert_name("our.class")
    qtbot.keyClicks(edit, "!")
    assert edit.words.endswith("{{our.class}}!")


def test_a_name_that_is_typed_into_becomes_plain_words(qtbot, make):
    edit = make("{{our.class}}")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.words == "our clas"


def test_pasted_words_come_in_plain(make):
    edit = make("", "line")
    pasted = QMimeData()
    pasted.setHtml("<h1>Big</h1><p><i>sloping</i></p>")
    pasted.setText("Big\nsloping")
    edit.insertFromMimeData(pasted)
    assert edit.words == "Big sloping"
