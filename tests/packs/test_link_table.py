"""Tables of links as spreadsheets write them: what is taken, and row by row what is not."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwell.domain.errors import ContentError
from linkwell.packs import link_table
from linkwell.packs.link_table import COLUMNS
from linkwell.paths import shipped_root

HEAD = "School A,Class A,Pupils A,School B,Class B,Stages,Mode,Status,Reply by"
GOOD = "Oak Row,Swifts,29,Elm Row,Larks,KS2,face to face,active,15/01/2027"


def read(text, vocabulary):
    return link_table.read(text if isinstance(text, bytes) else text.encode(), vocabulary)


def test_a_row_is_a_link(vocabulary):
    (link,) = read(f"{HEAD}\n{GOOD}\n", vocabulary).links
    assert (link.id, link.title) == ("swifts-and-larks", "Swifts and Larks")
    assert (link.a.school, link.a.class_name, link.a.size) == ("Oak Row", "Swifts", 29)
    assert (link.stages, link.mode, link.status) == (("lks2", "uks2"), "face-to-face", "active")
    assert link.reply_by == date(2027, 1, 15)


def test_the_example_is_read_whole(vocabulary):
    table = link_table.read((shipped_root() / "resources" / "samples" / "links.csv").read_bytes(), vocabulary)
    assert (table.faults, table.notes) == ((), ())
    assert [link.status for link in table.links] == ["active", "active", "on-hold"]
    assert all(link.a.school and link.b.class_name and link.reply_by for link in table.links)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(",", ";"),
        lambda text: text.replace(",", "\t"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"\ufeff{text}",
        lambda text: text.encode("utf-16"),
        lambda text: "sep=,\n" + text,
        lambda text: f"\n,,,,\n{text}\n\n ,,\n",
        lambda text: text.replace("Class A", "CLASS_a").replace("Pupils A", "A: number of pupils"),
        lambda text: text.replace("15/01/2027", "2027-1-15").replace("KS2", "lower key stage 2 & UKS2"),
        lambda text: text.replace("29", "29.0").replace("active", " Active "),
    ],
)
def test_it_is_taken_as_spreadsheets_and_people_write_it(vocabulary, change):
    assert read(change(f"{HEAD}\n{GOOD}\n"), vocabulary).links == read(f"{HEAD}\n{GOOD}\n", vocabulary).links


def test_old_encodings_and_columns_in_any_order(vocabulary):
    (link,) = read("stages;teacher b;class a\nks1;Zoë Brönt;Élan\n".encode("cp1252"), vocabulary).links
    assert (link.b.teacher, link.a.class_name, link.title) == ("Zoë Brönt", "Élan", "Élan")


@pytest.mark.parametrize(
    ("column", "cell", "allowed"),
    [
        ("Pupils A", "many", "from 1 to 200"),
        ("Pupils A", "201", "from 1 to 200"),
        ("Stages", "KS9", "EYFS, KS1"),
        ("Stages", "", "EYFS, KS1"),
        ("Mode", "post", "face to face, virtual, both"),
        ("Status", "maybe", "on hold"),
        ("Reply by", "31/02/2027", "15/01/2027"),
        ("Reply by", "1/1/0001", "15/01/2027"),
        ("Class A", "x" * 61, "At most 60"),
    ],
)
def test_a_bad_cell_is_told_with_its_place_and_the_good_rows_stay(vocabulary, column, cell, allowed):
    names, cells = HEAD.split(","), GOOD.split(",")
    cells[names.index(column)] = cell
    table = read(f"{HEAD}\n{GOOD}\n\n{','.join(cells)}\n{GOOD}\n", vocabulary)
    (fault,) = table.faults
    assert (fault.row, fault.column) == (4, column)
    assert allowed in fault.allowed
    assert str(fault).startswith(f"Row 4, {column}: ")
    assert [link.id for link in table.links] == ["swifts-and-larks", "swifts-and-larks-2"]


def test_all_faults_of_a_row_are_told_at_once(vocabulary):
    table = read(f"{HEAD}\n,,0,,,,x,y,z,more\n", vocabulary)
    places = [fault.column for fault in table.faults]
    assert places == ["", "Pupils A", "Class A", "Stages", "Mode", "Status", "Reply by"]
    with pytest.raises(ContentError, match="Row 2, Stages"):
        link_table.refuse_faults(table)


def test_columns_that_mean_nothing_or_stand_twice_are_told(vocabulary):
    table = read("Class A,Stages,Room,Class A\nSwifts,KS1,7,Larks\n", vocabulary)
    assert table.links[0].a.class_name == "Swifts"
    assert [note.split("“")[1].split("”")[0] for note in table.notes] == ["Room", "Class A"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"hello", HEAD.encode(), b"Class A\nx\n", b"\0" * 50, b"x" * 1_000_001])
def test_what_is_no_table_is_refused(vocabulary, data):
    with pytest.raises(ContentError) as raised:
        link_table.read(data, vocabulary)
    assert raised.value.code == "B-CSV"


def test_too_many_rows_are_refused(vocabulary):
    with pytest.raises(ContentError, match="at most 500"):
        read("Class A,Stages\n" + "Swifts,KS1\n" * 501, vocabulary)


def calmly_read(data, vocabulary):
    """The table, or None if it was refused as the user should hear it."""
    try:
        return link_table.read(data, vocabulary)
    except ContentError as error:
        return None if error.code == "B-CSV" else error


@settings(max_examples=150, deadline=None)
@given(
    data=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: f"{HEAD}\n{text}".encode("utf-8", "replace"))
)
def test_any_bytes_give_links_or_a_calm_refusal(vocabulary, data):
    table = calmly_read(data, vocabulary)
    if table is not None:
        assert table.links or table.faults
        assert len({link.id for link in table.links}) == len(table.links)


@settings(max_examples=150, deadline=None)
@given(cells=st.lists(st.text(st.characters(exclude_characters='",\r\n', codec="utf-8"), max_size=90), max_size=20))
def test_any_cells_give_a_link_or_faults_of_their_row(vocabulary, cells):
    table = calmly_read(f"{','.join(COLUMNS)}\n{','.join(cells)}\n".encode(), vocabulary)
    if table is not None:
        assert len(table.links) == (0 if table.faults else 1)
        assert {fault.row for fault in table.faults} <= {2}


def test_a_row_with_two_faults_is_one_row_that_was_not_read(vocabulary):
    data = b"class a,stages,mode\nOwls,LKS9,by magic\nLarks,LKS2,face to face\n"
    table = link_table.read(data, vocabulary)
    assert len(table.faults) == 2
    assert len(table.unread) == 1
    assert all(str(fault) in table.unread[0] for fault in table.faults)
