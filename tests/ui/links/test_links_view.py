"""Links by keyboard and mouse: make one, change it, delete it and take that back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton

from linkwell.domain.link import Side
from linkwell.store.settings import CLASS_NAME, SCHOOL, TEACHER
from linkwell.ui.models.link_list import LinkListModel
from linkwell.ui.views.links import LinksView


@pytest.fixture
def view(qtbot, desk, runner, theme):
    made = LinksView(desk, runner, theme)
    qtbot.addWidget(made)
    made.resize(1280, 740)
    made.show()
    return made


def test_the_sample_link_is_there_to_read(view):
    assert view.current_link_id() == "kestrels-herons"
    assert view.form.a.school.text() == "Oakfield Primary School"
    assert view.form.b.pupils.value() == 31
    assert [stage for stage, box in view.form.stages.items() if box.isChecked()] == ["lks2"]


def test_a_change_is_kept_when_the_field_is_left(qtbot, view, desk):
    field = view.form.b.class_name
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(view.links_changed):
        qtbot.keyClicks(field, "Wrens")
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    kept = desk.links.load("kestrels-herons")
    assert kept.b.class_name == "Wrens"
    assert not kept.sample
    assert kept.a.class_name == "Kestrels"


def test_words_are_kept_while_the_field_is_still_being_written(qtbot, view, desk):
    field = view.form.title
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(view.links_changed):
        qtbot.keyClicks(field, "Our ")
    assert desk.links.load("kestrels-herons").title == "Our"
    qtbot.keyClicks(field, "link")
    assert field.text() == "Our link"


def test_a_new_link_knows_our_own_class_already(qtbot, view, desk):
    for setting, words in ((SCHOOL, "Oakfield"), (CLASS_NAME, "Larks"), (TEACHER, "Mx Holt")):
        desk.settings.set(setting, words)
    qtbot.mouseClick(view.new_button, Qt.MouseButton.LeftButton)
    assert view.form.a.side() == Side(school="Oakfield", class_name="Larks", teacher="Mx Holt")
    assert view.form.b.side() == Side()


def test_showing_another_link_changes_nothing(qtbot, view, desk):
    before = desk.links.load("kestrels-herons")
    qtbot.mouseClick(view.new_button, Qt.MouseButton.LeftButton)
    view.list.setCurrentIndex(view.model.index(view.model.row_of("kestrels-herons")))
    assert view.form.title.text() == "Kestrels and Herons"
    assert desk.links.load("kestrels-herons") == before


def test_a_new_link_is_ready_to_be_typed(qtbot, view, desk):
    with qtbot.waitSignal(view.links_changed):
        qtbot.mouseClick(view.new_button, Qt.MouseButton.LeftButton)
    assert len(desk.links.list()) == 2
    with qtbot.waitSignal(view.links_changed):
        qtbot.keyClicks(view.form.title, "Otters and Wrens")
        qtbot.keyClick(view.form.title, Qt.Key.Key_Return)
    assert "Otters and Wrens" in [link.title for link in desk.links.list()]


def test_mode_and_stages_are_kept_at_once(qtbot, view, desk):
    with qtbot.waitSignal(view.links_changed):
        view.form.mode.choose("virtual")
        view.form.mode.chosen.emit("virtual")
    with qtbot.waitSignal(view.links_changed):
        view.form.stages["uks2"].setFocus()
        qtbot.keyClick(view.form.stages["uks2"], Qt.Key.Key_Space)
    kept = desk.links.load("kestrels-herons")
    assert kept.stages == ("lks2", "uks2")
    assert kept.mode == "virtual"


def test_a_deleted_link_can_be_brought_back(qtbot, view, desk):
    view.list.setFocus()
    qtbot.mouseClick(view.delete_button, Qt.MouseButton.LeftButton)
    assert desk.links.list() == ()
    undo = next(button for button in view.notice.findChildren(QPushButton) if button.text() == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert [link.id for link in desk.links.list()] == ["kestrels-herons"]
    assert view.current_link_id() == "kestrels-herons"


def test_the_keyboard_stays_in_the_list_after_deleting_and_bringing_back(qtbot, view, desk):
    view.new_link()
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert view.window().focusWidget() is view.list
    assert view.current_link_id() == "kestrels-herons"
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert view.window().focusWidget() is view.new_button
    undo = next(button for button in view.notice.findChildren(QPushButton) if button.text() == "Undo")
    qtbot.keyClick(undo, Qt.Key.Key_Space)
    assert view.window().focusWidget() is view.list


def test_a_new_link_is_called_after_its_classes(qtbot, view, desk):
    view.new_link()
    assert view.window().focusWidget() is view.form.title
    for field, name in ((view.form.a.class_name, "Owls and Larks"), (view.form.b.class_name, "Otters")):
        field.setFocus()
        qtbot.keyClicks(field, name)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "Owls and Larks and Otters" in [link.title for link in desk.links.list()]
    assert view.form.title.text() == "Owls and Larks and Otters"


def test_a_slip_is_told_and_kept_all_the_same(qtbot, view, desk):
    assert not view.form._worries.isVisible()
    for field, text in ((view.form.b.class_name, "Kestrels"), (view.form.b.school, "Oakfield Primary School")):
        field.setText(text)
        field.editingFinished.emit()
    assert "same class" in view.form._worries.text()
    assert view.form._worries.isVisible()
    assert desk.links.load("kestrels-herons").b.class_name == "Kestrels"


def test_a_link_that_cannot_be_read_is_told_and_can_be_removed(qtbot, view, desk):
    desk.database.connection.execute("UPDATE link SET body = x'00'")
    view.reload()
    bar = view._damage
    assert bar.isVisible()
    assert "“kestrels-herons” could not be read" in bar.words
    (remove,) = bar.findChildren(QPushButton)
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert desk.links.damaged() == ()
    assert not bar.isVisible()


def test_a_row_speaks_as_one_sentence(view):
    said = view.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Kestrels & Herons, Oakfield Primary School and Hill Top Academy, Year 4, Kestrels 29 pupils, "
        "Herons 31 pupils, mode both, active, sample"
    )


def test_every_control_has_a_name(view):
    controls = (QLineEdit, QAbstractSpinBox, QComboBox, QCheckBox, QPushButton)
    for kind in controls:
        for widget in view.findChildren(kind):
            if widget.objectName() == "qt_spinbox_lineedit" or not widget.isVisibleTo(view):
                continue
            named = widget.accessibleName() or getattr(widget, "text", str)() or _label_of(view, widget)
            assert named, widget


def _label_of(view, widget):
    return any(label.buddy() is widget for label in view.findChildren(QLabel))


def test_the_model_behaves(qtmodeltester, desk):
    model = LinkListModel()
    model.set_links(desk.links.list())
    qtmodeltester.check(model)


def test_the_year_plan_is_written_as_pages(qtbot, view, desk, tmp_path, monkeypatch):
    folder = tmp_path / "year"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    with qtbot.waitSignal(view.year_pages.announced, timeout=20_000):
        qtbot.mouseClick(view.form.year_button, Qt.MouseButton.LeftButton)
    names = sorted(file.name for file in folder.iterdir())
    assert names == [f"linking-year-kestrels-and-herons-two-phases.{suffix}" for suffix in ("docx", "pdf")]
    assert str(folder) in view.notice.accessibleName()


def test_a_place_that_cannot_be_written_is_told_and_another_offered(qtbot, view, desk, tmp_path):
    (tmp_path / "file").write_text("mine")
    with qtbot.waitSignal(view.year_pages.announced, timeout=20_000):
        view.year_pages.write(desk.links.load("kestrels-herons"), tmp_path / "file")
    assert "is a file, not a folder" in view.notice.accessibleName()
