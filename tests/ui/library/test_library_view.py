import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView

from linkwell.domain.query import Filters, Query
from linkwell.store.marks import Done
from linkwell.store.settings import LAST_LINK
from linkwell.ui.models.results import ROW
from linkwell.ui.views.library.library_view import LibraryView
from linkwell.ui.views.library.preview_header import ABOUT_TAB, SHEETS_TAB

LESSON = "ide-lks2-01"


@pytest.fixture
def view(qtbot, desk, runner, theme):
    made = LibraryView(desk, runner, theme)
    qtbot.addWidget(made)
    made.resize(1282, 710)
    with qtbot.waitSignal(made.finder.indexed, timeout=20_000):
        made.show()
    qtbot.waitUntil(lambda: made.results.rowCount() > 0, timeout=10_000)
    return made


def search(view, qtbot, text, filters=None):
    with qtbot.waitSignal(view.finder.answered, check_params_cb=lambda answer: answer.asked.text == text):
        view.open_query(Query(text, filters or Filters()))


def type_words(view, qtbot, text):
    def full(answer):
        return answer.asked.text == text and not answer.typing

    with qtbot.waitSignal(view.finder.answered, check_params_cb=full, timeout=10_000):
        qtbot.keyClicks(view.bar.field.edit, text)


def titles(view):
    rows = (view.results.index(number).data(ROW) for number in range(view.results.rowCount()))
    return [getattr(row, "plain_title", row) for row in rows]


def line(view, facet, value):
    listing, index = view.filters_pane.line_index(facet, value)
    return listing, index


