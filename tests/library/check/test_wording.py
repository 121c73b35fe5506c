import pytest

from item_text import guide, line_of
from linkwell.library.check import wording

GOOD = [
    "Draw a place that matters to you.",
    "Never ask anyone to draw their house.",
    "Somebody said: draw your house.",
    "Do not ask about religion.",
    "Ring Childline on 0800 1111.",
    "Send it by 21 November 2026 to the partner class.",
    "Use 2 sheets at 14 pt; it takes 30 minutes.",
]
PRYING = [
    "Draw your house.",
    "Draw your family tree.",
    "Where are you really from?",
    "Bring a baby photo from home.",
    "What did your mum and dad say?",
    "What religion are you?",
    "What colour is your skin?",
    "When is your birthday?",
    "How much do you weigh?",
]
PRIVATE = [
    "Write to 12 High Street.",
    "Our postcode is AB1 2DE.",
    "Ring 01632 960123 today.",
    "Write to someone@example.org now.",
    "Ask Mrs Patel about it.",
]


@pytest.fixture
def found_in(read, vocabulary):
    def found(text: str) -> list[tuple[str, int]]:
        item, problems = read(text)
        assert item is not None, problems
        return [(problem.code, problem.line) for problem in wording.check(item, text, vocabulary)]

    return found


@pytest.mark.parametrize("words", GOOD)
def test_words_that_are_fine(words, found_in):
    assert found_in(guide(f"## Notes\n\n{words}")) == []


@pytest.mark.parametrize("words", PRYING)
def test_requests_that_pry_are_found_at_their_line(words, found_in):
    text = guide(f"## Notes\nHello.\n\n{words}")
    assert found_in(text) == [("C-PRY", line_of(text, words))]


@pytest.mark.parametrize("words", PRIVATE)
def test_private_details_are_found_at_their_line(words, found_in):
    text = guide(f"## Notes\nHello.\n\n{words}")
    assert found_in(text) == [("C-PRIVATE", line_of(text, words))]


def test_facts_are_looked_at_too(found_in):
    text = guide("Hello.").replace("Help two classes say hello.", "Draw your house.")
    assert found_in(text) == [("C-PRY", line_of(text, "aim = "))]


def test_what_is_quoted_as_a_warning_is_exempt(found_in):
    table = "| Say | Not |\n|---|---|\n| Draw a place you like. | Draw your house. |"
    assert found_in(guide(f"## Say this, not that\n\n{table}")) == []
    assert [code for code, _ in found_in(guide(f"## Say this\n\n{table}"))] == ["C-PRY"]
    inside = guide(f"## Say this, not that\n\n{table}\n\nDraw your house.\n\n## More\n\n{table}")
    assert [code for code, _ in found_in(inside)] == ["C-PRY", "C-PRY"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_the_reader_counts_them(line_end, read, vocabulary):
    written = guide("## Notes\u2028 and\x0c so\x85 on\n\nDraw your house.")
    text = written.replace("\n", line_end)
    item, _ = read(text)
    found = list(wording.check(item, text, vocabulary))
    assert [problem.line for problem in found] == [line_of(written, "Draw your house.")]


def test_a_long_line_is_shown_in_part(found_in, read, vocabulary):
    text = guide("## Notes\n\n" + "Hello there. " * 40 + "Draw your house. " + "Hello there. " * 40)
    item, _ = read(text)
    (problem,) = wording.check(item, text, vocabulary)
    assert len(problem.what) < 150
