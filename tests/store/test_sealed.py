"""A sealed text comes back exactly, or not at all."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwell.domain.errors import ContentError
from linkwell.store import sealed
from store import samples

TEXT = '{"title":"Who am I?","words":"' + "Three things that matter to me. " * 20 + '"}'


@samples.UNHURRIED
@given(st.text())
def test_a_text_comes_back(text):
    assert sealed.unseal(sealed.seal(text)) == text


def test_half_a_character_does_not_stop_a_save():
    assert sealed.unseal(sealed.seal("a\ud83db")) == "a\ufffdb"


def test_no_flipped_bit_gives_another_text():
    body = sealed.seal(TEXT)
    refused = 0
    for place in range(len(body) * 8):
        changed = bytearray(body)
        changed[place // 8] ^= 1 << place % 8
        try:
            assert sealed.unseal(bytes(changed)) == TEXT
        except ContentError:
            refused += 1
    assert refused >= len(body) * 8 - 80  # only the header's unused bytes (time, system, hints) do not matter


@pytest.mark.parametrize("body", [b"", b"plain", sealed.seal(TEXT)[:-1], sealed.seal(TEXT) + b"x"])
def test_what_is_not_whole_is_refused(body):
    with pytest.raises(ContentError) as caught:
        sealed.unseal(body)
    assert caught.value.code == "S-ROW"


def test_a_body_that_is_huge_inside_is_refused():
    with pytest.raises(ContentError):
        sealed.unseal(gzip.compress(b" " * (4 * sealed.MAX_CHARS + 1)))
