"""Scripts that Word sets with a typeface of their own, and those that run from right to left.

It cuts words where the script changes, and adds to run and paragraph properties what Word must be told. It knows
nothing of blocks.
"""

import re
from xml.sax.saxutils import unescape

from linkwell.render.direction import RTL_LETTERS, runs_rtl

ARABIC, BENGALI, INDIC = "Amiri", "Hind Siliguri", "Nirmala UI"
_NEXT = r"(?:[^\w<>&]*[{0}\u0300-\u036f\u200c\u200d]+)*"
_SCRIPTS = tuple(
    (re.compile(f"[{letters}]+" + _NEXT.replace("{0}", letters)), family, rtl)
    for letters, family, rtl in (
        (RTL_LETTERS, ARABIC, True),
        ("\u0980-\u09ff", BENGALI, False),
        ("\u0900-\u097f\u0a00-\u0dff", INDIC, False),
    )
)
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _, _ in _SCRIPTS))
_FONTS = re.compile(r' w:cs="[^"]*"')
_STYLE = re.compile(r"^(<w:rStyle [^>]*/>)?")
_AFTER_RTL = re.compile(r"<w:(?:cs|em|lang|eastAsianLayout|specVanish|oMath)[ /]")
_AFTER_BIDI = re.compile(
    r"<w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|"
    r"textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)[ />]"
)
_SHOWN = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_ENTITIES = {"&quot;": '"'}  # besides those of every XML


def found(words: str) -> bool:
    """Whether some words hold letters of such a script."""
    return _ANY.search(words) is not None


def stretches(words: str) -> list[tuple[str, str, bool]]:
    """The words cut where the script changes: each with the family to name (or none), and whether it runs left."""
    cut: list[tuple[str, str, bool]] = []
    at = 0
    for match in _ANY.finditer(words):
        if match.start() > at:
            cut.append((words[at : match.start()], "", False))
        family, rtl = _kind(match.group())
        cut.append((match.group(), family, rtl))
        at = match.end()
    if at < len(words):
        cut.append((words[at:], "", False))
    return cut


def look(properties: str, family: str, *, rtl: bool) -> str:
    """The run properties of a stretch: its typeface, and that it runs from right to left."""
    if not family:
        return properties
    if _FONTS.search(properties):
        properties = _FONTS.sub(f' w:cs="{family}"', properties)
    else:
        properties = _STYLE.sub(lambda style: f'{style.group()}<w:rFonts w:cs="{family}"/>', properties, count=1)
    return _before(properties, _AFTER_RTL, "<w:rtl/>") if rtl else properties


def turned(properties: str, content: str) -> str:
    """The properties of a paragraph, told to run from right to left if its first letter does."""
    return _before(properties, _AFTER_BIDI, "<w:bidi/>") if runs_rtl(shown_words(content)) else properties


def shown_words(content: str) -> str:
    """The words that some WordprocessingML of ours shows."""
    return unescape("".join(_SHOWN.findall(content)), _ENTITIES)


def families_in(body: str) -> list[str]:
    """The families with files of their own that a body names."""
    return [family for family in (ARABIC, BENGALI) if f' w:cs="{family}"' in body]


def _kind(words: str) -> tuple[str, bool]:
    return next((family, rtl) for pattern, family, rtl in _SCRIPTS if pattern.match(words))


def _before(properties: str, later: re.Pattern[str], added: str) -> str:
    """Word takes properties in one order only."""
    place = later.search(properties)
    at = place.start() if place else len(properties)
    return properties[:at] + added + properties[at:]
