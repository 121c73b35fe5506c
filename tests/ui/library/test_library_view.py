import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView

from linkwell.domain.pack import Edition
from linkwell.domain.query import Filters, Query
from linkwell.packs import changes
from linkwell.store.marks import Done
from linkwell.store.settings import LAST_LINK, LIBRARY_SEARCH, STAGES_SHOWN
from linkwell.ui.models.results import ITEM_ID, ROW
from linkwell.ui.pane_cycle import PaneCycle
from linkwell.ui.views.library.about import about_item
from linkwell.ui.views.library.drag_picture import drag_picture
from linkwell.ui.views.library.fold import FoldButton
from linkwell.ui.views.library.library_view import LibraryView
from linkwell.ui.views.library.preview_header import ABOUT_TAB, SHEETS_TAB
from linkwell.workspace.pack_session import PackSession

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
    search(view, qtbot, "qwxzyv", Filters({"stage": ("lks2",)}))
    buttons = view.list_pane.empty.findChildren(QAbstractButton)
    assert [button.text() for button in buttons] == ["Remove LKS2", "Search everything"]
    buttons[0].click()
    assert view.query == Query("qwxzyv")
    qtbot.waitUntil(lambda: view.list_pane.empty.accessibleName() == "Nothing for “qwxzyv”.")


def test_near_matches_are_those_the_filters_keep_out(view, qtbot):
    search(view, qtbot, "mallow", Filters({"stage": ("ks5",)}))
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


def reopened(view, qtbot, desk, runner, theme):
    view.hide()
    made = LibraryView(desk, runner, theme)
    qtbot.addWidget(made)
    made.resize(1282, 710)
    with qtbot.waitSignal(made.finder.answered, timeout=20_000):
        made.show()
    return made


def test_the_last_search_its_filters_and_order_come_back(view, qtbot, desk, runner, theme):
    search(view, qtbot, "label", Filters({"stage": ("lks2",)}, 1, 60))
    with qtbot.waitSignal(view.finder.answered, check_params_cb=lambda answer: answer.asked.order == "title"):
        view.list_pane.header.order_chosen.emit("title")
    found = titles(view)
    again = reopened(view, qtbot, desk, runner, theme)
    qtbot.waitUntil(lambda: titles(again) == found)
    assert again.query == view.query
    assert again.bar.field.text == "label"
    assert [chip.text() for chip in again.bar.field.chips] == ["LKS2", "Up to 60 min"]


def test_what_was_typed_is_kept_without_leaving_the_screen(view, qtbot, desk):
    type_words(view, qtbot, "museum")
    qtbot.waitUntil(lambda: "museum" in desk.settings.get(LIBRARY_SEARCH))


@pytest.mark.parametrize("text", ["{", "[]", '{"text": 3}', '{"facets": {"stage": "lks2"}}', '{"minutes": [1]}'])
def test_a_search_that_cannot_be_read_counts_as_none(qtbot, desk, runner, theme, text):
    desk.settings.set(LIBRARY_SEARCH, text)
    made = LibraryView(desk, runner, theme)
    qtbot.addWidget(made)
    assert made.query == Query()


def test_filters_that_this_library_does_not_know_are_dropped(qtbot, desk, runner, theme):
    desk.settings.set(LIBRARY_SEARCH, '{"text": "label", "facets": {"stage": ["lks2", "moon"], "colour": ["red"]}}')
    made = LibraryView(desk, runner, theme)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.finder.answered, timeout=20_000):
        made.show()
    assert made.query == Query("label", Filters({"stage": ("lks2",)}))


def test_widths_of_panes_come_back_and_a_double_click_forgets_them(view, qtbot, desk, runner, theme):
    usual = view.panes.splitter.sizes()
    handle = view.panes.splitter.handle(2)
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_Left)
    moved = view.panes.splitter.sizes()
    assert moved[1] < usual[1]
    again = reopened(view, qtbot, desk, runner, theme)
    assert again.panes.splitter.sizes() == moved
    qtbot.mouseDClick(again.panes.splitter.handle(2), Qt.MouseButton.LeftButton)
    assert reopened(again, qtbot, desk, runner, theme).panes.splitter.sizes() == usual


def test_the_sample_link_is_chosen_on_a_first_start(view, desk):
    assert view.preview._link_id == desk.links.list()[0].id
    assert "Kestrels" in view.bar.link.text()


def test_the_list_starts_at_its_top_whatever_answer_comes_last(view, qtbot):
    listing = view.list_pane.list
    qtbot.waitUntil(lambda: listing.current_id == view.results.index(0).data(ITEM_ID))
    assert listing.verticalScrollBar().value() == 0
    qtbot.keyClick(listing, Qt.Key.Key_End)
    assert listing.verticalScrollBar().value() > 0
    search(view, qtbot, "", Filters({"stage": ("lks2",)}))
    assert listing.current_id == view.results.index(0).data(ITEM_ID)
    assert listing.verticalScrollBar().value() == 0


def test_a_row_the_reader_chose_stays_when_the_same_question_is_answered_again(view, qtbot):
    listing = view.list_pane.list
    for _ in range(6):
        qtbot.keyClick(listing, Qt.Key.Key_Down)
    place = listing.place()
    with qtbot.waitSignal(view.finder.answered):
        view.finder.ask(view._asked)
    assert listing.place() == place


