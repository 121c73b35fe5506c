"""Whatever a file holds, reading it gives an item or Problems, and never an exception."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from item_text import GUIDE, LESSON, SHEET, guide, sheet
from linkwell.domain.document import Run, plain
from linkwell.domain.problem import Problem
from linkwell.domain.rewrite import texts
from linkwell.library.compose.parts import compose, sheet_ids
from linkwell.library.worksheet_parts import PARTS

MARKS = ["[", "]", "(", ")", "*", "**", "_", "__", "`", "<", ">", "&", "!", "\\", "|", "#", "## ", "### ", "- ", "1. ", "> ",
         "{{", "}}", "{{our.class}}", "[____]", "[ ]", "![", "](", "https://a.org", "<b>", "&#12;", "&amp;", ":::", "::: sheet",
         SHEET, "@variant ks2", "@variant end", "---", "===", "    ", "\t", "\n", "\n\n", "|---|", "```", "\u202e", "\u0301",
         "\ufeff", "\x0c", "\x85", "\u2028", "word", "é", "漢", "0", "x", "mm", *(f"@{name} " for name in PARTS)]  # fmt: skip

any_text = st.one_of(
    st.text(),
    st.lists(st.sampled_from(MARKS), max_size=40).map("".join),
    st.lists(st.sampled_from([*MARKS, "\n"]), max_size=40).map("\n".join),
    st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=4)), max_size=30).map(" ".join),
)
quickly = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def assert_sound(read, vocabulary):
    """Reading gives problems with a place, or an item whose every part can be composed and is clean."""

    def check(data: bytes) -> tuple[Problem, ...]:
        item, problems = read(data)
        lines = data.count(b"\n") + data.count(b"\r") + 2
        assert all(isinstance(problem, Problem) and 0 <= problem.line <= lines for problem in problems)
        assert item is not None or problems
        for name in sheet_ids(item) if item else ():
            for text in texts(compose(item, name, (), vocabulary).blocks):
                assert_printable(text)
        return problems

    return check


def assert_printable(text) -> None:
    assert not any(ord(letter) < 32 or 0x202A <= ord(letter) <= 0x202E for letter in plain(text))
    for inline in text:
        if isinstance(inline, Run):
            assert inline.text
            assert inline.href is None or inline.href.lower().startswith(("https://", "mailto:"))


@quickly
@given(st.one_of(st.binary(), any_text.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_as_a_file(assert_sound, data):
    assert_sound(data)


@quickly
@given(any_text)
def test_any_text_below_the_facts(assert_sound, text):
    assert_sound(guide(text).encode("utf-8", "replace"))


@quickly
@given(any_text)
def test_any_text_in_a_sheet(assert_sound, text):
    assert_sound(sheet(text).encode("utf-8", "replace"))


@quickly
@given(any_text)
def test_any_text_between_the_fences(assert_sound, text):
    assert_sound(f"+++\n{text}\n+++\nHello".encode("utf-8", "replace"))


LINES = LESSON.split("\n")
TOML_VALUES = ['""', "0", "-1", "9999999999999999999", "true", "[]", "{}", '["x"]', "[[1]]", "2026-11-21", "nan", "'\\u0000'",
               '"\\u0000\\u202e"', '["", ""]', "{ a = 1 }", "[{}]", "10:30:00", "2026-11-21T10:00:00Z"]  # fmt: skip


@quickly
@given(st.sampled_from([at for at, line in enumerate(LINES) if " = " in line]), st.sampled_from(TOML_VALUES))
def test_any_value_for_any_fact(assert_sound, at, value):
    name = LINES[at].partition(" = ")[0]
    spoilt = [*LINES[:at], f"{name} = {value}", *LINES[at + 1 :]]
    assert_sound("\n".join(spoilt).encode())


@quickly
@given(st.lists(st.integers(0, len(LINES) - 1), min_size=1, max_size=6), st.randoms())
def test_a_lesson_with_lines_lost_doubled_or_moved(assert_sound, places, chance):
    lines = list(LINES)
    for place in places:
        at = place % len(lines)
        match chance.randrange(3):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case _:
                lines.insert(chance.randrange(len(lines)), lines.pop(at))
    assert_sound("\n".join(lines).encode())


BOMBS = {
    "brackets": "[" * 50_000,
    "brackets on lines": "[\n" * 30_000,
    "links": "[a](" * 20_000,
    "pictures": "![" * 30_000,
    "quotations": ">" * 50_000,
    "quotations with spaces": "> " * 5_000,
    "stars": "*" * 100_000,
    "stars and words": "*a **a " * 10_000,
    "underscores": "_a" * 40_000,
    "code marks": "`a ``a " * 9_000,
    "angles": "<a " * 30_000,
    "entities": "&amp;" * 20_000,
    "list in list in list": "".join("  " * depth + "- x\n" for depth in range(150)),
    "lists on one line": "- " * 4_000,
    "numbers on one line": "1. " * 3_000,
    "mixed holders": "> - > 1. " * 400,
    "table of many columns": "|a" * 4_000 + "|\n" + "|-" * 4_000 + "|\n",
    "table of many rows": "|a|b|\n|-|-|\n" + "|1|2|\n" * 10_000,
    "table with empty cells": "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + "|1|\n" * 2_000,
    "sheets without end": f"{SHEET}\n" * 1_000,
    "fences": ":::\n" * 20_000,
    "variants": f"{SHEET}\n" + "@variant ks2\n" * 5_000,
    "one long line": "word " * 20_000,
    "one long word": "a" * 100_000,
    "many sections": "## a\n" * 5_000,
    "accents": "a" + "\u0301\u0323" * 20_000,
}


HARMLESS = {"many sections"}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_or_left_out_and_told(name, assert_sound):
    assert bool(assert_sound(guide(BOMBS[name]).encode())) == (name not in HARMLESS)


def test_nothing_from_elsewhere_is_ever_named_in_an_item(read):
    hostile = "\n\n".join(
        f"[a]({place}) <{place}> ![b]({place})"
        for place in (
            "file:///etc/passwd",
            "//host/share",
            "javascript:alert(1)",
            "ms-msdt:/x",
            "http://a.org",
            "C:/x.png",
        )
    )
    item, _ = read(guide(f"## Notes\n\n{hostile}\n\n<img src=/etc/passwd>"))
    runs = [inline for section in item.sections for text in texts(section.blocks) for inline in text]
    assert all(inline.href is None for inline in runs)


def test_a_file_of_nothing_but_facts_in_a_million_tables_is_summed_up(read):
    _, problems = read("+++\n" + "[[steps]]\n" * 9_000 + "+++\n")
    assert "F-MANY" in {problem.code for problem in problems}
    assert len(problems) < 300


def test_the_guide_itself_is_sound(assert_sound):
    assert_sound(GUIDE.encode())
    assert_sound(LESSON.encode())
