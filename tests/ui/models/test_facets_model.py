import pytest
from PySide6.QtCore import Qt

from linkwell.domain.query import FacetCount, Filters
from linkwell.ui.models.facets import (
    BANDS,
    COUNT,
    FacetsModel,
    FacetValue,
    is_chosen,
    narrows,
    sections_of,
    toggled,
    with_values,
)

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def model(qapp, window_workspace):
    made = FacetsModel()
    made.set_sections(sections_of(window_workspace.vocabulary))
    return made


def line(model, facet, value):
    for number, section in enumerate(model.sections):
        for row, known in enumerate(section.values):
            if (known.facet, known.value) == (facet, value):
                return model.index(row, 0, model.index(number, 0))
    raise LookupError(value)


def band(number):
    return FacetValue("minutes", str(number), BANDS[number][2])


def test_model_is_sound(model, qtmodeltester):
    qtmodeltester.check(model)


def test_steps_stand_under_their_first_phase_once(model, window_workspace):
    section = next(section for section in model.sections if section.id == "step")
    steps = [value.value for value in section.values if value.facet == "step"]
    assert len(steps) == len(set(steps)) == len(window_workspace.vocabulary.programme().steps())
    assert [value.title for value in section.values if value.level == 0] == ["Phase 1", "Phase 2"]


def test_ticking_sends_the_filters(model, qtbot):
    with qtbot.waitSignal(model.filters_chosen) as sent:
        assert model.setData(line(model, "stage", "lks2"), Qt.CheckState.Checked, CHECK)
    assert sent.args == [Filters({"stage": ("lks2",)})]
    assert Qt.CheckState(line(model, "stage", "lks2").data(CHECK)) == Qt.CheckState.Checked


def test_filters_set_from_outside_send_nothing(model, qtbot):
    with qtbot.assertNotEmitted(model.filters_chosen):
        model.set_filters(Filters({"theme": ("identity",)}))
    assert Qt.CheckState(line(model, "theme", "identity").data(CHECK)) == Qt.CheckState.Checked


def test_counts_are_shown_and_spoken(model):
    model.set_counts({"stage": (FacetCount("lks2", 8),), "minutes": (FacetCount("20", 2), FacetCount("60", 5))})
    assert line(model, "stage", "lks2").data(COUNT) == 8
    assert line(model, "stage", "ks5").data(COUNT) == 0
    spoken = line(model, "stage", "lks2").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("LKS2, ")
    assert spoken.endswith(", 8 items")
    assert [line(model, "minutes", str(number)).data(COUNT) for number in range(4)] == [2, 0, 5, 0]


def test_a_band_of_time_becomes_a_range():
    filters = toggled(Filters(), band(1))
    assert (filters.minutes_min, filters.minutes_max) == (21, 45)
    assert is_chosen(filters, band(1))
    assert not is_chosen(filters, band(0))


def test_far_bands_join_those_between():
    filters = toggled(toggled(Filters(), band(0)), band(2))
    assert [is_chosen(filters, band(number)) for number in range(4)] == [True, True, True, False]


def test_the_longest_band_has_no_upper_end():
    filters = toggled(Filters(), band(3))
    assert (filters.minutes_min, filters.minutes_max) == (61, 0)
    assert is_chosen(filters, band(3))
    assert not narrows(toggled(filters, band(3)))


def test_values_are_kept_once_and_an_empty_facet_goes():
    filters = with_values(Filters({"kind": ("lesson",)}), "stage", ("ks1", "ks1"))
    assert filters.facets == {"kind": ("lesson",), "stage": ("ks1",)}
    assert with_values(filters, "stage", ()).facets == {"kind": ("lesson",)}