def test_rows_do_not_move_when_badges_come(view, qtbot, desk):
    search(view, qtbot, "")
    listing, last = view.list_pane.list, view.results.index(view.results.rowCount() - 1)
    place = listing.visualRect(last)
    for pack in (desk.empty_pack("", "One"), desk.empty_pack("", "Two")):
        entry = desk.new_entry(view.current_item)
        PackSession(desk, pack.id).apply(lambda pack, entry=entry: changes.add(pack, entry), "Add")
    desk.done.mark_done(Done(desk.links.list()[0].id, "a", view.current_item, "2024-25"))
    view.refresh_marks()
    qtbot.waitUntil(lambda: bool(view.results.row_at(view.results.index_of(view.current_item)).badges))
    assert listing.visualRect(last) == place


def test_items_with_the_users_own_words_say_so(view, qtbot, desk):
    desk.editions.save(Edition(LESSON, "1.0", {"title": "Our Three Exhibits"}))
    view.refresh_marks()
    search(view, qtbot, "museum label")
    badge = ("your own words", "accent", "pencil")
    qtbot.waitUntil(lambda: badge in view.results.row_at(view.results.index_of(LESSON)).badges)


def test_stages_that_are_not_wanted_are_hidden_until_all_are_asked_for(view, qtbot, desk):
    everything = view.results.total
    desk.settings.set(STAGES_SHOWN, ("eyfs", "ks1", "lks2"))
    with qtbot.waitSignal(view.finder.answered):
        view.apply_setting("stages_shown")
    header, catalogue = view.list_pane.header, view.finder.library.catalogue
    assert header.stages_text == "Showing EYFS to LKS2 only. Show all"
    wanted = {"eyfs", "ks1", "lks2"}
    assert view.results.total == sum(bool(wanted & {*item.place.stages}) for item in catalogue.items.values())
    assert view.results.total < everything
    assert [value.value for value in view.facets.sections[1].values] == ["eyfs", "ks1", "lks2"]
    link = next(button for button in header.findChildren(QAbstractButton) if button.text() == "Show all")
    with qtbot.waitSignal(view.finder.answered):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert view.results.total == everything
    assert header.stages_text == "Showing all stages. Show EYFS to LKS2 only"
    assert desk.settings.get(STAGES_SHOWN) == ("eyfs", "ks1", "lks2")


def test_a_stage_asked_for_is_shown_though_it_is_hidden_otherwise(view, qtbot, desk):
    desk.settings.set(STAGES_SHOWN, ("eyfs",))
    with qtbot.waitSignal(view.finder.answered):
        view.apply_setting("stages_shown")
    search(view, qtbot, "", Filters({"stage": ("ks5",)}))
    assert view.results.total > 0
    assert view.list_pane.header.stages_text == ""


def test_tab_goes_through_the_screen_as_it_is_read(view, qtbot):
    qtbot.waitUntil(view.preview.pages.isVisible, timeout=20_000)
    view.activateWindow()
    view.focus_search()
    qtbot.waitUntil(view.bar.field.edit.hasFocus)
    met = [view.focusWidget()]
    while len(met) < 80:
        view.focusNextChild()
        if view.focusWidget() is met[0]:
            break
        met.append(view.focusWidget())
    parts = (view.bar.field.edit, view.bar.saved, view.bar.link, view.list_pane.list, view.preview.pages)
    places = [met.index(part) for part in parts]
    assert places == sorted(places)
    panes = [next((n for n, p in enumerate(all_panes(view)) if p.isAncestorOf(one)), None) for one in met]
    inside = [number for number in panes if number is not None]
    assert inside == sorted(inside)


def all_panes(view):
    return view.bar, view.filters_pane, view.list_pane, view.preview


def test_what_is_dragged_is_small_and_shows_the_title(theme):
    short, long = (drag_picture(title, theme, 2.0) for title in ("Hi", "A title " * 20))
    assert 0 < short.width() < long.width() <= 2 * 270
    assert short.devicePixelRatio() == 2.0


def test_a_filter_reached_by_key_is_scrolled_into_view(view, qtbot):
    listing, last = line(view, "step", "evaluate")
    view.activateWindow()
    listing.setFocus()
    qtbot.waitUntil(listing.hasFocus)
    for _ in range(20):
        qtbot.keyClick(listing, Qt.Key.Key_Down)
    assert listing.currentIndex() == last
    assert not listing.visibleRegion().intersected(listing.visualRect(last)).isEmpty()
    bottom = listing.mapTo(view.filters_pane, listing.visualRect(last).bottomLeft()).y()
    assert bottom <= view.filters_pane.height()


def test_about_names_each_related_item_once(view):
    library = view.finder.library
    for item in library.catalogue.items.values():
        blocks = about_item(item, library.catalogue, library.vocabulary)
        around = [line.item_id for block in blocks[:5] for line in block.lines if line.item_id]
        assert len(around) == len(set(around)), item.id


def test_f6_enters_the_results_at_their_list(view):
    view.bar.setFocus()
    cycle = PaneCycle(view)
    reached = [cycle.move(1) for _ in cycle.panes()]
    assert view.list_pane in reached
    while cycle.move(1) is not view.list_pane:
        pass
    assert view.focusWidget() is view.list_pane.list
    assert view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # so that the ring shows


def test_a_heading_of_filters_is_a_button_that_says_whether_it_is_expanded(view, qtbot):
    fold = view.findChildren(FoldButton)[0]
    told = QAccessible.queryAccessibleInterface(fold)
    assert told.role() == QAccessible.Role.Button
    before = fold.expanded
    for expanded in (not before, before):
        qtbot.keyClick(fold, Qt.Key.Key_Space)
        assert fold.expanded is expanded
        word = "expanded" if expanded else "collapsed"
        assert told.text(QAccessible.Text.Name) == f"{fold.text()}, {word}"
