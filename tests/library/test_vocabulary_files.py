import shutil
from dataclasses import replace

import pytest

from linkwell.domain.errors import ContentError
from linkwell.library import vocabulary as vocabulary_files
from linkwell.paths import shipped_root


@pytest.fixture
def resources(tmp_path):
    """A copy of the word lists, to be spoilt."""
    shipped = shipped_root() / "resources"
    shutil.copytree(shipped / "vocabulary", tmp_path / "vocabulary")
    (tmp_path / "symbols").mkdir()
    shutil.copy(shipped / "symbols" / "symbols.toml", tmp_path / "symbols")
    return tmp_path


NAMES = ["themes", "stages", "programmes", "kinds", "inclusive", "synonyms", "frameworks", "subjects", "fields"]


def test_the_copy_is_read_like_the_original(resources, vocabulary):
    assert vocabulary_files.load(resources) == vocabulary


@pytest.mark.parametrize("name", [*NAMES, "terms"])
@pytest.mark.parametrize("spoil", ["gone", "not-toml", "not-utf8"])
def test_a_word_list_that_cannot_be_read_is_named(name, spoil, resources):
    file = resources / "vocabulary" / f"{name}.toml"
    if spoil == "gone":
        file.unlink()
    else:
        file.write_bytes(b"x = [" if spoil == "not-toml" else b"\xff\xfe")
    with pytest.raises(ContentError) as caught:
        vocabulary_files.load(resources)
    assert caught.value.code == "V-FILE"
    assert f"{name}.toml" in caught.value.happened


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", ["", 'theme = ["x"]\nstage = ["x"]\nkind = ["x"]\nrule = ["x"]\ngroup = ["x"]'])
def test_a_word_list_without_its_entries_is_an_error_of_ours(name, content, resources):
    (resources / "vocabulary" / f"{name}.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ContentError, match="V-FILE"):
        vocabulary_files.load(resources)


@pytest.mark.parametrize(("name", "old", "new"), [
    ("fields", "gap_mm = 45", 'gap_mm = "wide"'),
    ("kinds", "id_pattern = '^xt-[0-9]{2}$'", "id_pattern = '^xt-[0-9'"),
    ("stages", "line_mm = 15", ""),
])  # fmt: skip
def test_an_entry_that_is_not_as_expected_is_an_error_of_ours(name, old, new, resources):
    file = resources / "vocabulary" / f"{name}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match="V-FILE"):
        vocabulary_files.load(resources)


def test_the_vocabulary_hangs_together(vocabulary):
    assert vocabulary.default_programme in vocabulary.programmes
    for members in vocabulary.stage_groups.values():
        assert set(members) <= set(vocabulary.stages)
    for programme in vocabulary.programmes.values():
        assert set(programme.steps()) <= set(vocabulary.steps)
    symbols = {thing.symbol for thing in (*vocabulary.themes.values(), *vocabulary.kinds.values())}
    assert symbols <= set(vocabulary.symbols)
    drawn = {file.stem for file in (shipped_root() / "resources" / "symbols").glob("*.svg")}
    assert drawn == set(vocabulary.symbols)


def test_a_stage_is_called_what_the_readers_nation_calls_it(vocabulary):
    there = replace(vocabulary, nation="scotland")
    assert there.years_here(["ks1"]) == "P1 to P3"
    assert there.years_here(["uks2", "lks2"]) == "LKS2: P3 to P5, UKS2: P5 to P7"
    assert there.stage_hint("ks1") == "Key stage 1: P1 to P3, ages 5 to 7"
    assert vocabulary.years_here(["ks1"]) == ""
    assert vocabulary.stage_hint("ks1") == "Key stage 1, ages 5 to 7"


def test_frameworks_of_another_nation_are_told_apart(vocabulary):
    there = replace(vocabulary, nation="scotland")
    assert not there.applies_here("elg:speaking")
    assert there.applies_here("pc:age")
    assert there.applies_here("uncrc:12")
    assert all(vocabulary.applies_here(f"{id}:x") for id in vocabulary.frameworks)


def test_every_nation_named_in_a_framework_is_one_that_names_stages(vocabulary):
    known = {nation for stage in vocabulary.stages.values() for nation in stage.nations}
    assert known == {"england", "northern-ireland", "scotland", "wales"}
    for framework in vocabulary.frameworks.values():
        assert set(framework.nations) <= known
