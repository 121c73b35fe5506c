import pytest

from item_text import GUIDE, guide, line_of
from linkwell.domain.problem import Severity
from linkwell.library.source_text import MAX_BYTES, split

WARNING = Severity.WARNING


def codes(data: bytes) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in split(data, "x.md")[1]]


def test_the_halves_keep_their_lines():
    source, problems = split(b"+++\na = 1\nb = 2\n+++\n\nHello\n", "x.md")
    assert problems == []
    assert source is not None
    assert source.facts == {"a": 1, "b": 2}
    assert (source.facts_text, source.facts_line) == ("a = 1\nb = 2", 2)
    assert (source.body, source.body_line) == ("\nHello\n", 5)


@pytest.mark.parametrize("line_end", [b"\r\n", b"\r"])
def test_windows_and_old_mac_line_ends_are_understood(line_end):
    source, problems = split(b"+++\na = 1\n+++\nHello\n".replace(b"\n", line_end), "x.md")
    assert (problems, source and source.body) == ([], "Hello\n")


def test_a_byte_order_mark_is_left_out():
    source, problems = split(b"\xef\xbb\xbf+++\n+++\nHello", "x.md")
    assert (problems, source and source.body) == ([], "Hello")


def test_letters_with_accents_are_put_together():
    source, _ = split("+++\n+++\ncafe\u0301".encode(), "x.md")
    assert source is not None
    assert source.body == "caf\u00e9"


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"a" * (MAX_BYTES + 1), "I-SIZE", 0),
        ("+++\n+++\nHello".encode("utf-16"), "I-ENC", 0),
        ("+++\n+++\nHello".encode("utf-16-be"), "I-ENC", 0),
        ("+++\n+++\nHello".encode("utf-32"), "I-ENC", 0),
        (b"+++\n+++\nHel\x00lo", "I-ENC", 0),
        ("+++\n+++\n\nca\u00e9".encode("cp1252"), "I-ENC", 4),
        (b"+++\n+++\n\n\xed\xa0\x80", "I-ENC", 4),
        (b"", "I-FENCE", 1),
        (b"Hello", "I-FENCE", 1),
        (b"+++", "I-FENCE", 1),
        (b"+++\na = 1\n++++\n", "I-FENCE", 1),
        (("+++\n+++\na" + "\u0301\u0323" * 50_000).encode(), "I-ACCENT", 3),
        (b"+++\n+++\n" + b"word\n" * 30_000, "I-SIZE", 3),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data, code, line):
    assert codes(data) == [(code, line)]
    assert split(data, "x.md")[0] is None


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ("a = 1\na = 2\nb = 3", 3),
        ("a = 1\na = 2", 3),
        ("[a]\n[a]", 3),
        ('a = "open', 2),
        ("a = [1,", 2),
        ("\n\na = ", 4),
        ('a = "\\ud800"', 2),
        ("a = " + "[" * 1_400 + "]" * 1_400, 2),
        ("a = " + "{b=" * 700 + "1" + "}" * 700, 2),
        ("a = 2026-13-45", 2),
    ],
)
def test_facts_that_are_not_toml_are_told_with_their_line(facts, line):
    assert codes(f"+++\n{facts}\n+++\nHello".encode()) == [("I-TOML", line)]


def test_facts_nested_five_thousand_deep_are_refused():
    opening, closing = ["[" * 1_000] * 5, ["]" * 1_000] * 5
    assert codes(f"+++\na = {''.join(opening + closing)}\n+++".encode()) == [("I-LONG", 2)]
    lines = "\n".join(opening + closing)
    assert codes(f"+++\na = {lines}\n+++".encode()) == [("I-TOML", 2)]


def test_a_number_of_thousands_of_digits_is_refused():
    assert codes(f"+++\na = {'9' * 5_000}\n+++".encode()) == [("I-LONG", 2)]


def test_facts_that_never_end_are_refused():
    assert codes(b"+++\n" + b"a = 1\n" * 30_000 + b"+++\n") == [("I-SIZE", 2)]


def test_keys_with_thousands_of_dots_are_refused():
    assert codes(f"+++\nb = 1\n{'a.' * 20_000}a = 1\n+++".encode()) == [("I-LONG", 3)]


def test_the_text_is_still_read_when_the_facts_are_broken(read):
    item, problems = read("+++\na = \n+++\n\n## A\n\n# B\n")
    assert item is None
    assert [(problem.code, problem.line) for problem in problems] == [("I-TOML", 2), ("M-TITLE", 7)]


@pytest.mark.parametrize("control", ["\x07", "\x0c", "\x85", "\u202e", "\u2066", "\ufffe", "\ufeff"])
def test_invisible_characters_are_left_out_and_told(control, read):
    text = guide(f"## Notes\n\nHel{control}lo")
    item, problems = read(text)
    line = line_of(text, "## Notes") + 2
    assert [(problem.code, problem.line, problem.severity) for problem in problems] == [("I-CONTROL", line, WARNING)]
    assert item is not None
    assert item.sections[0].blocks[0].text[0].text == "Hello"


def test_several_invisible_characters_are_counted(read):
    _, problems = read(guide("## Notes\n\na\x07b\x07c\x07"))
    assert "U+0007) and 2 more" in problems[0].what


@pytest.mark.parametrize("bomb", ["[" * 50_000, ">" * 50_000, "*" * 100_000, "`" * 5_000, "> " * 40, "word " * 3_000])
def test_a_hostile_line_is_left_out_and_the_rest_is_read(bomb):
    text = f"{GUIDE}\n## Notes\nbefore\n{bomb}\nafter\n"
    source, problems = split(text.encode(), "x.md")
    assert [(problem.code in {"M-NEST", "I-LONG"}, problem.line) for problem in problems] == [
        (True, line_of(text, bomb))
    ]
    assert source is not None
    assert source.body == "\n## Notes\nbefore\n\nafter\n"


def test_a_hostile_paragraph_is_left_out_and_lines_are_kept():
    source, problems = split(("+++\n+++\none\n\n" + "[\n" * 900 + "\ntwo").encode(), "x.md")
    assert [(problem.code, problem.line) for problem in problems] == [("M-NEST", 5)]
    assert source is not None
    assert source.body.split("\n").index("two") == 2 + 900 + 1
    assert "[" not in source.body
