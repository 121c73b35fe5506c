from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.query import Hit, Snippet
from linkwell.ui.models.item_mime import ITEM_MIME
from linkwell.ui.models.result_rows import HeadingRow, Marks, RowMaker
from linkwell.ui.models.results import ITEM_ID, PAGE, ROW, ResultsModel

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def maker(window_workspace):
    return RowMaker(window_workspace.catalogue, window_workspace.vocabulary)


@pytest.fixture
def model(qapp, maker):
    made = ResultsModel()
    made.set_maker(maker)
    return made


def hits(count, item_id="ide-lks2-01"):
    snippet = Snippet((("a ", False), ("label", True)))
    return [Hit(item_id, f"Title {number}", "lesson", 1.0, snippet) for number in range(count)]


def test_model_is_sound(model, qtmodeltester):
    model.set_hits(hits(5), 5, hits(2))
    qtmodeltester.check(model)


def test_rows_come_in_pages_and_more_are_asked_for(model, qtbot):
    model.set_hits(hits(PAGE), 130)
    assert model.rowCount() == PAGE
    with qtbot.waitSignal(model.more_wanted) as asked:
        model.fetchMore(model.index(-1))
    assert asked.args == [PAGE]
    assert not model.canFetchMore(model.index(-1))
    model.add_hits(hits(PAGE), PAGE)
    assert model.rowCount() == 2 * PAGE
    assert model.canFetchMore(model.index(-1))


def test_an_answer_to_an_older_question_is_not_added(model):
    model.set_hits(hits(PAGE), 130)
    model.add_hits(hits(3), 5)
    assert model.rowCount() == PAGE


def test_hits_that_are_known_need_no_question(model, qtbot):
    model.set_hits(hits(150), 150)
    with qtbot.assertNotEmitted(model.more_wanted):
        while model.canFetchMore(model.index(-1)):
            model.fetchMore(model.index(-1))
    assert model.rowCount() == 150


def test_near_matches_follow_under_a_heading(model):
    model.set_hits(hits(2), 2, hits(2))
    rows = [model.index(number).data(ROW) for number in range(model.rowCount())]
    assert rows[2] == HeadingRow("2 near matches")
    assert model.index(2).flags() == Qt.ItemFlag.NoItemFlags
    assert model.index(0).data(SPOKEN).endswith("1 of 2")
    assert model.index(4).data(SPOKEN).endswith("near match 2 of 2")


def test_marks_change_the_rows_that_are_there(model, qtbot):
    model.set_hits(hits(2), 2, hits(1))
    with qtbot.waitSignal(model.dataChanged):
        model.set_marks(Marks(frozenset({"ide-lks2-01"})))
    assert model.rowCount() == 4
    assert model.index(0).data(ROW).starred
    assert "starred" in model.index(0).data(SPOKEN)


def test_a_row_tells_badges_in_words(maker):
    marks = Marks(
        packs={"ide-lks2-01": 2},
        edited=frozenset({"ide-lks2-01"}),
        done={"ide-lks2-01": "Year 4 Kestrels did this in 2024-25"},
    )
    row = maker.row(hits(1)[0], marks)
    assert [words for words, _kind, _icon in row.badges] == [
        "Year 4 Kestrels did this in 2024-25",
        "edited by you",
        "in 2 of your packs",
    ]
    assert "Who am I?, Lower key stage 2, 60 minutes" in row.spoken


def test_badges_for_which_there_is_no_room_can_be_read_in_the_tooltip(model):
    model.set_hits(hits(1), 1)
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == ""
    model.set_marks(Marks(packs={"ide-lks2-01": 2}, done={"ide-lks2-01": "Year 4 did this"}))
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "Year 4 did this, in 2 of your packs"


def test_unconfirmed_curriculum_terms_are_told(window_workspace):
    words = window_workspace.vocabulary
    item = window_workspace.catalogue.get("ide-lks2-01")
    doubtful = replace(item.alignments[0], code="nobody:knows")
    changed = {item.id: replace(item, alignments=(doubtful,))}
    plain = {item.id: replace(item, alignments=())}
    row = RowMaker(Catalogue(changed, (), ""), words).row(hits(1)[0], Marks())
    assert row.caution == "unconfirmed facts"
    assert "unconfirmed facts" in row.spoken
    assert RowMaker(Catalogue(plain, (), ""), words).row(hits(1)[0], Marks()).caution == ""


def test_an_item_that_is_gone_still_has_a_row(maker):
    row = maker.row(hits(1, "gone-01")[0], Marks())
    assert (row.plain_title, row.spoken) == ("Title 0", "Title 0")


def test_an_item_can_be_dragged(model):
    model.set_hits(hits(1), 1)
    data = model.mimeData([model.index(0)])
    assert bytes(data.data(ITEM_MIME).data()) == b"ide-lks2-01"
    assert model.index(0).data(ITEM_ID) == "ide-lks2-01"
