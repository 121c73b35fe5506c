from pathlib import Path

import pytest

from linkwell.domain.errors import AppError
from linkwell.render import fonts


@pytest.mark.parametrize("id_", fonts.family_ids())
def test_each_family_has_two_true_type_files(id_: str) -> None:
    family = fonts.family(id_)
    assert family.id == id_
    assert family.fallback_name == "Arial"
    for path in (family.regular, family.bold):
        assert path.read_bytes()[:4] == b"\x00\x01\x00\x00"


def test_abeezee_borrows_its_bold_from_atkinson() -> None:
    assert fonts.family("abeezee").bold == fonts.family("atkinson").bold
    assert fonts.family("abeezee").regular.name == "ABeeZee-Regular.ttf"


def test_an_unknown_family_is_told_calmly() -> None:
    with pytest.raises(AppError) as caught:
        fonts.family("comic")
    assert caught.value.code == "F-FONT"
    assert "comic" in caught.value.happened
    assert "unchanged" in caught.value.kept


def test_a_frozen_program_finds_fonts_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = fonts.family("abeezee")
    for package, file in (
        ("fontpkg_abeezee", real.regular),
        ("fontpkg_atkinson_hyperlegible", real.bold),
    ):
        folder = tmp_path / package / "files"
        folder.mkdir(parents=True)
        (folder / file.name).write_bytes(file.read_bytes())

    monkeypatch.setattr(fonts.importlib.util, "find_spec", lambda _package: None)
    monkeypatch.setattr(fonts.sys, "_MEIPASS", str(tmp_path), raising=False)
    fonts.family.cache_clear()
    try:
        assert fonts.family("abeezee").regular.is_relative_to(tmp_path)
    finally:
        fonts.family.cache_clear()


def test_missing_files_raise_f_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts.importlib.util, "find_spec", lambda _package: None)
    fonts.family.cache_clear()
    try:
        with pytest.raises(AppError) as caught:
            fonts.family("atkinson")
        assert caught.value.code == "F-FONT"
    finally:
        fonts.family.cache_clear()
