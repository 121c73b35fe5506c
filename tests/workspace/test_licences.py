"""The licence texts: of everything that is needed, and the same after they were written for the frozen app."""

import re
import sys
import tomllib
from importlib import metadata

import pytest

from linkwell.paths import shipped_root
from linkwell.workspace import licences


def normal(name):
    return re.sub("[-_.]+", "-", name).lower()


def needed():
    """Every package that Linkwell's own dependencies bring along, extras left out."""
    with (shipped_root() / "pyproject.toml").open("rb") as file:
        waiting = [re.match(r"[\w.-]+", one)[0] for one in tomllib.load(file)["project"]["dependencies"]]
    found = set()
    while waiting:
        name = normal(waiting.pop())
        if name in found:
            continue
        found.add(name)
        for one in metadata.distribution(name).requires or ():
            if "extra ==" not in one and "python_version <" not in one:
                waiting.append(re.match(r"[\w.-]+", one)[0])
    return found


def test_no_package_is_forgotten():
    assert needed() <= {normal(name) for name in (*licences.PACKAGES, *licences.QT)}


def test_every_part_has_a_name_a_kind_and_words():
    parts = licences.shipped()
    assert parts[0].name == "Linkwell"
    assert parts[2].name.startswith("Qt and PySide")
    for one in parts:
        assert one.kind
        assert len(one.text) > (40 if one.name.startswith("fontpkg") else 500), one.name


def test_qt_comes_with_the_general_licence_that_the_lesser_one_adds_to():
    text = licences.shipped()[2].text
    assert "LESSER GENERAL PUBLIC LICEN" in text.upper()
    assert "GNU GENERAL PUBLIC LICENSE" in text


@pytest.mark.parametrize("name", licences.OWN)
def test_our_own_licences_are_whole(name):
    assert any(one.text == (shipped_root() / name).read_text(encoding="utf-8") for one in licences.shipped())


def test_the_frozen_app_has_the_same(tmp_path, monkeypatch):
    before = licences.shipped()
    licences.write(tmp_path / licences.FOLDER)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert licences.shipped() == before
