import pytest

from item_text import SHEET, guide, sheet
from linkwell.domain.problem import Severity
from linkwell.library.check import reading

EASY = "We sat on a mat. It is a big red mat. "
HARD = "Representational considerations necessitate comprehensive international collaboration among institutions. "


@pytest.fixture
def severities(read_clean, vocabulary):
    return lambda text: [problem.severity for problem in reading.check(read_clean(text), vocabulary)]


@pytest.mark.parametrize("audience", ["pupil", "family"])
@pytest.mark.parametrize(
    ("words", "expected"),
    [(EASY * 20, []), (HARD, [Severity.ADVICE]), (HARD * 20, [Severity.WARNING]), ("[____]", [])],
)
def test_hard_words_are_told_and_surely_so_when_there_are_many(audience, words, expected, severities):
    assert severities(sheet(words).replace('audience="pupil"', f'audience="{audience}"')) == expected


def test_teachers_may_read_hard_words(severities):
    assert severities(sheet(HARD * 20).replace('audience="pupil"', 'audience="teacher"')) == []
    assert severities(guide(f"## Notes\n\n{HARD * 20}")) == []


def test_each_stage_is_measured_by_its_own_words(severities):
    both = guide(f"{SHEET}\n@variant ks1\n{{}}\n@variant ks5\n{{}}\n@variant end\n:::")
    both = (
        both.replace('["lks2"]', '["ks1", "ks5"]')
        .replace("age_min = 7", "age_min = 5")
        .replace("age_max = 9", "age_max = 18")
    )
    middling = "The teachers asked everybody to choose a quiet game, and after that they played together. " * 12
    assert severities(both.format(EASY * 20, middling)) == []
    assert severities(both.format(middling, EASY * 20)) == [Severity.WARNING]


def test_the_words_of_every_part_are_measured(severities):
    assert severities(sheet(f"@cards 2 x 3\n- {HARD}")) == [Severity.ADVICE]
    assert severities(sheet(f"@write-lines 2 x 10 mm | {HARD}")) == [Severity.ADVICE]


def test_the_sheet_is_named(read_clean, vocabulary):
    (problem,) = reading.check(read_clean(sheet(HARD * 20)), vocabulary)
    assert (problem.code, problem.file) == ("C-AGE", "gui-01.md")
    assert "Sheet S1 reads at age" in problem.what
