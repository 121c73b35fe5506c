import pytest

import item_text
from linkwell.domain.catalogue import Catalogue
from linkwell.domain.errors import Cancelled
from linkwell.library.check.coverage import coverage
from linkwell.library.check.lint import lint
from linkwell.library.loader import item_files, load


@pytest.fixture
def catalogue(tiny_library, vocabulary):
    return load(item_files(tiny_library, ["."]), vocabulary)


def test_a_good_library_has_nothing_to_mend(catalogue, tiny_library, vocabulary):
    assert lint(catalogue, tiny_library, vocabulary) == ()


def test_problems_of_reading_and_of_words_are_told_together_in_order(tiny_library, vocabulary):
    (tiny_library / "chk-01.md").write_text(item_text.CHECK_IN + "\nDraw your house.\n\n*Softly.*\n", encoding="utf-8")
    (tiny_library / "chk-02.md").write_text("+++", encoding="utf-8")
    (tiny_library / "xt-01.md").unlink()
    catalogue = load(item_files(tiny_library, ["."]), vocabulary)
    found = lint(catalogue, tiny_library, vocabulary)
    assert [(problem.code, problem.file) for problem in found] == [
        ("C-PRY", "chk-01.md"),
        ("M-ITALIC", "chk-01.md"),
        ("I-FENCE", "chk-02.md"),
        ("R-POINTER", "com-lks2-01.md"),
    ]


def test_a_file_that_went_away_since_is_passed_over(catalogue, tiny_library, vocabulary):
    (tiny_library / "chk-01.md").unlink()
    assert lint(catalogue, tiny_library, vocabulary) == ()


def test_checking_tells_its_progress_and_may_be_cancelled(catalogue, tiny_library, vocabulary):
    told = []
    lint(catalogue, tiny_library, vocabulary, lambda fraction, message: told.append(message))
    assert told == [
        "Checking How to greet a class",
        "Checking The map of what matters",
        "Checking How to greet a class",
    ]

    def cancel(fraction, message):
        raise Cancelled

    with pytest.raises(Cancelled):
        lint(catalogue, tiny_library, vocabulary, cancel)


def test_coverage_counts_lessons_only(catalogue, vocabulary):
    found = coverage(catalogue, vocabulary)
    assert found.counts["community", "lks2"] == 1
    assert sum(found.counts.values()) == 1
    assert len(found.counts) == len(vocabulary.themes) * len(vocabulary.stages)
    assert len(found.thin()) == len(found.counts)


def test_a_cell_with_three_lessons_is_not_thin(catalogue, vocabulary):
    lesson = catalogue.get("com-lks2-01")
    three = Catalogue({str(number): lesson for number in range(3)}, (), "")
    assert ("community", "lks2") not in coverage(three, vocabulary).thin()
