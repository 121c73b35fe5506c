import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import KINDS, Badge, Body, HalfDiscs, Heading, LinkLabel, Small, paint_half_discs
from linkwell.ui.widgets.notices import EmptyState, NoticeBar, ProgressStrip
from linkwell.ui.widgets.rows import Ink, badge_height, badge_width, elide, paint_badge, paint_highlighted


def button(widget, text):
    return next(child for child in widget.findChildren(QPushButton) if child.text() == text)


def canvas(theme, width=300, height=40):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(theme.color("panel"))
    return image


def count(image, colour):
    return sum(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("kind", [Heading, Body, Small])
def test_words_are_never_markup(theme, qtbot, kind):
    label = kind("<b>Robert'); DROP</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_labels_follow_the_scheme_and_the_size(theme, qtbot):
    label = Small("29 children")
    qtbot.addWidget(label)
    before = label.font().pointSizeF()
    theme.set_appearance("dark")
    theme.set_percent(150)
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.color("ink-3")
    assert label.font().pointSizeF() == pytest.approx(before * 1.5, abs=0.05)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_badge_is_spoken_and_fits_its_word(theme, qtbot, kind):
    badge = Badge("reply due", kind, "clock")
    qtbot.addWidget(badge)
    assert badge.accessibleName() == "reply due"
    assert badge.sizeHint().width() > badge.fontMetrics().horizontalAdvance("reply due") + 14
    image = badge.grab().toImage()
    assert count(image, theme.color(KINDS[kind][1])) > 50
    badge.set("done", "ok")
    assert badge.accessibleName() == "done"


def test_a_link_is_a_button_for_the_keyboard(theme, qtbot):
    link = LinkLabel("find dates")
    qtbot.addWidget(link)
    assert link.height() >= 24 or link.sizeHint().height() >= 24
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, Qt.Key.Key_Space)


def test_our_half_is_solid_and_theirs_is_open(theme):
    ours, theirs = canvas(theme, 40, 40), canvas(theme, 40, 40)
    for image, which in ((ours, "ours"), (theirs, "theirs")):
        painter = QPainter(image)
        paint_half_discs(painter, QRectF(0, 0, 40, 40), theme, which)
        painter.end()
    accent = theme.color("accent")
    assert ours.pixelColor(10, 20) == accent
    assert ours.pixelColor(30, 20) == theme.color("panel")
    assert theirs.pixelColor(30, 20) == theme.color("panel")
    assert 0 < count(theirs, accent) < count(ours, accent)


def test_half_discs_have_a_name(theme, qtbot):
    for which, name in (("both", "link"), ("ours", "our class"), ("theirs", "partner class")):
        discs = HalfDiscs(which)
        qtbot.addWidget(discs)
        assert discs.accessibleName() == name


def test_a_notice_says_and_offers(theme, qtbot):
    bar = NoticeBar(theme)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    done = []
    bar.show_notice(
        "warn",
        "The disk is full.",
        [("Save somewhere else", lambda: done.append("else")), ("Try again", lambda: done.append("again"))],
    )
    assert bar.isVisible()
    assert bar.accessibleName() == "The disk is full."
    qtbot.mouseClick(button(bar, "Try again"), Qt.MouseButton.LeftButton)
    assert done == ["again"]
    assert bar.isHidden()


def test_a_button_of_a_notice_may_show_the_next_notice(theme, qtbot):
    bar = NoticeBar(theme)
    qtbot.addWidget(bar)
    bar.show_notice("warn", "Not saved.", [("Try again", lambda: bar.show_notice("ok", "Saved."))])
    qtbot.mouseClick(button(bar, "Try again"), Qt.MouseButton.LeftButton)
    assert bar.isVisible()
    assert bar.words == "Saved."
    assert [child.text() for child in bar.findChildren(Button) if child.isVisible()] == []


def test_an_empty_state_helps(theme, qtbot):
    done = []
    state = EmptyState("No link yet", "Add your two classes once.", [("Add a link", lambda: done.append(1))])
    qtbot.addWidget(state)
    assert (state.accessibleName(), state.accessibleDescription()) == ("No link yet", "Add your two classes once.")
    qtbot.keyClick(button(state, "Add a link"), Qt.Key.Key_Return)
    assert done == [1]
    state.set("Nothing received")
    assert [label.text() for label in state.findChildren(QLabel) if not label.isHidden()] == ["Nothing received"]


def test_progress_is_named_and_can_be_cancelled(theme, qtbot):
    strip = ProgressStrip(theme)
    qtbot.addWidget(strip)
    strip.start("Making 16 packs")
    strip.update(0.25, "Page 4 of 16")
    bar = strip.findChild(QProgressBar)
    assert strip.isVisible()
    assert (bar.value(), bar.accessibleName(), bar.accessibleDescription()) == (250, "Making 16 packs", "Page 4 of 16")
    strip.update(7, "Too far")
    assert bar.value() == bar.maximum()
    with qtbot.waitSignal(strip.cancelled):
        qtbot.mouseClick(button(strip, "Cancel"), Qt.MouseButton.LeftButton)
    assert not button(strip, "Cancel").isEnabled()
    strip.finish()
    assert strip.isHidden()
    strip.start("Again")
    assert button(strip, "Cancel").isEnabled()


def test_long_words_are_shortened_to_the_room(theme):
    font = theme.font("body")
    text = "The Map of What Matters to Every One of Us"
    short = elide(text, font, 120)
    assert short.endswith("…")
    assert QFontMetrics(font).horizontalAdvance(short) <= 120
    assert elide("Map", font, 120) == "Map"
    assert elide("Map", font, -5) == ""


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_found_words_are_marked_and_underlined(theme, appearance):
    theme.set_appearance(appearance)
    image = canvas(theme)
    painter = QPainter(image)
    ink = Ink(theme.font("body"))
    width = paint_highlighted(painter, QRect(0, 0, 300, 40), [("write ", False), ("labels", True)], ink, theme)
    painter.end()
    metrics = QFontMetrics(ink.font)
    assert width == metrics.horizontalAdvance("write ") + metrics.horizontalAdvance("labels")
    assert count(image, theme.color("mark")) > 100
    assert count(image, theme.color("mark-line")) >= 2 * metrics.horizontalAdvance("labels")
    assert image.pixelColor(1, 20) != theme.color("mark")


def test_highlighted_text_stays_in_its_room(theme):
    image = canvas(theme)
    painter = QPainter(image)
    pieces = [("a long beginning ", False), ("found", True), (" and more", False)]
    used = paint_highlighted(painter, QRect(0, 0, 90, 40), pieces, Ink(theme.font("body")), theme)
    painter.end()
    assert used <= 90
    right = image.copy(92, 0, 200, 40)
    assert count(right, QColor(theme.color("panel"))) == 200 * 40


def test_a_painted_badge_is_as_wide_as_foretold(theme):
    image = canvas(theme)
    painter = QPainter(image)
    used = paint_badge(painter, QPoint(0, 0), ("in 2 of your packs", "plain", "packs"), theme)
    painter.end()
    assert used == badge_width("in 2 of your packs", theme, "packs")
    assert image.pixelColor(used - 3, badge_height(theme) // 2) == theme.color("hover")
    assert image.pixelColor(used + 1, badge_height(theme) // 2) == theme.color("panel")
