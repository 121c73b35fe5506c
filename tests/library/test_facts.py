import tomllib
from datetime import date

import pytest

from linkwell.library.facts import MOST_ENTRIES, UNKNOWN_DAY, Facts, Place

ALLOWED = ("identity", "diversity", "community")


def facts_of(text: str) -> tuple[Facts, list]:
    problems: list = []
    return Facts(tomllib.loads(text), Place("x.md", text, 2), problems), problems


def told(problems) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in problems]


def test_good_values_come_back_as_they_are():
    facts, problems = facts_of('a = "two  words"\nb = ["x", "y"]\nc = 3\nd = 2026-11-21\ne = 2026-11-21T10:00:00')
    assert facts.text("a") == "two words"
    assert facts.texts("b") == ("x", "y")
    assert facts.whole("c", 1, 5) == 3
    assert facts.day("d") == facts.day("e") == date(2026, 11, 21)
    facts.finish()
    assert problems == []


def test_missing_values_are_harmless_and_silent():
    facts, problems = facts_of("")
    assert (facts.text("a"), facts.texts("a"), facts.whole("a", 1, 5), facts.whole("a", 1, 5, 2)) == ("", (), 0, 2)
    assert (facts.day("a"), facts.table("a"), facts.tables("a")) == (UNKNOWN_DAY, None, [])
    assert (facts.choice("a", ALLOWED), facts.choices("a", ALLOWED)) == ("", ())
    assert (facts.words_by_name("a", ALLOWED), facts.minutes_by_name("a", ALLOWED)) == ({}, {})
    assert problems == []


WRONG_TYPES = ["1", "1.5", "true", '"word"', "2026-11-21", "10:30:00", "[1]", "[[1]]", '[["a"]]', "{}", "nan", "-inf"]


@pytest.mark.parametrize("value", WRONG_TYPES)
def test_a_value_of_the_wrong_type_is_told_once_and_never_raises(value):
    text = f"first = 1\na = {value}"
    asks = {
        str: lambda facts: facts.text("a"),
        int: lambda facts: facts.whole("a", 0, 9),
        date: lambda facts: facts.day("a"),
        dict: lambda facts: facts.table("a"),
    }
    right = type(tomllib.loads(text)["a"])
    for kind, ask in asks.items():
        facts, problems = facts_of(text)
        ask(facts)
        assert told(problems) == ([] if kind is right else [("F-TYPE", 3)])
    facts, problems = facts_of(text)
    assert facts.texts("a") == ()
    assert told(problems) == [("F-TYPE", 3)]
    facts, problems = facts_of(text)
    assert facts.tables("a") == []
    assert told(problems) == [("F-TYPE", 3)]


@pytest.mark.parametrize("number", [0, 6, -3, 10**30])
def test_a_number_out_of_range_gives_the_default(number):
    facts, problems = facts_of(f"a = {number}")
    assert facts.whole("a", 1, 5, 4) == 4
    assert told(problems) == [("F-RANGE", 2)]


def test_a_misspelt_word_is_told_with_the_nearest():
    facts, problems = facts_of('a = "divercity"\nb = ["comunity", "identity", "identity"]')
    assert facts.choice("a", ALLOWED) == ""
    assert facts.choices("b", ALLOWED) == ("identity",)
    assert [problem.mend for problem in problems] == ["Did you mean “diversity”?", "Did you mean “community”?"]


def test_a_word_that_is_near_to_none_is_told_with_all():
    facts, problems = facts_of(f'a = "{"q" * 90}"')
    facts.choice("a", ALLOWED)
    assert problems[0].mend == "Use one of: identity, diversity, community."
    assert len(problems[0].what) < 90


def test_a_misspelt_name_is_told_with_the_nearest():
    facts, problems = facts_of('titel = "x"\nzzzzzz = 1')
    facts.text("title")
    facts.finish()
    assert [(problem.code, problem.line, problem.mend) for problem in problems] == [
        ("F-NAME", 2, "Did you mean “title”?"),
        ("F-NAME", 3, "Delete it, or look its name up in resources/README.md."),
    ]