def key(view, qtbot, which, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(view.list_pane.list, which, held)


def test_typing_finds_marks_and_counts(view, qtbot):
    type_words(view, qtbot, "museum label")
    assert "Three Exhibits and a Label" in titles(view)
    row = view.results.row_at(view.results.index_of(LESSON))
    assert ("Label", True) in row.title
    assert "lessons and templates" in view.list_pane.header.count_text


def test_wrong_spelling_is_mended_and_can_be_meant(view, qtbot):
    search(view, qtbot, "musuem label")
    assert LESSON in [view.list_pane.list.current_id]
    exact = [
        button
        for button in view.list_pane.header.findChildren(QAbstractButton)
        if button.text() == "Search “musuem label”"
    ]
    with qtbot.waitSignal(view.finder.answered, check_params_cb=lambda answer: answer.asked.exact):
        qtbot.mouseClick(exact[0], Qt.MouseButton.LeftButton)
    assert view.list_pane.header.count_text == "Nothing found"


def test_answers_to_older_questions_are_dropped(view, qtbot):
    shown = []
    view.finder.answered.connect(lambda answer: shown.append(answer.asked.text))
    view.open_query(Query("label"))
    view.open_query(Query("weather"))
    qtbot.waitUntil(lambda: "weather" in shown)
    assert shown[-1] == "weather"
    assert "label" not in shown


def test_ticking_a_filter_by_mouse_and_by_key_narrows(view, qtbot):
    listing, index = line(view, "theme", "identity")
    place = listing.visualRect(index).center()
    with qtbot.waitSignal(view.finder.answered):
        qtbot.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.query.filters == Filters({"theme": ("identity",)})
    listing, index = line(view, "stage", "lks2")
    listing.setFocus()
    listing.setCurrentIndex(index)
    with qtbot.waitSignal(view.finder.answered):
        qtbot.keyClick(listing, Qt.Key.Key_Space)
    assert view.query.filters.facets["stage"] == ("lks2",)
    assert [view.facets.count_of(known) for known in view.facets.sections[0].values][1] >= 0


def test_a_chip_is_offered_taken_and_removed(view, qtbot):
    type_words(view, qtbot, "ks2")
    with qtbot.waitSignal(view.finder.answered, check_params_cb=lambda answer: bool(answer.asked.filters.facets)):
        qtbot.keyClick(view.bar.field.edit, Qt.Key.Key_Return)
    assert view.query == Query("", Filters({"stage": ("lks2", "uks2")}))
    with qtbot.waitSignal(view.finder.answered):
        view.bar.field.chip_removed.emit("stage:*")
    assert view.query == Query()


def test_nothing_found_offers_what_to_remove(view, qtbot):
    search(view, qtbot, "xylophone", Filters({"stage": ("lks2",)}))
    buttons = view.list_pane.empty.findChildren(QAbstractButton)
    assert [button.text() for button in buttons] == ["Remove LKS2", "Search everything"]
    with qtbot.waitSignal(view.finder.answered):
        buttons[0].click()
    assert view.query == Query("xylophone")
    assert view.list_pane.empty.accessibleName() == "Nothing for “xylophone”."


def test_near_matches_are_those_the_filters_keep_out(view, qtbot):
    search(view, qtbot, "label", Filters({"stage": ("ks5",)}))
    headings = [row.text for row in titles(view) if hasattr(row, "text")]
    assert headings
    assert "near match" in headings[0]


def test_the_star_key_stars_and_is_kept(view, qtbot, desk):
    search(view, qtbot, "museum label")
    view.focus_results()
    assert view.list_pane.list.current_id == LESSON
    key(view, qtbot, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: view.results.row_at(view.results.index_of(LESSON)).starred)
    assert desk.stars.list() == (LESSON,)
    key(view, qtbot, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not view.results.row_at(view.results.index_of(LESSON)).starred)


def test_the_star_can_be_clicked(view, qtbot, desk):
    search(view, qtbot, "museum label")
    listing = view.list_pane.list
    rect = listing.itemDelegate().star_rect(listing.visualRect(view.results.index_of(LESSON)))
    qtbot.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    qtbot.waitUntil(lambda: desk.stars.list() == (LESSON,))


def test_adding_to_the_current_pack_and_to_another(view, qtbot, desk):
    search(view, qtbot, "museum label")
    view.focus_results()
    with qtbot.waitSignal(view.add_requested) as asked:
        view.add_to_pack()
    assert asked.args == [LESSON, ""]
    pack = desk.packs.list()[0]
    view.choose_pack()
    qtbot.waitUntil(view.adder.menu.isVisible)
    action = next(action for action in view.adder.menu.actions() if action.text() == pack.title.replace("&", "&&"))
    with qtbot.waitSignal(view.add_requested) as asked:
        action.trigger()
    assert asked.args == [LESSON, pack.id]


def test_a_new_pack_is_made_and_the_item_goes_into_it(view, qtbot, desk):
    search(view, qtbot, "museum label")
    view.choose_pack()
    qtbot.waitUntil(view.adder.menu.isVisible)
    view.adder.menu.actions()[-1].trigger()
    view.adder.menu.close()
    dialog = view.findChild(QLineEdit, options=Qt.FindChildOption.FindChildrenRecursively)
    assert dialog is not None
    with qtbot.waitSignal(view.add_requested) as asked:
        view.adder.add_to_new("Autumn")
    assert asked.args[0] == LESSON
    assert desk.packs.load(asked.args[1]).title == "Autumn"


def test_pages_sheets_and_about_are_shown(view, qtbot):
    search(view, qtbot, "museum label")
    qtbot.waitUntil(lambda: view.preview.pages.page_count > 0, timeout=20_000)
    plan = view.preview.pages.page_count
    with qtbot.waitSignal(view.preview.pages.page_changed, timeout=20_000):
        choose_tab(view, qtbot, 1)
    assert view.preview.tab == SHEETS_TAB
    qtbot.waitUntil(lambda: view.preview.pages.page_count not in {0, plan}, timeout=20_000)
    choose_tab(view, qtbot, 2)
    assert view.preview.tab == ABOUT_TAB


def choose_tab(view, qtbot, number):
    segment = view.preview.header.tabs.findChildren(QAbstractButton)[number]
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)


