"""Year plans: each step with its ways, items that are there, lines for dates."""

from dataclasses import replace

import pytest

from linkwell.domain.document import Gap, Table, plain
from linkwell.domain.rewrite import texts
from linkwell.packs.year_plan import year_plan


def _said(document) -> str:
    return "\n".join(plain(text) for part in document.parts for text in texts(part.blocks))


@pytest.fixture(params=["two-phase", "derby-year", "three-phase", "two-term"])
def programme(request, vocabulary):
    return vocabulary.programmes[request.param]


def test_every_step_stands_in_the_plan_with_its_ways(programme, workspace, link, vocabulary):
    document = year_plan(programme, link, workspace.catalogue, vocabulary)
    said = _said(document)
    for step in map(vocabulary.steps.__getitem__, programme.steps()):
        assert step.title in said
        for way in (step.in_class, step.virtual, step.face_to_face):
            assert way in said
    tables = [block for block in document.parts[0].blocks if isinstance(block, Table)]
    assert len(tables) == sum(len(phase.steps) for phase in programme.phases)
    assert all(any(isinstance(inline, Gap) for inline in table.rows[-1][1]) for table in tables)


def test_every_item_that_a_step_names_is_in_the_library(vocabulary, workspace):
    named = {id for step in vocabulary.steps.values() for id in step.items}
    assert {id for id in named if id not in workspace.catalogue} == set()
    assert all(step.items for step in vocabulary.steps.values())


@pytest.mark.parametrize(("mode", "left_out"), [("virtual", "face_to_face"), ("face-to-face", "virtual")])
def test_a_link_that_never_meets_or_only_meets_needs_no_other_way(workspace, link, vocabulary, mode, left_out):
    document = year_plan(vocabulary.programme(), replace(link, mode=mode), workspace.catalogue, vocabulary)
    said = _said(document)
    assert all(getattr(step, left_out) not in said for step in vocabulary.steps.values())
    assert vocabulary.steps["visits"].in_class in said


def test_a_plan_for_a_link_names_what_suits_its_stages_and_its_title_names_the_link(workspace, link, vocabulary):
    document = year_plan(vocabulary.programme(), replace(link, stages=("ks3",)), workspace.catalogue, vocabulary)
    said = _said(document)
    assert "ide-ks1-01" not in said
    assert "com-ks3-03" in said
    assert link.title in document.title
