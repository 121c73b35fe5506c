import pytest


@pytest.mark.parametrize(
    ("stages", "label"),
    [
        (["lks2"], "Lower key stage 2"),
        (["uks2", "lks2"], "KS2"),
        (["eyfs", "ks1", "lks2", "uks2"], "Primary"),
        (["ks3", "ks4", "ks5"], "Secondary"),
        (["eyfs", "ks1", "lks2", "uks2", "ks3", "ks4", "ks5"], "All stages"),
        (["ks1", "lks2", "uks2"], "KS1 to UKS2"),
        (["eyfs", "ks1", "lks2", "uks2", "ks3"], "EYFS to KS3"),
        (["eyfs", "ks1"], "EYFS, KS1"),
        (["ks1", "ks3", "ks4"], "KS1, KS3, KS4"),
        ([], ""),
    ],
)
def test_stages_in_words(stages, label, vocabulary):
    assert vocabulary.stage_label(stages) == label


@pytest.mark.parametrize(
    ("written", "stages"),
    [
        (["ks2"], ("lks2", "uks2")),
        ([" KS1 ", "eyfs"], ("eyfs", "ks1")),
        (["primary", "lks2"], ("eyfs", "ks1", "lks2", "uks2")),
        (["ks2", "ks9"], None),
        ([], ()),
    ],
)
def test_words_for_stages(written, stages, vocabulary):
    assert vocabulary.stage_ids(written) == stages


def test_curriculum_codes_are_looked_up(vocabulary):
    framework, term = vocabulary.term("nc-spoken:2")
    assert (framework.id, term.code) == ("nc-spoken", "2")
    assert [vocabulary.term(code) for code in ("nc-spoken:999", "nowhere:2", "nc-spoken", "", ":")] == [None] * 5


def test_an_unknown_programme_is_the_usual_one(vocabulary):
    assert vocabulary.programme("no such").id == vocabulary.default_programme
    assert vocabulary.programme().steps() == tuple(dict.fromkeys(vocabulary.programme().steps()))


def test_a_value_without_a_title_is_its_own_title(vocabulary):
    assert vocabulary.label("grouping", "pair") == "Pairs"
    assert vocabulary.label("grouping", "crowd") == "crowd"
    assert vocabulary.label("no list", "x") == "x"
