from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from linkwell.ui.theme.fonts import ROLES
from linkwell.ui.theme.theme import theme_of
from linkwell.ui.theme.tokens import DARK, LIGHT


def middle_colours(picture):
    """Every opaque colour of a picture."""
    image = picture.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_colours_follow_the_appearance(theme, qtbot):
    assert theme.color("panel") == QColor(LIGHT["panel"])
    with qtbot.waitSignal(theme.changed):
        theme.set_appearance("dark")
    assert theme.dark
    assert theme.color("panel") == QColor(DARK["panel"])


def test_the_palette_of_the_application_follows(theme):
    theme.set_appearance("dark")
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Base) == QColor(DARK["panel"])
    assert palette.color(QPalette.ColorRole.HighlightedText) == QColor(DARK["ink"])
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor(DARK["ink-3"])


def test_it_follows_the_system_only_when_asked(theme, qapp, monkeypatch):
    hints = qapp.styleHints()
    try:
        theme.set_appearance("system")
        hints.setColorScheme(Qt.ColorScheme.Dark)
        assert theme.dark == (hints.colorScheme() == Qt.ColorScheme.Dark)
        theme.set_appearance("light")
        hints.setColorScheme(Qt.ColorScheme.Dark)
        assert not theme.dark
    finally:
        hints.unsetColorScheme()


def test_an_unknown_appearance_means_system(theme):
    theme.set_appearance("purple")
    assert theme.appearance == "system"


def test_every_role_is_in_the_bundled_typeface(theme):
    for role in ROLES:
        assert QFontInfo(theme.font(role)).family() == "Atkinson Hyperlegible"


def test_text_grows_with_the_size(theme, qtbot):
    before = {role: theme.font(role).pointSizeF() for role in ROLES}
    with qtbot.waitSignal(theme.changed):
        theme.set_percent(150)
    for role, points in before.items():
        assert abs(theme.font(role).pointSizeF() - points * 1.5) < 0.05
    label = QLabel("x")
    qtbot.addWidget(label)
    assert abs(label.font().pointSizeF() - before["body"] * 1.5) < 0.05


def test_the_size_stays_readable(theme):
    theme.set_percent(1)
    assert theme.percent == 80
    theme.set_percent(9_000)
    assert theme.percent == 250


def test_changing_a_font_given_out_changes_no_other(theme):
    theme.font("body").setBold(True)
    assert not theme.font("body").bold()


def test_an_icon_has_the_colour_of_its_token(theme):
    colours = middle_colours(theme.pixmap("theme-community", "community", 32))
    assert QColor(LIGHT["community"]).name() in colours
    theme.set_appearance("dark")
    colours = middle_colours(theme.pixmap("theme-community", "community", 32))
    assert QColor(DARK["community"]).name() in colours


def test_icons_are_sharp_on_dense_screens(theme):
    picture = theme.pixmap("star", "ink", 18, 2.0)
    assert picture.width() == 36
    assert picture.deviceIndependentSize().width() == 18


def test_an_unknown_icon_is_empty_and_told_once(theme, caplog):
    assert theme.pixmap("no-such-icon", "ink", 18).isNull()
    assert theme.pixmap("no-such-icon", "accent", 18).isNull()
    assert theme.icon("no-such-icon").isNull()
    assert [record.message for record in caplog.records] == ["There is no icon called no-such-icon"]


def test_widgets_find_the_theme_of_the_application(theme):
    assert theme_of() is theme
