"""Families' languages in a PDF: letters that join, words that run to the left, and what can be copied out again."""

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwell.domain.document import (
    Callout,
    Gap,
    ListBlock,
    Paragraph,
    Run,
    Table,
    Tick,
    words,
)
from linkwell.domain.progress import silent
from linkwell.render.direction import runs_rtl
from linkwell.render.pdf import bidi
from linkwell.render.pdf.faces import faces
from linkwell.render.pdf.layout import lay_out
from linkwell.render.pdf.look import look
from linkwell.render.pdf.shaping import ShapedFace
from linkwell.render.pdf.text import clean, lines
from render.pdf.reading import SYMBOLS, build, document, opened, shown, standard
from render.pdf.rules import check
from render.pdf.structure import Structure

URDU = "ہم آپ کو خوش آمدید کہتے ہیں"
ARABIC = "أهلاً وسهلاً بكم في المدرسة"
WELCOME = {
    "pl": "Witamy! Zażółć gęślą jaźń.",
    "uk": "Ласкаво просимо! Ґанок, їжак.",
    "ro": "Bine ați venit! Țară, școală.",
    "so": "Soo dhawoow!",
    "bn": "স্বাগতম শিক্ষার্থী",
    "ur": URDU,
    "ar": "مرحبا بكم",
}
FACE = faces("atkinson").regular
TYPE = look(standard(), "family").body


def _translation(language: str, text: str) -> Callout:
    return Callout("translation", "name", (Paragraph(words(text)),), "", language, "Checked by: A speaker.")


@pytest.mark.parametrize(("language", "text"), WELCOME.items())
def test_what_was_written_is_what_is_read_out(language: str, text: str) -> None:
    with opened(build(document(_translation(language, text)))) as pdf:
        structure = Structure(pdf)
        assert check(pdf) == []
        (spoken,) = (element for element in structure.elements() if "/Lang" in element.object)
        assert str(spoken.object.Lang) == language
        read = structure.text(spoken).replace("\u200d", "")
        assert unicodedata.normalize("NFC", read).split() == unicodedata.normalize("NFC", text).split()


def test_letters_join_into_other_glyphs_than_they_are_alone() -> None:
    ((face, word),) = FACE.segments("سلام", rtl=True)
    assert isinstance(face, ShapedFace)
    joined = [glyph.number for glyph in face.glyphs(word)]
    alone = [glyph.number for letter in word for glyph in face.glyphs(letter)]
    assert joined != alone
    assert "".join(glyph.text for glyph in face.glyphs(word)) == word
    assert face.widths["سلام"] < sum(face.widths[letter] for letter in word)


def test_words_run_from_the_right_and_a_line_ends_at_the_right_edge() -> None:
    made = lines(words(f"{URDU} (Linkwell 2026) {URDU}"), TYPE, 250.0)
    assert len(made) > 1
    for line in made:
        assert line.rtl
        assert line.width <= 250.0
        starts = [piece.x for piece in line.pieces if isinstance(piece.face, ShapedFace)]
        assert starts == sorted(starts, reverse=True)
    (part,) = lay_out(document(Paragraph(words(URDU)), voice="family"), standard(), SYMBOLS, silent).parts
    margins = part.look.margins
    line = part.pages[0].placed[0].marks[0]
    right = line.x + max(piece.x + piece.width for piece in line.pieces)
    assert right == pytest.approx(part.width - margins.left - margins.right, abs=0.1)


def test_latin_words_and_figures_keep_their_direction_inside() -> None:
    (line,) = lines(words("سلام Linkwell pack 2026 سلام"), TYPE, 1e6)
    latin = [(piece.x, piece.text.strip()) for piece in line.pieces if not isinstance(piece.face, ShapedFace)]
    assert [text for _, text in sorted(latin)] == ["Linkwell", "pack", "2026"]
    first, last = line.pieces[0], line.pieces[-1]
    assert first.x > max(x for x, _ in latin) > last.x


