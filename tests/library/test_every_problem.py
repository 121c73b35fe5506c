"""Each kind of problem, made by spoiling one line of a good lesson: it is told once, at its line, and nothing else is."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import linkwell.library
from item_text import LESSON, line_of
from linkwell.domain.problem import Severity

_NOTE = "Walk to each stop."
_LINE = "My place is the [____________]."
_SECOND_CUT = '[[cuts]]\nid = "15"\ntitle = "Again"\nminutes = 15 # again'
_MISCONCEPTION = '[[misconceptions]]\nbelief = "x"\nreply = "y"\n\n'
_REST = 'title="Hello" audience="pupil" copies="one"'


@dataclass(frozen=True)
class Spoilt:
    """`old` becomes `new`; the problem is expected at the line where `at` (or else `new`) stands."""

    code: str
    old: str
    new: str
    at: str = ""
    severity: Severity = Severity.ERROR

    def text(self) -> str:
        assert self.old in LESSON
        return LESSON.replace(self.old, self.new, 1)

    def line(self) -> int:
        return line_of(self.text(), self.at or self.new)

    def __str__(self) -> str:
        return f"{self.code} {(self.at or self.new)[:30]}"


def _warning(code: str, old: str, new: str, at: str = "") -> Spoilt:
    return Spoilt(code, old, new, at, Severity.WARNING)


def _table(start: str) -> str:
    """A whole table of facts, from these words to the next table."""
    begin = LESSON.index(start)
    return LESSON[begin : LESSON.index("\n[", begin + 1) + 1]


FACTS = [
    Spoilt("I-TOML", "minutes = 30", "minutes = thirty"),
    Spoilt("I-TOML", 'licence = "CC-BY-4.0"', 'licence = "CC-BY-4.0"\nlicence = "CC0"', 'licence = "CC0"'),
    Spoilt("I-TOML", 'aim = "Make one', 'aim = "Make\none', 'aim = "Make'),
    Spoilt("I-LONG", "Make one map", "Make one map " * 300, 'aim = "'),
    Spoilt("F-TYPE", "minutes = 30", 'minutes = "30"'),
    Spoilt("F-TYPE", "minutes = 30", "minutes = 30.0"),
    Spoilt("F-TYPE", "prep_min = 5", "prep_min = true"),
    Spoilt("F-TYPE", 'title = "The map of what matters"', "title = 5"),
    Spoilt("F-TYPE", "created = 2026-11-21", 'created = "2026-11-21"'),
    Spoilt("F-TYPE", 'home_link = "Count the sounds in one room."', "home_link = 10:30:00"),
    Spoilt("F-TYPE", 'oracy = ["linguistic"]', 'oracy = "linguistic"'),
    Spoilt("F-TYPE", 'oracy = ["linguistic"]', 'oracy = ["linguistic", 2]'),
    Spoilt("F-TYPE", 'symbol = "map"', 'symbol = ["map"]'),
    Spoilt("F-RANGE", "minutes = 30", "minutes = 0"),
    Spoilt("F-RANGE", "phase = 1", "phase = 9"),
    Spoilt("F-RANGE", "correct = 1", "correct = 4"),
    Spoilt("F-RANGE", "adult_level = 1", "adult_level = 5"),
    Spoilt("F-LONG", '"The map of what matters"', '"The map of what matters to each and every one of us"', "title = "),
    Spoilt("F-LONG", "Make one map", "Make " + "one " * 30 + "map", "aim = "),
    Spoilt("F-MANY", 'review_prompts = ["Who listened well?"]', 'review_prompts = ["a", "b", "c", "d"]'),
    Spoilt("F-BLANK", 'review_prompts = ["Who listened well?"]', 'review_prompts = ["a", " "]'),
    Spoilt("F-MISSING", 'aim = "Make one map of sounds from many answers."\n', "", 'id = "com'),
    Spoilt("F-MISSING", 'aim = "Make one map of sounds from many answers."', 'aim = "  "'),
    Spoilt("F-MISSING", 'word = "map"\n', "", "[[keywords]]"),
    Spoilt("F-MISSING", 'B = "Use two words."\n', "", "[adapt.eal]"),
    Spoilt("F-MISSING", 'question_back = "Where would you stand?"\n', "", "[exchange]"),
    Spoilt("F-NAME", "prep_min = 5", "prep_mins = 5"),
    Spoilt("F-NAME", "cut = { 15 = 10 }", "cut = { 15 = 10, 20 = 1 }"),
    Spoilt("F-NAME", "adult_level = 1", "adult_levels = 1"),
    Spoilt("F-WORD", 'theme_also = ["diversity"]', 'theme_also = ["diversty"]'),
    Spoilt("F-WORD", 'grouping = "pair"', 'grouping = "pairs of two"'),
    Spoilt("F-WORD", 'licence = "CC-BY-4.0"', 'licence = "CC0"'),
    Spoilt("F-WORD", 'symbol = "map"', 'symbol = "rocket"'),
    Spoilt("F-WORD", 'inclusive_checks = "2026-11"', 'inclusive_checks = "2019-01"'),
    Spoilt("F-QUIZ", '"Whom would you ask?", ', "", "feedback = "),
    Spoilt("F-QUIZ", 'strong = "The gate squeaks', 'answers = ["a"]\nstrong = "The gate squeaks', 'answers = ["a"]'),
    Spoilt("F-ALIGN", 'code = "nc-spoken:6"', 'code = "nc-spoken:66"'),
    _warning("F-MARK", "Count the sounds", "Count the **sounds**", "home_link = "),
    _warning("F-MARK", "Count the sounds", "Count the sounds of {{our.class}}", "home_link = "),
    _warning("I-CONTROL", "Count the sounds", "Count\\u0007 the sounds", "home_link = "),
]

SHEETS = [
    Spoilt("F-SHEET", 'title="My map" audience', 'title="My map" loose audience'),
    Spoilt("F-SHEET", 'title="My map" audience', 'title="My map" title="Again" audience'),
    Spoilt("F-SHEET", '::: sheet id="S2"', '::: sheet id="sheet-two"'),
    Spoilt("F-NAME", 'title="My map" audience', 'title="My map" colour="red" audience'),
    Spoilt("F-WORD", 'title="My map" audience="pupil"', 'title="My map" audience="pupils"'),
    Spoilt("F-WORD", 'title="My map" audience="pupil"', 'title="My map" paper="a4" audience="pupil"'),
    Spoilt("F-MISSING", 'title="My map" audience="pupil" copies="pupil"', 'title="My map" audience="pupil"'),
    Spoilt("M-SHEET", _LINE, "## Another section"),
    Spoilt("M-SHEET", "Draw your place.\n:::\n", "Draw your place.\n", '::: sheet id="S2"'),
    Spoilt("M-BLOCK", _NOTE, "::: note"),
    Spoilt("M-BLOCK", _NOTE, f"{_NOTE}\n:::", ":::"),
    Spoilt("W-PART", _LINE, "@write-line 3 x 10 mm"),
    Spoilt("W-PART", _NOTE, "@write-lines 3 x 10 mm"),
    Spoilt("W-FORM", "@draw-box 170 x 120 mm", "@draw-box 170 mm"),
    Spoilt("W-FORM", _LINE, "@checklist | Safe?"),
    Spoilt("W-VARIANT", _LINE, "@variant lks9\nWords\n@variant end", "@variant lks9"),
    Spoilt("W-VARIANT", _LINE, "@variant lks2\nWords", "@variant lks2"),
    Spoilt("W-VARIANT", _LINE, "@variant end"),
    Spoilt("W-LANG", _LINE, "@translation xx\nWords\n@translation end", "@translation xx"),
    Spoilt("W-LANG", _LINE, "@translation pl\nWitamy!", "@translation pl"),
    Spoilt("W-LANG", _LINE, "@translation end"),
    _warning("R-VARIANT", _LINE, "@variant secondary\nWords\n@variant end", '::: sheet id="S1"'),
    Spoilt("R-SHEET", 'of="S1"', 'of="S7"'),
    Spoilt("R-SHEET", "## Exchange", f'::: sheet id="S2" {_REST}\nHello.\n:::\n\n## Exchange', f'id="S2" {_REST}'),
    Spoilt("R-SHEET", 'level="supported" of="S1"', 'level="supported"', 'title="My map, with help"'),
    Spoilt("R-SHEET", 'level="supported" of="S1"', "", "## Sheets"),
]

TEXT = [
    Spoilt("M-TITLE", _NOTE, "# The map of what matters"),
    Spoilt("M-TITLE", _NOTE, "####"),
    Spoilt("M-CODE", _NOTE, f"{_NOTE}\n\n    far to the right", "    far to the right"),
    Spoilt("M-CODE", _NOTE, "```\nprint\n```"),
    Spoilt("M-TABLE", _NOTE, "| a | b |\n|---|---|\n| 1 | 2 | 3 |", "| 1 | 2 | 3 |"),
    Spoilt("M-TABLE", _NOTE, "|a" * 13 + "|\n" + "|-" * 13 + "|"),
    Spoilt("M-NEST", _NOTE, "".join("  " * depth + "- x\n" for depth in range(6)), "        - x"),
    Spoilt("M-NEST", _NOTE, "[" * 2_000),
    Spoilt("I-LONG", _NOTE, "word " * 3_000),
    Spoilt("M-FIELD", _NOTE, "We are {{our.clas}}."),
    _warning("M-RULE", _NOTE, "________"),
    _warning("M-RULE", _NOTE, f"{_NOTE}\n---", "---\n\n## Questions"),
    _warning("M-ITALIC", _NOTE, "Walk *slowly* there."),
    _warning("M-LINK", _NOTE, "See [this](http://example.org)."),
    _warning("M-IMAGE", _NOTE, "![a cat](cat.png)"),
    _warning("M-HTML", _NOTE, "Walk <b>slowly</b>."),
    _warning("M-STRAY", _NOTE, "Walk **slowly there."),
    _warning("M-STRAY", _NOTE, "Hello {{our.class}, how are you?"),
    _warning("I-CONTROL", _NOTE, "Walk&#12; on."),
    _warning("I-CONTROL", _NOTE, "Walk \u202eno"),
]

RULES = [
    Spoilt("R-ID", 'id = "com-lks2-01"', 'id = "com-lks2-1"'),
    Spoilt("R-FILE", 'id = "com-lks2-01"', 'id = "com-lks2-02"'),
    Spoilt("R-ID", 'theme = "community"', 'theme = "identity"', "id = "),
    Spoilt("R-AGE", "age_max = 9", "age_max = 12", "age_min"),
    Spoilt("R-AGE", "age_min = 7", "age_min = 9"),
    Spoilt("R-YEAR", 'year_group = ["Y3", "Y4"]', 'year_group = ["Y3", "Y7"]'),
    Spoilt("R-MINUTES", "minutes = 30", "minutes = 31"),
    Spoilt("R-MINUTES", "cut = { 15 = 10 }", "cut = { 15 = 9 }", "minutes = 15"),
    Spoilt("R-CUT", "[[steps]]", f"{_SECOND_CUT}\n\n[[steps]]", "minutes = 15 # again"),
    Spoilt("R-STEPS", "### Listen and draw", "### Listen, then draw", "## The lesson"),
    Spoilt("R-SECTION", "## Questions and talk", "## Questions", 'id = "com'),
    Spoilt("R-SECTION", "## Assessment", "## Assessment\n\n## Sheets", 'id = "com'),
    Spoilt("R-ADAPT", "### Virtual", "### Online", "## Adapt"),
    Spoilt("R-STEMS", "tier = 3", "tier = 2", "[[stems]]"),
    Spoilt("R-MANY", "[[equipment]]", _MISCONCEPTION * 3 + "[[equipment]]", "[[misconceptions]]"),
    Spoilt("R-ALIGN", _table('[[alignments]]\ncode = "nc-spoken:6"'), "", "[[alignments]]"),
    Spoilt("R-CONTACT", _table("[contact_conditions]"), "", "step = "),
    Spoilt("R-EXCHANGE", _table("[exchange]"), "", "step = "),
    Spoilt("R-BALANCE", 'contested = "none"', 'contested = "balanced-views-needed"'),
    Spoilt("R-CRITERIA", '"I can listen.", ', "", "success_criteria"),
    Spoilt("R-ICAN", '"I can listen."', '"We can listen."', "success_criteria"),
    Spoilt("R-ICAN", 'outcome = "I can add', 'outcome = "Pupils can add'),
    Spoilt("R-POINT", '"A map can show sounds."', '"' + "one " * 21 + '"', "key_points"),
    Spoilt("R-REVIEW", "review_due = 2028-11-20", "review_due = 2029-11-20"),
    Spoilt("R-REVIEW", "review_due = 2028-11-20", "review_due = 2026-11-21"),
]


@pytest.mark.parametrize("spoilt", [*FACTS, *SHEETS, *TEXT, *RULES], ids=str)
def test_one_spoilt_line_gives_one_problem_at_its_line(spoilt, faults_of):
    assert faults_of(spoilt.text()) == [(spoilt.code, spoilt.line(), spoilt.severity)]


@pytest.mark.parametrize("spoilt", [*FACTS, *SHEETS, *TEXT, *RULES], ids=str)
def test_errors_keep_an_item_out_and_warnings_do_not(spoilt, read):
    item, problems = read(spoilt.text())
    assert (item is None) == (spoilt.severity is Severity.ERROR)
    assert all(problem.file == "com-lks2-01.md" and problem.what and problem.mend for problem in problems)


def test_a_good_lesson_has_no_problems(read_clean):
    assert read_clean(LESSON).id == "com-lks2-01"


ELSEWHERE = {"I-SIZE", "I-ENC", "I-FENCE", "I-ACCENT", "I-READ", "R-TWIN", "R-POINTER", "R-SPEAKER", "V-FILE"}
"""Codes of whole files and libraries: see `test_source_text`, `test_loader`, `test_vocabulary_files`, `test_translations`."""


def test_every_code_of_the_reader_is_spoilt_here():
    folder = Path(linkwell.library.__file__).parent
    written = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    tested = {spoilt.code for spoilt in [*FACTS, *SHEETS, *TEXT, *RULES]}
    assert set(re.findall(r'"([A-Z]-[A-Z]+)"', written)) == tested | ELSEWHERE
