import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linkwell.domain.document import Field, Gap, Run, Text, Tick, words
from linkwell.render.pdf.faces import MISSING, faces
from linkwell.render.pdf.line import MM, Line, tick_side
from linkwell.render.pdf.text import Type, clean, lines, natural_width, safe_link

ATKINSON = faces("atkinson")
ABEEZEE = faces("abeezee")
BODY = Type(ATKINSON.regular, ATKINSON.bold, 12.0, 1.25, "0 0 0", "0 0 1")
EARLY = Type(ABEEZEE.regular, ABEEZEE.bold, 14.0, 1.4, "0 0 0", "0 0 1")

_word = st.text("abcdefgh’é–-", min_size=1, max_size=12)
_run = st.builds(Run, st.lists(_word, max_size=12).map(" ".join), strong=st.booleans())


def _said(found: list[Line]) -> str:
    return "".join(piece.text for line in found for piece in line.pieces)


def _lengths(found: list[Line]) -> list[float]:
    return [piece.x + piece.width for line in found for piece in line.pieces]


@given(st.lists(_run, max_size=5).map(tuple), st.floats(60, 500))
def test_lines_hold_every_word_in_order_and_keep_to_the_measure(text: Text, width: float) -> None:
    found = lines(text, BODY, width)
    assert max(_lengths(found), default=0) <= width + 0.01
    meant = "".join(run.text for run in text)
    assert _said(found).replace(" ", "") == meant.replace(" ", "")
    if all(word_fits(word, width) for word in meant.split()):
        # lines end between words or after a hyphen, never inside a word
        assert [w for w in _said(found).replace("-", "- ").replace("–", "– ").split() if w] == [
            w for w in meant.replace("-", "- ").replace("–", "– ").split() if w
        ]


def word_fits(word: str, width: float) -> bool:
    return max(natural_width(words(word), BODY)[1], natural_width(words(word, strong=True), BODY)[1]) <= width


@given(st.text(max_size=80), st.floats(30, 300), st.booleans())
@example("\ud800", 100.0, False)
@example("a\u200bb\u202ec", 100.0, True)
@example("👩‍👩‍👧 family 家", 60.0, False)
def test_any_text_can_be_set(text: str, width: float, strong: bool) -> None:
    for type_ in (BODY, EARLY):
        for line in lines(words(text, strong=strong), type_, width):
            for piece in line.pieces:
                assert set(piece.text) <= set(piece.face.characters)


def test_every_line_but_the_last_ends_with_a_space() -> None:
    found = lines(words("one two three four five six seven"), BODY, 60.0)
    assert len(found) > 2
    assert all(line.pieces[-1].text.endswith(" ") for line in found[:-1])
    assert not found[-1].pieces[-1].text.endswith(" ")


def test_words_in_two_weights_without_a_space_stay_together() -> None:
    text = (Run("a very long beginning of a "), Run("bold", strong=True), Run("ness"))
    for width in range(60, 200, 10):
        for line in lines(text, BODY, float(width)):
            texts = [piece.text for piece in line.pieces]
            assert ("bold" in texts) == any(value.startswith("ness") for value in texts)


def test_a_word_longer_than_the_line_is_parted() -> None:
    found = lines(words("x" * 200), BODY, 100.0)
    assert _said(found) == "x" * 200
    assert max(_lengths(found)) <= 100.01


def test_an_address_is_parted_after_a_sign() -> None:
    found = lines(words("see https://example.org/reading/about/belonging"), BODY, 120.0)
    assert len(found) > 2
    assert _said(found) == "see https://example.org/reading/about/belonging"
    assert all(line.pieces[-1].text.endswith(("/", " ")) for line in found[:-1])


def test_another_face_shows_what_this_one_lacks() -> None:
    assert "≥" not in ABEEZEE.regular.characters
    shown = ABEEZEE.regular.segments("5≥3")
    assert shown == [(ABEEZEE.regular, "5"), (ATKINSON.regular, "≥"), (ABEEZEE.regular, "3")]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("a → b", "a -> b"),
        ("ﬁre", "fire"),
        ("\ue100", MISSING),
        ("e\u0301", "é"),
        ("q\u0331", "q"),
        ("Ａ", "A"),
        ("non\u2011stop", "non-stop"),
    ],
)
def test_what_no_face_can_show_has_a_stand_in(written: str, printed: str) -> None:
    assert "".join(text for _, text in ATKINSON.regular.segments(clean(written))) == printed


def test_cleaning_leaves_words_and_hard_spaces() -> None:
    assert clean("a\x00b\tc\nd\u2028e\u200bf\ud800g\u00adh") == "ab c d efgh"
    assert clean("10\u00a0mm") == "10\u00a0mm"


def test_a_hard_space_never_ends_a_line() -> None:
    for width in range(75, 150, 5):
        found = lines(words("walk for 10\u00a0minutes now"), BODY, float(width))
        assert sum("10\u00a0minutes" in line.pieces[0].text for line in found) == 1


def test_a_gap_is_a_place_to_write_with_air_above() -> None:
    (line,) = lines((Run("I see "), Gap(30.0, "what you see"), Run(".")), BODY, 400.0)
    (gap,) = line.specials
    assert gap.width == pytest.approx(30 * MM)
    assert gap.node is not None
    assert gap.node.alt == "what you see"
    assert line.extra > 0
    assert line.pieces[-1].x == pytest.approx(gap.x + gap.width)


def test_a_gap_is_never_wider_than_the_line() -> None:
    found = lines((Gap(500.0),), BODY, 200.0)
    assert found[0].specials[0].width == 200.0


def test_a_box_stays_with_its_words() -> None:
    text = (Tick(), Run(" yes "), Tick(), Run(" perhaps"))
    for width in range(30, 200, 7):
        for line in lines(text, BODY, float(width)):
            for box in line.specials:
                assert box.side == tick_side(12.0)
                assert any(piece.x > box.x for piece in line.pieces)


def test_a_field_that_was_never_filled_shows_its_name() -> None:
    assert _said(lines((Field("our.class"),), BODY, 400.0)) == "{{our.class}}"


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("mailto:office@example.org", True),
        ("http://example.org", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://a b", False),
        ("https://x\n/", False),
        (None, False),
    ],
)
def test_only_safe_addresses_are_links(href: str | None, kept: bool) -> None:
    assert (safe_link(href) == href and href is not None) == kept
    pieces = lines((Run("words", href=href),), BODY, 400.0)[0].pieces
    assert (pieces[0].href is not None) == kept


def test_a_number_is_never_broken_after_its_point():
    for width in range(90, 200, 5):
        for line in lines(words("version 1.0.0 and CC BY 4.0 at www.linkwell.example"), BODY, float(width)):
            said = "".join(piece.text for piece in line.pieces).strip()
            assert not said.endswith(("1.", "1.0.", "4."))


def test_the_widest_piece_of_a_code_is_what_stands_between_its_hyphens():
    whole, widest = natural_width(words("respectful-kind-relationships"), BODY)
    (_, alone) = natural_width(words("relationships"), BODY)
    assert widest == pytest.approx(alone)
    assert whole > 2 * widest
    mixed = (Run("respectful-kind-", strong=True), Run("relationships"))
    assert natural_width(mixed, BODY)[1] == pytest.approx(alone, rel=0.15)