def test_hundreds_of_unknown_names_are_summed_up():
    facts, problems = facts_of("\n".join(f"n{number} = 1" for number in range(300)))
    facts.finish()
    assert len(problems) == 21
    assert "280 more" in problems[-1].what


@pytest.mark.parametrize("empty", ['""', '"  "', "[]", "{}", '"\\u0000 "'])
def test_what_is_empty_counts_as_missing(empty):
    facts, problems = facts_of(f"b = 1\na = {empty}")
    facts.require(("a", "b", "c"))
    assert told(problems) == [("F-MISSING", 3), ("F-MISSING", 2)]
    assert facts.wrote("a")


def test_false_and_nought_do_not_count_as_missing():
    facts, problems = facts_of("a = 0\nb = false")
    facts.require(("a", "b"))
    assert problems == []


def test_long_texts_and_long_lists_are_told():
    facts, problems = facts_of('a = "one two three"\nb = ["x", "y", "z"]\nc = ["%s"]' % ("w" * 2_001))
    facts.text("a", max_chars=5)
    facts.text("a", max_words=2)
    assert facts.texts("b", most=2) == ("x", "y")
    facts.texts("c")
    assert told(problems) == [("F-LONG", 2), ("F-LONG", 2), ("F-MANY", 3), ("F-LONG", 4)]


def test_empty_entries_are_told_unless_they_mean_something():
    facts, problems = facts_of('a = ["x", ""]')
    assert facts.texts("a", blanks=True) == ("x", "")
    assert problems == []
    facts.texts("a")
    assert told(problems) == [("F-BLANK", 2)]


def test_too_many_tables_are_told_and_the_first_are_read():
    facts, problems = facts_of("[[a]]\nx = 1\n" * (MOST_ENTRIES + 5))
    assert len(facts.tables("a")) == MOST_ENTRIES
    assert told(problems) == [("F-MANY", 2)]


def test_tables_may_be_written_inline():
    facts, problems = facts_of("a = [\n  { x = 1 },\n  { x = 9 },\n]")
    assert [entry.whole("x", 1, 5) for entry in facts.tables("a")] == [1, 0]
    assert told(problems) == [("F-RANGE", 2)]


NESTED = """\
title = "first"

[one]
title = "second"

[one.inner]
title = "third"

[[many]] # a remark
title = "fourth"
[[many.parts]]
title = "fifth"
[[many.parts]]
"title" = "sixth"

[[many]]
other = { title = "seventh" }
[[many.parts]]
title = "eighth"
"""


def test_every_place_names_its_own_line():
    place = Place("x.md", NESTED, 1)
    many = place.inside("many", 1)
    lines = {
        "first": place.line("title"),
        "second": place.inside("one").line("title"),
        "third": place.inside("one").inside("inner").line("title"),
        "fourth": place.inside("many").line("title"),
        "fifth": place.inside("many").inside("parts").line("title"),
        "sixth": place.inside("many").inside("parts", 1).line("title"),
        "seventh": many.inside("other").line("title"),
        "eighth": many.inside("parts").line("title"),
    }
    assert lines == {word: NESTED[: NESTED.index(word)].count("\n") + 1 for word in lines}


def test_what_is_not_written_is_placed_at_its_table():
    place = Place("x.md", NESTED, 1)
    assert place.line("missing") == 1
    assert place.inside("one").line("missing") == 3
    assert place.inside("many", 1).line("missing") == 16
    assert place.inside("many", 7).line("missing") == 9
    assert place.inside("nowhere").line("missing") == 1


def test_closed_tables_want_every_name():
    facts, problems = facts_of('[a]\nidentity = "x"\ncomunity = "y"')
    assert facts.words_by_name("a", ALLOWED) == {"identity": "x"}
    assert told(problems) == [("F-MISSING", 2), ("F-NAME", 4)]


def test_minutes_take_names_that_were_written():
    facts, problems = facts_of('a = { x = 2, y = 0, z = "" }')
    assert facts.minutes_by_name("a", ("x", "y", "z", "w")) == {"x": 2, "y": 0, "z": 0}
    assert told(problems) == [("F-TYPE", 2)]
