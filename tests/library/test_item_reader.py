import hashlib
from datetime import date

import pytest

from item_text import CHECK_IN, GUIDE, LESSON, TEMPLATE, guide
from linkwell.domain.document import Paragraph
from linkwell.domain.item import Alignment, Cut, Keyword, Stem

ALL_WRONG = """\
+++
id = 1
kind = "leson"
title = ["x"]
aim = true
summary = 2026-11-21
theme = "comunity"
theme_also = "identity"
phase = "1"
step = ["exchang"]
stage = ["ks9"]
year_group = [3]
age_min = "seven"
age_max = 99
contact_mode = ["pigeon"]
settings_suitable = {}
audience_role = "pupil"
educational_use = 5
minutes = -1
prep_min = 1.5
grouping = "whole"
outcome = []
key_points = ["1", "2", "3", "4", "5", "6"]
success_criteria = "I can"
check_in = 1
check_out = []
prior = "x"
leads_to = [1]
related = {}
oracy = ["loud"]
contested = "very"
balance_note = 1
subjects = ["zzz"]
home_link = []
review_prompts = [""]
sources = 1
inclusive_checks = 2026-11-21
language = "de"
licence = "CC0"
version = 1.0
status = "done"
created = "2026-11-21"
review_due = 10:00:00
cuts = 1
steps = ["x"]
keywords = {}
misconceptions = "x"
equipment = [[]]
stems = true
quiz_start = 1.5
quiz_end = 2026-11-21
adapt = 1
safety = []
contact_conditions = "x"
exchange = [1]
alignments = {}
reading_age = 7
colour = "red"
+++

# Title
Text with *italics* and {{nonsense}}.

::: sheet id="one" audience="all" copies="many" paper="A9" level="easy" role="x" of="S9" extra="1"
@nonsense
@draw-box
@variant ks9
"""


def test_everything_wrong_is_told_at_once(read):
    item, problems = read(ALL_WRONG, "x.md")
    assert item is None
    first, last = 2, ALL_WRONG.split("\n").index("+++", 1)
    assert {problem.line for problem in problems if first <= problem.line <= last} == set(range(first, last + 1))
    assert {problem.code for problem in problems if problem.line > last} >= {
        "M-TITLE", "M-ITALIC", "M-FIELD", "M-SHEET", "F-WORD", "F-NAME", "F-MISSING", "F-SHEET", "R-SHEET", "W-PART",
        "W-FORM", "W-VARIANT",
    }  # fmt: skip
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)


def test_every_wrong_fact_is_told_only_once(read):
    _, problems = read(ALL_WRONG, "x.md")
    told = [(problem.line, problem.code) for problem in problems if problem.line < 60]
    assert len(told) == len(set(told))


def test_an_empty_item_lacks_what_every_item_needs(read, vocabulary):
    _, problems = read("+++\n+++\n")
    assert {problem.code for problem in problems} == {"F-MISSING"}
    assert len(problems) == len(vocabulary.common_fields)


def test_a_bare_lesson_lacks_what_a_lesson_needs_and_nothing_is_told_twice(read, vocabulary):
    _, problems = read(GUIDE.replace('"guide"', '"lesson"').replace("gui-01", "com-lks2-01"))
    missing = [problem for problem in problems if problem.code == "F-MISSING"]
    assert len(missing) == len(vocabulary.kinds["lesson"].required)
    assert {problem.code for problem in problems} == {"F-MISSING", "R-SECTION", "R-SHEET"}


