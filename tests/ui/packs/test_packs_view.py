from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton

from linkwell.domain.errors import AppError
from linkwell.packs import changes
from linkwell.ui.models.item_mime import ITEM_MIME
from linkwell.ui.models.outline import ENTRY_MIME
from linkwell.ui.views.packs.exporting import MERGED, SEPARATE
from linkwell.ui.views.packs.packs_view import PacksView
from linkwell.ui.views.packs.plan_dialog import PlanDialog

ENTRY = "ide-lks2-01.1"


@pytest.fixture
def view(qtbot, packs_view):
    qtbot.waitUntil(lambda: packs_view.builder.pages.page_count > 0, timeout=20_000)
    return packs_view


def pack_of(desk, view):
    return desk.packs.load(view.current_pack_id())


def key(qtbot, view, row, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    view.builder.outline.select(row)
    for one in keys:
        qtbot.keyClick(view.builder.outline, one, modifier)


def test_space_leaves_a_sheet_out_and_undo_brings_it_back(qtbot, desk, view):
    before = changes.find(pack_of(desk, view), ENTRY).sheets
    key(qtbot, view, f"sheet:{ENTRY}:S1", Qt.Key.Key_Space)
    assert "S1" not in changes.find(pack_of(desk, view), ENTRY).sheets
    assert view.builder.bar.chip.text.startswith("Saved ")
    view.undo()
    assert changes.find(pack_of(desk, view), ENTRY).sheets == before
    view.redo()
    assert "S1" not in changes.find(pack_of(desk, view), ENTRY).sheets


def test_the_pages_follow_each_change(qtbot, view):
    before = view.builder.pages.page_count
    key(qtbot, view, f"sheet:{ENTRY}:S1", Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: 0 < view.builder.pages.page_count < before, timeout=20_000)


def test_a_sheet_that_is_left_out_stays_the_chosen_row(qtbot, view):
    pages = view.builder.pages
    before = pages.page_count
    view.builder.outline.select(f"sheet:{ENTRY}:S1", quietly=False)
    pages.setFocus()
    qtbot.keyClick(view.builder.outline, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: 0 < pages.page_count < before, timeout=20_000)
    assert view.builder.outline.current_row.key == f"sheet:{ENTRY}:S1"


def test_plus_and_minus_count_copies(qtbot, desk, view):
    key(qtbot, view, f"sheet:{ENTRY}:S1", Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    assert changes.find(pack_of(desk, view), ENTRY).copies == {"S1": 32}
    row = view.builder.outline.current_row
    assert row.own
    assert row.detail == "32 + 32"
    view.builder.acts.follow(row)
    assert changes.find(pack_of(desk, view), ENTRY).copies == {}


def test_alt_arrows_move_and_delete_takes_out(qtbot, desk, view):
    first = [entry.id for entry in pack_of(desk, view).entries()]
    key(qtbot, view, f"entry:{ENTRY}", Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert pack_of(desk, view).sections[1].entries[0].id == ENTRY
    assert view.builder.outline.current_row.key == f"entry:{ENTRY}"
    key(qtbot, view, f"entry:{ENTRY}", Qt.Key.Key_Delete)
    assert [entry.id for entry in pack_of(desk, view).entries()] == first[1:]


def test_a_click_on_the_check_box_ticks_it(qtbot, desk, view):
    outline = view.builder.outline
    outline.select(f"sheet:{ENTRY}:S1")
    rect = outline.visualRect(outline.currentIndex())
    qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(58, rect.height() // 2))
    assert "S1" not in changes.find(pack_of(desk, view), ENTRY).sheets


def test_dropping_an_item_of_the_library_adds_it_to_that_section(qtbot, desk, view):
    model = view.builder.outline.model()
    data = QMimeData()
    data.setData(ITEM_MIME, QByteArray(b"chk-01"))
    model.dropMimeData(data, Qt.DropAction.CopyAction, 0, 0, model.index_of("section:1"))
    qtbot.waitUntil(lambda: len(pack_of(desk, view).entries()) == 4)
    assert pack_of(desk, view).sections[1].entries[0].item_id == "chk-01"


def test_dragging_an_entry_to_another_section_moves_it(qtbot, desk, view):
    model = view.builder.outline.model()
    data = model.mimeData([model.index_of(f"entry:{ENTRY}")])
    assert data.hasFormat(ENTRY_MIME)
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index_of("section:2"))
    qtbot.waitUntil(lambda: pack_of(desk, view).sections[2].entries[-1].id == ENTRY)


def test_a_chosen_row_goes_to_its_page(qtbot, view):
    first = view.builder.pages.page
    view.builder.outline.select("credits", quietly=False)
    assert view.builder.pages.page == view.builder.pages.page_count != first


def test_the_title_and_a_section_are_renamed(qtbot, desk, view):
    key(qtbot, view, "cover", Qt.Key.Key_F2)
    field = view.builder.bar.title_field
    edit = field.focusWidget() or field.findChildren(type(field._edit))[0]
    edit.setText("Spring term")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert pack_of(desk, view).title == "Spring term"
    view.builder.outline.model().setData(view.builder.outline.model().index_of("section:0"), "Week one")
    qtbot.waitUntil(lambda: pack_of(desk, view).sections[0].title == "Week one")


def test_a_refused_change_is_held_and_kept_on_try_again(qtbot, desk, view, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AppError("S-FULL", "The disk is full.", "Nothing was changed.", "Free some space.")

    with monkeypatch.context() as patch:
        patch.setattr(desk.packs, "save", refuse)
        key(qtbot, view, f"entry:{ENTRY}", Qt.Key.Key_Delete)
        assert view.builder.bar.chip.text == "Not saved"
        assert view.builder.notice.isVisible()
    assert len(pack_of(desk, view).entries()) == 3
    view.builder._try_again()
    assert len(pack_of(desk, view).entries()) == 2
    assert view.builder.bar.chip.text.startswith("Saved ")
    assert not view.builder.notice.isVisible()


def test_export_writes_the_files_and_says_where(qtbot, desk, view, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    view.export(("pdf", "docx", "txt"))
    result = view.builder.exporting.result
    qtbot.waitUntil(lambda: result.isVisible(), timeout=30_000)
    assert sorted(file.suffix for file in tmp_path.iterdir() if file.is_file()) == [".docx", ".pdf", ".txt"]
    assert str(tmp_path) in result.words


def test_an_added_item_shows_its_pages_when_they_are_made(qtbot, view):
    view.add_item("chk-01")
    qtbot.waitUntil(lambda: "Weather Inside" in view.builder.pages.page_title, timeout=20_000)


def test_an_item_for_another_stage_is_added_with_a_word(qtbot, view, desk):
    view.add_item("com-lks2-01")
    view.add_item("chk-01")
    assert not view.builder.notice.isVisible()
    view.add_item("equ-uks2-01")
    notice = view.builder.notice
    assert "is made for Upper key stage 2; this link teaches Lower key stage 2" in notice.accessibleName()
    undo = next(button for button in notice.findChildren(QPushButton) if button.text() == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert "equ-uks2-01" not in {entry.item_id for entry in desk.packs.load("small-link").entries()}


def test_making_the_screen_flashes_up_no_window(qtbot, desk, runner, theme, qapp):
    shown = []

    class Watch(QObject):
        def eventFilter(self, watched, event):  # noqa: N802
            if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    made = PacksView(desk, runner, theme)
    qapp.removeEventFilter(watch)
    qtbot.addWidget(made)
    assert shown == []


def test_the_keyboard_has_a_home_on_every_page(qtbot, desk, view):
    view.setFocus()
    assert view.window().focusWidget() is view.builder.outline
    view.edit(ENTRY)
    view.setFocus()
    assert view.window().focusWidget() is view.editor.parts
    view.show_list()
    view.setFocus()
    qtbot.keyClick(view.window().focusWidget(), Qt.Key.Key_Return)
    assert view.current_pack_id() == "small-link"
    view.setFocus()
    assert view.window().focusWidget() is view.builder.outline


def test_adding_an_item_opens_a_pack_and_never_adds_it_twice(qtbot, desk, runner, theme):
    view = PacksView(desk, runner, theme)
    qtbot.addWidget(view)
    view.add_item("chk-01")
    view.add_item("chk-01")
    assert [entry.item_id for entry in pack_of(desk, view).entries()].count("chk-01") == 1


def test_without_any_pack_an_empty_one_is_made(qtbot, desk, runner, theme):
    desk.packs.delete("small-link")
    view = PacksView(desk, runner, theme)
    qtbot.addWidget(view)
    view.add_item("chk-01")
    assert [entry.item_id for entry in pack_of(desk, view).entries()] == ["chk-01"]


def test_packs_are_copied_deleted_and_brought_back(qtbot, desk, runner, theme):
    view = PacksView(desk, runner, theme)
    qtbot.addWidget(view)
    page = view.list_page
    page.duplicate(page.list.current_row)
    assert len(desk.packs.list()) == 2
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert len(desk.packs.list()) == 1
    view.undo()
    assert len(desk.packs.list()) == 2


def test_a_recipe_makes_a_pack_and_opens_it(qtbot, desk, runner, theme):
    view = PacksView(desk, runner, theme)
    qtbot.addWidget(view)
    view.list_page.begin("phase-1-starter")
    assert pack_of(desk, view).title == "Phase 1 starter"
    assert pack_of(desk, view).link_id == "kestrels-herons"


def test_a_pack_deleted_elsewhere_closes(qtbot, desk, view):
    desk.packs.delete("small-link")
    view.reload()
    assert view.current_pack_id() == ""


def test_a_name_filled_in_here_is_kept_in_the_link(qtbot, desk, view):
    link = desk.link("kestrels-herons")
    desk.links.save(replace(link, b=replace(link.b, class_name="")))
    view.reload()
    field = next(edit for edit in view.builder.names_panel.findChildren(QLineEdit) if "Class" in edit.accessibleName())
    field.setText("Otters")
    with qtbot.waitSignal(view.links_changed):
        field.editingFinished.emit()
    assert desk.link("kestrels-herons").b.class_name == "Otters"
    assert "Otters" in view.builder.bar._pair


def test_another_link_and_sides_are_one_step_each(qtbot, desk, view):
    view.builder.link_panel.sides_chosen.emit("a")
    view.builder.bar.link_chosen.emit("")
    assert (pack_of(desk, view).sides, pack_of(desk, view).link_id) == ("a", "")
    view.undo()
    assert pack_of(desk, view).link_id == "kestrels-herons"


def test_names_are_filled_in_one_after_the_other_by_keyboard_and_undone(qtbot, desk, view):
    link = desk.link("kestrels-herons")
    desk.links.save(replace(link, b=replace(link.b, class_name="", teacher="")))
    view.reload()
    view.builder.tabs.setCurrentWidget(view.builder.names_panel)
    field = view.builder.names_panel.findChildren(QLineEdit)[0]
    field.setFocus()
    qtbot.keyClicks(field, "Otters")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    following = view.window().focusWidget()
    assert following.accessibleName() == "Teacher (Otters)"
    qtbot.keyClicks(following, "Mx Vale")
    qtbot.keyClick(following, Qt.Key.Key_Return)
    assert (desk.link("kestrels-herons").b.class_name, desk.link("kestrels-herons").b.teacher) == ("Otters", "Mx Vale")
    with qtbot.waitSignal(view.links_changed):
        view.undo()
    assert desk.link("kestrels-herons").b.teacher == ""
    assert desk.link("kestrels-herons").b.class_name == "Otters"


def found_use(qtbot, panel, title):
    """The button of a way to save, once it was found in the background."""

    def found():
        names = {button.accessibleName(): button for button in panel.findChildren(QPushButton) if button.isVisible()}
        return next((button for name, button in names.items() if name.startswith(f"Use: {title}")), None)

    qtbot.waitUntil(lambda: found() is not None, timeout=20_000)
    return found()


def test_an_aim_in_sheets_is_reached_by_one_click_and_undone_by_one(qtbot, desk, view):
    cards, before = view.builder.plan_panel.cards, pack_of(desk, view)
    found_use(qtbot, cards, "A5 pages")
    cards.at_most.setFocus()
    cards.at_most.selectAll()
    qtbot.keyClicks(cards.at_most, "150")
    qtbot.keyClick(cards.at_most, Qt.Key.Key_Return)
    use_all = next(button for button in cards.findChildren(QPushButton) if button.text().startswith("Use "))
    qtbot.waitUntil(lambda: use_all.isVisible() and use_all.text() == "Use all 3", timeout=20_000)
    with qtbot.waitSignal(view.builder._open.shown, timeout=20_000):
        use_all.click()
    assert view.builder._open.plan().total_sheets <= 150
    view.undo()
    assert pack_of(desk, view) == before


def test_an_aim_out_of_reach_says_what_the_least_is(qtbot, view):
    cards = view.builder.plan_panel.cards
    cards.at_most.setValue(1)
    words = lambda: " ".join(label.text() for label in cards.findChildren(QLabel) if label.isVisible())  # noqa: E731
    qtbot.waitUntil(lambda: "It cannot be reached: the least is" in words(), timeout=20_000)


def test_every_sheet_is_told_in_a_table_of_its_own(qtbot, qtmodeltester, view):
    view.builder.plan_panel.sheets_wanted.emit()
    dialog = view.findChild(PlanDialog)
    model = dialog.table.model()
    qtmodeltester.check(model)
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert heads == ["Sheet", "Pages", "In colour", "Kestrels", "Herons", "Paper", "Cost"]
    sheets = [int(model.index(row, 5).data()) for row in range(model.rowCount())]
    assert sum(sheets[:-1]) == sheets[-1] == view.builder._open.plan().total_sheets
    spoken = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("My three cases: pages 1, ")
    assert "Kestrels 29, Herons 31" in spoken


@pytest.mark.parametrize(
    ("kind", "names"),
    [(SEPARATE, {"teacher.pdf", "teacher.docx", "pupils.pdf"}), (MERGED, {"00 Print list.pdf"})],
)
def test_other_exports_make_their_folder(qtbot, view, tmp_path, kind, names):
    with qtbot.waitSignal(view.builder.exporting.announced, timeout=30_000):
        view.builder.exporting.export_to(tmp_path, kind)
    assert names <= {file.name for file in tmp_path.glob("*/*")}


def test_a_way_to_save_is_used_by_keyboard_and_the_focus_stays_in_the_plan(qtbot, desk, view):
    panel = view.builder.plan_panel
    use = found_use(qtbot, panel, "“My three")
    use.setFocus()
    view.builder.refresh()
    assert view.window().focusWidget() is use
    qtbot.keyClick(use, Qt.Key.Key_Space)
    assert changes.find(pack_of(desk, view), ENTRY).copies == {"S1": 16}
    assert panel.isAncestorOf(view.window().focusWidget())


def test_the_window_is_named_after_the_open_pack_at_once(view):
    view.new_pack()
    assert view.windowTitle() == "New pack"
    view.show_list()
    assert view.windowTitle() == "Packs"


def test_large_words_in_the_smallest_window_cut_nothing_off_the_plan(qtbot, view, theme):
    found_use(qtbot, view.builder.plan_panel, "A5 pages")
    theme.set_percent(150)
    view.resize(940, 540)
    panel = view.builder.plan_panel
    qtbot.waitUntil(lambda: panel.widget().width() == panel.viewport().width(), timeout=5_000)
    assert panel.widget().minimumSizeHint().width() <= panel.viewport().width()


def test_after_renaming_the_keyboard_is_where_it_was(qtbot, view):
    view.builder.outline.setFocus()
    view.builder.bar.title_field.start()
    field = view.window().focusWidget()
    qtbot.keyClicks(field, "Renamed")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.builder.bar.title_field.findChild(QLineEdit).isHidden()
    assert view.window().focusWidget() is view.builder.outline
