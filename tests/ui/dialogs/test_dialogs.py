"""Each dialog as a person uses it: settings, first run, backups and moving, about, shortcuts, crash, help."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument, QTextFormat
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from linkwell.domain.errors import AppError
from linkwell.store import backups
from linkwell.store.settings import (
    APPEARANCE,
    BLACK_COST,
    DOCUMENT_FONT,
    FIRST_RUN_DONE,
    MENU_BAR,
    NATION,
    SCHOOL,
    SETTINGS,
    STAGES_SHOWN,
    STYLE,
    TEXT_PERCENT,
)
from linkwell.ui.actions import ACTIONS
from linkwell.ui.dialogs import help_pages
from linkwell.ui.dialogs.about import AboutDialog, fonts_sentence
from linkwell.ui.dialogs.backups import BackupsDialog
from linkwell.ui.dialogs.crash_dialog import CrashDialog
from linkwell.ui.dialogs.first_run import FirstRunDialog
from linkwell.ui.dialogs.help_window import HelpWindow
from linkwell.ui.dialogs.settings import SettingsDialog
from linkwell.ui.dialogs.shortcuts import ShortcutsDialog
from linkwell.ui.dialogs.sorry import SorryDialog


@pytest.fixture
def shown(qtbot):
    """Show a dialog and close it at the end."""

    def show(widget):
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show


def button(widget, words):
    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == words)


def unnamed(widget):
    """Controls without a name for a screen reader. Parts that Qt puts inside a control speak through it."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
    own = [one for kind in kinds for one in widget.findChildren(kind) if not one.objectName().startswith("qt_")]
    return [
        one for one in own if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not (one.accessibleName() or _words(one))
    ]


def _words(control):
    return control.text() if isinstance(control, QAbstractButton) else ""


# Settings


def test_every_shown_setting_has_a_field_and_a_name(desk, theme, shown):
    dialog = shown(SettingsDialog(desk, theme))
    for setting in SETTINGS:
        if setting.group and setting is not STYLE:
            assert isinstance(dialog.field(setting.name), QWidget)
    assert unnamed(dialog) == []


def test_settings_are_kept_at_once(desk, theme, shown, qtbot):
    dialog = shown(SettingsDialog(desk, theme))
    with qtbot.waitSignal(dialog.changed) as told:
        qtbot.keyClicks(dialog.field(SCHOOL.name), "O")
    assert told.args == [SCHOOL.name]
    qtbot.keyClicks(dialog.field(SCHOOL.name), "akfield")
    assert desk.settings.get(SCHOOL) == "Oakfield"
    dialog.field(BLACK_COST.name).setValue(2.5)
    assert desk.settings.get(BLACK_COST) == 250
    box = dialog.field(MENU_BAR.name)
    assert isinstance(box, QCheckBox)
    box.click()
    assert desk.settings.get(MENU_BAR) is True


def test_appearance_and_size_change_the_window_at_once(desk, theme, shown, qtbot):
    dialog = shown(SettingsDialog(desk, theme))
    qtbot.mouseClick(button(dialog, "Dark"), Qt.MouseButton.LeftButton)
    assert theme.dark
    assert desk.settings.get(APPEARANCE) == "dark"
    qtbot.mouseClick(button(dialog, "Light"), Qt.MouseButton.LeftButton)
    assert not theme.dark
    dialog.field(TEXT_PERCENT.name).setValue(150)
    assert theme.percent == 150
    assert desk.settings.get(TEXT_PERCENT) == 150


def test_a_nation_is_chosen_from_a_list_with_words(desk, theme, shown):
    box = shown(SettingsDialog(desk, theme)).field(NATION.name)
    assert [box.itemText(number) for number in range(box.count())] == [
        "England",
        "Northern Ireland",
        "Scotland",
        "Wales",
        "Elsewhere",
    ]
    box.setCurrentIndex(3)
    box.activated.emit(3)
    assert desk.settings.get(NATION) == "wales"


