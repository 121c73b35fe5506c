"""When something cannot be saved, written or read: everything is kept and another place is offered at once."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from linkwell.domain.errors import AppError
from linkwell.store import transfer
from linkwell.store.opening import open_database
from linkwell.store.packs import PackStore
from linkwell.ui.views.packs.exporting import FOR_THE_COPIER

FULL = AppError("S-FULL", "The disk is full.", "Nothing was changed.", "Free some space.")


@pytest.fixture
def view(qtbot, packs_view):
    qtbot.waitUntil(lambda: packs_view.builder.pages.page_count > 0, timeout=20_000)
    return packs_view


@pytest.fixture
def full_disk(desk, monkeypatch):
    """The store refuses every change of a pack until the test ends."""
    real = PackStore.save

    def save(store, *arguments, **more):
        if store is desk.packs:
            raise FULL
        return real(store, *arguments, **more)

    monkeypatch.setattr(PackStore, "save", save)


def press(bar, title):
    next(button for button in bar.findChildren(QPushButton) if button.text() == title).click()


def test_a_folder_that_cannot_be_written_offers_another_at_once(qtbot, view, tmp_path, monkeypatch):
    taken, good = tmp_path / "taken", tmp_path / "good"
    taken.write_text("a file, not a folder")
    good.mkdir()
    answers = iter((str(taken), str(good)))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: next(answers))
    view.export(("txt",))
    result = view.builder.exporting.result
    qtbot.waitUntil(lambda: "is a file, not a folder" in result.words, timeout=20_000)
    press(result, "Save somewhere else")
    qtbot.waitUntil(lambda: str(good) in result.words, timeout=20_000)
    assert [file.suffix for file in good.iterdir()] == [".txt"]


def test_try_again_writes_into_the_same_folder(qtbot, view, tmp_path):
    place = tmp_path / "stick"
    place.write_text("in the way")
    view.builder.exporting.export_to(place, ("txt",))
    result = view.builder.exporting.result
    qtbot.waitUntil(lambda: result.isVisible(), timeout=20_000)
    place.unlink()
    press(result, "Try again")
    qtbot.waitUntil(lambda: place.is_dir() and any(place.glob("*.txt")), timeout=20_000)


def test_print_ready_files_say_how_many_jobs_and_where(qtbot, view, tmp_path):
    view.builder.exporting.export_to(tmp_path, FOR_THE_COPIER)
    result = view.builder.exporting.result
    qtbot.waitUntil(lambda: result.isVisible(), timeout=60_000)
    (folder,) = [place for place in tmp_path.iterdir() if place.name.endswith("-for-the-copier")]
    assert f"{len(list(folder.iterdir())) - 1} print jobs and a list for the office" in result.words


def test_a_change_that_cannot_be_saved_goes_into_a_copy_elsewhere(qtbot, desk, view, tmp_path, monkeypatch, full_disk):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "copy"), ""))
    view.builder.acts.retitle("Spring term")
    press(view.builder.notice, "Save somewhere else")
    copy = tmp_path / f"copy{transfer.SUFFIX}"
    assert str(copy) in view.builder.notice.words
    with closing(open_database(tmp_path / "other").database) as other:
        transfer.import_everything(other, copy)
        assert PackStore(other).load("small-link").title == "Spring term"
    assert desk.packs.load("small-link").title != "Spring term"


def test_a_change_that_waits_keeps_its_pack_open(qtbot, desk, view, full_disk):
    other = desk.empty_pack("", "Another")
    view.builder.acts.retitle("Spring term")
    view.open_pack(other.id)
    assert view.current_pack_id() == "small-link"
    assert "not saved yet" in view.list_page.notice.words
    view.open_pack("small-link")
    assert view.builder.notice.isVisible()
    view.undo()
    view.open_pack(other.id)
    assert view.current_pack_id() == other.id


def test_nothing_goes_into_another_pack_than_the_one_asked_for(desk, view, full_disk):
    other = desk.empty_pack("", "Another")
    view.builder.acts.retitle("Spring term")
    view.add_item("chk-01", other.id)
    view.change_pack(other.id, lambda pack: replace(pack, title="Changed in Word"), "Take changes")
    assert view.current_pack_id() == "small-link"
    assert view._open.undo() == "Rename the pack to “Spring term”"
    assert not view._open.waits


def test_words_that_waited_and_are_undone_are_no_longer_shown(qtbot, view, full_disk):
    view.edit("ide-lks2-01.1", "plan")
    edit = view.editor.edits["facts.outcome"]
    qtbot.keyClicks(edit, "Well, ")
    view.editor.keep()
    assert view._open.waits
    view.undo()
    assert edit.words == edit.stretch.markdown.strip()


def buttons(bar):
    return [button.text() for button in bar.findChildren(QPushButton) if not button.isHidden()]


def test_a_name_that_cannot_be_saved_is_not_called_held(qtbot, desk, view, full_disk):
    link = desk.link("kestrels-herons")
    desk.links.save(replace(link, b=replace(link.b, teacher="")))
    view.reload()
    view.builder.tabs.setCurrentWidget(view.builder.names_panel)
    field = view.builder.names_panel.findChildren(QLineEdit)[0]
    field.setText("Mx Vale")
    field.editingFinished.emit()
    assert view.builder.notice.words == "The disk is full. Nothing was changed. Free some space."
    qtbot.waitUntil(lambda: buttons(view.builder.notice) == ["Close"])
    assert view.builder.bar.chip.text.startswith("Saved")
    assert desk.link("kestrels-herons").b.teacher == ""


def test_nothing_is_kept_before_a_change_that_waits(qtbot, desk, view, full_disk, monkeypatch):
    view.builder.acts.retitle("Spring term")
    stepped = []
    monkeypatch.setattr(PackStore, "undo", lambda _store, pack_id: stepped.append(pack_id))
    said = []
    view.announced.connect(said.append)
    view.builder._go_to_change(-1)
    assert (stepped, said) == ([], [])
    assert "held in memory" in view.builder.notice.words
    qtbot.waitUntil(lambda: buttons(view.builder.notice) == ["Save somewhere else", "Try again"])


def test_undo_that_cannot_be_kept_is_not_called_held_nor_done(desk, view, monkeypatch):
    view.builder.acts.retitle("Spring term")

    def undo(_store, _pack_id):
        raise FULL

    monkeypatch.setattr(PackStore, "undo", undo)
    said = []
    view.announced.connect(said.append)
    view.builder._go_to_change(-1)
    assert "held" not in view.builder.notice.words
    assert said == []
    assert desk.packs.load("small-link").title == "Spring term"


def test_files_that_are_ready_after_their_pack_was_closed_are_told(qtbot, view, tmp_path):
    exporting = view.builder.exporting
    exporting.export_to(tmp_path, ("txt",))
    view._open.close()
    qtbot.waitUntil(lambda: exporting.result.isVisible(), timeout=20_000)
    assert str(tmp_path) in exporting.result.words


def test_ways_to_save_of_one_pack_are_not_shown_for_the_next(qtbot, desk, view, runner):
    found = []
    qtbot.waitUntil(lambda: not runner.busy, timeout=20_000)
    view.builder._finder.found.connect(found.append)
    view.builder._finder.aim(150)
    view.builder._finder.forget()
    qtbot.waitUntil(lambda: not runner.busy, timeout=20_000)
    assert found == []


def test_a_pack_whose_link_cannot_be_read_says_so_and_what_to_do(view, desk):
    desk.database.connection.execute("UPDATE link SET body = x'00'")
    view.open_pack("small-link")
    assert "could not be read" in view.builder.notice.words
    press(view.builder.notice, "Choose a link")
    assert view.builder.tabs.currentWidget() is view.builder.link_panel
    assert view.builder.link_panel._damaged.isVisible()
    view.show_list()
    assert view.list_page.list.current_row.link == "link could not be read"


def test_paper_and_ink_belong_to_the_pack_and_are_undone(qtbot, desk, view):
    view.builder.plan_panel.two_sided_chosen.emit(False)
    view.builder.plan_panel.colour_chosen.emit(True)
    kept = desk.packs.load("small-link")
    assert (kept.two_sided, kept.in_colour) == (False, True)
    assert not view.builder.plan_panel._two.isChecked()
    view.undo()
    view.undo()
    assert view.builder.plan_panel._two.isChecked()
    assert desk.packs.load("small-link").in_colour is False
