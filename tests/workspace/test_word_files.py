"""The Word file of a pack, changed by a teacher: what is found, what is taken, and what is said of other files."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import FileFormat, OpenXmlValidator

from linkwell.domain.document import Part, plain
from linkwell.domain.errors import AppError
from linkwell.domain.pack import Pack, PackEntry, PackSection
from linkwell.domain.progress import silent
from linkwell.domain.rewrite import texts
from linkwell.packs import changes
from linkwell.store.opening import open_database
from linkwell.workspace import building, separate, word_files
from linkwell.workspace.desk import Desk
from linkwell.workspace.pack_session import PackSession
from linkwell.workspace.workspace import SAMPLE_LINK

NOTE = "Please keep the flaps folded"  # a sheet that both classes get, each with its own names
ITEM = "ide-lks2-01"
MANY_KINDS = ["small-link", "cpd-2-renewing", "celebration-week", "evaluation", "neutral-venue-day", "gallery"]


@pytest.fixture
def desk(workspace, tmp_path):
    database = open_database(tmp_path / "data").database
    made = Desk(workspace, database)
    made.links.save(workspace.link(SAMPLE_LINK))
    yield made
    database.close()


@pytest.fixture
def pack(desk) -> Pack:
    sections = (PackSection("Lesson", (PackEntry(ITEM),)),)
    return desk.packs.create(changes.with_ids(Pack("mine", "Mine", sections, link_id=SAMPLE_LINK)))


@pytest.fixture
def written(desk, pack, tmp_path) -> Path:
    return _write(desk, pack, tmp_path)


def _write(desk: Desk, pack: Pack, folder: Path) -> Path:
    wanted = building.Export(desk.document(pack), "standard", folder / "out", ("docx",))
    return building.write(desk.workspace, wanted, silent)[0]


def _edit(file: Path, change: Callable[[Any], object]) -> Path:
    """The file as Word would save it after a change."""
    word = docx.Document(str(file))
    change(word)
    edited = file.with_name(f"{file.stem}-edited.docx")
    word.save(str(edited))
    return edited


def _paragraph(word: Any, start: str, number: int = 0) -> Any:
    """A paragraph of the text, in or out of a table, that starts with some words."""
    every = [docx.text.paragraph.Paragraph(one, word) for one in word.element.body.iter(qn("w:p"))]
    return [one for one in every if one.text.startswith(start)][number]


def _say(start: str, old: str, new: str, number: int = 0) -> Callable[[Any], None]:
    def change(word: Any) -> None:
        run = next(one for one in _paragraph(word, start, number).runs if old in one.text)
        run.text = run.text.replace(old, new)

    return change


def _words(desk: Desk, pack: Pack) -> list[str]:
    parts: tuple[Part, ...] = desk.document(pack).parts
    return [plain(text) for part in parts for text in texts(part.blocks)]


def test_a_file_that_nobody_changed_has_no_changes(desk, written):
    found = word_files.compare(desk, written).differences
    assert (found.changes, found.notices, found.moved_on) == ((), (), 0)


@pytest.mark.parametrize("recipe_id", MANY_KINDS)
def test_no_recipe_differs_from_its_own_file_and_each_keeps_to_the_format_of_word(desk, tmp_path, recipe_id):
    pack = desk.pack_from_recipe(recipe_id, SAMPLE_LINK)
    file = _write(desk, pack, tmp_path)
    found = word_files.compare(desk, file).differences
    assert (found.changes, found.notices, found.moved_on) == ((), (), 0)
    audit = OpenXmlValidator(FileFormat.OFFICE_2019).validate(str(file))
    assert [str(error) for error in audit.errors] == []


def test_a_sentence_changed_in_word_is_found_taken_and_undone(desk, pack, written):
    edited = _edit(written, _say(NOTE, "flaps folded", "flaps shut"))
    compared = word_files.compare(desk, edited)
    [change] = compared.differences.changes
    assert "flaps folded" in change.old
    assert "flaps shut" in change.new
    assert "Kestrels" in change.where
    assert compared.differences.notices == ()
    taken = word_files.take(desk, compared, [change])
    assert change.new in _words(desk, taken)
    assert word_files.compare(desk, edited).differences.changes == ()
    session = PackSession(desk, pack.id)
    assert session.can_undo == word_files.LABEL
    session.undo()
    assert change.new not in _words(desk, session.pack)


def test_names_filled_in_stay_names_to_fill_in(desk, pack, written):
    edited = _edit(written, _say("We need one S6", "We need", "We ask for"))
    [change] = word_files.compare(desk, edited).differences.changes
    assert "{{reply_by}}" in change.markdown
    assert change.markdown.startswith("We ask for")


def test_the_same_change_for_both_classes_is_one_and_two_others_exclude_one_another(desk, written):
    once = _edit(written, _say(NOTE, "folded", "shut"))
    alike = word_files.compare(desk, _edit(once, _say(NOTE, "folded", "shut"))).differences.changes
    assert len(alike) == 1
    other = word_files.compare(desk, _edit(once, _say(NOTE, "folded", "closed"))).differences.changes
    assert [bool(change.note) for change in other] == [False, True]
    compared = word_files.compare(desk, once)
    taken = word_files.take(desk, compared, other)
    assert [edit for edit in taken.entries()[0].edits.values() if "shut" in edit]


def test_punctuation_alone_is_a_change(desk, written):
    edited = _edit(written, _say(NOTE, "written.", "written!"))
    assert len(word_files.compare(desk, edited).differences.changes) == 1


def test_a_change_of_the_pack_is_no_change_in_word(desk, pack, written):
    edited = _edit(written, _say(NOTE, "folded", "shut"))
    [change] = word_files.compare(desk, edited).differences.changes
    session = PackSession(desk, pack.id)
    session.apply(lambda now: changes.set_edit(now, change.entry_id, "S8.3", "Another question."), "Reword")
    found = word_files.compare(desk, edited).differences
    assert [one.key for one in found.changes] == [change.key]
    assert found.moved_on == 2  # the sheet is there for both classes
    session.apply(lambda now: changes.set_edit(now, change.entry_id, change.key, "Keep them shut."), "Reword")
    [both] = word_files.compare(desk, edited).differences.changes
    assert "since the file was made" in both.note
    assert both.old == "Keep them shut."


def test_what_was_deleted_moved_or_typed_beside_is_told(desk, written):
    def change(word: Any) -> None:
        gone = _paragraph(word, NOTE)._p
        gone.getparent().remove(gone)

    found = word_files.compare(desk, _edit(written, change)).differences
    assert found.changes == ()
    [missing] = [notice for notice in found.notices if notice.kind == "missing"]
    assert NOTE in missing.words

    def typed(word: Any) -> None:
        _paragraph(word, NOTE).insert_paragraph_before("Bring spare tape.")

    found = word_files.compare(desk, _edit(written, typed)).differences
    assert "Bring spare tape." in [notice.words for notice in found.notices]
    assert found.changes == ()

    def moved(word: Any) -> None:
        first, second = _paragraph(word, NOTE)._p, _paragraph(word, "We need one S6")._p
        second.addnext(first)

    found = word_files.compare(desk, _edit(written, moved)).differences
    assert [(notice.kind, NOTE in notice.words) for notice in found.notices] == [("moved", True)]
    assert found.changes == ()


def test_a_sheet_deleted_in_word_is_one_line(desk, written):
    def change(word: Any) -> None:
        inside = False
        for element in list(word.element.body):
            style = element.find(f"./{qn('w:pPr')}/{qn('w:pStyle')}")
            if style is not None and style.get(qn("w:val"), "").startswith("SheetTitle"):
                inside = "".join(one.text or "" for one in element.iter(qn("w:t"))).endswith("(for Kestrels)")
            if inside and element.find(f".//{qn('w:sectPr')}") is None and element.tag != qn("w:sectPr"):
                word.element.body.remove(element)

    notices = word_files.compare(desk, _edit(written, change)).differences.notices
    missing = [notice for notice in notices if notice.kind == "missing"]
    assert [(notice.words, "(for Kestrels)" in notice.where) for notice in missing] == [("the whole part", True)]


def test_deletions_that_word_tracks_count_as_made(desk, written):
    def change(word: Any) -> None:
        run = next(one for one in _paragraph(word, NOTE).runs if NOTE in one.text)
        deleted = docx.oxml.OxmlElement("w:del")
        inserted = docx.oxml.OxmlElement("w:ins")
        run._r.addprevious(deleted)
        deleted.addnext(inserted)
        new = docx.oxml.parse_xml(f'<w:r xmlns:w="{W}"><w:t>Tracked words.</w:t></w:r>')
        inserted.append(new)
        deleted.append(run._r)
        for text in deleted.iter(qn("w:t")):
            text.tag = qn("w:delText")

    [found] = word_files.compare(desk, _edit(written, change)).differences.changes
    assert found.new.startswith("Tracked words.")
    assert NOTE not in found.new


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _with(file: Path, name: str, old: bytes, new: bytes) -> Path:
    made = file.with_name("other.docx")
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(made, "w") as target:
        for one in source.namelist():
            content = source.read(one)
            if one == name:
                assert old in content
                content = content.replace(old, new)
            target.writestr(one, content)
    return made


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"<vt:lpwstr>1<", b"<vt:lpwstr>2<", "D-NEWER"),
        (b"mine-kestrels-herons", b"theirs-kestrels-herons", "D-OTHER"),
    ],
)
def test_a_file_from_elsewhere_is_told_apart(desk, written, old, new, code):
    with pytest.raises(AppError) as caught:
        word_files.compare(desk, _with(written, "docProps/custom.xml", old, new))
    assert caught.value.code == code
    assert caught.value.kept == "Nothing was changed."


def test_a_word_file_that_is_not_ours_is_told_apart(desk, pack, tmp_path):
    file = tmp_path / "letter.docx"
    docx.Document().save(str(file))
    with pytest.raises(AppError) as caught:
        word_files.compare(desk, file)
    assert caught.value.code == "D-PACK"


def test_another_pack_may_not_be_named(desk, pack, written):
    other = desk.packs.create(Pack("other", "Other", pack.sections))
    with pytest.raises(AppError) as caught:
        word_files.compare(desk, written, other.id)
    assert caught.value.code == "D-OTHER"
    with pytest.raises(AppError) as caught:
        word_files.compare(desk, written, "nothing")
    assert caught.value.code == "U-PACK"
    assert word_files.compare(desk, written, pack.id).pack.id == pack.id


def test_a_pack_whose_link_was_changed_since_is_still_found(desk, pack, written):
    desk.packs.save(pack.id, replace(pack, link_id=""), "Choose another link")
    compared = word_files.compare(desk, written)
    assert compared.pack.id == pack.id
    assert compared.differences.changes == ()


def test_a_file_built_from_a_recipe_is_compared_with_it_and_taking_makes_a_pack(workspace, tmp_path):
    request = building.BuildRequest(("docx",), tmp_path / "out", recipe="small-link", link=SAMPLE_LINK)
    [file] = building.build(workspace, request).files
    database = open_database(tmp_path / "data").database
    desk = Desk(workspace, database)
    clean = word_files.compare(desk, file).differences
    assert (clean.changes, clean.notices, clean.moved_on) == ((), (), 0)
    edited = _edit(file, _say(NOTE, "folded", "shut"))
    compared = word_files.compare(desk, edited)
    taken = word_files.take(desk, compared, compared.differences.changes)
    assert (taken.id, taken.link_id) == ("small-link", SAMPLE_LINK)
    assert word_files.compare(desk, edited).differences.changes == ()
    assert desk.packs.can_undo(taken.id) == word_files.LABEL
    database.close()


@pytest.mark.parametrize("share", ["teacher", "pupils", "pupils-supported"])
def test_a_separate_file_is_compared_with_its_share_of_the_pack(desk, pack, tmp_path, share):
    wanted = building.Export(desk.document(pack), "standard", tmp_path / "out", ("docx",))
    file = next(one for one in separate.write(desk.workspace, wanted) if one.stem == share)
    compared = word_files.compare(desk, file)
    assert (compared.pack.id, compared.link and compared.link.id) == (pack.id, SAMPLE_LINK)
    found = compared.differences
    assert (found.changes, found.notices, found.moved_on) == ((), (), 0)


def test_a_change_in_a_separate_file_of_a_recipe_is_found(workspace, tmp_path):
    request = building.BuildRequest((), tmp_path, recipe="small-link", link=SAMPLE_LINK)
    export = building.Export(building.prepare(workspace, request).document, "standard", tmp_path / "out", ("docx",))
    file = next(one for one in separate.write(workspace, export) if one.stem == "teacher")
    database = open_database(tmp_path / "data").database
    compared = word_files.compare(Desk(workspace, database), _edit(file, _say(NOTE, "folded", "shut")))
    database.close()
    assert compared.link is not None
    assert ["shut" in change.new for change in compared.differences.changes] == [True]
    assert compared.differences.notices == ()


def test_words_of_any_length_are_compared(desk, written):
    edited = _edit(written, _say(NOTE, "folded", "word " * 100_000))
    [change] = word_files.compare(desk, edited).differences.changes
    assert len(change.new) > 400_000


def test_thousands_of_lines_typed_beside_are_told(desk, written):
    def typed(word: Any) -> None:
        paragraph = _paragraph(word, NOTE)._p
        for number in range(5_000):
            line = docx.oxml.parse_xml(f'<w:p xmlns:w="{W}"><w:r><w:t>Line {number % 7}</w:t></w:r></w:p>')
            paragraph.addnext(line)

    found = word_files.compare(desk, _edit(written, typed)).differences
    assert found.changes == ()
    assert [notice.kind for notice in found.notices] == ["added"] * 5_000


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_a_file_saved_by_libreoffice_can_still_be_compared(desk, written, tmp_path):
    edited = _edit(written, _say(NOTE, "folded", "shut"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    shell = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"]
    subprocess.run([*shell, str(tmp_path / "saved"), str(edited)], check=True, capture_output=True, timeout=120)
    saved = tmp_path / "saved" / edited.name
    found = word_files.compare(desk, saved).differences
    assert ["shut" in change.new for change in found.changes] == [True]
