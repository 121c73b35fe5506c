"""Styles are read strictly: every fault names the file and the key."""

from pathlib import Path

import pytest

from linkwell.domain.errors import ContentError
from linkwell.render import styles

SHIPPED = Path(__file__).parents[2] / "packs" / "styles"
STANDARD = (SHIPPED / "standard.toml").read_text(encoding="utf-8")


def _written(folder: Path, text: str, name: str = "own.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_the_standard_style_holds_what_its_file_says():
    style = styles.load(SHIPPED / "standard.toml")
    assert (style.id, style.title, style.colour) == ("standard", "Standard", True)
    assert (style.margin_left, style.margin_right) == (20.0, 16.0)
    assert style.typeface("teacher").heading_sizes == (22.0, 16.0, 13.5)
    assert style.typeface("early").text == "abeezee"


def test_every_shipped_style_can_be_read_and_standard_comes_first():
    found = styles.available(SHIPPED)
    assert {style.id for style in found} == {file.stem for file in SHIPPED.glob("*.toml")}
    assert found[0].id == "standard"


def test_other_styles_stand_by_title(tmp_path):
    for name, title in (("z", "Aardvark"), ("a", "Zebra"), ("standard", "Standard")):
        _written(tmp_path, STANDARD.replace('"Standard"', f'"{title}"'), f"{name}.toml")
    assert [style.title for style in styles.available(tmp_path)] == ["Standard", "Aardvark", "Zebra"]


def test_the_booklet_is_laid_out_on_a5_and_others_on_a4():
    papers = {style.id: style.paper for style in styles.available(SHIPPED)}
    assert {id_ for id_, paper in papers.items() if paper != "A4"} == {"a5-booklet"}


def test_letters_never_widen_without_words():
    for style in styles.available(SHIPPED):
        assert style.word_space >= 3.5 * style.letter_space


def test_whole_numbers_are_numbers(tmp_path):
    style = styles.load(_written(tmp_path, STANDARD.replace("top = 20.0", "top = 20")))
    assert style.margin_top == 20.0


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('title = "Standard"', "", "title"),
        ('title = "Standard"', 'title = " "', "title"),
        ("colour = true", "colour = 1", "colour"),
        ("tint = true", 'tint = "yes"', "tint"),
        ("small_pt = 10.0", "small_pt = true", "small_pt"),
        ("small_pt = 10.0", 'small_pt = "10"', "small_pt"),
        ("small_pt = 10.0", "small_pt = nan", "small_pt"),
        ("small_pt = 10.0", "small_pt = 10.0\nshadow = 1", "shadow"),
        ("colour = true", 'colour = true\npaper = "A3"', "paper"),
        ("colour = true", "colour = true\nletter_space = 2", "letter_space"),
        ("top = 20.0", "top = 200.0", "margins.top"),
        ("top = 20.0", "", "margins.top"),
        ("bottom = 18.0", "bottom = 18.0\ngutter = 3", "margins.gutter"),
        ("[margins]", "[voices.visitor]\nsize = 12\n[margins]", "voices.visitor"),
        ("[voices.family]", "[voices.teacher.deep]", "voices.teacher.deep"),
        ("leading = 1.3\n", "leading = 0.5\n", "voices.family.leading"),
        ("headings = [22.0, 16.0, 13.5]", "headings = [22.0, 16.0]", "voices.teacher.headings"),
        ("headings = [22.0, 16.0, 13.5]", 'headings = [22.0, 16.0, "13"]', "voices.teacher.headings"),
        ("size = 12.0", "size = 0", "voices.teacher.size"),
        ('text = "abeezee"', "text = 3", "voices.early.text"),
    ],
)
def test_a_fault_names_the_file_and_the_key(tmp_path, old, new, key):
    assert old in STANDARD
    file = _written(tmp_path, STANDARD.replace(old, new, 1))
    with pytest.raises(ContentError) as caught:
        styles.load(file)
    assert caught.value.code == "P-STYLE"
    assert f"“{key}”" in caught.value.happened
    assert "own.toml" in caught.value.happened
    assert str(tmp_path) not in str(caught.value)


def test_a_missing_voice_is_named(tmp_path):
    text = STANDARD[: STANDARD.index("[voices.family]")]
    with pytest.raises(ContentError, match=r"voices\.family"):
        styles.load(_written(tmp_path, text))


@pytest.mark.parametrize("data", [b"title = ", b"\xff\xfe", b"a = [" * 40_000, b"#" * 70_000])
def test_a_file_that_is_no_style_is_refused(tmp_path, data):
    file = tmp_path / "broken.toml"
    file.write_bytes(data)
    with pytest.raises(ContentError, match=r"broken\.toml"):
        styles.load(file)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ContentError, match=r"gone\.toml"):
        styles.load(tmp_path / "gone.toml")
