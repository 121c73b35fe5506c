"""Words for families in their own language: as a block of a sheet, and as a sheet of its own."""

import pytest

from item_text import LESSON
from linkwell.domain.document import Callout, Part, plain
from linkwell.domain.rewrite import texts
from linkwell.library.check.reading import check
from linkwell.library.compose.parts import chosen_sheets, compose
from linkwell.library.index.item_text import text_of
from linkwell.library.translations import UNCHECKED

_URDU = 'title="خوش آمدید" audience="family" copies="pupil" of="S1" language="ur"'


def _with_sheet(body: str, attributes: str = 'title="Hello" audience="family" copies="one"') -> str:
    return f'{LESSON.rstrip()}\n\n::: sheet id="S9" {attributes}\n{body}\n:::\n'


def _translations(part: Part) -> list[Callout]:
    return [block for block in part.blocks if isinstance(block, Callout) and block.language]


@pytest.fixture
def sheet(read_clean, vocabulary):
    def composed(body: str, *attributes: str) -> Part:
        return compose(read_clean(_with_sheet(body, *attributes)), "S9", (), vocabulary)

    return composed


def test_a_block_is_headed_by_its_language_and_ends_with_who_checked_it(sheet) -> None:
    part = sheet("Welcome.\n\n@translation pl | Teaching assistant, 3 March 2026\nWitamy!\n@translation end\nBye.")
    (found,) = _translations(part)
    assert (found.language, found.label) == ("pl", "polski · Polish")
    assert found.note == "Checked by: Teaching assistant, 3 March 2026."
    assert [plain(text) for text in texts(part.blocks)] == ["Welcome.", "Witamy!", "Bye."]


def test_one_translation_ends_where_the_next_begins(sheet) -> None:
    part = sheet("@translation pl\nWitamy!\n\n@translation so\nSoo dhawoow\n@translation end")
    assert [found.language for found in _translations(part)] == ["pl", "so"]
    assert {found.note for found in _translations(part)} == {UNCHECKED}


def test_a_translation_without_a_language_is_told(read, vocabulary) -> None:
    _, problems = read(_with_sheet("@translation\nWitamy!\n@translation end"))
    assert "W-LANG" in {problem.code for problem in problems}


def test_a_sheet_may_be_in_one_language(sheet) -> None:
    part = sheet("خوش آمدید\n\n- آپ کا شکریہ", f'{_URDU} checked_by="Governor, May 2026."')
    (found,) = part.blocks
    assert isinstance(found, Callout)
    assert (found.language, found.note) == ("ur", "Checked by: Governor, May 2026.")
    assert len(found.blocks) == 2


def test_words_of_a_language_that_runs_left_do_so_whatever_they_begin_with(sheet) -> None:
    (found,) = _translations(sheet("@translation ur\nLinkwell خوش\n\nخوش\n@translation end"))
    assert [plain(text) for text in texts(found.blocks)] == ["\u200fLinkwell خوش", "خوش"]


def test_translated_sheets_are_printed_only_when_asked_for(read_clean) -> None:
    item = read_clean(_with_sheet("خوش آمدید", _URDU))
    assert "S9" not in chosen_sheets(item, ("family", "pupil"))
    assert chosen_sheets(item, ("translations",)) == ("S9",)
    assert "S9" in chosen_sheets(item, ())


def test_search_and_reading_age_leave_other_languages_out(read_clean, vocabulary) -> None:
    hard = "Niepodległościowe społeczeństwo obywatelskie współuczestniczy w przedsięwzięciach. " * 12
    item = read_clean(_with_sheet(f"Welcome, all.\n\n@translation pl\n{hard}\n@translation end"))
    assert "Niepodległościowe" not in text_of(item, vocabulary).shown()
    assert [problem for problem in check(item, vocabulary) if "S9" in problem.what] == []


@pytest.mark.parametrize(
    ("body", "attributes"),
    [("@translation pl\nWitamy!\n@translation end", 'title="A" audience="family" copies="one"'), ("خوش آمدید", _URDU)],
)
def test_a_live_item_needs_a_speaker(faults_of, body: str, attributes: str) -> None:
    text = _with_sheet(body, attributes)
    assert faults_of(text) == []
    live = faults_of(text.replace('status = "draft"', 'status = "live"'))
    assert [fault[0] for fault in live] == ["R-SPEAKER"]


def test_a_live_item_that_a_speaker_checked_is_fine(faults_of) -> None:
    text = _with_sheet("@translation pl | Governor, May 2026\nWitamy!\n@translation end")
    assert faults_of(text.replace('status = "draft"', 'status = "live"')) == []


def test_an_unknown_language_of_a_sheet_is_told(faults_of) -> None:
    assert [fault[0] for fault in faults_of(_with_sheet("Hi", _URDU.replace('"ur"', '"tlh"')))] == ["F-WORD"]


def test_each_language_has_a_tag_and_both_names(vocabulary) -> None:
    assert {"ar", "bn", "pa", "pl", "ro", "so", "uk", "ur"} <= set(vocabulary.languages)
    assert all(tag == one.tag and one.name and one.own for tag, one in vocabulary.languages.items())
