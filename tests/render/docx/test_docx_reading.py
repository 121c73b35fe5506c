"""Reading words back from a Word file: paragraphs, marks and their stamps, whatever program saved it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from linkwell.domain.document import Checklist, Gap, Paragraph, Run, Table, Text, Tick, words
from linkwell.render.docx.foreign import ForeignFile, read_foreign
from linkwell.render.docx.marks import bookmark_name, read_mark, stamp
from linkwell.render.docx.reading import WordText, read_words
from render.docx.word_reading import W, build, one_part

A, B = bookmark_name("p", "a"), bookmark_name("p", "b")


def _read(body: str) -> WordText:
    return read_words(
        ForeignFile(etree.fromstring(f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'), None, None)
    )


def _p(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def _t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _start(name: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def _end(number: int) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def _found(text: WordText) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.words, one.marks) for one in text.paragraphs]


def test_what_is_written_is_read_back_with_its_marks():
    blocks = (
        Paragraph((Run("Dear "), Gap(30.0, "name"), Run(" and "), Tick()), key="a"),
        Checklist(words("Look for"), (words("red"), words("blue")), key="b"),
        Table((words("One"),), ((words("1"),),), key="c"),
    )
    found = read_words(read_foreign(build(one_part(*blocks)), "x.docx"))
    shown = [one.words for one in found.paragraphs if one.words]
    assert shown == ["Dear ____ and [ ]", "Look for", "[ ]", "red", "[ ]", "blue", "One", "1"]
    assert found.now[A] == found.stamps[A] != ""
    assert all(found.now[name] == mark for name, mark in found.stamps.items() if mark)


def test_a_mark_ends_where_the_next_paragraph_begins():
    """So does Word write a bookmark that ends after a paragraph."""
    text = _read(_p(_start(A, 1), _t("one")) + _p(_end(1), _t("two")))
    assert _found(text) == [("one", (A,)), ("two", ())]


def test_words_added_behind_the_end_of_a_mark_belong_to_its_paragraph():
    text = _read(_p(_start(f"{A}_s{stamp('one')}", 1), _t("one"), _end(1), _t(" more")))
    assert _found(text) == [("one more", (A,))]
    assert text.now[A] != text.stamps[A]


def test_a_mark_in_pieces_is_round_all_between_them():
    """So does LibreOffice write a bookmark round several paragraphs."""
    pieces = (
        _p(_start(A, 1), _end(1), _t("one")) + _p(_t("two")) + _p(_start(A, 2), _start(A, 3), _end(3)) + _p(_t("x"))
    )
    assert _found(_read(pieces)) == [("one", (A,)), ("two", (A,)), ("", (A,)), ("x", ())]


def test_a_mark_that_lost_its_end_is_round_one_paragraph():
    text = _read(_end(1) + _p(_start(A, 1), _t("one")) + _p(_t("two")))
    assert _found(text) == [("one", (A,)), ("two", ())]


def test_a_mark_that_an_older_program_would_see_counts_once():
    """LibreOffice writes a box of text twice, for new and for old programs."""
    box = f"<w:txbxContent>{_p(_start(A, 1), _t('in'), _end(1))}</w:txbxContent>"
    both = (
        f"<w:r><w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent></w:r>"
    )
    assert _found(_read(_p(both) + _p(_t("after"))))[-1] == ("after", ())


def test_tracked_deletions_are_gone_and_insertions_are_there():
    deleted = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{_t('there')}</w:moveFrom>"
    assert _found(_read(_p(deleted, moved, f"<w:ins>{_t('new')}</w:ins>"))) == [("new", ())]


def test_tabs_part_words_and_line_ends_become_spaces():
    line = _p(_t("one"), "<w:r><w:tab/></w:r>", _t("two"), "<w:r><w:br/></w:r>", _t("three"))
    assert [one.words for one in _read(line).paragraphs] == ["one", "two three"]


def test_the_list_of_contents_is_left_out():
    line = _p(_t("Sheet"), "<w:r><w:instrText> PAGEREF x </w:instrText></w:r>", _t("7"))
    assert _read(line + _p(_t("Words"))).paragraphs[0].words == "Words"


def test_words_round_a_box_of_text_are_kept():
    box = f"<w:r><w:pict><w:txbxContent>{_p(_t('inside'))}</w:txbxContent></w:pict></w:r>"
    assert [one.words for one in _read(_p(_t("before"), box, _t("after"))).paragraphs] == ["before", "inside", "after"]


@pytest.mark.parametrize("name", ["_GoBack", "lw_", f"{A}x", f"{A}_s12", "lw_ZZZZZZZZZZZZZZZZ"])
def test_other_bookmarks_are_no_marks(name):
    assert read_mark(name) is None


def test_the_name_of_a_mark_fits_into_word():
    names = [name for name in (f"{A}_999999999_s12345678",) if read_mark(name)]
    assert [len(name) <= 40 for name in names] == [True]


_INLINE = st.one_of(st.builds(Run, st.text(max_size=20), st.booleans()), st.just(Gap(20.0)), st.just(Tick()))


@settings(max_examples=60, deadline=None)
@given(st.lists(_INLINE, max_size=5).map(tuple))
def test_any_words_have_the_same_stamp_written_and_read(text: Text):
    found = read_words(read_foreign(build(one_part(Paragraph(text, key="a"))), "x.docx"))
    assert found.now[A] == found.stamps[A]