def test_about_links_lead_to_other_items(view, qtbot):
    search(view, qtbot, "museum label")
    choose_tab(view, qtbot, 2)
    link = next(
        button for button in view.preview.findChildren(QAbstractButton) if button.text() == "The Map of What Matters"
    )
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert view.current_item == "com-lks2-01"


def test_the_link_gives_badges_and_is_remembered(view, qtbot, desk, runner, theme):
    link = desk.links.list()[0]
    desk.done.mark_done(Done(link.id, "a", LESSON, "2024-25"))
    search(view, qtbot, "museum label")
    view.bar.link.link_chosen.emit(link)
    wanted = ("Year 4 Kestrels did this in 2024-25", "warn", "clock")
    qtbot.waitUntil(lambda: wanted in view.results.row_at(view.results.index_of(LESSON)).badges, timeout=10_000)
    assert desk.settings.get(LAST_LINK) == link.id


def test_searches_are_saved_opened_renamed_and_deleted(view, qtbot, desk):
    search(view, qtbot, "museum", Filters({"stage": ("lks2",)}))
    name, query = view._present_search()
    assert name == "museum, LKS2"
    desk.searches.save(name, query)
    search(view, qtbot, "")
    view.bar.saved.fill()
    with qtbot.waitSignal(view.finder.answered):
        view.bar.saved.menu().actions()[0].trigger()
    assert view.query == query
    menus = {action.text(): action.menu() for action in view.bar.saved.menu().actions() if action.menu()}
    menus["Delete"].actions()[0].trigger()
    assert desk.searches.list() == ()


def test_orders(view, qtbot):
    with qtbot.waitSignal(view.finder.answered, check_params_cb=lambda answer: answer.asked.order == "title"):
        view.list_pane.header.order_chosen.emit("title")
    assert titles(view) == sorted(titles(view), key=str.casefold)
    with qtbot.waitSignal(view.finder.answered, check_params_cb=lambda answer: answer.asked.order == "time"):
        view.list_pane.header.order_chosen.emit("time")
    catalogue = view.finder.library.catalogue
    rows = [view.results.index(number).data(ROW) for number in range(view.results.rowCount())]
    minutes = [catalogue.get(row.item_id).timing.minutes for row in rows]
    assert minutes == sorted(minutes)


def test_the_count_is_announced_once(view, qtbot):
    with qtbot.waitSignal(view.announced) as told:
        view.open_query(Query("museum label"))
    assert "lesson" in told.args[0]


def test_keys_lead_from_field_to_list_to_pages_and_back(view, qtbot):
    search(view, qtbot, "museum label")
    view.activateWindow()
    view.focus_search()
    qtbot.waitUntil(view.bar.field.edit.hasFocus)
    qtbot.keyClick(view.bar.field.edit, Qt.Key.Key_Down)
    assert view.list_pane.list.hasFocus()
    key(view, qtbot, Qt.Key.Key_Return)
    assert view.preview.pages.hasFocus()
    view.focus_results()
    key(view, qtbot, Qt.Key.Key_Slash)
    assert view.bar.field.edit.hasFocus()


def test_a_narrow_window_shows_pages_in_place_of_results(view, qtbot):
    view.resize(940, 540)
    qtbot.waitUntil(lambda: view.panes.narrow)
    assert view.preview.isHidden()
    view.focus_results()
    key(view, qtbot, Qt.Key.Key_Return)
    assert view.list_pane.isHidden()
    assert view.preview.isVisible()
    qtbot.mouseClick(view.preview.header.back, Qt.MouseButton.LeftButton)
    assert view.list_pane.isVisible()


def test_everything_that_can_be_used_has_a_name(view):
    kinds = (QAbstractButton, QLineEdit, QComboBox, QListView)
    used = [one for kind in kinds for one in view.findChildren(kind) if one.focusPolicy() and not one.isHidden()]
    nameless = [one for one in used if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))]
    assert not nameless