def test_the_nation_changes_what_stages_are_called(desk, theme, shown):
    dialog = shown(SettingsDialog(desk, theme))
    boxes, nation = dialog.field(STAGES_SHOWN.name).boxes, dialog.field(NATION.name)
    assert boxes["ks1"].text() == "KS1: Years 1 and 2"
    nation.activated.emit(nation.findData("scotland"))
    assert boxes["ks1"].text() == "KS1: P1 to P3"
    nation.activated.emit(nation.findData("other"))
    assert boxes["ks1"].text() == "KS1"


def test_stages_are_ticked_and_none_means_all(desk, theme, shown, qtbot):
    dialog = shown(SettingsDialog(desk, theme))
    boxes = dialog.field(STAGES_SHOWN.name).boxes
    assert all(box.isChecked() for box in boxes.values())
    boxes["eyfs"].setFocus()
    qtbot.keyClick(boxes["eyfs"], Qt.Key.Key_Space)
    assert desk.settings.get(STAGES_SHOWN) == tuple(id for id in boxes if id != "eyfs")
    for id in boxes:
        boxes[id].setChecked(False)
    assert desk.settings.get(STAGES_SHOWN) == ()
    assert all(box.isChecked() for box in boxes.values())


def test_the_typeface_of_the_pages_is_the_one_chosen(desk, theme, shown):
    dialog = shown(SettingsDialog(desk, theme))
    field = dialog.field(DOCUMENT_FONT.name)
    assert desk.workspace.style().typeface("teacher").text == "atkinson"
    field.activated.emit(field.findData("abeezee"))
    assert {face.text for face in desk.workspace.style().voices.values()} == {"abeezee"}
    field.activated.emit(0)
    assert desk.workspace.style().typeface("teacher").text == "atkinson"


def test_new_packs_begin_with_the_style_chosen(desk, theme, shown):
    field = shown(SettingsDialog(desk, theme)).field(STYLE.name)
    field.activated.emit(field.findData("ink-saver"))
    assert desk.empty_pack("").style_id == "ink-saver"
    assert desk.pack_from_recipe("small-link", "").style_id == "ink-saver"
    desk.settings.set(STYLE, "no-longer-there")
    assert desk.empty_pack("").style_id == "standard"


# First run


