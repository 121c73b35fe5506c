"""Undo and redo of everything that can be done to a pack, across saves and restarts."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from linkwell.domain.errors import AppError
from linkwell.domain.pack import Filled
from linkwell.packs import changes
from linkwell.store.opening import open_database
from linkwell.workspace.desk import Desk
from linkwell.workspace.pack_session import PackSession

PACK, LINK, ENTRY = "small-link", "kestrels-herons", "ide-lks2-01.1"
TEACHER = Filled(LINK, "b", "teacher", "", "Mr Novak")
REPLY_BY = Filled(LINK, "", "reply_by", "", "2027-02-04")


@pytest.fixture
def restart(workspace, tmp_path):
    """The desk as after closing and opening the program, on the same data."""

    @contextmanager
    def opened():
        database = open_database(tmp_path / "kept").database
        desk = Desk(workspace, database)
        desk.prepare_samples()
        yield desk
        database.close()

    with opened() as desk:
        link = desk.links.load(LINK)
        desk.links.save(replace(link, b=replace(link.b, teacher=""), reply_by=None))
    return opened


CHANGES = {
    "title": lambda pack: replace(pack, title="Spring"),
    "link": lambda pack: replace(pack, link_id=""),
    "sides": lambda pack: replace(pack, sides="a"),
    "style": lambda pack: replace(pack, style_id="large-print-18"),
    "one-sided": lambda pack: replace(pack, two_sided=False),
    "two-sided": lambda pack: replace(pack, two_sided=True),
    "colour": lambda pack: replace(pack, in_colour=True),
    "copies": lambda pack: changes.set_copies(pack, ENTRY, "S1", 12),
    "words": lambda pack: changes.set_edit(pack, ENTRY, "S1:1", "Other words"),
    "sheets": lambda pack: changes.set_sheets(pack, ENTRY, ("plan",)),
    "section": lambda pack: changes.add_section(pack, "More"),
    "order": lambda pack: changes.move(pack, ENTRY, True),
    "removal": lambda pack: changes.remove(pack, ENTRY),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_is_undone_and_done_again_after_restarts(restart, change):
    with restart() as desk:
        session = PackSession(desk, PACK)
        before = session.pack
        session.apply(change, "A change")
        after = session.pack
        assert after != before
    with restart() as desk:
        session = PackSession(desk, PACK)
        assert session.pack == after
        assert session.undo() == "A change"
        assert session.pack == before
    with restart() as desk:
        session = PackSession(desk, PACK)
        assert session.redo() == "A change"
        assert session.pack == desk.packs.load(PACK) == after


def test_names_filled_into_the_link_are_taken_out_and_put_back_after_restarts(restart):
    with restart() as desk:
        session = PackSession(desk, PACK)
        session.fill(TEACHER, "Fill in the teacher")
        session.fill(REPLY_BY, "Fill in the day")
        assert desk.links.load(LINK).b.teacher == "Mr Novak"
    with restart() as desk:
        session = PackSession(desk, PACK)
        assert session.undo() == "Fill in the day"
        assert desk.links.load(LINK).reply_by is None
        assert desk.links.load(LINK).b.teacher == "Mr Novak"
        session.undo()
        assert desk.links.load(LINK).b.teacher == ""
    with restart() as desk:
        session = PackSession(desk, PACK)
        assert (session.redo(), session.redo()) == ("Fill in the teacher", "Fill in the day")
        link = desk.links.load(LINK)
        assert (link.b.teacher, link.reply_by.isoformat()) == ("Mr Novak", "2027-02-04")


def test_undo_leaves_a_name_that_was_written_anew_in_links(restart):
    with restart() as desk:
        session = PackSession(desk, PACK)
        session.fill(TEACHER, "Fill in the teacher")
        link = desk.links.load(LINK)
        desk.links.save(replace(link, b=replace(link.b, teacher="Ms Brook")))
        session.undo()
        assert desk.links.load(LINK).b.teacher == "Ms Brook"


def test_the_same_name_filled_in_once_more_is_taken_out_again(restart):
    with restart() as desk:
        session = PackSession(desk, PACK)
        session.fill(TEACHER, "Fill in the teacher")
        link = desk.links.load(LINK)
        desk.links.save(replace(link, b=replace(link.b, teacher="")))
        session.fill(TEACHER, "Fill in the teacher")
        session.undo()
        assert desk.links.load(LINK).b.teacher == ""
        session.redo()
        assert desk.links.load(LINK).b.teacher == "Mr Novak"


def test_going_back_to_a_version_never_takes_a_name_out_of_the_link(restart):
    with restart() as desk:
        desk.packs.keep_version(PACK, "early")
        PackSession(desk, PACK).fill(TEACHER, "Fill in the teacher")
        desk.packs.restore_version(PACK, "early")
        session = PackSession(desk, PACK)
        session.undo()
        session.redo()
        assert desk.links.load(LINK).b.teacher == "Mr Novak"


def test_coming_back_to_a_version_with_a_name_never_takes_it_out_of_the_link(restart):
    with restart() as desk:
        desk.packs.keep_version(PACK, "early")
        PackSession(desk, PACK).fill(TEACHER, "Fill in the teacher")
        desk.packs.keep_version(PACK, "late")
        desk.packs.restore_version(PACK, "early")
        desk.packs.restore_version(PACK, "late")
        session = PackSession(desk, PACK)
        session.go(-2)
        assert desk.links.load(LINK).b.teacher == "Mr Novak"
        session.undo()
        assert desk.links.load(LINK).b.teacher == ""


def test_undo_works_when_the_link_is_gone(restart):
    with restart() as desk:
        session = PackSession(desk, PACK)
        session.fill(TEACHER, "Fill in the teacher")
        desk.links.delete(LINK, anyway=True)
        assert session.undo() == "Fill in the teacher"
        assert session.pack.filled == ()


def test_going_many_steps_is_the_same_as_undo_many_times(restart):
    with restart() as desk:
        session = PackSession(desk, PACK)
        first = session.pack
        session.apply(CHANGES["title"], "Rename")
        session.fill(TEACHER, "Fill in the teacher")
        session.apply(CHANGES["copies"], "Copies")
        last = session.pack
        session.go(-3)
        assert session.pack == desk.packs.load(PACK) == first
        assert desk.links.load(LINK).b.teacher == ""
        assert [(one.label, one.current) for one in desk.packs.states(PACK)] == [
            ("Make the pack", True),
            ("Rename", False),
            ("Fill in the teacher", False),
            ("Copies", False),
        ]
        session.go(3)
        assert session.pack == last
        assert desk.links.load(LINK).b.teacher == "Mr Novak"
        with pytest.raises(AppError):
            session.go(-4)
        assert desk.packs.load(PACK) == session.pack == last
