"""Typefaces of the computer: what their tables say, and that no strange file stops anybody."""

import shutil
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwell.domain.document import Callout, Document, Paragraph, Part, words
from linkwell.domain.errors import AppError
from linkwell.render import coverage, fonts, installed
from linkwell.render.styles import load

ROOT = Path(__file__).parents[2]
STYLE = load(ROOT / "packs" / "styles" / "standard.toml")
PLAIN, BOLD = fonts.family("atkinson").regular, fonts.family("atkinson").bold


def _with_right(data: bytes, right: int) -> bytes:
    """The font with another word in its table of rights."""
    count = struct.unpack(">H", data[4:6])[0]
    rows = (struct.unpack(">4sIII", data[at : at + 16]) for at in range(12, 12 + 16 * count, 16))
    start = next(offset for tag, _sum, offset, _length in rows if tag == b"OS/2")
    return data[: start + 8] + struct.pack(">H", right) + data[start + 10 :]


def test_a_font_tells_its_name_weight_and_letters(tmp_path: Path) -> None:
    shutil.copy(PLAIN, tmp_path)
    shutil.copy(BOLD, tmp_path)
    regular, bold = installed.installed((tmp_path,))
    assert (regular.family, regular.weight, bold.weight) == ("Atkinson Hyperlegible", 400, 700)
    assert installed.shows(regular, "é")
    assert not installed.shows(regular, "ਜ")
    assert installed.families((tmp_path,)) == {"Atkinson Hyperlegible": (regular, bold)}
    assert installed.for_character("é", (tmp_path,)) == regular
    assert installed.for_character("ਜ", (tmp_path,)) is None


@pytest.mark.parametrize(
    ("right", "taken"), [(0, True), (4, True), (8, True), (2, False), (0x100, False), (0x200, False)]
)
def test_only_fonts_that_may_be_embedded_are_taken(tmp_path: Path, right: int, taken: bool) -> None:
    (tmp_path / "one.ttf").write_bytes(_with_right(PLAIN.read_bytes(), right))
    assert bool(installed.installed((tmp_path,))) is taken


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 3_000), st.binary(min_size=1, max_size=40), st.booleans())
def test_a_broken_file_is_passed_over(tmp_path: Path, at: int, data: bytes, cut: bool) -> None:
    whole = PLAIN.read_bytes()
    folder = tmp_path / f"{at}-{data.hex()}-{cut}"
    folder.mkdir(exist_ok=True)
    (folder / "bad.ttf").write_bytes(whole[:at] + data + (b"" if cut else whole[at + len(data) :]))
    found = installed.installed((folder,))
    assert all(isinstance(installed.shows(face, "a"), bool) for face in found)


def test_other_files_are_never_opened(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("no font", encoding="utf-8")
    (tmp_path / "empty.ttf").touch()
    (tmp_path / "folder.ttf").mkdir()
    assert installed.installed((tmp_path,)) == ()
    assert installed.installed((tmp_path / "missing",)) == ()


def test_letters_that_nothing_can_show_are_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "folders", lambda: ())
    text = words("Welcome ሰላም, ሰላም → café خوش Ласкаво 😀")
    part = Part("p", "ሰላም", (Paragraph(text), Callout("note", "ሰላም", (Paragraph(text),))))
    pictures, script = sorted(coverage.missing(Document("T", (part, part)), STYLE), key=len)
    assert "😀" in pictures
    assert "Ethiopic" in script
    assert "ሰላም" in script
    assert "Noto Sans Ethiopic" in script


@pytest.mark.parametrize(
    ("text", "script", "typeface"),
    [
        ("你好", "Chinese", "SC"),
        ("𠮷", "Chinese", "SC"),
        ("カナ", "Japanese", "JP"),
        ("ひら", "Japanese", "JP"),
        ("한국", "Korean", "KR"),
    ],
)
def test_scripts_of_the_far_east_are_told_by_their_language(
    monkeypatch: pytest.MonkeyPatch, text: str, script: str, typeface: str
) -> None:
    monkeypatch.setattr(installed, "folders", lambda: ())
    (told,) = coverage.missing(Document("T", (Part("p", text, ()),)), STYLE)
    assert f" {script} letters" in told
    assert f"Noto Sans {typeface} " in told


@pytest.mark.parametrize("place", ["head", "foot", "note"])
def test_letters_round_the_text_count_too(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr(installed, "folders", lambda: ())
    said = {place: "Class ሰላም"}
    note = Callout("translation", "name", (Paragraph(words("Hello")),), note=said.get("note", ""))
    part = Part("p", "Title", (note,), footer=said.get("foot", ""))
    (told,) = coverage.missing(Document("T", (part,), running_head=said.get("head", "")), STYLE)
    assert "ሰላም" in told


def test_nothing_is_told_of_words_that_can_be_shown() -> None:
    part = Part("p", "Welcome", (Paragraph(words("café → “ok” مرحبا স্বাগতম Ласкаво e\u0301 ﬁ")),))
    assert coverage.missing(Document("T", (part,)), STYLE) == ()


def test_pages_may_be_set_in_a_typeface_of_this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in (PLAIN, BOLD):
        shutil.copy(file, tmp_path)
    monkeypatch.setattr(installed, "folders", lambda: (tmp_path,))
    (id_,) = fonts.installed_ids()
    assert fonts.display_name(id_) == "Atkinson Hyperlegible"
    assert fonts.family(id_).regular == tmp_path / PLAIN.name
    fonts.family.cache_clear()


def test_a_typeface_that_is_not_here_is_known_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "folders", lambda: ())
    assert not fonts.is_here("installed:Sassoon")
    assert fonts.is_here("abeezee")
    assert fonts.display_name("installed:Sassoon") == "Sassoon"
    with pytest.raises(AppError) as caught:
        fonts.family("installed:Sassoon")
    assert caught.value.code == "F-FONT"