def test_the_first_minute_by_keyboard(desk, theme, shown, qtbot):
    dialog = shown(FirstRunDialog(desk, theme))
    button(dialog, "Wales").click()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.step == 1
    school = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == SCHOOL.title)
    qtbot.keyClicks(school, "Oakfield Primary")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.step == 2
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen.args == ["packs"]
    assert (desk.settings.get(NATION), desk.settings.get(SCHOOL)) == ("wales", "Oakfield Primary")
    assert desk.settings.get(FIRST_RUN_DONE) is True


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None])
def test_the_first_minute_can_be_skipped(desk, theme, shown, qtbot, key):
    dialog = shown(FirstRunDialog(desk, theme))
    with qtbot.assertNotEmitted(dialog.chosen):
        if key:
            qtbot.keyClick(dialog, key)
        else:
            qtbot.mouseClick(button(dialog, "Skip all"), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert desk.settings.get(FIRST_RUN_DONE) is True
    assert desk.settings.get(SCHOOL) == ""


def test_one_can_go_back_and_look_round_instead(desk, theme, shown, qtbot):
    dialog = shown(FirstRunDialog(desk, theme))
    qtbot.mouseClick(button(dialog, "Next"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(dialog, "Back"), Qt.MouseButton.LeftButton)
    assert dialog.step == 0
    for _ in range(2):
        qtbot.mouseClick(button(dialog, "Next"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(button(dialog, "Look round the library"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["library"]
    assert unnamed(dialog) == []


# Backups and moving


@pytest.fixture
def backing(desk, runner, theme, shown):
    return shown(BackupsDialog(desk, runner, theme))


def test_a_backup_is_made_and_listed(backing, desk, qtbot):
    assert not button(backing, "Put this one back").isEnabled()
    qtbot.mouseClick(button(backing, "Back up now"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: backing.table.model().rowCount() == 1)
    assert backing.notice.words == "A backup was made."
    assert len(backups.listed(desk.database.folder)) == 1


def test_a_backup_is_put_back_and_the_present_is_backed_up(backing, desk, qtbot):
    backing.back_up()
    qtbot.waitUntil(lambda: backing.table.model().rowCount() == 1)
    desk.packs.delete(desk.packs.list()[0].id)
    with qtbot.waitSignal(backing.data_replaced):
        backing.put_back()
    assert len(desk.packs.list()) == 1
    assert [one.reason for one in backups.listed(desk.database.folder)] == ["restore", "asked"]


def test_everything_moves_by_one_file(backing, desk, tmp_path, qtbot):
    backing.export_to(str(tmp_path / "mine"))
    qtbot.waitUntil(lambda: (tmp_path / "mine.linkwell").exists() and backing.notice.isVisible())
    desk.packs.delete(desk.packs.list()[0].id)
    with qtbot.waitSignal(backing.data_replaced):
        backing.import_from(str(tmp_path / "mine.linkwell"))
    assert len(desk.packs.list()) == 1


def test_a_foreign_file_is_refused_calmly(backing, desk, tmp_path, qtbot):
    file = tmp_path / "photo.linkwell"
    file.write_bytes(b"not ours")
    with qtbot.assertNotEmitted(backing.data_replaced):
        backing.import_from(str(file))
        qtbot.waitUntil(backing.notice.isVisible)
    assert "X-DATA" in backing.notice.words
    assert len(desk.packs.list()) == 1


def test_the_table_of_backups_is_a_sound_model(backing, desk, qtbot, qtmodeltester):
    backing.back_up()
    qtbot.waitUntil(lambda: backing.table.model().rowCount() == 1)
    model = backing.table.model()
    qtmodeltester.check(model)
    assert model.index(0, 1).data() == "you asked for it"
    assert "kB" in model.index(0, 2).data()
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Backup of ")


# About


def test_the_report_names_nobody(desk, theme, shown, qtbot):
    desk.settings.set(SCHOOL, "Oakfield Primary")
    dialog = shown(AboutDialog(desk, theme, tab=2))
    link = desk.links.list()[0]
    for name in ("Oakfield", link.a.school, link.b.teacher, str(desk.database.folder)):
        assert not name or name not in dialog.report
    qtbot.mouseClick(button(dialog, "Copy the report"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.report
    assert unnamed(dialog) == []


def test_missing_typefaces_are_named():
    assert fonts_sentence(("a", "b"), lambda id: id == "a").startswith("Missing typefaces: b.")
    assert fonts_sentence(("a",), lambda id: True) == "All typefaces are here."


def test_the_licences_name_qt_and_the_fonts(desk, theme, shown):
    dialog = shown(AboutDialog(desk, theme))
    names = next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Part of Linkwell")
    told = {}
    for number in range(names.count()):
        names.setCurrentIndex(number)
        notes = " ".join(label.text() for label in dialog.findChildren(QLabel))
        text = next(e for e in dialog.findChildren(QPlainTextEdit) if e.accessibleName() == "Text of the licence")
        told[names.itemText(number).split(" ")[0]] = (notes, text.toPlainText())
    assert "MIT" in told["Linkwell"][0]
    assert "CC BY 4.0" in told["Lessons,"][0]
    assert "Open Font Licence" in told["Atkinson"][0]
    assert "Lesser General Public Licence" in told["Qt"][0]
    assert all(text for _notes, text in told.values())


# Shortcuts, crash, refusal


def test_the_sheet_shows_every_key(theme, shown):
    dialog = shown(ShortcutsDialog(theme))
    names = {label.accessibleName() for label in dialog.findChildren(QLabel)}
    for row in ACTIONS:
        if row.keys:
            assert f"{row.shown_text}: {' or '.join(row.shown_keys)}" in names


def test_a_crash_report_can_be_copied_and_nothing_else_happens(theme, shown, qtbot):
    dialog = shown(CrashDialog("the report", theme))
    qtbot.mouseClick(button(dialog, "Copy the report"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "the report"
    with qtbot.assertNotEmitted(dialog.close_program):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_after_a_crash_one_may_close_the_program(theme, shown, qtbot):
    dialog = shown(CrashDialog("the report", theme))
    with qtbot.waitSignal(dialog.close_program):
        qtbot.mouseClick(button(dialog, "Close Linkwell"), Qt.MouseButton.LeftButton)


def test_a_refusal_says_what_to_do(theme, shown):
    dialog = shown(SorryDialog(AppError("S-PLACE", "It is gone.", "Nothing was changed.", "Choose another."), theme))
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert words == ["It is gone.", "Nothing was changed.", "Choose another.", "Code S-PLACE"]


# Help


@pytest.mark.parametrize("page", help_pages.PAGES, ids=lambda page: page.id)
def test_every_help_page_can_be_read_and_its_links_lead_somewhere(page, theme, shown):
    window = shown(HelpWindow(theme))
    window.show_page(page.id)
    text = window.browser.toPlainText()
    assert len(text) > 200
    assert "[[" not in text
    block = window.browser.document().begin()
    while block.isValid():
        for span in block.textFormats():
            address = QUrl(span.format.anchorHref())
            assert address.isEmpty() or help_pages.known(address.path().removesuffix(".md"))
        block = block.next()


def pictures(browser):
    """The name, the words for those who do not see it, and the size of each picture on the page."""
    block = browser.document().begin()
    while block.isValid():
        for span in block.textFormats():
            if span.format.isImageFormat():
                shown = span.format.toImageFormat()
                image = browser.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(shown.name()))
                yield shown.name(), shown.stringProperty(QTextFormat.Property.ImageAltText.value), image
        block = block.next()


@pytest.mark.parametrize("page", help_pages.PAGES, ids=lambda page: page.id)
@pytest.mark.parametrize("percent", [100, 200])
def test_every_help_page_has_a_picture_with_words_that_fits(page, percent, theme, shown):
    theme.set_percent(percent)
    window = shown(HelpWindow(theme))
    window.show_page(page.id)
    found = list(pictures(window.browser))
    assert [name for name, _words, _image in found] == [f"{page.id}.png"]
    for name, words, image in found:
        assert len(words) > 40
        assert len(help_pages.picture(name)) <= 60_000
        assert 200 < image.deviceIndependentSize().width() <= window.browser.viewport().width()


def test_a_picture_follows_the_width_of_the_window(theme, shown, qtbot):
    window = shown(HelpWindow(theme))
    window.show_page("start")
    (before,) = (image.width() for _name, _words, image in pictures(window.browser))
    window.resize(window.width() - 200, window.height())
    qtbot.waitUntil(lambda: next(pictures(window.browser))[2].width() < before)


def test_help_is_about_the_screen():
    assert help_pages.page_for("library") == "find"
    assert help_pages.page_for("packs") == "packs"
    assert help_pages.page_for("links") == "links"
    assert help_pages.page_for("nowhere") == "start"


def test_links_between_pages_and_back(theme, shown, qtbot):
    window = shown(HelpWindow(theme))
    window.show_page("start")
    window.browser.anchorClicked.emit(QUrl("find.md"))
    assert window.page == "find"
    window.go_back()
    assert window.page == "start"


@pytest.mark.parametrize(
    "address", ["https://example.org/", "file:///etc/passwd", "../../secret.md", "mailto:a@example.org", "find.md?x"]
)
def test_help_goes_nowhere_else(theme, shown, address):
    window = shown(HelpWindow(theme))
    window.show_page("start")
    window.browser.anchorClicked.emit(QUrl(address))
    assert window.page in {"start", "find"}


@pytest.mark.parametrize(
    "address", ["https://example.org/a.png", "file:///etc/hostname.png", "/etc/a.svg", "../icons/links.svg", "a.png"]
)
def test_help_loads_nothing_from_elsewhere(theme, shown, address):
    browser = shown(HelpWindow(theme)).browser
    kind = QTextDocument.ResourceType.ImageResource.value
    assert bytes(browser.loadResource(kind, QUrl(address)).data()) == b""