def test_a_lesson_is_read_whole(read_clean):
    item = read_clean(LESSON)
    assert (item.id, item.kind, item.source) == ("com-lks2-01", "lesson", "com-lks2-01.md")
    assert item.digest == hashlib.sha256(LESSON.encode()).hexdigest()
    assert (item.place.theme, item.place.stages, item.place.year_groups) == ("community", ("lks2",), ("Y3", "Y4"))
    assert item.timing.cuts == (Cut("15", "Quarter of an hour", 15),)
    assert [(step.title, step.minutes, step.cuts) for step in item.timing.steps] == [
        ("Starter quiz", 10, {"15": 5}),
        ("Listen and draw", 20, {"15": 10}),
    ]
    assert item.teaching.keywords == (
        Keyword("map", "a picture of a place from above", "The map shows the hall.", "map"),
    )
    assert item.teaching.stems[0] == Stem(1, "I can hear ...")
    assert [question.type for question in item.teaching.quiz_start + item.teaching.quiz_end] == ["choice", "short"]
    assert list(item.care.eal) == ["A", "B", "C", "D", "E"]
    assert item.care.safety is not None
    assert item.care.safety.adult_level == 1
    assert item.exchange is not None
    assert item.exchange.templates == ("xt-01",)
    assert item.alignments[1] == Alignment("nc-spoken:6", "partial", "step 1")
    assert item.relations.ids() == ("chk-01", "xt-01")
    assert (item.record.created, item.record.reading_age) == (date(2026, 11, 21), "7-9")
    assert [section.slug for section in item.sections] == [
        "before-you-teach", "the-lesson", "questions-and-talk", "adapt", "sheets", "exchange", "assessment",
    ]  # fmt: skip
    assert [(sheet.id, sheet.level, sheet.of) for sheet in item.sheets] == [
        ("S1", "standard", ""),
        ("S2", "supported", "S1"),
    ]


def test_optional_facts_may_be_left_out(read_clean):
    item = read_clean(GUIDE)
    assert (item.exchange, item.care.safety, item.place.theme) == (None, None, "")
    assert (item.care.eal, item.care.contact_conditions, item.relations.ids()) == ({}, {}, ())
    assert item.sheets == ()


@pytest.mark.parametrize("attributes", ["", ' paper="A3-landscape" level="stretch" role="answers" of="S2"'])
def test_attributes_of_a_sheet(attributes, read_clean):
    other = '\n::: sheet id="S2" title="T" audience="family" copies="pair"\nHello.\n:::'
    own = f'::: sheet id="S1" title="T" audience="teacher" copies="group"{attributes}\nHello.\n:::'
    first, second = read_clean(guide(own + other)).sheets
    wanted = ("A3-landscape", "stretch", "answers", "S2") if attributes else ("A4", "standard", "", "")
    assert (first.paper, first.level, first.role, first.of) == wanted
    assert (second.audience, second.copies) == ("family", "pair")
    assert first.blocks == (Paragraph(first.blocks[0].text, key="S1.1"),)


@pytest.mark.parametrize("sheet_id", ["plan", "notes", "s1", "S0", "S100", "S1/../x", "S 1"])
def test_sheets_have_no_other_ids_than_s_and_a_number(sheet_id, read):
    _, problems = read(guide(f'::: sheet id="{sheet_id}" title="T" audience="pupil" copies="one"\nHello.\n:::'))
    assert [problem.code for problem in problems] == ["F-SHEET"]


def test_quotation_marks_from_a_word_processor_are_told(read):
    _, problems = read(guide("::: sheet id=“S1” title=“T” audience=“pupil” copies=“one”\nHello.\n:::"))
    assert {problem.code for problem in problems} == {"F-MISSING", "F-SHEET"}


@pytest.mark.parametrize("text", [LESSON, CHECK_IN, TEMPLATE])
def test_reading_twice_gives_the_same_item(text, read):
    name = f"{text.split(chr(34))[1]}.md"
    assert read(text, name) == read(text, name)
    assert read(text, name)[0] is not None


def test_problems_are_told_in_one_line_with_their_place(read):
    _, problems = read(GUIDE.replace("minutes = 10", "minutes = 0"))
    assert str(problems[0]) == (
        "gui-01.md:14: error F-RANGE: “minutes” must be a whole number from 1 to 2000. "
        "Change it to a number from 1 to 2000."
    )