def test_a_bracket_is_turned_round() -> None:
    ((face, sign),) = FACE.segments("(", rtl=True)
    other = FACE.segments(")", rtl=True)[0][0]
    assert [g.number for g in face.glyphs(sign)] != [g.number for g in face.glyphs(")")]
    assert face is other
    ltr = next(iter(face.shaper.glyphs(")", rtl=False)))
    assert [g.number for g in face.glyphs(sign)] == [ltr.number]


def test_bullets_and_boxes_stand_at_the_right() -> None:
    blocks = (ListBlock(((Paragraph(words(URDU)),),)), Paragraph((Tick(), Run(f" {URDU} "), Gap(20))))
    with opened(build(document(*blocks, voice="family"))) as pdf:
        strings = shown(pdf.pages[0])
        bullet = next(found for found in strings if found.text == "\u2022")
        assert bullet.x > max(found.x for found in strings if found.text.strip() in URDU.split()) - 30
        assert bullet.x > 500
        assert check(pdf) == []


def test_the_way_a_paragraph_runs_is_that_of_its_first_letter() -> None:
    assert runs_rtl("12. سلام Linkwell")
    assert not runs_rtl("Welcome (سلام)")
    assert not runs_rtl("")
    assert runs_rtl("\u200fLinkwell سلام")


@given(st.text(alphabet=st.sampled_from("abسلام12 .(!)\u05d0"), max_size=30), st.booleans())
def test_levels_put_every_letter_in_one_place(text: str, rtl: bool) -> None:
    found = bidi.levels(text, rtl=rtl)
    assert len(found) == len(text)
    assert sorted(bidi.seen_order(found)) == list(range(len(text)))
    letters = [(c, level) for c, level in zip(text, found, strict=True) if c.isalpha()]
    assert all((level % 2 == 1) == (unicodedata.bidirectional(c) in {"R", "AL"}) for c, level in letters)
    assert "".join(part for part, _ in bidi.stretches(text, found)) == text


_HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("\x00\x07\ud800\udfff\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\ufe0f\u0301\u064b"),
        st.sampled_from("سلاমিਪ😀👩🏽a b-/.\n\t"),
        st.characters(),
    ),
    max_size=60,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_HOSTILE)
def test_any_text_is_printed_and_can_be_opened(text: str) -> None:
    paragraph = Paragraph((Run(text), Run(text, strong=True), Gap(10), Run(text, href="https://example.org")))
    with opened(build(document(paragraph, Table((words(text),), ((words(text),),))))) as pdf:
        assert [fault for fault in check(pdf) if not fault.startswith("words are not joined")] == []


def test_joiners_stay_where_letters_need_them_and_nowhere_else() -> None:
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
    assert clean("ক\u09cd\u200dষ") == "ক\u09cd\u200dষ"
    assert clean("a\u200cb\u200dc\u200e\u202ed") == "abcd"


@pytest.mark.parametrize("word", ["می\u200cخواهم", "ه\u200d"], ids=["apart", "joined"])
def test_a_joiner_parts_no_word(word: str) -> None:
    (line,) = lines(words(f"سلام {word}"), TYPE, 1e6)
    assert [piece.text for piece in line.pieces] == ["سلام ", word]


def test_plain_words_never_wake_the_shaper() -> None:
    ((face, text),) = FACE.segments("Plain words, café, “quoted” – £5")
    assert face is FACE
    assert text == "Plain words, café, “quoted” – £5"


def test_very_much_text_is_broken_into_lines() -> None:
    assert sum(len(line.pieces) for line in lines(words("word " * 20_000), TYPE, 400.0)) > 1_000
    long = lines(words(f"{URDU} " * 500), TYPE, 400.0)
    assert all(line.width <= 400.0 for line in long)
    assert len(long) > 100


def test_no_path_in_a_text_is_ever_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttf"
    secret.write_bytes(b"no font")
    opened_files: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and str(arguments[0]).startswith(str(tmp_path)):
            opened_files.append(str(arguments[0]))

    sys.addaudithook(watch)
    for path in (str(secret), f"file://{secret}", f"../{secret}", f"![x]({secret})"):
        build(document(Paragraph((Run(path), Run(f"{path} سلام", href=path)))))
    assert opened_files == []
