"""Words, stems, synonyms and needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_library import make_item

from linkwell.library.index import synonyms
from linkwell.library.index.bitsets import bits, members
from linkwell.library.index.needs import needs_of
from linkwell.library.index.synonyms import Synonyms
from linkwell.library.index.words import LONGEST_WORD, fold, stem, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Map of What Matters", ["the", "map", "of", "what", "matters"]),
        ("Children’s café—don't!", ["children", "cafe", "dont"]),
        ("check-in", ["check", "in"]),
        ("LKS2 Y4 60", ["lks2", "y4", "60"]),
        ("snake_case ____", ["snake", "case"]),
        ("Zażółć Łódź مرحبا", ["zazołc", "łodz", "مرحبا"]),
        ("🎉 …", []),
    ],
)
def test_words(text, words):
    assert words_of(text) == words


@given(st.text())
def test_words_are_folded_and_short(text):
    for word in words_of(text):
        assert word == fold(word)
        assert 0 < len(word) <= LONGEST_WORD


@pytest.mark.parametrize(
    "family",
    [
        ("belong", "belongs", "belonging"),
        ("map", "maps", "mapping", "mapped"),
        ("story", "stories"),
        ("colour", "colours"),
    ],
)
def test_words_of_one_family_have_one_stem(family):
    assert len({stem(word) for word in family}) == 1


def test_british_spelling_stays():
    assert stem("colour") != stem("color")


def test_groups_work_both_ways_and_expansions_one_way():
    known = Synonyms([("left out", "lonely")], {"ks2": ("lks2", "uks2")})
    assert known.others(["lone"]) == ("left out",)
    assert known.others(["left", "out"]) == (stem("lonely"),) or known.others(["left", "out"]) == ("lone",)
    assert known.others(["ks2"]) == ("lks2", "uks2")
    assert known.others(["lks2"]) == ()


def test_expressions_are_found_in_lines_also_inside_longer_ones():
    known = Synonyms([("key stage 2", "juniors"), ("lower key stage 2", "lower juniors")], {})
    stems = [stem(word) for word in words_of("in lower key stage 2 today")]
    assert set(known.expressions(stems)) == {"lower key stage 2", "key stage 2"}
    assert known.longest(stems, 1) == 4
    assert known.longest(stems, 0) == 1


def test_every_synonym_of_the_vocabulary_finds_another(vocabulary):
    known = synonyms.of(vocabulary)
    for group in vocabulary.synonyms:
        stems = {tuple(stem(word) for word in words_of(words)) for words in group}
        for own in stems:
            assert {" ".join(other) for other in stems - {own}} <= set(known.others(own))


@pytest.mark.parametrize(
    ("equipment", "needs"),
    [
        ((), ("none",)),
        (("Pencils (no colour needed)", "Sheet S1 or S2", "S3 patient cards"), ("none",)),
        (("Pencils, scissors, tape, a watch",), ("classroom",)),
        (("Ball of thick wool, cut into 80 cm lengths",), ("materials",)),
        (("Old metal teaspoon",), ("materials",)),
        (("A tablet or phone", "Glue"), ("classroom", "device")),
    ],
)
def test_needs(equipment, needs):
    assert needs_of(make_item("com-ks1-09", "Any", equipment=equipment)) == needs


@given(st.sets(st.integers(0, 3000)))
def test_sets_of_bits_hold_what_was_put_in(numbers):
    assert members(bits(numbers)) == sorted(numbers)
    assert bits(numbers).bit_count() == len(numbers)
