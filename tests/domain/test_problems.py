import pytest

from linkwell.domain.errors import AppError, Cancelled, ContentError, UsageError
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.progress import part_of


def test_a_problem_is_told_with_its_place():
    assert str(Problem("X-Y", "a.md", 3, "Wrong.", "Mend it.")) == "a.md:3: error X-Y: Wrong. Mend it."
    assert str(Problem("X-Y", "a.md", 0, "Wrong.", "Mend it.", Severity.ADVICE)) == "a.md: advice X-Y: Wrong. Mend it."


@pytest.mark.parametrize("kind", [AppError, ContentError, UsageError])
def test_an_error_says_what_happened_what_was_kept_and_what_to_do(kind):
    error = kind("X-Y", "It broke.", "Nothing was lost.", "Try again.")
    assert str(error) == "It broke. Nothing was lost. Try again. (X-Y)"
    assert isinstance(error, AppError)


def test_cancelling_is_no_error():
    assert not issubclass(Cancelled, AppError)


def test_progress_of_a_part_stays_within_its_share():
    told = []
    part = part_of(lambda fraction, message: told.append((fraction, message)), 0.5, 0.75)
    part(0.0, "begin")
    part(1.0, "end")
    assert told == [(0.5, "begin"), (0.75, "end")]
