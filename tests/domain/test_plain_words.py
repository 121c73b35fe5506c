import dataclasses
import typing

import pytest

from linkwell.domain import document, item
from linkwell.domain.document import PAPER_MM, Field, Gap, PaperName, Run, Tick, plain, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ((), ""),
        ((Run("a "), Run("b", strong=True)), "a b"),
        ((Field("our.class"), Run(" and "), Gap(12.0)), "{{our.class}} and ____"),
        ((Tick(), Run(" yes")), "[ ] yes"),
    ],
)
def test_inlines_as_plain_words(text, expected):
    assert plain(text) == expected


def test_no_words_are_no_inlines():
    assert words("") == ()
    assert words("a", strong=True) == (Run("a", strong=True),)


def test_every_paper_has_a_size():
    assert set(PAPER_MM) == set(typing.get_args(PaperName))


@pytest.mark.parametrize("module", [document, item])
def test_the_model_is_made_of_frozen_values(module):
    kinds = [kind for kind in vars(module).values() if dataclasses.is_dataclass(kind)]
    assert len(kinds) > 10
    for kind in kinds:
        assert kind.__dataclass_params__.frozen
        assert "__slots__" in vars(kind)
