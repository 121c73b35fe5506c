"""The contrast table of the design, computed from the tokens."""

import pytest
from PySide6.QtCore import Qt

from linkwell.ui.theme.tokens import DARK_SCHEME, LIGHT_SCHEME, STRONG_DARK_SCHEME, STRONG_LIGHT_SCHEME

TEXT_PAIRS = [
    ("ink", "panel"),
    ("ink", "window"),
    ("ink", "facet"),
    ("ink", "hover"),
    ("ink", "accent-soft"),
    ("ink-2", "panel"),
    ("ink-2", "rail"),
    ("ink-3", "panel"),
    ("ink-3", "window"),
    ("ink-3", "facet"),
    ("ink-3", "hover"),
    ("ink-3", "accent-soft"),
    ("accent", "panel"),
    ("accent", "hover"),
    ("accent", "accent-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-pressed"),
    ("on-mark", "mark"),
    ("ok", "ok-soft"),
    ("warn", "warn-soft"),
    ("bad", "bad-soft"),
    ("panel", "ink"),
    *[(theme, ground) for theme in ("identity", "diversity", "community", "equality") for ground in ("panel",)],
    *[(theme, f"{theme}-soft") for theme in ("identity", "diversity", "community", "equality")],
]
LINE_PAIRS = [
    ("control", "panel"),
    ("control", "window"),
    ("control", "facet"),
    ("focus", "panel"),
    ("focus", "window"),
    ("focus-inner", "focus"),
    ("mark-line", "mark"),
    ("accent", "window"),
]
STRONG = [pytest.param(STRONG_LIGHT_SCHEME, id="light"), pytest.param(STRONG_DARK_SCHEME, id="dark")]
MORE, USUAL = Qt.ContrastPreference.HighContrast, Qt.ContrastPreference.NoPreference
SCHEMES = [pytest.param(LIGHT_SCHEME, id="light"), pytest.param(DARK_SCHEME, id="dark")]


def luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_the_known_ends():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_words_are_readable(scheme, text, ground):
    assert contrast(scheme[text], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("line", "ground"), LINE_PAIRS)
def test_lines_can_be_seen(scheme, line, ground):
    assert contrast(scheme[line], scheme[ground]) >= 3


def test_both_schemes_have_the_same_tokens():
    assert set(LIGHT_SCHEME.colours) == set(DARK_SCHEME.colours)


@pytest.mark.parametrize("scheme", STRONG)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_words_reach_seven_to_one(scheme, text, ground):
    assert contrast(scheme[text], scheme[ground]) >= 7


@pytest.mark.parametrize("scheme", STRONG)
@pytest.mark.parametrize(("line", "ground"), [*LINE_PAIRS, ("line", "panel"), ("line", "window")])
def test_lines_reach_four_and_a_half_to_one(scheme, line, ground):
    assert contrast(scheme[line], scheme[ground]) >= 4.5


@pytest.mark.parametrize(("strong", "usual"), [(STRONG_LIGHT_SCHEME, LIGHT_SCHEME), (STRONG_DARK_SCHEME, DARK_SCHEME)])
def test_a_strong_scheme_has_the_same_tokens(strong, usual):
    assert set(strong.colours) == set(usual.colours)
    assert strong.dark == usual.dark


@pytest.mark.parametrize(("appearance", "scheme"), [("light", STRONG_LIGHT_SCHEME), ("dark", STRONG_DARK_SCHEME)])
def test_the_wish_of_the_system_is_taken_up_with_any_appearance(theme, qapp, qtbot, appearance, scheme):
    theme.set_appearance(appearance)
    hints = qapp.styleHints()
    access = hints.accessibility()
    asked = access.contrastPreferenceChanged
    try:
        with qtbot.waitSignal(theme.changed):
            asked.emit(MORE)
        assert theme.color("control").name().upper() == scheme["control"]
        assert qapp.palette().window().color().name().upper() == scheme["window"]
        with qtbot.assertNotEmitted(theme.changed):
            asked.emit(MORE)
    finally:
        asked.emit(USUAL)
    assert theme.color("control").name().upper() != scheme["control"]
